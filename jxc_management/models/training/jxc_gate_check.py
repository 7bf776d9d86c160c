import logging
from collections import namedtuple
from datetime import timedelta

from odoo import SUPERUSER_ID, api, fields, models

from ...tools.gate_rules import Holdings, in_grace, lacks_of

_logger = logging.getLogger(__name__)

#: what a gate does about some documents of a person, what he lacks for them, and the id
#: of the warehouse without enough people (0: of none, None: there are enough)
Verdict = namedtuple("Verdict", "gate documents lacks action place", defaults=(None,))


class JxcGate(models.Model):
    _inherit = "jxc.gate"

    @api.model
    def _check(self, operation, documents, places=None):
        """Let the current user go on with documents, with a warning, or refuse.

        He is refused once for all documents together. Queries do not depend on their
        number. What follows is his doing only as far as the entry points of documents
        ask, see ``jxc.gated.mixin``.

        :param operation: code of what is done; asked of each document when empty
        :param documents: records of a model with ``jxc.gated.mixin``
        :param places: further locations that are concerned
        :raises RedirectWarning: naming what he lacks and opening where to get it
        """
        gates = self._gates_of(documents, operation, places)
        if not gates or not self._is_gated_person():
            return
        verdicts = self._verdicts(gates)
        if not verdicts:
            return
        documents.check_access(documents._jxc_gate_access())
        blocked = [one for one in verdicts if one.action == "blocked"]
        if blocked:
            self._log_afterwards(blocked)
            raise self._refusal(blocked)
        self._let_through(verdicts)

    @api.model
    def _verdicts(self, gates):
        """Return the :class:`Verdict` tuples about what the current user lacks.

        :param gates: ``{gate: documents}``, see ``_gates_of``
        """
        me = self._employees_of(self.env.user)
        verdicts = []
        for company_id in {gate.company_id for gate in gates}:
            own = [gate for gate in gates if gate.company_id == company_id]
            employee = me.get(company_id, self.env["hr.employee"])
            holdings = self._holdings(own, employee, self._today(company_id))
            for gate in own:
                lacks = lacks_of(gate, employee.id, holdings)
                if lacks:
                    found = self._verdicts_on(gate, gates[gate], lacks, holdings.day)
                    verdicts += found
        return verdicts

    @api.model
    def _verdicts_on(self, gate, documents, lacks, day):
        """Return what a gate does about documents of somebody who lacks something."""
        if gate.mode == "warn" or in_grace(gate, lacks, day):
            return [Verdict(gate, documents, lacks, "warned")]
        rest = documents - self._overridden(gate, documents)
        found = []
        short = self._short_of_people(gate, rest, day)
        # a place with enough people has somebody who may do it
        spared = rest.filtered(lambda one: short.issuperset(self._places_of(gate, one)))
        rest -= spared
        for place, documents in spared.grouped(
            lambda document: min(self._places_of(gate, document))
        ).items():
            found.append(Verdict(gate, documents, lacks, "spared", place))
        if rest:
            found.append(Verdict(gate, rest, lacks, "blocked"))
        return found

    @api.model
    def _employees_of(self, user):
        """Return ``{company id: employee}`` of a user."""
        # sudo: without HR rights employees are readable in public only
        employees = self.env["hr.employee"].sudo()
        found = employees.search_fetch([("user_id", "=", user.id)], ["company_id"])
        return {employee.company_id.id: employee for employee in found}

    @api.model
    def _holdings(self, gates, employees, day):
        """Return the :class:`Holdings` of employees as far as gates ask for them."""
        # sudo: gates ask about people whose records the user may not read
        courses = self.env["jxc.course"].sudo()
        courses = courses.browse({one for gate in gates for one in gate.courses})
        asked = {one for gate in gates for one in gate.regulations}
        regulations = self.env["jxc.regulation"].sudo()
        if asked:
            regulations = regulations.search(
                [
                    ("id", "in", list(asked)),
                    ("active", "=", True),
                    ("current_version_id", "!=", False),
                ]
            )
        certificates = self.env["jxc.certificate"]
        grace = max((gate.grace_days for gate in gates), default=0)
        return Holdings(
            day=day,
            courses=certificates._holders(courses, employees, day) if courses else (),
            lapsed=self._lapsed(courses, employees, day, grace),
            read=self.env["jxc.regulation.acknowledgement"]._readers(
                regulations, employees
            )
            if regulations
            else (),
            binding=frozenset(regulations.ids),
        )

    @api.model
    def _lapsed(self, courses, employees, day, grace):
        """Return ``{(employee id, course id): day}`` of certificates expired lately."""
        if not courses or not employees or grace <= 0:
            return {}
        groups = (
            self.env["jxc.certificate"]
            .sudo()
            ._read_group(
                [
                    ("revoked_on", "=", False),
                    ("employee_id", "in", employees.ids),
                    ("course_id", "in", courses.ids),
                    ("date_expiry", "<", day),
                    ("date_expiry", ">=", day - timedelta(days=grace)),
                ],
                ["employee_id", "course_id"],
                ["date_expiry:max"],
            )
        )
        return {(employee.id, course.id): last for employee, course, last in groups}

    @api.model
    def _today(self, company_id):
        """Return the day that certificates are looked at for: that of the company.

        The context, which a client may choose, cannot move it.
        """
        return self.env["res.company"].browse(company_id)._jxc_today()

    @api.model
    def _overridden(self, gate, documents):
        """Return those of ``documents`` that the user may go on with for a reason."""
        since = fields.Datetime.now() - timedelta(hours=gate.override_hours)
        # sudo: whoever acts may not read the log as a whole
        entries = (
            self.env["jxc.gate.log"]
            .sudo()
            .search(
                [
                    ("action", "=", "override"),
                    ("user_id", "=", self.env.uid),
                    ("gate_id", "=", gate.id),
                    ("res_model", "=", documents._name),
                    ("res_id", "in", documents.ids),
                    ("date", ">=", since),
                ]
            )
        )
        return documents.browse(set(entries.mapped("res_id")))

    @api.model
    def _places_of(self, gate, document):
        """Return the ids of the document's warehouses that a gate is about."""
        warehouses = set(document._jxc_gate_warehouses().ids)
        return (warehouses & gate.warehouses if gate.warehouses else warehouses) or {0}

    @api.model
    def _places_in(self, verdict):
        """Return ``{warehouse id: documents}`` of a verdict, 0 for no warehouse."""
        if verdict.place is not None:
            return {verdict.place: verdict.documents}
        return verdict.documents.grouped(
            lambda document: min(self._places_of(verdict.gate, document))
        )

    @api.model
    def _log_afterwards(self, verdicts):
        """Record blocks once the transaction is over, whatever becomes of it.

        The error takes everything back that this transaction wrote.
        """
        rows = self._log_values(verdicts)
        registry = self.env.registry
        pending = [rows]

        def write():
            if not pending:
                return
            values = pending.pop()
            try:
                with registry.cursor() as cursor:
                    env = api.Environment(cursor, SUPERUSER_ID, {})
                    env["jxc.gate.log"]._record(values)
            except Exception:
                # never in the way of what the person is told
                _logger.exception("a blocked attempt could not be recorded")

        self.env.cr.postrollback.add(write)
        self.env.cr.postcommit.add(write)

    @api.model
    def _let_through(self, verdicts):
        """Record and tell the person, and the lead where people are lacking."""
        fresh = self._not_just_logged(verdicts)
        if not fresh:
            return
        spared = [one for one in fresh if one.action == "spared"]
        if spared:
            self._tell_short_of_people(spared)
        self.env["jxc.gate.log"]._record(self._log_values(fresh))
        # sudo: the channel of the user himself
        self.env.user.sudo()._bus_send(
            "simple_notification",
            {
                "title": self.env._("Something Is Missing"),
                "message": self._text_of(fresh),
                "type": "warning",
                "sticky": True,
            },
        )
