# engine
from . import jxc_kpi_analysis

# KPI and assessment analyses
from . import jxc_assessment_sheet

# cockpit: after the analysis that it extends
from . import jxc_kpi_analysis_code
