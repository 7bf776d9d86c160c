from datetime import date

from freezegun import freeze_time

from odoo.tests import tagged

from .common import TrainingCommon


@tagged("post_install", "-at_install")
class TestTrainingRenewal(TrainingCommon):
    """What the reconciliation makes of certificates that end."""

    def cycles(self, who, course):
        return [
            (one.cycle, one.origin, one.state)
            for one in self.assignments_of(who, course)
        ]

    @freeze_time("2025-01-15 12:00:00")
    def _certified(self, **values):
        """Let the worker pass a required course on 15 January 2025."""
        course = self._course(**values)
        requirement = self._requirement(course, self.central)
        assignment = self.assignments_of(self.worker, course)
        certificate = self.env["jxc.certificate"]._issue(assignment, "trainer")
        return course, requirement, certificate

    def test_valid_certificate_needs_nothing(self):
        course, _requirement, certificate = self._certified()
        self.assertEqual(certificate.date_expiry, date(2026, 1, 15))
        with freeze_time("2025-11-15 12:00:00"):
            self._reconcile()
        self.assertEqual(
            self.cycles(self.worker, course), [(1, "requirement", "passed")]
        )

    def test_renewal_opens_with_its_window(self):
        course, _requirement, certificate = self._certified()
        with freeze_time("2025-11-16 12:00:00"):
            self._reconcile()
            self._reconcile()
        self.assertEqual(
            self.cycles(self.worker, course),
            [(1, "requirement", "passed"), (2, "renewal", "todo")],
        )
        renewal = self.assignments_of(self.worker, course)[-1]
        self.assertEqual(renewal.date_due, certificate.date_expiry)
        self.assertIn("renewed", renewal.reason)

    def test_early_renewal_loses_no_days(self):
        course, _requirement, first = self._certified()
        with freeze_time("2025-12-01 12:00:00"):
            self._reconcile()
            renewal = self.assignments_of(self.worker, course)[-1]
            second = self.env["jxc.certificate"]._issue(renewal, "trainer")
            self.assertEqual(second.date_expiry, date(2027, 1, 15))
            self.assertEqual(first.superseded_by_id, second)
            self.assertEqual(first.status, "superseded")
            self._reconcile()
        self.assertEqual(
            self.cycles(self.worker, course),
            [(1, "requirement", "passed"), (2, "renewal", "passed")],
        )

    def test_expired_certificate_opens_again(self):
        course, _requirement, _certificate = self._certified()
        with freeze_time("2026-03-01 12:00:00"):
            self._reconcile()
            renewal = self.assignments_of(self.worker, course)[-1]
            self.assertEqual((renewal.cycle, renewal.origin), (2, "renewal"))
            self.assertEqual(renewal.date_due, date(2026, 3, 31))

    def test_certificate_without_end(self):
        course, _requirement, certificate = self._certified(validity_months=0)
        self.assertFalse(certificate.date_expiry)
        with freeze_time("2040-01-01"):
            self._reconcile()
        self.assertEqual(len(self.cycles(self.worker, course)), 1)

    def test_revocation_opens_a_new_cycle(self):
        course, _requirement, certificate = self._certified()
        with freeze_time("2025-03-01 12:00:00"):
            certificate.with_user(self.manager).action_revoke("Cheated")
            self.assertEqual(certificate.status, "revoked")
        self.assertEqual(
            self.cycles(self.worker, course),
            [(1, "requirement", "passed"), (2, "requirement", "todo")],
        )

    def test_waiver_is_honoured_until_its_last_day(self):
        course = self._course()
        with freeze_time("2025-01-15 12:00:00"):
            self._requirement(course, self.central)
            assignment = self.assignments_of(self.worker, course)
            assignment.with_user(self.manager).action_waive("On leave", "2025-06-30")
        with freeze_time("2025-06-30 12:00:00"):
            self._reconcile()
            self.assertEqual(len(self.cycles(self.worker, course)), 1)
        with freeze_time("2025-07-01 12:00:00"):
            self._reconcile()
        self.assertEqual(
            self.cycles(self.worker, course),
            [(1, "requirement", "waived"), (2, "requirement", "todo")],
        )

    def test_waiver_for_good(self):
        course = self._course()
        self._requirement(course, self.central)
        self.assignments_of(self.worker, course).with_user(self.manager).action_waive(
            "Teaches it himself"
        )
        with freeze_time("2040-01-01"):
            self._reconcile()
        self.assertEqual(len(self.cycles(self.worker, course)), 1)

    def test_certificate_from_before_counts(self):
        course = self._course()
        with freeze_time("2025-01-15 12:00:00"):
            self._certify(self.worker, course)
        with freeze_time("2025-10-01 12:00:00"):
            self._requirement(course, self.central)
        self.assertEqual(self.cycles(self.worker, course), [(1, "manual", "passed")])

    def test_lookback_ignores_what_is_too_old(self):
        course = self._course()
        with freeze_time("2025-01-15 12:00:00"):
            self._certify(self.worker, course)
        with freeze_time("2025-09-15 12:00:00"):
            self._certify(self.learner, course)
        with freeze_time("2025-10-01 12:00:00"):
            requirement = self._requirement(course, lookback_days=90, active=False)
            # the database's clock is not frozen
            self.env.cr.execute(
                "UPDATE jxc_training_requirement SET create_date = '2025-10-01' "
                "WHERE id = %s",
                [requirement.id],
            )
            requirement.invalidate_recordset()
            requirement.active = True
        self.assertEqual(len(self.cycles(self.worker, course)), 2)
        with freeze_time("2026-02-01 12:00:00"):
            self._reconcile()
            # it counted when the requirement began to apply, so it still does
            self.assertEqual(len(self.cycles(self.learner, course)), 1)

    def test_due_dates_count_in_company_time(self):
        self.company.resource_calendar_id.tz = "Asia/Shanghai"
        course = self._course()
        with freeze_time("2026-03-31 18:00:00"):
            self._requirement(course, self.central, due_days=10)
        assignment = self.assignments_of(self.worker, course)
        self.assertEqual(assignment.date_assigned, date(2026, 4, 1))
        self.assertEqual(assignment.date_due, date(2026, 4, 11))
