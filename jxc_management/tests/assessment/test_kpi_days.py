from datetime import date, timedelta

from odoo.tests import BaseCase, tagged

from ...tools import kpi_days

D = date(2026, 3, 10)


def day(number):
    return D + timedelta(days=number)


@tagged("post_install", "-at_install")
class TestKpiDays(BaseCase):
    def test_months(self):
        self.assertEqual(kpi_days.months_before(D, 0), date(2026, 3, 1))
        self.assertEqual(kpi_days.months_before(D, 3), date(2025, 12, 1))
        self.assertEqual(kpi_days.months_before(D, 36), date(2023, 3, 1))

    def test_ranges(self):
        ranges = [(day(3), day(3)), (day(0), day(1)), (day(2), day(2))]
        self.assertEqual(
            kpi_days.to_calculate(ranges, day(0), day(9)), [(day(0), day(3))]
        )
        self.assertEqual(
            kpi_days.to_calculate(ranges, day(1), day(2)), [(day(1), day(2))]
        )
        self.assertEqual(
            kpi_days.to_calculate([(day(5), day(5))], day(0), day(9), True),
            [(day(5), day(9))],
        )
        self.assertEqual(kpi_days.to_calculate([], day(0), day(9), True), [])

    def test_many_ranges_are_joined(self):
        ranges = [(day(number), day(number)) for number in range(0, 300, 10)]
        joined = kpi_days.to_calculate(ranges, day(0), day(300))
        self.assertLessEqual(len(joined), kpi_days.MOST_RANGES)
        covered = {
            low + timedelta(days=number)
            for low, high in joined
            for number in range((high - low).days + 1)
        }
        self.assertLessEqual({low for low, _high in ranges}, covered)

    def test_since_last_run(self):
        self.assertEqual(kpi_days.since_last_run(D, D), [])
        self.assertEqual(kpi_days.since_last_run(D, day(1)), [(D, day(1))])
        self.assertEqual(
            kpi_days.since_last_run(D, day(1), True), [(date(2026, 3, 1), day(1))]
        )

    def test_owners(self):
        rows = kpi_days.merge_owners(
            [
                (day(0), day(5), {1: 10, 2: 20}),
                (day(5), day(7), {1: 10, 2: 21}),
                (day(7), None, {1: 10}),
            ]
        )
        self.assertEqual(
            sorted(rows, key=str),
            sorted(
                [
                    (1, day(0), None, 10),
                    (2, day(0), day(5), 20),
                    (2, day(5), day(7), 21),
                ],
                key=str,
            ),
        )
        self.assertIsNone(kpi_days.first_difference(rows, list(reversed(rows))))
        self.assertEqual(kpi_days.first_difference(rows, rows[:2]), day(5))
        self.assertEqual(kpi_days.first_difference([], rows), day(0))
