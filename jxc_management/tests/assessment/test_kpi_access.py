from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common_kpi import KpiCommon

LEAD = "jxc_management.group_jxc_lead"
DOCUMENTS = "stock.group_stock_user"


@tagged("post_install", "-at_install")
class TestKpiAccess(KpiCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.clerk = cls._user("kpi_clerk", DOCUMENTS, level="all")
        cls.manager = cls._user("kpi_manager", f"{LEAD},{DOCUMENTS}", level="all")
        cls.other = cls._user("kpi_other", f"{LEAD},{DOCUMENTS}", level="all")
        cls.controller = cls._user("kpi_control", "jxc_management.group_jxc_controller")
        cls.administrator = cls._user(
            "kpi_admin", f"jxc_management.group_jxc_administrator,{DOCUMENTS}"
        )
        cls.chain.manager_id = cls._employee(cls.manager, cls.chain)
        cls.finance.manager_id = cls._employee(cls.other, cls.finance)
        cls._employee(cls.clerk, cls.central)
        cls._own(cls.central, "warehouse", cls.warehouse)
        cls._own(cls.finance, "warehouse", cls.warehouse_east)
        cls.mine = cls._receipt(by=cls.clerk)
        cls.theirs = cls._receipt(warehouse=cls.warehouse_east)
        cls.env["jxc.kpi"]._calculate(cls.company)
        cls.facts = cls.env["jxc.kpi.fact"].search([("kpi_id", "=", cls.kpi.id)])

    @classmethod
    def _employee(cls, user, department):
        return cls.env["hr.employee"].create(
            {
                "name": user.name,
                "user_id": user.id,
                "company_id": cls.company.id,
                "department_id": department.id,
            }
        )

    def test_who_sees_which_facts(self):
        central = self.facts.filtered(lambda fact: fact.department_id == self.central)
        expected = {
            self.clerk: central,
            self.manager: central,
            self.other: self.facts - central,
            self.controller: self.facts,
            self.administrator: self.facts,
        }
        for user, facts in expected.items():
            with self.subTest(user.login):
                found = self.env["jxc.kpi.fact"].with_user(user).search([])
                self.assertEqual(found, facts)
                lines = self.env["jxc.kpi.analysis"].with_user(user).search([])
                self.assertEqual(lines.ids, facts.ids)
        stranger = self._user("kpi_stranger", "base.group_user")
        self.assertFalse(self.env["jxc.kpi.fact"].with_user(stranger).search([]))

    def test_nobody_writes_facts(self):
        for user in (self.clerk, self.manager, self.controller, self.administrator):
            facts = self.facts.with_user(user)
            with self.subTest(user.login):
                with self.assertRaises(UserError):
                    facts.write({"num": 100})
                with self.assertRaises(UserError):
                    facts.unlink()
                with self.assertRaises(UserError):
                    facts.create(
                        {
                            "kpi_id": self.kpi.id,
                            "day": self.today,
                            "company_id": self.company.id,
                            "num": 1,
                            "den": 1,
                            "records": 1,
                        }
                    )
                with self.assertRaises(UserError):
                    facts.sudo().write({"num": 100})
                health = self._health().with_user(user)
                with self.assertRaises(UserError):
                    health.write({"watermark": False})

    def test_who_opens_which_records(self):
        whole = {"company_id": self.company.id}
        central = {**whole, "department_ids": self.central.ids}
        tree = {**whole, "department_ids": [*self.chain.ids, *self.central.ids]}
        finance = {**whole, "department_ids": self.finance.ids}
        own = {**whole, "user_ids": self.clerk.ids}
        allowed = {
            self.clerk: (own,),
            self.manager: (central, tree, own),
            self.other: (finance,),
            self.administrator: (whole, central, tree, finance, own),
        }
        for user, filters in allowed.items():
            for one in (whole, central, tree, finance, own):
                with self.subTest(user=user.login, filters=one):
                    kpi = self.kpi.with_user(user)
                    if one not in filters:
                        with self.assertRaises(AccessError):
                            kpi.action_open_records(self.today, self.today, one)
                        continue
                    action = kpi.action_open_records(self.today, self.today, one)
                    self.assertEqual(action["res_model"], "stock.picking")
                    self.assertTrue(action["domain"][0][2])
        with self.assertRaises(AccessError):
            self.kpi.with_user(self.controller).action_open_records(
                self.today, self.today, whole
            )
        stranger = self.env["res.company"].create({"name": "Elsewhere"})
        with self.assertRaises(AccessError):
            self.kpi.with_user(self.administrator).action_open_records(
                self.today, self.today, {"company_id": stranger.id}
            )

    def test_forged_filters_name_no_more(self):
        for filters in (
            {"department_ids": []},
            {"user_ids": []},
            {"department_ids": [False]},
            {"department_ids": [*self.central.ids, False]},
            {"warehouse_ids": self.warehouse.ids},
            {"user_ids": [False]},
        ):
            with self.subTest(filters), self.assertRaises(AccessError):
                self.kpi.with_user(self.manager).action_open_records(
                    self.today, self.today, filters
                )

    def test_line_of_the_analysis_opens_its_records(self):
        lines = self.env["jxc.kpi.analysis"].with_user(self.manager).search([])
        action = lines.action_open_records()
        self.assertEqual(action["domain"], [("id", "in", self.mine.ids)])

    def test_analysis_values_are_those_of_sums(self):
        self._receipt("bad"), self._receipt("bad", days_ago=1)
        self._receipt("bad", warehouse=self.warehouse_east)
        self._calculate()
        analysis = self.env["jxc.kpi.analysis"].with_user(self.administrator)
        domain = [("kpi_id", "=", self.kpi.id)]
        totals = analysis._read_group(domain, ["kpi_id"], ["value:avg"])
        self.assertEqual(totals, [(self.kpi, 40.0)])
        self.env["jxc.kpi.fact"].flush_model()
        with self.assertQueryCount(1):
            analysis._read_group(domain, ["day:month"], ["value:avg", "den:sum"])
        stock = self._kpi("sample_stock")
        self._calculate()
        both = [("kpi_id", "in", (self.kpi | stock).ids)]
        [(value,)] = analysis._read_group(both, [], ["value:avg"])
        self.assertFalse(value)

    def test_analysis_adds_up_no_currencies(self):
        euro = self.env.ref("base.EUR")
        dollar = self.env.ref("base.USD")
        (euro | dollar).active = True
        other = self.env["res.company"].create(
            {
                "name": "Abroad",
                "currency_id": (dollar - self.company.currency_id or euro).id,
            }
        )
        self.env.cr.execute(
            "INSERT INTO jxc_kpi_fact (kpi_id, company_id, day, num, den, records)"
            " VALUES (%s, %s, %s, 5, 10, 0)",
            [self.kpi.id, other.id, self.today],
        )
        analysis = self.env["jxc.kpi.analysis"]
        domain = [("kpi_id", "=", self.kpi.id)]
        [(value,)] = analysis._read_group(domain, [], ["value:avg"])
        self.assertTrue(value)
        self.kpi.unit = "money"
        [(value,)] = analysis._read_group(domain, [], ["value:avg"])
        self.assertFalse(value)
        groups = dict(analysis._read_group(domain, ["company_id"], ["value:avg"]))
        self.assertEqual(groups[other], 50.0)
        other.currency_id = self.company.currency_id
        [(value,)] = analysis._read_group(domain, [], ["value:avg"])
        self.assertTrue(value)

    def test_analysis_has_no_value_without_data(self):
        self.env.cr.execute(
            "UPDATE jxc_kpi_fact SET den = -2 WHERE kpi_id = %s", [self.kpi.id]
        )
        analysis = self.env["jxc.kpi.analysis"]
        domain = [("kpi_id", "=", self.kpi.id)]
        analysis.invalidate_model()
        [(value,)] = analysis._read_group(domain, [], ["value:avg"])
        self.assertFalse(value)
        self.assertFalse(any(analysis.search(domain).mapped("value")))

    def test_buttons_of_the_calculation(self):
        health = self._health()
        for user in (self.manager, self.controller, self.clerk):
            with self.subTest(user.login), self.assertRaises(AccessError):
                health.with_user(user).action_rebuild()
            with self.subTest(user.login), self.assertRaises(AccessError):
                health.with_user(user).action_calculate()
        health.with_user(self.administrator).action_rebuild()
        self.assertEqual(health.state, "waiting")
        self.assertTrue(
            self.env["ir.cron.trigger"].search(
                [
                    (
                        "cron_id",
                        "=",
                        self.env.ref("jxc_management.ir_cron_kpi_calculate").id,
                    )
                ]
            )
        )

    def test_manager_without_the_group_sees_his_people(self):
        boss = self._user("kpi_boss", "base.group_user")
        employee = self.clerk.with_company(self.company).sudo().employee_id
        employee.parent_id = self._employee(boss, self.east)
        found = self.env["jxc.kpi.fact"].with_user(boss).search([])
        self.assertEqual(found.user_id, self.clerk)
        self.assertEqual(len(found), 1)

    def test_deleted_department_leaves_its_facts_to_nobody(self):
        temporary = self._department("Temporary")
        self.env.cr.execute(
            "UPDATE stock_picking SET jxc_department_id = %s WHERE id = %s",
            [temporary.id, self.mine.id],
        )
        self.mine.invalidate_recordset()
        self.mine.sudo().note = "touched"
        self._calculate()
        self.env.cr.execute(
            "UPDATE stock_picking SET jxc_department_id = NULL WHERE id = %s",
            [self.mine.id],
        )
        with self._later(minutes=5):
            temporary.unlink()
            self._calculate()
        days = {key[0]: values for key, values in self._facts().items() if not key[1]}
        self.assertEqual(days, {self.today: (1, 1, 1)})
        self.assertGreater(self.today, self.today - timedelta(days=1))
