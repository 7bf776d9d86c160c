# engine

# scoring
from . import jxc_kpi_levels_mixin
from . import jxc_kpi_target_setup
from . import jxc_kpi_target_setup_line
from . import jxc_scorecard_template
from . import jxc_scorecard_template_create
from . import jxc_scorecard_template_line

# assess

# cockpit
