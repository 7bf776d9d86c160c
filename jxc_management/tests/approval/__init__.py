from . import test_approval_escalation
from . import test_approval_purchase
from . import test_approval_record
from . import test_approval_stock
