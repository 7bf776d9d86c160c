import hashlib
import json

from odoo import api, fields, models

#: models that hold how the system works or what people tell each other, not what
#: happened in the company
NOT_COUNTED = (
    "ir.",
    "base.",
    "bus.",
    "calendar.",
    "discuss.",
    "hr.contract",
    "hr.payslip",
    "hr.version",
    "jxc.assessment",
    "jxc.kpi",
    "jxc.reward",
    "jxc.score.event",
    "mail.",
    "res.groups",
    "res.users",
    "sms.",
)

#: what a change of these does to the numbers: they are all calculated again
DEFINITION_FIELDS = frozenset(
    (
        "kind",
        "company_id",
        "parameter",
        "model_id",
        "domain",
        "date_field_id",
        "measure",
        "measure_field_id",
        "den_kind",
        "den_domain",
        "den_field_id",
        "department_path",
        "warehouse_path",
        "user_path",
        "company_path",
    )
)
#: what besides turns what is counted into another value
VALUE_FIELDS = DEFINITION_FIELDS - {"company_id"} | {"aggregation", "factor"}
#: path field: the model that it has to lead to
PATHS = {
    "company_path": "res.company",
    "department_path": "hr.department",
    "warehouse_path": "stock.warehouse",
    "user_path": "res.users",
}


class JxcKpi(models.Model):
    """Own KPIs: what is counted is chosen in the form, without SQL or Python."""

    _inherit = "jxc.kpi"

    model_id = fields.Many2one(
        "ir.model",
        "Documents",
        ondelete="set null",
        domain="[('transient', '=', False), ('abstract', '=', False)]",
        help="The kind of documents that are counted. Changes of them are noticed "
        "within minutes, that documents were deleted by the nightly check.",
    )
    model_name = fields.Char("Model Name", related="model_id.model")
    domain = fields.Char("Which of Them", default="[]")
    date_field_id = fields.Many2one(
        "ir.model.fields",
        "Counts on the Day Of",
        ondelete="set null",
        domain="[('model_id', '=', model_id), ('store', '=', True),"
        " ('ttype', 'in', ('date', 'datetime'))]",
    )
    measure = fields.Selection(
        [("count", "Their Number"), ("field", "The Sum of a Field")],
        "What Is Added Up",
        default="count",
    )
    measure_field_id = fields.Many2one(
        "ir.model.fields",
        "Field Added Up",
        ondelete="set null",
        domain="[('model_id', '=', model_id), ('store', '=', True),"
        " ('ttype', 'in', ('integer', 'float', 'monetary'))]",
    )
    den_kind = fields.Selection(
        [
            ("none", "Nothing: the Sum Is the Value"),
            ("all", "A Wider Choice of Documents"),
            ("field", "The Sum of Another Field"),
        ],
        "In Relation To",
        default="all",
    )
    den_domain = fields.Char(
        "Wider Choice",
        default="[]",
        help="For instance all transfers, when the transfers that were late are "
        "counted: the value is the share of late ones.",
    )
    den_field_id = fields.Many2one(
        "ir.model.fields",
        "Field to Divide By",
        ondelete="set null",
        domain="[('model_id', '=', model_id), ('store', '=', True),"
        " ('ttype', 'in', ('integer', 'float', 'monetary'))]",
    )
    company_path = fields.Char(
        "Company Of", help="The field that holds the company of a document."
    )
    department_path = fields.Char(
        "Department Of", help="The field that holds the department it counts for."
    )
    warehouse_path = fields.Char(
        "Warehouse Of", help="The field that holds the warehouse it counts for."
    )
    user_path = fields.Char(
        "Person Of", help="The field that holds the user it counts for."
    )
    is_own = fields.Boolean("Own Definition", compute="_compute_is_own")
    definition_digest = fields.Char(
        "Checksum",
        compute="_compute_definition_digest",
        help="MD5 of all that gives another value for the same records.",
    )

    @api.depends("source", "kind")
    def _compute_is_own(self):
        for kpi in self:
            kpi.is_own = not kpi.source and kpi.kind != "manual"

    @api.depends(*VALUE_FIELDS)
    def _compute_definition_digest(self):
        """Values of assessments compare with those of now only where it is the same."""
        for kpi in self:
            definition = {
                name: self._fields[name].convert_to_read(kpi[name], kpi, False)
                for name in VALUE_FIELDS
            }
            text = json.dumps(definition, sort_keys=True)
            digest = hashlib.md5(text.encode(), usedforsecurity=False)
            kpi.definition_digest = digest.hexdigest()

    @api.onchange("model_id")
    def _onchange_model_id(self):
        self.date_field_id = self.measure_field_id = self.den_field_id = False
        self.domain = self.den_domain = "[]"
        for name, comodel in PATHS.items():
            self[name] = self._usual_path(comodel)

    @api.onchange("den_kind")
    def _onchange_den_kind(self):
        share, total = (100, "percent"), (1, "number")
        if self.den_kind == "none" and (self.factor, self.unit) == share:
            self.factor, self.unit = total
        elif self.den_kind == "all" and (self.factor, self.unit) == total:
            self.factor, self.unit = share

    def _usual_path(self, comodel):
        """Return the field of the counted model that leads to a model, or False."""
        model = self.env.get(self.model_id.sudo().model)
        if model is None:
            return False
        names = ("company_id", "jxc_department_id", "department_id")
        names += ("warehouse_id", "jxc_validated_by_id", "user_id")
        return next(
            (
                name
                for name in names
                if name in model._fields
                and model._fields[name].comodel_name == comodel
                and model._fields[name].store
            ),
            False,
        )
