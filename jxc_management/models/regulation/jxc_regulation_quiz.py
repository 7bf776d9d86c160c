from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.changed_values import changes


class JxcRegulation(models.Model):
    _inherit = "jxc.regulation"

    @api.model_create_multi
    def create(self, vals_list):
        regulations = super().create(vals_list)
        self.env["survey.survey"]._jxc_check_choice(regulations)
        return regulations

    def write(self, vals):
        chosen = self.filtered(lambda one: changes(one, vals, {"survey_id"}))
        chosen._check_not_own()
        result = super().write(vals)
        self.env["survey.survey"]._jxc_check_choice(chosen)
        return result

    def _check_not_own(self):
        """Check that nobody changes the quiz that he has to pass himself.

        :raises UserError: naming the regulation, and that a colleague does it
        """
        if self.env.uid == SUPERUSER_ID or not self:
            return
        # sudo: the answer does not depend on what the user may read
        acknowledgements = self.env["jxc.regulation.acknowledgement"].sudo()
        own = acknowledgements.search(
            Domain("regulation_id", "in", self.ids)
            & Domain("state", "=", "todo")
            & Domain("employee_id", "in", acknowledgements._my_employees().ids),
            limit=1,
        )
        if own:
            raise UserError(
                self.env._(
                    "You have to confirm “%(regulation)s” yourself, so you do not "
                    "change its quiz. Ask a colleague who keeps the regulation to do "
                    "it, or confirm it first.",
                    regulation=own.regulation_id.display_name,
                )
            )
