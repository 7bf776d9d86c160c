from odoo import api, fields, models

TYPE = "jxc_management.mail_activity_data_assessment"
APPEAL_TYPE = "jxc_management.mail_activity_data_appeal"
PERIOD_TYPE = "jxc_management.mail_activity_data_assessment_period"
#: the step whose deadline counts, by the step a period is in
DEADLINES = {
    "self_review": "self_review_deadline",
    "manager_review": "manager_review_deadline",
    "appeal": "appeal_deadline",
}
#: days after the end of a period that nobody calculated until its keeper is reminded
IDLE_DAYS = 3


class JxcAssessmentPeriod(models.Model):
    _inherit = "jxc.assessment.period"

    def _ask_self_reviews(self):
        """Give everybody assessed an activity, until the deadline."""
        waiting = self.sudo().assessment_ids.filtered(
            lambda one: one.assessed_id and not one.self_reviewed_on
        )
        self._ask(
            {one: one.assessed_id for one in waiting},
            self.self_review_deadline,
            lambda env: env._("Review yourself"),
        )

    def _ask_reviews(self):
        """Give every reviewer an activity for each of his assessments."""
        waiting = self.sudo().assessment_ids.filtered(
            lambda one: not one.manager_reviewed_on
        )
        self._ask(
            {one: one.reviewer_id or self.user_id for one in waiting},
            self.manager_review_deadline,
            lambda env: env._("Review"),
        )

    def _tell_results(self):
        """Tell everybody assessed that his result is there."""
        assessed = self.sudo().assessment_ids.filtered("assessed_id")
        self._ask(
            {one: one.assessed_id for one in assessed},
            self.appeal_deadline,
            lambda env: env._("See your result; appeal if you do not agree"),
        )

    def _ask(self, asked, deadline, summary):
        """Create one activity per record, in one go and without e-mails.

        :param asked: ``{record: user}``
        :param summary: function of an environment in the user's language
        """
        # sudo: the activities belong to others
        env = self.env["mail.activity"].sudo().env
        vals_list = []
        for record, user in asked.items():
            if not user:
                continue
            said = env(context={**env.context, "lang": user.lang})
            vals_list.append(
                {
                    "res_model_id": env["ir.model"]._get_id(record._name),
                    "res_model": record._name,
                    "res_id": record.id,
                    "res_name": record.with_env(said).display_name,
                    "activity_type_id": env.ref(TYPES[record._name]).id,
                    "user_id": user.id,
                    "date_deadline": deadline,
                    "summary": summary(said),
                    "automated": True,
                }
            )
        env["mail.activity"].with_context(mail_activity_quick_update=True).create(
            vals_list
        )

    def _settle_activities(self):
        """Take what this step asked for off people's lists."""
        assessments = self.sudo().assessment_ids
        for records in (self.sudo(), assessments, assessments.appeal_ids):
            self._archive_activities(records)

    @api.model
    def _archive_activities(self, records, users=None):
        # sudo: the activities belong to others
        domain = [
            ("res_model", "=", records._name),
            ("res_id", "in", records.ids),
            ("automated", "=", True),
        ]
        if users is not None:
            domain.append(("user_id", "in", users.ids))
        # archived like done ones: deleting would also empty all caches
        found = self.env["mail.activity"].sudo().search(domain)
        if found:
            found.write({"active": False})

    @api.model
    def _cron_remind(self):
        """Remind those who keep periods of what is left to do, once a day."""
        periods = self.search([("state", "not in", ("approved", "locked"))])
        self.env["ir.cron"]._jxc_each(
            [lambda period=period: period._remind() for period in periods]
        )

    def _remind(self):
        """Remind the keeper of one period once its time has come."""
        today = self.company_id._jxc_today()
        deadline = DEADLINES.get(self.state)
        if deadline:
            is_due = self[deadline] and self[deadline] < today
        else:
            is_due = fields.Date.add(self.date_to, days=IDLE_DAYS) < today
        if is_due and self.user_id and not self.activity_ids:
            self._ask(
                {self: self.user_id},
                today,
                lambda env: env._("Take the period to its next step"),
            )


TYPES = {
    "jxc.assessment": TYPE,
    "jxc.assessment.appeal": APPEAL_TYPE,
    "jxc.assessment.period": PERIOD_TYPE,
}
