import io
from datetime import date

import openpyxl

from odoo import Command
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import HttpCase, tagged

from .common_assessment import AssessmentCommon


@tagged("post_install", "-at_install")
class TestAssessmentReward(AssessmentCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._fact(cls.on_time, 95, user=cls.clerk)
        cls._fact(cls.on_time, 10, user=cls.colleague)

    def reward_rule(self, **values):
        return self.env["jxc.reward.rule"].create(
            {
                "name": "Bonus",
                "company_id": self.company.id,
                "grade_ids": [Command.set(self.grade_a.ids)],
                "amount": 500,
                **values,
            }
        )

    def rewards(self, period=None):
        return (period or self.period).reward_ids

    def test_proposals_follow_the_rules_once(self):
        self.reward_rule()
        self.reward_rule(name="Share", basis="coefficient", amount=1000)
        self.reward_rule(
            name="By Score",
            basis="score",
            amount=1000,
            condition="score",
            score_from=90,
            score_to=200,
        )
        self.reward_rule(
            name="Training",
            kind="penalty",
            condition="failed",
            basis="none",
            measure="Counting course",
        )
        self.reward_rule(name="Departments", subject="department")
        self.go_to("approved")
        clerk, colleague = self.of(self.clerk), self.of(self.colleague)
        self.assertEqual(
            sorted((one.rule_id.name, one.amount) for one in clerk.reward_ids),
            [("Bonus", 500), ("By Score", 1000), ("Share", 1200)],
        )
        self.assertRecordValues(
            colleague.reward_ids,
            [{"kind": "penalty", "amount": 0, "measure": "Counting course"}],
        )
        # whoever has no data has not failed
        self.assertFalse(self.of(self.hr_officer).reward_ids)
        count = len(self.rewards())
        self.env["jxc.reward"]._propose(self.period)
        self.assertEqual(len(self.rewards()), count)

    def test_periods_in_a_row(self):
        self.reward_rule(
            name="Twice", kind="penalty", condition="failed", consecutive=2
        )
        day = date(2026, 4, 1)
        self._fact(self.on_time, 10, user=self.colleague, day=day)
        self._fact(self.on_time, 10, user=self.clerk, day=day)
        self.go_to("approved")
        self.assertFalse(self.rewards())
        second = self._period(first=day, last=date(2026, 6, 30))
        self.go_to("approved", second)
        self.assertEqual(self.rewards(second).employee_id, self.colleague.employee_id)
        # a period was left out
        day = date(2025, 7, 1)
        self._fact(self.on_time, 10, user=self.colleague, day=day)
        early = self._period(first=day, last=date(2025, 9, 30))
        self.go_to("approved", early)
        self.assertFalse(self.rewards(early) | self.rewards())

    def test_periods_in_a_row_in_any_order(self):
        rules = self.reward_rule(name="Twice", condition="failed", consecutive=2)
        self.reward_rule(name="Thrice", condition="failed", consecutive=3)
        days = (date(2025, 10, 1), date(2026, 1, 1), date(2026, 4, 1))
        ends = (date(2025, 12, 31), date(2026, 3, 31), date(2026, 6, 30))
        for day in (days[0], days[2]):
            self._fact(self.on_time, 10, user=self.colleague, day=day)
        first, last = (self._period(first=days[one], last=ends[one]) for one in (0, 2))
        self.go_to("locked", last)
        digest = last.digest
        self.go_to("approved", first)
        self.assertFalse(self.rewards(first) | self.rewards(last))
        # a rule of one period made since is for periods that are approved from now on
        single = self.reward_rule(name="Once", condition="failed")
        self.go_to("approved")
        self.assertEqual(self.rewards().rule_id, rules | single)
        self.assertEqual(
            sorted(self.rewards(last).mapped("rule_id.name")), ["Thrice", "Twice"]
        )
        self.assertEqual(self.rewards(last).employee_id, self.colleague.employee_id)
        self.assertEqual(last._content_digest(), digest)
        self.assertFalse(self.rewards(first))

    def test_who_decides(self):
        self.reward_rule()
        self.go_to("manager_review")
        self.judge(self.of(self.clerk), 100, self.boss)
        self.go_to("approved")
        reward = self.rewards()
        self.assertEqual(reward.state, "proposed")
        # neither leads, nor who reviewed, nor the person himself
        self.clerk.group_ids += self.env.ref("jxc_management.group_jxc_administrator")
        for user in (self.lead, self.manager, self.controller, self.boss, self.clerk):
            with self.refused("", AccessError):
                reward.with_user(user).action_approve()
            with self.refused("", AccessError):
                reward.with_user(user).action_refuse("No money")
        self.assertTrue(reward.with_user(self.admin).can_decide)
        reward.with_user(self.admin).action_approve()
        self.assertRecordValues(
            reward, [{"state": "approved", "decided_by_id": self.admin.id}]
        )
        with self.refused("decided already"):
            reward.with_user(self.admin).action_refuse("No money")
        for values in ({"amount": 9999}, {"state": "exported"}):
            with self.refused("kept as they are"):
                reward.with_user(self.admin).sudo().write(values)

    def test_refusing_with_a_reason(self):
        self.reward_rule()
        self.go_to("approved")
        wizard = self.env["jxc.reward.decide"].with_user(self.admin)
        wizard = wizard.with_context(
            active_model="jxc.reward", active_ids=self.rewards().ids
        ).create({})
        with self.refused("Say why"):
            wizard.action_refuse()
        wizard.reason = "No money"
        wizard.action_refuse()
        self.assertEqual(self.rewards().decision, "No money")
        with self.refused("is approved"):
            self.period.with_user(self.admin).action_export_rewards()

    def test_rules_make_sense(self):
        for values in (
            {"grade_ids": False},
            {"condition": "score", "score_from": 9, "score_to": 1},
        ):
            with self.refused("", ValidationError):
                self.reward_rule(**values)

    def test_rewards_are_decided_after_the_lock(self):
        self.reward_rule()
        self.go_to("locked")
        self.rewards().with_user(self.admin).action_approve()
        self.assertEqual(self.rewards().state, "approved")

    def test_who_may_see_rewards(self):
        self.reward_rule()
        self.go_to("approved")
        reward = self.rewards()

        def seen():
            users = (self.clerk, self.colleague, self.manager, self.other)
            users += (self.hr_officer, self.controller, self.admin)
            return [
                bool(reward.with_user(user).search([("id", "=", reward.id)]))
                for user in users
            ]

        self.assertEqual(seen(), [False, False, True, False, False, True, True])
        reward.with_user(self.admin).action_approve()
        self.assertEqual(seen(), [True, False, True, False, False, True, True])


@tagged("post_install", "-at_install")
class TestAssessmentExport(AssessmentCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._fact(cls.on_time, 95, user=cls.clerk)
        cls.env["jxc.reward.rule"].create(
            {
                "name": "=1+1",
                "company_id": cls.company.id,
                "grade_ids": [Command.set(cls.grade_a.ids)],
                "measure": "=2+2",
                "amount": 500,
            }
        )

    def sheet(self, response):
        self.assertEqual(response.status_code, 200)
        return [
            list(row)
            for row in openpyxl.load_workbook(
                io.BytesIO(response.content)
            ).active.values
        ]

    def test_downloads(self):
        self.go_to("approved")
        period = self.period.with_user(self.admin)
        for user in (self.clerk, self.lead, self.controller):
            with self.refused("", AccessError):
                self.period.with_user(user).action_export_rewards()
        self.period.reward_ids.with_user(self.admin).action_approve()
        action = period.action_export_rewards()
        self.assertEqual(self.period.reward_ids.state, "exported")
        self.assertEqual(self.period.reward_ids.exported_by_id, self.admin)
        self.authenticate("assessment_admin", "assessment_admin")
        titles, row = self.sheet(self.url_open(action["url"]))
        values = dict(zip(titles, row, strict=True))
        self.assertEqual(values["Employee"], "Clerk")
        self.assertEqual((values["Amount"], values["Coefficient"]), (500, 1.2))
        self.assertEqual(values["What Else"], "=2+2")
        self.assertEqual(values["Approved by"], "Admin")
        # again: the same list
        period.action_export_rewards()
        scores = period.action_export_assessments()["url"]
        self.assertEqual(len(self.sheet(self.url_open(scores))), 1 + 3 * 8)
        self.authenticate("assessment_clerk", "assessment_clerk")
        own = self.sheet(self.url_open(scores))
        self.assertEqual({row[0] for row in own[1:]}, {"Clerk"})
        self.assertEqual(self.url_open(action["url"]).status_code, 403)

    def test_printed_sheet(self):
        self.go_to("approved")
        report = self.env["ir.actions.report"].with_user(self.clerk)
        html, _kind = report._render_qweb_html(
            "jxc_management.report_jxc_assessment", self.of(self.clerk).ids
        )
        for text in (b"Clerk", b"On Time", b"Approved by", b"Target reached"):
            self.assertIn(text, html)
        with self.refused("", AccessError):
            report._render_qweb_html(
                "jxc_management.report_jxc_assessment", self.of(self.colleague).ids
            )
