from odoo import api, fields, models


class JxcPersonAnalysisMixin(models.AbstractModel):
    """A line of an analysis about one employee, for record rules.

    The mixin of ordinary records has stored fields, which an analysis cannot have.
    """

    _name = "jxc.person.analysis.mixin"
    _description = "Line of an Analysis About an Employee"

    employee_id = fields.Many2one("hr.employee", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    department_id = fields.Many2one("hr.department", readonly=True)
    is_mine = fields.Boolean(compute="_compute_place", search="_search_is_mine")
    is_managed = fields.Boolean(
        "Managed by Me", compute="_compute_place", search="_search_is_managed"
    )

    @api.depends("employee_id")
    @api.depends_context("uid")
    def _compute_place(self):
        people = self.env["jxc.training.assignment"]
        mine, managed = people._my_employees(), people._managed_employees()
        for line in self:
            line.is_mine = line.employee_id in mine
            line.is_managed = line.employee_id in managed

    def _search_is_mine(self, operator, value):
        return self.env["jxc.training.assignment"]._search_is_mine(operator, value)

    def _search_is_managed(self, operator, value):
        return self.env["jxc.training.assignment"]._search_is_managed(operator, value)
