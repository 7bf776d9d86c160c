from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    jxc_due_email = fields.Boolean(
        "E-mail Reminders",
        help="Reminders of training and regulations also go out by e-mail, besides the "
        "activity.",
    )
    jxc_due_escalation_days = fields.Integer(
        "Tell the Manager After",
        default=7,
        help="Days after the due date on which the manager of the employee is told, "
        "then, after as many days each, the managers of the departments above. 0: "
        "nobody.",
    )
