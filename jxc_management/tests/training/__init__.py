from . import test_training_reconcile
from . import test_training_reminders
from . import test_training_renewal
from . import test_training_validator
