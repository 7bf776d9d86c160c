import csv

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import file_open

from .common_demo import DemoCommon

#: lists that everybody opens, and those of the two apps
COMMON = (
    "jxc.ownership",
    "jxc.process",
    "jxc.user.scope",
    "hr.department",
    "hr.employee.public",
    "product.template",
    "res.partner",
)
PURCHASE = (
    "purchase.order",
    "purchase.order.line",
    "purchase.report",
    "vendor.delay.report",
)
STOCK = (
    "stock.picking",
    "stock.picking.type",
    "stock.move",
    "stock.move.line",
    "stock.quant",
    "stock.scrap",
    "stock.warehouse.orderpoint",
    "stock.warehouse",
    "stock.location",
    "report.stock.quantity",
)
LEAD = "jxc_management.group_jxc_lead"
CONTROLLER = "jxc_management.group_jxc_controller"
BUYS = "purchase.group_purchase_user"
STORES = "stock.group_stock_user"
ROLES = {
    "gm": (LEAD, BUYS, STORES),
    "sclead": (
        LEAD,
        "purchase.group_purchase_manager",
        "stock.group_stock_manager",
    ),
    "buyer": (BUYS,),
    "buyer2": (BUYS,),
    "whlead": (LEAD, "stock.group_stock_manager"),
    "whclerk": (STORES,),
    "eastlead": (LEAD, "stock.group_stock_manager"),
    "eastclerk": (STORES,),
    "itlead": (LEAD, BUYS, STORES),
    "jxcadmin": ("jxc_management.group_jxc_administrator",),
    "finlead": (LEAD, CONTROLLER),
    "accountant": (CONTROLLER,),
    "sales": (LEAD, BUYS, STORES),
}


