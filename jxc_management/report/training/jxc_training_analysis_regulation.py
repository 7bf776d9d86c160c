from odoo import fields, models
from odoo.tools import SQL


class JxcRegulationAnalysis(models.Model):
    """One employee and one version of a regulation he has to confirm, measured."""

    _name = "jxc.regulation.analysis"
    _description = "Regulation Analysis"
    _inherit = ["jxc.person.analysis.mixin"]
    _auto = False
    _order = "date_assigned desc, id desc"
    _depends = {
        "jxc.regulation.acknowledgement": [
            "employee_id",
            "version_id",
            "regulation_id",
            "company_id",
            "department_id",
            "state",
            "date_assigned",
            "date_due",
            "acknowledged_on",
            "paper_date",
        ],
    }

    acknowledgement_id = fields.Many2one(
        "jxc.regulation.acknowledgement", "Confirmation", readonly=True
    )
    regulation_id = fields.Many2one("jxc.regulation", readonly=True)
    version_id = fields.Many2one("jxc.regulation.version", readonly=True)
    state = fields.Selection(
        selection=lambda self: (
            self.env["jxc.regulation.acknowledgement"]
            ._fields["state"]
            ._description_selection(self.env)
        ),
        readonly=True,
    )
    date_assigned = fields.Date(readonly=True)
    date_due = fields.Date("Due", readonly=True)
    acknowledged_on = fields.Datetime("Confirmed on", readonly=True)
    assigned = fields.Integer("To Confirm", readonly=True)
    confirmed = fields.Integer(readonly=True)
    overdue = fields.Integer(
        readonly=True, help="Not confirmed, and the due date has passed."
    )
    confirmed_share = fields.Float(
        "Confirmed (%)",
        readonly=True,
        aggregator="avg",
        help="The share of people who confirmed. Cancelled ones do not count.",
    )
    on_time_share = fields.Float(
        "On Time (%)",
        readonly=True,
        aggregator="avg",
        help="The share that was confirmed by the due date. Open ones count from their "
        "due date on, as not on time.",
    )
    days = fields.Float(
        "Days to Confirm",
        readonly=True,
        aggregator="avg",
        help="From the day it concerned the person to the confirmation.",
    )

    @property
    def _table_query(self) -> SQL:
        today = fields.Date.context_today(self)
        # on paper, the day of the signature counts
        confirmed = SQL("COALESCE(ack.paper_date, ack.acknowledged_on::date)")
        return SQL(
            """
            SELECT ack.id, ack.id AS acknowledgement_id, ack.employee_id,
                   ack.company_id, ack.department_id, ack.regulation_id,
                   ack.version_id, ack.state, ack.date_assigned, ack.date_due,
                   ack.acknowledged_on,
                   CASE WHEN ack.state != 'cancelled' THEN 1 ELSE 0 END AS assigned,
                   CASE WHEN ack.state = 'done' THEN 1 ELSE 0 END AS confirmed,
                   CASE WHEN %(late)s THEN 1 ELSE 0 END AS overdue,
                   CASE ack.state WHEN 'done' THEN 100.0 WHEN 'todo' THEN 0.0
                    END AS confirmed_share,
                   CASE WHEN ack.date_due IS NULL THEN NULL
                        WHEN ack.state = 'done'
                        THEN CASE WHEN %(confirmed)s <= ack.date_due
                                  THEN 100.0 ELSE 0.0 END
                        WHEN %(late)s THEN 0.0
                    END AS on_time_share,
                   CASE WHEN ack.state = 'done'
                        THEN %(confirmed)s - ack.date_assigned
                    END AS days
              FROM jxc_regulation_acknowledgement ack
            """,
            confirmed=confirmed,
            late=SQL("ack.state = 'todo' AND ack.date_due < %s", today),
        )

    def action_open_acknowledgement(self):
        """Open the confirmation behind one line."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "jxc.regulation.acknowledgement",
            "res_id": self.acknowledgement_id.id,
            "views": [(False, "form")],
        }

    def action_open_acknowledgements(self):
        """Open the confirmations behind the chosen lines as a list."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Confirmations"),
            "res_model": "jxc.regulation.acknowledgement",
            "domain": [("id", "in", self.acknowledgement_id.ids)],
            "views": [(False, "list"), (False, "form")],
        }
