from odoo import fields, models
from odoo.fields import Domain
from odoo.tools import SQL


class JxcOwnedMixin(models.AbstractModel):
    _inherit = "jxc.owned.mixin"

    jxc_handover_line_ids = fields.Many2many(
        "jxc.handover.line",
        string="Handovers",
        compute="_compute_jxc_handover_line_ids",
        search="_search_jxc_handover_line_ids",
        export_string_translation=False,
        # others may not read its model: reading all fields of a document would fail
        groups="jxc_management.group_jxc_lead,jxc_management.group_jxc_controller",
    )

    def _compute_jxc_handover_line_ids(self):
        # only there to be searched: it opens the records behind a number
        self.jxc_handover_line_ids = False

    def _search_jxc_handover_line_ids(self, operator, value):
        if operator != "in":
            return NotImplemented
        lines = self.env["jxc.handover.line"].browse(value).exists()
        line_ids = lines._filtered_access("read").ids
        return Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                """%s IN (SELECT record.id::int
                            FROM jxc_handover_line line,
                                 jsonb_array_elements_text(line.record_ids)
                                 AS record(id)
                           WHERE line.id = ANY(%s) AND line.res_model = %s)""",
                SQL.identifier(alias, "id"),
                line_ids,
                model._name,
            )
        )
