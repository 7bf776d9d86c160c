# courses, requirements, assignments, certificates
from . import res_company
from . import jxc_training_record_mixin
from . import jxc_surveyed_mixin
from . import jxc_course, jxc_course_counts, jxc_course_material
from . import jxc_training_requirement
from . import jxc_training_requirement_rights
from . import jxc_training_assignment
from . import jxc_training_assignment_actions
from . import jxc_training_assignment_open
from . import jxc_training_assignment_reconcile
from . import jxc_training_assignment_report
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
from . import jxc_training_assignment_attempt
from . import jxc_training_assignment_result
from . import jxc_certificate_proof
from . import jxc_course_exam
from . import jxc_training_samples
from . import survey_question
from . import survey_question_answer
from . import survey_survey
from . import survey_user_input
from . import survey_user_input_line

# gates
from . import jxc_gate
from . import jxc_gate_match
from . import jxc_gate_check
from . import jxc_gate_people
from . import jxc_gate_text
from . import jxc_gate_notify
from . import jxc_gate_log
from . import jxc_gate_coverage
from . import jxc_gate_forecast
from . import jxc_gate_asked
from . import jxc_gate_course
from . import jxc_gated_mixin
from . import jxc_approval_mixin
from . import jxc_approval_request
from . import purchase_order
from . import purchase_order_line
from . import stock_picking
from . import stock_move
from . import stock_move_line
from . import stock_quant
from . import stock_scrap
from . import ir_cron

# my work, matrix, reminders, analysis
from . import jxc_transfer_correction
from . import stock_move_line_correction
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

# demo company
from . import jxc_demo
