from functools import partial

from odoo import api, models

from ...tools.owner_resolver import parse_path
from ...tools.training_plan import Employee, Standing, plan
from ...tools.training_sql import employees_query, standings_query


class JxcTrainingAssignment(models.Model):
    _inherit = "jxc.training.assignment"

    @api.model
    def _cron_reconcile(self):
        """Bring all assignments in line with the requirements, company by company."""
        self.env["ir.cron"]._jxc_each(
            partial(self._reconcile, company)
            for company in self._companies_to_reconcile()
        )

    @api.model
    def _companies_to_reconcile(self):
        """Return the companies with requirements or with something left to learn."""
        # sudo: the engine works for all companies
        requirements = self.env["jxc.training.requirement"].sudo()
        groups = self.sudo()._read_group([("is_open", "=", True)], ["company_id"])
        groups += requirements._read_group([], ["company_id"])
        companies = self.env["res.company"].sudo()
        return companies.union(*(company for [company] in groups)).sorted("id")

    @api.model
    def _reconcile(self, company, employees=None, courses=None):
        """Open, renew and cancel assignments of a company; the past stays as it is.

        The number of queries does not depend on the number of people.

        :param employees: only these people
        :param courses: only these courses
        :return: ``(opened, cancelled)`` assignments
        """
        openings, closings = self._plan(company, employees, courses)
        opened = self._open(company, openings)
        cancelled = self._take_back(company, closings)
        return opened, cancelled

    @api.model
    def _reconcile_people(self, company, employees):
        """Reconcile some people at once, if the company has anything to learn."""
        # sudo: the one who triggers it need not see requirements and assignments
        assignments = self.sudo()
        anything = assignments.env["jxc.training.requirement"].search_count(
            [("company_id", "=", company.id)], limit=1
        ) or assignments.search_count(
            [("employee_id", "in", employees.ids), ("is_open", "=", True)], limit=1
        )
        if employees and anything:
            assignments._reconcile(company, employees)

    @api.model
    def _plan(self, company, employees=None, courses=None, requirements=None):
        """Return ``(openings, closings)`` of :func:`training_plan.plan`.

        :param requirements: judge by these instead of the active ones
        """
        today = company._jxc_today()
        if requirements is None:
            requirements = self._requirements_of(company, courses)
        compiled = [one._compile() for one in requirements]
        terms = {course.id: course._terms() for course in requirements.course_id}
        people = self._employee_facts(company, today, employees)
        standings = self._standings(company, today, employees, courses)
        return plan(compiled, terms, people, standings, today)

    @api.model
    def _requirements_of(self, company, courses=None):
        """Return the requirements of a company that are in force."""
        domain = [("company_id", "=", company.id), ("course_id.active", "=", True)]
        if courses is not None:
            domain.append(("course_id", "in", courses.ids))
        # sudo: the engine applies them, whoever it works for
        return self.env["jxc.training.requirement"].sudo().search(domain)

    @api.model
    def _employee_facts(self, company, day, employees=None):
        """Return ``{id: Employee}`` of a company's people as they are on ``day``."""
        self._flush_facts()
        query = employees_query(
            company.id, day, None if employees is None else employees.ids
        )
        paths, found = {}, {}
        for row in self.env.execute_query(query):
            employee_id, department_id, path, job_id, hired, since = row
            if path not in paths:
                paths[path] = frozenset(parse_path(path))
            found[employee_id] = Employee(
                employee_id, department_id, paths[path], job_id, hired, since
            )
        return found

    @api.model
    def _standings(self, company, day, employees=None, courses=None):
        """Return ``{(employee id, course id): Standing}`` of a company's people."""
        self._flush_facts()
        query = standings_query(
            company.id,
            day,
            None if courses is None else courses.ids,
            None if employees is None else employees.ids,
        )
        return {
            tuple(row[:2]): Standing(*row[2:]) for row in self.env.execute_query(query)
        }

    @api.model
    def _flush_facts(self):
        """Write what is pending in the tables that the facts are read from."""
        names = ("hr.employee", "hr.version", "hr.department", "jxc.certificate")
        for name in (*names, self._name):
            self.env[name].flush_model()
