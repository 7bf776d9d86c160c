"""The dashboard “JXC Management”: assessment, approvals, training, ownership."""

from .board import Board
from .filters import FACT, FACT_MODEL, add_department, add_period, pick
from .kpis import NUMBER, PERCENT, Facts
from .parts import chart

MATCH = pick(FACT, "period", "department")
ASSESSMENT = {
    "period": ("date_to", "date"),
    "department": ("department_id", "many2one"),
}
HISTORY = pick(ASSESSMENT, "department")
APPROVAL = {
    "period": ("submitted_on", "datetime"),
    "department": ("department_id", "many2one"),
}
TRAINING = {
    "period": ("date_assigned", "date"),
    "department": ("department_id", "many2one"),
}
CODES = (
    "ownership_coverage",
    "approval_sla",
    "approval_automatic",
    "approval_lead_time",
)
#: without data there is no score: it is not 0
ASSESSED = [
    ["subject", "=", "department"],
    ["state", "in", ["approved", "locked"]],
    ["has_score", "=", True],
]


def board():
    """Return the dashboard."""
    found = Board()
    add_period(found)
    add_department(found)
    facts = Facts(found, CODES, MATCH)
    found.links(
        ("Open the cockpit", "jxc_management.jxc_cockpit_menu"),
        ("Trends of KPIs", "jxc_management.jxc_kpi_trend_menu"),
        ("Ownership register", "jxc_management.jxc_ownership_register_menu"),
    )
    assessments(found)
    approvals(found, facts)
    learning(found, facts)
    figures(found)
    return found


def assessments(found):
    """Add the part about how departments did."""
    now, before = scores(found, 0), scores(found, -1)
    review, appeals = waiting(found)
    by_quarter = ("date_to:quarter", "department_id")
    found.heading("Assessment")
    found.tiles(
        [
            {
                "title": "Average Score of Departments",
                "value": f'PIVOT.VALUE({now},"score")',
                "before": f'PIVOT.VALUE({before},"score")',
                "unit": NUMBER,
            },
            count("Departments Assessed", now),
            count("Assessments to Review", review),
            count("Open Appeals", appeals),
        ]
    )
    found.charts(
        score_chart("bar", "Scores by department", ASSESSMENT, "department_id"),
        score_chart("line", "Scores by quarter", HISTORY, *by_quarter),
    )


def scores(found, offset):
    """Read the scores of departments, of the period or the one before."""
    return found.add_pivot(
        "Scores of departments",
        "jxc.assessment",
        (("score", "avg"), ("__count",)),
        domain=ASSESSED,
        match=ASSESSMENT,
        offset=offset,
    )


def waiting(found):
    """Count the assessments to review, and the appeals."""
    state = ["state", "=", "manager_review"]
    review = found.add_pivot(
        "Assessments to review",
        "jxc.assessment",
        (("__count",),),
        domain=[state, ["manager_reviewed_on", "=", False]],
        match=pick(ASSESSMENT, "department"),
    )
    appeals = found.add_pivot(
        "Open appeals",
        "jxc.assessment.appeal",
        (("__count",),),
        domain=[["state", "=", "submitted"]],
        match={"department": ("assessment_id.department_id", "many2one")},
    )
    return review, appeals


def score_chart(kind, title, match, *groups):
    """Return a chart of the scores of departments."""
    options = {"domain": ASSESSED, "match": match}
    return chart(kind, title, "jxc.assessment", "score", groups, **options)


def count(title, pivot):
    """Return the tile of a number of records; none is zero."""
    value = f'IFERROR(VALUE(PIVOT.VALUE({pivot},"__count")),0)'
    return {"title": title, "value": value}


def approvals(found, facts):
    """Add the part about approvals."""
    waiting = found.add_pivot(
        "Approvals waiting",
        "jxc.approval.request",
        (("__count",),),
        domain=[["state", "=", "pending"]],
        match=pick(APPROVAL, "department"),
    )
    found.heading("Approvals")
    found.tiles(
        [
            count("Approvals Waiting", waiting),
            facts.tile("approval_lead_time", "Average Decision Hours", NUMBER, "down"),
            facts.tile("approval_sla", "Decided in Time"),
            facts.tile("approval_automatic", "Passed Without a Decision"),
        ]
    )
    found.charts(
        facts.trend("Approvals by month", "approval_sla", "approval_automatic"),
        chart(
            "bar",
            "Requests by rule",
            "jxc.approval.analysis",
            "request_count",
            ("rule_id", "state"),
            match=APPROVAL,
            stacked=True,
        ),
    )


def learning(found, facts):
    """Add the part about training, regulations and ownership."""
    training = read_learning(found, "Training", "training", "completed")
    regulations = read_learning(found, "Regulations", "regulation", "confirmed")
    found.heading("Training, regulations, ownership")
    found.tiles(
        [
            share("Training Completed", training, "completed_share"),
            share("Regulations Confirmed", regulations, "confirmed_share"),
            {
                "title": "Trainings Overdue",
                "value": f'IFERROR(VALUE(PIVOT.VALUE({training},"overdue")),0)',
            },
            facts.tile("ownership_coverage", "Ownership Coverage"),
        ]
    )
    found.charts(
        by_department("Training by department", "training", "completed"),
        by_department("Regulations by department", "regulation", "confirmed"),
    )


def read_learning(found, title, room, name):
    """Read the share that was completed, and what is overdue."""
    measures = ((f"{name}_share", "avg"), ("overdue", "sum"))
    return found.add_pivot(title, f"jxc.{room}.analysis", measures, match=TRAINING)


def share(title, pivot, field):
    """Return the tile of a share."""
    return {"title": title, "value": f'PIVOT.VALUE({pivot},"{field}")', "unit": PERCENT}


def by_department(title, room, name):
    """Return bars of a share by department."""
    model, field = f"jxc.{room}.analysis", f"{name}_share"
    return chart("bar", title, model, field, ("department_id",), match=TRAINING)


def figures(found):
    """Add all KPIs by quarter, and the latest assessments."""
    found.heading("KPIs by month")
    pivot = found.add_pivot(
        "KPI",
        FACT_MODEL,
        (("value", "avg"),),
        rows=("kpi_id",),
        columns=("day:month",),
        domain=[["kpi_id.active", "=", True]],
        match=MATCH,
    )
    found.pivot_table(pivot, rows=35)
    found.heading("Lowest scores")
    columns = (
        ("A", "display_name"),
        ("C", "department_id"),
        ("E", "grade_name"),
        ("F", "score"),
        ("G", "state"),
    )
    number = found.add_list(
        "Lowest scores",
        "jxc.assessment",
        [field for _letter, field in columns],
        order=(("score", True),),
        domain=ASSESSED,
        match=ASSESSMENT,
    )
    found.record_list(number, columns, rows=10)
