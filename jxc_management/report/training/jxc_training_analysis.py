from odoo import fields, models
from odoo.tools import SQL

from ...tools.training_sql import OPEN_STATES

QUERY = """
    SELECT task.id, task.id AS assignment_id, task.employee_id, task.course_id,
           task.company_id, task.department_id, task.origin, task.state,
           task.date_assigned, task.date_due, task.date_done,
           1 AS assigned,
           CASE WHEN task.state = 'passed' THEN 1 ELSE 0 END AS completed,
           CASE WHEN %(late)s THEN 1 ELSE 0 END AS overdue,
           CASE WHEN task.state = 'passed' THEN 100.0
                WHEN task.state NOT IN ('waived', 'cancelled') THEN 0.0
            END AS completed_share,
           CASE WHEN task.date_due IS NULL THEN NULL
                WHEN task.state = 'passed'
                THEN CASE WHEN task.date_done <= task.date_due
                          THEN 100.0 ELSE 0.0 END
                WHEN %(late)s THEN 0.0
            END AS on_time_share,
           CASE WHEN task.attempt_count > 0
                THEN CASE task.state WHEN 'passed' THEN 100.0
                                     WHEN 'failed' THEN 0.0 END
            END AS pass_share,
           NULLIF(task.attempt_count, 0) AS attempts,
           CASE WHEN task.attempt_count > 0 THEN task.score END AS score,
           CASE WHEN task.state = 'passed'
                THEN task.date_done - task.date_assigned END AS days
      FROM jxc_training_assignment task"""


class JxcTrainingAnalysis(models.Model):
    """One assignment of a course, measured.

    Shares are averages of 0 and 100, with nothing where there is no data yet.
    """

    _name = "jxc.training.analysis"
    _description = "Training Analysis"
    _inherit = ["jxc.person.analysis.mixin"]
    _auto = False
    _order = "date_assigned desc, id desc"
    _depends = {
        "jxc.training.assignment": [
            "employee_id",
            "course_id",
            "company_id",
            "department_id",
            "origin",
            "state",
            "date_assigned",
            "date_due",
            "date_done",
            "attempt_count",
            "score",
        ],
    }

    assignment_id = fields.Many2one("jxc.training.assignment", readonly=True)
    course_id = fields.Many2one("jxc.course", readonly=True)
    origin = fields.Selection(
        selection=lambda self: self._assignment_selection("origin"), readonly=True
    )
    state = fields.Selection(
        selection=lambda self: self._assignment_selection("state"), readonly=True
    )
    date_assigned = fields.Date(readonly=True)
    date_due = fields.Date("Due", readonly=True)
    date_done = fields.Date("Completed on", readonly=True)
    assigned = fields.Integer("Assignments", readonly=True)
    completed = fields.Integer("Assignments Completed", readonly=True)
    overdue = fields.Integer(
        readonly=True, help="Assignments that are open after their due date."
    )
    completed_share = fields.Float(
        "Completed (%)",
        readonly=True,
        aggregator="avg",
        help="The share of assignments that were completed. Waived and cancelled ones "
        "do not count.",
    )
    on_time_share = fields.Float(
        "On Time (%)",
        readonly=True,
        aggregator="avg",
        help="The share of assignments with a due date that were completed by then. "
        "Open ones count from their due date on, as not on time.",
    )
    pass_share = fields.Float(
        "Passed (%)",
        readonly=True,
        aggregator="avg",
        help="The share of exams taken that were passed in the end.",
    )
    attempts = fields.Float(
        readonly=True,
        aggregator="avg",
        help="Attempts at the exam per assignment, of those with any.",
    )
    score = fields.Float(
        "Score (%)",
        readonly=True,
        aggregator="avg",
        help="The score of the last exam; assignments without an exam don't count.",
    )
    days = fields.Float(
        "Days to Complete",
        readonly=True,
        aggregator="avg",
        help="From the assignment to its completion.",
    )

    def _assignment_selection(self, name):
        field = self.env["jxc.training.assignment"]._fields[name]
        return field._description_selection(self.env)

    @property
    def _table_query(self) -> SQL:
        late = SQL(
            "task.date_due < %s AND task.state IN %s",
            fields.Date.context_today(self),
            OPEN_STATES,
        )
        return SQL(QUERY, late=late)

    def action_open_assignment(self):
        """Open the assignment behind one line."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "jxc.training.assignment",
            "res_id": self.assignment_id.id,
            "views": [(False, "form")],
        }

    def action_open_assignments(self):
        """Open the assignments behind the chosen lines as a list."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Assignments"),
            "res_model": "jxc.training.assignment",
            "domain": [("id", "in", self.assignment_id.ids)],
            "views": [(False, "list"), (False, "form")],
        }
