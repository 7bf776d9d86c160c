from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools.mail import html_to_inner_content

from .common import ApprovalCommon


@tagged("post_install", "-at_install")
class TestApprovalRecord(ApprovalCommon):
    def test_times_do_not_come_from_the_client(self):
        self._rule(self.boss)
        forged = {
            "default_decided_on": "2020-01-01 00:00:00",
            "default_submitted_on": "2020-01-01 00:00:00",
            "default_is_automatic": True,
        }
        order = self._buy()
        order.with_context(**forged).button_confirm()
        request = self.request_of(order, self.boss)
        request.with_context(**forged).action_approve()
        years = {decision.decided_on.year for decision in request.decision_ids}
        self.assertEqual(years, {self.today.year})
        self.assertEqual(request.submitted_on.year, self.today.year)
        self.assertFalse(request.is_automatic)

    def _print(self, request):
        """Return the text of a request's record."""
        html, _kind = self.env["ir.actions.report"]._render_qweb_html(
            "jxc_management.report_jxc_approval", request.ids
        )
        return html_to_inner_content(html.decode())

    def test_all_rounds_are_printed(self):
        self._rule(self.boss, self.director)
        order = self._parked()
        first = self.request_of(order)
        first.with_user(self.boss).action_approve("Fine with me")
        first.with_user(self.director).action_reject("Too dear")
        order.order_line.price_unit = 400
        order.button_confirm()
        self.env["jxc.approval.delegation"].with_user(self.boss).create(
            {
                "delegate_id": self.other.id,
                "date_to": self.today,
                "company_id": self.company.id,
            }
        )
        second = self.request_of(order)
        second.with_user(self.other).action_approve()
        second.with_user(self.director).action_approve("Now it is")
        text = self._print(first)
        for part in (
            order.name,
            "Round 1",
            "Round 2",
            "Too dear",
            "Fine with me",
            "Now it is",
            "on behalf of Boss",
            "Hammer",
            first.digest,
            second.digest,
            "5,000.00",
            "4,000.00",
        ):
            self.assertIn(part, text)
        self.assertNotIn("outside the application", text)
        self.assertEqual(text.count("Checked"), 2)

    def test_passed_at_once_is_printed(self):
        self._rule(outcome="auto", amount_min=0)
        request = self.request_of(self._parked())
        self.assertIn("Nobody had to decide", self._print(request))

    def test_record_of_a_deleted_document(self):
        self._rule(self.boss)
        order = self._parked()
        request = self.request_of(order)
        order.button_cancel()
        order.unlink()
        self.assertIn("deleted", self._print(request))

    def test_content_that_was_tampered_with_shows(self):
        self._rule(self.boss)
        request = self.request_of(self._parked())
        content = dict(request.content, header={"vendor": 0})
        request._as_engine().write({"content": content})
        self.assertIn("outside the application", self._print(request))

    def test_others_cannot_print_it(self):
        self._rule(self.boss)
        request = self.request_of(self._parked())
        report = self.env["report.jxc_management.report_jxc_approval"]
        with self.refused("", AccessError):
            report.with_user(self.director)._get_report_values(request.ids)
        values = report.with_user(self.boss)._get_report_values(request.ids)
        self.assertEqual(values["rounds_of"](request.with_user(self.boss)), request)
