"""The proposal and its guesses, without a database."""

from odoo.tests import BaseCase, tagged

from ...tools.department_scoring import suggest_scores
from ...tools.ownership_proposal import (
    Candidate,
    Process,
    confidence,
    propose,
    rank,
    size_class,
)

CHAIN, STORE, IT, FINANCE, AUDIT = 1, 2, 3, 4, 5
COSTING, SUPPORT, BUYING = 11, 12, 13
PROCESSES = [
    Process(BUYING, "business"),
    Process(COSTING, "finance"),
    Process(SUPPORT, "technology"),
]
THRESHOLDS = {
    "medium": {"employees": 20, "revenue": 50, "warehouses": 2, "orders": 200},
    "large": {"employees": 200, "revenue": 400, "warehouses": 5, "orders": 1000},
}


def candidate(department, chain=1, technical=1, financial=1, discipline=3, capacity=3):
    """Return a department that knows little unless told otherwise."""
    return Candidate(department, chain, technical, financial, discipline, capacity)


FULL = [
    candidate(CHAIN, chain=5),
    candidate(STORE, chain=3),
    candidate(IT, technical=5),
    candidate(FINANCE, financial=5),
]


def roles(lines):
    """Return ``{(process, role): department}``."""
    return {(line.process, line.role): line.department for line in lines}


def codes(warnings):
    """Return the codes of warnings."""
    return [warning["code"] for warning in warnings]


