"""Ready-made scorecards and usual targets of the shipped KPIs: data only."""

from collections import namedtuple

from odoo.tools import LazyTranslate

_lt = LazyTranslate(__name__)

#: a scorecard; ``process`` is the code of the process whose department it suggests
Template = namedtuple("Template", "name subject process lines")
#: a line with a KPI, by its code and the XML id of its rule
Kpi = namedtuple("Kpi", "code weight rule measured_on", defaults=("linear", "subject"))
#: a line that reviewers judge
Review = namedtuple("Review", "name weight description")

COOPERATION = _lt("Cooperation with other departments")
COOPERATION_HELP = _lt(
    "Answers on time, keeps agreements, helps to solve problems that concern several "
    "departments."
)
DISCIPLINE = _lt("Diligence and teamwork")
DISCIPLINE_HELP = _lt(
    "Keeps the rules of work and safety, helps colleagues, proposes improvements."
)

TEMPLATES = {
    "purchasing": Template(
        _lt("Purchasing Department"),
        "department",
        "purchasing",
        [
            Kpi("supplier_otd", 20),
            Kpi("supplier_otif", 15),
            Kpi("supplier_return_rate", 10),
            Kpi("purchase_price_variance", 15),
            Kpi("order_release_time", 10),
            Kpi("approval_sla", 10, "step"),
            Kpi("training_completion", 10, "step"),
            Review(COOPERATION, 10, COOPERATION_HELP),
        ],
    ),
    "warehouse": Template(
        _lt("Warehouse Department"),
        "department",
        "storage",
        [
            Kpi("record_accuracy", 20, "veto"),
            Kpi("on_time_processing", 15),
            Kpi("overdue_transfers", 10),
            Kpi("stock_out", 10),
            Kpi("dead_stock", 10),
            Kpi("negative_stock", 5),
            Kpi("lines_per_person_day", 10),
            Kpi("training_completion", 5, "step"),
            Kpi("regulation_confirmation", 5, "step"),
            Kpi("workplace_audit", 10),
        ],
    ),
    "finance": Template(
        _lt("Finance and Oversight"),
        "department",
        "costing",
        [
            Kpi("inventory_turnover", 20, "linear", "company"),
            Kpi("dead_stock", 15, "linear", "company"),
            Kpi("adjustment_rate", 15, "linear", "company"),
            Kpi("approval_lead_time", 15, "linear", "company"),
            Kpi("approval_sla", 15, "step"),
            Kpi("training_completion", 10, "step"),
            Review(COOPERATION, 10, COOPERATION_HELP),
        ],
    ),
    "it": Template(
        _lt("IT Support"),
        "department",
        "system_support",
        [
            Kpi("ownership_coverage", 15, "linear", "company"),
            Kpi("negative_stock", 15, "linear", "company"),
            Kpi("approval_automatic", 10, "linear", "company"),
            Kpi("training_completion", 10, "step"),
            Kpi("regulation_confirmation", 10, "step"),
            Review(
                _lt("Availability of the system"),
                25,
                _lt("Failures, their duration, tested backups and restores."),
            ),
            Review(
                _lt("Support of the users"),
                15,
                _lt("How fast and how well questions and faults are settled."),
            ),
        ],
    ),
    "buyer": Template(
        _lt("Buyer"),
        "employee",
        "purchasing",
        [
            Kpi("supplier_otd", 25),
            Kpi("supplier_otif", 15),
            Kpi("supplier_return_rate", 10),
            Kpi("purchase_price_variance", 15),
            Kpi("order_release_time", 15),
            Kpi("training_completion", 10, "step"),
            Review(DISCIPLINE, 10, DISCIPLINE_HELP),
        ],
    ),
    "warehouse_clerk": Template(
        _lt("Warehouse Clerk"),
        "employee",
        "storage",
        [
            Kpi("lines_per_person_day", 25),
            # open transfers have nobody yet who did them
            Kpi("on_time_processing", 25, "linear", "department"),
            Kpi("record_accuracy", 15, "veto", "department"),
            Kpi("workplace_audit", 10, "linear", "department"),
            Kpi("training_completion", 10, "step"),
            Review(DISCIPLINE, 15, DISCIPLINE_HELP),
        ],
    ),
    "warehouse_manager": Template(
        _lt("Warehouse Manager"),
        "employee",
        "storage",
        [
            Kpi("record_accuracy", 20, "veto", "department"),
            Kpi("on_time_processing", 15, "linear", "department"),
            Kpi("stock_out", 10, "linear", "department"),
            Kpi("dead_stock", 10, "linear", "department"),
            Kpi("overdue_transfers", 10, "linear", "department"),
            Kpi("scrap_rate", 10, "linear", "department"),
            Kpi("training_overdue", 10, "linear", "department"),
            Review(
                _lt("Leadership"),
                15,
                _lt("Plans and divides the work, trains people, follows up on faults."),
            ),
        ],
    ),
}

#: three usual figures of each shipped KPI, from the lowest to the highest; which of
#: them is the floor follows from the direction of the KPI
USUAL = {
    "supplier_otd": (85, 95, 98),
    "supplier_otif": (80, 92, 97),
    "supplier_return_rate": (0.5, 1, 3),
    "purchase_price_variance": (-2, 0, 3),
    "order_release_time": (1, 2, 5),
    "supplier_lead_time": (5, 10, 20),
    "inventory_turnover": (4, 6, 9),
    "days_of_stock": (30, 45, 60),
    "dead_stock": (2, 5, 10),
    "stock_out": (1, 3, 6),
    "negative_stock": (0, 0, 1),
    "overdue_transfers": (1, 3, 10),
    "record_accuracy": (95, 98, 99.5),
    "adjustment_rate": (0.5, 1, 3),
    "lines_per_person_day": (20, 40, 60),
    "on_time_processing": (85, 95, 99),
    "backorder_rate": (2, 5, 10),
    "scrap_rate": (0.1, 0.3, 1),
    "approval_lead_time": (4, 8, 24),
    "approval_sla": (80, 95, 100),
    "approval_automatic": (40, 60, 80),
    "training_completion": (80, 95, 100),
    "training_overdue": (0, 2, 10),
    "regulation_confirmation": (85, 98, 100),
    "ownership_coverage": (80, 95, 100),
    "workplace_audit": (70, 85, 95),
}
