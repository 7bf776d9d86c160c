from odoo import api, fields, models
from odoo.fields import Domain

from .jxc_my_work import LIMIT, OVERDUE_MODELS

CERTIFICATE_REPORT = "jxc_management.jxc_certificate_report"


class JxcMyWork(models.AbstractModel):
    _inherit = "jxc.my.work"

    @api.model
    def _sessions(self, employees):
        """Return the user's next sessions: ``{"id", "name", "course", "start", "stop",
        "place", "url", "state", "state_name"}``; the id is that of the session.
        """
        model = "jxc.training.attendance"
        domain, places, count = self._own(
            model,
            employees,
            [
                ("state", "in", ("registered", "waiting")),
                ("session_id.state", "=", "open"),
                ("session_id.date_stop", ">", "now"),
            ],
            ["session_id", "state"],
            "session_id",
        )
        sessions = places.session_id
        sessions.fetch(["name", "course_id", "date_start", "date_stop", "place", "url"])
        sessions.course_id.fetch(["name"])
        states = self._state_names(model)
        items = [
            {
                "id": place.session_id.id,
                "name": place.session_id.name,
                "course": place.session_id.course_id.name,
                "start": fields.Datetime.to_string(place.session_id.date_start),
                "stop": fields.Datetime.to_string(place.session_id.date_stop),
                "place": place.session_id.place or False,
                "url": place.session_id.url or False,
                "state": place.state,
                "state_name": states[place.state],
            }
            for place in places.sorted(lambda one: one.session_id.date_start)
        ]
        return self._part(self.env._("My Sessions"), model, domain, items, count)

    @api.model
    def _certificates(self, employees, today):
        """Return the user's certificates: ``{"id", "number", "course", "status",
        "status_name", "expiry"}``, and ``report``: what prints one, or False.
        """
        model = "jxc.certificate"
        domain, found, count = self._own(
            model,
            employees,
            [("superseded_by_id", "=", False), ("revoked_on", "=", False)],
            ["number", "course_id", "date_expiry", "superseded_by_id", "revoked_on"],
            "date_expiry, id desc",
        )
        found.course_id.fetch(["name", "renewal_days"])
        names = self._state_names(model, "status")
        items = []
        for certificate in found:
            status = certificate._status_on(today)
            items.append(
                {
                    "id": certificate.id,
                    "number": certificate.number,
                    "course": certificate.course_id.name,
                    "status": status,
                    "status_name": names[status],
                    "expiry": fields.Date.to_string(certificate.date_expiry) or False,
                }
            )
        part = self._part(self.env._("My Certificates"), model, domain, items, count)
        report_id = self.env["ir.model.data"]._xmlid_to_res_id(
            CERTIFICATE_REPORT, raise_if_not_found=False
        )
        return {**part, "report": report_id or False}

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
        for model, subject in OVERDUE_MODELS.items():
            # sudo: they are about the user's own people
            records = self.env[model].sudo()
            domain = Domain("employee_id", "in", people.ids)
            domain &= Domain("date_due", "<", today)
            domain &= Domain(records._due_open_domain())
            count = records.search_count(domain)
            found = records.search_fetch(
                domain, ["employee_id", subject, "date_due"], limit=LIMIT
            )
            items += [
                {
                    "id": record.id,
                    "model": model,
                    "employee": record.employee_id.name,
                    "name": record[subject].name,
                    "due": fields.Date.to_string(record.date_due),
                }
                for record in found
            ]
            # the list asks who is managed when it is opened
            domain = [
                ("is_managed", "=", True),
                ("date_due", "<", "today"),
                *records._due_open_domain(),
            ]
            part = self._part(labels[model], model, domain, [], count)
            actions.append({"name": labels[model], **part})
        items.sort(key=lambda item: (item["due"], item["employee"]))
        return {
            "count": sum(action["count"] for action in actions),
            "people": len(people),
            "items": items[:LIMIT],
            "actions": actions,
        }
