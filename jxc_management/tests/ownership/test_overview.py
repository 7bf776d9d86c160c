import json

from odoo.exceptions import AccessError
from odoo.tests import RecordCapturer, tagged

from ..common import JxcCommon

STOCK = "base.group_user,stock.group_stock_user,purchase.group_purchase_user"
ADMINISTRATOR = f"{STOCK},jxc_management.group_jxc_administrator"


@tagged("post_install", "-at_install")
class TestOverview(JxcCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.administrator = cls._user("ovw_admin", ADMINISTRATOR)

    @classmethod
    def _employee(cls, login, groups, department):
        """Create a user of the company who works in ``department``."""
        user = cls._user(login, groups)
        cls.env["hr.employee"].create(
            {
                "name": login,
                "user_id": user.id,
                "department_id": department.id,
                "company_id": cls.company.id,
            }
        )
        return user

    def _overview(self, user):
        overview = self.env["jxc.overview"].with_user(user)
        return overview.with_context(
            allowed_company_ids=self.company.ids
        ).get_overview()

    def _step(self, user, code):
        steps = {step["code"]: step for step in self._overview(user)["steps"]}
        return steps[code]

    def _state(self, code):
        return self._step(self.administrator, code)["state"]

    def test_steps_of_an_untouched_company(self):
        overview = self._overview(self.administrator)
        states = {step["code"]: step["state"] for step in overview["steps"]}
        self.assertEqual(
            states,
            {
                "departments": "todo",
                "employees": "todo",
                "company_lead": "todo",
                "oversight": "todo",
                "scopes": "todo",
                "history": "todo",
                "access": "done",
                "enforcement": "todo",
                "approval_rules": "todo",
                "training": "todo",
            },
        )
        json.dumps(overview, default=str)

    def test_only_managers_need_users(self):
        people = self.env["hr.employee"].create(
            [
                {"name": name, "company_id": self.company.id}
                for name in ("Manager", "Driver")
            ]
        )
        self.chain.manager_id, driver = people
        self.assertEqual(self._state("employees"), "todo")
        driver.user_id = self._user("driver", "stock.group_stock_user")
        step = self._step(self.administrator, "employees")
        self.assertEqual(step["state"], "part")
        self.assertEqual(
            self._records(self.administrator, step["links"][1]), self.chain
        )
        self.chain.manager_id = driver
        step = self._step(self.administrator, "employees")
        self.assertEqual(step["state"], "done")
        self.assertEqual(len(step["links"]), 1)

    def test_departments_step_counts_missing_managers(self):
        manager = self.env["hr.employee"].create(
            {"name": "Boss", "company_id": self.company.id}
        )
        departments = self.chain | self.central | self.east
        departments.manager_id = manager
        step = self._step(self.administrator, "departments")
        self.assertEqual(step["state"], "part")
        counted = self._records(self.administrator, step["links"][0])
        self.assertIn(self.finance, counted)
        self.assertFalse(counted & departments)

    def test_support_and_oversight_must_be_independent(self):
        self._own(self.chain)
        self.assertEqual(self._state("company_lead"), "done")
        self.assertEqual(self._state("oversight"), "todo")
        self._own(self.east, role="support")
        self.assertEqual(self._state("oversight"), "part")
        self._own(self.chain, role="oversight")
        step = self._step(self.administrator, "oversight")
        self.assertEqual(step["state"], "part")
        self.assertIn("nobody independent", step["detail"])

    def test_support_and_independent_oversight(self):
        self._own(self.chain)
        self._own(self.east, role="support")
        self._own(self.finance, role="oversight")
        self.assertEqual(self._state("oversight"), "done")

    def test_every_process_is_led(self):
        self.assertEqual(self._state("scopes"), "todo")
        self._own(self.chain, "process", self.env.ref("jxc_management.process_storage"))
        self.assertEqual(self._state("scopes"), "part")
        self._own(self.finance)
        self.assertEqual(self._state("scopes"), "done")

    def test_past_documents_wait_for_the_stamp(self):
        receipt = self._receive(self._order())
        self.assertFalse(receipt.jxc_department_id)
        self._own(self.chain, date_from="2020-01-01")
        step = self._step(self.administrator, "history")
        self.assertEqual(step["state"], "todo")
        self.assertEqual(step["button"]["method"], "action_stamp_history")
        counted = [self._records(self.administrator, link) for link in step["links"]]
        self.assertIn(receipt, counted[-1])
        for _chunk in self.env["jxc.stamp"]._stamp_history(self.company):
            pass
        self.assertEqual(self._state("history"), "done")

    def test_stamping_is_for_administrators_in_the_background(self):
        cron = self.env.ref("jxc_management.ir_cron_stamp_history")
        overview = self.env["jxc.overview"].with_user(self.administrator)
        with RecordCapturer(self.env["ir.cron.trigger"].sudo()) as captured:
            action = overview.action_stamp_history()
        self.assertEqual(action["tag"], "display_notification")
        self.assertEqual(captured.records.cron_id, cron)
        plain = self._user("ovw_plain", STOCK)
        with self.assertRaises(AccessError):
            self.env["jxc.overview"].with_user(plain).action_stamp_history()

    def test_people_without_access_scope(self):
        lost = self._user("ovw_lost", STOCK)
        found = self._user("ovw_found", STOCK, self.chain)
        step = self._step(self.administrator, "access")
        self.assertEqual(step["state"], "todo")
        counted = self._records(self.administrator, step["links"][0])
        self.assertIn(lost, counted)
        self.assertNotIn(found, counted)
        self.assertNotIn(self.administrator, counted)

    def test_enforcement_step(self):
        self.company.jxc_enforce_ownership = True
        self.assertEqual(self._state("enforcement"), "done")

    def test_employees_see_what_concerns_them(self):
        user = self._employee("ovw_clerk", "base.group_user", self.east)
        overview = self._overview(user)
        self.assertFalse(overview["is_administrator"])
        self.assertEqual(
            [(step["code"], step["state"]) for step in overview["steps"]],
            [("profile", "done"), ("contact", "todo")],
        )
        self.assertFalse(overview["coverage"])
        self.assertFalse(overview["documents"]["numbers"])
        self.assertEqual(overview["roles"]["departments"], ["East"])
        self.assertEqual(overview["access"]["lines"], ["You see and change: East."])

    def test_contact_names_the_accountable_person(self):
        self._own(self.chain, user_id=self.administrator.id)
        user = self._user("ovw_asking", "base.group_user")
        detail = self._step(user, "contact")["detail"]
        self.assertIn("Supply Chain", detail)
        self.assertIn(self.administrator.name, detail)
        self.assertEqual(self._step(user, "profile")["state"], "todo")

    def test_roles_of_the_own_department(self):
        user = self._employee("ovw_east", "base.group_user", self.east)
        self._own(self.east, "warehouse", self.warehouse_east)
        self._own(self.finance, role="support", user_id=user.id)
        self._own(self.chain)
        roles = self._overview(user)["roles"]
        self.assertEqual(
            {(row["role"], row["scope"], row["accountable"]) for row in roles["rows"]},
            {("lead", "Warehouse: East", False), ("support", "Whole Company", True)},
        )
        self.assertEqual(len(self._records(user, roles["all"])), 2)
        self.assertEqual(self._step(user, "answer")["state"], "todo")

    def test_access_in_words(self):
        user = self._user("ovw_words", STOCK, self.chain, level="subtree")
        for department, level, can_write in (
            (self.chain, "department", True),
            (self.finance, "own", True),
            (self.east, "department", False),
        ):
            self.env["jxc.user.scope"].create(
                {
                    "user_id": user.id,
                    "company_id": self.company.id,
                    "department_id": department.id,
                    "level": level,
                    "can_write": can_write,
                }
            )
        self.assertEqual(
            self._overview(user)["access"]["lines"],
            [
                "You see and change: Supply Chain and below.",
                "You see and change your own documents of: Finance.",
                "You see, but don't change: East.",
            ],
        )

    def test_recent_changes_come_first(self):
        self._own(self.chain)
        draft = self._own(self.finance, role="oversight", state="draft")
        changes = self._overview(self.administrator)["changes"]
        self.assertEqual(changes[0]["id"], draft.id)
        self.assertEqual(changes[0]["text"], "Finance, Oversight")
        self.assertEqual(changes[0]["state"], "draft")

    def test_handover_that_waits_for_the_user(self):
        lead = self._user("ovw_lead", "jxc_management.group_jxc_lead")
        self.east.manager_id = self.env["hr.employee"].create(
            {"name": "Lead", "user_id": lead.id, "company_id": self.company.id}
        )
        self._own(self.chain, "warehouse", self.warehouse_east)
        handover = self.env["jxc.handover"].create(
            {
                "company_id": self.company.id,
                "scope_type": "warehouse",
                "warehouse_id": self.warehouse_east.id,
                "department_to_id": self.east.id,
                "reason": "Nearer to the goods.",
            }
        )
        handover.action_send()
        roles = self._overview(lead)["roles"]
        self.assertEqual(self._records(lead, roles["handovers"]), handover)
        self.assertFalse(
            self._overview(self.administrator)["roles"]["handovers"]["count"]
        )

    def _records(self, user, number):
        """Return what the number opens, having checked that it counts it exactly."""
        action = number["action"]
        model = self.env[action["res_model"]].with_user(user)
        model = model.with_context(allowed_company_ids=self.company.ids)
        # the client sends the domain back as JSON
        records = model.search(json.loads(json.dumps(action["domain"])))
        self.assertEqual(number["count"], len(records), number["code"])
        return records.with_env(self.env)
