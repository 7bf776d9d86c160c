from odoo import fields, models


class JxcRegulation(models.Model):
    """A set of rules for some employees; its text lives in versions."""

    _name = "jxc.regulation"
    _description = "Regulation"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "sequence, code, name, id"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True, tracking=True)
    code = fields.Char(index=True)
    active = fields.Boolean(default=True)
    sequence = fields.Integer(default=10)
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    department_id = fields.Many2one(
        "hr.department", "Owner", check_company=True, tracking=True
    )
    process_id = fields.Many2one("jxc.process")
    department_ids = fields.Many2many(
        "hr.department",
        "jxc_regulation_department_rel",
        string="For Departments",
        check_company=True,
        help="Employees of these departments and those below. Empty: all.",
    )
    job_ids = fields.Many2many(
        "hr.job",
        "jxc_regulation_job_rel",
        string="For Jobs",
        check_company=True,
        help="Empty: all jobs.",
    )
    ack_days = fields.Integer(
        "Days to Confirm",
        default=14,
        help="Days that people have to read and confirm a version, from the day it "
        "takes effect or concerns them.",
    )
    review_months = fields.Integer("Review Every (Months)", default=12)
    survey_id = fields.Many2one(
        "survey.survey",
        "Quiz",
        ondelete="restrict",
        help="People have to pass this quiz before they can confirm.",
    )
    version_ids = fields.One2many("jxc.regulation.version", "regulation_id")
    current_version_id = fields.Many2one(
        "jxc.regulation.version",
        "Version in Effect",
        readonly=True,
        copy=False,
        ondelete="restrict",
    )
