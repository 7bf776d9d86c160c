# engine
from . import test_kpi_access
from . import test_kpi_days
from . import test_kpi_definition
from . import test_kpi_engine
from . import test_kpi_incremental
from . import test_kpi_reading

# catalogue

# scoring

# assess

# cockpit

# demo
