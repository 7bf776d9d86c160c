from odoo.tests import tagged

from .common_catalogue import CatalogueCommon

#: what can be led
MASTERS = (
    "jxc.process",
    "stock.warehouse",
    "stock.location",
    "stock.picking.type",
    "product.category",
    "res.partner",
)


@tagged("post_install", "-at_install")
class TestKpiOwnership(CatalogueCommon):
    def _date_back_what_there_is(self):
        for model in ("res.company", *MASTERS):
            records = self.env[model].with_context(active_test=False).search([])
            self._sql(records, create_date=self.noon(1, 1))

    def test_what_was_not_there_was_not_without_a_lead(self):
        code = "ownership_coverage"
        self._own(self.central, "warehouse", self.warehouse, date_from=self.day(1, 1))
        self._date_back_what_there_is()
        covered, scopes = self.sums(code)
        # this warehouse came on 31 March in Shanghai, with all its operations
        self.company.resource_calendar_id.tz = "Asia/Shanghai"
        house = self.warehouse_east
        parts = self.env["stock.picking.type"].search([("warehouse_id", "=", house.id)])
        for moment, less in (
            (self.noon(3, 31, 15, 59), 0),
            (self.noon(3, 31, 16), 1 + len(parts)),
        ):
            self._sql(house, create_date=moment)
            self._sql(parts, create_date=moment)
            self.assertEqual(self.sums(code), (covered, scopes - less))

    def test_ownership_of_what_there_is(self):
        code = "ownership_coverage"
        self._date_back_what_there_is()
        self.assertIsNone(self.value(code))
        # from 10 March on one of the warehouses has a lead, from April all has
        self._own(self.central, "warehouse", self.warehouse, date_from=self.day(3, 10))
        covered, scopes = self.sums(code)
        events = [event for event in self.events(code) if event["num"]]
        self.assertEqual(
            {event["department_id"] for event in events}, {self.central.id}
        )
        self.assertIn(self.warehouse.id, [event["warehouse_id"] for event in events])
        self.assertLess(covered, scopes)
        self._own(self.finance, date_from=self.day(4, 1))
        self.assertEqual(self.sums(code), (covered, scopes))
        april = (self.day(4, 1), self.day(4, 30))
        self.assertEqual(self.sums(code, *april), (scopes, scopes))
        self.assertEqual(self.value(code, *april), 100)
        self.assertIsNone(self.value(code, self.day(2, 1), self.day(2, 28)))
        # a warehouse of today does not change what was covered before it was there
        self.env["stock.warehouse"].create(
            {"name": "New", "code": "NEW", "company_id": self.company.id}
        )
        self.assertEqual(self.sums(code), (covered, scopes))
        rows = self.env["jxc.ownership.coverage"].search_count(
            [("id", "in", [event["res_id"] for event in events])]
        )
        self.assertEqual(rows, len(events))
