from collections import Counter, defaultdict

from odoo.tests import BaseCase, tagged

from ...tools import demo_plan
from ...tools.demo_history import COUNTED, NUMBER
from ...tools.demo_orders import FATES, FIRST, START, Article

VENDORS = {
    "E": ("V001", 7),
    "F": ("V002", 5),
    "P": ("V003", 4),
    "L": ("V004", 12),
    "T": ("V005", 10),
    "W": ("V006", 28),
    "S": ("V007", 8),
    "G": ("V008", 9),
}
LIMIT = 50_000


def some_articles():
    """Return four articles of each vendor."""
    return [
        Article(f"HD-{letter}{number:02}", vendor, lead, 10 * number, 25.0, number == 4)
        for letter, (vendor, lead) in VENDORS.items()
        for number in range(1, 5)
    ]


@tagged("post_install", "-at_install")
class TestDemoPlan(BaseCase):
    def setUp(self):
        super().setUp()
        self.articles = some_articles()
        self.plan = demo_plan.make_plan(self.articles, ["C001", "C002"], LIMIT)

    def test_the_plan_is_the_same_each_time(self):
        again = demo_plan.make_plan(some_articles(), ["C001", "C002"], LIMIT)
        self.assertEqual(self.plan, again)

    def test_every_fate_happens(self):
        recent = [order for order in self.plan.orders if order.number < NUMBER]
        found = Counter(order.fate for order in recent)
        self.assertEqual(found, {fate.name: fate.count for fate in FATES})

    def test_orders_precede_their_arrivals(self):
        for order in self.plan.orders:
            days = [order.day, *(day for day, _quantities in order.arrivals)]
            self.assertEqual(days, sorted(days), order)
            self.assertLess(days[-1], 1)

    def test_late_orders_are_late_and_prompt_ones_are_not(self):
        for order in self.plan.orders:
            if order.fate == "late":
                self.assertGreater(order.arrivals[0][0], order.due + 2)
            elif order.fate in ("prompt", "large"):
                self.assertLessEqual(order.arrivals[0][0], order.due)

    def test_orders_to_approve_are_above_the_limit(self):
        prices = {article.code: article.price for article in self.articles}
        for order in self.plan.orders:
            if order.fate == "to approve":
                amount = sum(prices[line.code] * line.quantity for line in order.lines)
                self.assertGreater(amount, LIMIT)

    def test_the_opening_stock_covers_every_step(self):
        """Goods are there in the order of the batches and in that of the days."""
        by_day = sorted(
            self.plan.steps, key=lambda s: (s.day, s.kind not in demo_plan.LEAVES)
        )
        for steps in (self.plan.steps, by_day):
            stock = defaultdict(int, self.plan.opening)
            for step in steps:
                for warehouse, code, change in demo_plan.effects(step):
                    stock[warehouse, code] += change
                    self.assertGreaterEqual(stock[warehouse, code], 0, step)

    def test_no_batch_handles_a_document_twice(self):
        for steps in demo_plan.batches(self.plan.steps):
            if steps[0].kind not in ("scrap", "count"):
                numbers = [step.number for step in steps]
                self.assertEqual(len(numbers), len(set(numbers)), steps[0])

    def test_a_year_has_documents_in_every_month(self):
        done = [step for step in self.plan.steps if step.kind != "count"]
        for kind in ("receive", "deliver"):
            found = {step.day // 30 for step in done if step.kind == kind}
            self.assertGreaterEqual(found, set(range(-12, 0)), kind)
        self.assertGreater(min(step.day for step in self.plan.steps), FIRST)

    def test_the_past_precedes_the_last_months(self):
        for order in self.plan.orders:
            if order.number > NUMBER:
                self.assertLess(order.day, START)
                self.assertIn(
                    order.fate, ("prompt", "late", "split", "short"), order.number
                )

    def test_counts_find_most_as_it_should_be(self):
        counts = [step for step in self.plan.steps if step.kind == "count"]
        months = {(step.warehouse, step.day // 30) for step in counts}
        self.assertGreaterEqual(len(months), 22)
        for step in counts:
            differences = [value for value in step.quantities.values() if value]
            self.assertGreaterEqual(len(step.quantities), COUNTED)
            self.assertLess(0, len(differences), step)
            self.assertLessEqual(len(differences), COUNTED // 2, step)
