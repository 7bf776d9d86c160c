from datetime import date, timedelta
from unittest.mock import patch

from freezegun import freeze_time

from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import TrainingCommon


@tagged("post_install", "-at_install")
class TestTrainingReconcile(TrainingCommon):
    def states(self, who, course):
        return self.assignments_of(who, course).mapped("state")

    def test_people_of_the_department_and_below_are_assigned(self):
        course = self._course()
        self._requirement(course, self.chain)
        for who in (self.learner, self.manager, self.worker, self.trainer):
            self.assertEqual(self.states(who, course), ["todo"])
        self.assertFalse(self.states(self.stranger, course))
        assignment = self.assignments_of(self.learner, course)
        self.assertRecordValues(
            assignment,
            [
                {
                    "origin": "requirement",
                    "cycle": 1,
                    "date_due": self.company._jxc_today() + timedelta(days=30),
                    "reason": "Required of: Supply Chain and below",
                    "company_id": self.company.id,
                    "department_id": self.central.id,
                }
            ],
        )

    def test_jobs_limit_a_requirement(self):
        job = self.env["hr.job"].create({"name": "Keeper", "company_id": False})
        self.worker.job_id = job
        course = self._course()
        requirement = self._requirement(course, self.central, job_ids=job.ids)
        self.assertEqual(self.states(self.worker, course), ["todo"])
        self.assertFalse(self.states(self.learner, course))
        self.assertEqual(requirement.employee_count, 1)

    def test_new_hires_only(self):
        course = self._course()
        hires = {"new_hires_only": True, "hired_from": "2026-03-02"}
        self._requirement(course, self.central, **hires)
        rookie = self._employee("Rookie", self.central, date_version="2026-03-02")
        self.assertEqual(self.states(rookie, course), ["todo"])
        self.assertFalse(self.states(self.worker, course))

    def test_contract_start_is_the_first_day(self):
        course = self._course()
        hires = {"new_hires_only": True, "hired_from": "2026-03-02"}
        self._requirement(course, self.central, **hires)
        imported = self._employee(
            "Imported",
            self.central,
            date_version="2026-03-02",
            contract_date_start="2015-01-01",
        )
        self.assertFalse(self.states(imported, course))

    def test_several_requirements_open_one_assignment(self):
        course = self._course()
        self._requirement(course, self.finance, due_days=20)
        self._requirement(course, due_days=40)
        self._requirement(course, self.chain, due_days=10)
        newcomer = self._employee("Newcomer", self.east)
        assignment = self.assignments_of(newcomer, course)
        self.assertEqual(len(assignment), 1)
        today = self.company._jxc_today()
        self.assertEqual(assignment.date_due, today + timedelta(days=10))
        self.assertEqual(
            assignment.reason, "Required of: everybody; Supply Chain and below"
        )

    def test_planned_transfer_assigns_on_its_day(self):
        course = self._course()
        with freeze_time("2026-05-01"):
            self._requirement(course, self.east)
            self.worker.create_version(
                {"date_version": date(2026, 6, 1), "department_id": self.east.id}
            )
            self._reconcile()
            self.assertFalse(self.states(self.worker, course))
        with freeze_time("2026-06-01 12:00:00"):
            current = self.worker.current_version_id
            self._reconcile()
            self.assertEqual(self.states(self.worker, course), ["todo"])
            # nothing wrote the employee: the dates of the version did it
            self.assertEqual(self.worker.current_version_id, current)
            self.assertEqual(
                self.assignments_of(self.worker, course).department_id, self.east
            )

    def test_leaving_the_department_cancels(self):
        course = self._course()
        self._requirement(course, self.central)
        self.worker.department_id = self.finance
        assignment = self.assignments_of(self.worker, course)
        self.assertEqual(assignment.state, "cancelled")
        self.assertIn("No requirement", assignment.cancel_reason)
        self.worker.department_id = self.central
        self.assertEqual(self.states(self.worker, course), ["cancelled", "todo"])
        self.assertEqual(self.assignments_of(self.worker, course)[-1].cycle, 2)

    def test_archived_employee_has_nothing_left_to_learn(self):
        course, other = self._course(), self._course("Counting")
        self._requirement(course, self.central)
        self._assign(self.worker, other)
        self.worker.action_archive()
        found = self.assignments_of(self.worker)
        self.assertEqual(set(found.mapped("state")), {"cancelled"})
        self.assertIn("does not work here", found[0].cancel_reason)

    def test_assignments_by_hand_stay(self):
        course = self._course()
        self._requirement(course, self.central)
        self._assign(self.stranger, course)
        self._reconcile()
        self.assertEqual(self.states(self.stranger, course), ["todo"])

    def test_archived_requirement_takes_back(self):
        course = self._course()
        requirement = self._requirement(course, self.central)
        requirement.active = False
        self.assertEqual(self.states(self.learner, course), ["cancelled"])

    def test_archived_course_takes_back(self):
        course = self._course()
        self._requirement(course, self.central)
        course.active = False
        self._reconcile()
        self.assertEqual(self.states(self.learner, course), ["cancelled"])

    def test_nothing_to_do_writes_nothing(self):
        course = self._course()
        self._requirement(course, self.chain)
        self._reconcile()
        model = self.env["jxc.training.assignment"]
        opened, cancelled = model._reconcile(self.company)
        self.assertFalse(opened | cancelled)

    def test_queries_do_not_grow_with_people(self):
        course = self._course()
        self._requirement(course, self.chain)
        model = self.env["jxc.training.assignment"]

        def queries(people):
            model.search([("course_id", "=", course.id)])._as_engine().write(
                {"state": "cancelled"}
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            opened, _cancelled = model._reconcile(self.company)
            self.env.flush_all()
            self.assertEqual(len(opened), people)
            return self.env.cr.sql_log_count - before

        queries(6)
        few = queries(6)
        self.env["hr.employee"].create(
            [
                {
                    "name": f"Worker {number}",
                    "company_id": self.company.id,
                    "department_id": self.east.id,
                }
                for number in range(30)
            ]
        )
        self.assertLessEqual(queries(36), few)

    def test_cron_reconciles_each_company(self):
        course = self._course()
        self._requirement(course, self.central)
        self.assignments_of(self.learner, course)._as_engine().state = "cancelled"
        cron = self.env.ref("jxc_management.ir_cron_training_reconcile")
        with self.enter_registry_test_mode():
            cron.method_direct_trigger()
        self.assertEqual(self.states(self.learner, course), ["cancelled", "todo"])

    def test_one_company_does_not_stop_the_others(self):
        course = self._course()
        self._requirement(course, self.central)
        self.assignments_of(self.learner, course)._as_engine().state = "cancelled"
        other = self.env["res.company"].create({"name": "Elsewhere"})
        companies = self.env["res.company"].union(other, self.company)
        assignments = type(self.env["jxc.training.assignment"])
        reconcile = assignments._reconcile

        def fail(records, company):
            if company == other:
                company.name = False
                return None
            return reconcile(records, company)

        with (
            patch.object(
                assignments, "_companies_to_reconcile", lambda _self: companies
            ),
            patch.object(assignments, "_reconcile", fail),
            mute_logger("odoo.sql_db"),
            self.assertLogs("odoo.addons.jxc_management.models.core.ir_cron", "ERROR"),
        ):
            self.run_job("jxc.training.assignment", "_cron_reconcile")
        self.assertEqual(self.states(self.learner, course), ["cancelled", "todo"])
