from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...tools.engine_token import by_engine


class JxcScorecardLine(models.Model):
    """One line of a scorecard: a KPI with its rule, or something reviewers judge."""

    _name = "jxc.scorecard.line"
    _description = "Scorecard Line"
    _order = "scorecard_id, sequence, id"
    _check_company_auto = True

    scorecard_id = fields.Many2one(
        "jxc.scorecard", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="scorecard_id.company_id", store=True, index=True, precompute=True
    )
    sequence = fields.Integer(default=10)
    kind = fields.Selection(
        [("kpi", "KPI"), ("review", "Judged by Reviewers")],
        required=True,
        default="kpi",
    )
    name = fields.Char(
        required=True,
        translate=True,
        compute="_compute_name",
        store=True,
        readonly=False,
        precompute=True,
    )
    description = fields.Text("What Is Judged", translate=True)
    kpi_id = fields.Many2one(
        "jxc.kpi",
        "KPI",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    direction = fields.Selection(related="kpi_id.direction")
    rule_id = fields.Many2one(
        "jxc.scoring.rule", ondelete="restrict", check_company=True
    )
    rule_summary = fields.Char(related="rule_id.summary", string="How It Scores")
    measured_on = fields.Selection(
        [
            ("subject", "Department or Person Assessed"),
            ("department", "Department of the Person"),
            ("company", "Whole Company"),
        ],
        required=True,
        default="subject",
    )
    weight = fields.Float("Weight (%)", required=True, default=10.0)

    _check_weight = models.Constraint(
        "CHECK (weight BETWEEN 0 AND 100)",
        "The weight of a line is between 0 and 100 %.",
    )

    @api.depends("kpi_id")
    def _compute_name(self):
        for line in self:
            line.name = line.kpi_id.name or line.name

    @api.constrains("kind", "kpi_id", "rule_id")
    def _check_kind(self):
        for line in self:
            values = {"card": line.scorecard_id.name, "line": line.name}
            if line.kind == "review" and (line.kpi_id or line.rule_id):
                raise ValidationError(
                    self.env._(
                        "%(card)s: reviewers judge “%(line)s”, so it has no KPI and no "
                        "scoring rule.",
                        **values,
                    )
                )
            if line.kind == "kpi" and not (line.kpi_id and line.rule_id):
                raise ValidationError(
                    self.env._(
                        "%(card)s: choose a KPI and a scoring rule for “%(line)s”.",
                        **values,
                    )
                )

    @api.constrains("kpi_id", "measured_on", "scorecard_id")
    def _check_once(self):
        for card in self.scorecard_id:
            lines = card.line_ids.filtered("kpi_id")
            keys = {(line.kpi_id, line.measured_on) for line in lines}
            if len(keys) == len(lines):
                continue
            for line in lines:
                if (line.kpi_id, line.measured_on) in keys:
                    keys.remove((line.kpi_id, line.measured_on))
                    continue
                raise ValidationError(
                    self.env._(
                        "%(card)s: “%(kpi)s” is there twice. Add up the weights in one "
                        "line.",
                        card=card.name,
                        kpi=line.kpi_id.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        for vals in vals_list:
            self._refuse_frozen(vals)
        lines = super().create(vals_list)
        # the card may come from a default
        lines._refuse_frozen()
        return lines

    def write(self, vals):
        self.check_access("write")
        self._refuse_frozen(vals)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        self._refuse_frozen()

    def _refuse_frozen(self, vals=None):
        """Refuse changes of lines that people are or were assessed by.

        :param vals: values to be set, which may name another card
        :raises UserError: naming the card
        """
        if not by_engine(self):
            other = (vals or {}).get("scorecard_id")
            (self.scorecard_id | self.scorecard_id.browse(other))._refuse_frozen()
