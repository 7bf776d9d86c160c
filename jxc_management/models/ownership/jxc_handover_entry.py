from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL


class JxcHandoverEntry(models.Model):
    """One record that a handover, or its rollback, gave to another department."""

    _name = "jxc.handover.entry"
    _description = "Record Handed Over"
    _order = "handover_id desc, id desc"
    _rec_name = "res_name"
    _log_access = False

    handover_id = fields.Many2one(
        "jxc.handover", required=True, index=True, readonly=True, ondelete="restrict"
    )
    company_id = fields.Many2one(related="handover_id.company_id")
    step = fields.Selection(
        [("apply", "Handed Over"), ("rollback", "Rolled Back")],
        required=True,
        readonly=True,
    )
    res_model = fields.Char("Model", required=True, readonly=True)
    res_id = fields.Many2oneReference(
        "Record ID", model_field="res_model", required=True, readonly=True
    )
    res_name = fields.Char("Record", compute="_compute_res_name")
    model_name = fields.Char("Kind", compute="_compute_res_name")
    stamp_field = fields.Selection(
        [
            ("jxc_department_id", "Department in Charge"),
            ("jxc_dest_department_id", "Receiving Department"),
        ],
        "Role",
        required=True,
        readonly=True,
    )
    old_department_id = fields.Many2one(
        "hr.department", "From", readonly=True, ondelete="restrict"
    )
    new_department_id = fields.Many2one(
        "hr.department", "To", readonly=True, ondelete="restrict"
    )

    _record_index = models.Index("(res_model, res_id)")

    @api.depends("res_model", "res_id")
    @api.depends_context("lang")
    def _compute_res_name(self):
        for model, entries in self.grouped("res_model").items():
            # sudo: the departments keep the list of what was handed over
            records = self.env[model].sudo().browse(entries.mapped("res_id")).exists()
            names = {record.id: record.display_name for record in records}
            label = self.env["ir.model"]._get(model).name
            for entry in entries:
                entry.res_name = names.get(entry.res_id) or self.env._("Deleted")
                entry.model_name = label

    @api.model_create_multi
    def create(self, vals_list):
        self._refuse_change()
        return super().create(vals_list)

    def write(self, vals):
        self._refuse_change()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        self._refuse_change()

    @api.model
    def _refuse_change(self):
        """Keep the record of past handovers as it is.

        :raises UserError: always
        """
        raise UserError(
            self.env._(
                "The list of records handed over is part of the history: only a "
                "handover writes it, and nothing is changed or deleted."
            )
        )

    @api.model
    def _record_changes(self, handover, step, model, column, changed):
        """Store ``changed``, a list of ``(id, old, new)``, in one statement."""
        self.env.cr.execute(
            SQL(
                """INSERT INTO jxc_handover_entry
                          (handover_id, step, res_model, stamp_field,
                           res_id, old_department_id, new_department_id)
                   SELECT %s, %s, %s, %s, * FROM unnest(%s, %s::int[], %s::int[])""",
                handover.id,
                step,
                model,
                column,
                [row[0] for row in changed],
                [row[1] for row in changed],
                [row[2] for row in changed],
            )
        )

    def action_open(self):
        """Open the record behind the entry, within the user's access."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "views": [(False, "form")],
        }
