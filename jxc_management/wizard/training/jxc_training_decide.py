from odoo import api, fields, models
from odoo.exceptions import UserError

#: the method of an assignment that carries out each decision
ACTIONS = {
    "confirm": "action_confirm",
    "waive": "action_waive",
    "cancel": "action_cancel",
}


class JxcTrainingDecide(models.TransientModel):
    """Confirms, waives or cancels assignments with a reason."""

    _name = "jxc.training.decide"
    _description = "Decide About Training"
    _inherit = ["jxc.wizard.mixin"]

    decision = fields.Selection(
        [
            ("confirm", "Confirm What Was Learnt"),
            ("waive", "Waive"),
            ("cancel", "Cancel"),
        ],
        required=True,
        default="confirm",
    )
    assignment_ids = fields.Many2many(
        "jxc.training.assignment",
        "jxc_training_decide_assignment_rel",
        string="Assignments",
        default=lambda self: self._default_assignments(),
    )
    reason = fields.Text(help="It is kept with the assignment or certificate.")
    until = fields.Date(
        "Waived Until", help="The last day of the waiver. Empty: for good."
    )

    @api.model
    def _default_assignments(self):
        if self.env.context.get("active_model") != "jxc.training.assignment":
            return False
        return self.env.context.get("active_ids")

    def action_decide(self):
        """Carry out the decision about all assignments, or about none.

        :return: True
        :raises UserError: without assignments or a reason, or when one is closed
        """
        self.ensure_one()
        if not self.assignment_ids:
            raise UserError(
                self.env._("Choose the assignments in the list of assignments.")
            )
        arguments = [self.reason]
        if self.decision == "waive":
            arguments.append(self.until)
        getattr(self.assignment_ids, ACTIONS[self.decision])(*arguments)
        return True
