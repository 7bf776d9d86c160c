from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...tools.scoring import written

LEVELS = ("floor", "target", "stretch", "band_low", "band_high")


class JxcKpiLevelsMixin(models.AbstractModel):
    """A line of a wizard that proposes the target of a KPI."""

    _name = "jxc.kpi.levels.mixin"
    _description = "Proposed Target"

    kpi_id = fields.Many2one("jxc.kpi", "KPI", ondelete="cascade")
    direction = fields.Selection(related="kpi_id.direction")
    unit = fields.Selection(related="kpi_id.unit")
    current = fields.Char("Latest Month")
    basis = fields.Selection(
        [
            ("past", "Last Twelve Months"),
            ("usual", "Usual Figures"),
            ("none", "Nothing Known"),
        ],
        "Proposed By",
    )
    floor = fields.Float()
    target = fields.Float()
    stretch = fields.Float()
    band_low = fields.Float("Band From")
    band_high = fields.Float("Band To")

    @api.model
    def _proposal(self, kpi, values):
        """Return the values of a line that propose levels for a KPI.

        :param values: monthly values of the KPI, oldest first
        """
        if not kpi:
            return {"basis": False, "current": False, **dict.fromkeys(LEVELS, 0.0)}
        levels, basis = kpi._suggested_levels(values)
        return {
            "current": written(values[-1]) if values else False,
            "basis": basis,
            **levels._asdict(),
        }

    def _level_values(self):
        """Return the levels as values of a target."""
        self.ensure_one()
        return {name: self[name] for name in LEVELS}


def check_company(env, company):
    """Refuse a company that the user is not at work for: its figures are not his.

    :raises AccessError: saying so
    """
    if company._origin - env.companies:
        raise AccessError(
            env._("Choose one of the companies that you have selected above.")
        )
