from odoo import api, fields, models
from odoo.tools import format_amount, formatLang

from ...tools.approval_content import compare, digest, total


class JxcApprovalRequest(models.Model):
    _inherit = "jxc.approval.request"

    content_html = fields.Html(
        "What Is Approved",
        compute="_compute_content_html",
        sanitize=False,
        help="As it was submitted, compared with the round before.",
    )
    previous_id = fields.Many2one(
        "jxc.approval.request", "Round Before", compute="_compute_previous_id"
    )

    def _compute_previous_id(self):
        for request in self:
            request.previous_id = request.round > 1 and self.search(
                [
                    ("res_model", "=", request.res_model),
                    ("res_id", "=", request.res_id),
                    ("round", "<", request.round),
                ],
                order="round desc, id desc",
                limit=1,
            )

    @api.depends("content", "state")
    @api.depends_context("lang")
    def _compute_content_html(self):
        for request in self:
            request.content_html = request._render_content()

    def _render_content(self):
        """Return the content as a table, with what differs from the round before."""
        self.ensure_one()
        content = self.content or {"header": {}, "lines": {}}
        before = self.previous_id.content
        compared = before or content
        return self.env["ir.qweb"]._render(
            "jxc_management.jxc_approval_content",
            {
                "rows": [self._content_row(*row) for row in compare(compared, content)],
                "total": self._money(total(content)),
                "total_before": before and self._money(total(before)),
                "round_before": before and self.previous_id.round,
                "changed": self._changed_header(compared, content),
                "now": self._total_now(content),
            },
        )

    @api.model
    def _content_row(self, label, before, after):
        """Return one line of the table as texts.

        :param before: ``(quantity, amount)`` of the round before
        :param after: the same as submitted
        """
        texts = {
            "label": label,
            "quantity": self._number_text(after[0]),
            "amount": self._money(after[1]),
            "quantity_before": self._number_text(before[0]),
            "amount_before": self._money(before[1]),
            "is_new": before[0] == before[1] == 0,
            "is_gone": after[0] == after[1] == 0,
        }
        changed = not (texts["is_new"] or texts["is_gone"])
        for name in ("quantity", "amount"):
            texts[f"{name}_changed"] = (
                changed and texts[name] != texts[f"{name}_before"]
            )
        return texts

    @api.model
    def _number_text(self, number):
        digits = self.env["decimal.precision"].precision_get("Product Unit")
        text = formatLang(self.env, number, digits=digits)
        return text.rstrip("0").rstrip(".,") if digits else text

    def _money(self, amount):
        return format_amount(self.env, amount, self.currency_id)

    def _changed_header(self, before, after):
        """Return the names of the particulars that differ between two contents."""
        labels = self._header_labels()
        keys = sorted({*before["header"], *after["header"]})
        return ", ".join(
            labels.get(key, key)
            for key in keys
            if before["header"].get(key) != after["header"].get(key)
        )

    @api.model
    def _header_labels(self):
        """Return ``{key: label}`` of what the header of a content may contain."""
        return {
            "vendor": self.env._("Vendor"),
            "partner": self.env._("Partner"),
            "currency": self.env._("Currency"),
            "company": self.env._("Company"),
            "from": self.env._("Source Location"),
            "to": self.env._("Destination Location"),
            "operation": self.env._("Operation"),
        }

    def _total_now(self, content):
        """Return the total of a pending document that was changed since, else False."""
        if self.state != "pending":
            return False
        document = self._document_record()
        if not document:
            return False
        current = document._jxc_content()
        if digest(current) == self.digest:
            return False
        return self._money(total(current))
