from datetime import timedelta

from odoo import Command, fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import ApprovalCommon

CONTROLLER = "jxc_management.group_jxc_controller,purchase.group_purchase_user"


@tagged("post_install", "-at_install")
class TestApprovalSimplify(ApprovalCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.controller = cls._person("controller", CONTROLLER)
        cls.orders = cls.env["purchase.order"]
        for amount in (100, 200, 300, 400, 2000, 20000):
            order = cls._buy(amount)
            order.button_confirm()
            cls.orders |= order

    def _report(self, user=None, **values):
        report = self.env["jxc.approval.simplification"].with_user(
            user or self.env.user
        )
        report = report.browse(report.action_start()["res_id"])
        if values:
            report.write(values)
            report.action_calculate()
        return report

    def _line(self, report, threshold):
        line = report.line_ids.filtered(lambda line: line.threshold == threshold)
        self.assertTrue(line, report.line_ids.mapped("threshold"))
        return line

    def test_thresholds_and_recommendation(self):
        self._rule(self.boss, amount_min=200)
        report = self._report(target=0.85)
        self.assertEqual((report.order_count, report.spend), (6, 23000))
        self.assertEqual(report.threshold, 200)
        today = self._line(report, 200)
        self.assertTrue(today.is_current)
        self.assertEqual((today.approved_count, today.freed_count), (5, 0))
        best = report.recommended_id
        self.assertEqual(best.threshold, 20000)
        self.assertEqual((best.approved_count, best.freed_count), (1, 4))
        self.assertAlmostEqual(best.freed_share, 0.8)
        self.assertAlmostEqual(best.covered_share, 20000 / 23000)
        report.target = 0.9
        report.action_calculate()
        self.assertEqual(report.recommended_id.threshold, 2000)

    def test_every_number_opens_its_orders(self):
        self._rule(self.boss, amount_min=200)
        report = self._report()
        line = self._line(report, 2000)
        small, rest = self.orders[1:4], self.orders[4:]
        freed = line.action_open_freed()["domain"]
        self.assertEqual(freed, [("id", "in", sorted(small.ids, reverse=True))])
        self.assertEqual(
            set(line.action_open_approved()["domain"][0][2]), set(rest.ids)
        )
        self.assertEqual(len(report.action_open_orders()["domain"][0][2]), 6)
        self.assertEqual(line.freed_count, len(small))

    def test_saves_decisions_and_hours_of_real_requests(self):
        self._rule(self.boss, self.director, amount_min=1000)
        request = self.request_of(self._parked())
        request.with_user(self.boss).action_approve()
        request.with_user(self.director).action_approve()
        submitted = request.closed_on - timedelta(hours=6)
        request._as_engine().write({"submitted_on": submitted})
        report = self._report()
        self.assertEqual(report.request_count, 1)
        self.assertAlmostEqual(report.decisions_each, 2)
        self.assertAlmostEqual(report.hours_each, 6)
        line = self._line(report, 20000)
        self.assertEqual(line.freed_count, 2)
        self.assertAlmostEqual(line.saved_decisions, 4)
        self.assertAlmostEqual(line.saved_hours, 12)
        opened = report.action_open_requests()["domain"]
        self.assertEqual(opened, [("id", "in", request.ids)])

    def test_without_a_rule_compares_with_all_orders(self):
        report = self._report()
        self.assertFalse(report.rule_id)
        self.assertEqual(report.order_count, 6)
        line = self._line(report, 2000)
        self.assertEqual((line.freed_count, line.approved_count), (4, 2))
        with self.assertRaisesRegex(UserError, "Choose the approval rule"):
            line.action_apply()

    def test_orders_of_other_rules_stay_covered(self):
        big = self._rule(self.director, amount_min=10000, sequence=1, name="Big")
        rule = self._rule(self.boss, sequence=2)
        report = self._report()
        self.assertEqual(report.rule_id, rule)
        self.assertEqual((report.order_count, report.other_count), (5, 1))
        self.assertEqual(report.spend, 23000)
        line = self._line(report, 2000)
        self.assertAlmostEqual(line.covered_share, 22000 / 23000)
        self.assertEqual(
            report.action_open_other_orders()["domain"],
            [("id", "in", self.orders[-1:].ids)],
        )
        report = self._report(rule_id=big.id)
        self.assertEqual((report.order_count, report.other_count), (4, 2))

    def test_starts_with_the_rule_about_routine_orders(self):
        self._rule(self.boss, amount_min=0, price_deviation=5, sequence=1)
        self._rule(self.boss, amount_min=10000, sequence=2)
        usual = self._rule(self.boss, amount_min=300, sequence=3)
        self.assertEqual(self._report().rule_id, usual)

    def test_other_conditions_count(self):
        self._rule(outcome="auto", amount_min=0, amount_max=200, sequence=1)
        rule = self._rule(self.boss, sequence=2)
        self.assertEqual(self._report().order_count, 4)
        other = self.env["res.partner"].create({"name": "Other Vendor"})
        rule.partner_ids = [Command.set(other.ids)]
        report = self._report()
        self.assertEqual((report.order_count, report.recommended_id.id), (0, False))

    def test_apply_changes_the_rule_and_says_so(self):
        rule = self._rule(self.boss, amount_min=200)
        report = self._report()
        self._line(report, 2000).action_apply()
        self.assertEqual(rule.amount_min, 2000)
        self.assertEqual(report.threshold, 2000)
        self.assertTrue(self._line(report, 2000).is_current)
        note = rule.message_ids.filtered(lambda message: "frees 3" in message.body)
        self.assertIn("2,000.00", note.body)
        self.assertIn("before from", note.body)
        self.assertEqual(self._parked(1999).state, "purchase")
        self.assertEqual(self._parked(2000).state, "to approve")

    def test_only_administrators_apply(self):
        self._rule(self.boss, amount_min=200)
        report = self._report(self.controller)
        self.assertEqual(report.order_count, 6)
        with self.assertRaisesRegex(UserError, "Only administrators"):
            self._line(report, 2000).action_apply()
        with self.assertRaises(AccessError):
            self._report(self.buyer)

    def test_threshold_above_the_rule_s_range_is_refused(self):
        rule = self._rule(self.boss, amount_min=200, amount_max=5000)
        report = self._report()
        self.assertEqual(report.order_count, 5)
        line = self._line(report, 2000)
        line.threshold = 6000
        with self.assertRaisesRegex(UserError, "only counts up to"):
            line.action_apply()
        self.assertEqual(rule.amount_min, 200)

    def test_amounts_are_in_company_currency(self):
        currency = self.env["res.currency"].create({"name": "ZZZ", "symbol": "Z"})
        self.env["res.currency.rate"].create(
            {
                "name": fields.Date.subtract(self.today, days=5),
                "currency_id": currency.id,
                "company_id": self.company.id,
                "rate": 10,
            }
        )
        order = self._buy(50000, currency_id=currency.id)
        order.button_confirm()
        report = self._report()
        self.assertEqual(dict(report.orders)[order.id], 5000)
        self.assertEqual(report.spend, 28000)

    def test_old_orders_do_not_count(self):
        self.orders[-1].date_approve = fields.Datetime.subtract(
            fields.Datetime.now(), months=13
        )
        self.assertEqual(self._report().order_count, 5)
        self.assertEqual(self._report(months=24).order_count, 6)
