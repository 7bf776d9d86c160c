from odoo import api, models
from odoo.exceptions import AccessError


class JxcKpiTarget(models.Model):
    """Nobody sets what he has to reach himself."""

    _inherit = "jxc.kpi.target"

    @api.model_create_multi
    def create(self, vals_list):
        targets = super().create(vals_list)
        targets._check_not_mine()
        return targets

    def write(self, vals):
        own = any(not name.startswith(("message_", "activity_")) for name in vals)
        if own:
            self._check_not_mine()
        result = super().write(vals)
        if own:
            self._check_not_mine()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_mine(self):
        self._check_not_mine()

    def _check_not_mine(self):
        """Refuse targets of the user himself and of the departments he manages.

        Those of a job or the company are for others, too: what they do to his own
        score another administrator sees, who signs it off.

        :raises AccessError: naming the target
        """
        # superusers such as data files have no rights to check
        if self.env.su:
            return
        # sudo: without HR rights employees are readable in public only
        targets = self.sudo()
        people = targets.employee_id.user_id | targets.department_id.manager_id.user_id
        mine = people & self.env["jxc.assessed.mixin"]._my_users()
        if not mine:
            return
        for target in targets:
            whom = target.employee_id or target.department_id.manager_id
            if whom.user_id & mine:
                raise AccessError(
                    self.env._(
                        "“%(target)s” is about yourself, or a department that you "
                        "manage. Another administrator sets it.",
                        target=target.display_name,
                    )
                )
