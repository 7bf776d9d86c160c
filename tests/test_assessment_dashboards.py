"""Managers click through the cockpit and open the spreadsheet dashboards."""

import re
import subprocess
import sys

import pytest
from support.browser import open_web_client
from support.company import CLERK, CONTROLLER, LEAD, Company
from support.documents import Documents

ADMINISTRATOR = "jxc_management.group_jxc_administrator"
ROLES = ("lead", "controller", "administrator")
BOARDS = ("jxc_dashboard_management", "jxc_dashboard_warehouse")

#: what a list or kanban shows once it is read
RECORDS = ".o_data_row, .o_group_header, .o_kanban_record:not(.o_kanban_ghost)"
#: tasks of people, a result of a closed period, and the facts of all KPIs
FILL = """
company = env["res.company"].browse({company})
env = env(context=dict(env.context, allowed_company_ids=company.ids))
course = env["jxc.course"].create({{"name": "Receiving", "company_id": company.id}})
people = env["hr.employee"].create([
    {{"name": f"Clerk {{one}}", "company_id": company.id, "department_id": {east}}}
    for one in range(3)
])
env["jxc.training.assignment"]._assign(people[:2], course, date_due="2020-01-01")
env["jxc.training.assignment"]._assign(people[2:], course, date_due="2099-01-01")
scheme = env["jxc.grade.scheme"].search([], limit=1)
card = env["jxc.scorecard"].create({{
    "name": "Departments", "company_id": company.id, "grade_scheme_id": scheme.id,
}})
period = env["jxc.assessment.period"].create({{
    "name": "2025 Q1", "company_id": company.id, "kind": "quarter",
    "date_from": "2025-01-01", "date_to": "2025-03-31",
}})
for department, score in (({chain}, 81.5), ({east}, 92)):
    env["jxc.assessment"]._as_engine().create({{
        "name": str(score), "period_id": period.id, "subject": "department",
        "department_id": department, "scorecard_id": card.id, "score": score,
        "grade_name": "B", "is_passed": True,
    }})
env.flush_all()
for table, field in (("jxc_assessment_period", "id"), ("jxc_assessment", "period_id")):
    env.cr.execute(f"UPDATE {{table}} SET state = 'approved' WHERE {{field}} = %s",
                   [period.id])
for kpi in env["jxc.kpi"].search([]):
    env["jxc.kpi.target"].create({{
        "kpi_id": kpi.id, "company_id": company.id, "date_from": "2020-01-01",
        **({{"band_low": 1, "band_high": 2}} if kpi.direction == "band" else
           {{"floor": 60, "target": 80, "stretch": 100}} if kpi.direction == "higher"
           else {{"floor": 30, "target": 20, "stretch": 10}}),
    }})
env["jxc.kpi"]._calculate(company)
env.cr.commit()
"""

ERRORS = """() => {
    const loader = odoo.__WOWL_DEBUG__.root.env.services.spreadsheet_dashboard_loader;
    const { model, status, error } = loader.getActiveDashboard() || {};
    if (!model) {
        return [String(error || status)];
    }
    const found = [];
    for (const sheetId of model.getters.getSheetIds()) {
        const cells = model.getters.getEvaluatedCells(sheetId);
        for (const [place, cell] of Object.entries(cells)) {
            if (cell.type === "error") {
                found.push(`${place}: ${cell.value} ${cell.message}`);
            }
        }
    }
    return found;
}"""

CALM = """() => {
    const loader = odoo.__WOWL_DEBUG__.root.env.services.spreadsheet_dashboard_loader;
    const model = loader?.getActiveDashboard()?.model;
    if (!model) {
        return false;
    }
    const cells = model.getters.getSheetIds().flatMap((id) =>
        Object.values(model.getters.getEvaluatedCells(id))
    );
    const isLoading = (cell) => /^(Loading|加载)/.test(cell.value);
    return cells.length > 30 && !cells.some(isLoading);
}"""


@pytest.fixture(scope="module")
def company(databases, start_server):
    """Two departments with documents, people, results and facts."""
    server = start_server(databases.with_addon("cockpit"))
    office = Company(server)
    chain, east = office.add_department("Chain"), office.add_department("East", "Chain")
    central = office.add_place(
        "Central",
        "Chain",
        warehouse=office.admin.search(
            "stock.warehouse", [("company_id", "=", office.id)]
        )[0],
    )
    store = office.add_place("East", "East")
    groups = {"lead": LEAD, "controller": CONTROLLER, "administrator": ADMINISTRATOR}
    for role, group in groups.items():
        office.add_user(role, (group, *CLERK))
    office.manage("lead", "Chain")
    product = office.add_product("Bolt")
    documents = Documents(
        office.admin, office, product, office.add_vendor("Bolts & Co", product)
    )
    for place in (central, store):
        documents.receive(place)
        documents.receipt(place)
        documents.validate(documents.delivery(place))
    databases.shell(
        server.database, FILL.format(company=office.id, chain=chain, east=east)
    )
    return office


