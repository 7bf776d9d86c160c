from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

#: who may assign courses and record certificates of anybody in the company
OFFICERS = ("jxc_management.group_jxc_administrator", "hr.group_hr_user")


class JxcTrainingAssign(models.TransientModel):
    """Assigns a course to people by hand."""

    _name = "jxc.training.assign"
    _description = "Assign a Course"
    _inherit = ["jxc.wizard.mixin"]

    course_id = fields.Many2one("jxc.course", required=True)
    employee_ids = fields.Many2many(
        "hr.employee.public",
        "jxc_training_assign_people_rel",
        string="Employees",
        help="Managers choose among their own people.",
    )
    department_ids = fields.Many2many(
        "hr.department",
        "jxc_training_assign_department_rel",
        string="Departments",
        help="Everybody in these departments and those below.",
    )
    date_due = fields.Date(
        "Due",
        required=True,
        default=lambda self: fields.Date.add(self.env.company._jxc_today(), days=30),
    )
    reason = fields.Char(help="The people read it. For example: new scanner.")
    employee_domain = fields.Binary(compute="_compute_employee_domain")
    employee_count = fields.Integer(compute="_compute_employee_count")

    @api.depends_context("uid", "company")
    def _compute_employee_domain(self):
        domain = self._people_domain()
        for wizard in self:
            wizard.employee_domain = list(domain)

    @api.depends("employee_ids", "department_ids")
    def _compute_employee_count(self):
        for wizard in self:
            wizard.employee_count = len(wizard._people())

    @api.model
    def _people_domain(self):
        """Return the domain of the employees whom the user may assign courses."""
        domain = Domain("company_id", "in", self.env.companies.ids)
        if any(self.env.user.has_group(group) for group in OFFICERS):
            return domain
        managed = self.env["jxc.training.assignment"]._managed_employees()
        return domain & Domain("id", "in", managed.ids)

    def _people(self):
        """Return the people chosen one by one or by their departments."""
        # sudo: without HR rights employees are readable in public only
        employees = self.env["hr.employee"].sudo()
        people = employees.browse(self.employee_ids.ids)
        if self.department_ids:
            below = Domain("department_id", "child_of", self.department_ids.ids)
            people |= employees.search(below & self._people_domain())
        return people

    def action_assign(self):
        """Assign the course to the chosen people who are not learning it already.

        :return: the action that shows the new assignments
        :raises AccessError: for people whom the user does not manage
        :raises UserError: without people, or for a date that has passed
        """
        self.ensure_one()
        self.course_id.check_access("read")
        people = self._people()
        self._check_people(people)
        if self.date_due < self.env.company._jxc_today():
            raise UserError(
                self.env._("The course cannot be due in the past. Choose a later day.")
            )
        reason = (self.reason or "").strip() or self.env._(
            "Assigned by %(person)s", person=self.env.user.name
        )
        opened = self.env["jxc.training.assignment"]._assign(
            people, self.course_id, "manual", reason, self.date_due
        )
        if not opened:
            raise UserError(
                self.env._(
                    "All of them are learning “%(course)s” already.",
                    course=self.course_id.name,
                )
            )
        return opened._get_records_action(name=self.env._("New Assignments"))

    def _check_people(self, people):
        """Check that the user may assign a course to these people.

        :raises AccessError: naming somebody
        :raises UserError: when there is nobody
        """
        if not people:
            raise UserError(
                self.env._("Choose employees, or departments in which people work.")
            )
        foreign = people - people.filtered_domain(self._people_domain())
        if foreign:
            raise AccessError(
                self.env._(
                    "You do not manage %(person)s. Ask his manager or an HR officer "
                    "to assign the course.",
                    person=foreign[0].name,
                )
            )
