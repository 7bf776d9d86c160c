from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

ADMINISTRATOR = "jxc_management.group_jxc_administrator"
LEAD = "jxc_management.group_jxc_lead"


class JxcRegulation(models.Model):
    _inherit = "jxc.regulation"

    approver_ids = fields.Many2many(
        "res.users",
        "jxc_regulation_approver_rel",
        string="Approvers",
        domain="[('share', '=', False), ('company_ids', 'in', company_id)]",
        tracking=True,
        help="May approve new versions, but not those they wrote or changed last. "
        "Empty: the managers of the owner and of the departments above it, and who is "
        "accountable for the process. Administrators may always.",
    )
    is_maintained = fields.Boolean(
        "Kept by Me", compute="_compute_is_maintained", search="_search_is_maintained"
    )
    may_approve = fields.Boolean(
        compute="_compute_may_approve", search="_search_may_approve"
    )

    @api.depends("department_id")
    @api.depends_context("uid")
    def _compute_is_maintained(self):
        # sudo: the answer does not depend on what else the user may read
        mine = self.sudo().filtered_domain(self._search_is_maintained("in", [True]))
        for regulation in self:
            regulation.is_maintained = regulation in mine

    def _search_is_maintained(self, operator, value):
        """Find what the user may change: leads, of their own departments."""
        if operator != "in":
            return NotImplemented
        if self.env.user.has_group(ADMINISTRATOR):
            return Domain.TRUE
        return Domain("department_id", "in", self._maintained_departments().ids)

    @api.model
    def _maintained_departments(self):
        """Return the departments whose regulations the user keeps, if not all."""
        user = self.env.user
        departments = self.env["hr.department"]._jxc_managed()
        if user.has_group(LEAD):
            # sudo: without HR rights a user finds not even his own department
            departments |= user.sudo().employee_ids.department_id.with_env(self.env)
        return departments

    @api.depends("department_id", "approver_ids", "process_id", "company_id")
    @api.depends_context("uid")
    def _compute_may_approve(self):
        # sudo: the answer does not depend on what else the user may read
        mine = self.sudo().filtered_domain(self._search_may_approve("in", [True]))
        for regulation in self:
            regulation.may_approve = regulation in mine

    def _search_may_approve(self, operator, value):
        """Find the regulations whose versions the user may approve at all."""
        if operator != "in":
            return NotImplemented
        user = self.env.user
        if user.share:
            return Domain.FALSE
        if user.has_group(ADMINISTRATOR):
            return Domain.TRUE
        managed = self.env["hr.department"]._jxc_managed()
        lead = Domain("department_id", "in", managed.ids)
        for ownership in self._accountable_ownerships(user):
            lead |= self._ownership_domain(ownership)
        return Domain("approver_ids", "in", user.ids) | (
            Domain("approver_ids", "=", False) & lead
        )

    @api.model
    def _accountable_ownerships(self, users):
        """Return the active leads of a company or process that users account for."""
        # sudo: everybody may know what he accounts for
        today = fields.Date.context_today(self)
        return (
            self.env["jxc.ownership"]
            .sudo()
            .search(
                Domain("state", "=", "active")
                & Domain("role", "=", "lead")
                & Domain("scope_type", "in", ("company", "process"))
                & Domain("date_from", "<=", today)
                & (Domain("date_to", "=", False) | Domain("date_to", ">=", today))
                & Domain("user_id", "in", users.ids)
            )
        )

    @api.model
    def _ownership_domain(self, ownership):
        """Return the domain of the regulations that a lead may approve."""
        domain = Domain("department_id", "=", ownership.department_id.id)
        domain &= Domain("company_id", "=", ownership.company_id.id)
        if ownership.scope_type == "process":
            domain &= Domain("process_id", "=", ownership.process_id.id)
        return domain

    @api.model_create_multi
    def create(self, vals_list):
        regulations = super().create(vals_list)
        regulations.filtered("approver_ids")._check_may_choose_approvers()
        return regulations

    def write(self, vals):
        if "approver_ids" in vals:
            self._check_may_choose_approvers()
        return super().write(vals)

    def _check_may_choose_approvers(self):
        """Refuse to choose one's own judges.

        :raises AccessError: for people who neither manage the owner nor administrate
        """
        user = self.env.user
        if not self or user.has_group(ADMINISTRATOR):
            return
        managed = self.env["hr.department"]._jxc_managed()
        # sudo: the answer does not depend on what else the user may read
        if self.sudo().department_id - managed:
            raise AccessError(
                self.env._(
                    "Only the manager of the owner and administrators choose who "
                    "approves “%(regulations)s”.",
                    regulations=self.sudo().mapped("display_name"),
                )
            )

    def _approvers(self):
        """Return the people who may approve versions of one regulation.

        Administrators are asked only where nobody else is there.
        """
        self.ensure_one()
        # sudo: departments and employees are readable in public only
        regulation = self.sudo()
        users = regulation.approver_ids or regulation._owner_managers()
        users = users.filtered(lambda user: user.active and not user.share)
        return users or self._administrators()

    def _owner_managers(self):
        """Return the managers of the owner and above, and who is accountable for it."""
        self.ensure_one()
        users = self.env["res.users"]
        department = self.department_id
        while department:
            users |= department.manager_id.user_id
            department = department.parent_id
        ownerships = self.env["jxc.ownership"].search(
            Domain("department_id", "=", self.department_id.id)
            & Domain("user_id", "!=", False)
        )
        accountable = self._accountable_ownerships(ownerships.user_id)
        return (
            users
            | accountable.filtered(
                lambda one: self.filtered_domain(self._ownership_domain(one))
            ).user_id
        )

    @api.model
    def _administrators(self):
        """Return the people who administer the addon."""
        # sudo: plain users may not read groups
        group = self.env.ref(ADMINISTRATOR).sudo()
        return group.all_user_ids.filtered(
            lambda user: user.active and user.id != api.SUPERUSER_ID
        )

    def _responsible(self):
        """Return the one person who looks after one regulation, or nobody."""
        self.ensure_one()
        department = self.sudo().department_id
        while department:
            if department.manager_id.user_id.active:
                return department.manager_id.user_id
            department = department.parent_id
        return self._administrators()[:1]
