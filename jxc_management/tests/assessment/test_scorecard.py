from datetime import date

from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .common_scoring import ScoringCommon

FROZEN = "is in use and kept as it is"


@tagged("post_install", "-at_install")
class TestScorecard(ScoringCommon):
    def test_weights_make_a_hundred_when_it_is_put_in_use(self):
        card = self._card(weights=(60, 30))
        self.assertEqual(card.weight_total, 90)
        self.assertIn("10 % are missing", card.weight_note)
        with self.refused("make 90 %; they have to make 100 %"):
            card.action_activate()
        card.line_ids[1].weight = 45
        self.assertIn("5 % too much", card.weight_note)
        card.line_ids[1].weight = 40
        self.assertFalse(card.weight_note)
        card.action_activate()
        self.assertEqual(card.state, "active")
        with self.refused("is in use already"):
            card.action_activate()

    def test_odd_weights_may_make_a_hundred(self):
        card = self._card(weights=(33.33, 33.33))
        card.line_ids = [
            Command.create({"kind": "review", "name": "Conduct", "weight": 33.34})
        ]
        card.action_activate()
        self.assertEqual(card.state, "active")

    def test_card_without_lines_or_weights_is_not_put_in_use(self):
        with self.refused("has no lines yet"):
            self._card(weights=()).action_activate()
        with self.refused("give Late a weight"):
            self._card(weights=(100, 0)).action_activate()

    def test_lines_are_complete(self):
        card = self._card(weights=(100,))
        with self.refused("choose a KPI and a scoring rule", ValidationError):
            card.line_ids = [Command.create({"name": "Nothing", "weight": 5})]
        with self.refused("reviewers judge", ValidationError):
            card.line_ids.kind = "review"
        line = {"kpi_id": self.otd.id, "rule_id": self.step.id, "weight": 5}
        with self.refused("is there twice", ValidationError):
            card.line_ids = [Command.create(line)]
        card.line_ids = [Command.create({**line, "measured_on": "company"})]
        self.assertEqual(card.line_ids.mapped("name"), ["On time", "On time"])

    def test_card_in_use_is_kept_for_everybody(self):
        card = self._active_card()
        draft = self._card("Draft")
        for user in (self.administrator, self.env.user):
            mine = card.with_user(user)
            for values in (
                {"grade_scheme_id": self.scheme.id},
                {"no_data": "zero"},
                {"date_from": "2026-02-01"},
                {"date_to": "2026-02-01"},
                {"department_ids": [Command.set(self.central.ids)]},
                {"event_limit": 100},
                {"line_ids": [Command.clear()]},
                {"line_ids": [Command.update(card.line_ids[0].id, {"weight": 1})]},
                {"line_ids": [Command.create({"name": "More", "kind": "review"})]},
            ):
                with self.subTest(user=user.login, values=values):
                    with self.refused(FROZEN):
                        mine.write(values)
            line = card.line_ids[0].with_user(user)
            for values in (
                {"weight": 1},
                {"rule_id": self.step.id},
                {"kpi_id": self.late.id},
                {"scorecard_id": draft.id},
            ):
                with self.refused(FROZEN):
                    line.write(values)
            with self.refused(FROZEN):
                draft.line_ids[0].with_user(user).scorecard_id = card
            for record in (line, mine):
                with self.refused(FROZEN):
                    record.unlink()
            with self.refused("End it before you archive it"):
                mine.action_archive()
        card.name = "Another name"

    def test_cards_of_the_same_subjects_do_not_overlap(self):
        buyer, clerk = self.env["hr.job"].create([{"name": "B"}, {"name": "C"}])
        jobs = {"subject": "employee", "job_ids": [Command.set(buyer.ids)]}
        both = {**jobs, "department_ids": [Command.set(self.central.ids)]}
        for values in ({}, {"subject": "employee"}, jobs, both):
            self._active_card("First", **values)
            with self.refused("“Second” and “First”"):
                self._active_card("Second", **values)
        other = [Command.set((buyer | clerk).ids)]
        with self.refused("“Second” and “First”"):
            self._active_card("Second", subject="employee", job_ids=other)
        self._active_card("Clerks", **{**jobs, "job_ids": [Command.set(clerk.ids)]})
        self._active_card("East", **{**jobs, "department_ids": self.east.ids})

    def test_overlap_follows_the_dates(self):
        first = self._card("First", date_to="2026-03-31")
        first.action_activate()
        with self.refused("which counts from"):
            self._active_card("Second", date_from="2026-03-31")
        self._active_card("Second", date_from="2026-04-01")
        self._active_card("Before", date_from="2025-01-01", date_to="2025-12-31")

    @freeze_time("2026-05-20")
    def test_new_version_ends_the_old_one_the_day_before(self):
        card = self._active_card()
        with self.refused("is a draft"):
            self._card("Draft").action_new_version()
        action = card.action_new_version()
        draft = card.browse(action["res_id"])
        self.assertRecordValues(
            draft,
            [{"state": "draft", "date_from": date(2026, 6, 1), "previous_id": card.id}],
        )
        self.assertEqual(draft.line_ids.mapped("weight"), [60, 40])
        # the old one counts until the new one is put in use
        self.assertFalse(card.date_to)
        draft.line_ids[0].weight = 50
        draft.line_ids[1].weight = 50
        draft.action_activate()
        self.assertRecordValues(
            card, [{"state": "active", "date_to": date(2026, 5, 31)}]
        )
        self.assertEqual(card.line_ids.mapped("weight"), [60, 40])
        again = card.browse(draft.action_new_version("2026-06-01")["res_id"])
        with self.refused("has to start after"):
            again.action_activate()

    @freeze_time("2026-05-20")
    def test_version_from_a_day_in_the_past_ends_the_old_one(self):
        card = self._active_card()
        draft = card.browse(card.action_new_version("2026-05-01")["res_id"])
        draft.action_activate()
        self.assertRecordValues(
            card, [{"state": "ended", "date_to": date(2026, 4, 30)}]
        )
        draft.action_end()
        self.assertRecordValues(
            draft, [{"state": "ended", "date_to": date(2026, 5, 20)}]
        )
        with self.refused("is not in use"):
            draft.action_end()
        with self.refused(FROZEN):
            card.line_ids[0].weight = 1
        card.action_archive()

    def test_missing_targets_are_named(self):
        card = self._card()
        self.assertEqual(card.missing_targets, "On time, Late")
        self._target(scope_type="department", department_id=self.central.id)
        card.invalidate_recordset()
        self.assertEqual(card.missing_targets, "Late")
        context = card.action_set_targets()["context"]
        self.assertEqual(context["default_kpi_ids"], self.late.ids)

    def test_grades(self):
        table = {120: "A", 90: "A", 89.99: "B", 75: "B", 60: "C", 59.99: "D", 0: "D"}
        for score, grade in table.items():
            self.assertEqual(self.scheme._grade_of(score).name, grade)
        self.assertFalse(self.scheme._grade_of(None))
        self.assertTrue(self.scheme._is_passed(60))
        self.assertFalse(self.scheme._is_passed(59.99))
        self.assertFalse(self.scheme._is_passed(None))

    def test_grades_cover_all_scores_once(self):
        scheme = self.env["jxc.grade.scheme"]
        for starts, text in (
            ([], "add its grades"),
            ([50], "lowest grade starts at 0"),
            ([0, 50, 50], "start at the same score"),
        ):
            grades = [
                Command.create({"name": "G", "score_from": one}) for one in starts
            ]
            with self.refused(text, ValidationError):
                scheme.create({"name": "Scheme", "grade_ids": grades})

    def test_rules_are_complete(self):
        rule = self.env["jxc.scoring.rule"]
        with self.refused("add the rows", ValidationError):
            rule.create({"name": "Table", "method": "bands"})
        bands = self.env.ref("jxc_management.jxc_scoring_rule_bands")
        with self.refused("between 0 and the highest", ValidationError):
            bands.band_ids[0].score = 130
        with self.refused("between 0 and the highest", ValidationError):
            bands.cap = 100
        with self.refused("start at the same value", ValidationError):
            bands.band_ids = [Command.create({"value_from": 95, "score": 1})]

    def test_shipped_rules_are_told_and_drawn(self):
        rules = self.env["jxc.scoring.rule"].search([])
        self.assertGreaterEqual(len(rules), 7)
        for rule in rules:
            self.assertTrue(rule.summary)
            self.assertIn("<polyline", rule.preview)
        self.assertIn("costs 2, at most 15", self.step.summary)
        self.assertIn(">Target</text>", self.step.preview)

    def test_curve_follows_what_is_typed(self):
        rule = self.linear.new(origin=self.linear)
        before = rule.preview
        rule.sample_target = 90
        self.assertNotEqual(rule.preview, before)
        rule.method = "event"
        self.assertIn("Number of events", rule.preview)
        for values in ({"step_size": 0}, {"cap": 0}, {"method": "bands"}):
            rule.update(values)
            rule.preview  # noqa: B018
