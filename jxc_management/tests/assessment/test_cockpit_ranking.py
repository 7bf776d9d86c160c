from odoo.tests import tagged

from .common_cockpit import CockpitCommon


@tagged("post_install", "-at_install")
class TestCockpitRanking(CockpitCommon):
    """Departments by score, with their lights, and how few queries it takes."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._fact(cls.on_time, cls.today, cls.east, 95, 100)
        cls._fact(cls.on_time, cls.today, cls.central, 10, 100)
        cls._fact(cls.on_time, cls.today, cls.finance, 70, 100)
        cls._fact(cls.scrap, cls.today, cls.east, 30, 100)
        cls.scheme = cls.env["jxc.grade.scheme"].create({"name": "Test Scheme"})
        cls.scorecard = cls.env["jxc.scorecard"].create(
            {
                "name": "Test Card",
                "company_id": cls.company.id,
                "grade_scheme_id": cls.scheme.id,
            }
        )

    def _assess(self, state, scores, year=2025):
        """Create a period in ``state`` with ``scores`` of departments."""
        period = self.env["jxc.assessment.period"].create(
            {
                "name": f"{year} Q1",
                "company_id": self.company.id,
                "date_from": f"{year}-01-01",
                "date_to": f"{year}-03-31",
            }
        )
        Assessment = self.env["jxc.assessment"]._as_engine()
        for department, score in scores.items():
            Assessment.create(
                {
                    "name": department.name,
                    "period_id": period.id,
                    "subject": "department",
                    "department_id": department.id,
                    "scorecard_id": self.scorecard.id,
                    "score": score or 0,
                    "has_score": score is not None,
                    "grade_name": "B",
                    "is_passed": True,
                }
            )
        self.env.flush_all()
        for table in ("jxc_assessment_period", "jxc_assessment"):
            field = "id" if table == "jxc_assessment_period" else "period_id"
            self.env.cr.execute(
                f"UPDATE {table} SET state = %s WHERE {field} = %s", [state, period.id]
            )
        self.env.invalidate_all()
        return period

    def _rows(self, role, **filters):
        return self._get(role, **filters)["ranking"]["rows"]

    def test_lights_of_departments_with_those_below(self):
        rows = {row["name"]: row for row in self._rows("admin")}
        counts = {
            name: {one["code"]: one["count"] for one in row["lights"]}
            for name, row in rows.items()
        }
        self.assertEqual(
            counts["Supply Chain / East"], {"good": 1, "fair": 0, "poor": 1}
        )
        # (95 + 10) / 200 is below 60
        self.assertEqual(counts["Supply Chain"], {"good": 0, "fair": 0, "poor": 2})
        self.assertEqual(counts["Finance"], {"good": 0, "fair": 1, "poor": 0})

    def test_lights_open_their_kpis(self):
        for row in self._rows("admin"):
            for number in row["lights"]:
                found = self.env["jxc.kpi"].search_count(number["action"]["domain"])
                self.assertEqual(number["count"], found)

    def test_scores_of_the_last_closed_period(self):
        self._assess("locked", {self.east: 70, self.finance: 80}, year=2024)
        self._assess("approved", {self.east: 90, self.finance: 85})
        self._assess("appeal", {self.east: 10}, year=2026)
        ranking = self._get("controller")["ranking"]
        self.assertEqual(ranking["period"], "2025 Q1")
        ranked = [
            (row["rank"], row["name"], row["score"])
            for row in ranking["rows"]
            if row["rank"]
        ]
        self.assertEqual(
            ranked, [(1, "Supply Chain / East", 90.0), (2, "Finance", 85.0)]
        )

    def test_equal_scores_have_equal_ranks_and_no_data_none(self):
        scores = {self.east: 80, self.finance: 80, self.central: 70, self.chain: None}
        self._assess("approved", scores)
        found = {
            row["name"].split(" / ")[-1]: (row["rank"], row["score"])
            for row in self._rows("admin")
        }
        self.assertEqual((found["East"], found["Finance"]), ((1, 80), (1, 80)))
        self.assertEqual(found["Central"], (3, 70))
        self.assertEqual(found["Supply Chain"], (False, None))

    def test_managers_see_the_scores_of_their_departments(self):
        self._assess("locked", {self.east: 90, self.central: 70, self.finance: 80})
        for role, names in (("boss", {"East", "Central"}), ("lead", {"East"})):
            found = {
                row["name"].split(" / ")[-1]
                for row in self._rows(role)
                if row["score"] is not None
            }
            self.assertEqual(found, names, role)

    def test_scores_open_their_assessments(self):
        self._assess("locked", {self.east: 90})
        [row] = [row for row in self._rows("boss") if row["rank"]]
        action = row["action"]
        user = self.people["boss"]
        opened = self.env[action["res_model"]].with_user(user).browse(action["res_id"])
        self.assertEqual(opened.department_id, self.east)

    def test_without_a_closed_period(self):
        ranking = self._get("admin")["ranking"]
        self.assertFalse(ranking["period"])
        self.assertEqual({row["score"] for row in ranking["rows"]}, {None})
        self.assertEqual({row["rank"] for row in ranking["rows"]}, {False})

    def test_few_queries_whatever_the_amount_of_data(self):
        self._assess("locked", {self.east: 90, self.finance: 80})
        roles = ("controller", "admin", "boss", "lead")
        few = {role: self._count_queries(role) for role in roles}
        departments = [self._department(f"New {one}", self.east) for one in range(15)]
        kpis = [self._kpi(f"new_{one}", "higher") for one in range(10)]
        for kpi in kpis:
            self._target(kpi, floor=1, target=2, stretch=3)
            for department in departments:
                self._fact(kpi, self.today, department, 1, 2)
                self._fact(kpi, self.last_month.last, department, 1, 2)
        self._assess("locked", dict.fromkeys(departments, 75), year=2026)
        for role, count in few.items():
            self.assertLessEqual(count, 15, role)
            self.assertEqual(self._count_queries(role), count, role)

    def _count_queries(self, role):
        for _warm_up in range(2):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self._get(role)
            count = self.env.cr.sql_log_count - before
        return count
