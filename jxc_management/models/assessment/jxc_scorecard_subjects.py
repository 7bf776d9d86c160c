from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.owner_resolver import parse_path
from ...tools.scorecard_choice import CardScope, choose

#: the department and job of each employee of a company on a day
PEOPLE = """
SELECT DISTINCT ON (version.employee_id)
       version.employee_id, version.department_id, version.job_id,
       department.parent_path
  FROM hr_version version
  JOIN hr_employee employee ON employee.id = version.employee_id
  LEFT JOIN hr_department department ON department.id = version.department_id
 WHERE version.active AND employee.company_id = %(company)s
   AND version.date_version <= %(day)s
   AND (employee.active OR EXISTS (
       SELECT FROM hr_version leaving
        WHERE leaving.employee_id = employee.id AND leaving.departure_date > %(day)s))
 ORDER BY version.employee_id, version.date_version DESC, version.id DESC
"""


class JxcScorecard(models.Model):
    _inherit = "jxc.scorecard"

    @api.model
    def _for_subjects(self, company, first, last):
        """Return who is to be assessed in a period, and by which card.

        The card is the one that counts on the last day. For employees the department
        and job of that day decide: a card for both is closer than one for a department
        (the nearest above counts), that than one for a job, that than a general one.

        :return: list of (card, department or employee, department, job)
        """
        # sudo: the callers, which calculate for others, have checked
        cards = self.sudo().search(
            Domain(
                [
                    ("company_id", "=", company.id),
                    ("state", "in", ("active", "ended")),
                    ("active", "in", (True, False)),
                    ("date_from", "<=", last),
                ]
            )
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", last))
        )
        by_subject = cards.grouped("subject")
        return [
            *self._departments_of(by_subject.get("department"), company, first, last),
            *self._employees_of(by_subject.get("employee"), company, last),
        ]

    @api.model
    def _departments_of(self, cards, company, first, last):
        """Return the departments that cards assess, as in ``_for_subjects``."""
        if not cards:
            return []
        chosen = {}
        for card in cards.sorted(lambda card: bool(card.department_ids), reverse=True):
            departments = card.department_ids or self._leading(company, first, last)
            for department in departments:
                chosen.setdefault(department, card)
        job = self.env["hr.job"].sudo()
        return [(card, one, one, job) for one, card in chosen.items()]

    @api.model
    def _leading(self, company, first, last):
        """Return the departments that lead something in a period."""
        # sudo: see _for_subjects
        ownerships = self.env["jxc.ownership"].sudo()
        found = ownerships.search(
            Domain(
                [
                    ("company_id", "=", company.id),
                    ("role", "=", "lead"),
                    ("state", "in", ("active", "ended")),
                    ("date_from", "<=", last),
                ]
            )
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", first)),
            order="department_id, id",
        )
        return found.department_id

    @api.model
    def _employees_of(self, cards, company, last):
        """Return the employees that cards assess, as in ``_for_subjects``."""
        if not cards:
            return []
        scopes = [
            CardScope(
                card.id, frozenset(card.department_ids.ids), frozenset(card.job_ids.ids)
            )
            for card in cards
        ]
        found = []
        for employee_id, department_id, job_id, path in self._people(company, last):
            card_id = choose(scopes, parse_path(path), job_id)
            if card_id:
                found.append((card_id, employee_id, department_id, job_id))
        names = (self._name, "hr.employee", "hr.department", "hr.job")
        columns = [
            self._records_of(name, [row[position] for row in found])
            for position, name in enumerate(names)
        ]
        return list(zip(*columns, strict=True))

    @api.model
    def _records_of(self, model, ids):
        """Return a record for each id, an empty one for None, all fetched together."""
        # sudo: see _for_subjects
        records = self.env[model].sudo()
        together = records.browse({one for one in ids if one})
        by_id = {record.id: record for record in together}
        return [by_id.get(one, records) for one in ids]

    @api.model
    def _people(self, company, day):
        """Return (employee, department, job, path of the department) on a day."""
        self.env["hr.version"].flush_model()
        self.env["hr.employee"].flush_model()
        self.env["hr.department"].flush_model(["parent_path"])
        return self.env.execute_query(SQL(PEOPLE, company=company.id, day=day))
