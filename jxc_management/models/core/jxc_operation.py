from collections import namedtuple

from odoo import api, models
from odoo.tools import LazyTranslate

_lt = LazyTranslate(__name__)

#: a controlled business act: its label and the models of the documents it is done with,
#: the one that its rules' further conditions are about first
Operation = namedtuple("Operation", "label models")


class JxcOperation(models.AbstractModel):
    """The controlled operations, and which documents they are done with.

    A further operation is added by extending :meth:`_operations`; its model inherits
    ``jxc.approval.mixin``.
    """

    _name = "jxc.operation"
    _description = "Controlled Operation"

    @api.model
    def _operations(self):
        """Return ``{code: Operation}`` of all controlled operations."""
        return {
            "purchase": Operation(_lt("Purchase"), ("purchase.order",)),
            "receipt": Operation(_lt("Receipt"), ("stock.picking",)),
            "delivery": Operation(_lt("Delivery"), ("stock.picking",)),
            "internal": Operation(_lt("Internal Transfer"), ("stock.picking",)),
            "return": Operation(_lt("Return"), ("stock.picking",)),
            "scrap": Operation(_lt("Scrap"), ("stock.scrap", "stock.picking")),
        }

    @api.model
    def _selection(self):
        """Return the operations as options of a selection field."""
        registry = self._operations()
        return [(code, self.env._(one.label)) for code, one in registry.items()]

    @api.model
    def _model_of(self, operation):
        """Return the name of the main model of an operation's documents."""
        return self._operations()[operation].models[0]
