from odoo import fields, models


class JxcKpiTarget(models.Model):
    """What a KPI should reach: for a company, department, job or employee, by dates.

    The closest one counts: the employee's, then the job's, the nearest department's,
    the company's.
    """

    _name = "jxc.kpi.target"
    _description = "KPI Target"
    _inherit = ["mail.thread"]
    _order = "kpi_id, date_from desc, id"

    kpi_id = fields.Many2one("jxc.kpi", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    scope_type = fields.Selection(
        [
            ("company", "Company"),
            ("department", "Department"),
            ("job", "Job Position"),
            ("employee", "Employee"),
        ],
        "For",
        required=True,
        default="company",
    )
    department_id = fields.Many2one("hr.department", ondelete="cascade")
    job_id = fields.Many2one("hr.job", ondelete="cascade")
    employee_id = fields.Many2one("hr.employee", ondelete="cascade")
    date_from = fields.Date(required=True)
    date_to = fields.Date(help="Empty: until further notice.")
    floor = fields.Float(help="The least that is acceptable: 60 points.")
    target = fields.Float(help="What is expected: 100 points.")
    stretch = fields.Float(help="More than expected: the highest score of the rule.")
    band_low = fields.Float("From", help="Within the band: 100 points.")
    band_high = fields.Float("To")
