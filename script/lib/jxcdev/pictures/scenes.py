"""What the pictures show. A scene opens a page and leaves it ready to be taken."""

from functools import partial

from . import props
from .stage import PHONE

SCENES = {}


def scene(*names):
    """Register a scene: in English, and in Chinese under the name that ends in -zh."""

    def register(play):
        for name in names:
            lang = "zh_CN" if name.endswith("-zh") else "en_US"
            SCENES[name] = partial(play, lang=lang)
        return play

    return register


@scene("overview", "overview-zh")
def overview(stage, lang):
    """What the supply chain director sees first."""
    stage.show("sclead", "/odoo/jxc-overview", lang)


@scene("setup", "setup-zh")
def setup(stage, lang):
    """The administrator's checklist."""
    page = stage.show("jxcadmin", "/odoo/jxc-overview", lang)
    page.locator(".o_jxc_steps button[aria-expanded=false]").click()
    stage.settle()


@scene("proposal", "proposal-zh")
def proposal(stage, lang):
    """Who should lead, support and oversee, with the reasons."""
    record = props.proposal(stage, lang)
    stage.show("jxcadmin", f"/odoo/jxc-proposals/{record}", lang)


@scene("matrix", "matrix-zh")
def matrix(stage, lang):
    """Processes against departments."""
    stage.show("jxcadmin", "/odoo/jxc-matrix", lang)


@scene("register", "register-zh")
def register_list(stage, lang):
    """The register of ownerships."""
    stage.show("jxcadmin", "/odoo/jxc-ownership", lang)


@scene("unowned", "unowned-zh")
def unowned(stage, lang):
    """What nobody leads."""
    stage.show("jxcadmin", "/odoo/jxc-unowned", lang)


@scene("access-scopes", "access-scopes-zh")
def access_scopes(stage, lang):
    """Who sees and changes what."""
    stage.show("jxcadmin", "/odoo/jxc-access-scopes", lang)


@scene("my-access-phone", "my-access-phone-zh")
def my_access(stage, lang):
    """A person's own access, on a phone."""
    stage.show("buyer", "/odoo/jxc-my-access", lang, PHONE)


@scene("overview-phone", "overview-phone-zh")
def overview_phone(stage, lang):
    """The overview of a warehouse supervisor, on a phone."""
    stage.show("eastlead", "/odoo/jxc-overview", lang, PHONE)


@scene("order", "order-zh")
def order(stage, lang):
    """A purchase order with the department in charge."""
    record = props.order(stage)["id"]
    stage.show("buyer", f"/odoo/purchase/{record}", lang)


@scene("why", "why-zh")
def why(stage, lang):
    """Why a clerk may not see an order."""
    page = stage.show("eastlead", "/odoo/jxc-overview", lang)
    stage.open_menu("jxc_access_menu", "jxc_access_explain_menu")
    page.locator("div[name=reference] input").fill(props.order(stage)["name"])
    page.locator("div[name=user_id] input").fill("孙磊")
    page.locator(".o-autocomplete--dropdown-item", has_text="孙磊").click()
    stage.settle()


@scene("handover-preview", "handover-preview-zh")
def handover_preview(stage, lang):
    """What moves when the East warehouse changes hands."""
    record = props.handover(stage, lang)
    stage.show("sclead", f"/odoo/jxc-handovers/{record}", lang)


@scene("settings", "settings-zh")
def settings(stage, lang):
    """The switches of a company."""
    stage.show("admin", "/odoo/jxc-settings", lang)


@scene("handover-done")
def handover_done(stage, lang):
    """The same handover, confirmed by both leads."""
    record = props.handed_over(stage, lang)
    stage.show("sclead", f"/odoo/jxc-handovers/{record}", lang)


@scene("inbox-phone", "inbox-phone-zh")
def inbox_phone(stage, lang):
    """What waits for an approver, on a phone."""
    stage.show("sclead", "/odoo/jxc-to-approve", lang, PHONE)


@scene("request", "request-zh")
def request(stage, lang):
    """What is to be approved, by whom and why."""
    record = props.request(stage)
    stage.show("sclead", f"/odoo/jxc-to-approve/{record}", lang)


@scene("approval-rules", "approval-rules-zh")
def approval_rules(stage, lang):
    """When documents need approval, in plain words."""
    stage.show("jxcadmin", "/odoo/jxc-approval-rules", lang)


@scene("approval-analysis", "approval-analysis-zh")
def approval_analysis(stage, lang):
    """How long approvals take."""
    stage.show("finlead", "/odoo/jxc-approval-analysis", lang)


