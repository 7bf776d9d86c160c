from odoo import api, fields, models
from odoo.tools import SQL

QUERY = """
    SELECT fact.id, fact.kpi_id, kpi.category, fact.day, fact.company_id,
           fact.department_id, fact.warehouse_id, fact.user_id,
           fact.num, fact.den, fact.records, kpi.factor, kpi.aggregation,
           CASE WHEN kpi.is_money THEN company.currency_id END AS currency_id,
           CASE WHEN kpi.aggregation != 'sum' THEN
                     CASE WHEN fact.den > 0 THEN fact.num * kpi.factor / fact.den END
                WHEN fact.records > 0 THEN fact.num * kpi.factor END AS value
      FROM jxc_kpi_fact fact
      JOIN jxc_kpi kpi ON kpi.id = fact.kpi_id
      JOIN res_company company ON company.id = fact.company_id"""

#: see jxc.kpi._value
VALUE = """
    CASE WHEN MIN(%(kpi_id)s) != MAX(%(kpi_id)s)
           OR MIN(%(currency_id)s) != MAX(%(currency_id)s) THEN NULL
         WHEN MIN(%(aggregation)s) != 'sum' THEN
              CASE WHEN SUM(%(den)s) > 0
                   THEN SUM(%(num)s) * MAX(%(factor)s) / SUM(%(den)s) END
         WHEN SUM(%(records)s) > 0 THEN SUM(%(num)s) * MAX(%(factor)s)
     END"""
VALUE_FIELDS = (
    "kpi_id",
    "currency_id",
    "aggregation",
    "num",
    "den",
    "records",
    "factor",
)


class JxcKpiAnalysis(models.Model):
    """A fact of a KPI, with its value.

    The value of several facts is that of their sums, not the average of their values;
    several KPIs together have none, nor have amounts in several currencies.
    """

    _name = "jxc.kpi.analysis"
    _description = "KPI Analysis"
    _auto = False
    _order = "day desc, id desc"
    _depends = {
        "jxc.kpi": ["category", "factor", "aggregation", "is_money"],
        "res.company": ["currency_id"],
        "jxc.kpi.fact": ["kpi_id", "day", "company_id", "num", "den", "records"],
    }

    kpi_id = fields.Many2one("jxc.kpi", "KPI", readonly=True)
    category = fields.Selection(
        selection="_categories",
        readonly=True,
    )
    day = fields.Date(readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    department_id = fields.Many2one("hr.department", readonly=True)
    warehouse_id = fields.Many2one("stock.warehouse", readonly=True)
    user_id = fields.Many2one("res.users", "Person", readonly=True)
    num = fields.Float("Numerator", readonly=True)
    den = fields.Float("Denominator", readonly=True)
    records = fields.Integer(readonly=True)
    currency_id = fields.Many2one(
        "res.currency", readonly=True, help="What amounts are in that are added up."
    )
    factor = fields.Float(readonly=True, aggregator=None)
    aggregation = fields.Char(readonly=True)
    value = fields.Float(
        "KPI Value",
        readonly=True,
        aggregator="avg",
        help="Of the sums of numerators and denominators; empty for several KPIs and "
        "for amounts in several currencies.",
    )
    is_visible = fields.Boolean(
        "Mine to See", compute="_compute_is_visible", search="_search_is_visible"
    )

    @api.model
    def _categories(self):
        """Return the categories of KPIs, in the reader's language."""
        category = self.env["jxc.kpi"]._fields["category"]
        return category._description_selection(self.env)

    @property
    def _table_query(self):
        return SQL(QUERY)

    def _read_group_select(self, aggregate_spec, query):
        if aggregate_spec not in ("value:avg", "value:sum"):
            return super()._read_group_select(aggregate_spec, query)
        columns = {
            name: self._field_to_sql(self._table, name, query) for name in VALUE_FIELDS
        }
        return SQL(VALUE, **columns)

    @api.depends("department_id", "user_id")
    @api.depends_context("uid")
    def _compute_is_visible(self):
        visible = self.sudo().filtered_domain(self._search_is_visible("in", [True]))
        for line in self:
            line.is_visible = line in visible

    def _search_is_visible(self, operator, value):
        return self.env["jxc.kpi.fact"]._search_is_visible(operator, value)

    def action_open_records(self):
        """Open the records behind one line."""
        self.ensure_one()
        filters = {
            "company_id": self.company_id.id,
            "department_ids": [self.department_id.id],
            "warehouse_ids": [self.warehouse_id.id],
            "user_ids": [self.user_id.id],
        }
        return self.kpi_id.action_open_records(self.day, self.day, filters)
