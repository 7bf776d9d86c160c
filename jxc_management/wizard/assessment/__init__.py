# engine

# scoring

# assess
from . import jxc_assessment_review
from . import jxc_assessment_review_line
from . import jxc_assessment_override
from . import jxc_assessment_appeal_submit
from . import jxc_assessment_appeal_decide
from . import jxc_assessment_step
from . import jxc_reward_decide

# cockpit
