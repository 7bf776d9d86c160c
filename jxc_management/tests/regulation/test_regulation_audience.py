from datetime import timedelta

from freezegun import freeze_time

from odoo import Command
from odoo.tests import tagged
from odoo.tools import SQL

from .common_regulation import RegulationCommon


@tagged("post_install", "-at_install")
class TestRegulationAudience(RegulationCommon):
    def _people(self, version, state="todo"):
        return (
            self.Ack.sudo()
            .search(
                [
                    ("version_id", "=", version.material_version_id.id),
                    ("state", "=", state),
                ]
            )
            .employee_id
        )

    def test_departments_with_those_below(self):
        regulation = self._regulation(department_ids=[Command.set(self.chain.ids)])
        version = self._in_effect(regulation)
        people = self._people(version)
        for user in (self.boss, self.chief, self.worker, self.stranger):
            self.assertIn(user.employee_id, people)
        self.assertIn(self.packer, people)
        self.assertNotIn(self.officer.employee_id, people)

    def test_everybody(self):
        version = self._in_effect(self._regulation(department_ids=[Command.clear()]))
        employees = self.env["hr.employee"].search(
            [("company_id", "=", self.company.id)]
        )
        self.assertEqual(self._people(version), employees)

    def test_jobs(self):
        job = self.env["hr.job"].create(
            {"name": "Counter", "company_id": self.company.id}
        )
        self.worker.employee_id.job_id = job
        version = self._in_effect(self._regulation(job_ids=[Command.set(job.ids)]))
        self.assertEqual(self._people(version), self.worker.employee_id)

    def test_due_and_told(self):
        version = self._in_effect(self._regulation(ack_days=5))
        one = self._of(self.worker, version)
        self.assertRecordValues(
            one,
            [
                {
                    "date_due": self.today + timedelta(days=5),
                    "date_assigned": self.today,
                    "company_id": self.company.id,
                    "department_id": self.east.id,
                    "regulation_id": version.regulation_id.id,
                    "is_overdue": False,
                }
            ],
        )
        activity = self._activities(one)
        self.assertRecordValues(
            activity,
            [
                {
                    "user_id": self.worker.id,
                    "date_deadline": self.today + timedelta(days=5),
                    "summary": "T-01 Stock Counting 1.0",
                    "automated": True,
                }
            ],
        )
        self.assertFalse(self._activities(self._of(self.packer, version)))

    def test_running_twice_changes_nothing(self):
        version = self._in_effect()
        before = self._of(self.worker, version).read()
        count = self.Ack.search_count([])
        self.Ack._reconcile()
        self.assertEqual(self.Ack.search_count([]), count)
        self.assertEqual(self._of(self.worker, version).read(), before)
        self.assertEqual(len(self._activities(self._of(self.worker, version))), 1)

    def test_new_employee_is_asked_at_once(self):
        version = self._in_effect()
        day = self.today + timedelta(days=100)
        with freeze_time(day):
            newcomer = self._person("newcomer", self.east)
            one = self._of(newcomer, version)
            self.assertEqual(one.date_due, day + timedelta(days=14))
            self.assertEqual(len(self._activities(one, newcomer)), 1)

    def test_a_user_made_later_is_told_then(self):
        version = self._in_effect()
        one = self._of(self.packer, version)
        self.assertFalse(self._activities(one))
        user = self._person("late", self.finance)
        user.employee_id.user_id = False
        self.packer.user_id = user
        self.assertEqual(self._activities(one).user_id, user)

    def test_moving_in_and_out(self):
        version = self._in_effect()
        employee = self.stranger.employee_id
        self.assertFalse(self._of(self.stranger, version))
        employee.department_id = self.east
        one = self._of(self.stranger, version)
        self.assertEqual(one.state, "todo")
        employee.department_id = self.central
        self.assertEqual(one.state, "cancelled")
        self.assertFalse(self._activities(one))
        employee.department_id = self.east
        self.assertEqual(one.state, "todo")
        self.assertEqual(len(self._activities(one)), 1)

    def test_leaving(self):
        version = self._in_effect()
        one = self._of(self.worker, version)
        kept = self._confirm(self.colleague, version)
        (self.worker | self.colleague).employee_id.action_archive()
        self.assertEqual(one.state, "cancelled")
        self.assertEqual(kept.sudo().state, "done")

    def test_planned_move_needs_no_write(self):
        version = self._in_effect()
        employee = self.stranger.employee_id
        day = self.today + timedelta(days=30)
        employee.create_version({"date_version": day, "department_id": self.east.id})
        self.Ack._reconcile()
        self.assertFalse(self._of(self.stranger, version))
        self.env.flush_all()
        with freeze_time(day):
            self.Ack._reconcile()
            one = self._of(self.stranger, version)
            self.assertRecordValues(
                one,
                [
                    {
                        "state": "todo",
                        "department_id": self.east.id,
                        "date_due": day + timedelta(days=14),
                    }
                ],
            )

    def test_changing_the_audience(self):
        version = self._in_effect()
        one = self._of(self.worker, version)
        version.regulation_id.department_ids = self.central
        self.assertEqual(one.state, "cancelled")
        self.assertEqual(self._of(self.stranger, version).state, "todo")

    def test_minor_keeps_and_material_reopens(self):
        first = self._in_effect()
        regulation = first.regulation_id
        kept = self._confirm(self.worker, first).sudo()
        minor = self._revised(regulation, "minor")
        self.assertEqual(minor.number, "1.1")
        self.assertEqual(minor.material_version_id, first)
        self.assertEqual(self._of(self.worker, minor), kept)
        self.assertEqual(kept.state, "done")
        self.assertFalse(self._activities(kept))
        waiting = self._of(self.colleague, minor)
        employees = (self.worker | self.colleague).employee_id
        readers = self.Ack._readers(regulation, employees)
        self.assertEqual(readers, {(self.worker.employee_id.id, regulation.id)})

        major = self._revised(regulation, "material")
        self.assertEqual(major.number, "2.0")
        self.assertEqual(kept.state, "done")
        self.assertEqual(waiting.state, "cancelled")
        self.assertFalse(self._activities(waiting))
        again = self._of(self.worker, major)
        self.assertEqual(again.state, "todo")
        told = self._activities(again, self.worker)
        self.assertEqual(len(told), 1)
        self.assertIn("2.0", told.summary)
        self.assertFalse(self.Ack._readers(regulation, employees))
        self._confirm(self.worker, major)
        self.assertTrue(self.Ack._readers(regulation, employees))

    def test_readers_cost_one_query(self):
        version = self._in_effect()
        regulation = version.regulation_id.sudo()
        employees = self.env["hr.employee"].search([])
        self._confirm(self.worker, version)
        regulation.current_version_id.material_version_id.fetch(["major"])
        self.env.flush_all()
        with self.assertQueryCount(1):
            self.Ack._readers(regulation, employees)

    def test_statements_do_not_grow_with_people(self):
        counts = []
        # the first one fills the caches
        for number in (1, 20, 200):
            nobody, crowd = self._department("Nobody"), self._department("Crowd")
            version = self._in_effect(
                self._regulation(department_ids=[Command.set(nobody.ids)])
            )
            self.env["hr.employee"].create(
                [
                    {
                        "name": f"Person {index}",
                        "company_id": self.company.id,
                        "department_id": crowd.id,
                    }
                    for index in range(number)
                ]
            )
            self.assertFalse(self._people(version))
            # everybody moves over night
            self.env.flush_all()
            self.env.cr.execute(
                SQL(
                    "UPDATE hr_version SET department_id = %s WHERE department_id = %s",
                    nobody.id,
                    crowd.id,
                )
            )
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.Ack._reconcile()
            counts.append(self.env.cr.sql_log_count - before)
            self.assertEqual(len(self._people(version)), number)
        self.assertEqual(counts[1], counts[2])
        self.assertLess(counts[2], 15)

    def test_other_companies_are_not_asked(self):
        version = self._in_effect(self._regulation(department_ids=[Command.clear()]))
        elsewhere = self.env["res.company"].create({"name": "Elsewhere"})
        self.env.user.company_ids |= elsewhere
        employee = self.env["hr.employee"].create(
            {"name": "Elsewhere", "company_id": elsewhere.id}
        )
        self.Ack._reconcile()
        self.assertFalse(self._of(employee, version))
