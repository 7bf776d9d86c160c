from odoo import api, fields, models
from odoo.exceptions import ValidationError

#: what counts of a rule, see tools/scoring.py
FIGURES = (
    "cap",
    "full_score",
    "floor_score",
    "step_size",
    "step_points",
    "max_deduction",
    "event_points",
    "slope_points",
    "veto_limit",
)


class JxcScoringRule(models.Model):
    """How the value of a KPI becomes points; see tools/scoring.py for the formulas."""

    _name = "jxc.scoring.rule"
    _description = "Scoring Rule"
    _inherit = ["mail.thread"]
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True, tracking=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True, tracking=True)
    company_id = fields.Many2one(
        "res.company", index=True, help="Empty: for all companies."
    )
    method = fields.Selection(
        [
            ("linear", "Between Floor, Target and Stretch"),
            ("bands", "Table of Bands"),
            ("step", "Deduction per Step"),
            ("event", "Deduction per Event"),
            ("band", "Target Band"),
        ],
        required=True,
        default="linear",
        tracking=True,
    )
    cap = fields.Float("Highest Score", default=120.0, tracking=True)
    full_score = fields.Float("Score at Target", default=100.0, tracking=True)
    floor_score = fields.Float("Score at Floor", default=60.0, tracking=True)
    step_size = fields.Float(
        default=1.0, tracking=True, help="Each step away from the target …"
    )
    step_points = fields.Float(
        default=2.0, tracking=True, help="… costs this many points …"
    )
    max_deduction = fields.Float(
        "Largest Deduction",
        default=100.0,
        tracking=True,
        help="… but at most this many.",
    )
    event_points = fields.Float(
        "Points per Event",
        default=5.0,
        tracking=True,
        help="What one counted event costs.",
    )
    slope_points = fields.Float(
        "Points per Unit Outside the Band",
        default=5.0,
        tracking=True,
        help="Target band only.",
    )
    veto = fields.Selection(
        [
            ("none", "No Veto"),
            ("line", "Sets the Line to 0"),
            ("all", "Sets the Whole Score to 0"),
        ],
        required=True,
        default="none",
        tracking=True,
        help="What happens when the value is worse than the veto limit.",
    )
    veto_limit = fields.Float(
        tracking=True,
        help="Worse is below it where more is better, above it where less is better or "
        "events are counted; for a KPI within a band, further outside than it.",
    )
    band_ids = fields.One2many("jxc.scoring.band", "rule_id", "Bands", copy=True)
    summary = fields.Char("In Words", compute="_compute_summary")

    _check_scores = models.Constraint(
        "CHECK (0 <= floor_score AND floor_score <= full_score AND full_score <= cap "
        "AND cap <= 1000)",
        "Scores are between 0 and 1,000: at the floor no more than at the target, at "
        "the target no more than the highest score.",
    )
    _check_points = models.Constraint(
        "CHECK (step_size > 0 AND step_points >= 0 AND event_points >= 0 "
        "AND slope_points >= 0 AND max_deduction >= 0)",
        "The size of a step is above 0, and points to deduct are not negative.",
    )

    @api.depends(*FIGURES, "method", "veto", "band_ids.value_from", "band_ids.score")
    @api.depends_context("lang")
    def _compute_summary(self):
        for rule in self:
            rule.summary = " ".join(
                text for text in (rule._method_text(), rule._veto_text()) if text
            )

    def _method_text(self):
        """Return in words how the rule scores."""
        env, figures = self.env, {name: f"{self[name]:g}" for name in FIGURES}
        texts = {
            "linear": lambda: env._(
                "%(floor_score)s points at the floor, %(full_score)s at the target, up "
                "to %(cap)s at the stretch.",
                **figures,
            ),
            "step": lambda: env._(
                "%(full_score)s points at the target; each step of %(step_size)s away "
                "from it costs %(step_points)s, at most %(max_deduction)s.",
                **figures,
            ),
            "event": lambda: env._(
                "%(full_score)s points without an event; each costs %(event_points)s, "
                "at most %(max_deduction)s.",
                **figures,
            ),
            "band": lambda: env._(
                "%(full_score)s points within the band; each unit outside costs "
                "%(slope_points)s, at most %(max_deduction)s.",
                **figures,
            ),
            "bands": self._bands_text,
        }
        return texts[self.method]() if self.method else ""

    def _bands_text(self):
        rows = self.band_ids.sorted("value_from", reverse=True)
        return "; ".join(f"≥ {row.value_from:g}: {row.score:g}" for row in rows)

    def _veto_text(self):
        limit = f"{self.veto_limit:g}"
        if self.veto == "line":
            return self.env._("Worse than %(limit)s: 0 points.", limit=limit)
        if self.veto == "all":
            return self.env._(
                "Worse than %(limit)s: the whole score is 0.", limit=limit
            )
        return ""

    @api.constrains("method", "band_ids", "cap")
    def _check_bands(self):
        for rule in self:
            if rule.method == "bands" and not rule.band_ids:
                raise ValidationError(
                    self.env._(
                        "%(rule)s: add the rows of the table, such as 95 → 100.",
                        rule=rule.name,
                    )
                )
            rule.band_ids._check_score()
            starts = rule.band_ids.mapped("value_from")
            if len(set(starts)) < len(starts):
                raise ValidationError(
                    self.env._(
                        "%(rule)s: two rows of the table start at the same value.",
                        rule=rule.name,
                    )
                )

    def _snapshot(self):
        """Return what counts of the rule, for :mod:`scoring`; None without one."""
        if not self:
            return None
        self.ensure_one()
        return {
            "id": self._origin.id,
            "name": self.name,
            "method": self.method,
            "veto": self.veto,
            **{name: self[name] for name in FIGURES},
            "bands": [[row.value_from, row.score] for row in self.band_ids],
        }
