"""How the demo company assesses its people; no database."""

from collections import namedtuple
from datetime import date, timedelta

#: a scorecard: template, departments and jobs that it assesses, its Chinese name
Card = namedtuple("Card", "template name chinese departments jobs")
#: points of a person or a department, ``day`` of the quarter on which it happened
Event = namedtuple(
    "Event", "name author decider employee department points evidence day"
)
#: what somebody gives the judged lines, and says: about himself, or as a reviewer
Review = namedtuple("Review", "login whom score comment")
#: so many points more for a KPI line, with the reviewer's reason
Override = namedtuple("Override", "login whom code more reason")
#: somebody wants points more, and a second person gives some or none; without a code
#: about a judged line
Appeal = namedtuple("Appeal", "login whom code wanted reason judge more decision")
#: an agreed rule
Rule = namedtuple(
    "Rule",
    "name chinese subject kind condition score_from score_to basis amount measure"
    " measure_zh",
)

CARDS = (
    Card("purchasing", "Purchasing Department", "采购部考核表", ("purchasing",), ()),
    Card("warehouse", "Warehouses", "仓库考核表", ("central", "east"), ()),
    Card("finance", "Finance Department", "财务部考核表", ("finance",), ()),
    Card("buyer", "Buyers", "采购员考核表", (), ("buyer", "project_buyer")),
    Card(
        "warehouse_clerk",
        "Warehouse Clerks",
        "仓库管理员考核表",
        (),
        ("warehouse_clerk",),
    ),
    Card(
        "warehouse_manager",
        "Warehouse Supervisors",
        "仓库主管考核表",
        (),
        ("warehouse_lead",),
    ),
)
#: figures of KPIs from the floor to the stretch, or from where to where they should be
TARGETS = {
    "supplier_otd": (70, 85, 95),
    "supplier_otif": (55, 75, 90),
    "supplier_return_rate": (1.5, 0.6, 0.2),
    "purchase_price_variance": (2, 0.8, 0),
    "order_release_time": (4, 2, 1),
    "supplier_lead_time": (20, 12, 6),
    "inventory_turnover": (2, 3.5, 6),
    "days_of_stock": (60, 180),
    "dead_stock": (35, 20, 10),
    "adjustment_rate": (8, 4, 1),
    "record_accuracy": (85, 94, 98),
    "on_time_processing": (65, 85, 95),
    "overdue_transfers": (60, 30, 10),
    "stock_out": (10, 4, 1),
    "negative_stock": (1, 0, 0),
    "lines_per_person_day": (2, 3.5, 6),
    "backorder_rate": (15, 8, 3),
    "scrap_rate": (1.5, 0.7, 0.2),
    "training_completion": (60, 90, 100),
    "training_overdue": (15, 5, 0),
    "regulation_confirmation": (50, 90, 100),
    "approval_lead_time": (24, 8, 4),
    "approval_sla": (80, 95, 100),
    "approval_automatic": (15, 40, 60),
    "ownership_coverage": (80, 95, 100),
    "workplace_audit": (70, 85, 95),
}
#: the new warehouse has to reach less
EAST_TARGET = ("workplace_audit", (60, 80, 92))
#: ``whom`` is an employee, or a department with its prefix
SELF = (
    Review("sclead", "department_purchasing", 88, "Two vendors let us down in summer."),
    Review("finlead", "department_finance", 85, "Costing closed in time every month."),
    Review("whlead", "department_central", 0, "Counting every month pays off."),
    Review("eastlead", "department_east", 0, "A new team, better month by month."),
    Review("whlead", "whlead", 88, "Trained two people for receiving."),
    Review("eastlead", "eastlead", 84, "Took the East warehouse over."),
    Review("buyer", "buyer", 90, "Found a second source for cables. 开发了第二货源。"),
    Review("buyer2", "buyer2", 80, "Learning the procedure."),
    Review("whclerk", "whclerk", 92, "Stood in for the forklift driver. 顶班叉车。"),
    Review("eastclerk", "eastclerk", 85, "Helped to move into the new warehouse."),
)
REVIEWS = (
    Review("jxcadmin", "department_purchasing", 84, "Answers other departments fast."),
    Review("jxcadmin", "department_finance", 88, "Reliable partner of all."),
    Review("sclead", "department_central", 0, "Accuracy has improved a lot."),
    Review("sclead", "department_east", 0, "Keep the aisles free."),
    Review("sclead", "whlead", 90, "Plans well, trains people."),
    Review("sclead", "eastlead", 82, "Good start with a new team."),
    Review("sclead", "buyer", 88, "Persistent with late vendors."),
    Review("sales", "buyer2", 55, "Needs the certificate at last."),
    Review("whlead", "whclerk", 85, "Helps wherever he is needed. 主动补位。"),
    Review("eastlead", "eastclerk", 80, "Careful, could be faster."),
)
OVERRIDE = Override(
    "whlead",
    "whclerk",
    "lines_per_person_day",
    8,
    "Drove the forklift for two weeks: fewer lines, not less work. 顶班两周。",
)
APPEALS = (
    Appeal(
        "eastclerk",
        "eastclerk",
        "on_time_processing",
        10,
        "Two carriers came a day late; the goods were ready. 承运商迟到，货已备好。",
        "sclead",
        5,
        "Checked with the delivery notes: the carriers were late. 已核实送货单。",
    ),
    Appeal(
        "whclerk",
        "whclerk",
        None,
        12,
        "I stood in for a colleague all through September. 九月一直顶班。",
        "sclead",
        0,
        "Counted already, in the score of the lines. 已在作业行数中考虑。",
    ),
)
#: without a decider they wait for one, in the running quarter
EVENTS = (
    Event(
        "Found wrong labels before the goods left",
        "whlead",
        "sclead",
        "whclerk",
        None,
        3,
        "Report of the day, photos of the labels. 当日记录及照片。",
        40,
    ),
    Event(
        "Emergency exit blocked by pallets",
        "sclead",
        "jxcadmin",
        None,
        "east",
        -4,
        "Photo of the workplace audit. 现场检查照片。",
        55,
    ),
    Event(
        "Orders without the certificate, in spite of warnings",
        "sales",
        "jxcadmin",
        "buyer2",
        None,
        -10,
        "Log of the gates: three orders. 门禁日志：三张订单。",
        70,
    ),
    Event(
        "Negotiated a rebate with a vendor",
        "sclead",
        None,
        "buyer",
        None,
        2,
        "Credit note of the vendor. 供应商贷项通知单。",
        0,
    ),
)
RULES = (
    Rule(
        "Quarterly bonus by grade",
        "季度绩效奖金",
        "employee",
        "reward",
        "score",
        70,
        200,
        "coefficient",
        2000,
        "",
        "",
    ),
    Rule(
        "Team bonus",
        "团队奖金",
        "department",
        "reward",
        "score",
        90,
        200,
        "fixed",
        3000,
        "",
        "",
    ),
    Rule(
        "Below the pass mark",
        "不合格处理",
        "employee",
        "penalty",
        "failed",
        0,
        0,
        "none",
        0,
        "A talk and training",
        "面谈并培训",
    ),
)

