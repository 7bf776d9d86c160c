from odoo import api, fields, models
from odoo.fields import Domain


class SurveyUserInput(models.Model):
    _inherit = "survey.user_input"

    jxc_acknowledgement_id = fields.Many2one(
        "jxc.regulation.acknowledgement",
        "Regulation Acknowledgement",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )

    @api.depends("jxc_acknowledgement_id")
    def _compute_jxc_is_readable(self):
        return super()._compute_jxc_is_readable()

    @api.model
    def _jxc_readable_domain(self):
        user = self.env.user
        if user.has_group("jxc_management.group_jxc_administrator") or user.has_group(
            "jxc_management.group_jxc_controller"
        ):
            readable = Domain("company_id", "in", user.company_ids.ids)
        else:
            mine = self.env["jxc.regulation.acknowledgement"]._my_employees()
            readable = Domain("employee_id", "in", mine.ids) | Domain(
                "regulation_id.is_maintained", "=", True
            )
        return super()._jxc_readable_domain() & (
            Domain("jxc_acknowledgement_id", "=", False)
            | Domain("jxc_acknowledgement_id", "any!", readable)
        )

    @api.model
    def _jxc_links(self):
        return super()._jxc_links() | {"jxc_acknowledgement_id"}

    def _jxc_kept_text(self):
        if not self.jxc_acknowledgement_id:
            return super()._jxc_kept_text()
        return self.env._(
            "These are the answers of %(employee)s to the quiz of “%(regulation)s”. "
            "They count for a confirmation, so nobody changes or deletes them; take "
            "the quiz once more instead.",
            employee=self.jxc_acknowledgement_id.employee_id.name,
            regulation=self.jxc_acknowledgement_id.regulation_id.display_name,
        )

    def _jxc_start_again(self):
        acknowledgement = self.jxc_acknowledgement_id
        if not acknowledgement:
            return super()._jxc_start_again()
        # with_user: nobody but the person himself takes his quiz
        return acknowledgement.with_user(self.env.user).action_start_quiz()["url"]
