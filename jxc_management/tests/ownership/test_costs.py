from odoo.tests import freeze_time, tagged

from ..common import JxcCommon

STOCK = "stock.group_stock_user"


@tagged("post_install", "-at_install")
class TestCosts(JxcCommon):
    """Queries that everybody pays on every screen are counted here."""

    def test_rules_cost_no_query_before_a_company_enforces_ownership(self):
        user = self._user("free", STOCK)
        self.assertFalse(user.tz)
        # without a time zone from the client, as integrations call
        transfers = self.env["stock.picking"].with_user(user).with_context(tz=False)
        transfers.search([], limit=1)
        self.env.invalidate_all()
        with self.assertQueryCount(1):
            transfers.search([], limit=1)

    def test_rules_cost_no_query_with_enforcement(self):
        self.company.jxc_enforce_ownership = True
        user = self._user("clerk", STOCK, self.chain)
        transfers = self.env["stock.picking"].with_user(user).with_context(tz=False)
        transfers.search([], limit=1)
        self.env.invalidate_all()
        with self.assertQueryCount(1):
            transfers.search([], limit=1)

    def test_name_of_a_department_costs_two_queries_at_any_depth(self):
        department = self.chain
        for number in range(4):
            department = self._department(f"Level {number}", department)
        self.env.invalidate_all()
        with self.assertQueryCount(2):
            self.assertEqual(department.display_name.count(" / "), 4)

    @freeze_time("2030-01-31 20:00:00")
    def test_client_does_not_choose_the_day(self):
        self.company.jxc_enforce_ownership = True
        user = self._user("tomorrow", STOCK, self.chain, date_from="2030-02-01")
        scopes = self.env["jxc.user.scope"].with_user(user)
        ahead = scopes.with_context(tz="Pacific/Kiritimati")
        self.assertFalse(ahead._reaches("read")[self.company.id].department_ids)
        user.tz = "Pacific/Kiritimati"
        self.assertTrue(scopes._reaches("read")[self.company.id].department_ids)
