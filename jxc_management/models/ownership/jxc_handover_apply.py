import logging

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools import handover as handover_tools
from ...tools.stamp_sources import SOURCES
from .jxc_ownership import SCOPE_FIELDS

_logger = logging.getLogger(__name__)


class JxcHandover(models.Model):
    _inherit = "jxc.handover"

    entry_ids = fields.One2many(
        "jxc.handover.entry", "handover_id", "Records Handed Over", readonly=True
    )
    entry_count = fields.Integer(compute="_compute_entry_count")

    def _compute_entry_count(self):
        counts = dict(
            self.env["jxc.handover.entry"]._read_group(
                [("handover_id", "in", self.ids)], ["handover_id"], ["__count"]
            )
        )
        for handover in self:
            handover.entry_count = counts.get(handover._origin, 0)

    def _check_register(self):
        """Check that the scope is still led as the departments agreed.

        :raises UserError: when the register has changed meanwhile
        """
        self.ensure_one()
        lead = self._lead_on(self.date)
        own = lead if self._leads_exactly(lead) else lead.browse()
        department = lead.department_id
        if department == self.department_from_id and own == self.ownership_id:
            return
        raise UserError(
            self.env._(
                "%(handover)s does not fit the register any more: “%(scope)s” is now "
                "led by %(department)s. Set it back to draft and send it again.",
                handover=self.name,
                scope=self.scope_name,
                department=department.display_name or self.env._("nobody"),
            )
        )

    def _apply(self):
        """Change the lead, restamp the open documents and record what changed.

        All in the caller's transaction: either everything changes hands or nothing.
        """
        self.ensure_one()
        # sudo: only administrators may change the register; both departments have
        # confirmed, which the steps before have checked
        handover = self.sudo()
        handover._lock_lead(handover.ownership_id)
        handover._check_register()
        new_lead, changes = handover._change_lead(
            handover.ownership_id, handover.date, handover._new_lead_values()
        )
        handover._record(changes, "apply")
        handover._set_lines(changes)
        handover._advance(
            {
                "state": "done",
                "done_on": fields.Datetime.now(),
                "new_ownership_id": new_lead.id,
            }
        )
        handover._sync_activities()

    def _lock_lead(self, lead):
        """Keep other transactions from ending the lead meanwhile.

        :raises LockError: when another transaction is changing it
        """
        lead.lock_for_update(allow_referencing=True)

    def _change_lead(self, lead, day, values):
        """Let the lead ``values`` follow ``lead`` from ``day`` on.

        :param lead: the ownership that ends, may be empty
        :param values: values of the ownership that begins, may be None
        :return: the new ownership and the changes ``{model: rows}``
        """
        self.ensure_one()
        # first put right what drifted, so that the changes are the handover's alone
        self.env["jxc.stamp"]._restamp_open(self.company_id)
        ended = fields.Date.subtract(day, days=1)
        lead._write_checked({"state": "ended", "date_to": ended})
        # the database allows one lead at a time, at every moment
        lead.flush_recordset()
        following = lead.browse()
        if values:
            following = lead._create_checked([values])
        changes = (lead | following)._ownership_changed()
        return following, changes[self.company_id]

    def _new_lead_values(self):
        """Return the values of the ownership that the handover creates."""
        self.ensure_one()
        scope = {name: self[name].id for name in SCOPE_FIELDS.values()}
        return {
            **scope,
            "company_id": self.company_id.id,
            "scope_type": self.scope_type,
            "role": "lead",
            "department_id": self.department_to_id.id,
            "date_from": self.date,
            "date_to": self._last_day(),
            "state": "active",
            "origin": "handover",
            "reason": f"{self.name}: {self.reason}",
        }

    def _last_day(self):
        """Return the last day of the new lead: the planned end of the present one, or
        the day before the next lead that is already in the register."""
        self.ensure_one()
        if self.ownership_id:
            return self.ownership_id.date_to
        periods = self.env["jxc.ownership"]._lead_periods(self.company_id.id)
        later = [
            period.date_from
            for period in periods
            if (period.scope_type, period.res_id) == self._scope_key()
            and period.date_from > self.date
        ]
        return later and fields.Date.subtract(min(later), days=1)

    def _record(self, changes, step):
        """Store which records changed hands."""
        self.ensure_one()
        entries = self.env["jxc.handover.entry"]
        for source in SOURCES:
            sides = handover_tools.changed_sides(
                changes.get(source.model, ()), source.sides
            )
            for column, changed in sides:
                entries._record_changes(self, step, source.model, column, changed)
        entries.invalidate_model(flush=False)
        self.invalidate_recordset(["entry_ids", "entry_count"], flush=False)

    @api.model
    def _cron_apply(self):
        """Apply the scheduled handovers whose day has come, one per commit."""
        today = fields.Date.context_today(self)
        due = self.search(
            [("state", "=", "scheduled"), ("date", "<=", today)], order="date, id"
        )
        self.env["ir.cron"]._commit_progress(remaining=len(due))
        for handover in due:
            handover._apply_or_report()
            if not self.env["ir.cron"]._commit_progress(1):
                break

    def _apply_or_report(self):
        """Apply the handover; leave it scheduled and say so when it is not possible."""
        self.ensure_one()
        try:
            with self.env.cr.savepoint():
                self._apply()
        except UserError as error:
            _logger.warning("Handover %s could not be applied: %s", self.name, error)
            self.env.registry.clear_cache()
            self.message_post(
                body=self.env._(
                    "The handover could not be applied today: %(error)s",
                    error=str(error),
                )
            )
