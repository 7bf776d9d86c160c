from . import test_certificate_issue
from . import test_training_access
from . import test_training_actions
from . import test_training_reconcile
from . import test_training_renewal
from . import test_training_terms
from . import test_training_wizards
