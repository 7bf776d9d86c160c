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
from . import jxc_training_session_access
from . import jxc_training_session_calendar
from . import jxc_training_session_lifecycle
from . import jxc_training_session_registration
from . import jxc_training_attendance
from . import jxc_training_attendance_mark
from . import jxc_training_assignment_exam
from . import jxc_training_assignment_result
from . import jxc_certificate_proof
from . import ir_actions_report
from . import jxc_course_exam
from . import jxc_training_samples
from . import survey_question
from . import survey_question_answer
from . import survey_survey
from . import survey_user_input
from . import survey_user_input_line

# gates
from . import jxc_gate
from . import jxc_gate_log
