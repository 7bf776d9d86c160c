import base64

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common_assessment import GROUP, AssessmentCommon

REASON = "The vendor was on strike"


@tagged("post_install", "-at_install")
class TestAssessmentReview(AssessmentCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._fact(cls.on_time, 80, user=cls.clerk)
        cls._fact(cls.accuracy, 90, user=cls.clerk)
        cls._fact(cls.on_time, 90, department=cls.central)

    def test_self_review_by_the_person_himself(self):
        self.go_to("self_review")
        clerk = self.of(self.clerk)
        team = self.line(self.clerk, "Team")
        mine = clerk.with_user(self.clerk)
        self.assertTrue(mine.can_self_review)
        mine.action_submit_self_review({team.id: 70}, " Fine ")
        mine.action_submit_self_review({str(team.id): 75}, "Better")
        self.assertRecordValues(
            team, [{"self_score": 75, "is_self_scored": True, "has_score": False}]
        )
        self.assertEqual(clerk.self_comment, "Better")
        self.assertEqual(clerk.score, 80)
        for user in (self.manager, self.colleague, self.admin, self.other):
            self.assertFalse(clerk.with_user(user).can_self_review)
            with self.refused("", AccessError):
                clerk.with_user(user).action_submit_self_review({team.id: 100})
        for points in (-1, 101, True, "90", None):
            with self.refused("go from 0 to 100"):
                mine.action_submit_self_review({team.id: points})
        for line in (
            self.line(self.clerk, "On Time"),
            self.line(self.colleague, "Team"),
        ):
            with self.refused("judged by reviewers"):
                mine.action_submit_self_review({line.id: 100})
        self.go_to("manager_review")
        with self.refused("not possible"):
            mine.action_submit_self_review({team.id: 100})

    def test_self_review_of_a_department_by_its_manager(self):
        self.go_to("self_review")
        central = self.of(self.central)
        with self.refused("", AccessError):
            central.with_user(self.clerk).action_submit_self_review()
        central.with_user(self.manager).action_submit_self_review({}, "Well")
        self.assertTrue(central.self_reviewed_on)

    def test_review_counts(self):
        self.go_to("manager_review")
        clerk = self.of(self.clerk)
        team = self.line(self.clerk, "Team")
        with self.refused("has no points yet"):
            clerk.with_user(self.manager).action_submit_review()
        clerk.with_user(self.manager).action_submit_review({team.id: 50}, "So so")
        # 40 * 60 + 40 * 100 + 20 * 50
        self.assertEqual((clerk.score, clerk.coverage), (74, 100))
        self.assertEqual(clerk.manager_reviewed_by_id, self.manager)
        self.assertEqual(clerk.line_ids.mapped("points"), [24, 40, 10])

    def test_who_may_review(self):
        self.go_to("manager_review")
        team = {self.line(self.clerk, "Team").id: 50}
        clerk = self.of(self.clerk)
        for user in (self.clerk, self.colleague, self.other, self.controller):
            self.assertFalse(clerk.with_user(user).can_review)
            with self.refused("", AccessError):
                clerk.with_user(user).action_submit_review(team)
        for user in (self.manager, self.lead, self.admin):
            clerk.with_user(user).action_submit_review(team)

    def test_nobody_reviews_himself_or_his_own_department(self):
        self.go_to("manager_review")
        for whom, user in (
            (self.manager, self.manager),
            (self.central, self.manager),
            (self.chain, self.lead),
            (self.lead, self.lead),
        ):
            assessment = self.of(whom).with_user(user)
            team = self.line(whom, "Team")
            with self.refused("about yourself", AccessError):
                assessment.action_submit_review({team.id: 100})
            with self.refused("about yourself", AccessError):
                line = self.line(whom, "On Time").with_user(user)
                line.action_override(100, REASON)
        self.judge(self.of(self.central), 60, self.lead)

    def test_a_second_user_of_the_same_person(self):
        self.go_to("manager_review")
        twin = self._new_user("twin", f"{GROUP}administrator")
        clerk = self.of(self.clerk)
        team = self.line(self.clerk, "Team")
        other = self.env["res.company"].create({"name": "Other"})
        contact = self.clerk.employee_id.work_contact_id
        employee = self.env["hr.employee"].create(
            {
                "name": "Twin",
                "user_id": twin.id,
                "company_id": other.id,
                "work_contact_id": contact.id,
            }
        )
        employee.work_contact_id = contact
        with self.refused("about yourself", AccessError):
            clerk.with_user(twin).action_submit_review({team.id: 100})
        employee.work_contact_id = False
        clerk.with_user(twin).action_submit_review({team.id: 100})

    def test_nobody_judges_by_a_delegation(self):
        self.env["jxc.approval.delegation"].create(
            {
                "user_id": self.manager.id,
                "delegate_id": self.clerk.id,
                "date_from": self.today,
                "date_to": "2099-01-01",
                "company_id": self.company.id,
            }
        )
        self.go_to("manager_review")
        for whom in (self.clerk, self.colleague):
            with self.refused("", AccessError):
                assessment = self.of(whom).with_user(self.clerk)
                assessment.action_submit_review({self.line(whom, "Team").id: 100})

    def test_to_review(self):
        self.go_to("manager_review")
        found = {
            user: self.env["jxc.assessment"]
            .with_user(user)
            .search([("is_to_review", "=", True)])
            for user in (self.clerk, self.manager, self.lead, self.other, self.admin)
        }
        self.assertFalse(found[self.clerk])
        self.assertEqual(
            found[self.manager], self.of(self.clerk) | self.of(self.colleague)
        )
        self.assertIn(self.of(self.central), found[self.lead])
        self.assertNotIn(self.of(self.chain), found[self.lead])
        # whom nobody is above
        self.assertIn(self.of(self.chain), found[self.admin])
        self.judge(self.of(self.clerk), 50, self.manager)
        self.assertFalse(self.of(self.clerk).with_user(self.manager).is_to_review)

    def test_override_keeps_the_original(self):
        self.go_to("manager_review")
        line = self.line(self.clerk, "On Time")
        theirs = line.with_user(self.manager)
        proof = self.env["ir.attachment"].with_user(self.manager)
        proof = proof.create({"name": "a.txt", "datas": base64.b64encode(b"x")})
        for reason in (None, "", "too short"):
            with self.refused("at least 10"):
                theirs.action_override(90, reason)
        with self.refused("go from 0 to 100"):
            theirs.action_override(101, REASON)
        theirs.action_override(90, REASON, proof.ids)
        self.assertRecordValues(
            line,
            [
                {
                    "raw_score": 60,
                    "score": 90,
                    "override_reason": REASON,
                    "override_by_id": self.manager.id,
                }
            ],
        )
        self.assertEqual(self.of(self.clerk).score, 95)
        copy = line.override_attachment_ids
        self.assertEqual((copy.res_model, copy.res_id), (line._name, line.id))
        self.assertEqual(copy.with_user(self.clerk).raw, b"x")
        self.assertIn("instead of 60 points", self.of(self.clerk).message_ids[0].body)
        # calculating again keeps it
        self.compute()
        self.assertEqual((line.score, line.raw_score), (90, 60))
        theirs.action_remove_override("It was a mistake")
        self.assertEqual((line.score, line.is_overridden), (60, False))
        with self.refused("No reviewer changed"):
            theirs.action_remove_override("It was a mistake")

    def test_override_at_the_right_time_by_the_right_people(self):
        self.go_to("self_review")
        line = self.line(self.clerk, "On Time")
        with self.refused("not possible"):
            line.with_user(self.manager).action_override(90, REASON)
        self.go_to("manager_review")
        for user in (self.clerk, self.colleague, self.other, self.controller):
            with self.refused("", AccessError):
                line.with_user(user).action_override(90, REASON)
        with self.refused("is judged"):
            self.line(self.clerk, "Team").with_user(self.manager).action_override(
                90, REASON
            )
        secret = self.env["ir.attachment"].with_user(self.admin)
        secret = secret.create({"name": "a.txt", "raw": b"x"})
        with self.refused("", AccessError):
            line.with_user(self.manager).action_override(90, REASON, secret.ids)

    def test_override_of_a_line_without_data(self):
        self.go_to("manager_review")
        line = self.line(self.colleague, "On Time")
        line.with_user(self.manager).action_override(70, REASON)
        self.assertEqual(self.of(self.colleague).score, 70)

    def test_wizards(self):
        self.go_to("self_review")
        clerk = self.of(self.clerk)
        context = {"default_assessment_id": clerk.id, "default_kind": "self"}
        review = self.env["jxc.assessment.review"].with_user(self.clerk)
        review = review.with_context(**context).create({"comment": "Fine"})
        self.assertEqual(review.line_ids.line_id.name, "Team")
        review.line_ids.score = 65
        review.action_submit()
        self.assertEqual(self.line(self.clerk, "Team").self_score, 65)
        self.go_to("manager_review")
        review = self.env["jxc.assessment.review"].with_user(self.manager)
        context["default_kind"] = "manager"
        review = review.with_context(**context).create({"comment": "Good"})
        self.assertEqual((review.line_ids.self_score, review.kind), (65, "manager"))
        with self.refused("“Team” has no points yet"):
            review.action_submit()
        review.line_ids.is_scored = True
        review.action_submit()
        self.assertTrue(self.line(self.clerk, "Team").is_manager_scored)
        self.assertEqual(self.line(self.clerk, "Team").manager_score, 0)
        review.line_ids.score = 80
        review.action_submit()
        self.assertEqual(clerk.manager_comment, "Good")
        override = self.env["jxc.assessment.override"].with_user(self.manager)
        line = self.line(self.clerk, "On Time")
        override = override.create(
            {
                "line_id": line.id,
                "score": 77,
                "reason": REASON,
                "attachment_ids": [Command.create({"name": "a.txt", "raw": b"x"})],
            }
        )
        override.action_override()
        self.assertEqual(line.score, 77)
        self.assertEqual(len(line.override_attachment_ids), 1)
        override.reason = "It was a mistake"
        override.action_remove()
        self.assertEqual(line.score, 60)
