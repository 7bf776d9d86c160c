from odoo import SUPERUSER_ID, api, fields, models
from odoo.tools import SQL, split_every

from ...tools.training_plan import Opening
from ...tools.training_sql import OPEN_STATES, insert_query


class JxcTrainingAssignment(models.Model):
    _inherit = "jxc.training.assignment"

    @api.model
    def _open(self, company, openings):
        """Create the assignments of openings at once and return them.

        An opening that somebody else was faster with is left out.
        """
        if not openings:
            return self.browse()
        columns = self._opening_columns(company, openings)
        rows = self.env.execute_query(insert_query(self._table, columns))
        opened = self.browse(row[0] for row in rows)
        opened._inserted(columns)
        return opened

    @api.model
    def _opening_columns(self, company, openings):
        """Return the columns of the rows to insert, see :func:`insert_query`."""
        people = [one.employee for one in openings]
        first = [next((r.id for r in one.requirements), None) for one in openings]
        now = self.env.cr.now()
        # nobody in person: that the system's own user exists would be checked a hundred
        # thousand times
        author = self.env.uid if self.env.uid != SUPERUSER_ID else None
        return {
            "employee_id": ("int", [employee.id for employee in people]),
            "department_id": ("int", [employee.department_id for employee in people]),
            "course_id": ("int", [one.course_id for one in openings]),
            "cycle": ("int", [one.cycle for one in openings]),
            "requirement_id": ("int", first),
            "origin": ("varchar", [one.origin for one in openings]),
            "reason": ("varchar", self._opening_texts(company, openings)),
            "date_due": ("date", [one.date_due or None for one in openings]),
            "date_assigned": ("date", company._jxc_today()),
            "state": ("varchar", "todo"),
            "company_id": ("int", company.id),
            "create_uid": ("int", author),
            "write_uid": ("int", author),
            "create_date": ("timestamp", now),
            "write_date": ("timestamp", now),
        }

    def _inserted(self, columns):
        """Let fields that depend on rows inserted by SQL follow them."""
        self.env["hr.employee"].invalidate_model(flush=False)
        # the department is the one of today, also where Odoo has not noticed it yet
        self.modified(name for name in columns if name != "employee_id")
        for field in self._fields.values():
            if field.store and field.compute and field.name not in columns:
                self.env.add_to_compute(field, self)

    @api.model
    def _opening_texts(self, company, openings):
        """Return why each opening is made, in the language of the company."""
        company = company.sudo()
        speaking = self.with_context(lang=company.partner_id.lang or self.env.lang)
        texts = {}
        for opening in openings:
            key = self._text_key(opening)
            if key not in texts:
                texts[key] = speaking._opening_text(opening)
        return [texts[self._text_key(opening)] for opening in openings]

    @api.model
    def _text_key(self, opening):
        day = opening.origin == "renewal" and opening.date_due
        return opening.origin, day, tuple(one.id for one in opening.requirements)

    @api.model
    def _opening_text(self, opening):
        """Return why one opening is made."""
        if not opening.requirements:
            return opening.text
        requirements = self.env["jxc.training.requirement"].sudo()
        requirements = requirements.browse([one.id for one in opening.requirements])
        who = "; ".join(one.audience for one in requirements)
        if opening.origin == "renewal":
            return self.env._("To be renewed. Required of: %(who)s", who=who)
        return self.env._("Required of: %(who)s", who=who)

    @api.model
    def _take_back(self, company, closings):
        """Cancel the assignments of closings at once and return them."""
        if not closings:
            return self.browse()
        speaking = self.with_context(lang=company.sudo().partner_id.lang)
        texts = speaking._closing_texts()
        query = SQL(
            """UPDATE jxc_training_assignment a
                  SET state = 'cancelled', cancel_reason = row.reason,
                      write_uid = %s, write_date = %s
                 FROM unnest(%s::int[], %s::varchar[]) AS row (id, reason)
                WHERE a.id = row.id AND a.state IN %s
            RETURNING a.id""",
            self.env.uid,
            self.env.cr.now(),
            [one.assignment_id for one in closings],
            [texts[one.why] for one in closings],
            OPEN_STATES,
        )
        cancelled = self.browse(row[0] for row in self.env.execute_query(query))
        cancelled.invalidate_recordset(["state", "cancel_reason"], flush=False)
        cancelled.modified(["state", "cancel_reason"])
        for some in split_every(1000, cancelled.ids, self.browse):
            some._after_close()
        return cancelled

    @api.model
    def _closing_texts(self):
        """Return ``{why: text}`` of the reasons to cancel an assignment."""
        return {
            "left": self.env._("No requirement applies to the employee any more."),
            "gone": self.env._("The employee does not work here any more."),
        }

    @api.model
    def _assign(self, employees, course, origin="manual", reason=None, date_due=None):
        """Assign a course to people who have no open assignment of it.

        For the engine: it checks no rights.

        :param origin: ``manual`` or ``evidence``
        :return: the new assignments
        """
        opened = self.browse()
        # sudo: whoever assigns need not see people's other assignments
        for company, people in employees.sudo().grouped("company_id").items():
            opened |= self.sudo()._assign_in(
                company, people, course, origin, reason, fields.Date.to_date(date_due)
            )
        return opened.with_env(self.env)

    @api.model
    def _assign_in(self, company, employees, course, origin, reason, date_due):
        """Assign a course to people of one company."""
        today = company._jxc_today()
        facts = self._employee_facts(company, today, employees)
        standings = self._standings(company, today, employees, course)
        openings = []
        for employee in facts.values():
            standing = standings.get((employee.id, course.id))
            if standing and standing.open_id:
                continue
            cycle = (standing.cycle if standing else 0) + 1
            openings.append(
                Opening(employee, course.id, cycle, (), origin, date_due, reason or "")
            )
        return self._open(company, openings)

    def _pass(self, certificate):
        """Pass the assignments by a certificate; :meth:`_closed` has to follow."""
        self._as_engine().write(
            {
                "state": "passed",
                "date_done": certificate.date_issued,
                "score": certificate.score,
                "certificate_id": certificate.id,
            }
        )
