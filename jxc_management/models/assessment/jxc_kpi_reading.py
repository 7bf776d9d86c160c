from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain


class JxcKpiReading(models.Model):
    """A value that somebody entered for a KPI that no document shows.

    It counts once somebody else has confirmed it.
    """

    _name = "jxc.kpi.reading"
    _description = "KPI Reading"
    _inherit = ["mail.thread"]
    _order = "day desc, id desc"
    _mail_post_access = "read"
    _rec_name = "kpi_id"

    kpi_id = fields.Many2one(
        "jxc.kpi",
        "KPI",
        required=True,
        index=True,
        domain=[("kind", "=", "manual")],
        ondelete="restrict",
    )
    day = fields.Date(
        required=True,
        default=lambda self: self.env.company._jxc_today(),
        tracking=True,
    )
    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    department_id = fields.Many2one(
        "hr.department",
        compute="_compute_subject",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
        ondelete="restrict",
        help="Of a person: the department on that day.",
    )
    employee_id = fields.Many2one(
        "hr.employee", index="btree_not_null", ondelete="restrict"
    )
    user_id = fields.Many2one(
        "res.users",
        "Person",
        compute="_compute_subject",
        store=True,
        precompute=True,
        ondelete="restrict",
    )
    warehouse_id = fields.Many2one("stock.warehouse", ondelete="restrict")
    num = fields.Float("Points", required=True, tracking=True)
    den = fields.Float("Out Of", default=100.0, required=True, tracking=True)
    note = fields.Text("What Was Seen")
    state = fields.Selection(
        [
            ("draft", "To Confirm"),
            ("confirmed", "Confirmed"),
            ("refused", "Turned Down"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        tracking=True,
    )
    entered_by_id = fields.Many2one(
        "res.users",
        default=lambda self: self.env.user,
        readonly=True,
        copy=False,
        ondelete="restrict",
    )
    confirmed_by_id = fields.Many2one(
        "res.users", "Decided By", readonly=True, copy=False, ondelete="restrict"
    )
    is_visible = fields.Boolean(
        "Mine to See", compute="_compute_is_visible", search="_search_is_visible"
    )
    can_decide = fields.Boolean(compute="_compute_can_decide")

    _den_positive = models.Constraint(
        "CHECK(den > 0)", "A reading is out of more than 0 points."
    )

    @api.depends("employee_id", "day")
    def _compute_subject(self):
        for reading in self:
            # sudo: without HR rights employees are readable in public only
            employee = reading.employee_id.sudo()
            reading.user_id = employee.user_id
            if employee:
                version = employee._get_version(reading.day or fields.Date.today())
                reading.department_id = version.department_id
            elif not reading.department_id:
                reading.department_id = self._usual_department(reading.company_id)

    @api.model
    def _usual_department(self, company):
        """Return a department of a company that the user manages, if any."""
        # sudo: whoever manages a department may name it
        managed = self.env["hr.department"]._jxc_managed_directly().sudo()
        return managed.filtered(lambda one: one.active and one.company_id <= company)[
            :1
        ]

    @api.depends("kpi_id", "day")
    def _compute_display_name(self):
        for reading in self:
            reading.display_name = f"{reading.kpi_id.name or ''} {reading.day or ''}"

    @api.depends("department_id", "user_id", "entered_by_id")
    @api.depends_context("uid")
    def _compute_is_visible(self):
        visible = self.sudo().filtered_domain(self._search_is_visible("in", [True]))
        for reading in self:
            reading.is_visible = reading in visible

    @api.model
    def _search_is_visible(self, operator, value):
        """Find the readings that the user entered, or whose facts are his to see.

        What was seen in a whole department counts for all who work there.
        """
        if operator != "in":
            return NotImplemented
        facts = self.env["jxc.kpi.fact"]._search_is_visible(operator, value)
        ours = Domain("department_id", "in", self._my_departments().ids)
        ours &= Domain("employee_id", "=", False) & Domain("state", "=", "confirmed")
        return Domain("entered_by_id", "=", self.env.uid) | facts | ours

    @api.model
    def _my_departments(self):
        # sudo: without HR rights employees are readable in public only
        return self.env.user.sudo().employee_ids.department_id

    @api.constrains("kpi_id", "company_id", "day", "num", "den", "department_id")
    def _check_reading(self):
        for reading in self:
            kpi = reading.kpi_id
            if kpi.kind != "manual":
                reading._refuse(self.env._("its values come from documents"))
            if kpi.company_id and kpi.company_id != reading.company_id:
                reading._refuse(self.env._("it is a KPI of another company"))
            if reading.day > reading.company_id._jxc_today():
                reading._refuse(self.env._("the day has not come yet"))
            if reading.num < 0 or (
                kpi.aggregation == "ratio" and reading.num > reading.den
            ):
                reading._refuse(
                    self.env._("the points lie between 0 and what they are out of")
                )
            # sudo: a department or warehouse of another company may be hidden
            for place in (reading.department_id.sudo(), reading.warehouse_id.sudo()):
                if place.company_id and place.company_id != reading.company_id:
                    reading._refuse(
                        self.env._(
                            "“%(place)s” is of another company", place=place.name
                        )
                    )

    def _refuse(self, reason):
        """Refuse a reading.

        :raises ValidationError: naming the KPI, the day and the reason
        """
        raise ValidationError(
            self.env._(
                "Reading of “%(kpi)s” on %(day)s: %(reason)s.",
                kpi=self.kpi_id.name,
                day=self.day,
                reason=reason,
            )
        )
