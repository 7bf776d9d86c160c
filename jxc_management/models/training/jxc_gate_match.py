from collections import defaultdict

from odoo import SUPERUSER_ID, api, models
from odoo.tools import ormcache

from ...tools.gate_rules import CompiledGate, concerns
from ...tools.owner_resolver import parse_path


class JxcGate(models.Model):
    _inherit = "jxc.gate"

    @api.model
    @ormcache()
    def _compiled(self):
        """Return ``{(company id, operation): [CompiledGate, ...]}`` of what is on.

        Cached, so that a database without gates is not asked for any.
        """
        # sudo: gates are closed for people who may not read them
        gates = self.sudo().with_context(active_test=False)
        found = defaultdict(list)
        for gate in gates.search([("active", "=", True), ("mode", "!=", "off")]):
            found[gate.company_id.id, gate.operation].append(gate._compile())
        return dict(found)

    def _compile(self):
        """Return this gate as a :class:`CompiledGate`."""
        self.ensure_one()
        return CompiledGate(
            id=self.id,
            company_id=self.company_id.id,
            operation=self.operation,
            mode=self.mode,
            warehouses=frozenset(self.warehouse_ids.ids),
            departments=frozenset(self.department_ids.ids),
            courses=tuple(self.course_ids.ids),
            regulations=tuple(self.regulation_ids.ids),
            grace_days=self.grace_days,
            min_coverage=self.min_coverage,
            break_glass_group=self.break_glass_group_id.id,
            override_hours=self.override_hours,
        )

    @api.model
    def _any_about_stock(self, company):
        """Return whether a company has a gate for what moves goods."""
        return any(
            company_id == company.id and operation not in ("purchase", "approval")
            for company_id, operation in self._compiled()
        )

    @api.model
    def _is_gated_person(self):
        """Return whether a person is acting that gates look at.

        ``sudo()`` makes no difference; portal users, visitors and schedulers, which
        work as user 1, are let through.
        """
        user = self.env.user
        return user.id != SUPERUSER_ID and not user.share

    @api.model
    def _behind_gates(self, documents):
        """Return those of ``documents`` whose company has gates, ready to be read."""
        guarded = {company_id for company_id, _operation in self._compiled()}
        # sudo: what is guarded must not depend on what the person may see
        whole = documents.sudo().browse(documents.ids)
        behind = whole.filtered(lambda one: one._jxc_gate_company().id in guarded)
        behind._jxc_gate_prefetch()
        return behind

    @api.model
    def _gates_of(self, documents, operation=None, places=None):
        """Return ``{gate: documents}``: the gates in the way of some documents.

        :param documents: records of a model with ``jxc.gated.mixin``
        :param operation: what is done with them; asked of each document when empty
        :param places: further locations that are concerned
        """
        compiled = self._compiled()
        found = {}
        for document in self._behind_gates(documents):
            company = document._jxc_gate_company().id
            codes = [operation] if operation else document._jxc_gate_operations()
            gates = [
                gate for code in codes for gate in compiled.get((company, code), ())
            ]
            if not gates:
                continue
            warehouses = document._jxc_gate_warehouses()
            if places:
                warehouses |= places.sudo().warehouse_id
            path = parse_path(document._jxc_gate_department().parent_path)
            for gate in gates:
                if concerns(gate, warehouses.ids, path):
                    found.setdefault(gate, document.browse())
                    found[gate] |= document
        return found
