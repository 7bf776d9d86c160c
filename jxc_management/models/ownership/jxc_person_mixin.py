from odoo import api, fields, models
from odoo.fields import Domain


class JxcPersonMixin(models.AbstractModel):
    """A record about one employee, and who stands where to it.

    ``is_mine`` and ``is_managed`` are for record rules and buttons: Odoo resolves them
    at query time, so a change of department counts with the next request.
    """

    _name = "jxc.person.mixin"
    _description = "Record About an Employee"

    employee_id = fields.Many2one(
        "hr.employee", required=True, index=True, ondelete="restrict"
    )
    company_id = fields.Many2one(
        related="employee_id.company_id", store=True, index=True, precompute=True
    )
    department_id = fields.Many2one(
        "hr.department",
        compute="_compute_department_id",
        store=True,
        index=True,
        precompute=True,
        help="The employee's department when the record was made.",
    )
    is_mine = fields.Boolean(compute="_compute_is_mine", search="_search_is_mine")
    is_managed = fields.Boolean(
        "Managed by Me", compute="_compute_is_managed", search="_search_is_managed"
    )

    @api.depends("employee_id")
    def _compute_department_id(self):
        for record in self:
            # sudo: without HR rights employees are readable in public only
            record.department_id = record.employee_id.sudo().department_id

    @api.depends("employee_id")
    @api.depends_context("uid")
    def _compute_is_mine(self):
        for record in self:
            # sudo: see above
            record.is_mine = record.employee_id.sudo().user_id == self.env.user

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("employee_id", "in", self._my_employees().ids)

    @api.depends("employee_id")
    @api.depends_context("uid")
    def _compute_is_managed(self):
        managed = self.sudo().filtered_domain(self._search_is_managed("in", [True]))
        for record in self:
            record.is_managed = record in managed

    def _search_is_managed(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("employee_id", "in", self._managed_employees().ids)

    @api.model
    def _my_employees(self):
        """Return the employees of the current user, in all companies."""
        # sudo: without HR rights employees are readable in public only
        employees = self.env["hr.employee"].sudo()
        return employees.search([("user_id", "=", self.env.uid)])

    @api.model
    def _managed_employees(self):
        """Return the employees that the user manages, in person or by department.

        Nobody manages himself.
        """
        # sudo: without HR rights a manager finds not even his own people
        employees = self.env["hr.employee"].sudo()
        departments = self.env["hr.department"]._jxc_managed()
        return employees.search(
            Domain("user_id", "!=", self.env.uid)
            & (
                Domain("department_id", "in", departments.ids)
                | Domain("parent_id.user_id", "=", self.env.uid)
            )
        )
