from odoo import fields, models
from odoo.tools import SQL

QUERY = """
    SELECT line.*, coded.code AS kpi_code
      FROM (%s) line
      JOIN jxc_kpi coded ON coded.id = line.kpi_id"""


class JxcKpiAnalysis(models.Model):
    _inherit = "jxc.kpi.analysis"
    _depends = {"jxc.kpi": ["code"]}

    kpi_code = fields.Char(
        "KPI Code", readonly=True, help="By which dashboards find the shipped KPIs."
    )

    @property
    def _table_query(self) -> SQL:
        return SQL(QUERY, super()._table_query)
