from odoo import api, fields, models

from .jxc_kpi_levels_mixin import LEVELS

RULE = "jxc_management.jxc_scoring_rule_"
#: calculated with the rights of the user: figures are not open to everybody
PROPOSED = {"store": True, "compute_sudo": False}
EDITABLE = {**PROPOSED, "readonly": False}
#: what the figures and targets depend on
OF_WIZARD = ("wizard_id.department_ids", "wizard_id.job_ids", "wizard_id.date_from")


class JxcScorecardTemplateLine(models.TransientModel):
    """One line of the scorecard to be made."""

    _name = "jxc.scorecard.template.line"
    _description = "Line of a New Scorecard"
    _inherit = ["jxc.wizard.mixin", "jxc.kpi.levels.mixin"]
    _order = "sequence, id"

    wizard_id = fields.Many2one(
        "jxc.scorecard.template", required=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    kind = fields.Selection(
        [("kpi", "KPI"), ("review", "Judged by Reviewers")],
        compute="_compute_kind",
    )
    name = fields.Char(required=True)
    description = fields.Char()
    weight = fields.Float("Weight (%)")
    rule_id = fields.Many2one("jxc.scoring.rule")
    measured_on = fields.Selection(
        [
            ("subject", "Department or Person Assessed"),
            ("department", "Department of the Person"),
            ("company", "Whole Company"),
        ],
        required=True,
        default="subject",
    )
    current = fields.Char(compute="_compute_proposal", **PROPOSED)
    basis = fields.Selection(compute="_compute_proposal", **PROPOSED)
    floor = fields.Float(compute="_compute_levels", **EDITABLE)
    target = fields.Float(compute="_compute_levels", **EDITABLE)
    stretch = fields.Float(compute="_compute_levels", **EDITABLE)
    band_low = fields.Float(compute="_compute_levels", **EDITABLE)
    band_high = fields.Float(compute="_compute_levels", **EDITABLE)
    present_target = fields.Char(
        compute="_compute_proposal",
        help="It counts already; no other one is made.",
        **PROPOSED,
    )

    @api.depends("kpi_id")
    def _compute_kind(self):
        for line in self:
            line.kind = "kpi" if line.kpi_id else "review"

    @api.depends(*OF_WIZARD, "kpi_id")
    def _compute_proposal(self):
        for wizard, lines in self.grouped("wizard_id").items():
            targets = wizard._present_targets(lines.kpi_id._origin)
            proposals = lines._proposals(wizard)
            for line in lines:
                target = targets.get(line.kpi_id._origin.id)
                line.present_target = target.summary if target else False
                line.current = proposals[line]["current"]
                line.basis = proposals[line]["basis"]

    @api.depends(*OF_WIZARD, "kpi_id")
    def _compute_levels(self):
        # apart from what is only shown: Odoo does not calculate what a client left out
        # where it sent another value of the same method
        for wizard, lines in self.grouped("wizard_id").items():
            for line, proposal in lines._proposals(wizard).items():
                line.update({name: proposal[name] for name in LEVELS})

    def _proposals(self, wizard):
        """Return for each line what is proposed by the figures of the last months."""
        kpis = self.kpi_id._origin
        values = kpis._monthly_values(wizard.company_id, wizard._fact_domain())
        return {
            line: self._proposal(kpi, values.get(kpi, []))
            for line, kpi in ((line, line.kpi_id._origin) for line in self)
        }

    @api.model
    def _kpi_values(self, entry, kpi):
        """Return the values of a line with a KPI.

        :param entry: the line of the template
        """
        rule = self.env.ref(RULE + entry.rule, raise_if_not_found=False)
        return {
            "kpi_id": kpi.id,
            "name": kpi.name,
            "weight": entry.weight,
            "rule_id": rule.id if rule else False,
            "measured_on": entry.measured_on,
        }

    @api.model
    def _review_values(self, entry):
        """Return the values of a line that reviewers judge."""
        return {
            "name": self.env._(entry.name),
            "description": self.env._(entry.description),
            "weight": entry.weight,
            "kpi_id": False,
        }

    def _card_values(self):
        """Return the line as values of a line of a scorecard."""
        self.ensure_one()
        return {
            "sequence": self.sequence,
            "kind": self.kind,
            "name": self.name,
            "description": self.description,
            "kpi_id": self.kpi_id.id,
            "rule_id": self.rule_id.id,
            "measured_on": self.measured_on,
            "weight": self.weight,
        }

    def _wants_target(self):
        """Return whether a target is to be made for the line."""
        self.ensure_one()
        if not self.kpi_id or self.present_target:
            return False
        return self.rule_id.method in ("linear", "step", "band")