@tagged("post_install", "-at_install", "-standard", "jxc_demo")
class TestDemoPeople(DemoCommon):
    """The people of the demo company: their rights, and that they can work."""

    __test__ = False

    def _open_list(self, env, model):
        """Read what the list view of a model shows to a user; return the count."""
        view = env[model].get_views([(False, "list")])["models"].get(model)
        names = view["fields"] if view else ["display_name"]
        relations = ("many2one", "many2many", "one2many")
        specification = {
            name: {"fields": {"display_name": {}}}
            if env[model]._fields[name].type in relations
            else {}
            for name in names
        }
        return env[model].web_search_read([], specification, limit=80)["length"]

    def _count(self, login, model):
        return self._as(login)[model].search_count([])

    def test_the_printed_logins_are_the_people(self):
        with file_open("jxc_management/demo/logins.csv") as source:
            printed = [row["login"] for row in csv.DictReader(source, delimiter=";")]
        self.assertEqual(sorted(printed), sorted(["admin", *ROLES]))

    def test_every_role_has_its_groups(self):
        for login, groups in ROLES.items():
            user = self._user(login)
            self.assertEqual(user.login, login)
            self.assertEqual(user.company_ids, self.company)
            self.assertTrue(user.employee_ids, login)
            for group in groups:
                self.assertTrue(user.has_group(group), f"{login}: {group}")

    def test_everybody_opens_the_main_lists(self):
        for login in ROLES:
            env = self._as(login)
            models = COMMON
            user = self._user(login)
            if user.has_group(BUYS):
                models += PURCHASE
            if user.has_group(STORES):
                models += STOCK
            for model in models:
                with self.subTest(login=login, model=model):
                    self._open_list(env, model)

    def test_everybody_sees_his_part(self):
        everything = len(self._ours("purchase.order"))
        for login in ("gm", "itlead", "finlead", "accountant", "jxcadmin"):
            self.assertEqual(self._count(login, "purchase.order"), everything, login)
        for login in ("buyer2", "sales", "whclerk"):
            self.assertLess(self._count(login, "purchase.order"), everything / 4, login)
        own = self._as("buyer2")["purchase.order"].search([])
        sales = self._department("sales")
        others = own.filtered(lambda order: order.jxc_department_id != sales)
        self.assertEqual(others.user_id, self._user("buyer2"))
        east = self._as("eastclerk")["stock.picking"].search([])
        department = self._department("east")
        for transfer in east:
            self.assertIn(
                department,
                transfer.jxc_department_id | transfer.jxc_dest_department_id,
            )

    def test_the_company_counts_as_large(self):
        """So the proposal names the departments that the register names."""
        proposals = self._as("jxcadmin")["jxc.ownership.proposal"]
        proposal = proposals.create({"step": "proposal"})
        self.assertEqual(proposal.size_class, "large")
        lines = proposal.line_ids.filtered(lambda line: not line.process_id)
        self.assertEqual(
            {(line.role, line.department_id) for line in lines},
            {
                ("lead", self._department("supply_chain")),
                ("support", self._department("it")),
                ("oversight", self._department("finance")),
            },
        )
        proposal.size_class = "small"
        lead = proposal.line_ids.filtered(
            lambda line: line.role == "lead" and not line.process_id
        )
        self.assertEqual(lead.department_id, self._department("finance"))

    def test_the_general_manager_changes_nothing(self):
        order = self._as("gm")["purchase.order"].search([("state", "=", "draft")])[0]
        with self.assertRaises(AccessError):
            order.partner_ref = "changed"

    def test_a_buyer_confirms_an_order(self):
        env = self._as("buyer")
        order = env["purchase.order"].create(
            {
                "partner_id": self.env.ref("jxc_management.demo_vendor_huadong").id,
                "order_line": [
                    Command.create(
                        {
                            "product_id": self.env.ref(
                                "jxc_management.demo_product_e01"
                            ).id,
                            "product_qty": 40,
                        }
                    )
                ],
            }
        )
        order.button_confirm()
        self.assertEqual(order.state, "purchase")
        self.assertEqual(order.order_line.price_unit, 45)
        self.assertEqual(order.jxc_department_id, self._department("purchasing"))
        self.assertTrue(order.picking_ids)
        order.order_line.product_qty = 80
        self.assertEqual(order.picking_ids.move_ids.product_uom_qty, 80)
        order.button_cancel()
        self.assertEqual(order.picking_ids.state, "cancel")

    def test_director_and_finance_approve_a_large_order(self):
        order = self._as("buyer")["purchase.order"].search(
            [("state", "=", "to approve"), ("amount_total", ">", 65000)], limit=1
        )
        request = order.jxc_approval_request_id
        for login in ("sclead", "finlead"):
            self.assertEqual(order.state, "to approve")
            request.with_env(self._as(login)).action_approve()
        self.assertEqual(order.state, "purchase")

    def test_a_clerk_receives_goods(self):
        receipt = self._as("whclerk")["stock.picking"].search(
            [
                ("picking_type_code", "=", "incoming"),
                ("state", "=", "assigned"),
                ("product_id.tracking", "=", "none"),
            ],
            limit=1,
        )
        for move in receipt.move_ids:
            move.quantity = move.product_uom_qty
        receipt.move_ids.picked = True
        receipt.button_validate()
        self.assertEqual(receipt.state, "done")

    def test_clerks_ship_what_is_ready(self):
        """Also where a reordering rule then asks another department for goods."""
        for login, department in (("whclerk", "central"), ("eastclerk", "east")):
            deliveries = self._as(login)["stock.picking"].search(
                [
                    ("picking_type_code", "=", "outgoing"),
                    ("state", "=", "assigned"),
                    ("jxc_department_id", "=", self._department(department).id),
                ]
            )
            self.assertTrue(deliveries, login)
            deliveries.with_context(skip_backorder=True).button_validate()
            self.assertEqual(set(deliveries.mapped("state")), {"done"})

    def test_the_receiving_warehouse_processes_a_transfer(self):
        transfer = self._as("eastclerk")["stock.picking"].search(
            [
                ("picking_type_code", "=", "internal"),
                ("state", "=", "assigned"),
                ("jxc_department_id", "=", self._department("central").id),
            ],
            limit=1,
        )
        self.assertEqual(transfer.jxc_dest_department_id, self._department("east"))
        transfer.move_ids.picked = True
        transfer.button_validate()
        self.assertEqual(transfer.state, "done")

    def test_a_clerk_leaves_other_warehouses_alone(self):
        delivery = self._ours("stock.picking").filtered(
            lambda t: (
                t.picking_type_code == "outgoing"
                and t.state == "assigned"
                and t.jxc_department_id == self._department("east")
            )
        )[0]
        with self.assertRaises(AccessError):
            delivery.with_env(self._as("whclerk")).button_validate()

    def test_a_leave_is_covered(self):
        delegation = self.env["jxc.user.scope"].search(
            [("source", "=", "delegation"), ("company_id", "=", self.company.id)]
        )
        self.assertEqual(delegation.user_id, self._user("whlead"))
        self.assertTrue(delegation.in_force)
