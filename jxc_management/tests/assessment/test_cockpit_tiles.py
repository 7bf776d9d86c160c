import json

from odoo.tests import tagged

from .common_cockpit import CockpitCommon


@tagged("post_install", "-at_install")
class TestCockpitTiles(CockpitCommon):
    """Every number of the tiles opens exactly what it counts, for every role."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._own(cls.chain, "warehouse", cls.warehouse, date_from="2025-01-01")
        cls.course = cls.env["jxc.course"].create(
            {"name": "Receiving", "company_id": cls.company.id}
        )
        cls.staff = cls.env["hr.employee"].create(
            [
                {
                    "name": f"Clerk {number}",
                    "company_id": cls.company.id,
                    "department_id": department.id,
                }
                for number, department in enumerate((cls.east, cls.east, cls.central))
            ]
        )
        Assignment = cls.env["jxc.training.assignment"]
        for number, employee in enumerate(cls.staff):
            day = "2020-01-01" if number else "2099-01-01"
            Assignment._assign(employee, cls.course, date_due=day)

    def _numbers(self, tile):
        share = tile["share"]
        return tile["numbers"] + ([share["part"], share["whole"]] if share else [])

    def _counts(self, role, department=None):
        data = self._get(role, department=department)
        numbers = [one for tile in data["tiles"] for one in self._numbers(tile)]
        return {one["code"]: one["count"] for one in numbers}

    def test_numbers_open_what_they_count(self):
        for role, user in self.people.items():
            for department in (None, self.east):
                if department and role == "plain":
                    continue
                for tile in self._get(role, department=department)["tiles"]:
                    for number in self._numbers(tile):
                        self._check(number, user, f"{role}: {number['code']}")

    def _check(self, number, user, message):
        action = number["action"]
        domain = json.loads(json.dumps(action["domain"], default=str))
        records = self.env[action["res_model"]].with_user(user)
        records = records.with_context(allowed_company_ids=self.company.ids)
        self.assertEqual(number["count"], records.search_count(domain), message)

    def test_training_of_the_departments_shown(self):
        self.assertEqual(self._counts("admin")["training"], 3)
        self.assertEqual(self._counts("boss")["training"], 3)
        self.assertEqual(self._counts("boss", self.east)["training"], 2)
        lead = self._counts("lead")
        self.assertEqual((lead["training"], lead["training_overdue"]), (2, 1))
        self.assertEqual(lead["training_done"], 0)

    def test_ownership(self):
        counts = self._counts("controller")
        self.assertEqual(counts["owned"] + counts["unowned"], counts["ownable"])
        self.assertGreater(counts["owned"], 0)

    def test_failed_calculations_are_for_administrators(self):
        health = self.env["jxc.kpi.health"]._as_engine()
        health.search([("kpi_id", "=", self.scrap.id)]).unlink()
        health.create(
            {
                "kpi_id": self.scrap.id,
                "company_id": self.company.id,
                "state": "error",
                "error": "Out of order",
            }
        )
        self.assertEqual(self._counts("admin")["failed"], 1)
        for role in ("controller", "boss", "lead"):
            self.assertNotIn("failed", self._counts(role))

    def test_the_overview_leads_there(self):
        for role, user in self.people.items():
            overview = self.env["jxc.overview"].with_user(user)
            overview = overview.with_context(allowed_company_ids=self.company.ids)
            shortcuts = overview.get_overview()["shortcuts"]
            action = self.env.ref("jxc_management.jxc_cockpit_action").id
            found = [one for one in shortcuts if one["action"] == action]
            self.assertEqual(bool(found), role != "plain", role)
