from odoo import api, models
from odoo.exceptions import AccessError


class JxcOverview(models.AbstractModel):
    _inherit = "jxc.overview"

    @api.model
    def _step_history(self, facts, counts):
        links = [
            self._number(code, label, facts, counts)
            for code, label in (
                ("orders_unstamped", self.env._("Orders")),
                ("transfers_unstamped", self.env._("Transfers")),
            )
            if code in counts
        ]
        missing = sum(link["count"] for link in links)
        known = "orders_unstamped" in facts["numbers"]
        step = self._step(
            "history",
            self.env._("Past documents carry their department"),
            "done" if known and not missing else "todo",
            self._history_detail(known, missing),
            links,
        )
        if missing:
            step["button"] = {
                "label": self.env._("Stamp past documents"),
                "method": "action_stamp_history",
            }
        return step

    @api.model
    def _history_detail(self, known, missing):
        if not known:
            return self.env._("First name a lead: past documents follow its dates.")
        if missing:
            return self.env._(
                "Closed since your first lead began. What nobody led on its day stays "
                "without a department."
            )
        return self.env._("Documents from before your first lead stay without one.")

    @api.model
    def _step_access(self, facts, counts):
        link = self._number(
            "users_without_scope", self.env._("Without access scope"), facts, counts
        )
        return self._step(
            "access",
            self.env._("Everybody in purchase and stock has an access scope"),
            "todo" if link["count"] else "done",
            self.env._("Who has none sees no department's documents once enforced."),
            [link],
            self._xmlid_action("jxc_user_scope_action"),
        )

    @api.model
    def _step_enforcement(self, facts, counts):
        enforced = self.env.company.jxc_enforce_ownership
        may_set = self.env.user.has_group("base.group_system")
        detail = self.env._("People see and change what their access scopes allow.")
        if not enforced:
            detail = self.env._(
                "Off: nothing is hidden or blocked until you switch it on."
            )
            if not may_set:
                detail = self.env._("Off. A system administrator can switch it on.")
        settings = {
            "type": "ir.actions.act_window",
            "name": self.env._("Settings"),
            "res_model": "res.config.settings",
            "views": [(False, "form")],
            "context": {"module": "jxc_management", "bin_size": False},
        }
        return self._step(
            "enforcement",
            self.env._("Ownership is enforced"),
            "done" if enforced else "todo",
            detail,
            action=settings if may_set else False,
        )

    @api.model
    def action_stamp_history(self):
        """Let the scheduler stamp past documents now, in the background.

        :raises AccessError: for anyone but an administrator
        """
        if not self.env.user.has_group("jxc_management.group_jxc_administrator"):
            raise AccessError(self.env._("Only administrators stamp past documents."))
        # sudo: scheduled jobs belong to the system's administrator
        self.env.ref("jxc_management.ir_cron_stamp_history").sudo()._trigger()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "info",
                "message": self.env._(
                    "Past documents are being stamped in the background, many at a "
                    "time. Come back in a few minutes."
                ),
            },
        }
