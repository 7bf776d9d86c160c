from contextlib import contextmanager

from odoo import Command
from odoo.exceptions import UserError

from ..common import JxcCommon

GROUP = "jxc_management.group_jxc_"


class ScoringCommon(JxcCommon):
    """Two KPIs, rules, and people of all kinds around the department *Central*.

    ``employee`` works there, ``colleague`` too; ``manager`` manages it; ``lead`` is in
    the group of leads and manages *Finance*, ``controller`` and ``administrator`` work
    there.
    """

    login_prefix = "scoring"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.employee = cls._person("employee", cls.central)
        cls.colleague = cls._person("colleague", cls.central)
        cls.manager = cls._person("manager", cls.central)
        cls.lead = cls._person("lead", cls.finance, f"{GROUP}lead")
        cls.controller = cls._person("controller", cls.finance, f"{GROUP}controller")
        cls.administrator = cls._person(
            "administrator", cls.finance, f"{GROUP}administrator"
        )
        cls.central.manager_id = cls.manager.employee_id
        cls.finance.manager_id = cls.lead.employee_id
        cls.otd = cls._kpi("On time", "test_otd")
        cls.late = cls._kpi("Late", "test_late", direction="lower")
        cls.linear = cls.env.ref("jxc_management.jxc_scoring_rule_linear")
        cls.step = cls.env.ref("jxc_management.jxc_scoring_rule_step")
        cls.scheme = cls.env.ref("jxc_management.jxc_grade_scheme_standard")

    @classmethod
    def _kpi(cls, name, code, **values):
        """Create a KPI that needs no documents."""
        return cls.env["jxc.kpi"].create(
            {"name": name, "code": code, "kind": "manual", **values}
        )

    @classmethod
    def _target(cls, kpi=None, **values):
        """Create a target since 2020; 85, 95, 99 unless told otherwise."""
        levels = {"floor": 85, "target": 95, "stretch": 99}
        return cls.env["jxc.kpi.target"].create(
            {
                "kpi_id": (kpi or cls.otd).id,
                "company_id": cls.company.id,
                "date_from": "2020-01-01",
                **levels,
                **values,
            }
        )

    @classmethod
    def _card(cls, name="Card", weights=(60, 40), **values):
        """Create a draft card with both KPIs that counts from 2026 on."""
        kpis = (cls.otd, cls.late)
        lines = [
            Command.create(
                {"kpi_id": kpi.id, "rule_id": cls.linear.id, "weight": weight}
            )
            for kpi, weight in zip(kpis, weights, strict=False)
        ]
        return cls.env["jxc.scorecard"].create(
            {
                "name": name,
                "company_id": cls.company.id,
                "date_from": "2026-01-01",
                "grade_scheme_id": cls.scheme.id,
                "line_ids": lines,
                **values,
            }
        )

    @classmethod
    def _active_card(cls, name="Card", **values):
        card = cls._card(name, **values)
        card.action_activate()
        return card

    def _facts(self, kpi, day, num, den, **values):
        """Store a fact as the calculation does."""
        return (
            self.env["jxc.kpi.fact"]
            ._as_engine()
            .create(
                {
                    "kpi_id": kpi.id,
                    "day": day,
                    "company_id": self.company.id,
                    "num": num,
                    "den": den,
                    "records": 1,
                    **values,
                }
            )
        )

    @contextmanager
    def refused(self, text="", error=UserError):
        """Expect an error whose text contains ``text``."""
        with self.assertRaises(error) as caught, self.cr.savepoint():
            yield
        self.assertIn(text, str(caught.exception))
