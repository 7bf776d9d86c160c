from odoo import models


class JxcApprovalDecide(models.TransientModel):
    _inherit = "jxc.approval.decide"

    def action_decide(self):
        marked = self
        if self.decision in ("approve", "reject"):
            self._check_complete()
            # once for all of them: what is missing is missing for each
            requests = self.request_ids._jxc_through_gates(operation="approval")
            marked = self.with_env(requests.env)
        return super(JxcApprovalDecide, marked).action_decide()
