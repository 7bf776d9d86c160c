from datetime import datetime

import pytz

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import ormcache

from ...tools import scope_domain
from ...tools.scope_domain import EVERYTHING, NOTHING, Reach


class JxcUserScope(models.Model):
    """Which departments' records a user may see, and change, in a period."""

    _name = "jxc.user.scope"
    _description = "Access Scope"
    _order = "user_id, company_id, department_id, id"

    user_id = fields.Many2one(
        "res.users",
        required=True,
        index=True,
        ondelete="cascade",
        domain=[("share", "=", False)],
    )
    company_id = fields.Many2one(
        "res.company",
        index=True,
        default=lambda self: self.env.company,
        help="Empty: the scope counts in every company.",
    )
    department_id = fields.Many2one("hr.department", index=True, ondelete="cascade")
    level = fields.Selection(
        [
            ("own", "Own Documents"),
            ("department", "Department"),
            ("subtree", "Department and Below"),
            ("all", "All Departments"),
        ],
        required=True,
        default="department",
        help="Own documents: only those of the department that the user created or is "
        "responsible for.",
    )
    can_write = fields.Boolean(
        "May Change", default=True, help="Off: the user reads, but changes nothing."
    )
    date_from = fields.Date("From", default=fields.Date.context_today)
    date_to = fields.Date("To")
    source = fields.Selection(
        [
            ("employee", "Employee"),
            ("ownership", "Ownership"),
            ("manual", "Manual"),
            ("delegation", "Delegation"),
        ],
        required=True,
        default="manual",
        readonly=True,
        index=True,
        help="Employee: follows the user's department. Ownership: follows a role in "
        "the ownership register. Delegation: lent by a colleague.",
    )
    delegator_id = fields.Many2one(
        "res.users", "Lent By", readonly=True, ondelete="cascade"
    )
    ownership_id = fields.Many2one("jxc.ownership", readonly=True, ondelete="cascade")
    reason = fields.Char()
    in_force = fields.Boolean(compute="_compute_in_force", search="_search_in_force")

    _check_dates = models.Constraint(
        "CHECK (date_to >= date_from)",
        "The last day of an access scope cannot be before its first day.",
    )
    _check_department = models.Constraint(
        "CHECK (level = 'all' OR department_id IS NOT NULL)",
        "Choose the department, or the level “All Departments”.",
    )
    _check_delegation = models.Constraint(
        "CHECK (source != 'delegation' OR delegator_id IS NOT NULL)",
        "A delegated scope needs the person who lends it.",
    )

    @api.depends("date_from", "date_to")
    def _compute_in_force(self):
        today = fields.Date.context_today(self)
        for scope in self:
            scope.in_force = (not scope.date_from or scope.date_from <= today) and (
                not scope.date_to or today <= scope.date_to
            )

    def _search_in_force(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self._valid_on(fields.Date.context_today(self))

    @api.model
    def _valid_on(self, day):
        """Return the domain of the scopes in force on ``day``."""
        return (Domain("date_from", "=", False) | Domain("date_from", "<=", day)) & (
            Domain("date_to", "=", False) | Domain("date_to", ">=", day)
        )

    @api.depends("user_id", "department_id", "level")
    @api.depends_context("lang")
    def _compute_display_name(self):
        levels = dict(self._fields["level"]._description_selection(self.env))
        for scope in self:
            scope.display_name = " · ".join(
                part
                for part in (
                    scope.user_id.name,
                    scope.department_id.name,
                    levels.get(scope.level),
                )
                if part
            )

    @api.model_create_multi
    def create(self, vals_list):
        scopes = super().create(vals_list)
        if scopes:
            self.env.registry.clear_cache()
        return scopes

    def write(self, vals):
        self._check_by_hand()
        result = super().write(vals)
        self.env.registry.clear_cache()
        return result

    def unlink(self):
        result = super().unlink()
        if self:
            self.env.registry.clear_cache()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_automatic(self):
        self._check_by_hand()

    def _check_by_hand(self):
        """Refuse to change scopes that follow an employee or an ownership.

        :raises UserError: naming the scope and where to change it
        """
        for scope in self:
            if not self.env.su and scope.source in ("employee", "ownership"):
                raise UserError(
                    self.env._(
                        "“%(scope)s” follows the employee's department or the "
                        "ownership register. Change it there, or add a scope by hand.",
                        scope=scope.display_name,
                    )
                )

    # ------------------------------------------------------------------
    # What a user reaches
    # ------------------------------------------------------------------

    @api.model
    def _today(self):
        """Return the day on which the current user's scopes are judged.

        In the time zone of his preferences: those are cached, so that rules cost no
        query, and the context, which a client may choose, cannot move the day.
        """
        zone = self.env["res.users"].context_get().get("tz")
        # a zone that a newer list of zones has dropped must not lock anybody out
        known = zone in pytz.all_timezones_set
        return datetime.now(pytz.timezone(zone) if known else pytz.utc).date()

    @api.model
    def _reaches(self, mode):
        """Return ``{company_id: Reach}`` of the current user for a rule's mode.

        :param mode: ``"read"`` or ``"write"`` (which stands for create and unlink too)
        """
        user = self.env.user
        company_ids = self.env.companies.ids
        enforcing = self._enforcing_company_ids()
        if self.env.su or enforcing.isdisjoint(company_ids) or user.share:
            # portal and public users have narrower rules of their own
            return dict.fromkeys(company_ids, EVERYTHING)
        day = self._today()
        return {
            company_id: self._reach(user.id, company_id, day, mode)
            if company_id in enforcing
            else EVERYTHING
            for company_id in company_ids
        }

    @api.model
    @ormcache("user_id", "company_id", "day", "mode")
    def _reach(self, user_id, company_id, day, mode):
        """Return what a user reaches in a company, whether it is enforced or not."""
        standing = self._standing_reach(user_id, company_id, day, mode)
        if standing.everything:
            return EVERYTHING
        lent = self._lent_reaches(user_id, company_id, day, mode)
        return scope_domain.merge([standing, *lent])

    @api.model
    def _standing_reach(self, user_id, company_id, day, mode):
        """Return what a user reaches without the scopes that others lend him."""
        user = self.env["res.users"].sudo().browse(user_id)
        if user.has_group("jxc_management.group_jxc_administrator"):
            return EVERYTHING
        if mode == "read" and user.has_group("jxc_management.group_jxc_controller"):
            return EVERYTHING
        scopes = self._scopes_on(user_id, company_id, day, mode)
        own = scopes.filtered(lambda scope: scope.source != "delegation")
        return scope_domain.merge([NOTHING, *(scope._own_reach() for scope in own)])

    @api.model
    def _scopes_on(self, user_id, company_id, day, mode):
        """Return a user's scopes in force in a company, to read or to change."""
        domain = self._valid_on(day) & Domain("user_id", "=", user_id)
        domain &= Domain("company_id", "in", (company_id, False))
        if mode != "read":
            domain &= Domain("can_write", "=", True)
        return self.sudo().search(domain)

    @api.model
    def _my_department_ids(self):
        """Return the ids of the departments the user's access scopes name today.

        A scope for all departments makes none of them the user's own.
        """
        companies = tuple(self.env.companies.ids)
        return self._scoped_department_ids(self.env.uid, companies, self._today())

    @api.model
    @ormcache("user_id", "company_ids", "day")
    def _scoped_department_ids(self, user_id, company_ids, day):
        domain = self._valid_on(day) & Domain("user_id", "=", user_id)
        domain &= Domain("company_id", "in", (*company_ids, False))
        scopes = self.sudo().search(domain & Domain("level", "!=", "all"))
        reach = scope_domain.merge([NOTHING, *(scope._own_reach() for scope in scopes)])
        return reach.department_ids | reach.own_ids

    def _own_reach(self):
        """Return the :class:`Reach` of this one scope."""
        self.ensure_one()
        if self.level == "all":
            return EVERYTHING
        if self.level == "own":
            return Reach(False, frozenset(), frozenset(self.department_id.ids))
        departments = self.department_id
        if self.level == "subtree":
            departments = departments.with_context(active_test=False).search(
                [("id", "child_of", departments.ids)]
            )
        return Reach(False, frozenset(departments.ids), frozenset())

    @api.model
    def _check_may_change(self, record, department, company):
        """Check that the user may change records of ``department``.

        :raises AccessError: naming the record, its department and whom to ask
        """
        reach = self._reaches("write").get(company.id, NOTHING)
        if (
            reach.everything
            or not department
            or department.id in reach.department_ids
            or not company.jxc_enforce_ownership
        ):
            return
        raise AccessError(
            self.env._(
                "“%(record)s” belongs to %(department)s. Ask that department, or ask "
                "for an access scope.",
                record=record.display_name,
                department=department.display_name,
            )
        )

    @api.model
    def _administrator_names(self):
        """Return the names of those who configure access, for messages."""
        group = self.env.ref("jxc_management.group_jxc_administrator")
        # sudo: the members of a group are not for everybody to read
        users = group.sudo().all_user_ids.filtered(lambda user: user.active)
        return users[:3].mapped("name") or [self.env._("your system administrator")]
