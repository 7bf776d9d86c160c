from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import LazyTranslate, format_amount, format_list

from ...tools.ownership_proposal import COMPETENT

_lt = LazyTranslate(__name__)

#: what a company should know before it applies a proposal
WARNINGS = {
    "no_departments": _lt(
        "The company has no departments. Create them first, then refresh the scores."
    ),
    "missing": _lt(
        "No department reaches %(least)s in %(criterion)s. Create such a department, "
        "or correct the scores if one has the knowledge."
    ),
    "no_oversight_small": _lt(
        "An independent oversight is missing: the lead would check itself. Let another "
        "department learn it, or ask an external accountant to check stock, costs and "
        "profit once a quarter."
    ),
    "no_oversight_large": _lt(
        "An independent oversight is missing: name a department with financial "
        "knowledge that is not the lead."
    ),
    "own_oversight": _lt(
        "%(department)s would oversee itself. Choose another department to oversee."
    ),
    "own_support": _lt(
        "%(department)s would lead and support at once: nobody else can run the system."
    ),
    "low_capacity": _lt(
        "%(department)s scores only %(score)s in capacity: it needs people or time "
        "before it can lead."
    ),
    "low_data_discipline": _lt(
        "%(department)s scores only %(score)s in data discipline: train it before it "
        "leads."
    ),
    "size_by_hand": _lt(
        "You chose another company size than the figures suggest (%(size)s)."
    ),
}
MEASURES = {
    "employees": _lt("at least %(least)s employees"),
    "revenue": _lt("a yearly revenue of at least %(least)s"),
    "warehouses": _lt("at least %(least)s warehouses"),
    "orders": _lt("at least %(least)s purchase orders per month"),
}


class JxcOwnershipProposal(models.Model):
    _inherit = "jxc.ownership.proposal"

    size_reason = fields.Char(compute="_compute_size_reason")
    warning_html = fields.Html("Warnings", compute="_compute_warning_html")

    @api.depends("size_suggested", "size_facts")
    @api.depends_context("lang")
    def _compute_size_reason(self):
        sizes = dict(self._fields["size_suggested"]._description_selection(self.env))
        for proposal in self:
            reached = proposal._reached_measures()
            if reached:
                reason = self.env._(
                    "%(size)s by the figures: %(reached)s.",
                    size=sizes[proposal.size_suggested],
                    reached=reached,
                )
            else:
                reason = self.env._(
                    "Small by the figures: fewer than two of them reach the minimum "
                    "of a medium company."
                )
            proposal.size_reason = reason

    def _reached_measures(self):
        """Return the texts of the minimums that the company reached."""
        self.ensure_one()
        texts = []
        for measure, least in (self.size_facts or {}).items():
            if measure == "revenue":
                least = format_amount(self.env, least, self.currency_id)
            texts.append(self._text(MEASURES[measure], {"least": least}))
        return texts

    @api.depends("warnings", "size_class", "size_suggested")
    @api.depends_context("lang")
    def _compute_warning_html(self):
        sizes = dict(self._fields["size_suggested"]._description_selection(self.env))
        for proposal in self:
            warnings = list(proposal.warnings or [])
            if proposal.size_class != proposal.size_suggested:
                size = sizes.get(proposal.size_suggested)
                warnings.append({"code": "size_by_hand", "size": size})
            items = [
                Markup("<li>%s</li>")
                % proposal._text(WARNINGS[warning["code"]], warning)
                for warning in warnings
            ]
            html = Markup('<ul class="mb-0 ps-3">%s</ul>') % Markup("").join(items)
            proposal.warning_html = html if items else False

    @api.model
    def _text(self, text, facts):
        """Return a text in the user's language, with the names that ``facts`` hold."""
        departments = self.env["hr.department"]
        names = {"least": COMPETENT, **facts}
        for name in ("department", "runner_up", "nearest", "ahead", "proposed"):
            if facts.get(name):
                names[name] = departments.browse(facts[name]).name
        if facts.get("tied"):
            tied = departments.browse(facts["tied"]).mapped("name")
            names["tied"] = format_list(self.env, tied)
        if facts.get("criterion"):
            field = self.env["jxc.ownership.proposal.score"]._fields[facts["criterion"]]
            names["criterion"] = field._description_string(self.env)
        template = self.env._(text)
        return template % names
