# engine
from . import test_kpi_engine

# catalogue
from . import test_kpi_catalogue
from . import test_kpi_people
from . import test_kpi_stock_state
from . import test_kpi_stock_value
from . import test_kpi_supplier
from . import test_kpi_warehouse

# scoring

# assess

# cockpit

# demo
