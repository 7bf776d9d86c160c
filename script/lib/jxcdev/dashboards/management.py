"""The dashboard “JXC Management”: assessment, approvals, training, ownership."""

from .board import Board, chart
from .filters import FACT, FACT_MODEL, add_department, add_period, pick
from .kpis import NUMBER, PERCENT, Facts

MATCH = pick(FACT, "period", "department")
ASSESSMENT = {
    "period": ("date_to", "date"),
    "department": ("department_id", "many2one"),
}
APPROVAL = {
    "period": ("submitted_on", "datetime"),
    "department": ("department_id", "many2one"),
}
TRAINING = {
    "period": ("date_assigned", "date"),
    "department": ("department_id", "many2one"),
}
CODES = ("ownership_coverage", "approval_sla", "approval_automatic", "approval_lead_time")
ASSESSED = [["subject", "=", "department"], ["state", "in", ["approved", "locked"]]]


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
    model = "jxc.assessment"
    scores = [
        found.add_pivot(
            "Scores of departments",
            model,
            (("score", "avg"), ("__count",)),
            domain=ASSESSED,
            match=ASSESSMENT,
            offset=offset,
        )
        for offset in (0, -1)
    ]
    open_ones = found.add_pivot(
        "Assessments to review",
        model,
        (("__count",),),
        domain=[["state", "=", "manager_review"], ["manager_reviewed_on", "=", False]],
        match=pick(ASSESSMENT, "department"),
    )
    appeals = found.add_pivot(
        "Open appeals",
        "jxc.assessment.appeal",
        (("__count",),),
        domain=[["state", "=", "submitted"]],
    )
    found.heading("Assessment")
    found.tiles(
        [
            {
                "title": "Average Score of Departments",
                "value": f'PIVOT.VALUE({scores[0]},"score")',
                "before": f'PIVOT.VALUE({scores[1]},"score")',
                "unit": NUMBER,
            },
            count("Departments Assessed", scores[0]),
            count("Assessments to Review", open_ones),
            count("Open Appeals", appeals),
        ]
    )
    found.charts(
        chart(
            "bar",
            "Scores by department",
            model,
            "score",
            ("department_id",),
            domain=ASSESSED,
            match=ASSESSMENT,
        ),
        chart(
            "line",
            "Scores by quarter",
            model,
            "score",
            ("date_to:quarter", "department_id"),
            domain=ASSESSED,
            match=ASSESSMENT,
        ),
    )


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
            facts.tile("approval_lead_time", "Hours to Approve", NUMBER, "down"),
            facts.tile("approval_sla", "Approved in Time"),
            facts.tile("approval_automatic", "Passed at Once"),
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
    training = found.add_pivot(
        "Training",
        "jxc.training.analysis",
        (("completed_share", "avg"), ("overdue", "sum")),
        match=TRAINING,
    )
    regulations = found.add_pivot(
        "Regulations",
        "jxc.regulation.analysis",
        (("confirmed_share", "avg"), ("overdue", "sum")),
        match=TRAINING,
    )
    found.heading("Training, regulations, ownership")
    found.tiles(
        [
            share("Training Completed", training, "completed_share"),
            share("Regulations Confirmed", regulations, "confirmed_share"),
            {
                "title": "Trainings Overdue",
                "value": f'IFERROR(VALUE(PIVOT.VALUE({training},"overdue")),0)',
            },
            facts.tile("ownership_coverage", "Led by a Department"),
        ]
    )
    found.charts(
        by_department("Training by department", "jxc.training.analysis", "completed"),
        by_department("Regulations by department", "jxc.regulation.analysis", "confirmed"),
    )


def share(title, pivot, field):
    """Return the tile of a share."""
    return {"title": title, "value": f'PIVOT.VALUE({pivot},"{field}")', "unit": PERCENT}


def by_department(title, model, name):
    """Return bars of a share by department."""
    field = f"{name}_share"
    return chart("bar", title, model, field, ("department_id",), match=TRAINING)


def figures(found):
    """Add all KPIs by quarter, and the latest assessments."""
    found.heading("KPIs by quarter")
    pivot = found.add_pivot(
        "KPIs by quarter",
        FACT_MODEL,
        (("value", "avg"),),
        rows=("kpi_id",),
        columns=("day:quarter",),
        match=MATCH,
    )
    found.pivot_table(pivot, rows=40)
    found.heading("Lowest scores")
    columns = (
        ("A", "name"),
        ("D", "department_id"),
        ("F", "grade_name"),
        ("G", "score"),
        ("H", "state"),
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
