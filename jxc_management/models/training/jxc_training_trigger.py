from odoo import api, fields, models
from odoo.exceptions import ValidationError


class JxcTrainingTrigger(models.Model):
    """Mistakes in documents that lead to training: n within m days, and a course.

    It watches what shows after it was set up. Each document counts once for each
    person; completing the course starts the count again.
    """

    _name = "jxc.training.trigger"
    _description = "Training Trigger"
    _inherit = ["mail.thread"]
    _order = "sequence, name, id"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True, tracking=True)
    active = fields.Boolean(default=True, tracking=True)
    sequence = fields.Integer(default=10)
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    kind = fields.Selection(
        [
            ("receipt_error", "Receiving Errors"),
            ("return", "Returned Deliveries"),
            ("scrap", "Scrap"),
            ("adjustment", "Inventory Differences"),
        ],
        required=True,
        default="receipt_error",
        tracking=True,
        help="Receiving errors: receipts that were returned to the vendor, changed "
        "after they were done, or brought more than expected; they count for the "
        "person who validated the receipt.\n"
        "Returned deliveries: they count for the person who validated the delivery.\n"
        "Scrap: it counts for the person who validated the transfer it belongs to or, "
        "without one, the last transfer of the product to or from the location.\n"
        "Inventory differences: they count for the person who validated the last "
        "transfer of the product to or from the counted location in the 90 days "
        "before. Without such a transfer they count for nobody: a first count is no "
        "mistake.\n"
        "When a transfer is known but not who validated it, scrap and differences "
        "count for everybody in the department in charge.",
    )
    threshold = fields.Integer(
        "Mistakes", required=True, default=3, tracking=True, help="From so many on."
    )
    days = fields.Integer(
        "Within Days",
        required=True,
        default=30,
        tracking=True,
        help="Nobody is assigned the course again within as many days either.",
    )
    course_id = fields.Many2one(
        "jxc.course",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        tracking=True,
    )
    due_days = fields.Integer("Days to Complete", default=14)
    date_from = fields.Date(
        "Watch From",
        required=True,
        default=fields.Date.context_today,
        tracking=True,
        help="What happened before does not count.",
    )
    department_ids = fields.Many2many(
        "hr.department",
        "jxc_trigger_department_rel",
        string="Departments",
        ondelete="restrict",
        check_company=True,
        help="Employees of these departments and those below. Empty: all.",
    )
    job_ids = fields.Many2many(
        "hr.job",
        "jxc_trigger_job_rel",
        string="Jobs",
        ondelete="restrict",
        check_company=True,
        help="Empty: all jobs.",
    )
    evidence_ids = fields.One2many("jxc.training.evidence", "trigger_id")
    assignment_count = fields.Integer(compute="_compute_assignment_count")

    _check_numbers = models.Constraint(
        "CHECK (threshold > 0 AND days BETWEEN 1 AND 3650 "
        "AND due_days BETWEEN 0 AND 3650)",
        "Mistakes and days have to be at least one, days at most 3,650.",
    )

    def _compute_assignment_count(self):
        groups = self.env["jxc.training.evidence"]._read_group(
            [("trigger_id", "in", self.ids)],
            ["trigger_id"],
            ["assignment_id:count_distinct"],
        )
        counts = {trigger.id: count for trigger, count in groups}
        for trigger in self:
            trigger.assignment_count = counts.get(trigger.id, 0)

    @api.constrains("course_id", "active")
    def _check_course_active(self):
        for trigger in self:
            if trigger.active and not trigger.course_id.active:
                raise ValidationError(
                    self.env._(
                        "The course “%(course)s” of “%(trigger)s” is archived. Choose "
                        "another one.",
                        course=trigger.course_id.name,
                        trigger=trigger.name,
                    )
                )

    def action_open_assignments(self):
        """Open the assignments that this trigger led to."""
        self.ensure_one()
        domain = [("evidence_ids.trigger_id", "=", self.id)]
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Assignments"),
            "res_model": "jxc.training.assignment",
            "domain": domain,
            "views": [(False, "list"), (False, "form")],
        }

    def action_preview(self):
        """Show who would be assigned the course now, and for which documents."""
        self.ensure_one()
        self.check_access("write")
        preview = self.env["jxc.training.trigger.preview"]._of(self)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Who Would Be Assigned"),
            "res_model": preview._name,
            "res_id": preview.id,
            "views": [(False, "form")],
            "target": "new",
        }
