import base64
import io
import json

import openpyxl

from odoo import fields
from odoo.tests import tagged

from .common_learning import LearningCommon

GROUP = "base.group_user,jxc_management.group_jxc_"


@tagged("post_install", "-at_install")
class TestTrainingMatrix(LearningCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.controller = cls._person("controller", cls.finance, f"{GROUP}controller")

    def _matrix(self, employee, filters=None, **kwargs):
        matrix = self._as(employee, "jxc.training.matrix").get_training_matrix(
            filters, **kwargs
        )
        json.dumps(matrix)
        return matrix

    def _status(self, employee=None, course=None):
        matrix = self._matrix(self.controller)
        rows = {row["id"]: row for row in matrix["rows"]}
        cell = rows[(employee or self.worker).id]["cells"].get(
            (course or self.course).id, {}
        )
        return cell.get("status")

    def test_not_concerned(self):
        self.assertIsNone(self._status())

    def test_open_then_overdue(self):
        self._assign(self.worker, 5)
        self._assign(self.clerk, -5)
        self.assertEqual(self._status(), "open")
        self.assertEqual(self._status(self.clerk), "overdue")

    def test_certificates(self):
        cases = {"valid": 200, "expiring": 10, "expired": -1}
        for status, days in cases.items():
            course = self._course(status)
            self._certify(self.worker, days, course)
            self.assertEqual(self._status(course=course), status)
        self._certify(self.clerk, None)
        self.assertEqual(self._status(self.clerk), "valid")

    def test_revoked_certificates_count_for_nothing(self):
        self._certify(self.worker, 200, revoked_on=self.today)
        self.assertIsNone(self._status())

    def test_the_newer_certificate_counts(self):
        self._certify(self.worker, -100)
        self._certify(self.worker, 300)
        self.assertEqual(self._status(), "valid")

    def test_renewal_and_retraining(self):
        self._certify(self.worker, 10)
        self._assign(self.worker, 10, origin="renewal")
        self.assertEqual(self._status(), "expiring")
        self._certify(self.clerk, 200)
        self._assign(self.clerk, 10, origin="evidence")
        self.assertEqual(self._status(self.clerk), "open")

    def test_waived(self):
        self._assign(self.worker, 5, state="waived")
        self._assign(
            self.clerk,
            5,
            state="waived",
            waived_until=fields.Date.subtract(self.today, days=1),
        )
        self.assertEqual(self._status(), "waived")
        self.assertIsNone(self._status(self.clerk))

    def test_everybody_sees_whom_he_may(self):
        seen = {
            self.worker: {"Worker"},
            self.boss: {"Boss", "Worker", "Clerk"},
            self.controller: {"Boss", "Worker", "Clerk", "Director", "Controller"},
        }
        for employee, names in seen.items():
            matrix = self._matrix(employee)
            self.assertEqual({row["name"] for row in matrix["rows"]}, names)
            self.assertEqual(matrix["total"], len(names))
        content = self._sheet(self.worker)
        self.assertEqual([row[0] for row in content[1:]], ["Worker"])

    def test_filters(self):
        self._assign(self.worker, -5)
        other = self._course("Other")
        cases = (
            ({"search": "work"}, {"Worker"}),
            ({"department_id": self.chain.id}, {"Boss", "Worker", "Clerk"}),
            ({"statuses": ["overdue"]}, {"Worker"}),
            ({"statuses": ["overdue"], "course_ids": other.ids}, set()),
            ({"statuses": ["nonsense"], "search": "work"}, {"Worker"}),
        )
        for filters, names in cases:
            rows = self._matrix(self.controller, filters)["rows"]
            self.assertEqual({row["name"] for row in rows}, names, filters)
        matrix = self._matrix(self.controller, {"course_ids": other.ids})
        self.assertEqual(matrix["shown"], other.ids)

    def test_filters_do_not_widen_what_is_seen(self):
        filters = {"search": "Director", "department_id": self.finance.id}
        self.assertFalse(self._matrix(self.worker, filters)["rows"])

    def test_pages_are_sorted_and_complete(self):
        names = []
        for offset in range(0, 5, 2):
            page = self._matrix(self.controller, offset=offset, limit=2)
            self.assertEqual(page["total"], 5)
            names += [row["name"] for row in page["rows"]]
        self.assertEqual(len(set(names)), 5)
        departments = [
            row["department"] for row in self._matrix(self.controller)["rows"]
        ]
        self.assertEqual(len(departments), 5)
        self.assertEqual(self._matrix(self.controller, limit=10**6)["limit"], 200)

    def test_counts_of_all_pages(self):
        self._assign(self.worker, -5)
        self._assign(self.worker, -5, self._course("Counting"))
        self._certify(self.clerk, 200)
        counts = self._matrix(self.controller, limit=1)["counts"]
        self.assertEqual(counts["overdue"], {"cells": 2, "people": 1})
        self.assertEqual(counts["valid"], {"cells": 1, "people": 1})

    def test_cells_lead_to_their_records(self):
        certificate = self._certify(self.worker, 10)
        assignment = self._assign(self.worker, 10, origin="renewal")
        rows = self._matrix(self.boss, {"search": "Worker"})["rows"]
        cell = rows[0]["cells"][self.course.id]
        self.assertEqual(cell["certificate_id"], certificate.id)
        self.assertEqual(cell["assignment_id"], assignment.id)
        for model, record in (
            ("jxc.certificate", certificate),
            ("jxc.training.assignment", assignment),
        ):
            self.assertTrue(self._as(self.boss, model).search([("id", "=", record.id)]))

    def _sheet(self, employee, filters=None):
        file = self._as(employee, "jxc.training.matrix").get_training_matrix_xlsx(
            filters
        )
        self.assertTrue(file["name"].endswith(".xlsx"))
        book = openpyxl.load_workbook(io.BytesIO(base64.b64decode(file["content"])))
        return [list(row) for row in book.active.iter_rows(values_only=True)]

    def test_spreadsheet(self):
        self.worker.name = "=1+1"
        self._assign(self.worker, -5)
        rows = self._sheet(self.controller, {"department_id": self.central.id})
        self.assertEqual(rows[0][:4], ["Employee", "Department", "Job", "Receiving"])
        self.assertEqual(rows[1][0], "=1+1")
        self.assertTrue(rows[1][3].startswith("Overdue"))

    def test_queries_do_not_grow(self):
        people = [
            self._person(f"person{number}", self.central, groups=None)
            for number in range(10)
        ]

        def queries():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self._matrix(self.controller)
            return self.env.cr.sql_log_count - before

        self._assign(people[0], 5)
        queries()
        few = queries()
        for employee in people:
            self._certify(employee, 100, self._course(f"For {employee.name}"))
        many = queries()
        self.assertLessEqual(many, few)
        self.assertLessEqual(many, 15)
