from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ...tools import scope_domain


class JxcUserScope(models.Model):
    _inherit = "jxc.user.scope"

    can_take_back = fields.Boolean(compute="_compute_can_take_back")

    @api.depends("source", "delegator_id", "date_to")
    @api.depends_context("uid")
    def _compute_can_take_back(self):
        today = fields.Date.context_today(self)
        for scope in self:
            scope.can_take_back = (
                scope.source == "delegation"
                and scope.delegator_id == self.env.user
                and (not scope.date_to or scope.date_to >= today)
            )

    @api.model
    def _lent_reaches(self, user_id, company_id, day, mode):
        """Return what colleagues lend to a user, as far as they reach it themselves.

        Whoever loses an access scope cannot go on lending it, so a lent scope counts
        only within what its lender reaches on the same day, borrowed scopes aside.
        """
        scopes = self._scopes_on(user_id, company_id, day, mode)
        return [
            scope_domain.lent(
                scope._own_reach(),
                self._standing_reach(scope.delegator_id.id, company_id, day, mode),
            )
            for scope in scopes
            if scope.source == "delegation"
            and scope.delegator_id.active
            and not scope.delegator_id.share
            and company_id in scope.delegator_id.company_ids.ids
        ]

    @api.model
    def _lendable(self):
        """Return the scopes in force that the user may lend to a colleague."""
        return self.search(
            [
                ("user_id", "=", self.env.uid),
                ("source", "!=", "delegation"),
                ("level", "!=", "own"),
                ("in_force", "=", True),
            ]
        )

    def _widest(self):
        """Return these scopes without those that another of them covers."""
        width = {"own": 0, "department": 1, "subtree": 2, "all": 3}
        kept = self.browse()
        for scope in self.sorted(
            lambda scope: (
                -width[scope.level],
                not scope.can_write,
                bool(scope.date_to),
            )
        ):
            if not any(wider._covers(scope) for wider in kept):
                kept |= scope
        return kept

    def _covers(self, other):
        """Return whether this scope, as wide as ``other``, makes it needless."""
        self.ensure_one()
        return (
            self.company_id in (other.company_id, self.env["res.company"])
            and (self.level == "all" or self.department_id == other.department_id)
            and self.can_write >= other.can_write
            and (not self.date_to or self.date_to >= (other.date_to or date.max))
        )

    def _lend(self, colleague, date_from, date_to, can_write=True, reason=False):
        """Lend these scopes of the user to ``colleague``; return the lent scopes.

        :raises UserError: when a scope, the colleague or the period is unsuitable
        """
        self._check_lendable()
        self._check_borrower(colleague)
        self._check_loan_period(date_from, date_to)
        # sudo: users create no access scopes; these give no more than the user has
        return self.sudo().create(
            [
                {
                    "user_id": colleague.id,
                    "delegator_id": self.env.uid,
                    "source": "delegation",
                    "company_id": scope.company_id.id,
                    "department_id": scope.department_id.id,
                    "level": scope.level,
                    "can_write": scope.can_write and can_write,
                    "date_from": date_from,
                    "date_to": min(date_to, scope.date_to or date_to),
                    "reason": reason,
                }
                for scope in self.sudo()
            ]
        )

    def _check_lendable(self):
        """Check that the user may lend these scopes.

        :raises UserError: naming the first scope that he may not lend
        """
        if not self:
            raise UserError(self.env._("Choose at least one access scope to lend."))
        for scope in self - self._lendable():
            raise UserError(
                self.env._(
                    "“%(scope)s” cannot be lent. You may lend your own access scopes "
                    "that are in force; neither those a colleague lends you nor those "
                    "for own documents only.",
                    scope=scope.sudo().display_name,
                )
            )

    def _check_borrower(self, colleague):
        """Check that ``colleague`` may borrow these scopes.

        :raises UserError: when he is the user himself, no employee, or not allowed in
            the company of a scope
        """
        if colleague == self.env.user:
            raise UserError(
                self.env._("You have this access already: choose somebody.")
            )
        # sudo: the groups and companies of other users are not for everybody to read
        person = colleague.sudo()
        if not person.active or person.share:
            raise UserError(
                self.env._(
                    "%(person)s is no internal user. Access scopes can be lent to "
                    "colleagues only.",
                    person=person.name,
                )
            )
        for company in self.sudo().company_id - person.company_ids:
            raise UserError(
                self.env._(
                    "%(person)s does not work in %(company)s. Choose another "
                    "colleague, or leave out the scopes of that company.",
                    person=person.name,
                    company=company.name,
                )
            )

    def _check_loan_period(self, date_from, date_to):
        """Check the first and last day of a loan.

        :raises UserError: when there is no end, or the period is over or reversed
        """
        today = fields.Date.context_today(self)
        if not date_from or not date_to:
            raise UserError(
                self.env._("A loan needs a first and a last day: enter both.")
            )
        if not today <= date_from <= date_to:
            raise UserError(
                self.env._(
                    "A loan starts today (%(today)s) or later, and ends after it "
                    "starts.",
                    today=format_date(self.env, today),
                )
            )
        for scope in self.sudo():
            if scope.date_to and scope.date_to < date_from:
                raise UserError(
                    self.env._(
                        "“%(scope)s” ends on %(date)s, before the loan starts.",
                        scope=scope.display_name,
                        date=format_date(self.env, scope.date_to),
                    )
                )

    def action_take_back(self):
        """End loans of the user at once.

        :raises UserError: when somebody else lends the scope, or it is no loan
        """
        today = fields.Date.context_today(self)
        for scope in self:
            if scope.source != "delegation" or scope.delegator_id != self.env.user:
                raise UserError(
                    self.env._(
                        "“%(scope)s” is not lent by you: only its lender or an "
                        "administrator can end it.",
                        scope=scope.display_name,
                    )
                )
            # sudo: users change no access scopes, but may end what they lend
            loan = scope.sudo()
            if loan.date_from < today:
                loan.date_to = min(loan.date_to, fields.Date.subtract(today, days=1))
            else:
                loan.unlink()
        return True
