from datetime import date

from odoo.tests import BaseCase, tagged

from ...tools.training_plan import (
    NOTHING,
    Employee,
    Requirement,
    in_scope,
    need,
    plan,
)
from ...tools.training_terms import Terms, due_date, expiry, is_fixed_day

YEAR = Terms(12, "expiry", 60, 12, 31, 90)
TODAY = date(2026, 6, 1)


@tagged("post_install", "-at_install")
class TestTrainingTerms(BaseCase):
    def test_completion(self):
        terms = YEAR._replace(basis="completion")
        for issued, last_day in (
            (date(2026, 3, 10), date(2027, 3, 10)),
            (date(2024, 2, 29), date(2025, 2, 28)),
            (date(2025, 2, 28), date(2026, 2, 28)),
        ):
            self.assertEqual(expiry(terms, issued), last_day)
        self.assertEqual(
            expiry(terms, date(2026, 12, 1), date(2026, 12, 31)), date(2027, 12, 1)
        )

    def test_no_end(self):
        for basis in ("completion", "expiry", "fixed"):
            terms = YEAR._replace(months=0, basis=basis)
            self.assertIsNone(expiry(terms, TODAY, date(2026, 6, 30)))

    def test_expiry_counts_on_within_the_window_only(self):
        previous = date(2026, 12, 31)
        for issued, last_day in (
            (date(2026, 12, 31), date(2027, 12, 31)),
            (date(2026, 11, 1), date(2027, 12, 31)),
            (date(2026, 10, 31), date(2027, 10, 31)),
            (date(2027, 1, 1), date(2028, 1, 1)),
        ):
            self.assertEqual(expiry(YEAR, issued, previous), last_day)

    def test_end_of_month_stays_the_end_of_the_month(self):
        monthly = Terms(1, "expiry", 10, 12, 31, 0)
        last_day = expiry(monthly, date(2026, 1, 31))
        self.assertEqual(last_day, date(2026, 2, 28))
        for expected in (date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31)):
            last_day = expiry(monthly, last_day, last_day)
            self.assertEqual(last_day, expected)

    def test_fixed_day(self):
        terms = YEAR._replace(basis="fixed")
        for issued, last_day in (
            (date(2026, 3, 10), date(2026, 12, 31)),
            (date(2026, 10, 2), date(2026, 12, 31)),
            # 89 days are too few
            (date(2026, 10, 3), date(2027, 12, 31)),
            (date(2026, 12, 31), date(2027, 12, 31)),
            (date(2027, 1, 1), date(2027, 12, 31)),
        ):
            self.assertEqual(expiry(terms, issued), last_day, issued)

    def test_fixed_day_of_a_renewal_is_a_later_one(self):
        terms = YEAR._replace(basis="fixed", min_active_days=0)
        previous = date(2026, 12, 31)
        self.assertEqual(expiry(terms, date(2026, 11, 20)), previous)
        self.assertEqual(
            expiry(terms, date(2026, 11, 20), previous), date(2027, 12, 31)
        )

    def test_fixed_day_with_other_months(self):
        terms = Terms(24, "fixed", 60, 2, 29, 90)
        self.assertEqual(expiry(terms, date(2026, 3, 1)), date(2028, 2, 29))
        self.assertEqual(expiry(terms, date(2024, 3, 1)), date(2026, 2, 28))
        short = Terms(3, "fixed", 30, 6, 30, 30)
        self.assertEqual(expiry(short, date(2026, 8, 1)), date(2027, 6, 30))

    def test_fixed_days_that_exist(self):
        self.assertTrue(is_fixed_day(2, 29))
        for month, day in ((2, 30), (0, 1), (13, 1), (4, 31), (1, 0)):
            self.assertFalse(is_fixed_day(month, day))

    def test_due_dates(self):
        later = date(2026, 7, 1)
        for basis, fixed, hired, due in (
            ("entry", None, None, later),
            ("hire", None, date(2026, 5, 20), date(2026, 6, 19)),
            ("hire", None, date(2015, 1, 1), later),
            ("hire", None, None, later),
            ("date", date(2026, 6, 3), None, date(2026, 6, 3)),
            ("date", date(2026, 5, 3), None, later),
        ):
            self.assertEqual(due_date(basis, 30, fixed, TODAY, hired), due)


