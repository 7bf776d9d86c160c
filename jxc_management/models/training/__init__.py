# courses, requirements, assignments, certificates
from . import jxc_course, jxc_course_material
from . import jxc_training_requirement
from . import jxc_training_assignment
from . import jxc_certificate

# sessions and exams
from . import jxc_training_session
from . import jxc_training_attendance
from . import survey_user_input

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
