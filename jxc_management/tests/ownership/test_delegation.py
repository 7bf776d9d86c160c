from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ..common import JxcCommon

STOCK = "stock.group_stock_user"


@tagged("post_install", "-at_install")
class TestDelegation(JxcCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.jxc_enforce_ownership = True
        cls.lender = cls._user("lender", STOCK, cls.chain, "subtree")
        cls.borrower = cls._user("borrower", STOCK)
        cls.week = fields.Date.add(cls.today, days=7)

    def scopes(self, user):
        return self.env["jxc.user.scope"].with_user(user)

    def reach(self, user, mode="read"):
        return self.scopes(user)._reaches(mode)[self.company.id].department_ids

    def lend(self, user=None, colleague=None, **values):
        """Lend through the wizard, as a user does; return the lent scopes."""
        before = self.env["jxc.user.scope"].search([])
        wizard = self.env["jxc.scope.delegate"].with_user(user or self.lender)
        values = {
            "delegate_id": (colleague or self.borrower).id,
            "date_to": self.week,
            **values,
        }
        wizard.create(values).action_lend()
        return self.env["jxc.user.scope"].search([]) - before

    def test_borrower_reaches_what_the_lender_reaches(self):
        loan = self.lend(reason="Holiday")
        everything = {self.chain.id, self.central.id, self.east.id}
        self.assertEqual(self.reach(self.borrower), everything)
        self.assertEqual(self.reach(self.borrower, "write"), everything)
        self.assertRecordValues(
            loan,
            [
                {
                    "user_id": self.borrower.id,
                    "delegator_id": self.lender.id,
                    "source": "delegation",
                    "level": "subtree",
                    "can_write": True,
                    "company_id": self.company.id,
                    "date_from": self.today,
                    "date_to": self.week,
                }
            ],
        )
        self.assertEqual(self.scopes(self.borrower).search([]), loan)

    def test_loan_ends_with_its_last_day(self):
        self.lend()
        with freeze_time(fields.Date.add(self.week, days=2)):
            self.assertFalse(self.reach(self.borrower))

    def test_loan_starts_with_its_first_day(self):
        self.lend(date_from=fields.Date.add(self.today, days=3))
        self.assertFalse(self.reach(self.borrower))
        with freeze_time(fields.Date.add(self.today, days=4)):
            self.assertTrue(self.reach(self.borrower))

    def test_no_more_than_the_lender_has(self):
        own = self.env["jxc.user.scope"].search([("user_id", "=", self.lender.id)])
        own.write({"can_write": False, "date_to": fields.Date.add(self.today, days=2)})
        loan = self.lend()
        self.assertFalse(loan.can_write)
        self.assertEqual(loan.date_to, own.date_to)
        self.assertFalse(self.reach(self.borrower, "write"))

    def test_covered_scopes_need_no_lending(self):
        common = {"user_id": self.lender.id, "company_id": self.company.id}
        wide = self.env["jxc.user.scope"].search([("user_id", "=", self.lender.id)])
        self.env["jxc.user.scope"].create(
            [
                {**common, "department_id": self.chain.id},
                {**common, "department_id": self.chain.id, "level": "subtree"},
                {**common, "department_id": self.chain.id, "date_to": self.week},
            ]
        )
        reader = self.env["jxc.user.scope"].create(
            {**common, "level": "all", "can_write": False}
        )
        wizard = self.env["jxc.scope.delegate"].with_user(self.lender).new({})
        chosen = wizard.scope_ids._origin.sudo()
        self.assertEqual(len(chosen), 2)
        self.assertLessEqual(reader, chosen)
        self.assertEqual((chosen - reader).level, wide.level)

    def test_lending_to_read_only(self):
        self.lend(can_write=False)
        self.assertTrue(self.reach(self.borrower))
        self.assertFalse(self.reach(self.borrower, "write"))

    def test_loan_ends_with_the_lender_s_own_access(self):
        self.lend()
        own = self.env["jxc.user.scope"].search([("user_id", "=", self.lender.id)])
        own.level = "department"
        self.assertEqual(self.reach(self.borrower), {self.chain.id})
        own.can_write = False
        self.assertFalse(self.reach(self.borrower, "write"))
        own.unlink()
        self.assertFalse(self.reach(self.borrower))

    def test_loan_ends_when_the_lender_leaves(self):
        self.lend()
        self.lender.active = False
        self.assertFalse(self.reach(self.borrower))

    def test_lender_of_all_departments_loses_them(self):
        boss = self._user("boss", STOCK, level="all")
        self.lend(boss)
        reaches = self.scopes(self.borrower)._reaches("write")
        self.assertTrue(reaches[self.company.id].everything)
        scope = self.env["jxc.user.scope"].search([("user_id", "=", boss.id)])
        scope.write({"level": "own", "department_id": self.chain.id})
        reach = self.scopes(self.borrower)._reaches("write")[self.company.id]
        self.assertFalse(reach.everything or reach.department_ids or reach.own_ids)

    def test_borrowed_access_cannot_be_lent_on(self):
        loan = self.lend()
        third = self._user("third", STOCK)
        self.assertFalse(self.scopes(self.borrower)._lendable())
        with self.assertRaisesRegex(UserError, "cannot be lent"):
            self.lend(self.borrower, third, scope_ids=loan.ids)

    def test_foreign_and_unsuitable_scopes_are_refused(self):
        other = self._user("other", STOCK, self.finance, "own")
        foreign = self.env["jxc.user.scope"].search([("user_id", "=", other.id)])
        with self.assertRaises(UserError):
            self.scopes(self.lender).browse(foreign.ids)._lend(
                self.borrower, self.today, self.week
            )
        with self.assertRaises(AccessError):
            self.lend(scope_ids=foreign.ids)
        with self.assertRaisesRegex(UserError, "own documents"):
            self.lend(other, scope_ids=foreign.ids)
        with self.assertRaisesRegex(UserError, "at least one"):
            self.lend(other)

    def test_unsuitable_borrowers_are_refused(self):
        portal = self._user("guest", "base.group_portal")
        stranger = self._user("stranger", STOCK)
        elsewhere = self.env["res.company"].create({"name": "Elsewhere"})
        stranger.write(
            {"company_ids": [(6, 0, elsewhere.ids)], "company_id": elsewhere}
        )
        gone = self._user("gone", STOCK)
        gone.active = False
        for colleague, message in (
            (self.lender, "this access already"),
            (portal, "no internal user"),
            (gone, "no internal user"),
            (stranger, "does not work in"),
        ):
            with self.assertRaisesRegex(UserError, message):
                self.lend(colleague=colleague)

    def test_unsuitable_periods_are_refused(self):
        yesterday = fields.Date.subtract(self.today, days=1)
        for values in (
            {"date_from": yesterday},
            {"date_from": False},
            {"date_to": yesterday},
        ):
            with self.assertRaises(UserError):
                self.lend(**values)

    def test_users_write_no_scopes_themselves(self):
        loan = self.lend()
        values = {
            "user_id": self.borrower.id,
            "department_id": self.finance.id,
            "source": "delegation",
            "delegator_id": self.lender.id,
        }
        for user in (self.lender, self.borrower):
            scopes = self.scopes(user)
            with self.assertRaises(AccessError):
                scopes.create(values)
            with self.assertRaises(AccessError):
                scopes.browse(loan.id).date_to = "2099-01-01"
            with self.assertRaises(AccessError):
                scopes.browse(loan.id).unlink()

    def test_take_back_counts_at_once(self):
        loan = self.lend()
        self.assertTrue(loan.with_user(self.lender).can_take_back)
        self.assertFalse(loan.with_user(self.borrower).can_take_back)
        loan.with_user(self.lender).action_take_back()
        self.assertFalse(self.reach(self.borrower))

    def test_take_back_keeps_the_days_that_were_lent(self):
        loan = self.lend()
        with freeze_time(fields.Date.add(self.today, days=3)):
            loan.with_user(self.lender).action_take_back()
            self.assertEqual(loan.date_to, fields.Date.add(self.today, days=2))
            self.assertFalse(self.reach(self.borrower))
            self.assertFalse(loan.with_user(self.lender).can_take_back)

    def test_only_the_lender_takes_back(self):
        loan = self.lend()
        own = self.env["jxc.user.scope"].search([("user_id", "=", self.lender.id)])
        with self.assertRaises(UserError):
            loan.with_user(self.borrower).action_take_back()
        with self.assertRaises(UserError):
            own.with_user(self.lender).action_take_back()
