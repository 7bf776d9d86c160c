from odoo import fields, models
from odoo.tools import float_round

#: digits beyond which a value only holds the noise of binary fractions
NOISE = 9


class JxcKpi(models.Model):
    """One key figure: what is counted, in relation to what, and how to read it.

    Its value over any period, department, warehouse or person is the sum of the
    numerators of its facts, divided by the sum of their denominators, times ``factor``.
    """

    _name = "jxc.kpi"
    _description = "KPI"
    _inherit = ["mail.thread"]
    _order = "category, sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(
        required=True, copy=False, help="The short name that facts and exports carry."
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True, tracking=True)
    category = fields.Selection(
        [
            ("supplier", "Suppliers"),
            ("inventory", "Inventory"),
            ("counting", "Counting"),
            ("warehouse", "Warehouse"),
            ("approval", "Approvals"),
            ("training", "Training and Regulations"),
            ("ownership", "Ownership"),
            ("custom", "Own"),
        ],
        required=True,
        default="custom",
    )
    kind = fields.Selection(
        [("flow", "Flow"), ("snapshot", "Snapshot"), ("manual", "Entered by Hand")],
        required=True,
        default="flow",
        help="Flow: counts what happened. Snapshot: looks at the state at the end of "
        "days. Entered by hand: somebody enters readings, somebody else confirms them.",
    )
    company_id = fields.Many2one(
        "res.company", index=True, help="Empty: for all companies."
    )
    formula = fields.Text(
        translate=True, tracking=True, help="How it is calculated, in plain words."
    )
    origin = fields.Char("Data Source", translate=True)
    unit = fields.Selection(
        [
            ("percent", "Percent"),
            ("days", "Days"),
            ("hours", "Hours"),
            ("number", "Plain Number"),
            ("times", "Times a Year"),
            ("money", "Money"),
            ("points", "Points"),
        ],
        required=True,
        default="percent",
    )
    direction = fields.Selection(
        [
            ("higher", "Higher Is Better"),
            ("lower", "Lower Is Better"),
            ("band", "Within a Band"),
        ],
        required=True,
        default="higher",
    )
    aggregation = fields.Selection(
        [("ratio", "Numerator / Denominator"), ("sum", "Sum of Numerators")],
        required=True,
        default="ratio",
    )
    factor = fields.Float(
        default=100.0,
        tracking=True,
        help="100 makes a share a percentage; 365 a yearly figure.",
    )
    decimals = fields.Integer(default=1)
    parameter = fields.Float(
        tracking=True,
        help="A figure the formula needs, such as a tolerance in per cent or days.",
    )
    parameter_label = fields.Char(translate=True)
    min_records = fields.Integer(
        "Fewest Records",
        default=1,
        help="With fewer records behind it a value is marked as resting on too little.",
    )
    #: shipped KPIs: the code of their entry in tools/kpi_sources
    source = fields.Char(readonly=True, copy=False)
    res_model = fields.Char("Records Behind It", readonly=True, copy=False)
    target_ids = fields.One2many("jxc.kpi.target", "kpi_id", "Targets")
    health_ids = fields.One2many("jxc.kpi.health", "kpi_id", "Calculation")

    _code_unique = models.Constraint(
        "UNIQUE(code)", "There is a KPI with this code already."
    )

    def _value(self, num, den, records=None):
        """Return the value of the KPI, not rounded, or None: no data is not zero.

        A ratio has data where there is something to divide by, a sum where there are
        records. Scores are given for the value as it is; :meth:`_rounded` is how it is
        shown.

        :param num: sum of the numerators of its facts
        :param den: sum of the denominators
        :param records: how many records are behind it; some when None
        """
        self.ensure_one()
        if self.aggregation == "sum":
            value = num * self.factor if records is None or records > 0 else None
        else:
            value = num * self.factor / den if den > 0 else None
        return value if value is None else float_round(value, precision_digits=NOISE)

    def _rounded(self, value):
        """Return a value as it is shown; None stays None."""
        if value is None:
            return None
        return float_round(value, precision_digits=max(self.decimals, 0))
