from odoo import models


class JxcApprovalRuleStep(models.Model):
    _inherit = "jxc.approval.rule.step"

    def _summary(self):
        """Return in words who decides the step, how many of them and how soon."""
        self.ensure_one()
        details = [self._quorum_text(), self._time_text()]
        details = "; ".join(text for text in details if text)
        return f"{self.display_name} ({details})" if details else self.display_name

    def _quorum_text(self):
        if self.quorum == "all":
            return self.env._("all of them")
        if self.quorum == "number":
            return self.env._("%(number)s of them", number=self.quorum_number)
        several = self.approver_type == "group" or len(self.user_ids) > 1
        return self.env._("one of them") if several else ""

    def _time_text(self):
        if not self.sla_hours:
            return ""
        return self.env._("within %(hours)s working hours", hours=f"{self.sla_hours:g}")
