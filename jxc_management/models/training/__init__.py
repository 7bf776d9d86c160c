# courses, requirements, assignments, certificates
from . import res_company
from . import jxc_course, jxc_course_material
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

# my work, matrix, reminders, analysis
from . import stock_picking
from . import jxc_transfer_correction
from . import stock_move_line
from . import jxc_training_assignment_due
from . import jxc_training_trigger
from . import jxc_training_trigger_evaluate
from . import jxc_training_trigger_preview
from . import jxc_training_evidence
from . import jxc_training_assignment_evidence
from . import jxc_my_work
from . import jxc_my_work_parts
from . import jxc_overview
from . import jxc_training_matrix
from . import jxc_training_matrix_export
