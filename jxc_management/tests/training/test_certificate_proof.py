from datetime import timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged

from ...tools.initials import initials
from .common_exam import ExamCommon


@tagged("post_install", "-at_install")
class TestCertificateProof(ExamCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.course = cls._course("Forklift", delivery="self", validity_months=12)
        cls.certificate = cls._certify(cls.learner, cls.course)

    def test_initials(self):
        self.assertEqual(initials("Maria da Silva"), "M. d. S.")
        self.assertEqual(initials("王小明"), "王**")
        self.assertEqual(initials("Sun Lei 孙磊"), "S. L. 孙*")
        self.assertEqual(initials(""), "")
        self.assertEqual(initials(False), "")

    def test_page_says_little(self):
        page = self.url_open(f"/jxc/certificate/{self.certificate.token}")
        self.assertEqual(page.status_code, 200)
        self.assertIn("Valid on", page.text)
        self.assertIn(self.certificate.number, page.text)
        self.assertIn("Forklift", page.text)
        self.assertIn("L.", page.text)
        self.assertNotIn("Learner", page.text)
        self.assertEqual(page.headers["X-Robots-Tag"], "noindex")

    def test_unknown_code_gets_the_same_page(self):
        known = self.url_open(f"/jxc/certificate/{self.certificate.token}")
        unknown = self.url_open("/jxc/certificate/no-such-code")
        self.assertEqual(known.status_code, unknown.status_code)
        self.assertIn("belongs to no certificate", unknown.text)
        self.assertEqual(known.text.count("<tr>"), unknown.text.count("<tr>"))

    def test_expired_and_revoked(self):
        proof = self.env["jxc.certificate"].sudo()._verification
        token = self.certificate.token
        self.assertTrue(proof(token)["is_valid"])
        self.certificate.invalidate_recordset(["status"])
        with freeze_time(fields.Date.today() + timedelta(days=800)):
            self.assertFalse(proof(token)["is_valid"])
            self.assertEqual(proof(token)["status"], "expired")
        self.certificate.invalidate_recordset(["status"])
        self.certificate.with_user(self.manager).action_revoke("A mistake.")
        page = self.url_open(f"/jxc/certificate/{token}")
        self.assertIn("Not valid: revoked", page.text)
        self.assertNotIn("A mistake", page.text)

    def test_print(self):
        report = self.env["ir.actions.report"]
        name = "jxc_management.report_jxc_certificate"
        for user in (self.learner, self.manager, self.hr_officer, self.controller):
            html, _kind = report.with_user(user)._render_qweb_html(
                name, self.certificate.ids
            )
            text = html.decode()
            self.assertIn(self.certificate.number, text)
            self.assertIn("Learner", text)
            self.assertIn("data:image/svg+xml;base64", text)
            self.assertIn(self.certificate.verification_url, text)
        for user in (self.colleague, self.stranger):
            with self.assertRaises(AccessError):
                report.with_user(user)._render_qweb_html(name, self.certificate.ids)

    def test_learner_prints_his_own(self):
        action = self.certificate.with_user(self.learner).action_print()
        self.assertEqual(action["report_name"], "jxc_management.report_jxc_certificate")
