from odoo import fields, models


class JxcCertificateRevoke(models.TransientModel):
    """Revokes a certificate with a reason."""

    _name = "jxc.certificate.revoke"
    _description = "Revoke a Certificate"
    _inherit = ["jxc.wizard.mixin"]

    certificate_id = fields.Many2one(
        "jxc.certificate",
        required=True,
        readonly=True,
        default=lambda self: (
            self.env.context.get("active_model") == "jxc.certificate"
            and self.env.context.get("active_id")
        ),
    )
    reason = fields.Text(help="It is kept with the certificate.")

    def action_revoke(self):
        """Revoke the certificate.

        :return: True
        """
        self.ensure_one()
        return self.certificate_id.action_revoke(self.reason)
