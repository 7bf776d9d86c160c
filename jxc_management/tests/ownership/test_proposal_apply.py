from datetime import timedelta

from psycopg2.errors import UniqueViolation

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common_proposal import ProposalCommon


@tagged("post_install", "-at_install")
class TestProposalApply(ProposalCommon):
    def register(self):
        return self.env["jxc.ownership"].search([("company_id", "=", self.company.id)])

    def test_apply_creates_drafts_and_opens_them(self):
        self.proposal.action_propose()
        action = self.proposal.action_apply()
        ownerships = self.env["jxc.ownership"].search(action["domain"])
        self.assertEqual(ownerships, self.register())
        self.assertEqual(set(ownerships.mapped("state")), {"draft"})
        self.assertEqual(set(ownerships.mapped("origin")), {"proposal"})
        lead = ownerships.filtered(lambda o: o.role == "lead" and not o.process_id)
        self.assertEqual(lead.department_id, self.finance)
        self.assertEqual(lead.scope_type, "company")
        self.assertIn("finance", lead.reason)
        self.assertEqual(self.proposal.state, "applied")
        self.assertEqual(self.proposal.line_ids.mapped("situation"), ["applied"] * 3)

    def test_small_then_large_then_in_force(self):
        self.proposal.action_propose()
        self.assertEqual(self._line().department_id, self.finance)
        self.proposal.size_class = "large"
        self.assertEqual(self._line().department_id, self.chain)
        self.proposal.action_apply_activate()
        self.assertEqual(set(self.register().mapped("state")), {"active"})
        resolve = self.env["jxc.ownership"]._resolve
        self.assertEqual(resolve(self.company, warehouse=self.warehouse), self.chain)
        self.assertEqual(resolve(self.company, process="costing"), self.finance)
        self.assertEqual(resolve(self.company, process="system_support"), self.it)
        oversight = self.register().filtered(lambda o: o.role == "oversight")
        self.assertEqual(oversight.department_id, self.finance)

    def test_what_is_in_place_is_not_created_again(self):
        there = self._own(self.finance)
        self.proposal.action_propose()
        self.assertEqual(self._line().situation, "exists")
        self.proposal.action_apply_activate()
        self.assertEqual(self._line().ownership_id, there)
        self.assertEqual(len(self.register()), 3)
        second = self._proposal()
        second.action_propose()
        second.action_apply()
        self.assertEqual(len(self.register()), 3)

    def test_scope_led_by_others_is_flagged_and_not_activated(self):
        self._own(self.chain)
        self.proposal.action_propose()
        self.assertEqual(self._line().situation, "handover")
        self.assertEqual(self.proposal.conflict_count, 1)
        with self.assertRaisesRegex(UserError, "Supply Chain"):
            self.proposal.action_apply_activate()
        self.assertEqual(self.proposal.state, "draft")
        self._line().selected = False
        self.proposal.action_apply_activate()
        self.assertEqual(len(self.register()), 3)

    def test_scope_led_by_others_can_be_handed_over(self):
        lead = self._own(self.chain)
        self.proposal.action_propose()
        action = self._line().action_hand_over()
        self.assertEqual(action["context"]["default_ownership_id"], lead.id)
        self.assertEqual(action["context"]["default_department_to_id"], self.finance.id)
        self._line().department_id = self.chain
        self.assertEqual(self._line().verdict, "exists")

    def test_an_ownership_that_ends_before_is_no_conflict(self):
        self._own(
            self.chain,
            date_from=self.today - timedelta(days=30),
            date_to=self.today + timedelta(days=9),
        )
        self.proposal.date_from = self.today + timedelta(days=10)
        self.proposal.action_propose()
        self.assertEqual(self._line().situation, "new")
        self.proposal.action_apply_activate()

    def test_unticked_lines_are_left_out(self):
        self.proposal.action_propose()
        self._line("support").selected = False
        self.proposal.action_apply()
        self.assertFalse(self.register().filtered(lambda o: o.role == "support"))

    def test_open_decisions_and_empty_proposals_are_refused(self):
        with self.assertRaises(UserError):
            self.proposal.action_apply()
        self._score(self.chain).financial = 5
        self.proposal.action_propose()
        with self.assertRaisesRegex(UserError, "Whole Company"):
            self.proposal.action_apply()
        self.assertFalse(self.register())

    def test_applied_proposal_is_history(self):
        self.proposal.action_propose()
        self.proposal.action_apply()
        score, line = self.proposal.score_ids[0], self._line()
        audit = self._department("Audit")
        changes = [
            lambda: self.proposal.write({"size_class": "large"}),
            lambda: self.proposal.write({"state": "draft"}),
            lambda: self.proposal.write({"score_ids": [(2, score.id)]}),
            lambda: score.write({"capacity": 5}),
            lambda: score.unlink(),
            lambda: score.copy({"department_id": audit.id}),
            lambda: line.write({"department_id": self.chain.id}),
            lambda: line.write({"ownership_id": False}),
            lambda: line.unlink(),
            lambda: line.copy({"role": "support"}),
            lambda: self.proposal.unlink(),
            lambda: self.proposal.action_apply(),
            lambda: self.proposal.action_cancel(),
            lambda: self.proposal.action_reopen(),
            lambda: self.proposal.action_refresh_figures(),
        ]
        for change in changes:
            with self.subTest(change=change), self.assertRaises(UserError):
                change()
        self.proposal.message_post(body=self.proposal.name)
        self.assertEqual(self.proposal.copy().state, "draft")

    def test_lines_do_not_move_into_history(self):
        self.proposal.action_propose()
        other = self._proposal()
        other.action_propose()
        self.proposal.action_apply()
        for row in (self._line(proposal=other), other.score_ids[0]):
            with self.assertRaises(UserError), self.cr.savepoint():
                row.proposal_id = self.proposal

    def test_state_is_only_changed_by_the_buttons(self):
        with self.assertRaises(UserError):
            self.proposal.state = "applied"
        with self.assertRaises(UserError):
            self._proposal(state="applied")
        self.proposal.action_cancel()
        with self.assertRaises(UserError):
            self.proposal.industry = "Trade"
        self.proposal.action_reopen()
        self.assertEqual(self.proposal.state, "draft")
        self.proposal.unlink()

    def test_one_lead_per_scope_and_a_process_for_process_lines(self):
        self.proposal.action_propose()
        values = {"proposal_id": self.proposal.id, "department_id": self.east.id}
        Line = self.env["jxc.ownership.proposal.line"]
        with self.assertRaises(ValidationError):
            Line.create({**values, "scope_type": "process"})
        with self.assertRaises(UniqueViolation), mute_logger("odoo.sql_db"):
            Line.create({**values, "scope_type": "company"})

    def test_company_of_a_proposal_is_fixed(self):
        other = self.env["res.company"].create({"name": "Other"})
        with self.assertRaises(UserError):
            self.proposal.company_id = other

    def test_report_shows_lines_reasons_and_scores(self):
        self.proposal.action_propose()
        html, _kind = self.env["ir.actions.report"]._render_qweb_html(
            "jxc_management.report_ownership_proposal", self.proposal.ids
        )
        text = html.decode()
        self.assertIn("Who runs it", text)
        self.assertIn(self._line().reason, text)
        self.assertIn("oversight is missing", text)
        self.assertIn("Information Technology", text)
