from . import test_register
from . import test_resolver
from . import test_rules
from . import test_scopes
from . import test_stamps
