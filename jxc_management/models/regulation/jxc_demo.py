from datetime import timedelta

from odoo import Command, api, models

from ...tools.demo_training import AUDIENCES, READERS, REGULATIONS, UNREAD_DAYS


class JxcDemo(models.AbstractModel):
    _inherit = "jxc.demo"

    @api.model
    def _load_regulations(self):
        """Give the demo company regulations: in effect, waiting, and drafts."""
        company = self.env.ref("jxc_management.demo_company")
        if self.env["jxc.regulation"].search_count(
            [("company_id", "=", company.id)], limit=1
        ):
            return
        flow = self.with_company(company).with_context(
            allowed_company_ids=company.ids, tracking_disable=True
        )
        for code, step in REGULATIONS:
            version = flow._write_regulation(company, code)
            if step != "draft":
                version.action_submit()
            if step == "active":
                decider = version.sudo()._deciders()[0]
                version.with_user(decider).action_approve()
                flow._read_regulation(version.sudo())

    def _write_regulation(self, company, code):
        """Return the draft of a regulation that the administrator made."""
        templates = self._as("jxcadmin").env["jxc.regulation.template"]
        wizard = templates.create({"company_id": company.id})
        for line in wizard.line_ids:
            line.is_chosen = line.code == code
        wizard.action_load()
        number = wizard.line_ids.filtered("is_chosen").number
        regulation = templates.env["jxc.regulation"].search(
            [("code", "=", number), ("company_id", "=", company.id)]
        )
        if code in AUDIENCES:
            regulation.department_ids = [
                Command.set(
                    [
                        self.env.ref(f"jxc_management.demo_department_{name}").id
                        for name in AUDIENCES[code]
                    ]
                )
            ]
        return regulation.version_ids

    def _read_regulation(self, version):
        """Let most people confirm a regulation; the others are late with it."""
        found = self.env["jxc.regulation.acknowledgement"].search(
            [("version_id", "=", version.id)]
        )
        for acknowledgement in found:
            user = acknowledgement.employee_id.user_id
            if user.login in READERS:
                # at the last moment: so it counts as confirmed in time today already
                due = acknowledgement.company_id._jxc_today()
                acknowledgement._as_engine().date_due = due
                own = acknowledgement.with_user(user)
                own.action_read()
                own.action_acknowledge()
        late = found.filtered(lambda one: one.state == "todo")
        for acknowledgement in late:
            due = acknowledgement.date_due - timedelta(days=UNREAD_DAYS)
            acknowledgement._as_engine().date_due = due
