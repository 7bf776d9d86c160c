from . import test_approval_purchase
