# courses, requirements, assignments, certificates
from . import res_company
from . import jxc_training_record_mixin
from . import jxc_course, jxc_course_counts, jxc_course_material
from . import jxc_training_requirement
from . import jxc_training_assignment
from . import jxc_training_assignment_actions
from . import jxc_training_assignment_open
from . import jxc_training_assignment_reconcile
from . import jxc_certificate
from . import jxc_certificate_issue
from . import hr_employee
from . import hr_version

# sessions and exams
from . import jxc_training_session
from . import jxc_training_attendance
from . import survey_user_input

# gates
from . import jxc_gate
from . import jxc_gate_log