@tagged("post_install", "-at_install")
class TestTrainingPlan(BaseCase):
    def employee(self, number=1, departments=(1, 2), job=None, **values):
        start = date(2020, 1, 1)
        found = Employee(number, 2, frozenset(departments), job, start, start)
        return found._replace(**values)

    def requirement(self, number=1, departments=(), jobs=(), **values):
        found = Requirement(
            *(number, 7, frozenset(departments), frozenset(jobs), None),
            *("entry", 30, None, 0, date(2026, 1, 1)),
        )
        return found._replace(**values)

    def plan(self, *requirements, standing=None, employee=None):
        employee = employee or self.employee()
        standings = {(1, 7): standing} if standing else {}
        return plan(requirements, {7: YEAR}, {1: employee}, standings, TODAY)

    def test_scope(self):
        employee = self.employee(job=5)
        for requirement, expected in (
            (self.requirement(), True),
            (self.requirement(departments=[1]), True),
            (self.requirement(departments=[3]), False),
            (self.requirement(departments=[2, 3], jobs=[5]), True),
            (self.requirement(departments=[2], jobs=[6]), False),
            (self.requirement(hired_from=date(2019, 12, 31)), True),
            (self.requirement(hired_from=date(2020, 1, 2)), False),
        ):
            self.assertEqual(in_scope(requirement, employee), expected)
        nobody_knows = self.employee(hired=None)
        requirement = self.requirement(hired_from=date(2020, 1, 1))
        self.assertFalse(in_scope(requirement, nobody_knows))

    def test_one_opening_for_several_requirements(self):
        early = self.requirement(2, due_days=5)
        [opening], closings = self.plan(self.requirement(), early)
        self.assertEqual(opening.date_due, date(2026, 6, 6))
        self.assertEqual([one.id for one in opening.requirements], [1, 2])
        self.assertFalse(closings)

    def test_needs(self):
        base = NOTHING._replace(cycle=1)
        held = base._replace(issued=date(2026, 2, 1), by_requirement=True)
        for standing, expected in (
            (base, ("requirement", date(2026, 7, 1))),
            (base._replace(open_id=3), None),
            (base._replace(waived=True), None),
            (held, None),
            (held._replace(expiry=TODAY), ("renewal", TODAY)),
            (
                held._replace(expiry=date(2026, 7, 31)),
                ("renewal", date(2026, 7, 31)),
            ),
            (held._replace(expiry=date(2026, 8, 1)), None),
            (
                held._replace(expiry=date(2026, 5, 31)),
                ("renewal", date(2026, 7, 1)),
            ),
        ):
            found = need(YEAR, [self.requirement()], self.employee(), standing, TODAY)
            self.assertEqual(found, expected)

    def test_lookback(self):
        requirement = self.requirement(lookback_days=100)
        standing = NOTHING._replace(cycle=1, issued=date(2025, 9, 23))
        self.assertFalse(self.plan(requirement, standing=standing)[0])
        older = standing._replace(issued=date(2025, 9, 22))
        self.assertEqual(len(self.plan(requirement, standing=older)[0]), 1)
        # who came later is looked at from then on
        later = self.employee(since=date(2026, 5, 1))
        openings, _closings = self.plan(requirement, standing=standing, employee=later)
        self.assertEqual(len(openings), 1)
        earned = older._replace(by_requirement=True)
        self.assertFalse(self.plan(requirement, standing=earned)[0])

    def test_closings(self):
        requirement = self.requirement(departments=[9])
        standing = NOTHING._replace(cycle=1, open_id=3, open_origin="requirement")
        _openings, [closing] = self.plan(requirement, standing=standing)
        self.assertEqual((closing.assignment_id, closing.why), (3, "left"))
        by_hand = standing._replace(open_origin="manual")
        self.assertFalse(self.plan(requirement, standing=by_hand)[1])
        gone = plan([requirement], {7: YEAR}, {}, {(1, 7): by_hand}, TODAY)
        self.assertEqual(gone[1][0].why, "gone")
