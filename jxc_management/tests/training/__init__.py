from . import test_training_reconcile
from . import test_training_renewal
