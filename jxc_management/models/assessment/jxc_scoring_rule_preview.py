from odoo import api, fields, models

from ...tools.scoring_curve import Labels, svg

#: sample levels by direction: floor, target, stretch, band
SAMPLES = {
    "higher": (85.0, 95.0, 99.0, 0.0, 0.0),
    "lower": (10.0, 5.0, 2.0, 0.0, 0.0),
    "band": (0.0, 0.0, 0.0, 30.0, 45.0),
}


class JxcScoringRule(models.Model):
    _inherit = "jxc.scoring.rule"

    sample_direction = fields.Selection(
        [
            ("higher", "Higher Is Better"),
            ("lower", "Lower Is Better"),
            ("band", "Within a Band"),
        ],
        "Sample KPI",
        compute="_compute_sample_direction",
        readonly=False,
    )
    sample_floor = fields.Float(compute="_compute_sample_levels", readonly=False)
    sample_target = fields.Float(compute="_compute_sample_levels", readonly=False)
    sample_stretch = fields.Float(compute="_compute_sample_levels", readonly=False)
    sample_low = fields.Float(
        "Sample Band From", compute="_compute_sample_levels", readonly=False
    )
    sample_high = fields.Float(
        "Sample Band To", compute="_compute_sample_levels", readonly=False
    )
    preview = fields.Html("Curve", compute="_compute_preview", sanitize=False)

    @api.depends("method")
    def _compute_sample_direction(self):
        samples = {"band": "band", "event": "lower"}
        for rule in self:
            rule.sample_direction = samples.get(rule.method, "higher")

    @api.depends("sample_direction")
    def _compute_sample_levels(self):
        for rule in self:
            levels = SAMPLES.get(rule.sample_direction, SAMPLES["higher"])
            (
                rule.sample_floor,
                rule.sample_target,
                rule.sample_stretch,
                rule.sample_low,
                rule.sample_high,
            ) = levels

    @api.depends(
        *("method", "cap", "full_score", "floor_score", "step_size", "step_points"),
        *("max_deduction", "event_points", "slope_points", "veto", "veto_limit"),
        *("band_ids.value_from", "band_ids.score", "sample_direction"),
        *("sample_floor", "sample_target", "sample_stretch"),
        *("sample_low", "sample_high"),
    )
    @api.depends_context("lang")
    def _compute_preview(self):
        for rule in self:
            rule.preview = rule._is_drawable() and rule._draw()

    def _is_drawable(self):
        """Return whether the figures, which may be halfway typed, make sense."""
        if not self.method or self.cap <= 0 or self.step_size <= 0:
            return False
        return self.method != "bands" or bool(self.band_ids)

    def _draw(self):
        """Return the drawing of the rule with its sample target."""
        target = {
            "floor": self.sample_floor,
            "target": self.sample_target,
            "stretch": self.sample_stretch,
            "band_low": self.sample_low,
            "band_high": max(self.sample_low, self.sample_high),
        }
        direction = self.sample_direction or "higher"
        labels = Labels(
            self.env._("Points for each value of the KPI"),
            self.env._("Number of events")
            if self.method == "event"
            else self.env._("Value of the KPI"),
            self.env._("Points"),
            self._marks(target, direction),
        )
        return svg(self._snapshot(), target, direction, labels)

    def _marks(self, target, direction):
        """Return the levels to mark in the drawing, with their names."""
        env, marks = self.env, []
        if self.method in ("linear", "step") and direction != "band":
            marks.append((target["target"], env._("Target")))
            if self.method == "linear":
                marks.append((target["floor"], env._("Floor")))
                if target["stretch"] != target["target"]:
                    marks.append((target["stretch"], env._("Stretch")))
        elif self.method in ("linear", "step", "band"):
            marks.append((target["band_low"], env._("Band from")))
            marks.append((target["band_high"], env._("Band to")))
        if self.veto != "none" and direction != "band":
            marks.append((self.veto_limit, env._("Veto")))
        return marks
