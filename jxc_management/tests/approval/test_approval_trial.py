from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import ApprovalCommon

CONTROLLER = "jxc_management.group_jxc_controller,purchase.group_purchase_user"


@tagged("post_install", "-at_install")
class TestApprovalTrial(ApprovalCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.controller = cls._person("controller", CONTROLLER)
        cls.small = cls._bought(500)
        cls.middle = cls._bought(2000)
        cls.large = cls._bought(8000)

    @classmethod
    def _bought(cls, amount=5000, days=10, **values):
        order = cls._buy(amount, **values)
        order.button_confirm()
        order.date_approve = fields.Datetime.now() - timedelta(days=days)
        return order

    def _try(self, rule, user=None):
        """Return the trial of a rule."""
        action = rule.with_user(user or self.controller).action_try()
        return self.env[action["res_model"]].browse(action["res_id"])

    def _figures(self, lines):
        return {line.name: (line.document_count, line.then_count) for line in lines}

    def _documents(self, line):
        return self.env["purchase.order"].browse(line.document_ids)

    def test_counts_by_rule_and_opens_the_orders(self):
        self._rule(outcome="auto", amount_min=0, amount_max=1000, name="Small")
        rule = self._rule(self.boss, amount_min=5000, sequence=20)
        trial = self._try(rule)
        self.assertEqual(
            self._figures(trial.summary_ids),
            {
                "All documents": (3, 3),
                "Needs approval": (1, 0),
                "Passes at once by a rule": (1, 0),
                "No rule fits": (1, 3),
                "Needs approval, did not before": (1, 0),
                "Needed approval, does no longer": (0, 0),
            },
        )
        small, mine = trial.rule_line_ids
        self.assertEqual(self._documents(small), self.small)
        self.assertEqual(self._documents(mine), self.large)
        self.assertEqual((mine.amount, mine.is_tried), (8000, True))
        action = mine.action_open_documents()
        self.assertEqual(action["res_model"], "purchase.order")
        self.assertEqual(action["domain"], [("id", "in", self.large.ids)])

    def test_archived_rule_is_tried_at_its_place(self):
        self._rule(self.boss, sequence=20, name="Later")
        rule = self._rule(outcome="auto", amount_min=0, sequence=5, active=False)
        trial = self._try(rule)
        self.assertEqual(
            trial.rule_line_ids.mapped(lambda line: (line.name, line.document_count)),
            [("Orders from 1,000", 3), ("Later", 0)],
        )
        self.assertFalse(rule.active)
        other = self._try(
            self.env["jxc.approval.rule"].search([("name", "=", "Later")])
        )
        self.assertEqual(other.rule_line_ids.mapped("document_count"), [2])

    def test_compares_with_what_was_recorded(self):
        rule = self._rule(self.boss)
        order = self._parked(3000)
        self.request_of(order, self.boss).action_approve()
        rule.amount_min = 5000
        trial = self._try(rule)
        found = self._figures(trial.summary_ids)
        self.assertEqual(found["Needs approval"], (1, 1))
        self.assertEqual(found["Needed approval, does no longer"], (1, 0))
        self.assertEqual(found["Needs approval, did not before"], (1, 0))
        line = trial.rule_line_ids
        self.assertEqual((line.document_count, line.then_count), (1, 1))
        self.assertEqual(line.action_open_then()["domain"], [("id", "in", order.ids)])

    def test_who_would_be_asked(self):
        rule = self._rule(self.boss, self.director)
        asked = {
            line.name: (line.document_count, line.amount)
            for line in self._try(rule).approver_line_ids
        }
        self.assertEqual(asked, {"Boss": (2, 10000), "Director": (2, 10000)})

    def test_authority_depends_on_the_amount(self):
        self._own(self.central)
        orders = self.middle | self.large
        departments = self.central | self.chain
        for department, user in zip(
            departments, (self.boss, self.director), strict=True
        ):
            employee = self.env["hr.employee"].create(
                {"name": user.name, "user_id": user.id, "company_id": self.company.id}
            )
            department.manager_id = employee
        self.central.jxc_approval_limit = 3000
        self.assertEqual(orders.jxc_department_id, self.central)
        rule = self._rule(
            {"approver_type": "authority"}, department_ids=[self.central.id]
        )
        asked = {
            line.name: self._documents(line)
            for line in self._try(rule).approver_line_ids
        }
        self.assertEqual(asked, {"Boss": orders[0], "Director": orders[1]})

    def test_further_conditions_and_their_person(self):
        mine = self._bought(2000, user=self.other)
        rule = self._rule(self.boss, domain="[('user_id', '=', uid)]")
        self.assertEqual(self._try(rule).rule_line_ids.document_count, 3)
        rule.domain = f"[('create_uid', '=', {self.other.id})]"
        self.assertEqual(self._documents(self._try(rule).rule_line_ids), mine)

    def test_price_deviation_of_that_time(self):
        first = self._bought(1000, days=30)
        dear = self._bought(1500, days=20)
        cheap = self._bought(1000, days=9)
        self.product.seller_ids.unlink()
        (self.small | self.middle | self.large).date_approve = "2020-01-01"
        rule = self._rule(self.boss, price_deviation=20, amount_min=0)
        found = self._documents(self._try(rule).rule_line_ids)
        self.assertNotIn(cheap, found)
        self.assertIn(dear, found)
        self.assertNotIn(first, found & dear)

    def test_only_documents_of_the_time_and_company(self):
        rule = self._rule(self.boss)
        self.large.date_approve = fields.Datetime.now() - timedelta(days=100)
        trial = self._try(rule)
        self.assertEqual(trial.document_count, 2)
        trial.days = 200
        trial.action_try_again()
        self.assertEqual(trial.document_count, 3)
        self.assertEqual(len(trial.rule_line_ids), 1)
        other = self.env["res.company"].create({"name": "Other"})
        self.env.user.company_ids |= other
        foreign = self._rule(self.boss, company_id=other.id)
        self.assertEqual(self._try(foreign, self.env.user).document_count, 0)

    def test_creates_and_changes_nothing(self):
        rule = self._rule(self.boss)
        requests = self.env["jxc.approval.request"].search_count([])
        state = self.large.read()[0]
        self._try(rule)
        self.assertEqual(self.env["jxc.approval.request"].search_count([]), requests)
        self.assertEqual(self.large.read()[0], state)

    def test_scraps_and_transfers(self):
        scrap = self.env["stock.scrap"].create(
            {
                "product_id": self.product.id,
                "scrap_qty": 3,
                "company_id": self.company.id,
                "location_id": self.warehouse.lot_stock_id.id,
            }
        )
        scrap.do_scrap()
        receipt = self.large.picking_ids
        receipt.move_ids.quantity = 10
        receipt.button_validate()
        for operation, document in (("scrap", scrap), ("receipt", receipt)):
            with self.subTest(operation):
                rule = self._rule(self.boss, operation=operation, amount_min=0)
                line = self._try(rule, self.env.user).rule_line_ids
                self.assertEqual(line.document_ids, document.ids)
                self.assertEqual(
                    line.action_open_documents()["res_model"], document._name
                )

    def test_needs_the_right_to_read_the_documents(self):
        rule = self._rule(self.boss)
        plain = self._person("plain", "jxc_management.group_jxc_controller")
        with self.assertRaisesRegex(UserError, "nothing to try"):
            self._try(rule, plain)
        with self.assertRaises(AccessError):
            self._try(rule, self.buyer)
        trial = self._try(rule)
        with self.assertRaises(AccessError):
            trial.with_user(plain).read(["document_count"])

    def test_queries_do_not_grow_with_the_orders(self):
        rule = self._rule(
            self.boss,
            {"approver_type": "owner_lead"},
            category_ids=[self.category.id],
            warehouse_ids=[self.warehouse.id],
            partner_ids=[self.vendor.id],
            price_deviation=1,
            domain="[('partner_id', '!=', False)]",
        )
        few = self._count_queries(rule)
        for _number in range(3):
            self._bought(7000)
        self.assertLessEqual(self._count_queries(rule), few)

    def _count_queries(self, rule):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self._try(rule)
        self.env.flush_all()
        return self.env.cr.sql_log_count - before
