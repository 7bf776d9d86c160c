# KPI and assessment analyses
from . import jxc_assessment_sheet
