from odoo.tests import tagged

from ..common import JxcCommon


@tagged("post_install", "-at_install")
class TestResolver(JxcCommon):
    def resolve(self, **scope):
        return self.env["jxc.ownership"]._resolve(self.company, self.today, **scope)

    def test_nobody_leads_without_ownership(self):
        self.assertFalse(self.resolve(warehouse=self.warehouse))

    def test_most_specific_scope_counts(self):
        shelf = self.env["stock.location"].create(
            {"name": "Shelf", "location_id": self.warehouse_east.lot_stock_id.id}
        )
        receipts = self.warehouse_east.in_type_id
        process = self.env.ref("jxc_management.process_receiving")
        scopes = [
            ("company", None),
            ("process", process),
            ("vendor", self.vendor),
            ("category", self.category),
            ("warehouse", self.warehouse_east),
            ("picking_type", receipts),
            ("location", shelf),
        ]
        for scope_type, record in scopes:
            department = self._department(f"Lead of {scope_type}")
            self._own(department, scope_type, record)
            found = self.resolve(
                location=shelf,
                picking_type=receipts,
                category=self.category,
                partner=self.vendor,
                process="receiving",
            )
            self.assertEqual(found, department, scope_type)

    def test_location_and_category_are_inherited_downwards(self):
        stock = self.warehouse.lot_stock_id
        shelf = self.env["stock.location"].create(
            {"name": "Shelf", "location_id": stock.id}
        )
        box = self.env["stock.location"].create(
            {"name": "Box", "location_id": shelf.id}
        )
        child = self.env["product.category"].create(
            {"name": "Hammers", "parent_id": self.category.id}
        )
        self._own(self.central, "location", stock)
        self.assertEqual(self.resolve(location=box), self.central)
        self._own(self.east, "location", shelf)
        self.assertEqual(self.resolve(location=box), self.east)
        self._own(self.finance, "category", self.category)
        self.assertEqual(self.resolve(category=child), self.finance)

    def test_dates_decide(self):
        old = self._own(self.finance, date_from="2024-01-01", date_to="2024-12-31")
        old.state = "ended"
        self._own(self.chain, date_from="2025-01-01")
        resolve = self.env["jxc.ownership"]._resolve
        self.assertFalse(resolve(self.company, "2023-12-31"))
        self.assertEqual(resolve(self.company, "2024-01-01"), self.finance)
        self.assertEqual(resolve(self.company, "2024-12-31"), self.finance)
        self.assertEqual(resolve(self.company, "2025-01-01"), self.chain)

    def test_vendor_contact_counts_as_its_company(self):
        contact = self.env["res.partner"].create(
            {"name": "Contact", "parent_id": self.vendor.id}
        )
        self._own(self.finance, "vendor", contact)
        self.assertEqual(self.resolve(partner=self.vendor), self.finance)
        self.assertEqual(self.resolve(partner=contact), self.finance)

    def test_vendor_that_joins_a_company_takes_its_lead_along(self):
        order = self._order()
        self._own(self.chain)
        self._own(self.finance, "vendor", self.vendor)
        self.assertEqual(order.jxc_department_id, self.finance)
        group = self.env["res.partner"].create({"name": "Group", "is_company": True})
        self.vendor.parent_id = group
        self.assertEqual(self.resolve(partner=group), self.finance)
        self.assertEqual(self.resolve(partner=self.vendor), self.finance)
        self.assertEqual(order.jxc_department_id, self.finance)

    def test_other_company_is_not_concerned(self):
        self._own(self.chain)
        other = self.env["res.company"].create({"name": "Other"})
        self.assertFalse(self.env["jxc.ownership"]._resolve(other, self.today))

    def test_drafts_and_other_roles_lead_nothing(self):
        self._own(self.chain, state="draft")
        self._own(self.finance, role="oversight")
        self.assertFalse(self.resolve())

    def test_warm_look_up_costs_no_query(self):
        self._own(self.chain)
        self._own(self.east, "warehouse", self.warehouse_east)
        self.resolve(warehouse=self.warehouse_east)
        with self.assertQueryCount(0):
            self.resolve(warehouse=self.warehouse_east)
