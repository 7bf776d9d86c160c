from odoo.exceptions import AccessError
from odoo.tests import tagged, users

from .common_handover import HandoverCommon


@tagged("post_install", "-at_install")
class TestHandoverAccess(HandoverCommon):
    """Who sees and changes handovers."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.controller = cls._user(
            "handover_controller", "jxc_management.group_jxc_controller"
        )
        cls.plain = cls._user("handover_plain", "base.group_user")
        cls.handover = cls._handover(cls)
        cls.order = cls._order(cls.warehouse_east)

    def _visible(self):
        handovers = self.env["jxc.handover"]
        return handovers.search([("id", "=", self.handover.id)])

    @users("handover_chain", "handover_logistics", "handover_boss")
    def test_leads_of_both_sides_read_and_write(self):
        self.assertTrue(self._visible())
        handover = self.handover.with_user(self.env.user)
        self.assertTrue(handover.concerns_me)
        self.assertTrue(handover.has_access("write"))
        self.assertTrue(handover.line_ids.has_access("read"))
        self.assertFalse(handover.line_ids.has_access("write"))

    @users("handover_finance")
    def test_other_leads_do_not(self):
        self.assertFalse(self._visible())
        handover = self.handover.with_user(self.env.user)
        self.assertFalse(handover.has_access("read"))
        with self.assertRaises(AccessError):
            handover.action_send()
        with self.assertRaises(AccessError):
            self._handover(self.env.user)
        self.assertFalse(
            self.env["jxc.handover.line"].search(
                [("handover_id", "=", self.handover.id)]
            )
        )

    @users("handover_controller")
    def test_controllers_read_only(self):
        self.assertTrue(self._visible())
        handover = self.handover.with_user(self.env.user)
        for operation in ("write", "unlink", "create"):
            self.assertFalse(handover.has_access(operation))
        for step in ("action_send", "action_cancel", "action_refresh"):
            with self.assertRaises(AccessError):
                getattr(handover, step)()

    @users("handover_plain")
    def test_plain_users_see_none(self):
        with self.assertRaises(AccessError):
            self._visible()

    @users("handover_admin")
    def test_administrators_all(self):
        self.assertTrue(self._visible())
        for operation in ("read", "write", "unlink"):
            self.assertTrue(
                self.handover.with_user(self.env.user).has_access(operation)
            )

    def test_new_manager_sees_it_at_once(self):
        as_finance = self.handover.with_user(self.finance_lead)
        self.assertFalse(as_finance.has_access("read"))
        self.logistics.manager_id = self.finance.manager_id
        self.assertTrue(as_finance.has_access("read"))

    def test_other_company_is_out_of_reach(self):
        other = self.env["res.company"].create({"name": "Elsewhere"})
        self.admin.company_ids += other
        handovers = self.env["jxc.handover"].with_user(self.admin)
        handovers = handovers.with_context(allowed_company_ids=other.ids)
        self.assertFalse(handovers.search([("id", "=", self.handover.id)]))

    def test_lines_open_within_the_readers_rights(self):
        self.company.jxc_enforce_ownership = True
        line = self.handover.with_user(self.logistics_lead)
        self.handover.action_refresh()
        line = line.line_ids.filtered(lambda line: line.res_model == "purchase.order")
        orders = self.env["purchase.order"].with_user(self.logistics_lead)
        self.assertFalse(orders.search(line.action_open()["domain"]))
        self._confirm(self.handover)
        line = self.handover.line_ids.filtered(
            lambda line: line.res_model == "purchase.order"
        ).with_user(self.logistics_lead)
        self.assertEqual(orders.search(line.action_open()["domain"]), self.order)

    def test_line_search_does_not_reveal_other_handovers(self):
        self.handover.action_refresh()
        lines = self.handover.line_ids.filtered(
            lambda line: line.res_model == "purchase.order"
        )
        orders = self.env["purchase.order"].with_user(self.finance_lead)
        found = orders.search([("jxc_handover_line_ids", "in", lines.ids)])
        self.assertFalse(found)

    def test_no_access_to_documents_is_explained(self):
        buyer = self._manager(
            "handover_noright", self.finance, "jxc_management.group_jxc_lead"
        )
        self._own(self.finance, "warehouse", self.warehouse, user_id=buyer.id)
        self._order(self.warehouse)
        handover = self._handover(buyer, warehouse_id=self.warehouse.id)
        line = handover.line_ids.filtered(
            lambda line: line.res_model == "purchase.order"
        )
        with self.assertRaisesRegex(AccessError, "handover sheet"):
            line.action_open()

    def test_sheet_lists_what_the_reader_signs_for(self):
        self.company.jxc_enforce_ownership = True
        self._stock(self.warehouse_east)
        self.handover.action_refresh()
        report = self.env["ir.actions.report"].with_user(self.logistics_lead)
        html, _type = report._render_qweb_html(
            "jxc_management.report_jxc_handover", self.handover.ids
        )
        text = html.decode()
        for expected in (
            self.handover.name,
            self.order.name,
            self.chain.name,
            self.logistics.name,
            self.warehouse_east.lot_stock_id.complete_name,
        ):
            self.assertIn(expected, text)

    def test_sheet_is_refused_to_others(self):
        report = self.env["ir.actions.report"].with_user(self.finance_lead)
        with self.assertRaises(AccessError):
            report._render_qweb_html(
                "jxc_management.report_jxc_handover", self.handover.ids
            )
