import json

from odoo import fields
from odoo.tests import tagged

from ..common import JxcCommon


@tagged("post_install", "-at_install")
class TestMatrix(JxcCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.storage = cls.env.ref("jxc_management.process_storage")
        cls.person = cls._user("mx_person", "base.group_user")
        cls.overseer = cls._user("mx_overseer", "base.group_user")

    def _matrix(self, date=None, user=None):
        ownership = self.env["jxc.ownership"]
        if user:
            ownership = ownership.with_user(user)
        matrix = ownership.get_responsibility_matrix(date=date)
        json.dumps(matrix)
        return matrix

    def _rows(self, matrix):
        return {
            row["key"]: row for section in matrix["sections"] for row in section["rows"]
        }

    def _letters(self, row):
        return [
            (entry["letter"], entry["department_id"], entry["inherited"])
            for entry in row["entries"]
        ]

    def test_empty_register_is_full_of_gaps(self):
        matrix = self._matrix()
        rows = self._rows(matrix)
        self.assertEqual(
            [section["kind"] for section in matrix["sections"]], ["company", "process"]
        )
        self.assertTrue(all(row["gap"] for row in rows.values()))
        self.assertIn(f"process,{self.storage.id}", rows)
        self.assertTrue(matrix["can_edit"])
        self.assertTrue(all(d["may_assign"] for d in matrix["departments"]))

    def test_letters_own_and_inherited(self):
        self._own(self.chain, user_id=self.person.id)
        self._own(self.finance, role="oversight", user_id=self.overseer.id)
        self._own(self.central, "process", self.storage, user_id=self.person.id)
        self._own(self.east, "warehouse", self.warehouse_east, user_id=self.person.id)
        matrix = self._matrix()
        rows = self._rows(matrix)
        self.assertEqual(
            self._letters(rows["company,0"]),
            [("A", self.chain.id, False), ("C", self.finance.id, False)],
        )
        self.assertEqual(
            self._letters(rows[f"process,{self.storage.id}"]),
            [("A", self.central.id, False), ("C", self.finance.id, True)],
        )
        warehouse = rows[f"warehouse,{self.warehouse_east.id}"]
        self.assertEqual(warehouse["name"], "East")
        self.assertEqual(
            self._letters(warehouse),
            [("A", self.east.id, False), ("C", self.finance.id, True)],
        )
        self.assertFalse(any(row["gap"] or row["problems"] for row in rows.values()))
        in_use = {d["id"] for d in matrix["departments"] if d["in_use"]}
        departments = self.chain | self.finance | self.central | self.east
        self.assertEqual(in_use, set(departments.ids))

    def test_warehouse_inherits_the_lead_of_storage(self):
        self._own(self.chain)
        self._own(self.central, "process", self.storage)
        self._own(self.finance, "warehouse", self.warehouse, role="support")
        row = self._rows(self._matrix())[f"warehouse,{self.warehouse.id}"]
        self.assertEqual(
            self._letters(row),
            [("A", self.central.id, True), ("R", self.finance.id, False)],
        )
        self.assertEqual(row["entries"][0]["scope"], "Process: Storage")

    def test_problems_in_words(self):
        self._own(self.finance)
        self._own(self.finance, role="oversight", user_id=self.person.id)
        self.assertEqual(
            self._rows(self._matrix())["company,0"]["problems"],
            [
                "Finance (Lead): nobody is accountable.",
                "Finance leads and oversees: nobody independent checks it.",
            ],
        )

    def test_any_day_of_the_past_and_future(self):
        self._own(self.finance, date_from="2025-01-01", date_to="2025-06-30")
        self._own(self.chain, date_from="2025-07-01")
        for day, department in (
            ("2025-06-30", self.finance),
            ("2025-07-01", self.chain),
        ):
            matrix = self._matrix(day)
            self.assertEqual(matrix["date"], day)
            row = self._rows(matrix)["company,0"]
            self.assertEqual(self._letters(row), [("A", department.id, False)])
        self.assertTrue(self._rows(self._matrix("2024-12-31"))["company,0"]["gap"])

    def test_everybody_reads_it_but_only_administrators_assign(self):
        self._own(self.chain, "warehouse", self.warehouse, user_id=self.person.id)
        plain = self._user("mx_plain", "base.group_user")
        matrix = self._matrix(user=plain)
        self.assertFalse(matrix["can_edit"])
        self.assertFalse(any(d["may_assign"] for d in matrix["departments"]))
        row = self._rows(matrix)[f"warehouse,{self.warehouse.id}"]
        self.assertEqual(row["entries"][0]["user"], self.person.name)

    def test_leads_assign_for_the_departments_they_manage(self):
        lead = self._user("mx_lead", "jxc_management.group_jxc_lead")
        self.east.manager_id = self.env["hr.employee"].create(
            {"name": "Lead", "user_id": lead.id, "company_id": self.company.id}
        )
        matrix = self._matrix(user=lead)
        assignable = {d["id"] for d in matrix["departments"] if d["may_assign"]}
        self.assertEqual(assignable, set(self.east.ids))

    def test_archived_department_keeps_its_column(self):
        self._own(self.east)
        self.east.active = False
        departments = {d["id"]: d for d in self._matrix()["departments"]}
        self.assertTrue(departments[self.east.id]["in_use"])

    def test_queries_do_not_grow_with_the_register(self):
        self._own(self.chain)
        self._own_vendors(2)
        few = self._count_queries()
        self._own_vendors(40)
        self.assertEqual(self._count_queries(), few)
        self.assertLessEqual(few, 20)

    def _own_vendors(self, count):
        partners = self.env["res.partner"].create(
            [{"name": f"Vendor {number}"} for number in range(count)]
        )
        for partner in partners:
            self._own(self.finance, "vendor", partner, user_id=self.person.id)

    def _count_queries(self):
        self._matrix()
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self._matrix()
        return self.env.cr.sql_log_count - before

    def test_day_defaults_to_today(self):
        self.assertEqual(self._matrix()["date"], fields.Date.to_string(self.today))
