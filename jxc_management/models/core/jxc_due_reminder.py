from collections import defaultdict

from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.due_reminders import (
    OVERDUE_LEVEL,
    REMIND_DAYS,
    chain_above,
    escalation_level,
    reminder_level,
)

#: employees whose records are handled and committed together
BATCH = 200


class JxcDueMixin(models.AbstractModel):
    _inherit = "jxc.due.mixin"

    @api.model
    def _cron_remind(self):
        """Remind people of what is due, and tell those above of what is overdue."""
        for name in self._due_models():
            if not self.env[name]._remind_all():
                break

    @api.model
    def _remind_all(self):
        """Tell everybody about this model's records, in batches, each committed.

        :return: whether there is time left
        """
        progress = self.env["ir.cron"]._commit_progress
        day = fields.Date.context_today(self)
        # sudo: a job for everybody
        records = self.sudo()
        records._due_tidy(day)
        domain = records._to_remind_domain(day)
        time_left = progress(remaining=records.search_count(domain))
        while time_left and (batch := records._next_to_remind(domain)):
            batch._remind(day)
            time_left = progress(len(batch))
        return bool(time_left)

    @api.model
    def _due_tidy(self, day):
        """Catch up with what was opened, closed or put off by SQL.

        Open records whose levels are ahead of their due date start again; activities
        about closed ones go on to the next record.
        """
        ahead = [
            Domain("date_due", ">", fields.Date.add(day, days=days))
            & Domain("reminder_level", ">=", level)
            for level, days in enumerate(REMIND_DAYS, 1)
        ]
        ahead.append(
            Domain("date_due", ">=", day) & Domain("reminder_level", "=", OVERDUE_LEVEL)
        )
        open_domain = Domain(self._due_open_domain())
        self.search(open_domain & Domain.OR(ahead))._due_start_again()
        told = self._due_activities(self._due_type_ids()).mapped("res_id")
        self.search(Domain("id", "in", told) & ~open_domain)._due_settle()

    @api.model
    def _next_to_remind(self, domain):
        """Return the next records, all of each employee, that nobody works with."""
        groups = self._read_group(
            domain,
            ["employee_id"],
            ["id:recordset"],
            limit=BATCH,
            order="employee_id",
        )
        batch = self.browse().union(*(records for _employee, records in groups))
        return batch.try_lock_for_update(allow_referencing=True)

    def _remind(self, day):
        """Tell the right people about these records and note what they were told."""
        own, team = defaultdict(self.browse), defaultdict(self.browse)
        levels = defaultdict(self.browse)
        for record in self:
            before = (record.reminder_level, record.escalation_level)
            days_left = (record.date_due - day).days
            every = record.company_id.jxc_due_escalation_days
            now = reminder_level(days_left), escalation_level(days_left, every)
            now = tuple(max(pair) for pair in zip(before, now, strict=True))
            user, above = record._due_people()
            if now[0] > before[0]:
                if user:
                    own[user] |= record
                elif above:
                    team[above[0]] |= record
            if now[1] > before[1]:
                for manager in above[before[1] : now[1]]:
                    team[manager] |= record
            levels[now] |= record
        self._tell_own(own, day)
        self._tell_team(team, day)
        for (reminded, escalated), records in levels.items():
            records._due_engine().write(
                {"reminder_level": reminded, "escalation_level": escalated}
            )

    def _due_people(self):
        """Return the user to remind, if he has a login, and the users above him."""
        employee = self.employee_id
        user = employee.user_id.filtered(lambda one: one.active and not one.share)
        above = [
            person.user_id
            for person in chain_above(employee)
            if person.user_id.active and not person.user_id.share
        ]
        return user, [one for one in dict.fromkeys(above) if one != user]

    @api.model
    def _due_soon_domain(self, day):
        """Return the domain of what people are reminded of on ``day``."""
        return Domain(self._due_open_domain()) & Domain(
            "date_due", "<=", fields.Date.add(day, days=30)
        )

    @api.model
    def _tell_own(self, told, day):
        """Remind each user of all that he has to do, in one activity."""
        if not told:
            return
        users = self.env["res.users"].union(*told)
        domain = self._due_soon_domain(day)
        domain &= Domain("employee_id.user_id", "in", users.ids)
        found = self.search(domain).grouped(lambda one: one.employee_id.user_id)
        self._due_notify(found, self._due_reminder_type, "own", day)

    @api.model
    def _tell_team(self, told, day):
        """Tell each manager about his people, in one activity."""
        self._due_notify(told, self._due_team_type, "team", day)
