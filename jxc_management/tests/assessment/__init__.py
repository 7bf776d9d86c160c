# engine
from . import test_kpi_engine

# catalogue

# scoring

# assess

# cockpit

# demo
