from . import jxc_regulation
from . import jxc_regulation_version
from . import jxc_regulation_acknowledgement
from . import jxc_regulation_acknowledgement_due
