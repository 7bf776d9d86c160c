"""A company whose people are assessed, with a period in the step of reviews.

The clerk is assessed and works in Logistics, which the chief leads; the boss manages
the department above, the stranger leads Finance, the auditor is a controller, the
deputy a second administrator.
"""

from .company import CONTROLLER, LEAD, Company

ADMINISTRATOR = "jxc_management.group_jxc_administrator"
PERIOD = "jxc.assessment.period"
ASSESSMENT = "jxc.assessment"
LINE = "jxc.assessment.line"
APPEAL = "jxc.assessment.appeal"
EVENT = "jxc.score.event"
READING = "jxc.kpi.reading"
DAY = "2026-02-02"
#: steps of a period until managers review
TO_MANAGERS = (
    ("action_compute",),
    ("action_start_self_review",),
    ("action_start_manager_review", True),
)
#: what must be the same after all attempts
KEPT = {
    PERIOD: ("state", "date_from", "date_to", "approved_by_id", "digest"),
    ASSESSMENT: ("score", "grade_name", "reviewer_id", "assessed_id", "scorecard_id")
    + ("manager_comment", "manager_reviewed_on", "override_score", "signed_by_id"),
    LINE: ("num", "den", "value", "raw_score", "score", "weight", "manager_score")
    + ("is_overridden", "override_reason", "self_score"),
    EVENT: ("points", "state", "employee_id", "date"),
    READING: ("num", "den", "state"),
    "jxc.kpi.fact": ("num", "den", "user_id", "department_id"),
    "jxc.kpi.target": ("floor", "target", "stretch"),
    "jxc.scoring.rule": ("full_score", "floor_score", "method"),
    "jxc.scorecard": ("state", "line_ids", "event_limit", "no_data"),
    "jxc.scorecard.line": ("weight", "kpi_id", "rule_id"),
    "jxc.grade": ("score_from", "coefficient"),
    "jxc.reward.rule": ("amount", "grade_ids", "basis"),
    "jxc.reward": ("amount", "state"),
}


