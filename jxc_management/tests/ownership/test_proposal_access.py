from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common_proposal import ProposalCommon


@tagged("post_install", "-at_install")
class TestProposalAccess(ProposalCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.proposal.yearly_revenue = 1234
        cls.proposal.action_propose()
        cls.administrator = cls._user(
            "p_admin", "jxc_management.group_jxc_administrator"
        )
        cls.controller = cls._user("p_control", "jxc_management.group_jxc_controller")
        cls.lead = cls._user("p_lead", "jxc_management.group_jxc_lead")
        cls.employee = cls._user("p_employee", "base.group_user")

    def rows(self, user):
        proposal = self.proposal.with_user(user)
        return proposal, proposal.score_ids[:1], proposal.line_ids[:1]

    def test_administrator_makes_and_applies_proposals(self):
        proposal = (
            self.env["jxc.ownership.proposal"]
            .with_user(self.administrator)
            .create({"name": "Mine", "company_id": self.company.id})
        )
        proposal.action_score()
        proposal.action_propose()
        proposal.size_class = "large"
        self.assertTrue(proposal.is_guided)
        proposal.action_refresh_figures()
        proposal.action_apply_activate()
        self.assertEqual(proposal.state, "applied")

    def test_leads_and_controllers_read_only(self):
        for user in (self.controller, self.lead):
            for record in self.rows(user):
                with self.subTest(user=user.login, model=record._name):
                    self.assertTrue(record.read())
                    with self.assertRaises(AccessError):
                        record.write({"company_id": self.company.id})
                    with self.assertRaises(AccessError):
                        record.unlink()
                    with self.assertRaises(AccessError):
                        record.create({})
            proposal = self.proposal.with_user(user)
            self.assertFalse(proposal.is_guided)
            for name in ("apply", "apply_activate", "cancel", "reopen", "propose"):
                with self.assertRaises(AccessError):
                    getattr(proposal, f"action_{name}")()

    def test_employees_see_nothing(self):
        for record in (self.proposal, *self.rows(self.env.user)[1:]):
            with self.assertRaises(AccessError):
                record.with_user(self.employee).read()

    def test_revenue_is_not_for_department_leads(self):
        self.assertEqual(self.proposal.with_user(self.controller).yearly_revenue, 1234)
        with self.assertRaises(AccessError):
            self.proposal.with_user(self.lead).read(["yearly_revenue"])
        html, _kind = (
            self.env["ir.actions.report"]
            .with_user(self.lead)
            ._render_qweb_html(
                "jxc_management.report_ownership_proposal", self.proposal.ids
            )
        )
        self.assertNotIn("yearly revenue", html.decode())

    def test_other_companies_are_hidden(self):
        other = self.env["res.company"].create({"name": "Other"})
        hidden = (
            self.env["jxc.ownership.proposal"]
            .sudo()
            .create({"name": "Theirs", "company_id": other.id})
        )
        hidden.action_propose()
        for record in (hidden, hidden.line_ids[:1]):
            found = self.env[record._name].with_user(self.administrator).search([])
            self.assertNotIn(record, found.sudo())
            with self.assertRaises(AccessError):
                record.with_user(self.administrator).read()
