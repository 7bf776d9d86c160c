from odoo import models


class JxcApprovalRequest(models.Model):
    _name = "jxc.approval.request"
    _inherit = ["jxc.approval.request", "jxc.gated.mixin"]

    def _jxc_gate_operations(self):
        return {"approval"}

    def _jxc_gate_warehouses(self):
        document = self._document_record()
        if not document:
            return super()._jxc_gate_warehouses()
        return document._jxc_gate_warehouses()

    def _jxc_gate_department(self):
        return self.department_id

    def _jxc_gate_access(self):
        # nobody writes requests; the decision itself looks at who may decide
        return "read"

    def action_approve(self, comment=None):
        marked = self._jxc_through_gates(operation="approval")
        return super(JxcApprovalRequest, marked).action_approve(comment)

    def action_reject(self, reason):
        marked = self._jxc_through_gates(operation="approval")
        return super(JxcApprovalRequest, marked).action_reject(reason)
