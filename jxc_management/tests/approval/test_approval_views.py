from odoo.tests import Form, tagged

from .common import ApprovalCommon


@tagged("post_install", "-at_install")
class TestApprovalViews(ApprovalCommon):
    def test_counting_the_inbox_is_one_query(self):
        self._rule(self.boss)
        for _number in range(3):
            self._parked()
        requests = self.env["jxc.approval.request"].with_user(self.boss)
        domain = [("is_my_turn", "=", True)]
        requests.search_count(domain)
        self.env.flush_all()
        with self.assertQueryCount(1):
            self.assertEqual(requests.search_count(domain), 3)

    def test_reading_the_inbox_does_not_depend_on_its_length(self):
        self._rule(self.boss, self.director)
        names = ["name", "waiting_for", "is_my_turn", "is_overdue", "amount"]
        counts = []
        for _number in range(2):
            for _order in range(3):
                self._parked()
            self.env.flush_all()
            self.env.invalidate_all()
            found = self.env["jxc.approval.request"].with_user(self.boss).search([])
            found.web_read({name: {} for name in names})
            before = self.env.cr.sql_log_count
            self.env.invalidate_all()
            found.web_read({name: {} for name in names})
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*counts)

    def test_orders_without_rules_ask_nothing_more(self):
        order = self._buy(900)
        names = ["jxc_approval_note", "jxc_approval_count", "jxc_has_approval_rules"]
        order.read(names)
        self.env.invalidate_all()
        stored = ["jxc_approval_state", "jxc_approval_request_id", "company_id"]
        order.read(stored)
        with self.assertQueryCount(0):
            self.assertEqual([order[name] for name in names], ["", 0, False])

    def test_order_says_whom_it_waits_for(self):
        self._rule(self.boss)
        order = self._parked()
        self.assertIn("Waits for Boss since", order.jxc_approval_note)
        self.assertEqual(order.jxc_approval_count, 1)
        self.assertTrue(order.jxc_has_approval_rules)
        action = order.action_view_jxc_approval_requests()
        self.assertEqual(action["res_id"], self.request_of(order).id)
        self.request_of(order, self.boss).action_reject("Too dear")
        self.assertEqual(order.jxc_approval_note, "Rejected by Boss: Too dear")
        order.button_confirm()
        action = order.action_view_jxc_approval_requests()
        self.assertFalse(action["res_id"])
        self.assertEqual(
            self.env["jxc.approval.request"].search_count(action["domain"]), 2
        )

    def test_content_is_a_table_of_escaped_texts(self):
        self._rule(self.boss)
        self.product.name = "<script>alert(1)</script>"
        html = self.request_of(self._parked(), self.boss).content_html
        self.assertNotIn("<script>", html)
        self.assertIn("&lt;script&gt;", html)
        self.assertIn("5,000.00", html)

    def test_content_shows_what_differs_from_the_round_before(self):
        self._rule(self.boss)
        order = self._parked()
        self.assertNotIn("line-through", self.request_of(order).content_html)
        self.request_of(order, self.boss).action_reject("Too dear")
        order.order_line.price_unit = 400
        order.button_confirm()
        again = self.request_of(order, self.boss)
        self.assertEqual(again.previous_id.round, 1)
        self.assertRegex(again.content_html, r"(?s)4,000\.00.*line-through.*5,000\.00")

    def test_content_tells_of_changes_within_the_tolerance(self):
        self._rule(self.boss, tolerance_percent=10)
        order = self._parked()
        order.order_line.price_unit = 510
        html = self.request_of(order, self.boss).content_html
        self.assertRegex(html, r"(?s)total is now.*5,100\.00")

    def test_later_changes_of_the_rule_do_not_change_the_reason(self):
        rule = self._rule(self.boss)
        request = self.request_of(self._parked())
        self.assertIn("from", request.reason)
        rule.amount_min = 2000
        self.env.flush_all()
        request.invalidate_recordset()
        self.assertIn("1,000.00", request.reason)

    def test_rule_explains_itself(self):
        rule = self._rule(
            self.boss | self.director,
            {"approver_type": "authority", "sla_hours": 8},
            category_ids=self.category.ids,
            warehouse_ids=self.warehouse.ids,
            tolerance_percent=5,
        )
        text = rule.explanation
        self.assertIn("products: Tools or below; warehouse:", text)
        self.assertIn("1. Boss, Director (one of them)", text)
        self.assertIn("2. Authority for the Amount (within 8 working hours)", text)
        self.assertIn("may grow by 5 %", text)
        self.assertIn("every document", self._rule(self.boss, amount_min=0).explanation)

    def test_steps_added_in_the_form_follow_each_other(self):
        form = Form(self.env["jxc.approval.rule"])
        form.name = "Two steps"
        for _step in range(2):
            with form.step_ids.new() as step:
                step.approver_type = "owner_lead"
        self.assertEqual(form.save().step_ids.mapped("sequence"), [10, 20])

    def test_menus_open_what_they_promise(self):
        self._rule(self.boss)
        self._parked()
        mine = self.env.ref("jxc_management.jxc_approval_request_action_mine")
        requests = self.env["jxc.approval.request"].with_user(self.buyer)
        domain = [("requester_id", "=", self.buyer.id)]
        self.assertEqual(mine.domain, "[('requester_id', '=', uid)]")
        self.assertEqual(requests.search_count(domain), 1)
        for model in ("request", "rule", "delegation"):
            for kind in ("list", "kanban", "form", "search"):
                self.env[f"jxc.approval.{model}"].get_view(view_type=kind)

    def test_overview_counts_what_waits_for_the_user(self):
        self._rule(self.boss)
        self._parked()
        overview = self.env["jxc.overview"].with_user(self.boss)
        overview = overview.with_company(self.company).get_overview()
        [number] = [
            number
            for number in overview["documents"]["numbers"]
            if number["code"] == "to_approve"
        ]
        self.assertEqual(number["count"], 1)
        requests = self.env[number["action"]["res_model"]].with_user(self.boss)
        self.assertEqual(requests.search_count(number["action"]["domain"]), 1)

    def test_overview_sets_up_rules(self):
        admin = self._person("admin", "jxc_management.group_jxc_administrator")
        overview = self.env["jxc.overview"].with_user(admin).with_company(self.company)

        def step():
            steps = overview.get_overview()["steps"]
            return next(one for one in steps if one["code"] == "approval_rules")

        self.assertEqual(step()["state"], "todo")
        self._rule(self.boss)
        self.assertEqual((step()["state"], step()["links"][0]["count"]), ("done", 1))

    def test_a_scrap_without_number_is_called_by_its_product(self):
        self._rule(self.boss, operation="scrap", amount_min=0)
        self.env["stock.quant"]._update_available_quantity(
            self.product, self.warehouse.lot_stock_id, 5
        )
        scrap = self.env["stock.scrap"].create(
            {
                "product_id": self.product.id,
                "scrap_qty": 2,
                "location_id": self.warehouse.lot_stock_id.id,
                "company_id": self.company.id,
            }
        )
        scrap.action_validate()
        self.assertEqual(self.request_of(scrap).name, "Scrap of Hammer")
        self.assertIn("Waits for Boss", scrap.jxc_approval_note)

    def test_the_form_of_a_delegation_opens_and_saves(self):
        form = Form(self.env["jxc.approval.delegation"].with_user(self.boss))
        form.delegate_id = self.director
        form.date_to = self.today
        self.assertTrue(form.save().in_force)

    def test_whoever_has_decided_is_waited_for_no_longer(self):
        people = self.boss | self.director | self.other
        step = {
            "approver_type": "users",
            "user_ids": people.ids,
            "quorum": "number",
            "quorum_number": 2,
        }
        self._rule(step)
        request = self.request_of(self._parked(), self.boss)
        self.assertEqual(request.waiting_for, "Boss, Director, Other")
        self.assertTrue(request.is_my_turn)
        request.action_approve()
        self.assertEqual(request.waiting_for, "Director, Other")
        self.assertFalse(request.is_my_turn)
