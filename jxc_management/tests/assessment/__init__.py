# engine

# catalogue

# scoring

# assess

# cockpit

# demo
from . import test_demo_assessment
from . import test_demo_assessment_plan
