from odoo.tests import tagged

from .common_assessment import AssessmentCommon

OPERATIONS = ("read", "write", "create", "unlink")


@tagged("post_install", "-at_install")
class TestAssessmentAccess(AssessmentCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._fact(cls.on_time, 80, user=cls.clerk)
        cls.people = {
            "clerk": cls.clerk,
            "colleague": cls.colleague,
            "manager": cls.manager,
            "lead": cls.lead,
            "other": cls.other,
            "hr": cls.hr_officer,
            "controller": cls.controller,
            "admin": cls.admin,
        }

    def readers(self, records):
        """Return who finds the records, and who may change them in any way."""
        found = [
            name
            for name, user in self.people.items()
            if records.with_user(user).search([("id", "in", records.ids)])
        ]
        changing = {
            name
            for name, user in self.people.items()
            for operation in OPERATIONS[1:]
            if records.with_user(user).has_access(operation)
        }
        return found, changing

    def test_who_sees_the_assessment_of_a_person(self):
        above = ["manager", "lead", "controller", "admin"]
        self.go_to("provisional")
        clerk = self.of(self.clerk)
        self.assertEqual(self.readers(clerk), (above, set()))
        self.go_to("appeal")
        seen = ["clerk", *above]
        line = self.line(self.clerk, "On Time")
        appeal = clerk.with_user(self.clerk).action_appeal("It is not fair")
        appeal = self.env["jxc.assessment.appeal"].browse(appeal)
        for records in (clerk, line, appeal):
            self.assertEqual(self.readers(records), (seen, set()), records)

    def test_who_sees_the_assessment_of_a_department(self):
        self.go_to("provisional")
        central = self.of(self.central)
        self.assertEqual(self.readers(central)[0], ["lead", "controller", "admin"])
        self.go_to("self_review")
        seen = ["manager", "lead", "controller", "admin"]
        self.assertEqual(self.readers(central)[0], seen)
        self.assertEqual(self.readers(central.line_ids)[0], seen)

    def test_nobody_above_the_top(self):
        self.go_to("self_review")
        self.assertEqual(
            self.readers(self.of(self.chain))[0], ["lead", "controller", "admin"]
        )

    def test_change_of_manager_counts_at_once(self):
        self.go_to("provisional")
        clerk = self.of(self.clerk)
        self.assertIn("manager", self.readers(clerk)[0])
        self.central.manager_id = self.other.employee_id
        found, _changing = self.readers(clerk)
        self.assertNotIn("manager", found)
        self.assertIn("other", found)

    def test_score_events(self):
        event = (
            self.env["jxc.score.event"]
            .with_user(self.manager)
            .create(
                {
                    "name": "Found the cause",
                    "date": "2026-02-01",
                    "company_id": self.company.id,
                    "employee_id": self.clerk.employee_id.id,
                    "points": 4,
                    "evidence": "Minutes",
                }
            )
        )
        found, changing = self.readers(event)
        self.assertEqual(found, ["manager", "lead", "controller", "admin"])
        self.assertEqual(changing, {"manager", "lead", "admin"})
        event.with_user(self.lead).action_confirm()
        found, changing = self.readers(event)
        self.assertEqual(found, ["clerk", "manager", "lead", "controller", "admin"])

    def test_reward_rules(self):
        rule = self.env["jxc.reward.rule"].create(
            {
                "name": "Bonus",
                "company_id": self.company.id,
                "grade_ids": [(6, 0, self.grade_a.ids)],
            }
        )
        found, changing = self.readers(rule)
        self.assertEqual(found, [*self.people])
        self.assertEqual(changing, {"admin"})

    def test_other_companies(self):
        company = self.env["res.company"].create({"name": "Other"})
        period = self.env["jxc.assessment.period"].sudo()
        period = period.create({"kind": "year", "company_id": company.id})
        for user in (self.clerk, self.controller, self.admin):
            found = period.with_user(user).search([("id", "=", period.id)])
            self.assertFalse(found)

    def test_what_the_engine_keeps_is_not_written_by_hand(self):
        self.go_to("manager_review")
        clerk = self.of(self.clerk)
        line = self.line(self.clerk, "On Time")
        for record, values in (
            (clerk, {"score": 100}),
            (clerk, {"reviewer_id": self.clerk.id}),
            (line, {"raw_score": 100}),
            (line, {"override_score": 100, "is_overridden": True}),
            (line, {"weight": 100}),
            (line, {"num": 100}),
        ):
            for user in (self.clerk, self.manager, self.lead, self.admin):
                with self.refused(""):
                    record.with_user(user).write(values)
                with self.refused("kept as they are"):
                    forged = record.with_user(user).sudo()
                    forged.with_context(jxc_engine="engine").write(values)
        forged = clerk.with_context(default_score=100, default_state="locked")
        with self.refused("kept as they are"):
            forged.sudo().create({"name": "x", "period_id": self.period.id})

    def test_is_managed_without_any_employee(self):
        self.go_to("self_review")
        nobody = self._new_user("nobody")
        assessments = self.env["jxc.assessment"].with_user(nobody)
        self.assertFalse(assessments.search([]))
        self.assertFalse(assessments.search([("is_mine", "=", True)]))

    def test_steps_are_not_written_by_hand(self):
        period = self.period.with_user(self.admin)
        for values in (
            {"state": "locked"},
            {"approved_by_id": self.boss.id},
            {"digest": "x"},
            {"locked_on": "2026-01-01 00:00:00"},
        ):
            with self.refused("Use the buttons"):
                period.write(values)
            with self.refused("Use the buttons"):
                period.sudo().write(values)
            with self.refused("Use the buttons"):
                period.create({"kind": "year", **values})
        forged = period.with_context(default_state="locked", jxc_engine="engine")
        self.assertEqual(forged.create({"kind": "year"}).state, "open")

    def test_days_stay_under_assessments(self):
        self.compute()
        with self.refused("has been calculated"):
            self.period.with_user(self.admin).write(
                {"date_from": "2026-04-01", "date_to": "2026-06-30"}
            )
        self.period.with_user(self.admin).name = "First Quarter"

    def test_deleting(self):
        self.compute()
        self.period.with_user(self.admin).unlink()
        period = self._period()
        self.go_to("self_review", period)
        with self.refused("is kept"):
            period.with_user(self.admin).unlink()

    def test_who_reads_and_writes_periods(self):
        operations = ("read", "write", "create", "unlink")
        for user, allowed in (
            (self.clerk, ["read"]),
            (self.lead, ["read"]),
            (self.controller, ["read"]),
            (self.admin, [*operations]),
        ):
            period = self.period.with_user(user)
            self.assertEqual(
                [one for one in operations if period.has_access(one)], allowed
            )
