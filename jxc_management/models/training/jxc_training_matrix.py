from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.training_matrix_sql import CELLS, COUNTS, STATUSES, WITH_STATUS
from ...tools.training_sql import OPEN_STATES

#: whoever is in one of these groups sees the training of everybody
READS_ALL = (
    "hr.group_hr_user",
    "jxc_management.group_jxc_controller",
    "jxc_management.group_jxc_administrator",
)
#: people on a page, and at most
PAGE, MAX_PAGE = 50, 200
ORDER = "department_id, name, id"


class JxcTrainingMatrix(models.AbstractModel):
    """Employees by courses: who holds what, who lacks what."""

    _name = "jxc.training.matrix"
    _description = "Training Matrix"

    @api.model
    @api.readonly
    def get_training_matrix(self, filters=None, offset=0, limit=PAGE):
        """Return one page of the people the user may see, with their courses.

        :param filters: ``{"search", "department_id", "course_ids", "statuses"}``, each
            optional; ``statuses`` keeps people with a course in one of them
        :return: ``{"total", "offset", "limit", "today", "counts": {status: {"cells",
            "people"}}, "departments": [{"id", "name"}], "courses": [{"id", "name",
            "code"}], "shown": [course id], "rows": [row]}``; a row is ``{"id", "name",
            "department", "job", "cells": {course id: cell}}``, a cell ``{"status",
            "day", "certificate_id", "assignment_id"}``. A course that does not
            concern a person has no cell.
        """
        limit, offset = max(1, min(int(limit), MAX_PAGE)), max(0, int(offset))
        filters = filters or {}
        courses = self._matrix_courses()
        shown = self._matrix_shown(courses, filters)
        visible = self._matrix_visible()
        filtered = visible & self._matrix_filter(filters)
        matching = filtered & self._matrix_status_filter(filtered, shown, filters)
        return {
            **self._matrix_page(matching, shown, offset, limit),
            "today": fields.Date.to_string(self.env.company._jxc_today()),
            "counts": self._matrix_counts(filtered, shown),
            "departments": self._matrix_departments(visible),
            "courses": [
                {"id": one.id, "name": one.name, "code": one.code or False}
                for one in courses
            ],
            "shown": shown.ids,
        }

    @api.model
    def _matrix_page(self, domain, courses, offset=0, limit=None):
        """Return the rows of a page, and how many there are on all pages."""
        # sudo: who is visible was decided; without HR rights nobody reads employees
        employees = self.env["hr.employee"].sudo()
        names = ["name", "department_id", "job_id"]
        rows = employees.search_fetch(domain, names, offset, limit, ORDER)
        return {
            "total": employees.search_count(domain),
            "offset": offset,
            "limit": limit,
            "rows": self._matrix_rows(rows, courses),
        }

    @api.model
    def _matrix_courses(self):
        """Return the courses that get a column."""
        domain = [("company_id", "in", [False, *self.env.companies.ids])]
        return self.env["jxc.course"].search_fetch(domain, ["name", "code"])

    @api.model
    def _matrix_shown(self, courses, filters):
        chosen = filters.get("course_ids") or []
        return courses.filtered(lambda one: one.id in chosen) if chosen else courses

    @api.model
    def _matrix_visible(self):
        """Return the domain of the employees whose training the user may see."""
        domain = Domain("company_id", "in", self.env.companies.ids)
        if any(self.env.user.has_group(group) for group in READS_ALL):
            return domain
        people = self.env["jxc.training.assignment"]
        visible = people._my_employees() | people._managed_employees()
        return domain & Domain("id", "in", visible.ids)

    @api.model
    def _matrix_filter(self, filters):
        """Return the domain of what the user looks for."""
        domain = Domain.TRUE
        if filters.get("search"):
            domain &= Domain("name", "ilike", filters["search"])
        if filters.get("department_id"):
            department_id = int(filters["department_id"])
            domain &= Domain("department_id", "child_of", department_id)
        return domain

    @api.model
    def _matrix_status_filter(self, domain, courses, filters):
        statuses = [one for one in filters.get("statuses") or [] if one in STATUSES]
        if not statuses or not courses:
            return Domain.TRUE
        people = self._matrix_people(domain)
        query = self._matrix_sql(WITH_STATUS, people, courses, statuses=tuple(statuses))
        return Domain("id", "in", query)

    @api.model
    def _matrix_people(self, domain):
        """Return the subquery of the employees in ``domain``."""
        return self.env["hr.employee"].sudo()._search(domain).subselect()

    @api.model
    def _matrix_sql(self, query, people, courses, **values):
        return SQL(
            query,
            people=people,
            courses=tuple(courses.ids),
            today=self.env.company._jxc_today(),
            open=OPEN_STATES,
            **values,
        )

    @api.model
    def _matrix_flush(self):
        for model in ("jxc.certificate", "jxc.training.assignment", "jxc.course"):
            self.env[model].flush_model()

    @api.model
    def _matrix_counts(self, domain, courses):
        """Return how many cells and people are in each status, on all pages."""
        if not courses:
            return {}
        self._matrix_flush()
        query = self._matrix_sql(COUNTS, self._matrix_people(domain), courses)
        return {
            status: {"cells": cells, "people": people}
            for status, cells, people in self.env.execute_query(query)
        }

    @api.model
    def _matrix_departments(self, domain):
        """Return the departments of the people the user may see."""
        # sudo: see get_training_matrix
        employees = self.env["hr.employee"].sudo()
        groups = employees._read_group(domain, ["department_id"])
        departments = self.env["hr.department"].sudo().union(*(one for [one] in groups))
        names = [{"id": one.id, "name": one.complete_name} for one in departments]
        return sorted(names, key=lambda one: one["name"])

    @api.model
    def _matrix_rows(self, employees, courses):
        cells = self._matrix_cells(employees, courses)
        employees.department_id.fetch(["name"])
        employees.job_id.fetch(["name"])
        return [
            {
                "id": employee.id,
                "name": employee.name,
                "department": employee.department_id.name or False,
                "job": employee.job_id.name or False,
                "cells": cells.get(employee.id, {}),
            }
            for employee in employees
        ]

    @api.model
    def _matrix_cells(self, employees, courses):
        """Return ``{employee id: {course id: cell}}`` by one query."""
        if not employees or not courses:
            return {}
        self._matrix_flush()
        query = self._matrix_sql(CELLS, tuple(employees.ids), courses)
        cells = {}
        for row in self.env.execute_query(query):
            employee_id, course_id, status, certificate_id, task_id, day = row
            if status:
                cells.setdefault(employee_id, {})[course_id] = {
                    "status": status,
                    "day": fields.Date.to_string(day) or False,
                    "certificate_id": certificate_id or False,
                    "assignment_id": task_id or False,
                }
        return cells