@tagged("post_install", "-at_install")
class TestProposalRules(BaseCase):
    def test_large_company_is_led_by_the_supply_chain(self):
        lines, warnings = propose("large", FULL, PROCESSES)
        self.assertEqual(
            roles(lines),
            {
                (None, "lead"): CHAIN,
                (None, "support"): IT,
                (None, "oversight"): FINANCE,
                (COSTING, "lead"): FINANCE,
                (SUPPORT, "lead"): IT,
            },
        )
        self.assertEqual(warnings, [])

    def test_small_company_is_led_by_finance_without_oversight(self):
        for size in ("small", "medium"):
            lines, warnings = propose(size, FULL, PROCESSES)
            self.assertEqual(
                roles(lines),
                {
                    (None, "lead"): FINANCE,
                    (None, "support"): IT,
                    (SUPPORT, "lead"): IT,
                },
            )
            self.assertEqual(codes(warnings), ["no_oversight_small"])

    def test_somebody_else_with_financial_knowledge_oversees_finance(self):
        lines, warnings = propose("small", [*FULL, candidate(AUDIT, financial=3)], [])
        self.assertEqual(roles(lines)[None, "oversight"], AUDIT)
        self.assertEqual(warnings, [])

    def test_gap_to_the_next_department_is_the_confidence(self):
        _department, facts = rank(FULL, "supply_chain")
        self.assertEqual(facts["runner_up"], STORE)
        self.assertEqual(confidence(facts), "high")
        close = [candidate(CHAIN, chain=4), candidate(STORE, chain=3)]
        self.assertEqual(confidence(rank(close, "supply_chain")[1]), "low")

    def test_level_departments_need_a_decision(self):
        level = [candidate(CHAIN, chain=4), candidate(STORE, chain=4, capacity=5)]
        lines, _warnings = propose("large", level, [])
        self.assertIsNone(lines[0].department)
        self.assertEqual(confidence(lines[0].facts), "tie")
        self.assertEqual(lines[0].facts["tied"], [CHAIN, STORE])
        self.assertEqual(lines[0].facts["ahead"], STORE)

    def test_the_choice_for_the_company_settles_ties_of_processes(self):
        level = [*FULL, candidate(AUDIT, financial=5)]
        lines, _warnings = propose("large", level, PROCESSES)
        self.assertIsNone(roles(lines)[COSTING, "lead"])
        lines, _warnings = propose("large", level, PROCESSES, {"oversight": AUDIT})
        self.assertEqual(roles(lines)[COSTING, "lead"], AUDIT)

    def test_missing_departments_are_named(self):
        lines, warnings = propose("large", [candidate(CHAIN, chain=5)], PROCESSES)
        self.assertEqual(
            roles(lines),
            {
                (None, "lead"): CHAIN,
                (None, "support"): None,
                (None, "oversight"): None,
            },
        )
        self.assertEqual(confidence(lines[1].facts), "missing")
        self.assertEqual(codes(warnings), ["missing", "missing", "no_oversight_large"])
        self.assertEqual(warnings[0]["criterion"], "technical")
        self.assertEqual(warnings[1]["criterion"], "financial")

    def test_small_company_without_finance_has_no_lead(self):
        lines, warnings = propose("small", FULL[:3], PROCESSES)
        self.assertIsNone(roles(lines)[None, "lead"])
        self.assertEqual(codes(warnings), ["missing"])

    def test_a_lead_chosen_by_hand_does_not_oversee_itself(self):
        lines, warnings = propose("large", FULL, PROCESSES, {"lead": FINANCE})
        self.assertIsNone(roles(lines)[None, "oversight"])
        self.assertNotIn((COSTING, "lead"), roles(lines))
        self.assertIn("no_oversight_large", codes(warnings))
        chosen = {"lead": FINANCE, "oversight": FINANCE}
        self.assertIn(
            "own_oversight", codes(propose("large", FULL, PROCESSES, chosen)[1])
        )

    def test_finance_keeps_its_processes_when_others_lead_a_small_company(self):
        lines, _warnings = propose("small", FULL, PROCESSES, {"lead": CHAIN})
        self.assertEqual(roles(lines)[COSTING, "lead"], FINANCE)
        self.assertEqual(roles(lines)[None, "oversight"], FINANCE)

    def test_one_department_that_does_everything_is_told_so(self):
        alone = [candidate(CHAIN, 5, 5, 5, discipline=1, capacity=1)]
        _lines, warnings = propose("small", alone, PROCESSES)
        self.assertEqual(
            codes(warnings),
            [
                "no_oversight_small",
                "own_support",
                "low_capacity",
                "low_data_discipline",
            ],
        )

    def test_without_departments_there_is_nothing_but_advice(self):
        lines, warnings = propose("large", [], PROCESSES)
        self.assertFalse(any(line.department for line in lines))
        self.assertEqual(codes(warnings), ["no_departments"])

    def test_two_figures_make_a_size(self):
        figures = {"employees": 250, "revenue": 0, "warehouses": 1, "orders": 5}
        self.assertEqual(size_class(figures, THRESHOLDS), ("small", {}))
        figures["warehouses"] = 2
        size, reached = size_class(figures, THRESHOLDS)
        self.assertEqual(size, "medium")
        self.assertEqual(reached, {"employees": 20, "warehouses": 2})
        figures["orders"] = 1000
        self.assertEqual(size_class(figures, THRESHOLDS)[0], "large")

    def test_a_minimum_of_zero_is_not_reached_by_everybody(self):
        zero = {size: dict.fromkeys(THRESHOLDS[size], 0) for size in THRESHOLDS}
        self.assertEqual(size_class({"employees": 5}, zero)[0], "small")

    def test_departments_are_recognised_by_english_and_chinese_names(self):
        best = {
            "Supply Chain": "supply_chain",
            "供应链部": "supply_chain",
            "采购部": "supply_chain",
            "物流部": "supply_chain",
            "IT": "technical",
            "IT部": "technical",
            "信息部": "technical",
            "Finance": "financial",
            "财务部": "financial",
            "会计室": "financial",
        }
        for name, criterion in best.items():
            scores = suggest_scores(name)
            with self.subTest(name=name):
                self.assertGreaterEqual(scores.pop(criterion), 3)
                knowledge = ("supply_chain", "technical", "financial")
                self.assertLess(max(scores.get(c, 0) for c in knowledge), 3)

    def test_jobs_count_less_than_the_name_and_people_make_capacity(self):
        scores = suggest_scores("Office", ["Accountant", "会计"], members=4)
        self.assertEqual(scores["financial"], 4)
        self.assertEqual(scores["capacity"], 3)
        self.assertEqual(suggest_scores("Office")["capacity"], 0)
        self.assertEqual(suggest_scores("Key Accounts")["financial"], 1)
        self.assertEqual(suggest_scores("Unit")["technical"], 1)
