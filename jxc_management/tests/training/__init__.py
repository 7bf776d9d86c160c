from . import test_gate_entries
from . import test_gate_flows
from . import test_gate_forecast
from . import test_gate_modes
from . import test_gate_people
from . import test_gate_queries
