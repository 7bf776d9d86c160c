# engine: KPIs, facts, readings, health
from . import jxc_kpi
from . import jxc_kpi_fact
from . import jxc_kpi_dirty
from . import jxc_kpi_health
from . import jxc_kpi_reading

# catalogue: what shipped KPIs need of documents

# scoring: targets, rules, grades, scorecards
from . import jxc_kpi_target
from . import jxc_scoring_rule
from . import jxc_scoring_band
from . import jxc_grade_scheme
from . import jxc_grade
from . import jxc_scorecard
from . import jxc_scorecard_line

# assess: periods, assessments, appeals, events, rewards
from . import jxc_assessment_period
from . import jxc_assessment
from . import jxc_assessment_line
from . import jxc_assessment_appeal
from . import jxc_score_event
from . import jxc_reward_rule
from . import jxc_reward

# cockpit: home screen, dashboards, digest
from . import jxc_cockpit
from . import jxc_cockpit_departments
from . import jxc_cockpit_lights
from . import jxc_cockpit_tiles
from . import jxc_cockpit_ranking
from . import jxc_overview
from . import digest_digest

# demo
