# engine

# scoring
from . import jxc_kpi_levels_mixin
from . import jxc_kpi_target_setup
from . import jxc_kpi_target_setup_line
from . import jxc_scorecard_template
from . import jxc_scorecard_template_create
from . import jxc_scorecard_template_line

# assess
from . import jxc_assessment_review
from . import jxc_assessment_review_line
from . import jxc_assessment_override
from . import jxc_assessment_appeal_submit
from . import jxc_assessment_appeal_decide
from . import jxc_assessment_step
from . import jxc_reward_decide

# cockpit
