from . import jxc_regulation_sheet
from . import jxc_regulation_status
