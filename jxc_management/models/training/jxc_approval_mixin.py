from odoo import models


class JxcApprovalMixin(models.AbstractModel):
    _name = "jxc.approval.mixin"
    _inherit = ["jxc.approval.mixin", "jxc.gated.mixin"]

    def _jxc_gate_operations(self):
        operation = self._jxc_operation()
        return {operation} if operation else set()

    def _jxc_gate_warehouses(self):
        return self._jxc_warehouses()

    def _jxc_gate_title(self):
        return self._jxc_title()

    def _jxc_check_effective(self):
        # whoever writes a state has pressed no button
        self._jxc_check_gates()
        return super()._jxc_check_effective()
