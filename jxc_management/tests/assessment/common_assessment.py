from contextlib import contextmanager
from datetime import date

from odoo import Command
from odoo.exceptions import UserError

from ..common import JxcCommon

GROUP = "jxc_management.group_jxc_"
GRADES = (("A", 90, 1.2), ("B", 60, 1.0), ("C", 0, 0.5))
FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)


class AssessmentCommon(JxcCommon):
    """People around one department, a scorecard for each kind of subject, and a period.

    ``clerk`` and ``colleague`` work in *Central*, which ``manager`` manages; ``lead``
    manages *Supply Chain* above it, ``other`` manages *Finance*. ``boss`` and ``admin``
    administer, ``controller`` reads; ``boss`` and ``admin`` are no employees.
    """

    login_prefix = "assessment"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.clerk = cls._person("clerk", cls.central)
        cls.colleague = cls._person("colleague", cls.central)
        cls.manager = cls._person("manager", cls.central)
        cls.lead = cls._person("lead", cls.chain, f"{GROUP}lead")
        cls.other = cls._person("other", cls.finance, f"{GROUP}lead")
        cls.hr_officer = cls._person("hr", cls.finance, "hr.group_hr_user")
        cls.controller = cls._new_user("controller", f"{GROUP}controller")
        cls.boss = cls._new_user("boss", f"{GROUP}administrator")
        cls.admin = cls._new_user("admin", f"{GROUP}administrator")
        for department, manager in (
            (cls.central, cls.manager),
            (cls.chain, cls.lead),
            (cls.finance, cls.other),
        ):
            department.manager_id = manager.employee_id
        cls._create_cards()
        cls.period = cls._period()

    @classmethod
    def _create_cards(cls):
        """Create KPIs with targets, a rule and grades, and two scorecards in use."""
        cls.on_time = cls._kpi("on_time", "On Time")
        cls.accuracy = cls._kpi("accuracy", "Accuracy")
        for kpi in (cls.on_time, cls.accuracy):
            cls._target(kpi)
        cls.rule = cls.env["jxc.scoring.rule"].create(
            {"name": "Straight", "method": "linear", "cap": 100.0}
        )
        cls.scheme = cls.env["jxc.grade.scheme"].create(
            {
                "name": "Grades",
                "grade_ids": [
                    Command.create(
                        {"name": name, "score_from": least, "coefficient": x}
                    )
                    for name, least, x in (
                        ("A", 90, 1.2),
                        ("B", 60, 1.0),
                        ("C", 0, 0.5),
                    )
                ],
            }
        )
        grades = cls.scheme.grade_ids.sorted("score_from", reverse=True)
        cls.grade_a, cls.grade_b, cls.grade_c = grades
        cls.card = cls._card("employee", cls.chain, cls.finance)
        cls.department_card = cls._card("department", cls.central, cls.chain)

    @classmethod
    def _kpi(cls, code, name, **values):
        return cls.env["jxc.kpi"].create(
            {"code": f"test_{code}", "name": name, "kind": "manual", **values}
        )

    @classmethod
    def _target(cls, kpi, **values):
        """Set a target: 80 is 60 points, 90 is 100 points."""
        return cls.env["jxc.kpi.target"].create(
            {
                "kpi_id": kpi.id,
                "company_id": cls.company.id,
                "date_from": "2020-01-01",
                "floor": 80,
                "target": 90,
                "stretch": 100,
                **values,
            }
        )

    @classmethod
    def _card(cls, subject, *departments, **values):
        """Create a scorecard: two KPIs of 40 % each, and 20 % that are judged."""
        card = cls.env["jxc.scorecard"].create(
            {
                "name": f"Card of {subject}",
                "subject": subject,
                "company_id": cls.company.id,
                "department_ids": [Command.set([one.id for one in departments])],
                "date_from": "2020-01-01",
                "grade_scheme_id": cls.scheme.id,
                "line_ids": [
                    *(
                        Command.create(
                            {
                                "name": kpi.name,
                                "kpi_id": kpi.id,
                                "rule_id": cls.rule.id,
                                "weight": 40,
                            }
                        )
                        for kpi in (cls.on_time, cls.accuracy)
                    ),
                    Command.create({"name": "Team", "kind": "review", "weight": 20}),
                ],
                **values,
            }
        )
        card.action_activate()
        return card

    @classmethod
    def _period(cls, kind="quarter", first=FIRST, last=LAST, **values):
        return cls.env["jxc.assessment.period"].create(
            {
                "kind": kind,
                "date_from": first,
                "date_to": last,
                "company_id": cls.company.id,
                "user_id": cls.admin.id,
                **values,
            }
        )

    @classmethod
    def _fact(cls, kpi, num, den=100, department=None, user=None, day=FIRST, records=5):
        """Write a fact, as the calculation would."""
        fact = cls.env["jxc.kpi.fact"]._as_engine()
        return fact.create(
            {
                "kpi_id": kpi.id,
                "day": day,
                "company_id": cls.company.id,
                "department_id": department.id if department else False,
                "user_id": user.id if user else False,
                "num": num,
                "den": den,
                "records": records,
            }
        )

    def read(self, kpi, num, day=FIRST):
        """Have a figure of the clerk read and confirmed, and calculated; return it."""
        readings = self.env["jxc.kpi.reading"].with_user(self.boss)
        reading = readings.create(
            {
                "kpi_id": kpi.id,
                "day": day,
                "company_id": self.company.id,
                "employee_id": self.clerk.employee_id.id,
                "department_id": self.central.id,
                "num": num,
                "den": 100,
            }
        )
        reading.with_user(self.admin).action_confirm()
        kpi._calculate(self.company)
        return reading

    def compute(self, period=None):
        """Calculate a period as the administrator; return its assessments."""
        period = period or self.period
        period.with_user(self.admin).action_compute()
        return period.assessment_ids

    def of(self, who, period=None):
        """Return the assessment of a user's employee, or of a department."""
        assessments = (period or self.period).assessment_ids
        if who._name == "hr.department":
            return assessments.filtered(
                lambda one: one.subject == "department" and one.department_id == who
            )
        return assessments.filtered(lambda one: one.employee_id.user_id == who)

    def line(self, who, name, period=None):
        """Return one line of an assessment."""
        lines = self.of(who, period).line_ids
        return lines.filtered(lambda one: one.name == name)

    def judge(self, assessment, points=100, by=None):
        """Let a manager give points to every judged line."""
        judged = assessment.line_ids.filtered(lambda one: one.kind == "review")
        assessment.with_user(by or self.lead).action_submit_review(
            {line.id: points for line in judged}, "Good"
        )

    def go_to(self, state, period=None, by=None):
        """Take a period to a step, as an administrator, without waiting."""
        period = (period or self.period).with_user(by or self.admin)
        steps = [
            ("provisional", lambda: period.action_compute()),
            ("self_review", lambda: period.action_start_self_review()),
            ("manager_review", lambda: period.action_start_manager_review(True)),
            ("appeal", lambda: period.action_start_appeals(True)),
            ("approved", lambda: period.action_approve(True)),
            ("locked", lambda: period.action_lock()),
        ]
        names = [name for name, _step in steps]
        start = names.index(period.state) + 1 if period.state in names else 0
        for _name, step in steps[start : names.index(state) + 1]:
            step()
        return period.assessment_ids.with_user(self.env.user)

    @contextmanager
    def refused(self, text, error=UserError):
        """Expect an error that matches ``text``, and take back what was done."""
        with self.assertRaisesRegex(error, text), self.env.cr.savepoint():
            yield
