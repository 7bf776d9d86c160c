from odoo import api, models
from odoo.exceptions import UserError

from ...tools.engine_token import as_engine, by_engine
from ...tools.forged_defaults import without_defaults

#: follow from the steps: written by the buttons only
ENGINE_FIELDS = {
    "state",
    "computed_on",
    "approved_by_id",
    "approved_on",
    "locked_by_id",
    "locked_on",
    "digest",
    "department_tree",
    "assessment_ids",
    "reward_ids",
}
#: what the figures rest on
BASIS_FIELDS = {"company_id", "kind", "date_from", "date_to"}


class JxcAssessmentPeriod(models.Model):
    _inherit = "jxc.assessment.period"

    def _as_engine(self):
        """Return these periods with the right to be written, for their steps."""
        # sudo: the steps check who takes them
        return as_engine(self)

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_engine_fields(vals)
        periods = super(JxcAssessmentPeriod, without_defaults(self, ENGINE_FIELDS))
        return periods.create(vals_list).with_env(self.env)

    def write(self, vals):
        if all(name.startswith(("message_", "activity_")) for name in vals):
            return super().write(vals)
        self._check_unlocked()
        if not by_engine(self):
            self._check_engine_fields(vals)
            if not BASIS_FIELDS.isdisjoint(vals):
                self._check_no_assessments()
        return super().write(vals)

    @api.model
    def _check_engine_fields(self, vals):
        """Refuse values that follow from the steps of a period.

        :raises UserError: naming the buttons instead
        """
        if not by_engine(self) and not ENGINE_FIELDS.isdisjoint(vals):
            raise UserError(
                self.env._(
                    "The step of a period, its approval and its assessments follow "
                    "from what people do with it and cannot be set. Use the buttons."
                )
            )

    def _check_unlocked(self):
        """Refuse to change what is locked, whoever asks.

        :raises UserError: naming the period
        """
        for period in self:
            if period.state == "locked":
                raise UserError(
                    self.env._(
                        "“%(period)s” is locked and stays as it is for good.",
                        period=period.display_name,
                    )
                )

    def _check_no_assessments(self):
        """Refuse to move the days under assessments.

        :raises UserError: naming the period
        """
        for period in self:
            # sudo: whatever the user may see of them
            if period.sudo().assessment_ids:
                raise UserError(
                    self.env._(
                        "“%(period)s” has been calculated: its days, kind and company "
                        "stay. Delete it while it is provisional, or make another.",
                        period=period.display_name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_begun(self):
        for period in self:
            if period.state not in ("open", "provisional"):
                raise UserError(
                    self.env._(
                        "“%(period)s” is past its calculation and is kept.",
                        period=period.display_name,
                    )
                )
            assessments = period._as_engine().assessment_ids
            if assessments.filtered(lambda one: one._has_work()):
                raise UserError(
                    self.env._(
                        "People have worked on the assessments of “%(period)s” "
                        "already: it is kept.",
                        period=period.display_name,
                    )
                )
            assessments.unlink()

    def _mail_get_operation_for_mail_message_operation(self, message_operation):
        # whoever may change a period changes only what he said about it himself
        if message_operation in ("write", "unlink"):
            return {}
        return super()._mail_get_operation_for_mail_message_operation(message_operation)
