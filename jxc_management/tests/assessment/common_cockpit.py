from odoo.tools import SQL

from ...tools.cockpit_periods import period
from ..common import JxcCommon


class CockpitCommon(JxcCommon):
    """Managers of two departments, two KPIs with targets, facts put in directly."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["jxc.kpi"].search([]).action_archive()
        cls.today = cls.company._jxc_today()
        cls.month = period("this_month", cls.today)
        cls.last_month = period("last_month", cls.today)
        cls.people = {
            "plain": cls._person("plain", "base.group_user", cls.finance),
            "boss": cls._person("boss", "base.group_user", cls.chain),
            "lead": cls._person("lead", "jxc_management.group_jxc_lead", cls.east),
            "controller": cls._person(
                "controller", "jxc_management.group_jxc_controller"
            ),
            "admin": cls._person("admin", "jxc_management.group_jxc_administrator"),
        }
        cls.chain.manager_id = cls.people["boss"].employee_id
        cls.east.manager_id = cls.people["lead"].employee_id
        cls.on_time = cls._kpi("on_time", "higher", min_records=5)
        cls.scrap = cls._kpi("scrap", "lower")
        cls._target(cls.on_time, floor=60, target=90, stretch=100)
        cls._target(cls.scrap, floor=20, target=10, stretch=0)

    @classmethod
    def _person(cls, name, groups, department=None):
        user = cls._user(f"cockpit_{name}", groups)
        values = {"name": name, "user_id": user.id, "company_id": cls.company.id}
        department_id = (department or cls.finance).id
        cls.env["hr.employee"].create({**values, "department_id": department_id})
        return user

    @classmethod
    def _kpi(cls, code, direction, **values):
        return cls.env["jxc.kpi"].create(
            {
                "name": code.title(),
                "code": f"test_{code}",
                "kind": "manual",
                "direction": direction,
                "company_id": cls.company.id,
                **values,
            }
        )

    @classmethod
    def _target(cls, kpi, **values):
        return cls.env["jxc.kpi.target"].create(
            {
                "kpi_id": kpi.id,
                "company_id": cls.company.id,
                "date_from": "2020-01-01",
                **values,
            }
        )

    @classmethod
    def _fact(cls, kpi, day, department, num, den, records=10, company=None):
        cls.env.cr.execute(
            SQL(
                """INSERT INTO jxc_kpi_fact
                   (kpi_id, day, company_id, department_id, num, den, records)
                   VALUES (%s, %s, %s, %s, %s, %s, %s)""",
                kpi.id,
                day,
                (company or cls.company).id,
                department and department.id or None,
                num,
                den,
                records,
            )
        )

    def _cockpit(self, role):
        cockpit = self.env["jxc.cockpit"].with_user(self.people[role])
        return cockpit.with_context(allowed_company_ids=self.company.ids)

    def _get(self, role, period="this_month", department=None):
        filters = {"period": period, "department_id": department and department.id}
        return self._cockpit(role).get_cockpit(filters)

    def _lights(self, data):
        """Return ``{code of the KPI: its light}``."""
        return {
            kpi["code"]: kpi
            for category in data["categories"]
            for kpi in category["kpis"]
        }
