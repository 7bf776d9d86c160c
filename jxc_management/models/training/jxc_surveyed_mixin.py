from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import AccessError, UserError

from ...tools.changed_values import changes


class JxcSurveyedMixin(models.AbstractModel):
    """A record with a survey that people have to pass, chosen by who may read it.

    Nobody changes what he has to pass himself.
    """

    _name = "jxc.surveyed.mixin"
    _description = "Record With a Survey to Pass"

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._check_survey_readable()
        return records

    def write(self, vals):
        chosen = self.filtered(lambda one: changes(one, vals, {"survey_id"}))
        terms = self._survey_terms()
        self.filtered(lambda one: changes(one, vals, terms))._check_not_own()
        result = super().write(vals)
        chosen._check_survey_readable()
        return result

    @api.model
    def _survey_terms(self):
        """Return the fields that nobody changes where he has to pass himself."""
        return {"survey_id"}

    def _own_task(self):
        """Return an open task of the current user to pass one of these, if any."""
        raise NotImplementedError

    @api.model
    def _own_task_text(self, task):
        """Return why the user does not change what ``task`` is about."""
        raise NotImplementedError

    def _check_not_own(self):
        """Check that nobody changes what he has to pass himself.

        :raises UserError: naming the record, and that a colleague does it
        """
        if self.env.uid == SUPERUSER_ID or not self:
            return
        # sudo: the answer does not depend on what the user may read
        task = self.sudo()._own_task()
        if task:
            raise UserError(self._own_task_text(task))

    def _check_survey_readable(self):
        """Check that the user may read the surveys of these records.

        Otherwise whoever keeps one could make any survey an exam, and change it so.

        :raises AccessError: naming the record and who can help
        """
        if self.env.su or self.env.uid == SUPERUSER_ID:
            return
        for record in self:
            # sudo: the link is read, not the survey
            survey = record.sudo().survey_id
            if survey and not survey.with_user(self.env.user).has_access("read"):
                raise AccessError(
                    self.env._(
                        "The survey of “%(record)s” is one that you may not read. "
                        "Choose one of yours, or ask somebody with rights to surveys "
                        "to choose it.",
                        record=record.display_name,
                    )
                )
