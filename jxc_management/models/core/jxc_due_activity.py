from markupsafe import Markup

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date


class JxcDueMixin(models.AbstractModel):
    _inherit = "jxc.due.mixin"

    @api.model
    def _due_type_id(self, xmlid):
        return self.env["ir.model.data"]._xmlid_to_res_id(
            xmlid, raise_if_not_found=True
        )

    @api.model
    def _due_type_ids(self):
        """Return the kinds of activities, for the person and for those above."""
        return [
            self._due_type_id(self._due_reminder_type),
            self._due_type_id(self._due_team_type),
        ]

    @api.model
    def _due_notify(self, told, type_xmlid, kind, day):
        """Give each user one activity about his records, or renew the one he has.

        :param told: ``{user: records}``
        :param kind: "own", or "team" for a manager's people
        """
        if not told:
            return
        type_id = self._due_type_id(type_xmlid)
        users = self.env["res.users"].union(*told)
        existing = self._due_activities([type_id], users).grouped("user_id")
        vals_list = []
        for user, records in told.items():
            activities = existing.get(user)
            vals = records._due_activity_values(user, kind, day)
            if activities:
                activities[0].write(vals)
                if any(record.company_id.jxc_due_email for record in records):
                    activities[0].action_notify()
            else:
                vals_list.append({**vals, "activity_type_id": type_id})
        self._due_create_activities(vals_list)

    @api.model
    def _due_create_activities(self, vals_list):
        """Create activities, with an e-mail for those whose company wants one."""
        model_id = self.env["ir.model"]._get_id(self._name)
        by_choice = {True: [], False: []}
        for vals in vals_list:
            company = self.browse(vals["res_id"]).company_id
            by_choice[company.jxc_due_email].append(
                {
                    **vals,
                    "automated": True,
                    "res_model_id": model_id,
                    "res_model": self._name,
                }
            )
        activities = self._due_engine().env["mail.activity"]
        activities.create(by_choice[True])
        activities.with_context(mail_activity_quick_update=True).create(
            by_choice[False]
        )

    @api.model
    def _due_activities(self, type_ids, users=None, res_ids=None):
        """Return the open activities of these kinds."""
        domain = Domain("activity_type_id", "in", type_ids)
        domain &= Domain("res_model", "=", self._name) & Domain("automated", "=", True)
        if users is not None:
            domain &= Domain("user_id", "in", users.ids)
        if res_ids is not None:
            domain &= Domain("res_id", "in", res_ids)
        # sudo: the activities belong to others
        return self._due_engine().env["mail.activity"].search(domain)

    def _due_activity_values(self, user, kind, day):
        """Return what an activity about these records says, in the user's language."""
        records = self.sorted(lambda one: (one.date_due, one.id))
        records = records.with_context(lang=user.lang or self.env.lang)
        first = records[0]
        return {
            "user_id": user.id,
            "res_id": first.id,
            "res_name": first.display_name,
            "date_deadline": max(first.date_due, day) if kind == "own" else day,
            "summary": records._due_texts()[kind] % {"count": len(records)},
            "note": Markup("<p>%s</p><p><a href='/odoo/jxc-my-work'>%s</a></p>")
            % (first._due_line(day), records.env._("See all on My JXC")),
        }

    def _due_line(self, day):
        """Return when this record is due.

        Whoever may read the record also sees its activities: they are about nothing
        and nobody else.
        """
        self.ensure_one()
        values = {
            "subject": self[self._due_subject_field].display_name,
            "date": format_date(self.env, self.date_due),
            "person": self.employee_id.name,
        }
        if self.date_due < day:
            return self.env._(
                "%(person)s, %(subject)s: overdue since %(date)s", **values
            )
        return self.env._("%(person)s, %(subject)s: by %(date)s", **values)

    def _due_settle(self):
        """Take what is done off people's lists.

        Their activities are about all they have to do; they go on with the next record.
        """
        if not self._due_reminder_type:
            return
        records = self.sudo()
        gone = records - records.filtered_domain(self._due_open_domain())
        if not gone:
            return
        own, team = self._due_type_ids()
        day = fields.Date.context_today(self)
        activities = self._due_activities([own], users=gone.employee_id.user_id)
        activities |= self._due_activities([team], res_ids=gone.ids)
        for activity in activities:
            is_own = activity.activity_type_id.id == own
            rest = records._due_rest(activity.user_id, is_own, day)
            if not rest:
                # archived like done ones: deleting would also empty all caches
                activity.write({"active": False})
                continue
            kind = "own" if is_own else "team"
            activity.write(rest._due_activity_values(activity.user_id, kind, day))

    @api.model
    def _due_rest(self, user, is_own, day):
        """Return what is left of that about which ``user`` was told."""
        if is_own:
            domain = self._due_soon_domain(day)
            return self.search(domain & Domain("employee_id.user_id", "=", user.id))
        overdue = Domain(self._due_open_domain()) & Domain("date_due", "<", day)
        managed = self.with_user(user).search(
            overdue & Domain("is_managed", "=", True), limit=1
        )
        return managed.sudo()
