from datetime import date

from odoo.tests import BaseCase, tagged

from ...tools import responsibility
from ...tools.responsibility import Entry

COMPANY = ("company", 0)
STORAGE = ("process", 5)


def entry(number, key, role, department, user=1, active=True, state="active"):
    return Entry(
        number, *key, role, department, user, active, date(2026, 1, 1), None, state
    )


@tagged("post_install", "-at_install")
class TestResponsibility(BaseCase):
    def cells(self, *entries, keys=(STORAGE, COMPANY)):
        return responsibility.row_cells(keys, responsibility.by_scope(entries))

    def codes(self, *entries, **options):
        found = responsibility.problems(self.cells(*entries, **options))
        return [(code, problem.id) for code, problem in found]

    def test_nearest_scope_counts_for_each_role(self):
        cells = self.cells(
            entry(1, COMPANY, "lead", 10),
            entry(2, COMPANY, "support", 20),
            entry(3, STORAGE, "lead", 30),
        )
        self.assertEqual(
            [(cell.entry.id, cell.inherited) for cell in cells], [(3, False), (2, True)]
        )

    def test_several_supports_count_together(self):
        cells = self.cells(
            entry(1, STORAGE, "support", 10), entry(2, STORAGE, "support", 20)
        )
        self.assertEqual([cell.entry.id for cell in cells], [1, 2])
        self.assertFalse(responsibility.problems(cells))

    def test_draft_leads_nothing(self):
        draft = entry(1, STORAGE, "lead", 10, state="draft")
        self.assertFalse(responsibility.has_lead(self.cells(draft)))
        company = entry(2, COMPANY, "lead", 20)
        cells = self.cells(draft, company)
        self.assertTrue(responsibility.has_lead(cells))
        self.assertEqual([cell.entry.id for cell in cells], [2, 1])

    def test_draft_is_not_inherited(self):
        draft = entry(1, COMPANY, "lead", 10, state="draft")
        self.assertFalse(self.cells(draft))

    def test_lead_that_oversees_is_a_problem(self):
        lead = entry(1, STORAGE, "lead", 10)
        self.assertEqual(
            self.codes(lead, entry(2, COMPANY, "oversight", 10, user=2)),
            [("same_department", 2)],
        )
        self.assertFalse(self.codes(lead, entry(2, COMPANY, "oversight", 20, user=2)))

    def test_one_person_for_both_is_a_problem(self):
        found = self.codes(
            entry(1, STORAGE, "lead", 10, user=7),
            entry(2, STORAGE, "oversight", 20, user=7),
        )
        self.assertEqual(found, [("same_person", 2)])

    def test_inherited_problem_shows_where_it_belongs_only(self):
        entries = [entry(1, COMPANY, "lead", 10), entry(2, COMPANY, "oversight", 10)]
        self.assertFalse(self.codes(*entries))
        self.assertEqual(self.codes(*entries, keys=[COMPANY]), [("same_department", 2)])

    def test_missing_person_is_a_problem(self):
        self.assertEqual(
            self.codes(entry(1, STORAGE, "lead", 10, user=None)), [("no_person", 1)]
        )
        self.assertEqual(
            self.codes(entry(1, STORAGE, "lead", 10, active=False)),
            [("person_left", 1)],
        )
