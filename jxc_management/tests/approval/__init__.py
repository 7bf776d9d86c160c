from . import test_approval_purchase
from . import test_approval_stock
from . import test_approval_forgery
from . import test_approval_forgery_stock
from . import test_approval_queries
from . import test_approval_new_model
