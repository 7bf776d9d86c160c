# KPI and assessment analyses
# cockpit
from . import jxc_kpi_analysis_code
