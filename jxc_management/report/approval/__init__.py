from . import jxc_approval_analysis
from . import jxc_approval_record
