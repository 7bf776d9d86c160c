from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common_assessment import AssessmentCommon

REASON = "It was not like this at all"


@tagged("post_install", "-at_install")
class TestAssessmentForgery(AssessmentCommon):
    """Ways around the rights on scores that somebody tried."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._fact(cls.on_time, 88, department=cls.central, user=cls.colleague)

    def appeal(self):
        """Let the colleague appeal; return it."""
        self.go_to("appeal")
        assessment = self.of(self.colleague).with_user(self.colleague)
        number = assessment.action_appeal(REASON, None, 99)
        return self.env["jxc.assessment.appeal"].browse(number)

    def wizards(self):
        """Return ``{model: (values that name confidential records, its fields)}``."""
        appeal = self.appeal()
        line = self.line(self.colleague, "On Time")
        assessment = {"assessment_id": self.of(self.colleague).id}
        return {
            "jxc.assessment.override": ({"line_id": line.id}, ["explanation"]),
            "jxc.assessment.appeal.decide": ({"appeal_id": appeal.id}, ["reason"]),
            "jxc.assessment.appeal.submit": (assessment, ["score_now"]),
            "jxc.assessment.review": (
                {**assessment, "kind": "manager"},
                ["self_comment"],
            ),
        }

    def test_wizards_tell_nothing_about_others(self):
        for model, (values, names) in self.wizards().items():
            for user in (self.clerk, self.other, self.hr_officer):
                self.env.invalidate_all()
                wizards = self.env[model].with_user(user)
                with self.subTest(model, user=user.login):
                    with self.refused("", AccessError):
                        wizards.create(values)
                    spec = {name: {} for name in names}
                    spec |= {name: {"fields": {"display_name": {}}} for name in values}
                    spec.pop("kind", None)
                    with self.refused("", AccessError):
                        wizards.onchange(dict(values), [], spec)
                    with self.refused("", AccessError):
                        wizards.onchange(dict(values), list(values), spec)

    def test_lines_of_wizards_tell_nothing_about_others(self):
        self.go_to("manager_review")
        review = self.env["jxc.assessment.review"].with_user(self.manager)
        wizard = review.create(
            {"assessment_id": self.of(self.clerk).id, "kind": "manager"}
        )
        line = self.line(self.lead, "Team")
        lines = self.env["jxc.assessment.review.line"].with_user(self.manager)
        with self.refused("", AccessError):
            lines.create({"review_id": wizard.id, "line_id": line.id})
        with self.refused("", AccessError):
            review.onchange(
                {"line_ids": [[0, "virtual_1", {"line_id": line.id}]]},
                ["line_ids"],
                {"line_ids": {"fields": {"line_id": {}, "weight": {}}}},
            )

    def event(self, user=None, **values):
        """Enter minus points of the clerk as his manager."""
        events = self.env["jxc.score.event"].with_user(user or self.manager)
        return events.create(
            {
                "name": "Late",
                "date": "2026-02-01",
                "company_id": self.company.id,
                "employee_id": self.clerk.employee_id.id,
                "points": -10,
                "evidence": "Log",
                **values,
            }
        )

    def test_points_move_to_nobody_elses_people(self):
        event = self.event()
        stranger = self.hr_officer.employee_id.id
        with self.refused("Only managers", AccessError):
            event.employee_id = stranger
        with self.refused("Only managers", AccessError):
            (event | self.event()).write({"employee_id": stranger})
        event.employee_id = self.colleague.employee_id
        event.department_id = self.finance
        self.assertEqual(event.department_id, self.central)

    def test_points_for_the_own_department(self):
        forged = self.env["jxc.score.event"].with_context(default_subject="department")
        event = self.event()
        values = event.copy_data()[0] | {"department_id": self.central.id}
        values.pop("subject")
        made = forged.with_user(self.manager).create(values)
        self.assertEqual(made.subject, "employee")
        with self.refused("about yourself", AccessError):
            event.subject = "department"

    def proof(self, record, user):
        """Attach a file as somebody."""
        files = self.env["ir.attachment"].with_user(user)
        return files.create(
            {
                "name": "proof.txt",
                "raw": b"proof",
                "res_model": record._name,
                "res_id": record.id,
            }
        )

    def reading(self, user, **values):
        readings = self.env["jxc.kpi.reading"].with_user(user)
        return readings.create(
            {
                "kpi_id": self.on_time.id,
                "company_id": self.company.id,
                "day": "2026-02-02",
                "num": 10,
                "employee_id": self.lead.employee_id.id,
                **values,
            }
        )

    def test_proof_stays_once_it_is_decided(self):
        event, reading = self.event(), self.reading(self.other)
        draft = self.proof(event, self.manager)
        draft.with_user(self.manager).unlink()
        files = self.proof(event, self.manager) | self.proof(reading, self.other)
        event.with_user(self.lead).action_confirm()
        reading.with_user(self.admin).action_confirm()
        for file in files:
            for user in (self.lead, self.manager, self.other, self.admin):
                with self.refused("", UserError):
                    file.with_user(user).unlink()
                with self.refused("", UserError):
                    file.with_user(user).raw = b"other"
            with self.refused("decided on"):
                file.sudo().unlink()
        # people may still talk about them
        event.with_user(self.lead).message_post(body=REASON)
        reading.with_user(self.other).message_post(body=REASON)

    def test_proof_of_a_draft_is_of_who_entered_it(self):
        reading = self.reading(self.other)
        file = self.proof(reading, self.other)
        with self.refused("", AccessError):
            file.with_user(self.lead).unlink()

    def test_proof_of_another_score_stays(self):
        self.go_to("manager_review")
        line = self.line(self.clerk, "On Time")
        file = self.env["ir.attachment"].with_user(self.manager)
        file = file.create({"name": "log.txt", "raw": b"log"})
        line.with_user(self.manager).action_override(50, REASON, file.ids)
        with self.refused("decided on"):
            line.override_attachment_ids.sudo().unlink()

    def test_one_person_with_two_users(self):
        second = self._new_user(
            "other_second", "jxc_management.group_jxc_administrator"
        )
        second.partner_id = self.other.partner_id
        reading = self.reading(self.other)
        self.assertFalse(reading.with_user(second).can_decide)
        with self.refused("not entered", AccessError):
            reading.with_user(second).action_confirm()

    def test_bad_readings_about_oneself_stay(self):
        self.env["hr.employee"].create(
            {
                "name": "Boss",
                "user_id": self.boss.id,
                "company_id": self.company.id,
                "department_id": self.finance.id,
            }
        )
        reading = self.reading(self.admin, employee_id=self.boss.employee_id.id)
        boss = reading.with_user(self.boss)
        with self.refused("", AccessError):
            boss.unlink()
        with self.refused("about himself", AccessError):
            boss.employee_id = self.clerk.employee_id

    def test_department_of_a_reading_follows_its_person(self):
        forged = self.env["jxc.kpi.reading"].with_context(
            default_employee_id=self.clerk.employee_id.id,
            default_department_id=self.finance.id,
        )
        reading = forged.with_user(self.lead).create(
            {
                "kpi_id": self.on_time.id,
                "company_id": self.company.id,
                "day": "2026-02-02",
                "num": 10,
                "department_id": self.finance.id,
            }
        )
        self.assertFalse(reading.employee_id)
