from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from .common_cockpit import CockpitCommon

FIGURES = ("red_lights", "overdue_approvals", "pending_appeals")


@tagged("post_install", "-at_install")
class TestCockpitDigest(CockpitCommon):
    """The figures of the digest are those of the person who gets it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        values = {f"kpi_jxc_{name}": True for name in FIGURES}
        cls.digest = cls.env["digest.digest"].create(
            {"name": "Digest", "company_id": cls.company.id, **values}
        )
        cls._fact(cls.on_time, cls.today, cls.east, 10, 100)
        cls._fact(cls.on_time, cls.today, cls.central, 100, 100)
        cls._fact(cls.scrap, cls.today, cls.central, 50, 100)

    def _figures(self, role):
        now = fields.Datetime.now()
        context = {"start_datetime": now - timedelta(days=1), "end_datetime": now}
        digest = self.digest.with_user(self.people[role]).with_company(self.company)
        digest = digest.with_context(**context)
        return {name: digest[f"kpi_jxc_{name}_value"] for name in FIGURES}

    def _names(self, role):
        user = self.people[role]
        kpis = self.digest._compute_kpis(self.company, user)
        return {
            one["kpi_name"].removeprefix("kpi_jxc_")
            for one in kpis
            if one["kpi_name"].startswith("kpi_jxc_")
        }

    def test_red_lights_of_the_recipient(self):
        # company: 110 of 200 is below 60, scrap 50 % is above 20
        self.assertEqual(self._figures("admin")["red_lights"], 2)
        self.assertEqual(self._figures("boss")["red_lights"], 2)
        self.assertEqual(self._figures("lead")["red_lights"], 1)

    def test_who_manages_nothing_gets_no_figures(self):
        self.assertEqual(self._names("plain"), set())
        for role in ("admin", "controller", "boss", "lead"):
            self.assertEqual(self._names(role), set(FIGURES), role)

    def test_figures_lead_to_the_cockpit(self):
        actions = self.digest._compute_kpis_actions(self.company, self.env.user)
        for name in FIGURES:
            self.assertIn("jxc_cockpit_action", actions[f"kpi_jxc_{name}"])

    def test_more_red_lights_are_not_shown_in_green(self):
        before = self.today - timedelta(days=1)
        self._fact(self.on_time, before, self.east, 100, 100)
        kpis = self.digest._compute_kpis(self.company, self.people["admin"])
        ours = [one for one in kpis if one["kpi_name"].startswith("kpi_jxc_")]
        self.assertEqual(len(ours), len(FIGURES))
        for kpi in ours:
            for column in ("kpi_col1", "kpi_col2", "kpi_col3"):
                self.assertEqual(kpi[column]["margin"], 0.0)
