from datetime import date

from freezegun import freeze_time

from odoo.tests import tagged

from .common_assessment import AssessmentCommon


@tagged("post_install", "-at_install")
class TestAssessmentMail(AssessmentCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for user in (cls.manager, cls.lead, cls.admin):
            user.email = f"{user.login}@example.com"
        cls._fact(cls.on_time, 85, department=cls.central, day=date(2026, 3, 1))
        cls._fact(cls.on_time, 95, department=cls.finance, day=date(2026, 3, 1))

    def send(self):
        with freeze_time("2026-04-02 05:00:00"):
            before = self.env["mail.mail"].search([])
            self.env["jxc.monthly.mail"]._send(self.company)
            return self.env["mail.mail"].search([]) - before

    def body(self, mails, user):
        mail = mails.filtered(
            lambda one: (
                user.email in (one.email_to or "")
                or user.partner_id in one.recipient_ids
            )
        )
        self.assertEqual(len(mail), 1, user.login)
        return mail.body_html

    def test_figures_of_ones_departments(self):
        mails = self.send()
        body = self.body(mails, self.manager)
        for text in ("2026-03", "Central", "On Time", "85.0", "90.0"):
            self.assertIn(text, body)
        self.assertNotIn("Finance", body)
        self.assertIn("85.0", self.body(mails, self.lead))
        # an administrator who manages nothing sees the company
        self.assertIn("90.0", self.body(mails, self.admin))

    def test_units_and_bands(self):
        stock = self._kpi("stock", "Stock", direction="band", unit="days", factor=1)
        self._target(stock, floor=0, target=0, stretch=0, band_low=30, band_high=60)
        day = date(2026, 3, 31)
        self._fact(stock, 90, den=2, department=self.central, day=day, records=0)
        body = self.body(self.send(), self.manager)
        for text in ("85.0 %", "90.0 %", "45.0 days", "30 – 60"):
            self.assertIn(text, body)

    def test_what_waits(self):
        self.go_to("manager_review")
        body = self.body(self.send(), self.manager)
        self.assertIn("wait for your review", body)

    def test_companies_choose(self):
        used = self.env["jxc.monthly.mail"]._used_companies()
        self.assertIn(self.company.id, used)
        other = self.env["res.company"].create({"name": "Other"})
        self.assertTrue(other.jxc_monthly_mail)
        self.assertNotIn(other.id, used)

    def test_language_of_the_reader(self):
        self.env["res.lang"]._activate_lang("zh_CN")
        self.manager.lang = "zh_CN"
        self.on_time.with_context(lang="zh_CN").name = "准时率"
        self.central.with_context(lang="zh_CN").name = "中央仓库"
        body = self.body(self.send(), self.manager)
        self.assertIn("准时率", body)
        self.assertIn("中央仓库", body)
        # whose e-mail it is needs no heading
        self.assertNotIn("Your User", body)