@scene("parked-order", "parked-order-zh")
def parked_order(stage, lang):
    """An order that waits, as its buyer sees it."""
    order = props.parked_order(stage)
    stage.show("buyer", f"/odoo/purchase/{order}", lang)


@scene("my-work-phone", "my-work-phone-zh")
def my_work(stage, lang):
    """What a clerk has to learn and to read, on a phone."""
    stage.show("eastclerk", "/odoo/jxc-my-work", lang, PHONE)


@scene("gate-stop", "gate-stop-zh")
def gate_stop(stage, lang):
    """A receipt that a clerk without the certificate cannot validate."""
    receipt = props.receipt(stage)
    path = f"/odoo/action-stock.action_picking_tree_all/{receipt}"
    page = stage.show("eastclerk", path, lang)
    page.locator("button[name=button_validate]:visible").first.click()
    page.locator(".modal footer button").first.wait_for()
    stage.settle()


@scene("training-matrix", "training-matrix-zh")
def training_matrix(stage, lang):
    """Who holds which certificate."""
    stage.show("sclead", "/odoo/jxc-training-matrix", lang)


@scene("gates", "gates-zh")
def gates(stage, lang):
    """What operations ask for, in plain words."""
    stage.show("jxcadmin", "/odoo/jxc-gates", lang)


@scene("coverage", "coverage-zh")
def coverage(stage, lang):
    """How many people may do what, day by day."""
    stage.show("sclead", "/odoo/jxc-coverage", lang)


@scene("regulation", "regulation-zh")
def regulation(stage, lang):
    """A regulation in effect, and who has confirmed it."""
    record = props.regulation(stage)
    stage.show("sclead", f"/odoo/jxc-regulations/{record}", lang)


@scene("cockpit", "cockpit-zh")
def cockpit(stage, lang):
    """What the managers look at every morning."""
    stage.show("sclead", "/odoo/jxc-cockpit", lang)


@scene("cockpit-phone", "cockpit-phone-zh")
def cockpit_phone(stage, lang):
    """The same on a phone."""
    stage.show("sclead", "/odoo/jxc-cockpit", lang, PHONE)


@scene("kpis", "kpis-zh")
def kpis(stage, lang):
    """The shipped key figures, in plain words."""
    stage.show("jxcadmin", "/odoo/jxc-kpis", lang)


@scene("kpi-health", "kpi-health-zh")
def kpi_health(stage, lang):
    """How the calculation of the key figures goes."""
    stage.show("jxcadmin", "/odoo/jxc-kpi-calculation", lang)


@scene("scorecard", "scorecard-zh")
def scorecard(stage, lang):
    """What buyers are assessed by."""
    record = props.of_demo(stage, "jxc.scorecard", "Buyers")
    stage.show("jxcadmin", f"/odoo/jxc-scorecards/{record}", lang)


@scene("scoring-rule", "scoring-rule-zh")
def scoring_rule(stage, lang):
    """How a value becomes points, as a curve."""
    record = stage.ref("jxc_management.jxc_scoring_rule_step")
    stage.show("jxcadmin", f"/odoo/jxc-scoring-rules/{record}", lang)


@scene("period", "period-zh")
def period(stage, lang):
    """A quarter that is locked, with its results."""
    record = props.locked_period(stage)
    stage.show("jxcadmin", f"/odoo/jxc-assessment-periods/{record}", lang)


@scene("assessment", "assessment-zh")
def assessment(stage, lang):
    """How a clerk did, with an accepted appeal."""
    record = props.assessment(stage, "eastclerk")
    stage.show("sclead", f"/odoo/jxc-assessments/{record}", lang)


@scene("self-review-phone", "self-review-phone-zh")
def self_review(stage, lang):
    """A buyer looks at her figures and reviews herself, on a phone."""
    record = props.self_review(stage, "buyer")
    stage.show("buyer", f"/odoo/jxc-my-assessments/{record}", lang, PHONE)


@scene("rewards", "rewards-zh")
def rewards(stage, lang):
    """Rewards that follow from the rules."""
    stage.show("jxcadmin", "/odoo/jxc-rewards", lang)


@scene("dashboard-management", "dashboard-management-zh")
def dashboard_management(stage, lang):
    """The managers' spreadsheet dashboard."""
    record = stage.ref("jxc_management.jxc_dashboard_management")
    stage.show("finlead", f"/odoo/dashboards?dashboard_id={record}", lang)


@scene("dashboard-warehouse", "dashboard-warehouse-zh")
def dashboard_warehouse(stage, lang):
    """The spreadsheet dashboard of warehouses and purchasing."""
    record = stage.ref("jxc_management.jxc_dashboard_warehouse")
    stage.show("finlead", f"/odoo/dashboards?dashboard_id={record}", lang)