#: how many days after the end of a quarter what is done
DAYS = {
    "compute": 2,
    "self_review": 5,
    "review": 10,
    "override": 11,
    "appeal": 15,
    "decision": 18,
    "approve": 21,
    "reward": 22,
    "lock": 23,
}
SPAN = max(DAYS.values()) + 1
#: months with readings of workplace audits, and the points of each warehouse
AUDITS = {
    "central": (74, 76, 75, 79, 80, 82, 81, 84, 86, 85, 88, 90),
    "east": (70, 69, 73, 72, 76, 77, 80, 78, 82, 83, 84, 86),
}
AUDIT_DAY = 25


def quarter(day):
    """Return the first and last day of the quarter that ``day`` lies in."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    following = date(first.year + (first.month == 10), (first.month + 2) % 12 + 1, 1)
    return first, following - timedelta(days=1)


def last_quarter(today):
    """Return the first and last day of the last quarter that is complete."""
    return quarter(quarter(today)[0] - timedelta(days=1))


def step_day(step, last, today):
    """Return when a step of the assessment of a quarter was taken.

    As many days after ``last`` as usual, or fewer where today comes too early for it;
    always before today, and the steps stay in their order.
    """
    gap = (today - last).days
    days = DAYS[step]
    return last + timedelta(days=days if gap >= SPAN else days * gap // SPAN)


def audits(today):
    """Yield ``(department, day, points)`` of the workplace audits up to yesterday."""
    for department, points in AUDITS.items():
        for back, value in enumerate(reversed(points)):
            months = today.year * 12 + today.month - 1 - back
            day = date(months // 12, months % 12 + 1, AUDIT_DAY)
            if day < today:
                yield department, day, value


def named_levels(levels):
    """Return the levels of a target by the names of its fields."""
    names = ("band_low", "band_high")
    if len(levels) == 3:
        names = ("floor", "target", "stretch")
    return dict(zip(names, levels, strict=True))


def event_day(event, first):
    """Return on which day of the quarter that starts on ``first`` an event happened."""
    return first + timedelta(days=event.day)
