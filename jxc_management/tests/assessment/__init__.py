# engine
from . import test_kpi_access
from . import test_kpi_days
from . import test_kpi_definition
from . import test_kpi_engine
from . import test_kpi_incremental
from . import test_kpi_marks
from . import test_kpi_property
from . import test_kpi_reading

# catalogue
from . import test_kpi_catalogue
from . import test_kpi_consigned
from . import test_kpi_ownership
from . import test_kpi_people
from . import test_kpi_promise
from . import test_kpi_stock_state
from . import test_kpi_stock_value
from . import test_kpi_supplier
from . import test_kpi_warehouse

# scoring
from . import test_scoring
from . import test_scoring_access
from . import test_scoring_targets
from . import test_scorecard
from . import test_scorecard_subjects
from . import test_scorecard_template

# assess
from . import test_assessment_access
from . import test_assessment_forgery
from . import test_assessment_forgery_steps
from . import test_assessment_again
from . import test_assessment_appeal
from . import test_assessment_drift
from . import test_assessment_figures
from . import test_assessment_lock
from . import test_assessment_mail
from . import test_assessment_period
from . import test_assessment_review
from . import test_assessment_reward
from . import test_assessment_screens

# cockpit
from . import test_cockpit_lights
from . import test_cockpit_ranking
from . import test_cockpit_tiles
from . import test_cockpit_digest
from . import test_dashboard_files

# demo
from . import test_demo_assessment
from . import test_demo_assessment_plan
