from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import float_compare, format_date

from ...tools.scoring import written


class JxcScorecard(models.Model):
    _inherit = "jxc.scorecard"

    def action_activate(self):
        """Put draft cards in use; a new version ends the one it replaces.

        :raises UserError: when a card is incomplete, or overlaps with another one
        """
        self.check_access("write")
        self.lock_for_update()
        for card in self:
            if card.state != "draft":
                raise UserError(
                    self.env._("“%(card)s” is in use already.", card=card.display_name)
                )
            card._check_complete()
            card._end_previous()
            card._check_rivals()
            card._as_engine().state = "active"

    def _check_complete(self):
        """Refuse to put a card in use that nobody could be assessed by.

        :raises UserError: saying what is missing
        """
        self.ensure_one()
        values = {"card": self.display_name, "total": written(self.weight_total)}
        if not self.line_ids:
            raise UserError(
                self.env._(
                    "“%(card)s” has no lines yet. Add what is assessed.", **values
                )
            )
        if float_compare(self.weight_total, 100, precision_digits=2):
            raise UserError(
                self.env._(
                    "The weights of “%(card)s” make %(total)s %%; they have to make "
                    "100 %%.",
                    **values,
                )
            )
        empty = self.line_ids.filtered(lambda line: line.weight <= 0)
        if empty:
            raise UserError(
                self.env._(
                    "“%(card)s”: give %(lines)s a weight, or remove it.",
                    lines=empty.mapped("name"),
                    **values,
                )
            )

    def _end_previous(self):
        """End the card that this one replaces, the day before this one starts."""
        previous = self.previous_id
        if not previous or (previous.date_to and previous.date_to < self.date_from):
            return
        if previous.date_from >= self.date_from:
            raise UserError(
                self.env._(
                    "A new version has to start after %(day)s, the first day of the "
                    "one it replaces.",
                    day=format_date(self.env, previous.date_from),
                )
            )
        previous.lock_for_update()
        previous._end(self.date_from - timedelta(days=1))

    def _end(self, last):
        """Let a card count up to a day; it is ended once that day is over."""
        is_over = last < self.company_id._jxc_today()
        self._as_engine().write(
            {"date_to": last, "state": "ended" if is_over else "active"}
        )

    def _check_rivals(self):
        """Refuse a card when others assess the same people at the same time.

        :raises UserError: naming both
        """
        for rival in self.search(self._rival_domain()):
            if not self._has_same_subjects(rival):
                continue
            raise UserError(
                self.env._(
                    "“%(card)s” and “%(rival)s”, which counts from %(start)s%(end)s, "
                    "would both assess %(audience)s. End one of them before the other "
                    "starts, or make a new version of it.",
                    card=self.display_name,
                    rival=rival.display_name,
                    start=format_date(self.env, rival.date_from),
                    end=f" – {format_date(self.env, rival.date_to)}"
                    if rival.date_to
                    else "",
                    audience=rival.audience,
                )
            )

    def _rival_domain(self):
        """Return the domain of other cards in use that count at the same time."""
        self.ensure_one()
        domain = Domain(
            [
                ("id", "!=", self.id),
                ("company_id", "=", self.company_id.id),
                ("subject", "=", self.subject),
                ("state", "in", ("active", "ended")),
                ("active", "in", (True, False)),
            ]
        )
        if self.date_to:
            domain &= Domain("date_from", "<=", self.date_to)
        return domain & (
            Domain("date_to", "=", False) | Domain("date_to", ">=", self.date_from)
        )

    def _has_same_subjects(self, other):
        """Return whether two cards choose the same people, equally closely."""

        def meet(mine, others):
            return bool(mine & others) if mine and others else not (mine or others)

        departments = meet(self.department_ids, other.department_ids)
        if self.subject == "department":
            return departments
        return departments and meet(self.job_ids, other.job_ids)

    def action_end(self):
        """End cards in use today.

        :raises UserError: when one is not in use
        """
        self.check_access("write")
        self.lock_for_update()
        for card in self:
            if card.state != "active":
                raise UserError(
                    self.env._("“%(card)s” is not in use.", card=card.display_name)
                )
            today = card.company_id._jxc_today()
            last = min(card.date_to or today, today)
            card._as_engine().write({"date_to": last, "state": "ended"})

    def action_new_version(self, date_from=None):
        """Make a draft from a card that replaces it from a day on, and open it.

        Putting the draft in use ends the card the day before. Earlier periods keep it.

        :param date_from: the day, by default the first of the next month
        :return: the action that shows the draft
        """
        self.ensure_one()
        self.check_access("write")
        if self.state == "draft":
            raise UserError(
                self.env._(
                    "“%(card)s” is a draft: change it directly.", card=self.display_name
                )
            )
        next_month = self.company_id._jxc_today() + relativedelta(months=1, day=1)
        day = fields.Date.to_date(date_from) or next_month
        draft = self.copy({"name": self.name, "date_from": day})
        draft._as_engine().previous_id = self
        return {
            "type": "ir.actions.act_window",
            "name": draft.display_name,
            "res_model": self._name,
            "res_id": draft.id,
            "views": [(False, "form")],
        }

    def action_set_targets(self):
        """Open the wizard that gives the KPIs of a card their targets.

        :return: the action that shows it
        """
        self.ensure_one()
        self.check_access("write")
        kpis = self._kpis_without_target() or self.line_ids.kpi_id
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Set Targets"),
            "res_model": "jxc.kpi.target.setup",
            "views": [(False, "form")],
            "target": "new",
            "context": {
                "dialog_size": "extra-large",
                "default_company_id": self.company_id.id,
                "default_kpi_ids": kpis.ids,
                "default_date_from": fields.Date.to_string(self.date_from),
            },
        }
