from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import BUYER, ApprovalCommon

RULE_MODELS = ("jxc.approval.rule", "jxc.approval.rule.step")
KEPT_MODELS = ("jxc.approval.request", "jxc.approval.step", "jxc.approval.decision")
WIZARDS = (
    "jxc.approval.decide",
    "jxc.approval.decide.line",
    "jxc.approval.preview",
    "jxc.approval.preview.step",
)
OPERATIONS = ("read", "write", "create", "unlink")


@tagged("post_install", "-at_install")
class TestApprovalAccess(ApprovalCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        group = "jxc_management.group_jxc_"
        cls.plain = cls._person("plain")
        cls.lead = cls._person("lead", f"{group}lead")
        cls.controller = cls._person("controller", f"{group}controller")
        cls.administrator = cls._person("administrator", f"{group}administrator")
        cls.people = {
            "plain": cls.plain,
            "buyer": cls.buyer,
            "lead": cls.lead,
            "controller": cls.controller,
            "administrator": cls.administrator,
        }

    def _allowed(self, model, user):
        records = self.env[model].with_user(user)
        return [name for name in OPERATIONS if records.has_access(name)]

    def test_rules_belong_to_the_administrator(self):
        expected = {
            "plain": [],
            "buyer": [],
            "lead": ["read"],
            "controller": ["read"],
            "administrator": [*OPERATIONS],
        }
        for model in RULE_MODELS:
            found = {
                who: self._allowed(model, user) for who, user in self.people.items()
            }
            self.assertEqual(found, expected, model)

    def test_requests_and_what_belongs_to_them_are_read_only(self):
        for model in KEPT_MODELS:
            for who, user in self.people.items():
                self.assertEqual(self._allowed(model, user), ["read"], f"{model} {who}")

    def test_nobody_writes_requests_not_even_with_all_rights(self):
        self._rule(self.boss)
        request = self.request_of(self._parked())
        kept = (request, request.step_ids, request.decision_ids)
        for user in (self.administrator, self.env.user):
            for records in kept:
                records = records.with_user(user).sudo()
                with self.refused("kept as they are"):
                    records.write({"create_date": False})
                with self.refused("kept as they are"):
                    records.unlink()
                with self.refused("kept as they are"):
                    records.create({})

    def test_wizards_are_for_everybody(self):
        for model in WIZARDS:
            for who, user in self.people.items():
                allowed = self._allowed(model, user)
                self.assertEqual(allowed, [*OPERATIONS], f"{model} {who}")

    def test_who_sees_a_request(self):
        self._rule(self.boss)
        request = self.request_of(self._parked())
        seen = {
            who: bool(
                self.env["jxc.approval.request"]
                .with_user(user)
                .search([("id", "=", request.id)])
            )
            for who, user in {**self.people, "boss": self.boss}.items()
        }
        self.assertEqual(
            seen,
            {
                "plain": False,
                "buyer": True,
                "lead": True,
                "controller": True,
                "administrator": True,
                "boss": True,
            },
        )

    def test_steps_and_decisions_follow_their_request(self):
        self._rule(self.boss)
        request = self.request_of(self._parked())
        for user, sees in ((self.plain, 0), (self.boss, 1), (self.controller, 1)):
            for model in ("jxc.approval.step", "jxc.approval.decision"):
                records = self.env[model].with_user(user)
                found = records.search_count([("request_id", "=", request.id)])
                self.assertEqual(found, sees, f"{model} {user.name}")

    def test_reading_is_not_deciding(self):
        self._rule(self.boss)
        request = self.request_of(self._parked())
        for user in (self.controller, self.lead, self.administrator, self.other):
            self.assertFalse(request.with_user(user).is_my_turn)
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                request.with_user(user).action_approve()

    def test_everybody_lends_only_what_is_his(self):
        for user in (self.plain, self.buyer, self.controller, self.lead):
            own = self._lend(user, user, self.boss)
            self.assertTrue(own.active)
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                self._lend(user, self.boss, user)
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                own.write({"user_id": self.director.id})
            own.unlink()

    def _lend(self, actor, user, delegate):
        return (
            self.env["jxc.approval.delegation"]
            .with_user(actor)
            .create(
                {
                    "user_id": user.id,
                    "delegate_id": delegate.id,
                    "date_to": self.today,
                    "company_id": self.company.id,
                }
            )
        )

    def test_the_administrator_lends_for_others(self):
        lent = self._lend(self.administrator, self.boss, self.director)
        self.assertTrue(lent.in_force)
        lent.with_user(self.administrator).unlink()

    def test_delegations_are_seen_by_both_and_by_controllers(self):
        lent = self._lend(self.boss, self.boss, self.director)
        for user, sees in (
            (self.boss, True),
            (self.director, True),
            (self.controller, True),
            (self.administrator, True),
            (self.plain, False),
            (self.lead, False),
        ):
            found = self.env["jxc.approval.delegation"].with_user(user).search([])
            self.assertEqual(lent in found, sees, user.name)
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            lent.with_user(self.director).write({"date_to": self.today})
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            lent.with_user(self.controller).unlink()

    def test_delegate_must_work_in_the_company(self):
        elsewhere = self.env["res.company"].create({"name": "Elsewhere"})
        stranger = self._person("stranger", BUYER)
        stranger.write(
            {"company_ids": [Command.set(elsewhere.ids)], "company_id": elsewhere.id}
        )
        with self.refused("cannot decide for", UserError):
            self._lend(self.administrator, self.boss, stranger)
