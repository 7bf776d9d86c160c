from . import test_color_schemes
from . import test_demo
from . import test_demo_people
from . import test_demo_plan
from . import test_javascript
from . import test_wizards
