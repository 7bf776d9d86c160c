from datetime import date, timedelta

from odoo.tests import BaseCase, tagged

from ...tools import demo_assessment as plan

#: days on which calendars go wrong, and all days of some years
DAYS = [date(2023, 1, 1) + timedelta(days=number) for number in range(4 * 366)]


@tagged("post_install", "-at_install")
class TestDemoAssessmentPlan(BaseCase):
    """The demo company's assessments fit into the calendar on any day of the year."""

    def test_the_last_quarter_is_the_one_before_the_running_one(self):
        for today in DAYS:
            first, last = plan.quarter(today)
            self.assertLessEqual(first, today)
            self.assertGreaterEqual(last, today)
            before, end = plan.last_quarter(today)
            self.assertEqual(end + timedelta(days=1), first, today)
            self.assertEqual(before.day, 1)
            self.assertEqual((end.month - before.month, end.year), (2, before.year))

    def test_named_days(self):
        for today, first, last in (
            (date(2026, 11, 28), date(2026, 7, 1), date(2026, 9, 30)),
            (date(2027, 1, 1), date(2026, 10, 1), date(2026, 12, 31)),
            (date(2027, 3, 31), date(2026, 10, 1), date(2026, 12, 31)),
            (date(2027, 4, 1), date(2027, 1, 1), date(2027, 3, 31)),
            (date(2028, 2, 29), date(2027, 10, 1), date(2027, 12, 31)),
        ):
            self.assertEqual(plan.last_quarter(today), (first, last), today)

    def test_steps_are_taken_in_their_order_and_before_today(self):
        for today in DAYS:
            _first, last = plan.last_quarter(today)
            days = [plan.step_day(step, last, today) for step in plan.DAYS]
            self.assertEqual(days, sorted(days), today)
            self.assertGreaterEqual(days[0], last, today)
            self.assertLess(days[-1], today)

    def test_audits_are_a_year_of_months_in_the_past(self):
        for today in DAYS[::7]:
            found = list(plan.audits(today))
            self.assertEqual(len(found), len(set(found)))
            for department in plan.AUDITS:
                days = [day for name, day, _points in found if name == department]
                self.assertIn(len(days), (11, 12))
                self.assertLess(max(days), today)
                self.assertLess((today - min(days)).days, 366)

    def test_events_happen_within_the_quarter(self):
        for today in DAYS[::5]:
            first, last = plan.last_quarter(today)
            for event in plan.EVENTS:
                self.assertLessEqual(plan.event_day(event, first), last)

    def test_nobody_decides_on_himself(self):
        for review in plan.REVIEWS:
            self.assertNotEqual(review.login, review.whom)
        reviewers = {review.whom: review.login for review in plan.REVIEWS}
        self.assertEqual(sorted(reviewers), sorted(review.whom for review in plan.SELF))
        for appeal in plan.APPEALS:
            self.assertNotIn(appeal.judge, (appeal.login, reviewers[appeal.whom]))
        for event in plan.EVENTS:
            self.assertNotIn(event.employee, (event.author, event.decider))
            self.assertNotEqual(event.author, event.decider)
