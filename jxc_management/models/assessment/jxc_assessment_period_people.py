from odoo import api, models

from ...tools.owner_resolver import parse_path


class JxcAssessmentPeriod(models.Model):
    _inherit = "jxc.assessment.period"

    def _people_of(self, subjects):
        """Return ``{key: (name, assessed user, reviewer)}``."""
        departments = self._department_map()
        employees = self.env["hr.employee"].browse(
            {one.employee_id for one in subjects if one.employee_id}
        )
        employees.fetch(["name", "user_id", "parent_id"])
        people = {}
        for one in subjects:
            department = self.env["hr.department"].browse(one.department_id)
            employee = employees.browse(one.employee_id)
            assessed = (employee or department.manager_id).user_id
            above = [departments[number] for number in departments_above(department)]
            key = self._subject_key(one.department_id, one.employee_id)
            people[key] = (
                (employee or department).name,
                assessed,
                self._reviewer(employee, assessed, above),
            )
        return people

    @api.model
    def _reviewer(self, employee, assessed, departments):
        """Return who is asked to review: the nearest manager who is not himself.

        An employee is reviewed by the manager of his department or one above it, a
        department by one above its own.

        :param departments: the department and those above it, nearest first
        """
        if employee:
            managers = [one.manager_id.user_id for one in departments]
            managers.append(employee.parent_id.user_id)
        else:
            managers = [one.manager_id.user_id for one in departments[1:]]
        nobody = self.env["res.users"]
        return next((one for one in managers if one and one != assessed), nobody)

    @api.model
    def _department_map(self):
        """Return ``{id: department}`` of all departments, prefetched together."""
        # sudo: without HR rights managers are not readable
        departments = self.env["hr.department"].sudo().with_context(active_test=False)
        departments = departments.search([("id", "!=", False)])
        departments.fetch(["name", "manager_id", "parent_path"])
        departments.manager_id.fetch(["user_id"])
        return {one.id: one for one in departments.with_env(self.sudo().env)}

    @api.model
    def _departments_above(self):
        """Return ``{department id: ids of it and of those above it}``."""
        departments = self._department_map().values()
        return {one.id: departments_above(one) for one in departments}

    def _tree(self):
        """Return :meth:`_departments_above` as it counts for one period.

        A reorganisation after the approval changes nothing.
        """
        if not self.department_tree:
            return self._departments_above()
        return {int(one): above for one, above in self.department_tree.items()}


def departments_above(department):
    """Return the ids of a department and of those above it, nearest first."""
    return list(reversed(parse_path(department.parent_path)))
