from odoo import api, fields, models
from odoo.fields import Domain

OPEN_ORDER = ("draft", "sent", "to approve")
OPEN_TRANSFER = ("waiting", "confirmed", "assigned")


class JxcOverview(models.AbstractModel):
    _inherit = "jxc.overview"

    @api.model
    def _facts(self):
        facts = super()._facts()
        facts["numbers"].update(self._document_numbers(facts))
        return facts

    @api.model
    def _parts(self, facts, counts):
        """Add ``documents``: ``{"all", "departments": [name], "numbers": [number]}``.

        ``all`` tells that the numbers are about the documents of every department.
        """
        labels = self._document_labels()
        numbers = [
            self._number(code, label, facts, counts)
            for code, label in labels.items()
            if code in counts
        ]
        reach = facts["document_reach"]
        departments = self.env["hr.department"].browse(sorted(reach or ()))
        documents = {
            "all": reach is None,
            "departments": self._department_names(departments),
            "numbers": numbers,
        }
        return {**super()._parts(facts, counts), "documents": documents}

    @api.model
    def _document_labels(self):
        return {
            "orders_to_confirm": self.env._("Orders to confirm"),
            "receipts_waiting": self.env._("Receipts waiting"),
            "receipts_late": self.env._("Late receipts"),
            "deliveries_waiting": self.env._("Deliveries waiting"),
            "transfers_open": self.env._("Internal transfers open"),
        }

    @api.model
    def _document_reach(self):
        """Return the ids of the departments whose documents count, None for all."""
        day = fields.Date.context_today(self)
        reach = self.env["jxc.user.scope"]._reach(
            self.env.uid, self.env.company.id, day, "read"
        )
        return None if reach.everything else reach.department_ids | reach.own_ids

    @api.model
    def _document_numbers(self, facts):
        reach = facts["document_reach"] = self._document_reach()
        company = Domain("company_id", "=", self.env.company.id)
        orders = company & Domain("state", "in", OPEN_ORDER)
        transfers = company & Domain("state", "in", OPEN_TRANSFER)
        if reach is not None:
            mine = Domain("jxc_department_id", "in", sorted(reach))
            orders &= mine
            transfers &= mine | Domain("jxc_dest_department_id", "in", sorted(reach))
        coded = {
            code: transfers & Domain("picking_type_id.code", "=", code)
            for code in ("incoming", "outgoing", "internal")
        }
        late = coded["incoming"] & Domain("scheduled_date", "<", "today")
        return {
            "orders_to_confirm": ("purchase.order", list(orders)),
            "receipts_waiting": ("stock.picking", list(coded["incoming"])),
            "receipts_late": ("stock.picking", list(late)),
            "deliveries_waiting": ("stock.picking", list(coded["outgoing"])),
            "transfers_open": ("stock.picking", list(coded["internal"])),
        }
