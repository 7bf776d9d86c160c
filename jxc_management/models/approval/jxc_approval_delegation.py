from collections import namedtuple

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import ormcache

#: a delegation in force: whose approvals, of which operation and up to which amount
Lent = namedtuple("Lent", "user_id operation company_id limit")


class JxcApprovalDelegation(models.Model):
    """A colleague decides approvals in somebody's place from one day to another."""

    _name = "jxc.approval.delegation"
    _description = "Approval Delegation"
    _inherit = ["jxc.cached.mixin"]
    _order = "date_from desc, id desc"

    user_id = fields.Many2one(
        "res.users",
        "Person",
        required=True,
        index=True,
        default=lambda self: self.env.user,
        domain=[("share", "=", False)],
        ondelete="cascade",
    )
    delegate_id = fields.Many2one(
        "res.users",
        required=True,
        index=True,
        domain=[("share", "=", False)],
        ondelete="cascade",
        help="Decides in the person's place, also about what is waiting already, but "
        "not about documents he submitted or changed himself.",
    )
    date_from = fields.Date("From", required=True, default=fields.Date.context_today)
    date_to = fields.Date("To", required=True)
    operation = fields.Selection(
        selection=lambda self: self.env["jxc.operation"]._selection(),
        help="Empty: all operations.",
    )
    company_id = fields.Many2one(
        "res.company",
        default=lambda self: self.env.company,
        required=True,
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    limit = fields.Monetary("Up to Amount", help="0: no limit.")
    reason = fields.Char(help="For example the kind of absence.")
    active = fields.Boolean(default=True)
    in_force = fields.Boolean(compute="_compute_in_force", search="_search_in_force")

    _check_dates = models.Constraint(
        "CHECK (date_to >= date_from)",
        "The last day of a delegation cannot be before its first day.",
    )
    _check_people = models.Constraint(
        "CHECK (user_id != delegate_id)",
        "Nobody can delegate to himself. Choose a colleague.",
    )
    _check_limit = models.Constraint(
        'CHECK ("limit" >= 0)', "The amount of a delegation cannot be negative."
    )

    @api.depends("date_from", "date_to", "active")
    def _compute_in_force(self):
        today = fields.Date.context_today(self)
        for delegation in self:
            dates = delegation.date_from, delegation.date_to
            delegation.in_force = (
                delegation.active and all(dates) and dates[0] <= today <= dates[1]
            )

    def _search_in_force(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self._valid_on(fields.Date.context_today(self))

    @api.model
    def _valid_on(self, day):
        """Return the domain of the delegations in force on ``day``."""
        return (
            Domain("date_from", "<=", day)
            & Domain("date_to", ">=", day)
            & Domain("active", "=", True)
        )

    @api.depends("user_id", "delegate_id")
    def _compute_display_name(self):
        for delegation in self:
            people = delegation.user_id.name, delegation.delegate_id.name
            delegation.display_name = " → ".join(name for name in people if name)

    @api.constrains("delegate_id", "company_id")
    def _check_delegate(self):
        for delegation in self:
            delegate = delegation.sudo().delegate_id
            if delegate.share or delegation.company_id not in delegate.company_ids:
                raise ValidationError(
                    self.env._(
                        "%(person)s cannot decide for %(company)s. Choose a colleague "
                        "who works in that company.",
                        person=delegate.name,
                        company=delegation.company_id.name,
                    )
                )

    def write(self, vals):
        result = super().write(vals)
        # record rules look at what was before: nobody may make it another person's
        self.check_access("write")
        return result

    @api.model
    def _lent_to(self, user_id):
        """Return what others let a user decide today, as :class:`Lent` tuples."""
        return self._lent_on(user_id, self.env["jxc.user.scope"]._today())

    @api.model
    @ormcache("user_id", "day")
    def _lent_on(self, user_id, day):
        # sudo: the same for everybody, as it is cached
        found = self.sudo().search(
            self._valid_on(day) & Domain("delegate_id", "=", user_id)
        )
        return tuple(
            Lent(one.user_id.id, one.operation, one.company_id.id, one.limit)
            for one in found
        )

    @api.model
    def _principals_for(self, user, request):
        """Return the ids of those in whose place ``user`` may decide ``request``."""
        return [
            lent.user_id
            for lent in self._lent_to(user.id)
            if lent.company_id == request.company_id.id
            and lent.operation in (False, request.operation)
            and (not lent.limit or request.amount <= lent.limit)
        ]

    @api.model
    def _turn_domain(self, user_id):
        """Return the domain of requests that a user may decide now."""

        def open_step(person_id):
            step = Domain("state", "=", "open") & Domain("approver_ids", "=", person_id)
            undecided = ~Domain("decided_ids", "in", [user_id, person_id])
            return Domain("step_ids", "any", step & undecided)

        found = open_step(user_id)
        for lent in self._lent_to(user_id):
            one = open_step(lent.user_id) & Domain("company_id", "=", lent.company_id)
            if lent.operation:
                one &= Domain("operation", "=", lent.operation)
            if lent.limit:
                one &= Domain("amount", "<=", lent.limit)
            found |= one
        return found
