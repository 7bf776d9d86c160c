from odoo import http
from odoo.http import request


class Certificate(http.Controller):
    @http.route(
        "/jxc/certificate/<string:token>",
        type="http",
        auth="public",
        website=True,
        sitemap=False,
        methods=["GET"],
    )
    def certificate(self, token, **_kwargs):
        """Show whether a printed certificate is genuine and valid.

        A code that belongs to no certificate gets the same page.
        """
        # sudo: whoever holds the printed certificate may check it
        certificates = request.env["jxc.certificate"].sudo()
        response = request.render(
            "jxc_management.certificate_page",
            {"proof": certificates._verification(token)},
        )
        # the status follows the clock, and codes are no business of search engines
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response
