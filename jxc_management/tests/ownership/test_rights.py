from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common import JxcCommon

MODELS = ("jxc.ownership", "jxc.user.scope", "jxc.process")
MODES = ("read", "write", "create", "unlink")
READ = {"read"}
ALL = set(MODES)


@tagged("post_install", "-at_install")
class TestRights(JxcCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lead = cls._user("lead", "jxc_management.group_jxc_lead")
        cls.plain = cls._user("plain", "base.group_user")
        cls.controller = cls._user("audit", "jxc_management.group_jxc_controller")
        cls.admin = cls._user("head", "jxc_management.group_jxc_administrator")
        cls.portal = cls._user("guest", "base.group_portal")
        employee = cls.env["hr.employee"].create(
            {
                "name": "Lead",
                "user_id": cls.lead.id,
                "company_id": cls.company.id,
                "department_id": cls.chain.id,
            }
        )
        cls.chain.manager_id = employee

    def register(self, user, department=None, **values):
        return (
            self.env["jxc.ownership"]
            .with_user(user)
            .create(
                {
                    "company_id": self.company.id,
                    "department_id": (department or self.chain).id,
                    **values,
                }
            )
        )

    def test_rights_by_role(self):
        expected = {
            self.portal: (set(), set(), set()),
            self.plain: (READ, READ, READ),
            self.controller: (READ, READ, READ),
            self.lead: (ALL, READ, READ),
            self.admin: (ALL, ALL, ALL),
        }
        for user, rights in expected.items():
            for model, right in zip(MODELS, rights, strict=True):
                Model = self.env[model].with_user(user)
                modes = {mode for mode in MODES if Model.has_access(mode)}
                self.assertEqual(modes, right, (user.login, model))

    def test_everybody_reads_the_register_of_the_company(self):
        ownership = self._own(self.finance)
        for user in (self.plain, self.lead, self.controller, self.admin):
            found = ownership.with_user(user).search([("id", "=", ownership.id)])
            self.assertEqual(found, ownership)
        other = self.env["res.company"].create({"name": "Other"})
        foreign = self.env["jxc.ownership"].create(
            {"company_id": other.id, "department_id": self._shared_department().id}
        )
        self.assertFalse(foreign.with_user(self.plain).has_access("read"))

    def _shared_department(self):
        return self.env["hr.department"].create({"name": "Shared", "company_id": False})

    def test_leads_prepare_drafts_for_their_departments(self):
        draft = self.register(self.lead)
        below = self.register(
            self.lead, self.east, scope_type="warehouse", warehouse_id=self.warehouse.id
        )
        self.assertTrue(draft.may_edit and below.may_edit)
        below.department_id = self.central
        draft.reason = "Best placed"
        (draft | below).unlink()

    def test_leads_touch_nothing_else(self):
        foreign = self._own(self.finance, state="draft").with_user(self.lead)
        active = self._own(self.chain).with_user(self.lead)
        self.assertFalse(foreign.may_edit or active.may_edit)
        for ownership in (foreign, active):
            with self.assertRaises(AccessError):
                ownership.reason = "Changed"
            with self.assertRaises(UserError):
                ownership.unlink()
        with self.assertRaises(UserError):
            active.date_to = "2099-01-01"
        with self.assertRaisesRegex(AccessError, "departments you manage"):
            self.register(self.lead, self.finance)
        with self.assertRaisesRegex(AccessError, "departments you manage"):
            self.register(self.lead).department_id = self.finance

    def test_only_administrators_activate(self):
        draft = self.register(self.lead)
        with self.assertRaisesRegex(UserError, "Only an administrator"):
            draft.action_activate()
        with self.assertRaisesRegex(UserError, "Only an administrator"):
            draft.write({"state": "active"})
        with self.assertRaisesRegex(UserError, "Only an administrator"):
            self.register(self.lead, state="active")
        self.assertEqual(draft.state, "draft")
        draft.with_user(self.admin).action_activate()
        self.assertEqual(draft.state, "active")
        with self.assertRaises(UserError):
            draft.with_user(self.lead).action_end()
        draft.with_user(self.admin).action_end()

    def test_a_lost_department_counts_at_once(self):
        draft = self.register(self.lead)
        self.assertTrue(draft.has_access("write"))
        self.chain.manager_id = False
        draft.invalidate_recordset(["is_managed"])
        self.assertFalse(draft.has_access("write"))
        self.assertFalse(draft.search([("is_managed", "=", True)]))
        self.assertTrue(draft.search([("is_managed", "=", False)]))

    def test_nobody_else_writes_the_register(self):
        draft = self._own(self.chain, state="draft")
        for user in (self.plain, self.controller, self.portal):
            with self.assertRaises(UserError):
                self.register(user)
            with self.assertRaises(UserError):
                draft.with_user(user).reason = "Changed"
            with self.assertRaises(UserError):
                draft.with_user(user).action_activate()

    def test_scopes_are_seen_by_those_concerned(self):
        own = self._user("own", "base.group_user", self.chain)
        scope = self.env["jxc.user.scope"].search([("user_id", "=", own.id)])
        for user, sees in (
            (own, True),
            (self.plain, False),
            (self.lead, False),
            (self.controller, True),
            (self.admin, True),
        ):
            self.assertEqual(scope.with_user(user).has_access("read"), sees, user.login)
        with self.assertRaises(AccessError):
            scope.with_user(own).can_write = True
        scope.with_user(self.admin).can_write = False

    def test_automatic_scopes_are_not_for_hands(self):
        scope = self.env["jxc.user.scope"].search(
            [("user_id", "=", self.lead.id), ("source", "=", "employee")], limit=1
        )
        with self.assertRaises(UserError):
            scope.with_user(self.admin).level = "all"
        with self.assertRaises(UserError):
            scope.with_user(self.admin).unlink()
