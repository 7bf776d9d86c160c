from . import jxc_approval_decide
from . import jxc_gate_override
from . import jxc_gate_preview
