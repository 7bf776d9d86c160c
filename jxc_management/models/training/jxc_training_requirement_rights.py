from odoo import models
from odoo.exceptions import AccessError


class JxcTrainingRequirement(models.Model):
    _inherit = "jxc.training.requirement"

    def _check_own_people(self):
        """Let department leads require courses of their own departments only.

        :raises AccessError: naming who requires it of others
        """
        if self.env.su or self.env.user.has_group(
            "jxc_management.group_jxc_administrator"
        ):
            return
        managed = self.env["hr.department"]._jxc_managed()
        for requirement in self:
            departments = requirement.department_ids
            if not departments or departments - managed:
                raise AccessError(
                    self.env._(
                        "“%(requirement)s”: choose departments that you manage. An "
                        "administrator requires courses of other people.",
                        requirement=requirement.display_name,
                    )
                )
