from odoo import api, fields, models
from odoo.fields import Domain

from .jxc_my_work import LIMIT, OVERDUE_MODELS


class JxcMyWork(models.AbstractModel):
    _inherit = "jxc.my.work"

    @api.model
    def _sessions(self, employees):
        """Return the user's next sessions; the ids are those of the sessions."""
        model = "jxc.training.attendance"
        domain = [
            ("state", "in", ("registered", "waiting")),
            ("session_id.state", "=", "open"),
            ("session_id.date_stop", ">", "now"),
        ]
        names = ["session_id", "state"]
        domain, places, count = self._own(model, employees, domain, names, "session_id")
        places.session_id.fetch(
            ["name", "course_id", "date_start", "date_stop", "place", "url"]
        )
        places.session_id.course_id.fetch(["name"])
        items = [
            self._session_item(place)
            for place in places.sorted(lambda one: one.session_id.date_start)
        ]
        return self._part(self.env._("My Sessions"), model, domain, items, count)

    @api.model
    def _session_item(self, place):
        """Return ``{"id", "name", "course", "start", "stop", "place", "url", "state",
        "state_name"}`` of the user's place in a session.
        """
        session = place.session_id
        return {
            "id": session.id,
            "name": session.name,
            "course": session.course_id.name,
            "start": fields.Datetime.to_string(session.date_start),
            "stop": fields.Datetime.to_string(session.date_stop),
            "place": session.place or False,
            "url": session.url or False,
            "state": place.state,
            "state_name": self._state_names(place._name)[place.state],
        }

    @api.model
    def _certificates(self, employees, today):
        """Return the user's certificates: ``{"id", "number", "course", "status",
        "status_name", "expiry"}``.
        """
        model = "jxc.certificate"
        domain = [("superseded_by_id", "=", False), ("revoked_on", "=", False)]
        domain, found, count = self._own(
            model,
            employees,
            domain,
            ["number", "course_id", "date_expiry", "superseded_by_id", "revoked_on"],
            "date_expiry, id desc",
        )
        found.course_id.fetch(["name", "renewal_days"])
        names = self._state_names(model, "status")
        items = []
        for certificate in found:
            status = certificate._status_on(today)
            expiry = fields.Date.to_string(certificate.date_expiry)
            items.append(
                {
                    "id": certificate.id,
                    "number": certificate.number,
                    "course": certificate.course_id.name,
                    "status": status,
                    "status_name": names[status],
                    "expiry": expiry or False,
                }
            )
        return self._part(self.env._("My Certificates"), model, domain, items, count)

    @api.model
    def _team(self, today):
        """Return what the user's people are late with, or False without people.

        Items are ``{"id", "model", "employee", "name", "due"}``; there is one action
        for each model, as ``actions``: ``[{"name", "count", "action"}]``.
        """
        people = self.env["jxc.training.assignment"]._managed_employees()
        if not people:
            return False
        labels = {
            "jxc.training.assignment": self.env._("Overdue courses"),
            "jxc.regulation.acknowledgement": self.env._("Unread regulations"),
        }
        items, actions = [], []
        for model, label in labels.items():
            found, count = self._team_late(model, people, today)
            items += found
            # the list asks who is managed when it is opened
            late = [("is_managed", "=", True), ("date_due", "<", "today")]
            domain = [*late, *self.env[model]._due_open_domain()]
            part = self._part(label, model, domain, [], count)
            actions.append({"name": label, **part})
        items.sort(key=lambda item: (item["due"], item["employee"]))
        return {
            "count": sum(action["count"] for action in actions),
            "people": len(people),
            "items": items[:LIMIT],
            "actions": actions,
        }

    @api.model
    def _team_late(self, model, people, today):
        """Return the first records that people are late with, and their number."""
        subject = OVERDUE_MODELS[model]
        # sudo: they are about the user's own people
        records = self.env[model].sudo()
        domain = Domain("employee_id", "in", people.ids)
        domain &= Domain("date_due", "<", today)
        domain &= Domain(records._due_open_domain())
        names = ["employee_id", subject, "date_due"]
        found = records.search_fetch(domain, names, limit=LIMIT)
        items = [
            {
                "id": record.id,
                "model": model,
                "employee": record.employee_id.name,
                "name": record[subject].name,
                "due": fields.Date.to_string(record.date_due),
            }
            for record in found
        ]
        return items, records.search_count(domain)
