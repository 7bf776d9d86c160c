from odoo import api, fields, models

from ...tools.qr_code import qr_data_url


class JxcExamLink(models.TransientModel):
    """The link with which somebody without a user takes an exam."""

    _name = "jxc.exam.link"
    _description = "Link to an Exam"
    _inherit = ["jxc.wizard.mixin"]

    assignment_id = fields.Many2one(
        "jxc.training.assignment", required=True, readonly=True, ondelete="cascade"
    )
    url = fields.Char("Link", required=True, readonly=True)
    qr_code = fields.Html("Code", compute="_compute_qr_code", sanitize=False)

    @api.depends("url")
    def _compute_qr_code(self):
        for link in self:
            link.qr_code = self.env["ir.qweb"]._render(
                "jxc_management.exam_link_code",
                {"source": qr_data_url(link.url)},
            )

    def action_open(self):
        """Open the exam in this browser, for the employee to sit down at.

        :return: the action that opens it
        """
        self.ensure_one()
        return {"type": "ir.actions.act_url", "target": "new", "url": self.url}
