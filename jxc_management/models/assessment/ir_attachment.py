from odoo import api, models
from odoo.exceptions import UserError

from ...tools.engine_token import by_engine

#: models whose attachments prove what counts once it is decided
DECIDED_MODELS = ("jxc.kpi.reading", "jxc.score.event")
#: the proof of another score is a copy that nobody changes
COPIED_MODEL = "jxc.assessment.line"
#: what may change: how a file is reached does not change what it says
FREE_FIELDS = {"access_token", "index_content", "original_id"}


class IrAttachment(models.Model):
    _inherit = "ir.attachment"

    def write(self, vals):
        if not FREE_FIELDS.issuperset(vals):
            self._jxc_check_proof()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_jxc_proof(self):
        self._jxc_check_proof()

    def _jxc_check_proof(self):
        """Refuse to change or delete what proves points that somebody has decided on.

        Also for those who uploaded it. Other attachments cost no query here.

        :raises UserError: naming the file
        """
        if by_engine(self):
            return
        # sudo: the answer does not depend on who asks
        files = self.sudo()
        kept = files.filtered(lambda one: one.res_model == COPIED_MODEL)
        for model in DECIDED_MODELS:
            proofs = files.filtered(lambda one, model=model: one.res_model == model)
            if proofs:
                records = self.env[model].sudo().browse(set(proofs.mapped("res_id")))
                decided = records.exists().filtered(lambda one: one.state != "draft")
                kept |= proofs.filtered(lambda one, ids=decided.ids: one.res_id in ids)
        if kept:
            raise UserError(
                self.env._(
                    "“%(files)s” proves points that have been decided on and is kept "
                    "as it is. Add another file in a message instead.",
                    files=", ".join(kept.mapped("name")),
                )
            )
