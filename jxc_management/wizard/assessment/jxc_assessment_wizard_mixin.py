from odoo import api, models

#: models whose records not everybody who uses a wizard may read
CONFIDENTIAL = (
    "jxc.assessment",
    "jxc.assessment.appeal",
    "jxc.assessment.line",
    "jxc.assessment.period",
    "jxc.reward",
)


class JxcAssessmentWizardMixin(models.AbstractModel):
    """A wizard about confidential records, only for people who may read them.

    A client may send any id: that must tell neither fields nor the name of a record.
    """

    _name = "jxc.assessment.wizard.mixin"
    _description = "Wizard About Confidential Records"

    @api.model_create_multi
    def create(self, vals_list):
        wizards = super().create(vals_list)
        wizards._check_readable()
        return wizards

    def write(self, vals):
        result = super().write(vals)
        self._check_readable()
        return result

    def web_read(self, specification):
        # onchanges end here, too; Odoo reads the names of linked records with all
        # rights
        self._check_readable()
        return super().web_read(specification)

    def _check_readable(self):
        """Refuse linked records that the user may not read.

        :raises AccessError: naming the kind of record
        """
        for name, field in self._fields.items():
            if field.relational and field.comodel_name in CONFIDENTIAL:
                # sudo: which records these are is what is checked
                ids = self.sudo()[name].ids
                self.env[field.comodel_name].browse(ids).check_access("read")
