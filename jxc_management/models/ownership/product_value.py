from odoo import models


class ProductValue(models.Model):
    _name = "product.value"
    _inherit = ["product.value", "jxc.document.reader.mixin"]

    def _jxc_document_field(self):
        return "move_id"

    def _jxc_check_document(self):
        # a manual value changes the move it is for
        self.move_id.check_access("write")
