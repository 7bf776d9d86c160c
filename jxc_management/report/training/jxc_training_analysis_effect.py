from odoo import fields, models
from odoo.fields import Domain
from odoo.tools import SQL

#: days compared before and after a course
DAYS = 60

#: the lines of transfers that an operator validated in a window, and the wrong ones
WINDOW = """
    SELECT COUNT(*) AS lines, COUNT(*) FILTER (WHERE {wrong}) AS errors
      FROM stock_picking picking
      JOIN stock_move move ON move.picking_id = picking.id AND move.state = 'done'
     WHERE picking.jxc_validated_by_id = person.user_id
       AND picking.company_id = task.company_id
       AND picking.state = 'done'
       AND picking.date_done >= {start} AND picking.date_done < {stop}"""
WRONG = """
    EXISTS (SELECT FROM stock_move back
             WHERE back.origin_returned_move_id = move.id AND back.state = 'done')
    OR EXISTS (SELECT FROM jxc_transfer_correction correction
                WHERE correction.picking_id = picking.id
                  AND correction.product_id = move.product_id)"""

QUERY = """
    SELECT task.id, task.id AS assignment_id, task.employee_id, task.course_id,
           task.company_id, task.department_id, task.origin, task.date_done,
           person.user_id, task.date_done + {days} <= %(today)s AS is_complete,
           before.lines AS lines_before, before.errors AS errors_before,
           after.lines AS lines_after, after.errors AS errors_after,
           100.0 * before.errors / NULLIF(before.lines, 0) AS rate_before,
           100.0 * after.errors / NULLIF(after.lines, 0) AS rate_after,
           100.0 * after.errors / NULLIF(after.lines, 0)
           - 100.0 * before.errors / NULLIF(before.lines, 0) AS change
      FROM jxc_training_assignment task
      JOIN hr_employee person ON person.id = task.employee_id
     CROSS JOIN LATERAL ({before}) before
     CROSS JOIN LATERAL ({after}) after
     WHERE task.state = 'passed' AND task.date_done IS NOT NULL
       AND person.user_id IS NOT NULL
""".format(
    days=DAYS,
    before=WINDOW.format(
        wrong=WRONG, start=f"task.date_done - {DAYS}", stop="task.date_done"
    ),
    after=WINDOW.format(
        wrong=WRONG,
        start="task.date_done + 1",
        stop=f"task.date_done + {DAYS + 1}",
    ),
)


def rate(when):
    """Return the rate of a group: all its errors by all its lines."""
    return SQL(
        "100.0 * SUM(%s) / NULLIF(SUM(%s), 0)",
        SQL.identifier("jxc_training_effect", f"errors_{when}"),
        SQL.identifier("jxc_training_effect", f"lines_{when}"),
    )


class JxcTrainingEffect(models.Model):
    """How many mistakes an operator made before and after he completed a course.

    Compared are the 60 days before the day of completion and the 60 days after it. A
    mistake is a line of a transfer he validated that was returned, or changed after it
    was done; the rate is mistakes per 100 lines. Rates of groups are all mistakes by
    all lines, not averages of averages. Without lines there is no rate, not zero.
    """

    _name = "jxc.training.effect"
    _description = "Training Effectiveness"
    _inherit = ["jxc.person.analysis.mixin"]
    _auto = False
    _order = "date_done desc, id desc"
    _depends = {
        "jxc.training.assignment": ["employee_id", "course_id", "state", "date_done"],
        "jxc.transfer.correction": ["picking_id", "product_id"],
        "stock.move": ["picking_id", "state", "origin_returned_move_id"],
        "stock.picking": ["jxc_validated_by_id", "state", "date_done"],
    }

    assignment_id = fields.Many2one("jxc.training.assignment", readonly=True)
    course_id = fields.Many2one("jxc.course", readonly=True)
    user_id = fields.Many2one("res.users", "Operator", readonly=True)
    origin = fields.Selection(
        selection=lambda self: (
            self.env["jxc.training.assignment"]
            ._fields["origin"]
            ._description_selection(self.env)
        ),
        readonly=True,
    )
    date_done = fields.Date("Completed on", readonly=True)
    is_complete = fields.Boolean(
        "60 Days Are Over",
        readonly=True,
        help="Earlier the figures after the course are about fewer days.",
    )
    lines_before = fields.Integer(
        readonly=True,
        help="Lines of transfers that the person validated in the 60 days before the "
        "day he completed the course.",
    )
    errors_before = fields.Integer(
        "Mistakes Before",
        readonly=True,
        help="Those of the lines before that were returned or changed after they were "
        "done.",
    )
    lines_after = fields.Integer(
        readonly=True,
        help="Lines of transfers that the person validated in the 60 days after the "
        "day he completed the course.",
    )
    errors_after = fields.Integer(
        "Mistakes After",
        readonly=True,
        help="Those of the lines after that were returned or changed after they were "
        "done.",
    )
    rate_before = fields.Float(
        "Mistakes per 100 Lines Before", readonly=True, aggregator="avg"
    )
    rate_after = fields.Float(
        "Mistakes per 100 Lines After", readonly=True, aggregator="avg"
    )
    change = fields.Float(
        readonly=True,
        aggregator="avg",
        help="Mistakes per 100 lines after minus before: below zero is better. Empty "
        "when there were no lines on one side.",
    )

    @property
    def _table_query(self) -> SQL:
        return SQL(QUERY, today=fields.Date.context_today(self))

    def _read_group_select(self, aggregate_spec, query):
        if aggregate_spec == "rate_before:avg":
            return rate("before")
        if aggregate_spec == "rate_after:avg":
            return rate("after")
        if aggregate_spec == "change:avg":
            return SQL("%s - %s", rate("after"), rate("before"))
        return super()._read_group_select(aggregate_spec, query)

    def action_open_mistakes_before(self):
        """Open the transfers with mistakes before the course."""
        return self._open_mistakes(self.env._("Mistakes Before"), -DAYS, 0)

    def action_open_mistakes_after(self):
        """Open the transfers with mistakes after the course."""
        return self._open_mistakes(self.env._("Mistakes After"), 1, DAYS + 1)

    def _open_mistakes(self, name, first, stop):
        """Return the action with what was wrong from ``first`` day to ``stop``.

        Days count from the day of completion.
        """
        self.check_access("read")
        windows = Domain.OR(
            Domain("jxc_validated_by_id", "=", line.user_id.id)
            & Domain("company_id", "=", line.company_id.id)
            & Domain("state", "=", "done")
            & Domain("date_done", ">=", fields.Date.add(line.date_done, days=first))
            & Domain("date_done", "<", fields.Date.add(line.date_done, days=stop))
            for line in self
        )
        # sudo: whoever sees the figure may know which documents it counts; the list
        # shows those that he may see
        pickings = self.env["stock.picking"].sudo()
        corrections = self.env["jxc.transfer.correction"].sudo()
        returned = Domain("move_ids.returned_move_ids.state", "=", "done")
        wrong = pickings.search(windows & returned)
        wrong |= corrections.search(
            [("picking_id", "in", pickings._search(windows))]
        ).picking_id
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": "stock.picking",
            "domain": [("id", "in", wrong.ids)],
            "views": [(False, "list"), (False, "form")],
        }
