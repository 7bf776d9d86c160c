from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from ...wizard.approval.jxc_approval_template import round_amount
from .common import ApprovalCommon


@tagged("post_install", "-at_install")
class TestApprovalTemplates(ApprovalCommon):
    def _load(self, template, **values):
        """Load a template; return its rules."""
        wizard = self.env["jxc.approval.template"].create(
            {"template": template, "company_id": self.company.id, **values}
        )
        action = wizard.action_create_rules()
        return (
            self.env["jxc.approval.rule"]
            .with_context(active_test=False)
            .search(action["domain"])
        )

    def test_round_amounts(self):
        found = [round_amount(one) for one in (0, 7, 19.9, 20, 4999, 5000, 123456)]
        self.assertEqual(found, [1, 5, 10, 20, 2000, 5000, 100000])

    def test_small_company(self):
        rule = self._load("small", amount=2000, approver_ids=self.boss.ids)
        self.assertEqual((rule.amount_min, rule.operation), (2000, "purchase"))
        self.assertEqual(rule.company_id, self.company)
        self.assertEqual(self._parked(1900).state, "purchase")
        order = self._parked(2000)
        self.assertEqual(self.request_of(order).waiting_for, "Boss")

    def test_two_steps_by_amount(self):
        self._own(self.chain, user_id=self.boss.id)
        self._own(self.finance, role="oversight", user_id=self.director.id)
        rules = self._load("two_steps", amount=1000, amount_second=10000)
        self.assertEqual(len(rules), 2)
        medium = self.request_of(self._parked(5000))
        self.assertEqual(medium.step_ids.approver_ids, self.boss)
        large = self.request_of(self._parked(20000))
        self.assertEqual(
            [step.approver_ids for step in large.step_ids], [self.boss, self.director]
        )

    def test_authority_chain_sets_limits(self):
        Employee = self.env["hr.employee"]
        for user, department in (
            (self.boss, self.central),
            (self.director, self.chain),
        ):
            employee = Employee.create(
                {
                    "name": user.name,
                    "user_id": user.id,
                    "company_id": self.company.id,
                    "department_id": department.id,
                }
            )
            department.manager_id = employee
        self.central.jxc_approval_limit = 3000
        wizard = self.env["jxc.approval.template"].new(
            {"template": "authority", "company_id": self.company.id, "amount": 1000}
        )
        limits = {line.department_id: line.limit for line in wizard.limit_ids}
        self.assertEqual(limits, {self.chain: 0, self.central: 3000})
        self._load(
            "authority",
            amount=1000,
            limit_ids=[
                Command.clear(),
                Command.create({"department_id": self.central.id, "limit": 7000}),
            ],
        )
        self.assertEqual(self.central.jxc_approval_limit, 7000)
        self._own(self.central)
        self.assertEqual(self.request_of(self._parked(6000)).waiting_for, "Boss")
        self.assertEqual(self.request_of(self._parked(8000)).waiting_for, "Director")

    def test_routine_orders_pass_at_once(self):
        self._own(self.chain, user_id=self.boss.id)
        self.env["product.supplierinfo"].create(
            {
                "partner_id": self.vendor.id,
                "product_id": self.product.id,
                "product_tmpl_id": self.product.product_tmpl_id.id,
                "price": 100,
                "currency_id": self.company.currency_id.id,
            }
        )
        self._load("routine", amount_routine=2000, price_deviation=5)
        self._load("small", amount=1500, approver_ids=self.director.ids)
        order = self._parked(1040)
        self.assertTrue(self.request_of(order).is_automatic)
        dear = self._parked(1100)
        self.assertEqual(self.request_of(dear).waiting_for, "Boss")

    def test_write_offs(self):
        rule = self._load("scrap", amount_scrap=500)
        self.assertEqual(rule.operation, "scrap")
        self.assertEqual(rule.step_ids.approver_type, "oversight")
        self.assertEqual(rule.amount_min, 500)

    def test_existing_rules_stay_as_they_are(self):
        rule = self._rule(self.boss)
        before = rule.read()
        wizard = self.env["jxc.approval.template"].create(
            {"template": "small", "company_id": self.company.id}
        )
        self.assertIn(rule, wizard.existing_ids)
        wizard.action_create_rules()
        wizard.action_create_rules()
        self.assertEqual(rule.read(), before)
        rules = self.env["jxc.approval.rule"].search(
            [("company_id", "=", self.company.id)]
        )
        self.assertEqual(len(rules), 3)

    def test_rules_to_look_at_first(self):
        rules = self._load("two_steps", in_force=False)
        self.assertEqual(set(rules.mapped("active")), {False})
        self.assertEqual(self._parked(900000).state, "purchase")

    def test_every_template_shows_what_it_creates(self):
        with Form(self.env["jxc.approval.template"]) as form:
            for code, _label in form._record._fields["template"].selection:
                form.template = code
                self.assertIn("<li>", form.preview, code)
            form.template = "two_steps"
            form.amount = 1234

    def test_amounts_that_make_no_sense(self):
        with self.refused("above the first amount"):
            self._load("two_steps", amount=500, amount_second=500)
        with self.refused("every order would pass"):
            self._load("routine", amount_routine=0)
        with self.refused("above 0 %"):
            self._load("routine", price_deviation=0)

    def test_only_administrators_load_templates(self):
        with self.refused("", AccessError):
            self.env["jxc.approval.template"].with_user(self.boss).create({})


@tagged("post_install", "-at_install")
class TestOverOrdered(ApprovalCommon):
    def _receipt(self):
        order = self._buy()
        order.button_confirm()
        return order.picking_ids

    def _over(self, receipt):
        found = self.env["stock.picking"].search([("jxc_over_ordered", "=", True)])
        self.assertEqual(receipt in found, receipt.jxc_over_ordered)
        receipt.invalidate_recordset()
        return receipt.jxc_over_ordered

    def test_receipt_of_more_than_ordered(self):
        receipt = self._receipt()
        self.assertFalse(self._over(receipt))
        receipt.move_ids.quantity = 11
        self.assertTrue(self._over(receipt))
        receipt.move_ids.product_uom_qty = 11
        self.assertTrue(self._over(receipt), "the order counts, not the demand")

    def test_earlier_receipts_count(self):
        receipt = self._receipt()
        receipt.move_ids.quantity = 6
        receipt.with_context(skip_backorder=True).button_validate()
        rest = receipt.backorder_ids
        self.assertFalse(self._over(rest))
        rest.move_ids.quantity = 5
        self.assertTrue(self._over(rest))
        self.assertFalse(self._over(receipt), "the first receipt was in order")

    def test_product_that_nobody_ordered(self):
        receipt = self._receipt()
        other = self.env["product.product"].create({"name": "Saw"})
        receipt.move_ids = [
            Command.create(
                {
                    "product_id": other.id,
                    "product_uom_qty": 1,
                    "quantity": 1,
                    "location_id": receipt.location_id.id,
                    "location_dest_id": receipt.location_dest_id.id,
                }
            )
        ]
        self.assertTrue(self._over(receipt))

    def test_the_rule_stops_it(self):
        self._own(self.chain, user_id=self.boss.id)
        self.env["jxc.approval.template"].create(
            {"template": "over", "company_id": self.company.id}
        ).action_create_rules()
        receipt = self._receipt().with_user(self.buyer)
        receipt.move_ids.quantity = 12
        receipt.button_validate()
        self.assertNotEqual(receipt.state, "done")
        self.assertEqual(self.request_of(receipt).waiting_for, "Boss")
        fine = self._receipt().with_user(self.buyer)
        fine.button_validate()
        self.assertEqual(fine.state, "done")
