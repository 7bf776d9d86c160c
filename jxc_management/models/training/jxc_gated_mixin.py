from odoo import models

from ...tools.gate_pass import KEY, PASS, passed


class JxcGatedMixin(models.AbstractModel):
    """A document that people need certificates or regulations for."""

    _name = "jxc.gated.mixin"
    _description = "Document Behind a Gate"

    def _jxc_gate_company(self):
        """Return the company whose gates count."""
        return self.company_id

    def _jxc_gate_operations(self):
        """Return the codes of the operations that taking effect would be."""
        raise NotImplementedError

    def _jxc_gate_prefetch(self):
        """Read what the other methods need of these documents, for all at once."""

    def _jxc_gate_warehouses(self):
        """Return the warehouses that are concerned."""
        return self.env["stock.warehouse"]

    def _jxc_gate_department(self):
        """Return the department that is in charge of the document."""
        return self.jxc_department_id

    def _jxc_gate_title(self):
        """Return what the document is called."""
        return self.display_name

    def _jxc_gate_access(self):
        """Return what people must be allowed to do with the document anyway."""
        return "write"

    def _jxc_through_gates(self, documents=None, operation=None, places=None):
        """Return these records for what follows, once the person may do it.

        :param documents: those that would take effect; all when None
        :param operation: what is done with them; asked of each document when empty
        :param places: further locations that are concerned
        :raises UserError: naming what the person lacks, see ``jxc.gate._check``
        """
        gates = self.env["jxc.gate"]
        if passed(self.env.context) or not gates._compiled():
            return self
        documents = self if documents is None else documents
        gates._check(operation, documents, places)
        return self.with_context(**{KEY: PASS})

    def _jxc_check_gates(self, operation=None):
        """Refuse what took effect past the entry points, unless the person may do it.

        :raises UserError: naming what the person lacks
        """
        gates = self.env["jxc.gate"]
        if not passed(self.env.context) and gates._compiled():
            gates._check(operation, self)
