from odoo.tests import BaseCase, tagged

from ...tools.threshold_curve import Curve, nice_floor


@tagged("post_install", "-at_install")
class TestThresholdCurve(BaseCase):
    def test_round_amounts_are_never_above(self):
        for amount, expected in (
            (0, 0),
            (0.7, 0),
            (1, 1),
            (9.99, 8),
            (10, 10),
            (999, 800),
            (1000, 1000),
            (1234.5, 1200),
            (1e6 - 1, 800000),
        ):
            with self.subTest(amount):
                self.assertEqual(nice_floor(amount), expected)

    def test_point_compares_with_the_threshold_of_today(self):
        curve = Curve([100, 200, 300, 9400])
        point = curve.point(300, current=200)
        self.assertEqual((point.approved, point.freed), (2, 1))
        self.assertAlmostEqual(point.freed_share, 1 / 3)
        self.assertAlmostEqual(point.covered, 0.97)
        self.assertEqual(curve.point(100, current=200).freed, -1)

    def test_amount_at_the_threshold_needs_approval(self):
        self.assertEqual(Curve([100, 200]).point(200).approved, 1)
        self.assertEqual(Curve([100, 200]).point(200.01).approved, 0)

    def test_recommends_the_largest_that_covers_the_target(self):
        curve = Curve([10] * 90 + [1000] * 10)
        self.assertEqual(curve.covering(0.9), 1000)
        self.assertEqual(curve.recommended(0.9), 1000)
        self.assertEqual(curve.point(1000).freed, 90)
        self.assertEqual(curve.recommended(0.95), 10)

    def test_covers_the_target_exactly(self):
        curve = Curve([100, 900])
        self.assertEqual(curve.covering(0.9), 900)
        self.assertEqual(curve.recommended(0.9), 800)

    def test_spend_of_other_rules_is_always_covered(self):
        curve = Curve([100, 200], always=700)
        self.assertEqual(curve.spend, 1000)
        self.assertAlmostEqual(curve.point(200).covered, 0.9)
        self.assertAlmostEqual(curve.point(300).covered, 0.7)
        self.assertEqual(curve.recommended(0.9), 200)
        self.assertIsNone(Curve([], always=700).recommended(0.9))

    def test_candidates_are_round_ascending_and_with_today(self):
        curve = Curve([index * 37.5 for index in range(1, 400)])
        found = curve.candidates(0.9, current=1234.56)
        self.assertEqual(found, sorted(set(found)))
        self.assertIn(1234.56, found)
        self.assertTrue(
            all(nice_floor(one) == one for one in found if one and one != 1234.56)
        )
        self.assertLessEqual(len(found), 18)

    def test_nothing_to_recommend_without_spend(self):
        for amounts in ([], [0, 0], [-5]):
            with self.subTest(amounts):
                curve = Curve(amounts)
                self.assertIsNone(curve.recommended(0.9))
                self.assertEqual(curve.covered(100), 0)
        self.assertIsNone(Curve([]).point(5).freed_share)
        self.assertEqual(Curve([]).candidates(0.9, 50), [50])
