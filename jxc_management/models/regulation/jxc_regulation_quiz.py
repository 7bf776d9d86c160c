from odoo import api, models
from odoo.fields import Domain


class JxcRegulation(models.Model):
    _name = "jxc.regulation"
    _inherit = ["jxc.regulation", "jxc.surveyed.mixin"]

    def _own_task(self):
        acknowledgements = self.env["jxc.regulation.acknowledgement"]
        return acknowledgements.search(
            Domain("regulation_id", "in", self.ids)
            & Domain("state", "=", "todo")
            & Domain("employee_id", "in", acknowledgements._my_employees().ids),
            limit=1,
        )

    @api.model
    def _own_task_text(self, task):
        return self.env._(
            "You have to confirm “%(regulation)s” yourself, so you do not "
            "change its quiz. Ask a colleague who keeps the regulation to do "
            "it, or confirm it first.",
            regulation=task.regulation_id.display_name,
        )
