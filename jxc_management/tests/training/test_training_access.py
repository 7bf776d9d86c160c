from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from .common import TrainingCommon

OPERATIONS = ("read", "write", "create", "unlink")


@tagged("post_install", "-at_install")
class TestTrainingAccess(TrainingCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.people = {
            "learner": cls.learner,
            "lead": cls.lead,
            "hr": cls.hr_officer,
            "controller": cls.controller,
            "administrator": cls.administrator,
        }
        cls.course = cls._course()
        cls.foreign = cls._course("Costing", department_id=cls.finance.id)

    def allowed(self, records):
        return {
            who: [one for one in OPERATIONS if records.with_user(user).has_access(one)]
            for who, user in self.people.items()
        }

    def test_who_keeps_courses_and_requirements(self):
        everything = [*OPERATIONS]
        material = {"name": "Text", "body": "<p>Count twice.</p>"}
        for course, lead in ((self.course, everything), (self.foreign, ["read"])):
            requirement = self._requirement(course, self.east)
            text = course.material_ids.create({**material, "course_id": course.id})
            for records in (course, requirement, text):
                self.assertEqual(
                    self.allowed(records),
                    {
                        "learner": ["read"],
                        "lead": lead,
                        "hr": ["read"],
                        "controller": ["read"],
                        "administrator": everything,
                    },
                    records,
                )

    def test_lead_does_not_reach_beyond_his_courses(self):
        requirement = self._requirement(self.course, self.east).with_user(self.lead)
        with self.refused("", AccessError):
            requirement.course_id = self.foreign
        with self.refused("", AccessError):
            requirement.create({"course_id": self.foreign.id})
        text = self.env["jxc.course.material"].with_user(self.lead)
        text = text.create(
            {"course_id": self.course.id, "name": "Text", "body": "<p>Text</p>"}
        )
        with self.refused("", AccessError):
            text.course_id = self.foreign
        with self.refused("", AccessError):
            self.course.with_user(self.lead).department_id = self.finance
        with self.refused("", AccessError):
            self.env["jxc.course"].with_user(self.lead).create(
                {"name": "Costing", "department_id": self.finance.id}
            )
        own = {"name": "Shelves", "department_id": self.central.id}
        self.env["jxc.course"].with_user(self.lead).create(own)

    def test_who_sees_what_somebody_learns(self):
        certificate = self._certify(self.learner, self.course)
        opened = self._assign(self.learner, self.course, cycle=2)
        seen = {
            user.login.removeprefix("training_"): [
                bool(records.with_user(user).search([("id", "=", records.id)]))
                for records in (certificate, certificate.assignment_id, opened)
            ]
            for user in (
                *(self.learner, self.colleague, self.manager, self.lead, self.trainer),
                *(self.stranger, self.hr_officer, self.controller, self.administrator),
            )
        }
        everything, nothing = [True] * 3, [False] * 3
        self.assertEqual(
            seen,
            {
                "learner": everything,
                "colleague": nothing,
                "manager": everything,
                "lead": everything,
                # he has to confirm what is open
                "trainer": [False, False, True],
                "stranger": nothing,
                "hr": everything,
                "controller": everything,
                "administrator": everything,
            },
        )

    def test_change_of_department_counts_at_once(self):
        assignment = self._assign(self.learner, self.foreign)
        model = self.env["jxc.training.assignment"].with_user(self.manager)
        self.assertTrue(model.search([("id", "=", assignment.id)]))
        self.learner.employee_id.write(
            {"department_id": self.finance.id, "parent_id": False}
        )
        self.assertFalse(model.search([("id", "=", assignment.id)]))

    def test_other_company(self):
        other = self.env["res.company"].create({"name": "Other"})
        employee = self.env["hr.employee"].create(
            {"name": "Elsewhere", "company_id": other.id}
        )
        course = self._course("Shared", company_id=False, department_id=False)
        assignment = self._assign(employee, course)
        for user in (self.administrator, self.controller, self.hr_officer):
            found = assignment.with_user(user).search([("id", "=", assignment.id)])
            self.assertFalse(found)

    def test_assignments_are_written_by_the_engine_only(self):
        assignment = self._assign(self.learner, self.course)
        for user in (self.administrator, self.lead, self.env.user):
            mine = assignment.with_user(user).sudo()
            for values in (
                {"state": "passed"},
                {"score": 100},
                {"employee_id": self.worker.id},
                {"date_due": "2099-01-01", "state": "waived"},
            ):
                with self.refused("kept as they are"):
                    mine.write(values)
            with self.refused("kept as they are"):
                mine.unlink()
            with self.refused("kept as they are"):
                mine.create(
                    {
                        "employee_id": self.worker.id,
                        "course_id": self.course.id,
                        "state": "passed",
                    }
                )
            with self.refused("kept as they are"):
                mine.with_context(default_state="passed").create(
                    {"employee_id": self.worker.id, "course_id": self.course.id}
                )

    def test_forged_defaults_do_not_decide(self):
        forged = {"default_state": "passed", "default_score": 100}
        model = self.env["jxc.training.assignment"].with_context(**forged)
        assignment = model._assign(self.worker, self.course)
        self.assertEqual((assignment.state, assignment.score), ("todo", 0))
        certificate = self.env["jxc.certificate"].with_context(
            default_date_expiry="2099-01-01", default_revoked_on="2001-01-01"
        )
        certificate = certificate._issue(assignment, "trainer")
        self.assertEqual(certificate.status, "valid")
        self.assertLess(certificate.date_expiry.year, 2099)

    def test_due_date_is_moved_by_those_in_charge(self):
        assignment = self._assign(self.learner, self.course)
        for user in (self.lead, self.administrator):
            assignment.with_user(user).date_due = "2099-01-01"
        for user in (self.learner, self.colleague, self.trainer, self.hr_officer):
            with self.refused("", AccessError):
                assignment.with_user(user).date_due = "2099-02-01"
        own = self._assign(self.lead, self.course)
        with self.refused("", AccessError):
            own.with_user(self.lead).date_due = "2099-02-01"
        self.env["jxc.certificate"]._issue(assignment, "trainer")
        with self.refused("nothing is left"):
            assignment.with_user(self.lead).date_due = "2099-02-01"


@tagged("post_install", "-at_install")
class TestTrainingCourse(TrainingCommon):
    def test_material_has_content(self):
        course = self._course()
        model = self.env["jxc.course.material"]
        for values in (
            {"kind": "text"},
            {"kind": "file"},
            {"kind": "link"},
            {"kind": "link", "url": "javascript:alert(1)"},
            {"kind": "text", "body": "<p>Text</p>", "url": "file:///etc/passwd"},
        ):
            with self.refused("Material", ValidationError):
                model.create({"course_id": course.id, "name": "Material", **values})
        text = model.create(
            {
                "course_id": course.id,
                "name": "Material",
                "body": "<p onclick='x()'>Text</p><script>alert(1)</script>",
            }
        )
        self.assertEqual(text.body, "<p>Text</p>")
        self.assertEqual(text.action_open()["res_model"], text._name)
        link = model.create(
            {
                "course_id": course.id,
                "name": "Link",
                "kind": "link",
                "url": "https://example.com",
            }
        )
        self.assertEqual(link.action_open()["url"], "https://example.com")

    def test_description_is_sanitised(self):
        course = self._course(description="<p>Read</p><script>alert(1)</script>")
        self.assertEqual(course.description, "<p>Read</p>")

    def test_exam_needs_a_survey_that_scores(self):
        survey = self.env["survey.survey"].create({"title": "Opinions"})
        survey.scoring_type = "no_scoring"
        for values in ({}, {"survey_id": survey.id}):
            for delivery in ("exam", "both"):
                with self.refused("ends with an exam", ValidationError):
                    self._course(delivery=delivery, **values)

    def test_fixed_day_exists(self):
        self._course(recert_basis="fixed", fixed_month=2, fixed_day=29)
        for month, day in ((2, 30), (13, 1), (0, 0)):
            with self.refused("there is no day", ValidationError):
                self._course(recert_basis="fixed", fixed_month=month, fixed_day=day)

    def test_renewal_window_is_shorter_than_the_validity(self):
        with self.refused("renewed from its first day", ValidationError):
            self._course(validity_months=2, renewal_days=60)
        self._course(validity_months=0, renewal_days=60)

    def test_requirement_in_words(self):
        job = self.env["hr.job"].create({"name": "Keeper", "company_id": False})
        course = self._course()
        requirement = self._requirement(
            course,
            self.east,
            self.finance,
            job_ids=job.ids,
            new_hires_only=True,
            hired_from="2026-03-02",
            due_basis="hire",
            due_days=14,
        )
        self.assertEqual(
            requirement.display_name,
            "Receiving: East, Finance and below; job: Keeper; hired from 03/02/2026 on",
        )
        self.assertEqual(requirement.due_text, "14 days after the first day")
        self.assertEqual(self._requirement(course).audience, "everybody")

    def test_requirement_counts_before_it_is_saved(self):
        course = self._course()
        requirement = self.env["jxc.training.requirement"].new(
            {"course_id": course.id, "company_id": self.company.id}
        )
        everybody = requirement.employee_count
        requirement.department_ids = self.central
        self.assertEqual(requirement.employee_count, 4)
        self.assertGreater(everybody, 4)
        saved = self._requirement(course, self.central)
        action = saved.with_user(self.learner).action_view_employees()
        self.assertEqual(action["res_model"], "hr.employee.public")
        self.assertEqual(len(action["domain"][0][2]), 4)

    def test_counts_on_the_course(self):
        course = self._course()
        self._certify(self.learner, course)
        self._assign(self.worker, course, date_due="2001-01-01")
        self._assign(self.stranger, course)
        counts = ("open_count", "overdue_count", "certificate_count", "expiring_count")
        self.assertEqual([course[name] for name in counts], [2, 1, 1, 0])
        seen = course.with_user(self.manager)
        self.assertEqual([seen[name] for name in counts], [1, 1, 1, 0])
        course.renewal_days = 335
        self.env["jxc.certificate"].search([])._as_engine().write(
            {"date_expiry": self.company._jxc_today()}
        )
        course.invalidate_recordset()
        self.assertEqual([course[name] for name in counts], [2, 1, 1, 1])
