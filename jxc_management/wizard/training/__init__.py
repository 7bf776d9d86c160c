from . import jxc_exam_link
from . import jxc_session_enrol
