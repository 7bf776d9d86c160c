from datetime import date

from odoo import Command
from odoo.tests import BaseCase, tagged

from ...tools.scorecard_choice import CardScope, choose
from .common_scoring import ScoringCommon

FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)


@tagged("post_install", "-at_install")
class TestScorecardChoice(BaseCase):
    def test_closest_card(self):
        everybody, buyers, chain = (
            CardScope(1, frozenset(), frozenset()),
            CardScope(2, frozenset(), frozenset([7])),
            CardScope(3, frozenset([10]), frozenset()),
        )
        central, both = (
            CardScope(4, frozenset([11]), frozenset()),
            CardScope(5, frozenset([10]), frozenset([7])),
        )
        cards = [everybody, buyers, chain, central, both]
        for path, job, expected in (
            ((10, 11), 7, 5),
            ((10, 11), 8, 4),
            ((10,), None, 3),
            ((20,), 7, 2),
            ((20,), None, 1),
            ((), 8, 1),
        ):
            with self.subTest(path=path, job=job):
                self.assertEqual(choose(cards, path, job), expected)
                self.assertEqual(choose(cards[::-1], path, job), expected)
        self.assertIsNone(choose([both], (10, 11), 8))
        self.assertIsNone(choose([], (10,), 7))


@tagged("post_install", "-at_install")
class TestScorecardSubjects(ScoringCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.buyer = cls.env["hr.job"].create(
            {"name": "Buyer", "company_id": cls.company.id}
        )

    def subjects(self, last=LAST, first=FIRST):
        found = self.env["jxc.scorecard"]._for_subjects(self.company, first, last)
        return {
            (subject._name, subject.name): (card.name, department.name, job.name)
            for card, subject, department, job in found
        }

    def test_departments_that_lead_something_in_the_period(self):
        self._own(self.chain, date_from="2026-02-01", date_to="2026-02-10")
        self._own(self.central, "warehouse", self.warehouse, date_from="2026-03-31")
        self._own(self.east, "warehouse", self.warehouse_east, date_from="2026-04-01")
        self._own(self.finance, role="support", date_from="2020-01-01")
        self._active_card("General")
        self.assertEqual(
            self.subjects(),
            {
                ("hr.department", "Supply Chain"): ("General", "Supply Chain", False),
                ("hr.department", "Central"): ("General", "Central", False),
            },
        )

    def test_chosen_departments_beat_the_general_card(self):
        self._own(self.central, date_from="2020-01-01")
        self._active_card("General")
        both = [Command.set((self.central | self.finance).ids)]
        self._active_card("Special", department_ids=both)
        self.assertEqual(
            {key[1]: value[0] for key, value in self.subjects().items()},
            {"Central": "Special", "Finance": "Special"},
        )

    def test_employee_is_assessed_where_he_was_on_the_last_day(self):
        jobs = {"subject": "employee", "job_ids": [Command.set(self.buyer.ids)]}
        self._active_card("Buyers", **jobs)
        central = [Command.set(self.chain.ids)]
        self._active_card("Chain", subject="employee", department_ids=central)
        person = self._employee("Mover", self.central)
        person.create_version(
            {
                "date_version": "2026-03-31",
                "department_id": self.finance.id,
                "job_id": self.buyer.id,
            }
        )
        person.create_version(
            {"date_version": "2026-04-01", "department_id": self.east.id}
        )
        mover = ("hr.employee", "Mover")
        self.assertEqual(
            self.subjects(last=date(2026, 3, 30))[mover], ("Chain", "Central", False)
        )
        self.assertEqual(self.subjects()[mover], ("Buyers", "Finance", "Buyer"))
        self.assertEqual(
            self.subjects(last=date(2026, 4, 30))[mover][:2], ("Chain", "East")
        )
        # nobody in finance but him is a buyer
        self.assertNotIn(("hr.employee", "Lead"), self.subjects())

    def test_who_left_or_came_later_is_not_assessed(self):
        self._active_card("All", subject="employee")
        self._employee("Later", self.central, date_version="2026-04-01")
        gone = self._employee("Gone", self.central)
        left = self._employee("Left since", self.central)
        for person, day in ((gone, "2026-03-30"), (left, "2026-04-10")):
            person.departure_date = day
            person.action_archive()
        names = {name for _model, name in self.subjects()}
        self.assertIn("Employee", names)
        self.assertIn("Left since", names)
        self.assertTrue(names.isdisjoint({"Later", "Gone"}))

    def test_versions_of_a_card_follow_the_period(self):
        self._own(self.central, date_from="2020-01-01")
        card = self._active_card("Old")
        action = card.action_new_version("2026-04-01")
        new = card.browse(action["res_id"])
        new.name = "New"
        self.assertEqual([one[0] for one in self.subjects().values()], ["Old"])
        new.action_activate()
        self.assertEqual([one[0] for one in self.subjects().values()], ["Old"])
        later = self.subjects(date(2026, 6, 30), date(2026, 4, 1))
        self.assertEqual([one[0] for one in later.values()], ["New"])
        card.action_archive()
        self.assertEqual([one[0] for one in self.subjects().values()], ["Old"])
        self.assertFalse(self.subjects(date(2025, 12, 31)))

    def test_other_companies_are_left_out(self):
        other = self.env["res.company"].create({"name": "Other"})
        self._active_card("All", subject="employee")
        self._employee("Elsewhere", company_id=other.id)
        self.assertNotIn(("hr.employee", "Elsewhere"), self.subjects())
        model = self.env["jxc.scorecard"]
        self.assertFalse(model._for_subjects(other, FIRST, LAST))

    def test_queries_do_not_depend_on_the_number_of_subjects(self):
        self._own(self.central, date_from="2020-01-01")
        self._active_card("All", subject="employee")
        self._active_card("Departments")
        counts = []
        for _round in range(2):
            for number in range(10):
                department = self._department(f"D{number}", self.central)
                self._employee(f"E{number}", department, job_id=self.buyer.id)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            found = self.env["jxc.scorecard"]._for_subjects(self.company, FIRST, LAST)
            self.assertGreater(len(found), 10)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*counts)
        self.assertLessEqual(counts[0], 9)
