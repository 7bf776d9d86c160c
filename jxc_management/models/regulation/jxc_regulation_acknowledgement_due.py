from odoo import api, models


class JxcRegulationAcknowledgement(models.Model):
    _name = "jxc.regulation.acknowledgement"
    _inherit = ["jxc.regulation.acknowledgement", "jxc.due.mixin"]

    _due_subject_field = "regulation_id"
    _due_reminder_type = "jxc_management.mail_activity_data_regulation_due"
    _due_team_type = "jxc_management.mail_activity_data_regulation_team"

    @api.model
    def _due_open_domain(self):
        return [("state", "=", "todo")]

    @api.model
    def _due_texts(self):
        return {
            "own": self.env._("Regulations to read: %(count)s"),
            "team": self.env._("Your people have regulations to read"),
        }
