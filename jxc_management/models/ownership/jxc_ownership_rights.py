from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain


class JxcOwnership(models.Model):
    _inherit = "jxc.ownership"

    is_mine = fields.Boolean(
        "My Department", compute="_compute_is_mine", search="_search_is_mine"
    )
    is_managed = fields.Boolean(
        "Managed by Me", compute="_compute_is_managed", search="_search_is_managed"
    )
    may_edit = fields.Boolean(compute="_compute_may_edit")

    @api.depends("department_id")
    @api.depends_context("uid", "allowed_company_ids")
    def _compute_is_mine(self):
        mine = self.env["jxc.user.scope"]._my_department_ids()
        for ownership in self:
            ownership.is_mine = ownership.department_id.id in mine

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        mine = self.env["jxc.user.scope"]._my_department_ids()
        return Domain("department_id", "in", sorted(mine))

    @api.depends("department_id")
    @api.depends_context("uid")
    def _compute_is_managed(self):
        managed = self.env["hr.department"]._jxc_managed()
        for ownership in self:
            ownership.is_managed = ownership.department_id in managed

    def _search_is_managed(self, operator, value):
        if operator != "in":
            return NotImplemented
        managed = self.env["hr.department"]._jxc_managed()
        return Domain("department_id", "in", managed.ids)

    @api.depends("department_id", "state")
    @api.depends_context("uid")
    def _compute_may_edit(self):
        editable = self._origin._filtered_access("write")
        for ownership in self:
            ownership.may_edit = not ownership._origin or ownership._origin in editable

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_may_register(vals)
        return super().create(vals_list)

    def write(self, vals):
        self._check_may_register(vals)
        result = super().write(vals)
        if {"department_id", "company_id"} & vals.keys():
            # core checks the rules before a write only
            self.check_access("write")
        return result

    @api.model
    def _check_may_register(self, vals):
        """Let department leads prepare drafts; only administrators decide.

        :raises UserError: when somebody else changes the state
        :raises AccessError: when a lead registers for a department he does not manage
        """
        if self.env.su or self.env.user.has_group(
            "jxc_management.group_jxc_administrator"
        ):
            return
        administrators = self.env["jxc.user.scope"]._administrator_names()
        if vals.get("state", "draft") != "draft":
            raise UserError(
                self.env._(
                    "Only an administrator puts an ownership in force or ends it. Save "
                    "it as a draft and ask %(administrators)s.",
                    administrators=administrators,
                )
            )
        department = self.env["hr.department"].browse(vals.get("department_id"))
        if department - self.env["hr.department"]._jxc_managed():
            raise AccessError(
                self.env._(
                    "You may prepare ownerships for the departments you manage only. "
                    "Ask %(administrators)s to register another department.",
                    administrators=administrators,
                )
            )
