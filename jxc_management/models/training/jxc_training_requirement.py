from odoo import fields, models


class JxcTrainingRequirement(models.Model):
    """Who has to hold the certificate of a course, and by when."""

    _name = "jxc.training.requirement"
    _description = "Training Requirement"
    _inherit = ["mail.thread"]
    _order = "course_id, sequence, id"
    _check_company_auto = True

    course_id = fields.Many2one(
        "jxc.course", required=True, index=True, ondelete="cascade", tracking=True
    )
    active = fields.Boolean(default=True, tracking=True)
    sequence = fields.Integer(default=10)
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    department_ids = fields.Many2many(
        "hr.department",
        "jxc_requirement_department_rel",
        string="Departments",
        check_company=True,
        help="Employees of these departments and those below. Empty: all.",
    )
    job_ids = fields.Many2many(
        "hr.job",
        "jxc_requirement_job_rel",
        string="Jobs",
        check_company=True,
        help="Empty: all jobs.",
    )
    new_hires_only = fields.Boolean()
    hired_from = fields.Date(
        default=fields.Date.context_today,
        help="Only employees whose first day is this day or later.",
    )
    due_basis = fields.Selection(
        [
            ("entry", "Days After the Requirement Applies"),
            ("hire", "Days After the First Day of Work"),
            ("date", "On a Date"),
        ],
        required=True,
        default="entry",
    )
    due_days = fields.Integer(default=30)
    due_date = fields.Date()
    lookback_days = fields.Integer(
        help="A certificate of this course that was issued within these days before "
        "counts as the first one. 0: every valid certificate counts."
    )
