from odoo import Command
from odoo.tests import Form, tagged

from .common_proposal import ProposalCommon


@tagged("post_install", "-at_install")
class TestProposalLines(ProposalCommon):
    def test_new_proposal_scores_every_department(self):
        scores = self.proposal.score_ids
        self.assertLessEqual(
            self.chain | self.central | self.east | self.finance | self.it,
            scores.department_id,
        )
        self.assertEqual(self._score(self.chain).supply_chain, 5)
        self.assertEqual(self._score(self.it).technical, 5)
        self.assertEqual(self._score(self.finance).financial, 5)

    def test_heads_count_for_the_departments_above(self):
        job = self.env["hr.job"].create(
            {"name": "Buyer", "company_id": self.company.id}
        )
        self.env["hr.employee"].create(
            [
                {
                    "name": name,
                    "company_id": self.company.id,
                    "department_id": self.east.id,
                    "job_id": job.id,
                }
                for name in ("Li", "Wang")
            ]
        )
        proposal = self._proposal()
        self.assertEqual(proposal.employees, 2)
        self.assertEqual(self._score(self.chain, proposal).member_count, 2)
        east = self._score(self.east, proposal)
        self.assertEqual((east.supply_chain, east.capacity), (3, 2))

    def test_size_follows_two_figures_and_can_be_overruled(self):
        self.proposal.write({"employees": 500, "orders_per_month": 1500})
        self.assertEqual(self.proposal.size_class, "large")
        self.assertIn("200", self.proposal.size_reason)
        self.proposal.size_class = "small"
        self.assertEqual(self.proposal.size_suggested, "large")
        self.assertIn("Large", self.proposal.warning_html)
        self.proposal.industry = "Trade"
        self.assertEqual(self.proposal.size_class, "small")

    def test_figures_given_at_creation_are_kept(self):
        proposal = self._proposal(employees=300, orders_per_month=2000)
        self.assertEqual(proposal.employees, 300)
        self.assertEqual(proposal.warehouse_count, 2)
        self.assertEqual(proposal.size_class, "large")

    def test_size_switch_turns_the_proposal_around(self):
        self.proposal.action_propose()
        self.assertProposed(
            {
                (None, "lead"): self.finance,
                (None, "support"): self.it,
                ("system_support", "lead"): self.it,
            }
        )
        self.proposal.size_class = "large"
        self.assertProposed(
            {
                (None, "lead"): self.chain,
                (None, "support"): self.it,
                (None, "oversight"): self.finance,
                ("counting", "lead"): self.finance,
                ("costing", "lead"): self.finance,
                ("profit_analysis", "lead"): self.finance,
                ("data_accuracy", "lead"): self.finance,
                ("system_support", "lead"): self.it,
            }
        )

    def test_changed_scores_change_the_lines(self):
        self.proposal.size_class = "large"
        self.proposal.action_propose()
        self._score(self.east).supply_chain = 5
        self._score(self.chain).supply_chain = 3
        self.assertEqual(self._line().department_id, self.east)
        self.assertIn("East 5", self._line().reason)
        self.assertIn("Supply Chain 3", self._line().reason)

    def test_lines_edited_by_hand_are_kept_and_marked(self):
        self.proposal.size_class = "large"
        self.proposal.action_propose()
        line = self._line("lead", "costing")
        line.department_id = self.chain
        self._score(self.it).financial = 5
        self._score(self.finance).financial = 2
        self.assertEqual(line.department_id, self.chain)
        self.assertTrue(line.edited)
        self.assertEqual(line.confidence, "manual")
        self.assertEqual(line.proposed_department_id, self.it)
        self.proposal.size_class = "small"
        self.assertTrue(line.exists())
        self.assertFalse(self._line("lead", "profit_analysis"))

    def test_own_reason_stays(self):
        self.proposal.action_propose()
        line = self._line()
        line.reason = "The board decided so."
        self.assertTrue(line.edited)
        self._score(self.finance).financial = 4
        self.assertEqual(line.reason, "The board decided so.")
        line.reason = False
        self.assertIn("Finance 4", line.reason)
        self.assertFalse(line.edited)

    def test_every_reason_and_warning_is_a_whole_sentence(self):
        for size in ("small", "large"):
            for departments in (self.it, self.it | self.finance, self.chain):
                proposal = self._proposal(size_class=size)
                proposal.score_ids.filtered(
                    lambda score, gone=departments: score.department_id in gone
                ).unlink()
                proposal.action_propose()
                texts = [*proposal.line_ids.mapped("reason"), proposal.warning_html]
                for text in filter(None, texts):
                    self.assertNotRegex(text, r"%|False|None")

    def test_level_departments_are_left_to_people(self):
        self._score(self.chain).financial = 5
        self.proposal.action_propose()
        line = self._line()
        self.assertFalse(line.department_id)
        self.assertEqual(line.situation, "decide")
        self.assertEqual(self.proposal.undecided_count, 1)
        self.assertIn("Finance", line.reason)
        self.assertIn("Supply Chain", line.reason)
        line.department_id = self.finance
        self.assertEqual(line.situation, "new")
        self.assertEqual(self._line("oversight").department_id, self.chain)

    def test_missing_department_gives_a_line_to_fill(self):
        self._score(self.it).unlink()
        self.proposal.action_propose()
        line = self._line("support")
        self.assertFalse(line.department_id)
        self.assertEqual(line.situation, "missing")
        self.assertFalse(line.selected)
        self.assertIn("Technical", self.proposal.warning_html)
        line.department_id = self.chain
        self.assertTrue(line.selected)

    def test_many_rows_of_one_form_are_proposed_once(self):
        self.proposal.size_class = "large"
        self.proposal.action_propose()
        lead, costing = self._line(), self._line("lead", "costing")
        self.proposal.write(
            {
                "line_ids": [
                    Command.update(lead.id, {"department_id": self.finance.id}),
                    Command.update(costing.id, {"reason": "Finance anyway."}),
                ]
            }
        )
        self.assertTrue(costing.exists())
        self.assertFalse(self._line("lead", "counting"))
        self.assertFalse(self._line("oversight").department_id)

    def test_lines_can_be_added_by_hand(self):
        self.proposal.action_propose()
        with Form(self.proposal) as form, form.line_ids.new() as line:
            line.process_id = self.env.ref("jxc_management.process_storage")
            line.department_id = self.east
        added = self._line("lead", "storage")
        self.assertTrue(added.edited and added.selected)
        self.proposal.size_class = "large"
        self.assertEqual(added.department_id, self.east)

    def test_refresh_adds_new_departments_and_keeps_scores(self):
        self._score(self.finance).financial = 4
        audit = self._department("Audit")
        self.proposal.employees = 999
        self.proposal.action_refresh_figures()
        self.assertEqual(self._score(audit).financial, 4)
        self.assertEqual(self._score(self.finance).financial, 4)
        self.assertEqual(self.proposal.employees, 0)

    def test_figures_open_the_records_they_count(self):
        self._receive(self._order())
        proposal = self._proposal()
        action = proposal.action_view_orders()
        orders = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(len(orders), 1)
        action = proposal.action_view_moves()
        self.assertEqual(self.env["stock.move"].search_count(action["domain"]), 1)
        action = proposal.action_view_warehouses()
        warehouses = self.env["stock.warehouse"].search(action["domain"])
        self.assertEqual(len(warehouses), proposal.warehouse_count)
