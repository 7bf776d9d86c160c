from odoo import fields, models


class JxcScoreEvent(models.Model):
    """Plus or minus points for something that happened, with evidence.

    They count once somebody other than who entered them has confirmed them.
    """

    _name = "jxc.score.event"
    _description = "Score Event"
    _inherit = ["mail.thread", "jxc.assessed.mixin"]
    _order = "date desc, id desc"
    _mail_post_access = "read"

    name = fields.Char("Event", required=True)
    date = fields.Date(required=True, default=fields.Date.context_today)
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    subject = fields.Selection(
        [("department", "Department"), ("employee", "Employee")],
        required=True,
        default="employee",
    )
    department_id = fields.Many2one("hr.department", index=True, ondelete="restrict")
    employee_id = fields.Many2one(
        "hr.employee", index="btree_not_null", ondelete="restrict"
    )
    points = fields.Float(required=True, help="Positive for merits, else negative.")
    evidence = fields.Text(
        "Proof", required=True, help="What proves it; files as attachments."
    )
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
        "res.users", default=lambda self: self.env.user, readonly=True, copy=False
    )
    confirmed_by_id = fields.Many2one("res.users", readonly=True, copy=False)
