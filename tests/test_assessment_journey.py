"""A first assessment in the browser: scorecard, reviews, appeal, lock, reward list."""

import io
import time

import openpyxl
import pytest
from playwright.sync_api import TimeoutError
from support.browser import open_web_client
from support.company import LEAD, PURCHASER, STOREKEEPER, Company
from support.documents import Documents

CALCULATE = """
env["jxc.kpi"]._calculate()
env.cr.commit()
"""
#: the quarter ends: results are shown and approved only then
QUARTER_ENDS = """
UPDATE jxc_assessment_period
   SET date_from = date_from - 100, date_to = date_to - 100;
UPDATE jxc_assessment
   SET date_from = date_from - 100, date_to = date_to - 100;
UPDATE jxc_kpi_fact SET day = day - 100;
"""
#: what the administrator may take for his first scorecard
SECONDS = 120
REASON = "The carrier came a day late; the goods were ordered in time."
DECISION = "Checked with the carrier: he was late."


@pytest.fixture(scope="module")
def office(databases, start_server):
    """A buyer, her manager, the manager above, and orders that came in time."""
    server = start_server(databases.with_addon("assessment"))
    company = Company(server)
    company.databases = databases
    company.add_department("Supply")
    company.add_department("Purchasing", "Supply")
    company.add_user("director", (LEAD,))
    company.manage("director", "Supply")
    company.add_user("chief", (LEAD,))
    company.manage("chief", "Purchasing")
    company.add_user("nina", (PURCHASER, STOREKEEPER))
    job = company.admin.create("hr.job", {"name": "Buyer"})
    employee = company.employ("nina", "Purchasing")
    company.admin.write("hr.employee", employee, {"job_id": job})
    [warehouse] = company.admin.search(
        "stock.warehouse", [("company_id", "=", company.id)]
    )
    place = company.add_place("Central", "Purchasing", warehouse)
    product = company.add_product("Bolt")
    vendor = company.add_vendor("Bolts & Co", product)
    maker = Documents(company.as_user("nina"), company, product, vendor)
    for quantity in (5, 8, 13):
        maker.receive(place, quantity)
    company.admin.create(
        "jxc.reward.rule",
        {
            "name": "Bonus",
            "company_id": company.id,
            "condition": "score",
            "score_from": 0,
            "score_to": 200,
            "amount": 500,
        },
    )
    databases.shell(server.database, CALCULATE)
    return company


@pytest.fixture(scope="module")
def journey():
    """What one step leaves to the next."""
    return {}


@pytest.fixture
def open_page(office, page):
    """Pages of the office's server, opened on a path."""

    def open_page(login, path, width=1366):
        return open_web_client(page(login, on=office.server, width=width), path)

    return open_page


def step(page, name):
    """Wait until the bar of steps of a form shows a step."""
    current = page.locator(".o_statusbar_status .o_arrow_button_current", has_text=name)
    current.wait_for()


def press(page, name):
    """Press a button of a form's header."""
    page.locator(".o_form_statusbar").get_by_role("button", name=name).click()


def dialog(page, button):
    """Press a button of the dialog, and wait until it is closed."""
    page.locator(".modal footer").get_by_role("button", name=button).click()
    try:
        page.locator(".modal").wait_for(state="detached", timeout=30_000)
    except TimeoutError:
        raise AssertionError(page.locator(".modal").all_inner_texts()) from None


def enter(page, field, text):
    """Type into a field of the dialog."""
    box = page.locator(f".modal div[name={field}]").locator("input, textarea")
    box.first.fill(text)


def assessment(office, *names):
    """Return fields of the only assessment."""
    [found] = office.admin.search_read("jxc.assessment", [], ["period_id", *names])
    return found


def test_a_scorecard_from_a_template(office, open_page):
    opened = open_page("admin", "/odoo/jxc-scorecards")
    started = time.monotonic()
    clicks = (
        opened.get_by_role("button", name="From Template"),
        opened.get_by_label("Buyer", exact=True),
        opened.get_by_role("button", name="Create the Scorecard"),
    )
    for place, one in enumerate(clicks):
        if place == 2:
            opened.locator(".o_field_one2many .o_data_row").nth(6).wait_for()
            total = opened.locator(".o_field_one2many tfoot")
            assert "100" in total.inner_text()
        one.click()
    step(opened, "In Use")
    seconds = time.monotonic() - started
    print(f"scorecard made in {seconds:.0f} s by {len(clicks)} clicks")
    assert seconds < SECONDS
    [card] = office.admin.search_read(
        "jxc.scorecard", [], ["name", "state", "weight_total", "audience"]
    )
    assert (card["name"], card["state"]) == ("Buyer", "active")
    assert card["weight_total"] == 100
    assert office.admin.search("jxc.kpi.target", [])
    assert not opened.errors


def test_a_period_is_opened_and_calculated(office, open_page, journey):
    opened = open_page("admin", "/odoo/jxc-assessment-periods/new")
    press(opened, "Calculate")
    step(opened, "Provisional")
    found = assessment(office, "name", "coverage", "score")
    journey["period"] = found["period_id"][0]
    assert found["name"].startswith("nina")
    assert found["coverage"] > 0
    press(opened, "Start Self Reviews")
    step(opened, "Self Review")
    assert not opened.errors


