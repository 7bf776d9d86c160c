from . import jxc_exam_link
from . import jxc_session_enrol
from . import jxc_approval_decide
from . import jxc_gate_override
from . import jxc_gate_preview
