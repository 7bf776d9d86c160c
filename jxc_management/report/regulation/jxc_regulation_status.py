from odoo import fields, models
from odoo.tools import SQL


class JxcRegulationStatus(models.Model):
    """One acknowledgement of a version in effect, in figures that add up."""

    _name = "jxc.regulation.status"
    _description = "Regulation Status"
    _auto = False
    _order = "regulation_id, department_id, id"
    _depends = {
        "jxc.regulation": ["current_version_id"],
        "jxc.regulation.version": ["material_version_id"],
        "jxc.regulation.acknowledgement": [
            "version_id",
            "regulation_id",
            "employee_id",
            "company_id",
            "department_id",
            "date_assigned",
            "date_due",
            "acknowledged_on",
            "state",
        ],
    }

    acknowledgement_id = fields.Many2one(
        "jxc.regulation.acknowledgement", readonly=True
    )
    regulation_id = fields.Many2one("jxc.regulation", readonly=True)
    version_id = fields.Many2one("jxc.regulation.version", readonly=True)
    employee_id = fields.Many2one("hr.employee", readonly=True)
    department_id = fields.Many2one("hr.department", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    date_due = fields.Date("Due", readonly=True)
    acknowledged_on = fields.Datetime("Confirmed on", readonly=True)
    people = fields.Integer(readonly=True)
    done = fields.Integer("Confirmed", readonly=True)
    open = fields.Integer("To Confirm", readonly=True)
    overdue = fields.Integer(readonly=True)
    done_share = fields.Float(
        "Confirmed (%)",
        readonly=True,
        aggregator="avg",
        help="The share of those who have to confirm that have done so.",
    )
    days = fields.Float(
        "Days to Confirm",
        readonly=True,
        aggregator="avg",
        help="From the day people were asked to their confirmation.",
    )

    @property
    def _table_query(self) -> SQL:
        today = fields.Date.context_today(self)
        return SQL(
            """
            SELECT ack.id, ack.id AS acknowledgement_id, ack.regulation_id,
                   ack.version_id, ack.employee_id, ack.department_id,
                   ack.company_id, ack.date_due, ack.acknowledged_on,
                   1 AS people,
                   CASE WHEN ack.state = 'done' THEN 1 ELSE 0 END AS done,
                   CASE WHEN ack.state = 'todo' THEN 1 ELSE 0 END AS open,
                   CASE WHEN ack.state = 'todo' AND ack.date_due < %(today)s
                        THEN 1 ELSE 0 END AS overdue,
                   CASE WHEN ack.state = 'done' THEN 100.0 ELSE 0.0 END AS done_share,
                   CASE WHEN ack.state = 'done'
                        THEN ack.acknowledged_on::date - ack.date_assigned
                    END AS days
              FROM jxc_regulation_acknowledgement ack
              JOIN jxc_regulation regulation ON regulation.id = ack.regulation_id
              JOIN jxc_regulation_version text
                ON text.id = regulation.current_version_id
               AND text.material_version_id = ack.version_id
             WHERE ack.state IN ('todo', 'done')
            """,
            today=today,
        )

    def action_open_acknowledgement(self):
        """Open the acknowledgement behind one line."""
        self.ensure_one()
        return self.acknowledgement_id._get_records_action(context={})