def test_the_employee_reviews_herself_on_her_phone(office, open_page):
    opened = open_page("nina", "/odoo/jxc-my-assessments", width=390)
    opened.locator(".o_kanban_record", has_text="nina").first.click()
    opened.get_by_text("Review yourself, then your manager reviews").wait_for()
    press(opened, "Review Yourself")
    opened.locator(".modal .o_kanban_record").first.click()
    form = opened.locator(".modal").last
    form.locator("div[name=score] input").fill("90")
    form.locator("footer .o_form_button_save, footer .btn-primary").first.click()
    opened.locator(".modal").nth(1).wait_for(state="detached")
    enter(opened, "comment", "Found a second vendor.")
    dialog(opened, "Submit Review")
    found = assessment(office, "self_reviewed_on", "self_comment")
    assert found["self_reviewed_on"]
    assert found["self_comment"] == "Found a second vendor."
    lines = office.admin.search_read(
        "jxc.assessment.line", [("kind", "=", "review")], ["self_score"]
    )
    assert [line["self_score"] for line in lines] == [90]
    assert not opened.errors


def test_the_manager_reviews(office, open_page, journey):
    administrator = open_page(
        "admin", f"/odoo/jxc-assessment-periods/{journey['period']}"
    )
    press(administrator, "Start Manager Reviews")
    step(administrator, "Manager Review")
    opened = open_page("chief", "/odoo/jxc-to-review")
    opened.locator(".o_kanban_record", has_text="nina").first.click()
    press(opened, "Review")
    cell = opened.locator(".modal .o_data_row td[name=score]")
    cell.click()
    cell.locator("input").fill("80")
    opened.locator(".modal div[name=comment] textarea").click()
    enter(opened, "comment", "Reliable.")
    dialog(opened, "Submit Review")
    found = assessment(office, "manager_reviewed_on", "score", "grade_name")
    assert found["manager_reviewed_on"]
    assert found["score"] > 0
    assert found["grade_name"]
    press(administrator, "Show Results, Open Appeals")
    administrator.locator(".modal", has_text="not complete").wait_for()
    dialog(administrator, "Close")
    administrator.errors.clear()
    office.databases.sql(office.server.database, QUARTER_ENDS)
    administrator.reload()
    press(administrator, "Show Results, Open Appeals")
    step(administrator, "Appeals")
    assert not opened.errors
    assert not administrator.errors


def test_the_employee_appeals(office, open_page):
    opened = open_page("nina", "/odoo/jxc-my-assessments")
    opened.locator(".o_kanban_record", has_text="nina").first.click()
    press(opened, "Appeal")
    line = opened.locator(".modal div[name=line_id] input")
    line.click()
    line.fill("Diligence")
    opened.locator(".o-autocomplete--dropdown-item", has_text="Diligence").click()
    enter(opened, "score_wanted", "95")
    enter(opened, "reason", REASON)
    dialog(opened, "Submit Appeal")
    [appeal] = office.admin.search_read(
        "jxc.assessment.appeal", [], ["state", "score_before", "score_wanted"]
    )
    assert (appeal["state"], appeal["score_before"]) == ("submitted", 80)
    assert appeal["score_wanted"] == 95
    assert not opened.errors


def test_who_reviewed_does_not_decide(office, open_page):
    opened = open_page("chief", "/odoo/jxc-appeals")
    opened.get_by_text("Diligence").first.click()
    step(opened, "Submitted")
    assert not opened.get_by_role("button", name="Decide").count()


def test_a_second_person_decides(office, open_page):
    before = assessment(office, "score")["score"]
    opened = open_page("director", "/odoo/jxc-appeals")
    opened.get_by_text("Diligence").first.click()
    press(opened, "Decide")
    opened.locator(".modal div[name=kind] input[type=radio]").first.click()
    enter(opened, "score", "95")
    enter(opened, "decision", DECISION)
    dialog(opened, "Decide")
    step(opened, "Accepted")
    [appeal] = office.admin.search_read(
        "jxc.assessment.appeal", [], ["state", "decided_by_id", "score_after"]
    )
    assert appeal["state"] == "accepted"
    assert appeal["decided_by_id"][0] == office.users["director"]
    assert assessment(office, "score")["score"] > before
    assert not opened.errors


def test_the_reward_list_is_exported(office, open_page, journey):
    opened = open_page("admin", f"/odoo/jxc-assessment-periods/{journey['period']}")
    press(opened, "Approve Results")
    dialog(opened, "Go On Anyway")
    step(opened, "Approved")
    [reward] = office.admin.search("jxc.reward", [])
    rewards = open_page("admin", f"/odoo/jxc-rewards/{reward}")
    press(rewards, "Approve")
    step(rewards, "Approved")
    opened.reload()
    step(opened, "Approved")
    with opened.expect_download() as waiting:
        press(opened, "Export Rewards")
    with open(waiting.value.path(), "rb") as downloaded:
        book = openpyxl.load_workbook(io.BytesIO(downloaded.read()))
    rows = list(book.active.iter_rows(values_only=True))
    [row] = [one for one in rows if "nina" in one]
    assert 500 in row
    assert assessment(office, "grade_name")["grade_name"] in row
    assert office.admin.value("jxc.reward", reward, "state") == "exported"
    assert not opened.errors


def test_the_period_is_locked(office, open_page, journey):
    opened = open_page("admin", f"/odoo/jxc-assessment-periods/{journey['period']}")
    press(opened, "Lock for Good")
    dialog(opened, "Ok")
    step(opened, "Locked")
    press(opened, "Verify Checksums")
    opened.locator(".o_notification", has_text="as they were locked").wait_for()
    assert not opened.errors
