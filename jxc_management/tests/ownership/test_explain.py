from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from ..common import JxcCommon

PURCHASE = "purchase.group_purchase_user"
STOCK = "stock.group_stock_user"


@tagged("post_install", "-at_install")
class TestExplain(JxcCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._own(cls.central)
        cls.ownership = cls._own(cls.east, "vendor", cls.vendor)
        cls.order = cls._order(cls.warehouse_east)
        cls.company.jxc_enforce_ownership = True
        cls.owner = cls._user("owner", f"{PURCHASE},{STOCK}", cls.east)
        cls.outsider = cls._user("outsider", f"{PURCHASE},{STOCK}", cls.finance)
        cls.reader = cls._user("reader", PURCHASE, cls.east, can_write=False)
        cls.plain = cls._user("plain", "base.group_user")
        cls.lead = cls._user("lead", f"jxc_management.group_jxc_lead,{PURCHASE}")

    def ask(self, user, document=None, **values):
        document = document or self.order
        return (
            self.env["jxc.access.explain"]
            .with_user(user)
            .create({"res_model": document._name, "reference": document.name, **values})
        )

    def assertAnswer(self, question, read, change, *texts):
        self.assertTrue(question.found)
        verdicts = (question.may_read, question.may_change)
        self.assertEqual(verdicts, (read, change), question.explanation)
        for text in texts:
            self.assertIn(text, question.explanation)

    def test_verdicts_follow_the_record_rules(self):
        for user, read, change in (
            (self.owner, True, True),
            (self.reader, True, False),
            (self.outsider, False, False),
            (self.plain, False, False),
        ):
            order = self.order.with_user(user)
            self.assertEqual(order.has_access("read"), read, user.login)
            self.assertEqual(order.has_access("write"), change, user.login)
            self.assertAnswer(self.ask(user), read, change)

    def test_owner_learns_the_ownership(self):
        self.assertAnswer(
            self.ask(self.owner),
            True,
            True,
            "covers East",
            f"/odoo/jxc-ownership/{self.ownership.id}",
            "Vendor: Vendor",
        )

    def test_outsider_learns_whom_to_ask_and_nothing_else(self):
        boss = self.env["hr.employee"].create(
            {"name": "East Boss", "company_id": self.company.id}
        )
        self.east.manager_id = boss
        self.order.partner_ref = "SECRET-1"
        question = self.ask(self.outsider)
        self.assertAnswer(question, False, False, "belongs to East", "East Boss")
        for secret in ("SECRET-1", "Vendor: Vendor", "jxc-ownership/", "Hammer"):
            self.assertNotIn(secret, question.explanation)

    def test_lacking_app_rights_are_named(self):
        self.assertAnswer(self.ask(self.plain), False, False, "lacks the right")

    def test_without_enforcement_the_app_decides(self):
        self.company.jxc_enforce_ownership = False
        self.assertAnswer(self.ask(self.outsider), True, True, "not enforced")

    def test_another_rule_is_named(self):
        self.env["ir.rule"].create(
            {
                "name": "Local rule of this company",
                "model_id": self.env.ref("purchase.model_purchase_order").id,
                "domain_force": f"[('name', '!=', {self.order.name!r})]",
            }
        )
        question = self.ask(self.owner)
        self.assertAnswer(question, False, False, "Local rule of this company")

    def test_both_sides_of_a_transfer(self):
        self._own(self.finance, "warehouse", self.warehouse)
        receipt = self._receive(self._order())
        transfer = self._transfer(
            self.warehouse.lot_stock_id, self.warehouse_east.lot_stock_id
        )
        self.assertTrue(receipt and transfer.jxc_dest_department_id)
        question = self.ask(self.outsider, transfer)
        self.assertAnswer(question, True, True, "Receiving side", "covers Finance")

    def test_unknown_reference(self):
        for reference in ("P99999", "", "P%", self.order.name[:-1] + "_"):
            question = self.ask(self.owner, reference=reference)
            self.assertFalse(question.found or question.may_read)
        self.assertIn("There is no Purchase Order", question.explanation)

    def test_reference_is_found_in_any_case(self):
        question = self.ask(self.owner, reference=f" {self.order.name.lower()} ")
        self.assertTrue(question.found)

    def test_other_companies_stay_unknown(self):
        other = self.env["res.company"].create({"name": "Other"})
        warehouse = self.env["stock.warehouse"].search([("company_id", "=", other.id)])
        warehouse.name = "Far Away"
        self.assertFalse(self.ask(self.owner, warehouse).found)

    def test_asking_about_others(self):
        about = {"user_id": self.outsider.id}
        with self.assertRaises(AccessError):
            self.ask(self.owner, **about)
        question = self.env["jxc.access.explain"].with_user(self.owner)
        with self.assertRaises(AccessError):
            # not saved: the answer itself must refuse
            draft = question.new({"reference": self.order.name, **about})
            draft.explanation  # noqa: B018
        self.assertAnswer(self.ask(self.lead, **about), False, False, "outsider")
        controller = self._user("audit", "jxc_management.group_jxc_controller")
        about = {"user_id": self.owner.id}
        self.assertAnswer(self.ask(controller, **about), True, True, "Access scope")

    def test_questions_are_private(self):
        question = self.ask(self.owner)
        self.assertFalse(question.with_user(self.outsider).has_access("read"))

    def test_opened_from_a_document(self):
        action = self.env.ref("jxc_management.jxc_access_explain_order_action")
        self.assertEqual(action.binding_model_id.model, "purchase.order")
        context = {
            "default_res_model": "purchase.order",
            "default_res_id": self.order.id,
        }
        question = self.env["jxc.access.explain"].with_user(self.owner)
        with Form(question.with_context(**context)) as form:
            self.assertEqual(form.reference, self.order.name)
            self.assertIn("may change", form.explanation)
            form.reference = "P99999"
            self.assertIn("There is no", form.explanation)

    def test_an_id_does_not_tell_a_number(self):
        context = {"default_res_model": self.order._name}
        context["default_res_id"] = self.order.id
        for user, name in (
            (self.owner, self.order.name),
            (self.outsider, False),
            (self.plain, False),
        ):
            question = self.env["jxc.access.explain"].with_user(user)
            values = question.with_context(**context).default_get(
                ["reference", "res_model", "res_id"]
            )
            self.assertEqual(values.get("reference", False), name, user.login)

    def test_every_type_has_an_answer(self):
        scrap = self.env["stock.scrap"].create(
            {
                "product_id": self.product.id,
                "scrap_qty": 1,
                "company_id": self.company.id,
                "location_id": self.warehouse.lot_stock_id.id,
            }
        )
        orderpoint = self.env["stock.warehouse.orderpoint"].create(
            {
                "product_id": self.product.id,
                "warehouse_id": self.warehouse.id,
                "location_id": self.warehouse.lot_stock_id.id,
            }
        )
        location = self.warehouse.lot_stock_id
        for document, reference in (
            (scrap, scrap.name),
            (orderpoint, orderpoint.name),
            (location, location.complete_name),
            (self.warehouse, self.warehouse.name),
        ):
            question = self.ask(self.outsider, document, reference=reference)
            self.assertTrue(question.found, document)
            self.assertFalse(question.may_change, document)