class Office(Company):
    """A company with assessments in the step of reviews by managers."""

    def add_people(self):
        """Create departments and people."""
        self.employees = {}
        for name, parent in (
            ("Supply", None),
            ("Logistics", "Supply"),
            ("Finance", None),
        ):
            self.add_department(name, parent)
        for login, groups, department in (
            ("boss", (), "Supply"),
            ("chief", (LEAD,), "Logistics"),
            ("clerk", (), "Logistics"),
            ("stranger", (LEAD,), "Finance"),
        ):
            self.add_user(login, groups)
            self.employees[login] = self.employ(login, department)
            since = {"date_version": "2020-01-01"}
            self.admin.write("hr.employee", self.employees[login], since)
        self.add_user("auditor", (CONTROLLER,))
        self.add_user("deputy", (ADMINISTRATOR,))
        managers = {"Supply": "boss", "Logistics": "chief", "Finance": "stranger"}
        for department, login in managers.items():
            values = {"manager_id": self.employees[login]}
            self.admin.write("hr.department", self.departments[department], values)

    def add_card(self):
        """Create a KPI with a target, and a scorecard in use."""
        create = self.admin.create
        kpi = {"name": "Tidiness", "code": "tidiness", "kind": "manual"}
        self.kpi = create("jxc.kpi", kpi)
        levels = {"floor": 80, "target": 90, "stretch": 100, "date_from": "2025-01-01"}
        self.target = create(
            "jxc.kpi.target", {"kpi_id": self.kpi, "company_id": self.id, **levels}
        )
        self.rule = create("jxc.scoring.rule", {"name": "Straight", "cap": 100})
        grades = [
            (0, 0, {"name": "A", "score_from": 90, "coefficient": 1.2}),
            (0, 0, {"name": "B", "score_from": 0, "coefficient": 1.0}),
        ]
        scheme = create("jxc.grade.scheme", {"name": "Two", "grade_ids": grades})
        self.grades = self.admin.search("jxc.grade", [("scheme_id", "=", scheme)])
        lines = [
            {
                "name": "Tidiness",
                "kpi_id": self.kpi,
                "rule_id": self.rule,
                "weight": 60,
            },
            {"name": "Team", "kind": "review", "weight": 40},
        ]
        lines[0]["weight"], lines[1]["weight"] = 60, 40
        card = {"name": "People", "subject": "employee", "date_from": "2025-01-01"}
        card |= {"grade_scheme_id": scheme, "line_ids": [(0, 0, one) for one in lines]}
        self.card = create("jxc.scorecard", {**card, "company_id": self.id})
        self.admin.call("jxc.scorecard", "action_activate", [self.card])
        rule = {"name": "Bonus", "grade_ids": [(6, 0, self.grades)], "amount": 100}
        self.reward_rule = create("jxc.reward.rule", {**rule, "company_id": self.id})

    def read_tidiness(self):
        """Enter and confirm a reading about the clerk, and count it."""
        values = {"kpi_id": self.kpi, "day": DAY, "num": 70, "den": 100}
        values["employee_id"] = self.employees["clerk"]
        values["department_id"] = self.departments["Logistics"]
        self.reading = self.as_user("deputy").create(READING, values)
        self.admin.call(READING, "action_confirm", [self.reading])
        job = self.admin.ref("jxc_management.ir_cron_kpi_calculate")
        self.admin.call("ir.cron", "method_direct_trigger", [job])

    def period_of(self, first, last, *steps):
        """Make a quarter and take it through steps."""
        days = {"date_from": first, "date_to": last, "kind": "quarter"}
        period = self.admin.create(PERIOD, {**days, "company_id": self.id})
        for step, *confirm in steps:
            self.admin.call(PERIOD, step, [period], *confirm)
        return period

    def assessment_of(self, login, period):
        """Return the assessment of a person in a period."""
        domain = [("period_id", "=", period)]
        domain.append(("employee_id", "=", self.employees[login]))
        return self.admin.search(ASSESSMENT, domain)[0]

    def line_of(self, assessment, name):
        """Return a line of an assessment."""
        domain = [("assessment_id", "=", assessment), ("name", "=", name)]
        return self.admin.search(LINE, domain)[0]

    def evidence(self):
        """Return what the attempts must not change."""
        found = {}
        for model, names in KEPT.items():
            ids = sorted(self.admin.search(model, []))
            found[model] = self.admin.read(model, ids, list(names))
        return found


def build(server):
    """Make the company on a server with the addon."""
    office = Office(server)
    office.add_people()
    office.add_card()
    office.read_tidiness()
    event = {"name": "Late", "date": DAY, "points": -2, "evidence": "Log"}
    event["employee_id"] = office.employees["clerk"]
    office.event = office.as_user("boss").create(EVENT, event)
    office.done = office.period_of("2025-10-01", "2025-12-31", *TO_MANAGERS)
    done = office.assessment_of("clerk", office.done)
    scores = {office.line_of(done, "Team"): 80}
    office.as_user("boss").call(ASSESSMENT, "action_submit_review", [done], scores)
    for step in (("action_start_appeals", True), ("action_approve", True)):
        office.admin.call(PERIOD, step[0], [office.done], step[1])
    office.admin.call(PERIOD, "action_lock", [office.done])
    [office.reward] = office.admin.search("jxc.reward", [("assessment_id", "=", done)])
    office.locked = done
    office.period = office.period_of("2026-01-01", "2026-03-31", *TO_MANAGERS)
    office.mine = office.assessment_of("clerk", office.period)
    office.line = office.line_of(office.mine, "Tidiness")
    office.team = office.line_of(office.mine, "Team")
    [office.fact] = office.admin.search("jxc.kpi.fact", [("kpi_id", "=", office.kpi)])
    office.card_line = office.admin.value("jxc.scorecard", office.card, "line_ids")[0]
    office.before = office.evidence()
    return office
