import json

from odoo import fields
from odoo.tests import tagged

from ..common import JxcCommon

STOCK = "base.group_user,stock.group_stock_user,purchase.group_purchase_user"


@tagged("post_install", "-at_install")
class TestOverviewNumbers(JxcCommon):
    """Every number of the home screen opens exactly what it counts, for every role."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._own(cls.chain, date_from="2025-01-01")
        cls._own(cls.finance, role="oversight", date_from="2025-01-01")
        cls._own(cls.east, "warehouse", cls.warehouse_east, date_from="2025-01-01")
        cls._documents(cls.warehouse)
        cls._documents(cls.warehouse_east)
        groups = {
            "plain": "base.group_user",
            "stock": "base.group_user,stock.group_stock_user",
            "buyer": "base.group_user,purchase.group_purchase_user",
            "lead": f"{STOCK},jxc_management.group_jxc_lead",
            "controller": f"{STOCK},jxc_management.group_jxc_controller",
            "admin": f"{STOCK},jxc_management.group_jxc_administrator",
        }
        cls.people = {
            role: cls._user(f"num_{role}", group, cls.east)
            for role, group in groups.items()
        }

    @classmethod
    def _documents(cls, warehouse):
        cls._order(warehouse)
        waiting = cls._order(warehouse)
        waiting.button_confirm()
        late = cls._order(warehouse)
        late.button_confirm()
        late.picking_ids.scheduled_date = fields.Datetime.subtract(
            fields.Datetime.now(), days=3
        )
        cls._receive(cls._order(warehouse))

    def _overview(self, role):
        overview = self.env["jxc.overview"].with_user(self.people[role])
        return overview.with_context(allowed_company_ids=self.company.ids)

    def _numbers(self, overview):
        """Return all numbers of an overview."""
        numbers = list(overview["documents"]["numbers"])
        numbers += [link for step in overview["steps"] for link in step["links"]]
        numbers += [bar for row in overview["coverage"] for bar in row["bars"]]
        numbers += [overview["roles"]["all"]]
        return numbers + [
            number for number in [overview["roles"]["handovers"]] if number
        ]

    def _check_numbers(self, role):
        overview = self._overview(role)
        for number in self._numbers(overview.get_overview()):
            action = number["action"]
            domain = json.loads(json.dumps(action["domain"]))
            count = overview.env[action["res_model"]].search_count(domain)
            self.assertEqual(number["count"], count, f"{role}: {number['code']}")

    def test_numbers_open_what_they_count(self):
        for role in self.people:
            with self.subTest(role=role):
                self._check_numbers(role)

    def test_numbers_open_what_they_count_where_enforced(self):
        self.company.jxc_enforce_ownership = True
        for role in self.people:
            with self.subTest(role=role):
                self._check_numbers(role)

    def test_documents_of_the_own_departments(self):
        documents = self._overview("lead").get_overview()["documents"]
        self.assertFalse(documents["all"])
        self.assertEqual(documents["departments"], ["East"])
        self.assertEqual(
            {number["code"]: number["count"] for number in documents["numbers"]},
            {
                "orders_to_confirm": 1,
                "receipts_waiting": 2,
                "receipts_late": 1,
                "deliveries_waiting": 0,
                "transfers_open": 0,
            },
        )

    def test_documents_of_all_departments(self):
        for role in ("controller", "admin"):
            documents = self._overview(role).get_overview()["documents"]
            counts = {n["code"]: n["count"] for n in documents["numbers"]}
            self.assertTrue(documents["all"])
            self.assertEqual(counts["orders_to_confirm"], 2)
            self.assertEqual(counts["receipts_waiting"], 4)

    def test_documents_follow_the_rights_in_odoo(self):
        for role in ("plain", "stock", "buyer"):
            overview = self._overview(role)
            numbers = overview.get_overview()["documents"]["numbers"]
            models = {number["action"]["res_model"] for number in numbers}
            readable = {
                model
                for model in ("purchase.order", "stock.picking")
                if overview.env[model].has_access("read")
            }
            self.assertEqual(models, readable, role)
            self.assertEqual(bool(models), role != "plain")

    def test_coverage_is_for_those_who_answer_for_it(self):
        for role, shown in (("plain", False), ("lead", True), ("controller", True)):
            coverage = self._overview(role).get_overview()["coverage"]
            self.assertEqual(bool(coverage), shown, role)
            for row in coverage:
                self.assertEqual(row["total"], sum(bar["count"] for bar in row["bars"]))

    def test_few_queries_whatever_the_amount_of_data(self):
        few = {role: self._count_queries(role) for role in self.people}
        self.env["res.partner"].create(
            [{"name": f"Vendor {number}", "supplier_rank": 1} for number in range(30)]
        )
        for partner in self.env["res.partner"].search([("supplier_rank", ">", 0)]):
            self._own(self.east, "vendor", partner, role="support")
        for _number in range(3):
            self._documents(self.warehouse_east)
        for role, count in few.items():
            self.assertLessEqual(count, 15, role)
            self.assertLessEqual(self._count_queries(role), 15, role)

    def _count_queries(self, role):
        overview = self._overview(role)
        for _warm_up in range(2):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            overview.get_overview()
            count = self.env.cr.sql_log_count - before
        return count
