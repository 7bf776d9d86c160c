import random
from decimal import Decimal

from odoo.tests import BaseCase, tagged

from ...tools.scoring import Line, half_up, light, score, total, written
from ...tools.scoring_curve import Labels, samples, svg, ticks

LINEAR = {
    "method": "linear",
    "cap": 120,
    "full_score": 100,
    "floor_score": 60,
    "step_size": 1,
    "step_points": 2,
    "max_deduction": 15,
    "event_points": 5,
    "slope_points": 4,
    "veto": "none",
    "veto_limit": 0,
    "bands": [[98, 110], [95, 100], [90, 85], [0, 20]],
}
STEP = {**LINEAR, "method": "step", "cap": 100}
EVENT = {**LINEAR, "method": "event", "max_deduction": 40}
BAND = {**LINEAR, "method": "band", "max_deduction": 100}
BANDS = {**LINEAR, "method": "bands"}
OTD = {"floor": 85, "target": 95, "stretch": 99, "band_low": 0, "band_high": 0}
LATE = {"floor": 10, "target": 5, "stretch": 2, "band_low": 0, "band_high": 0}
DAYS = {"floor": 0, "target": 0, "stretch": 0, "band_low": 30, "band_high": 45}


def english(found):
    """Return the text of a score without the language of anybody."""
    return found.text._translate("en_US")


