# engine

# catalogue

# scoring
from . import test_scoring

# assess

# cockpit

# demo
