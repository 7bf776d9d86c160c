from . import test_my_work
from . import test_training_analysis
from . import test_training_matrix
from . import test_training_reconcile
from . import test_training_reminders
from . import test_training_renewal
from . import test_training_trigger
from . import test_training_validator
