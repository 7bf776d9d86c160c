from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import TrainingCommon


@tagged("post_install", "-at_install")
class TestCertificateIssue(TrainingCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.course = cls._course()

    def test_issuing_passes_the_assignment(self):
        assignment = self._assign(self.learner, self.course)
        assignment.activity_schedule(
            "jxc_management.mail_activity_data_training", user_id=self.learner.id
        )
        certificate = self.env["jxc.certificate"]._issue(assignment, "exam", score=90)
        today = self.company._jxc_today()
        self.assertRecordValues(
            assignment,
            [
                {
                    "state": "passed",
                    "date_done": today,
                    "score": 90,
                    "certificate_id": certificate.id,
                }
            ],
        )
        self.assertEqual(certificate.status, "valid")
        self.assertEqual(certificate.date_issued, today)
        self.assertFalse(certificate.issued_by_id)
        self.assertGreaterEqual(len(certificate.token), 32)
        self.assertFalse(assignment.activity_ids)

    def test_closed_assignments_get_nothing(self):
        assignment = self._assign(self.learner, self.course, state="cancelled")
        self.assertFalse(self.env["jxc.certificate"]._issue(assignment, "exam"))
        certificate = self._certify(self.colleague, self.course)
        again = self.env["jxc.certificate"]._issue(certificate.assignment_id, "exam")
        self.assertFalse(again)

    def test_numbers_follow_each_other_per_company(self):
        other = self.env["res.company"].create({"name": "Other"})
        elsewhere = self.env["hr.employee"].create(
            {"name": "Elsewhere", "company_id": other.id}
        )
        course = self._course("Shared", company_id=False, department_id=False)
        people = (self.learner, elsewhere, self.colleague)
        first, foreign, second = (self._certify(who, course) for who in people)
        prefix = first.number[:-1]
        self.assertEqual(second.number[:-1], prefix)
        self.assertEqual(int(second.number[-1]), int(first.number[-1]) + 1)
        self.assertTrue(foreign.number.endswith("00001"))
        self.assertNotEqual(foreign.number, first.number)

    def test_status_follows_the_clock_without_a_write(self):
        with freeze_time("2025-01-15 12:00:00"):
            certificate = self._certify(self.learner, self.course)
            self.env.flush_all()
        written = certificate.write_date
        model = self.env["jxc.certificate"]
        for day, status in (
            ("2025-11-15", "valid"),
            ("2025-11-16", "expiring"),
            ("2026-01-15", "expiring"),
            ("2026-01-16", "expired"),
        ):
            with freeze_time(f"{day} 12:00:00"):
                certificate.invalidate_recordset()
                self.assertEqual(certificate.status, status)
                for wanted in ("valid", "expiring", "expired", "superseded", "revoked"):
                    found = model.search(
                        [("status", "=", wanted), ("id", "=", certificate.id)]
                    )
                    self.assertEqual(bool(found), wanted == status, (day, wanted))
                holders = model._holders(self.course, self.learner.employee_id)
                self.assertEqual(bool(holders), status != "expired")
        self.assertEqual(certificate.write_date, written)

    def test_holders_on_a_day(self):
        with freeze_time("2025-01-15 12:00:00"):
            self._certify(self.learner, self.course)
        holders = self.env["jxc.certificate"].with_user(self.stranger)._holders
        employee = self.learner.employee_id
        for day, holds in (
            (date(2025, 1, 14), False),
            (date(2025, 1, 15), True),
            (date(2026, 1, 15), True),
            (date(2026, 1, 16), False),
        ):
            found = holders(self.course, employee, day)
            self.assertEqual(bool(found), holds)

    def test_company_decides_about_the_day(self):
        self.company.resource_calendar_id.tz = "Asia/Shanghai"
        with freeze_time("2025-01-15 18:00:00"):
            certificate = self._certify(self.learner, self.course)
            self.assertEqual(certificate.date_issued, date(2025, 1, 16))
            self.assertEqual(certificate.status, "valid")
        with freeze_time("2026-01-16 18:00:00"):
            # a client in Hawaii does not get a day more
            certificate = certificate.with_context(tz="Pacific/Honolulu")
            certificate.invalidate_recordset()
            self.assertEqual(certificate.status, "expired")

    def test_revocation(self):
        certificate = self._certify(self.learner, self.course)
        for user in (self.learner, self.colleague, self.trainer, self.stranger):
            with self.refused("", AccessError):
                certificate.with_user(user).action_revoke("No")
        with self.refused("reason is kept"):
            certificate.with_user(self.manager).action_revoke(" ")
        with self.refused("reason is kept"):
            certificate.with_user(self.manager).action_revoke(None)
        certificate.with_user(self.manager).action_revoke("Cheated")
        self.assertRecordValues(
            certificate,
            [
                {
                    "status": "revoked",
                    "revoked_by_id": self.manager.id,
                    "revoke_reason": "Cheated",
                }
            ],
        )
        self.assertFalse(
            self.env["jxc.certificate"]._holders(self.course, self.learner.employee_id)
        )
        with self.refused("revoked already"):
            certificate.with_user(self.lead).action_revoke("Again")

    def test_nobody_revokes_his_own(self):
        for user in (self.manager, self.administrator):
            certificate = self._certify(user, self.course)
            with self.refused("nobody his own", AccessError):
                certificate.with_user(user).action_revoke("Why not")

    def test_revocation_revives_what_it_had_replaced(self):
        first = self._certify(self.learner, self.course)
        second = self._certify(self.learner, self.course, cycle=2)
        self.assertEqual(first.status, "superseded")
        second.with_user(self.lead).action_revoke("Wrong person")
        self.assertEqual(first.status, "valid")

    def test_certificates_are_never_changed(self):
        certificate = self._certify(self.learner, self.course)
        for user in (self.administrator, self.learner, self.env.user):
            mine = certificate.with_user(user).sudo()
            with self.refused("kept as they are"):
                mine.write({"date_expiry": "2099-01-01"})
            with self.refused("kept as they are"):
                mine.unlink()
            with self.refused("kept as they are"):
                mine.create({"number": "1", "course_id": self.course.id})
            forged = mine.with_context(jxc_engine="engine")
            with self.refused("kept as they are"):
                forged.write({"date_expiry": "2099-01-01"})

    def test_external_certificate(self):
        assignment = self._assign(self.worker, self.course)
        certificate = self.env["jxc.certificate"]._record_external(
            self.worker, self.course, date(2020, 1, 1), note="Customs school, no. 4711"
        )
        self.assertEqual(certificate.origin, "external")
        self.assertEqual(assignment.state, "passed")
        old = self.env["jxc.certificate"]._record_external(
            self.worker, self.course, date(2015, 1, 1), date(2016, 1, 1)
        )
        self.assertEqual(old.status, "expired")
        self.assertEqual(certificate.status, "valid")

    def test_course_with_people_is_kept(self):
        self._certify(self.learner, self.course)
        with self.refused("Archive it instead", UserError):
            self.course.unlink()
