from odoo import api, models
from odoo.exceptions import UserError

#: models whose attachments are what people confirm, or how they confirmed it
KEPT_MODELS = {"jxc.regulation.version", "jxc.regulation.acknowledgement"}
#: what may change: how a file is reached does not change what it says
FREE_FIELDS = {"access_token", "index_content", "original_id"}


class IrAttachment(models.Model):
    _inherit = "ir.attachment"

    def write(self, vals):
        if not FREE_FIELDS.issuperset(vals):
            self._jxc_check_kept()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_jxc_kept(self):
        self._jxc_check_kept()

    def _jxc_check_kept(self):
        """Refuse to change or delete a file that people read or signed.

        Only attachments of regulations cost a query here; those of drafts pass, but
        whoever changes one has changed the text.

        :raises UserError: naming the file
        """
        # sudo: the answer does not depend on who asks
        kept = self.sudo().filtered(lambda one: one.res_model in KEPT_MODELS)
        if not kept:
            return
        versions = self.env["jxc.regulation.version"].sudo()
        versions = versions.search([("attachment_ids", "in", kept.ids)])
        shown = versions.browse(
            one.res_id for one in kept if one.res_model == versions._name
        ).exists()
        versions |= shown.filtered(lambda version: version._embedded_files() & kept)
        frozen = versions.filtered(lambda one: one.state != "draft")
        scans = self.env["jxc.regulation.acknowledgement"].sudo()
        if frozen or scans.search_count([("scan_id", "in", kept.ids)], limit=1):
            raise UserError(
                self.env._(
                    "“%(files)s” belongs to a regulation or its confirmation and is "
                    "kept as it is. Attach the new file to a new version.",
                    files=", ".join(kept.mapped("name")),
                )
            )
        others = versions.filtered(lambda one: one.editor_id != self.env.user)
        others._as_engine().write({"editor_id": self.env.uid})
