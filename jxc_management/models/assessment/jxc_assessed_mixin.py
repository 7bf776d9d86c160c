from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from .jxc_decision_mixin import ADMINISTRATOR


class JxcAssessedMixin(models.AbstractModel):
    """A record about how a department or an employee did, and who stands where to it.

    A department's record is about its manager. ``is_mine`` and ``is_managed`` are for
    record rules: they are evaluated in every query.
    """

    _name = "jxc.assessed.mixin"
    _description = "Record About a Department or Employee"
    _inherit = ["jxc.decision.mixin"]

    department_id = fields.Many2one("hr.department")
    employee_id = fields.Many2one("hr.employee")
    is_mine = fields.Boolean(
        "About Me", compute="_compute_is_mine", search="_search_is_mine"
    )
    is_managed = fields.Boolean(
        "Managed by Me", compute="_compute_is_managed", search="_search_is_managed"
    )

    @api.depends("employee_id", "department_id")
    @api.depends_context("uid")
    def _compute_is_mine(self):
        # sudo: the answer does not depend on what else the user may read
        mine = self.sudo().filtered_domain(self._search_is_mine("in", [True]))
        for record in self:
            record.is_mine = record in mine

    @api.model
    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self._mine_domain()

    @api.model
    def _mine_domain(self):
        mine = self.env["jxc.person.mixin"]._my_employees()
        return Domain("employee_id", "in", mine.ids) | (
            Domain("employee_id", "=", False)
            & Domain("department_id", "in", self._my_departments().ids)
        )

    @api.depends("employee_id", "department_id")
    @api.depends_context("uid")
    def _compute_is_managed(self):
        # sudo: see above
        managed = self.sudo().filtered_domain(self._search_is_managed("in", [True]))
        for record in self:
            record.is_managed = record in managed

    @api.model
    def _search_is_managed(self, operator, value):
        """Find records about people and departments below the user.

        Nobody is above himself: neither his own records nor those of the departments
        he manages himself are among them.
        """
        if operator != "in":
            return NotImplemented
        people = self.env["jxc.person.mixin"]
        departments = self.env["hr.department"]._jxc_managed()
        below = departments - self._my_departments()
        return Domain("employee_id", "in", people._managed_employees().ids) | (
            Domain("employee_id", "=", False) & Domain("department_id", "in", below.ids)
            | Domain("employee_id", "!=", False)
            & Domain("employee_id", "not in", people._my_employees().ids)
            & Domain("department_id", "in", departments.ids)
        )

    @api.model
    def _my_departments(self):
        """Return the departments that the user manages himself."""
        # sudo: without HR rights a user finds not even himself as a manager
        departments = self.env["hr.department"].sudo().with_context(active_test=False)
        found = departments.search([("manager_id.user_id", "=", self.env.uid)])
        return found.with_env(self.env)

    def _assessed_users(self):
        """Return the users that one record is about, with all rights."""
        self.ensure_one()
        # sudo: without HR rights employees are readable in public only
        record = self.sudo()
        if record.employee_id:
            return record.employee_id.user_id
        return record.department_id.manager_id.user_id

    @api.model
    def _my_users(self):
        """Return the users that are the current person, who may have several."""
        me = self.env.user
        # sudo: without HR rights employees are readable in public only
        employees = self.env["hr.employee"].sudo().with_context(active_test=False)
        contacts = employees.search([("user_id", "=", me.id)]).work_contact_id
        same = employees.search([("work_contact_id", "in", contacts.ids)])
        return me.sudo() | same.user_id | me.sudo().partner_id.user_ids

    def _is_about_me(self):
        """Return whether one record is about the current person, with any user."""
        return bool(self._assessed_users() & self._my_users())

    def _may_judge(self):
        """Return whether the user manages or administers, and it is not about him."""
        self.ensure_one()
        above = self.is_managed or self.env.user.has_group(ADMINISTRATOR)
        return above and not self._is_about_me()

    def _check_judge(self):
        """Refuse people who may not decide about these records.

        :raises AccessError: naming the record and who may
        """
        for record in self:
            if record._is_about_me():
                raise AccessError(
                    self.env._(
                        "“%(record)s” is about yourself. Somebody above you or another "
                        "administrator decides about it.",
                        record=record.sudo().display_name,
                    )
                )
            if not record._may_judge():
                raise AccessError(
                    self.env._(
                        "Only managers of the people concerned and administrators "
                        "decide about “%(record)s”.",
                        record=record.sudo().display_name,
                    )
                )
