from lxml import etree

from odoo.tests import Form, tagged

from ..common import JxcCommon

DOCUMENTS = (
    "purchase.order",
    "stock.picking",
    "stock.scrap",
    "stock.warehouse.orderpoint",
    "stock.quant",
    "stock.warehouse",
    "stock.location",
    "stock.picking.type",
)


@tagged("post_install", "-at_install")
class TestViews(JxcCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._own(cls.central, "warehouse", cls.warehouse)
        cls._own(cls.east, "warehouse", cls.warehouse_east)
        cls.order = cls._order()
        cls.order_east = cls._order(cls.warehouse_east)
        cls.buyer = cls._user("buyer", "purchase.group_purchase_user", cls.east)

    def test_my_departments(self):
        orders = self.order | self.order_east
        Order = self.env["purchase.order"].with_user(self.buyer)
        ours = [("id", "in", orders.ids)]
        mine = Order.search([*ours, ("jxc_is_mine", "=", True)])
        self.assertEqual(mine, self.order_east)
        others = Order.search([*ours, ("jxc_is_mine", "=", False)])
        self.assertEqual(others, self.order)
        self.assertTrue(self.order_east.with_user(self.buyer).jxc_is_mine)
        self.assertFalse(self.order.with_user(self.buyer).jxc_is_mine)

    def test_my_departments_have_two_sides(self):
        self._receive(self._order())
        transfer = self._transfer(
            self.warehouse.lot_stock_id, self.warehouse_east.lot_stock_id
        )
        keeper = self._user("keeper", "stock.group_stock_user", self.east)
        found = transfer.with_user(keeper).search([("jxc_is_mine", "=", True)])
        self.assertIn(transfer, found)
        self.assertNotIn(self.order.picking_ids, found)

    def test_all_departments_are_not_mine(self):
        everywhere = self._user(
            "everywhere", "purchase.group_purchase_user", level="all"
        )
        Order = self.env["purchase.order"].with_user(everywhere)
        self.assertFalse(Order.search([("jxc_is_mine", "=", True)]))
        nobody = self._user("nobody", "purchase.group_purchase_user")
        self.assertFalse(
            self.env["purchase.order"]
            .with_user(nobody)
            .search([("jxc_is_mine", "=", True)])
        )

    def test_my_ownerships(self):
        Ownership = self.env["jxc.ownership"].with_user(self.buyer)
        mine = Ownership.search([("is_mine", "=", True)])
        self.assertEqual(mine.department_id, self.east)
        self.assertTrue(all(mine.mapped("is_mine")))

    def test_documents_show_their_department_without_letting_it_change(self):
        for model in DOCUMENTS:
            for view_type in ("form", "list"):
                arch = self.env[model].get_view(view_type=view_type)["arch"]
                for node in etree.fromstring(arch).iter("field"):
                    if node.get("name") == "jxc_department_id":
                        self.assertEqual(node.get("readonly"), "1", (model, view_type))

    def test_analysis_by_department(self):
        self.env.flush_all()
        rows = self.env["purchase.report"].formatted_read_group(
            [("order_id", "in", (self.order | self.order_east).ids)],
            ["jxc_department_id"],
            ["untaxed_total:sum"],
        )
        found = {row["jxc_department_id"][0] for row in rows}
        self.assertEqual(found, {self.central.id, self.east.id})

    def test_register_form_asks_for_the_scope(self):
        form = Form(self.env["jxc.ownership"])
        form.department_id = self.finance
        form.scope_type = "warehouse"
        with self.assertRaises(AssertionError):
            form.save()
        form.warehouse_id = self.warehouse
        self.assertEqual(form.save().scope_name, f"Warehouse: {self.warehouse.name}")

    def test_settings_switch_enforcement(self):
        settings = self.env["res.config.settings"].create(
            {"jxc_enforce_ownership": True, "jxc_large_employees": 300}
        )
        settings.execute()
        self.assertTrue(self.company.jxc_enforce_ownership)
        self.assertEqual(self.company.jxc_large_employees, 300)

    def test_menus_by_role(self):
        self.env.registry.clear_cache()
        expected = {
            "base.group_user": ("jxc_ownership_register_menu", "jxc_settings_menu"),
            "base.group_system": ("jxc_settings_menu", None),
            "jxc_management.group_jxc_controller": (
                "jxc_user_scope_menu",
                "jxc_settings_menu",
            ),
        }
        for number, (group, (visible, hidden)) in enumerate(expected.items()):
            user = self._user(f"menu{number}", group)
            menus = self.env["ir.ui.menu"].with_user(user)._visible_menu_ids()
            self.assertIn(self.env.ref(f"jxc_management.{visible}").id, menus)
            if hidden:
                self.assertNotIn(self.env.ref(f"jxc_management.{hidden}").id, menus)