@tagged("post_install", "-at_install")
class TestScoring(BaseCase):
    def expect(self, rule, target, direction, table):
        for value, points in table.items():
            with self.subTest(value=value):
                found = score(value, rule, target, direction).points
                self.assertAlmostEqual(found, points, 9)

    def test_linear_where_more_is_better(self):
        table = {0: 0, 42.5: 30, 85: 60, 90: 80, 95: 100, 97: 110, 99: 120, 100: 120}
        self.expect(LINEAR, OTD, "higher", table)

    def test_linear_where_less_is_better(self):
        table = {0: 120, 2: 120, 3.5: 110, 5: 100, 7.5: 80, 10: 60, 15: 30, 20: 0}
        self.expect(LINEAR, LATE, "lower", {**table, 40: 0})

    def test_linear_without_stretch_gives_no_more_than_full_score(self):
        target = {**OTD, "stretch": 95}
        self.expect(LINEAR, target, "higher", {95: 100, 100: 100, 90: 80})

    def test_linear_with_floor_at_target_or_zero(self):
        self.expect(LINEAR, {**OTD, "floor": 95}, "higher", {95: 100, 47.5: 30})
        zero = {**LATE, "floor": 0, "target": 0, "stretch": 0}
        self.expect(LINEAR, zero, "lower", {0: 100, 1: 0})

    def test_each_percent_below_costs_two_points_at_most_15(self):
        table = {95: 100, 99: 100, 94.99: 98, 94: 98, 93.9: 96, 88: 86, 87.9: 85, 0: 85}
        self.expect(STEP, OTD, "higher", table)
        self.expect(STEP, LATE, "lower", {4: 100, 5: 100, 6: 98, 6.1: 96, 99: 85})
        found = score(92.5, STEP, OTD, "higher")
        self.assertEqual(english(found), "Steps away from the target: 3. Points: -6.")

    def test_steps_are_counted_as_they_are_written(self):
        rule = {**STEP, "step_size": 0.1, "max_deduction": 100}
        self.expect(rule, {**OTD, "target": 1.3}, "higher", {1.0: 94, 0.99: 92})

    def test_deduction_per_event(self):
        self.expect(EVENT, None, "lower", {0: 100, 1: 95, 7: 65, 8: 60, 100: 60})
        found = score(2, EVENT, None, "lower")
        self.assertEqual(english(found), "Events: 2. Points: -10.")

    def test_too_much_is_as_bad_as_too_little(self):
        table = {30: 100, 37: 100, 45: 100, 46: 96, 29: 96, 20: 60, 70: 0, 0: 0}
        self.expect(BAND, DAYS, "band", table)
        self.expect(LINEAR, DAYS, "band", {37: 100, 46: 96})
        self.assertIn("Above", english(score(46, BAND, DAYS, "band")))
        self.assertIn("Below", english(score(29, BAND, DAYS, "band")))

    def test_target_band_without_a_band_is_open_to_the_better_side(self):
        self.expect(BAND, OTD, "higher", {95: 100, 120: 100, 94: 96})
        self.expect(BAND, LATE, "lower", {0: 100, 5: 100, 6: 96})

    def test_table_of_bands(self):
        table = {100: 110, 98: 110, 97.9: 100, 95: 100, 90: 85, 89: 20, 0: 20, -1: 0}
        self.expect(BANDS, None, "higher", table)
        fewer = {**BANDS, "bands": [[0, 100], [5, 60], [10, 0]]}
        self.expect(fewer, None, "lower", {-1: 100, 0: 100, 4.9: 100, 5: 60, 11: 0})
        self.expect({**BANDS, "cap": 100}, None, "higher", {99: 100})

    def test_veto(self):
        veto = {**LINEAR, "veto": "line", "veto_limit": 80}
        found = score(79, veto, OTD, "higher")
        self.assertEqual(found[:2], (0, False))
        self.assertIn("veto limit of 80", english(found))
        self.assertGreater(score(80, veto, OTD, "higher").points, 0)
        veto = {**LINEAR, "veto": "all", "veto_limit": 8}
        self.assertTrue(score(8.1, veto, LATE, "lower").is_veto)
        self.assertFalse(score(8, veto, LATE, "lower").is_veto)
        self.assertTrue(score(54, veto, DAYS, "band").is_veto)
        self.assertFalse(score(53, veto, DAYS, "band").is_veto)
        self.assertTrue(score(9, {**veto, "method": "event"}, None, "higher").is_veto)

    def test_no_value_or_target_is_not_zero(self):
        for rule in (LINEAR, STEP, BAND, EVENT, BANDS):
            self.assertIsNone(score(None, rule, OTD, "higher").points)
        for rule in (LINEAR, STEP, BAND):
            found = score(90, rule, None, "higher")
            self.assertIsNone(found.points)
            self.assertIn("No target", english(found))

    def random_target(self, dice):
        floor, goal, stretch = sorted(round(dice.uniform(-50, 150), 2) for _ in "abc")
        low, high = sorted((round(dice.uniform(0, 99), 2), round(dice.uniform(0, 99))))
        return {
            "floor": floor,
            "target": goal,
            "stretch": stretch,
            "band_low": low,
            "band_high": high,
        }

    def random_rule(self, dice):
        floor, full, cap = sorted(round(dice.uniform(0, 150), 1) for _ in "abc")
        return {
            **LINEAR,
            "cap": cap,
            "full_score": full,
            "floor_score": floor,
            "step_size": round(dice.uniform(0.1, 5), 1),
            "step_points": round(dice.uniform(0, 9), 1),
            "max_deduction": round(dice.uniform(0, 120)),
            "slope_points": round(dice.uniform(0, 9), 1),
        }

    def test_random_scores_are_monotone_limited_and_mirrored(self):
        dice = random.Random(5)
        for _round in range(300):
            rule, target = self.random_rule(dice), self.random_target(dice)
            mirrored = {name: -figure for name, figure in target.items()}
            values = sorted(round(dice.uniform(-100, 200), 2) for _ in range(12))
            for method in ("linear", "step"):
                rule["method"] = method
                found = [score(v, rule, target, "higher").points for v in values]
                self.assertEqual(found, sorted(found), (rule, target, values))
                self.assertGreaterEqual(found[0], 0)
                self.assertLessEqual(found[-1], rule["cap"])
                other = [score(-v, rule, mirrored, "lower").points for v in values]
                self.assertEqual(found, other, (rule, target, values))
            rule["method"] = "band"
            for value in values:
                points = score(value, rule, target, "band").points
                nearer = (value + target["band_low"]) / 2
                if value < target["band_low"]:
                    better = score(nearer, rule, target, "band").points
                    self.assertGreaterEqual(better, points)
                elif value <= target["band_high"]:
                    self.assertEqual(points, rule["full_score"])

    def test_total_is_weighted_and_rounded_once_half_up(self):
        self.assertEqual(total([Line(60, 90), Line(40, 80)]), (86, 100, None))
        thirds = [Line(1, 100), Line(1, 100), Line(1, 50.015)]
        self.assertEqual(total(thirds).score, 83.34)
        # 1.005 as a float is below 1.005
        self.assertEqual(total([Line(100, 1.005)]).score, 1.01)
        self.assertEqual(half_up("2.675"), Decimal("2.68"))
        self.assertEqual(half_up("-2.675"), Decimal("-2.68"))

    def test_lines_without_data_follow_the_policy(self):
        lines = [Line(60, 90), Line(40, None)]
        self.assertEqual(total(lines), (90, 60, None))
        self.assertEqual(total(lines, "full"), (94, 60, None))
        self.assertEqual(total(lines, "zero"), (54, 60, None))
        self.assertEqual(total([Line(40, None)]), (None, 0, None))
        self.assertEqual(total([Line(40, None)], "zero"), (0, 0, None))
        self.assertEqual(total([]), (None, 0, None))

    def test_veto_takes_the_whole_score_and_names_its_reason(self):
        found = total([Line(60, 90), Line(40, 0, "Record accuracy below 80")])
        self.assertEqual(found, (0, 100, "Record accuracy below 80"))

    def test_light(self):
        table = {95: "good", 100: "good", 94.9: "fair", 85: "fair", 84: "poor"}
        for value, colour in table.items():
            self.assertEqual(light(value, OTD, "higher"), colour)
        for value, colour in {5: "good", 0: "good", 10: "fair", 11: "poor"}.items():
            self.assertEqual(light(value, LATE, "lower"), colour)
        table = {
            30: "good",
            45: "good",
            49.5: "fair",
            27: "fair",
            50: "poor",
            0: "poor",
        }
        for value, colour in table.items():
            self.assertEqual(light(value, DAYS, "band"), colour)
        self.assertIsNone(light(None, OTD, "higher"))
        self.assertIsNone(light(5, None, "higher"))

    def test_numbers_are_written_shortly(self):
        for value, text in ((-0.001, "0"), (2.0, "2"), (10, "10"), (1.255, "1.26")):
            self.assertEqual(written(value), text)

    def test_curves_can_be_drawn_whatever_the_figures(self):
        dice = random.Random(7)
        labels = Labels("<b>", "Value", "Points", [(95, "Target"), (99, "Stretch")])
        for _round in range(60):
            rule, target = self.random_rule(dice), self.random_target(dice)
            rule["veto"] = dice.choice(["none", "line"])
            for rule["method"] in ("linear", "step", "event", "band", "bands"):
                for direction in ("higher", "lower", "band"):
                    drawing = svg(rule, target, direction, labels)
                    self.assertIn("&lt;b&gt;", drawing)
                    self.assertNotIn("nan", drawing)
        self.assertEqual(ticks(0, 100), [0, 20, 40, 60, 80, 100])
        values = [value for value, _points in samples(LINEAR, OTD, "higher")]
        self.assertLess(values[0], 85)
        self.assertGreater(values[-1], 99)