def count_opened(page):
    """Return how many records the list or kanban on the page has."""
    page.wait_for_selector(RECORDS)
    if page.locator(".o_group_header").count():
        return sum(
            int(re.search(r"\((\d+)\)", title).group(1))
            for title in page.locator(".o_group_header").all_inner_texts()
        )
    pager = page.locator(".o_control_panel .o_pager_limit")
    if pager.count():
        return int(re.sub(r"\D", "", pager.first.inner_text()))
    return page.locator(RECORDS).count()


def back_to_cockpit(page):
    """Go back by the breadcrumb."""
    page.go_back()
    page.wait_for_selector(".o_jxc_cockpit_tile")


@pytest.mark.parametrize("role", ("lead", "administrator"))
def test_numbers_of_tiles_open_as_many_records(company, page, role):
    tab = open_web_client(page(role, on=company.server), "/odoo/jxc-cockpit")
    tab.wait_for_selector(".o_jxc_cockpit_tile")
    codes = tab.eval_on_selector_all(
        ".o_jxc_cockpit_tile button[data-code]",
        "buttons => buttons.map(button => button.dataset.code)",
    )
    assert {"unowned", "training_overdue"} <= set(codes)
    for code in codes:
        button = tab.locator(f".o_jxc_cockpit_tile button[data-code={code}]")
        shown = int(re.match(r"\d+", button.inner_text().strip()).group())
        button.click()
        assert count_opened(tab) == shown, code
        back_to_cockpit(tab)
    assert not tab.errors


@pytest.mark.parametrize("role", ROLES)
def test_lights_and_months_open_their_records(company, role):
    session = company.as_user(role)
    data = session.call("jxc.cockpit", "get_cockpit", {"period": "this_month"})
    kpis = [kpi for one in data["categories"] for kpi in one["kpis"]]
    valued = [kpi for kpi in kpis if kpi["value"] is not None]
    assert len(valued) >= 5
    opened = 0
    for kpi in valued:
        for span in (data["span"], kpi["months"][-1]):
            action = session.call(
                "jxc.cockpit", "open_records", kpi["id"], span["first"], span["last"]
            )
            [[_id, _in, ids]] = action["domain"]
            # what has no record of its own, as a level of stock, is not listed
            assert all(ids), kpi["code"]
            found = session.call(
                action["res_model"],
                "search_count",
                action["domain"],
                context={"active_test": False},
            )
            assert found == len(ids) <= kpi["records"], kpi["code"]
            opened += bool(found)
    assert opened >= len(valued)


def test_a_light_opens_its_list(company, page):
    tab = open_web_client(page("lead", on=company.server), "/odoo/jxc-cockpit")
    tab.locator(".o_jxc_value").first.click()
    assert count_opened(tab) > 0
    back_to_cockpit(tab)
    tab.locator(".o_jxc_spark_month").last.click()
    assert count_opened(tab) > 0
    back_to_cockpit(tab)
    tab.locator(".o_jxc_score").first.click()
    tab.wait_for_selector(".o_form_view")
    assert not tab.errors


def test_filters_are_kept_on_the_way_back(company, page):
    tab = open_web_client(page("lead", on=company.server), "/odoo/jxc-cockpit")
    tab.locator(".o_jxc_department").select_option(label="Chain / East")
    tab.wait_for_selector(".o_jxc_cockpit .fa-spinner", state="detached")
    tab.locator(".o_jxc_cockpit_tile button[data-code=training_overdue]").click()
    assert count_opened(tab) == 2
    tab.locator(".o_back_button, .o_breadcrumb .breadcrumb-item a").first.click()
    tab.wait_for_selector(".o_jxc_cockpit_tile")
    selected = tab.locator(".o_jxc_department option:checked").inner_text()
    assert selected == "Chain / East"


def test_fits_a_phone(company, page):
    tab = page("lead", width=390, on=company.server)
    open_web_client(tab, "/odoo/jxc-cockpit")
    tab.wait_for_selector(".o_jxc_light")
    wide = tab.evaluate(
        "() => document.querySelector('.o_jxc_cockpit .o_content').scrollWidth"
    )
    assert wide <= 390


@pytest.mark.parametrize("lang", ("en_US", "zh_CN"))
@pytest.mark.parametrize("role", ROLES)
def test_dashboards_open_without_an_error_cell(company, page, role, lang):
    tab = page(role, lang=lang, on=company.server)
    for name in BOARDS:
        board = company.admin.ref(f"jxc_management.{name}")
        open_web_client(tab, f"/odoo/dashboards?dashboard_id={board}")
        tab.wait_for_function(CALM)
        assert tab.evaluate(ERRORS) == []
    assert not tab.errors


def test_files_of_the_dashboards_are_up_to_date():
    command = [sys.executable, "-m", "jxcdev", "dashboards", "--check"]
    assert subprocess.run(command).returncode == 0
