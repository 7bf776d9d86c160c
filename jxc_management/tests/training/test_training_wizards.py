from datetime import timedelta

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from .common import TrainingCommon


@tagged("post_install", "-at_install")
class TestTrainingWizards(TrainingCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.course = cls._course()
        cls.today = cls.company._jxc_today()

    def wizard(self, user, *employees, **values):
        return (
            self.env["jxc.training.assign"]
            .with_user(user)
            .create(
                {
                    "course_id": self.course.id,
                    "employee_ids": [Command.set([one.id for one in employees])],
                    **values,
                }
            )
        )

    def test_manager_assigns_his_people(self):
        wizard = self.wizard(self.manager, self.worker, reason="New scanners")
        self.assertEqual(wizard.employee_count, 1)
        wizard.action_assign()
        assignment = self.assignments_of(self.worker, self.course)
        self.assertRecordValues(
            assignment,
            [
                {
                    "origin": "manual",
                    "reason": "New scanners",
                    "date_due": self.today + timedelta(days=30),
                    "create_uid": self.manager.id,
                }
            ],
        )
        with self.refused("learning “Receiving” already"):
            self.wizard(self.manager, self.worker).action_assign()

    def test_who_assigns_whom(self):
        worker, stranger = self.worker, self.stranger.employee_id
        for user, employee in (
            (self.manager, stranger),
            (self.manager, self.manager.employee_id),
            (self.lead, stranger),
            (self.colleague, worker),
            (self.controller, worker),
        ):
            with self.refused("do not manage", AccessError):
                self.wizard(user, employee).action_assign()
        self.wizard(self.hr_officer, stranger).action_assign()
        self.wizard(self.administrator, worker).action_assign()

    def test_whole_departments(self):
        self.wizard(
            self.lead, department_ids=[Command.set(self.chain.ids)]
        ).action_assign()
        for who in (self.worker, self.learner, self.trainer):
            self.assertEqual(len(self.assignments_of(who, self.course)), 1)
        # nobody assigns himself
        self.assertFalse(self.assignments_of(self.lead, self.course))

    def test_bad_input(self):
        with self.refused("Choose employees"):
            self.wizard(self.manager).action_assign()
        with self.refused("in the past"):
            self.wizard(
                self.manager, self.worker, date_due="2001-01-01"
            ).action_assign()

    def test_form_of_a_manager_without_hr_rights(self):
        model = self.env["jxc.training.assign"].with_user(self.lead)
        worker = self.env["hr.employee.public"].browse(self.worker.id)
        with Form(model.with_context(default_course_id=self.course.id)) as form:
            form.employee_ids.add(worker)
        form.record.action_assign()
        self.assertTrue(self.assignments_of(self.worker, self.course))

    def test_decisions(self):
        first = self._assign(self.learner, self.course)
        second = self._assign(self.worker, self.course)
        decide = self.env["jxc.training.decide"].with_user(self.manager)
        decide = decide.with_context(
            active_model=first._name, active_ids=(first | second).ids
        )
        decide.create(
            {"decision": "waive", "reason": "Leave", "until": "2099-01-01"}
        ).action_decide()
        self.assertEqual(set((first | second).mapped("state")), {"waived"})
        third = self._assign(self.colleague, self.course)
        decide.create(
            {
                "decision": "cancel",
                "reason": "Mistake",
                "assignment_ids": [Command.set(third.ids)],
            }
        ).action_decide()
        self.assertEqual(third.cancel_reason, "Mistake")
        with self.refused("Choose the assignments"):
            decide.create(
                {"reason": "No", "assignment_ids": [Command.clear()]}
            ).action_decide()

    def test_external_certificate_with_scan(self):
        wizard = (
            self.env["jxc.certificate.external"]
            .with_user(self.lead)
            .create(
                {
                    "course_id": self.course.id,
                    "employee_id": self.worker.id,
                    "issuer": "Customs School",
                    "number": "4711",
                    "date_issued": self.today,
                    "file": "c2Nhbg==",
                    "file_name": "scan.pdf",
                }
            )
        )
        self.assertEqual(
            wizard.date_expiry, self.today.replace(year=self.today.year + 1)
        )
        wizard.action_record()
        certificate = self.env["jxc.certificate"].search(
            [("employee_id", "=", self.worker.id)]
        )
        self.assertRecordValues(
            certificate,
            [{"origin": "external", "note": "Customs School, 4711", "status": "valid"}],
        )
        self.assertEqual(certificate.issued_by_id, self.lead)
        files = self.env["ir.attachment"].search(
            [("res_model", "=", certificate._name), ("res_id", "=", certificate.id)]
        )
        self.assertEqual(files.mapped("name"), ["scan.pdf"])
        self.assertEqual(files.with_user(self.manager).raw, b"scan")
        with self.refused("", AccessError):
            files.with_user(self.stranger).read(["raw"])

    def test_who_records_external_certificates(self):
        model = self.env["jxc.certificate.external"]
        values = {"course_id": self.course.id, "issuer": "School"}
        for user, employee in (
            (self.colleague, self.worker),
            (self.controller, self.worker),
            (self.manager, self.manager.employee_id),
            (self.hr_officer, self.hr_officer.employee_id),
            (self.administrator, self.administrator.employee_id),
        ):
            wizard = model.with_user(user).create(
                {**values, "employee_id": employee.id}
            )
            with self.refused("nobody his own", AccessError):
                wizard.action_record()
        future = self.today + timedelta(days=1)
        for dates, text in (
            ({"date_issued": future}, "in the future"),
            ({"date_expiry": "2001-01-01"}, "before it was issued"),
        ):
            wizard = model.with_user(self.manager).create(
                {**values, "employee_id": self.worker.id, **dates}
            )
            with self.refused(text):
                wizard.action_record()

    def test_revocation_wizard(self):
        certificate = self._certify(self.learner, self.course)
        self.env["jxc.certificate.revoke"].with_user(self.manager).create(
            {"certificate_id": certificate.id, "reason": "Cheated"}
        ).action_revoke()
        self.assertEqual(certificate.status, "revoked")


@tagged("post_install", "-at_install")
class TestTrainingPreview(TrainingCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.course = cls._course()

    def preview(self, action):
        return self.env["jxc.training.preview"].browse(action["res_id"]).sudo()

    def test_archived_requirement_is_judged_as_if_active(self):
        requirement = self._requirement(self.course, self.central, active=False)
        preview = self.preview(requirement.with_user(self.lead).action_preview())
        self.assertEqual(preview.new_count, 4)
        people = preview.line_ids.employee_id
        self.assertIn(self.worker, people)
        self.assertEqual(
            set(preview.line_ids.mapped("reason")), {"Required of: Central and below"}
        )
        self.assertFalse(self.assignments_of(self.worker))

    def test_preview_says_what_the_night_does(self):
        self._requirement(self.course, self.central)
        assignments = self.env["jxc.training.assignment"]
        assignments.search([])._as_engine().write({"state": "cancelled"})
        self._assign(self.stranger, self.course, origin="requirement")
        model = self.env["jxc.training.preview"].with_user(self.administrator)
        preview = self.preview(model.action_preview_all())
        self.assertEqual((preview.new_count, preview.cancel_count), (4, 1))
        lines = preview.line_ids.filtered(lambda line: line.kind == "cancel")
        self.assertEqual(lines.employee_id, self.stranger.employee_id)
        opened, cancelled = assignments._reconcile(self.company)
        self.assertEqual((len(opened), len(cancelled)), (4, 1))
        preview = self.preview(model.action_preview_all())
        self.assertFalse(preview.line_ids)

    def test_lead_sees_the_names_of_his_people_only(self):
        requirement = self._requirement(self.course, active=False)
        preview = self.preview(requirement.with_user(self.lead).action_preview())
        self.assertGreater(preview.new_count, len(preview.line_ids))
        self.assertEqual(
            preview.hidden_count, preview.new_count - len(preview.line_ids)
        )
        self.assertNotIn(self.stranger.employee_id, preview.line_ids.employee_id)
        for user in (self.administrator, self.controller, self.hr_officer):
            preview = self.preview(requirement.with_user(user).action_preview())
            self.assertFalse(preview.hidden_count)

    def test_nobody_else_looks(self):
        requirement = self._requirement(self.course, active=False)
        for user in (self.learner, self.manager):
            with self.refused("", AccessError):
                requirement.with_user(user).action_preview()
