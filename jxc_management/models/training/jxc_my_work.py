from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.training_sql import OPEN_STATES

#: how many records each part shows; a link opens all
LIMIT = 20
#: sessions of a course that are offered
MAX_OFFERS = 3

OVERDUE_MODELS = {
    "jxc.training.assignment": "course_id",
    "jxc.regulation.acknowledgement": "regulation_id",
}


class JxcMyWork(models.AbstractModel):
    """What the current user has to learn, read and approve, and by when."""

    _name = "jxc.my.work"
    _description = "My Work"

    @api.model
    @api.readonly
    def get_my_work(self):
        """Return what waits for the user; every entry can be opened.

        :return: ``{"today", "is_employee", "learn": part, "read": part, "approve":
            part, "sessions": part, "certificates": part, "team": part or False}``; a
            part is ``{"count", "items": [item], "action"}`` with at most 20 items, the
            most urgent first, and an action that opens all. See the method of each
            part for its items.
        """
        today = self.env.company._jxc_today()
        # own records only: one look-up of the employees serves all parts
        employees = self.env["jxc.training.assignment"]._my_employees()
        parts = {
            "learn": self._learn(employees, today),
            "read": self._read(employees, today),
            "approve": self._approve(),
            "sessions": self._sessions(employees),
            "certificates": self._certificates(employees, today),
            "team": self._team(today),
        }
        return {
            "today": fields.Date.to_string(today),
            "is_employee": bool(employees),
            **parts,
        }

    @api.model
    def _part(self, name, model, domain, items, count=None):
        """Return one part of the page, with the action that opens all of it."""
        return {
            "count": len(items) if count is None else count,
            "items": items,
            "action": {
                "type": "ir.actions.act_window",
                "name": name,
                "res_model": model,
                "domain": domain,
                "views": [(False, "list"), (False, "form")],
            },
        }

    @api.model
    def _own(self, model, employees, domain, names, order=None):
        """Return the domain, the first records and their number."""
        domain = Domain("employee_id", "in", employees.ids) & Domain(domain)
        # sudo: they are the user's own; what is not found costs no query
        records = self.env[model].sudo()
        if not employees:
            return list(domain), records.browse(), 0
        found = records.search_fetch(domain, names, limit=LIMIT + 1, order=order)
        count = len(found)
        if count > LIMIT:
            count = records.search_count(domain)
        return list(domain), found[:LIMIT], count

    @api.model
    def _state_names(self, model, name="state"):
        return dict(self.env[model]._fields[name]._description_selection(self.env))

    @api.model
    def _due(self, task, today):
        """Return when something is due, and whether it is late."""
        due = task.date_due
        return {
            "due": fields.Date.to_string(due) or False,
            "overdue": bool(due and due < today),
        }

    @api.model
    def _learn(self, employees, today):
        """Return courses to complete: ``{"id", "name", "due", "overdue", "state",
        "state_name", "reason", "attempts", "max_attempts", "sessions": [offer]}``.
        """
        model = "jxc.training.assignment"
        names = ["course_id", "date_due", "state", "reason", "attempt_count"]
        domain = [("state", "in", OPEN_STATES)]
        domain, tasks, count = self._own(
            model, employees, domain, names, "date_due, id"
        )
        tasks.course_id.fetch(["name", "max_attempts", "delivery"])
        states = self._state_names(model)
        offers = self._offers(tasks)
        items = [
            {
                "id": task.id,
                "name": task.course_id.name,
                **self._due(task, today),
                "state": task.state,
                "state_name": states[task.state],
                "reason": task.reason or False,
                "attempts": task.attempt_count,
                "max_attempts": task.course_id.max_attempts,
                "sessions": offers.get(task.course_id.id, []),
            }
            for task in tasks
        ]
        return self._part(self.env._("To Learn"), model, domain, items, count)

    @api.model
    def _offers(self, tasks):
        """Return ``{course id: [{"id", "name", "start", "place"}]}``: what is open.

        These are the next sessions to register for, for those who have none yet.
        """
        free = tasks.filtered(
            lambda one: (
                one.state in ("todo", "failed")
                and one.course_id.delivery in ("session", "both")
            )
        )
        offers = {}
        if not free:
            return offers
        for session in self._open_sessions(free.course_id):
            known = offers.setdefault(session.course_id.id, [])
            if len(known) < MAX_OFFERS:
                known.append(
                    {
                        "id": session.id,
                        "name": session.name,
                        "start": fields.Datetime.to_string(session.date_start),
                        "place": session.place or False,
                    }
                )
        return offers

    @api.model
    def _open_sessions(self, courses):
        """Return the next sessions of courses that the user may register for."""
        return self.env["jxc.training.session"].search_fetch(
            [
                ("course_id", "in", courses.ids),
                ("state", "=", "open"),
                ("date_start", ">", fields.Datetime.now()),
            ],
            ["name", "course_id", "date_start", "place"],
            order="date_start, id",
            limit=5 * LIMIT,
        )

    @api.model
    def _read(self, employees, today):
        """Return what to read: ``{"id", "name", "version", "due", "overdue"}``."""
        model = "jxc.regulation.acknowledgement"
        domain, tasks, count = self._own(
            model,
            employees,
            [("state", "=", "todo")],
            ["regulation_id", "version_id", "date_due"],
            "date_due, id",
        )
        tasks.regulation_id.fetch(["name"])
        tasks.version_id.fetch(["major", "minor"])
        items = [
            {
                "id": task.id,
                "name": task.regulation_id.name,
                "version": f"{task.version_id.major}.{task.version_id.minor}",
                **self._due(task, today),
            }
            for task in tasks
        ]
        return self._part(self.env._("To Read"), model, domain, items, count)

    @api.model
    def _approve(self):
        """Return documents to approve: ``{"id", "name", "requester", "deadline",
        "overdue"}``.
        """
        model = "jxc.approval.request"
        domain = [("is_my_turn", "=", True)]
        names = ["name", "requester_id", "deadline"]
        requests = self.env[model].search_fetch(domain, names, limit=LIMIT + 1)
        count = len(requests)
        if count > LIMIT:
            count = self.env[model].search_count(domain)
        now = fields.Datetime.now()
        items = [
            {
                "id": request.id,
                "name": request.name,
                # sudo: who asks is part of the request
                "requester": request.requester_id.sudo().name,
                "deadline": fields.Datetime.to_string(request.deadline) or False,
                "overdue": bool(request.deadline and request.deadline < now),
            }
            for request in requests[:LIMIT]
        ]
        return self._part(self.env._("To Approve"), model, domain, items, count)
