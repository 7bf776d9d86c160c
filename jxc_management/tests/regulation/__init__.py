from . import test_regulation_access
from . import test_regulation_audience
from . import test_regulation_confirm
from . import test_regulation_frozen
from . import test_regulation_life
from . import test_regulation_quiz
from . import test_regulation_templates
from . import test_regulation_views
