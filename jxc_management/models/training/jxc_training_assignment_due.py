from odoo import api, models

from ...tools.training_sql import OPEN_STATES


class JxcTrainingAssignment(models.Model):
    _name = "jxc.training.assignment"
    _inherit = ["jxc.training.assignment", "jxc.due.mixin"]

    _due_subject_field = "course_id"
    _due_reminder_type = "jxc_management.mail_activity_data_training_due"
    _due_team_type = "jxc_management.mail_activity_data_training_team"

    @api.model
    def _due_open_domain(self):
        return [("state", "in", OPEN_STATES)]

    @api.model
    def _due_texts(self):
        return {
            "own": self.env._("Courses to complete: %(count)s"),
            "team": self.env._("Your people have courses to complete"),
        }

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        if self._is_due_engine():
            return True
        return super().message_subscribe(partner_ids, subtype_ids)
