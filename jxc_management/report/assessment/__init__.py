# KPI and assessment analyses
