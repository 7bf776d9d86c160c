from odoo import api, fields, models
from odoo.exceptions import UserError


class JxcRegulationPaper(models.TransientModel):
    """The page that an employee without a user has signed."""

    _name = "jxc.regulation.paper"
    _description = "Signed Page of a Regulation"
    _inherit = ["jxc.wizard.mixin"]

    acknowledgement_id = fields.Many2one(
        "jxc.regulation.acknowledgement", required=True, ondelete="cascade"
    )
    employee_name = fields.Char(compute="_compute_names")
    regulation_name = fields.Char(compute="_compute_names")
    has_quiz = fields.Boolean(compute="_compute_names")
    date = fields.Date("Signed on", required=True, default=fields.Date.context_today)
    scan = fields.Binary("Scan or Photo", required=True, attachment=False)
    scan_name = fields.Char()
    note = fields.Text(help="With a quiz: how it was asked, and its result.")

    @api.depends("acknowledgement_id")
    def _compute_names(self):
        for wizard in self:
            wizard.acknowledgement_id.check_access("read")
            # sudo: employees and surveys are not for everybody to read
            one = wizard.acknowledgement_id.sudo()
            wizard.employee_name = one.employee_id.name
            wizard.regulation_name = one.text_version_id.display_name
            wizard.has_quiz = bool(one.regulation_id.survey_id)

    def action_record(self):
        """Record the confirmation.

        :raises UserError: when something about it cannot be true
        """
        self.ensure_one()
        if self.date > fields.Date.context_today(self):
            raise UserError(self.env._("Nobody has signed in the future."))
        if self.has_quiz and not (self.note or "").strip():
            raise UserError(
                self.env._(
                    "This regulation has a quiz: say how you asked %(employee)s, and "
                    "with which result.",
                    employee=self.employee_name,
                )
            )
        self.acknowledgement_id._record_paper(
            self.date, self.scan_name or self.env._("Signed page"), self.scan, self.note
        )
        return {"type": "ir.actions.act_window_close"}
