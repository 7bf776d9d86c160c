from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ...tools.engine_token import by_engine
from ...tools.forged_defaults import without_defaults

#: what decides who has to confirm
AUDIENCE_FIELDS = {"department_ids", "job_ids", "company_id", "active"}
#: set when a version takes effect, and never by hand
ENGINE_FIELDS = {"current_version_id"}


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
        "hr.department",
        "Owner",
        check_company=True,
        tracking=True,
        help="The department that keeps the regulation up to date.",
    )
    process_id = fields.Many2one(
        "jxc.process", help="What the regulation is about; its lead may approve it."
    )
    department_ids = fields.Many2many(
        "hr.department",
        "jxc_regulation_department_rel",
        string="For Departments",
        ondelete="restrict",
        check_company=True,
        tracking=True,
        help="Employees of these departments and those below. Empty: all.",
    )
    job_ids = fields.Many2many(
        "hr.job",
        "jxc_regulation_job_rel",
        string="For Jobs",
        ondelete="restrict",
        check_company=True,
        tracking=True,
        help="Empty: all jobs.",
    )
    ack_days = fields.Integer(
        "Days to Confirm",
        default=14,
        tracking=True,
        help="Days that people have to read and confirm a version, from the day it "
        "takes effect or concerns them.",
    )
    review_months = fields.Integer(
        "Review Every (Months)",
        default=12,
        help="How long after it takes effect a version is looked at again. 0: never.",
    )
    survey_id = fields.Many2one(
        "survey.survey",
        "Quiz",
        ondelete="restrict",
        tracking=True,
        help="People have to pass this quiz before they can confirm.",
    )
    version_ids = fields.One2many(
        "jxc.regulation.version", "regulation_id", "All Versions"
    )
    current_version_id = fields.Many2one(
        "jxc.regulation.version",
        "Version in Effect",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    current_number = fields.Char(related="current_version_id.number", string="Version")
    current_body = fields.Html(related="current_version_id.body", string="Text")
    date_effective = fields.Date(related="current_version_id.date_effective")
    date_review = fields.Date(related="current_version_id.date_review")
    open_version_id = fields.Many2one(
        "jxc.regulation.version",
        "Version Under Way",
        compute="_compute_open_version_id",
    )
    open_state = fields.Selection(
        selection=lambda self: (
            self.env["jxc.regulation.version"]
            ._fields["state"]
            ._description_selection(self.env)
        ),
        string="Under Way",
        compute="_compute_open_version_id",
    )
    is_review_due = fields.Boolean(
        compute="_compute_is_review_due", search="_search_is_review_due"
    )

    _check_numbers = models.Constraint(
        "CHECK (ack_days BETWEEN 0 AND 3650 AND review_months BETWEEN 0 AND 240)",
        "Days are between 0 and 3,650, months between 0 and 240.",
    )

    @api.depends("version_ids.state")
    def _compute_open_version_id(self):
        for regulation in self:
            under_way = regulation.version_ids.filtered("is_under_way")
            regulation.open_version_id = under_way[:1]
            regulation.open_state = under_way[:1].state

    @api.depends("current_version_id.date_review")
    def _compute_is_review_due(self):
        today = fields.Date.context_today(self)
        for regulation in self:
            day = regulation.current_version_id.date_review
            regulation.is_review_due = bool(day and day < today)

    def _search_is_review_due(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("current_version_id.date_review", "<", "today")

    @api.depends("code", "name")
    def _compute_display_name(self):
        for regulation in self:
            parts = (regulation.code, regulation.name)
            regulation.display_name = " ".join(part for part in parts if part)

    @api.constrains("survey_id")
    def _check_survey_id(self):
        for regulation in self:
            # sudo: who writes regulations need not be allowed to see surveys
            survey = regulation.survey_id.sudo()
            if survey and survey.scoring_type == "no_scoring":
                raise ValidationError(
                    self.env._(
                        "“%(survey)s” has no score, so nobody could pass it. Choose a "
                        "survey with scoring as the quiz of “%(regulation)s”.",
                        survey=survey.title,
                        regulation=regulation.display_name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_by_hand(vals)
        clean = without_defaults(self, ENGINE_FIELDS)
        records = super(JxcRegulation, clean).create(vals_list)
        return records.with_env(self.env)

    def write(self, vals):
        self._check_by_hand(vals)
        if "active" in vals and not vals["active"]:
            self._check_archive()
        result = super().write(vals)
        if "department_id" in vals or "company_id" in vals:
            # core checks the rules before a write only
            self.check_access("write")
        in_effect = self.sudo().filtered("current_version_id")
        if in_effect and not AUDIENCE_FIELDS.isdisjoint(vals):
            self.env["jxc.regulation.acknowledgement"]._reconcile(in_effect)
        return result

    @api.model
    def _check_by_hand(self, vals):
        """Refuse to say by hand which version is in effect.

        :raises UserError: naming the buttons instead
        """
        if by_engine(self) or ENGINE_FIELDS.isdisjoint(vals):
            return
        raise UserError(
            self.env._(
                "Which version of a regulation is in effect follows from its approval "
                "and its date. Submit a version and have it approved."
            )
        )

    def _check_archive(self):
        """Refuse to hide what people have to follow.

        :raises UserError: naming the regulation
        """
        # sudo: whatever the user may see of it
        for regulation in self.sudo():
            if regulation.current_version_id:
                raise UserError(
                    self.env._(
                        "“%(regulation)s” is in effect. Withdraw its version first, "
                        "with a reason, then archive it.",
                        regulation=regulation.display_name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_history(self):
        # sudo: whatever the user may see of it
        for regulation in self.sudo():
            if regulation.version_ids.filtered(lambda one: one.state != "draft"):
                raise UserError(
                    self.env._(
                        "“%(regulation)s” has versions that were submitted or in "
                        "effect. They are kept: archive the regulation instead.",
                        regulation=regulation.display_name,
                    )
                )

    def unlink(self):
        self._unlink_except_history()
        # only drafts are left; they go with it
        self.version_ids.unlink()
        return super().unlink()

    def action_revise(self):
        """Open the wizard that starts a new version."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("New Version"),
            "res_model": "jxc.regulation.revise",
            "view_mode": "form",
            "target": "new",
            "context": {"default_regulation_id": self.id},
        }

    def action_open_version(self):
        """Open the version under way, or else the one in effect."""
        self.ensure_one()
        version = self.open_version_id or self.current_version_id
        return version._get_records_action(context={})
