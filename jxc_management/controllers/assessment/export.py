from odoo import http
from odoo.http import content_disposition, request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class AssessmentExport(http.Controller):
    @http.route(
        "/jxc/assessment/<int:period_id>/<any(scores, rewards):what>.xlsx",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def export(self, period_id, what, **_kwargs):
        """Download the scores of a period, or its rewards and penalties."""
        period = request.env["jxc.assessment.period"].browse(period_id).exists()
        if not period:
            raise request.not_found()
        name, content = period._workbook(what)
        return request.make_response(
            content,
            headers=[
                ("Content-Type", XLSX),
                ("Content-Disposition", content_disposition(f"{name}.xlsx")),
                ("Cache-Control", "no-store"),
            ],
        )
