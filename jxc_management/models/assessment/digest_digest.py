from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain


class DigestDigest(models.Model):
    _inherit = "digest.digest"

    kpi_jxc_red_lights = fields.Boolean("Red KPI Lights")
    kpi_jxc_red_lights_value = fields.Integer(
        compute="_compute_kpi_jxc_red_lights_value",
        export_string_translation=False,
    )
    kpi_jxc_overdue_approvals = fields.Boolean("Overdue Approvals")
    kpi_jxc_overdue_approvals_value = fields.Integer(
        compute="_compute_kpi_jxc_overdue_approvals_value",
        export_string_translation=False,
    )
    kpi_jxc_pending_appeals = fields.Boolean("Pending Appeals")
    kpi_jxc_pending_appeals_value = fields.Integer(
        compute="_compute_kpi_jxc_pending_appeals_value",
        export_string_translation=False,
    )

    @api.depends_context("uid")
    def _compute_kpi_jxc_red_lights_value(self):
        """Count the KPIs that were far from their targets, of the recipient's part."""
        self._jxc_check_manager()
        start, end, _companies = self._get_kpi_compute_parameters()
        first = fields.Datetime.to_datetime(start).date()
        last = fields.Datetime.to_datetime(end).date()
        for digest in self:
            company = digest.company_id or self.env.company
            cockpit = self.env["jxc.cockpit"].with_company(company)
            digest.kpi_jxc_red_lights_value = cockpit._count_red(first, last)

    @api.depends_context("uid")
    def _compute_kpi_jxc_overdue_approvals_value(self):
        self._jxc_check_manager()
        self._calculate_company_based_kpi(
            "jxc.approval.request",
            "kpi_jxc_overdue_approvals_value",
            date_field="deadline",
            additional_domain=Domain("is_overdue", "=", True),
        )

    @api.depends_context("uid")
    def _compute_kpi_jxc_pending_appeals_value(self):
        self._jxc_check_manager()
        self._calculate_company_based_kpi(
            "jxc.assessment.appeal",
            "kpi_jxc_pending_appeals_value",
            date_field="submitted_on",
            additional_domain=Domain("state", "=", "submitted"),
        )

    def _jxc_check_manager(self):
        """Leave the figures out of the e-mails of people who manage nothing.

        :raises AccessError: for them; digests then go out without the figure
        """
        if not self.env["jxc.cockpit"]._may_look():
            raise AccessError(
                self.env._("These figures are for managers: left out of the digest.")
            )

    def _compute_kpis(self, company, user):
        kpis = super()._compute_kpis(company, user)
        for kpi in kpis:
            if kpi["kpi_name"].startswith("kpi_jxc_"):
                # of these, fewer are better, but a digest shows growth in green
                for column in ("kpi_col1", "kpi_col2", "kpi_col3"):
                    kpi.get(column, {}).update(margin=0.0)
        return kpis

    def _compute_kpis_actions(self, company, user):
        actions = super()._compute_kpis_actions(company, user)
        menu = self.env.ref("jxc_management.jxc_root_menu").id
        cockpit = f"jxc_management.jxc_cockpit_action?menu_id={menu}"
        actions.update(
            kpi_jxc_red_lights=cockpit,
            kpi_jxc_overdue_approvals=cockpit,
            kpi_jxc_pending_appeals=cockpit,
        )
        return actions
