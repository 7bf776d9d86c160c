from . import jxc_exam_link
from . import jxc_session_enrol
from . import jxc_approval_decide
from . import jxc_gate_override
from . import jxc_gate_preview

# courses, requirements, assignments, certificates
from . import jxc_certificate_external
from . import jxc_certificate_revoke
from . import jxc_training_assign
from . import jxc_training_decide
from . import jxc_training_preview
from . import jxc_training_preview_line
