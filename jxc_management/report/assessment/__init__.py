# engine
from . import jxc_kpi_analysis
# KPI and assessment analyses
