from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from ..common import JxcCommon

STOCK = "stock.group_stock_user"


@tagged("post_install", "-at_install")
class TestScopes(JxcCommon):
    def reach(self, user, mode="read"):
        self.company.jxc_enforce_ownership = True
        env = self.env["jxc.user.scope"].with_user(user)
        return env._reaches(mode)[self.company.id]

    def test_levels(self):
        own = self._user("own", STOCK, self.chain, "own")
        self.assertEqual(self.reach(own).own_ids, {self.chain.id})
        self.assertFalse(self.reach(own).department_ids)
        department = self._user("department", STOCK, self.chain)
        self.assertEqual(self.reach(department).department_ids, {self.chain.id})
        subtree = self._user("subtree", STOCK, self.chain, "subtree")
        self.assertEqual(
            self.reach(subtree).department_ids,
            {self.chain.id, self.central.id, self.east.id},
        )
        self.assertTrue(self.reach(self._user("all", STOCK, level="all")).everything)
        nobody = self.reach(self._user("nobody", STOCK))
        self.assertFalse(nobody.everything or nobody.department_ids or nobody.own_ids)

    def test_reading_is_not_changing(self):
        user = self._user("reader", STOCK, self.chain, can_write=False)
        self.assertTrue(self.reach(user).department_ids)
        self.assertFalse(self.reach(user, "write").department_ids)

    def test_groups(self):
        controller = self._user("audit", "jxc_management.group_jxc_controller")
        self.assertTrue(self.reach(controller).everything)
        self.assertFalse(self.reach(controller, "write").everything)
        admin = self._user("boss", "jxc_management.group_jxc_administrator")
        self.assertTrue(self.reach(admin, "write").everything)

    def test_without_enforcement_everybody_reaches_everything(self):
        user = self._user("free", STOCK)
        env = self.env["jxc.user.scope"].with_user(user)
        self.assertTrue(env._reaches("write")[self.company.id].everything)

    def test_dates_count_without_a_write(self):
        user = self._user(
            "holiday",
            STOCK,
            self.chain,
            date_from="2030-01-01",
            date_to="2030-01-31",
        )
        self.assertFalse(self.reach(user).department_ids)
        with freeze_time("2030-01-10"):
            self.assertTrue(self.reach(user).department_ids)
        with freeze_time("2030-02-01"):
            self.assertFalse(self.reach(user).department_ids)

    def test_new_sub_department_is_reached_at_once(self):
        user = self._user("tree", STOCK, self.chain, "subtree")
        self.reach(user)
        west = self._department("West", self.chain)
        self.assertIn(west.id, self.reach(user).department_ids)
        west.parent_id = self.finance
        self.assertNotIn(west.id, self.reach(user).department_ids)

    def _employee(self, user, department):
        return self.env["hr.employee"].create(
            {
                "name": user.name,
                "user_id": user.id,
                "company_id": self.company.id,
                "department_id": department.id,
            }
        )

    def test_scope_follows_the_employee(self):
        user = self._user("clerk", STOCK)
        employee = self._employee(user, self.central)
        self.assertEqual(self.reach(user).department_ids, {self.central.id})
        employee.department_id = self.east
        self.assertEqual(self.reach(user).department_ids, {self.east.id})
        employee.user_id = False
        self.assertFalse(self.reach(user).department_ids)
        employee.user_id = user
        employee.unlink()
        self.assertFalse(self.reach(user).department_ids)

    def test_future_transfer_of_an_employee(self):
        user = self._user("mover", STOCK)
        employee = self._employee(user, self.central)
        move_day = fields.Date.add(self.today, days=40)
        employee.create_version(
            {"date_version": move_day, "department_id": self.east.id}
        )
        self.assertEqual(self.reach(user).department_ids, {self.central.id})
        with freeze_time(move_day):
            self.assertEqual(self.reach(user).department_ids, {self.east.id})

    def test_department_manager_reaches_all_below(self):
        user = self._user("head", STOCK)
        self.chain.manager_id = self._employee(user, self.chain)
        self.assertIn(self.east.id, self.reach(user, "write").department_ids)
        self.chain.manager_id = False
        self.assertNotIn(self.east.id, self.reach(user, "write").department_ids)

    def test_a_manager_has_one_scope_for_his_department(self):
        user = self._user("double", STOCK)
        self.central.manager_id = self._employee(user, self.central)
        scope = self.env["jxc.user.scope"].search([("user_id", "=", user.id)])
        self.assertEqual(scope.level, "subtree")
        self.assertEqual(scope.because, "Manages the department")
        self.central.manager_id = False
        scope = self.env["jxc.user.scope"].search([("user_id", "=", user.id)])
        self.assertEqual(scope.level, "department")
        self.assertEqual(scope.because, "Works in the department")
        self.assertEqual(self.reach(user, "write").department_ids, {self.central.id})

    def test_a_scope_tells_its_reason(self):
        user = self._user("lead", STOCK)
        self._own(self.finance, user_id=user.id)
        own = self.env["jxc.user.scope"].search([("user_id", "=", user.id)])
        self.assertEqual(own.because, "Lead · Whole Company")
        lent = own.create(
            {
                "user_id": self._user("deputy", STOCK).id,
                "delegator_id": user.id,
                "source": "delegation",
                "department_id": self.finance.id,
                "reason": "Leave",
            }
        )
        self.assertEqual(lent.because, f"Lent by {user.name} · Leave")

    def test_oversight_of_the_company_reads_everything(self):
        user = self._user("checker", STOCK)
        oversight = self._own(self.finance, role="oversight", user_id=user.id)
        self.assertTrue(self.reach(user).everything)
        self.assertFalse(self.reach(user, "write").everything)
        oversight.action_end()
        self.env["jxc.user.scope"]._sync_all()
        self.assertFalse(self.reach(user).everything)

    def test_automatic_scopes_are_not_edited_by_hand(self):
        user = self._user("auto", STOCK)
        self._employee(user, self.central)
        admin = self._user("boss", "jxc_management.group_jxc_administrator")
        scope = self.env["jxc.user.scope"].search([("user_id", "=", user.id)])
        self.assertEqual(scope.source, "employee")
        with self.assertRaises(UserError):
            scope.with_user(admin).write({"level": "all"})
        with self.assertRaises(UserError):
            scope.with_user(admin).unlink()

    def test_sync_is_idempotent(self):
        user = self._user("stable", STOCK)
        self.chain.manager_id = self._employee(user, self.central)
        self._own(self.finance, role="oversight", user_id=user.id)
        scopes = self.env["jxc.user.scope"].search([("user_id", "=", user.id)])
        self.env["jxc.user.scope"]._sync_all()
        again = self.env["jxc.user.scope"].search([("user_id", "=", user.id)])
        self.assertEqual(scopes, again)

    def test_unknown_time_zone_locks_nobody_out(self):
        user = self._user("traveller", STOCK, self.chain)
        self.env.cr.execute(
            "UPDATE res_partner SET tz = 'US/Pacific-New' WHERE id = %s",
            [user.partner_id.id],
        )
        self.env.invalidate_all()
        self.env.registry.clear_cache()
        self.assertTrue(self.reach(user).department_ids)

    def test_deleted_department_gives_no_access(self):
        top = self._department("Top")
        below = self._department("Below", top)
        user = self._user("orphan", STOCK, top, "subtree")
        self.assertIn(below.id, self.reach(user).department_ids)
        top.unlink()
        self.assertFalse(self.reach(user).department_ids)

    def test_user_set_on_the_resource(self):
        user = self._user("resource", STOCK)
        employee = self._employee(self._user("other", STOCK), self.central)
        employee.resource_id.user_id = user
        self.assertEqual(self.reach(user).department_ids, {self.central.id})

    def test_department_of_another_company_breaks_nothing(self):
        user = self._user("abroad", STOCK)
        employee = self._employee(user, self.central)
        other = self.env["res.company"].create({"name": "Elsewhere"})
        self.env.cr.execute(
            "UPDATE hr_department SET company_id = %s WHERE id = %s",
            [other.id, self.central.id],
        )
        self.env.invalidate_all()
        employee.user_id = False
        employee.user_id = user
