# engine

# catalogue

# scoring

# assess

# cockpit
from . import test_cockpit_lights
from . import test_cockpit_ranking
from . import test_cockpit_tiles
from . import test_cockpit_digest
from . import test_dashboard_files

# demo
