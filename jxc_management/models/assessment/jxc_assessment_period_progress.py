from odoo import api, fields, models
from odoo.tools import format_date

from .jxc_decision_mixin import ADMINISTRATOR


class JxcAssessmentPeriod(models.Model):
    _inherit = "jxc.assessment.period"

    assessment_count = fields.Integer(compute="_compute_progress")
    asked_count = fields.Integer("Asked for a Self Review", compute="_compute_progress")
    self_reviewed_count = fields.Integer("Self Reviewed", compute="_compute_progress")
    reviewed_count = fields.Integer("Reviewed", compute="_compute_progress")
    appeal_count = fields.Integer(compute="_compute_progress")
    open_appeal_count = fields.Integer("Open Appeals", compute="_compute_progress")
    reward_count = fields.Integer(compute="_compute_progress")
    average_score = fields.Float(
        digits=(6, 2), compute="_compute_progress", help="Of all that have a score."
    )
    next_step = fields.Char(compute="_compute_next_step")
    can_run = fields.Boolean(compute="_compute_can_run")
    share_warning = fields.Text(
        compute="_compute_share_warning",
        help="Grades given to more than the share that their scheme allows.",
    )

    @api.depends("assessment_ids", "state")
    @api.depends_context("uid")
    def _compute_progress(self):
        # as the user: managers see the progress of their own people
        counts = self._count_assessments()
        appeals = dict(
            self.env["jxc.assessment.appeal"]._read_group(
                [("period_id", "in", self.ids)], ["period_id"], ["__count"]
            )
        )
        open_appeals = dict(
            self.env["jxc.assessment.appeal"]._read_group(
                [("period_id", "in", self.ids), ("state", "=", "submitted")],
                ["period_id"],
                ["__count"],
            )
        )
        rewards = dict(
            self.env["jxc.reward"]._read_group(
                [("period_id", "in", self.ids)], ["period_id"], ["__count"]
            )
        )
        for period in self:
            period.update(counts.get(period, dict.fromkeys(COUNTS, 0)))
            period.appeal_count = appeals.get(period, 0)
            period.open_appeal_count = open_appeals.get(period, 0)
            period.reward_count = rewards.get(period, 0)

    def _count_assessments(self):
        """Return ``{period: values of the counts}``, by one query."""
        rows = self.env["jxc.assessment"]._read_group(
            [("period_id", "in", self.ids)],
            ["period_id", "has_score"],
            [
                "__count",
                "assessed_id:count",
                "self_reviewed_on:count",
                "manager_reviewed_on:count",
                "score:sum",
            ],
        )
        counts = {}
        scored = {}
        for period, has_score, *figures, score in rows:
            found = counts.setdefault(period, dict.fromkeys(COUNTS, 0))
            for name, figure in zip(COUNTS, figures, strict=False):
                found[name] += figure
            if has_score:
                scored[period] = score / figures[0]
        for period, found in counts.items():
            found["average_score"] = scored.get(period, 0.0)
        return counts

    @api.depends("state", "assessment_ids")
    @api.depends_context("uid", "lang")
    def _compute_next_step(self):
        for period in self:
            period.next_step = period._next_step()

    def _next_step(self):
        """Return in words what one period waits for."""
        text = {
            "open": self.env._(
                "Next: calculate. Everybody a scorecard in use assesses gets an "
                "assessment with the figures of the period."
            ),
            "provisional": self.env._(
                "Look through the figures, then ask people to review themselves. "
                "Managers see the assessments of their people already."
            ),
            "self_review": self.env._(
                "%(done)s of %(all)s people have reviewed themselves; the deadline is "
                "%(day)s."
            ),
            "manager_review": self.env._(
                "%(done)s of %(all)s assessments are reviewed; the deadline is %(day)s."
            ),
            "appeal": self.env._(
                "Everybody sees his result and can appeal until %(day)s. Appeals to "
                "decide: %(open)s."
            ),
            "approved": self.env._(
                "The results count. Decide about the proposed rewards and penalties "
                "and export them; then lock the period."
            ),
        }.get(self.state)
        return text and text % self._step_values()

    def _step_values(self):
        """Return the figures of the step that one period is in."""
        is_self = self.state == "self_review"
        name = f"{self.state}_deadline"
        day = self[name] if name in self._fields else False
        return {
            "done": self.self_reviewed_count if is_self else self.reviewed_count,
            "all": self.asked_count if is_self else self.assessment_count,
            "open": self.open_appeal_count,
            "day": format_date(self.env, day) if day else "–",
        }

    @api.depends("user_id")
    @api.depends_context("uid")
    def _compute_can_run(self):
        self.can_run = self.env.user.has_group(ADMINISTRATOR)

    @api.depends("state", "assessment_ids.grade_id")
    def _compute_share_warning(self):
        for period in self:
            period.share_warning = "\n".join(period._share_warnings()) or False

    def _share_warnings(self):
        """Return a sentence for each grade that too many of one period have."""
        rows = self.env["jxc.assessment"]._read_group(
            [("period_id", "in", self.ids), ("has_score", "=", True)],
            ["subject", "grade_id"],
            ["__count"],
        )
        totals = {}
        for subject, grade, count in rows:
            key = (subject, grade.scheme_id)
            totals[key] = totals.get(key, 0) + count
        texts = []
        for subject, grade, count in rows:
            share = 100.0 * count / totals[subject, grade.scheme_id]
            if grade.max_share and share > grade.max_share:
                texts.append(
                    self.env._(
                        "Grade %(grade)s: %(count)s of %(total)s (%(share)s %%), more "
                        "than the %(most)s %% of “%(scheme)s”.",
                        grade=grade.name,
                        count=count,
                        total=totals[subject, grade.scheme_id],
                        share=f"{share:.0f}",
                        most=f"{grade.max_share:g}",
                        scheme=grade.scheme_id.name,
                    )
                )
        return texts

    def _is_early(self, step):
        """Return whether a step would end too early: see its deadline."""
        today = self.company_id._jxc_today()
        deadline = self[f"{step}_deadline"]
        if deadline and deadline < today:
            return False
        if step == "appeal":
            return bool(self.sudo().assessment_ids.filtered("assessed_id"))
        return bool(self._missing(step))

    def _missing(self, step):
        """Return the assessments that wait for a review in a step."""
        assessments = self.sudo().assessment_ids
        if step == "self_review":
            return assessments.filtered(
                lambda one: one.assessed_id and not one.self_reviewed_on
            )
        return assessments.filtered(lambda one: not one.manager_reviewed_on)

    def _ask_to_confirm(self):
        """Return the action that asks whether to go on early."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Go On Already?"),
            "res_model": "jxc.assessment.step",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_period_id": self.id, "default_kind": "confirm"},
        }

    def action_open_assessments(self):
        """Open the assessments of one period."""
        self.ensure_one()
        return self._open(
            self.env._("Assessments"), "jxc.assessment", "list,kanban,form,pivot,graph"
        )

    def action_open_appeals(self):
        """Open the appeals of one period."""
        self.ensure_one()
        return self._open(
            self.env._("Appeals"), "jxc.assessment.appeal", "list,kanban,form"
        )

    def action_open_rewards(self):
        """Open the rewards and penalties of one period."""
        self.ensure_one()
        return self._open(
            self.env._("Rewards and Penalties"),
            "jxc.reward",
            "list,kanban,form,pivot",
        )

    def _open(self, name, model, view_mode, **context):
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "view_mode": view_mode,
            "views": [(False, mode) for mode in view_mode.split(",")],
            "domain": [("period_id", "=", self.id)],
            "context": context,
        }


COUNTS = (
    "assessment_count",
    "asked_count",
    "self_reviewed_count",
    "reviewed_count",
    "average_score",
)
