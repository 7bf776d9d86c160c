"""The dialog in which people judge: no click is lost, no points come from nobody."""

import pytest
from support import assessments
from support.assessments import ASSESSMENT, LINE, TO_MANAGERS
from support.browser import open_web_client

LONG = (
    "Keeps the rules of work and safety, helps colleagues, proposes improvements, "
    "tells others early what he cannot do in time, and leaves his place in order."
)
JUDGED = {"Order": False, "Diligence and teamwork": LONG, "Safety": "Wears shoes."}


@pytest.fixture(scope="module")
def office(databases, start_server):
    """A department whose three lines its manager's manager judges."""
    office = assessments.Office(start_server(databases.with_addon("review")))
    office.add_people()
    office.add_card()
    lines = [
        {"name": name, "description": text, "kind": "review", "weight": weight}
        for (name, text), weight in zip(JUDGED.items(), (30, 30, 40), strict=True)
    ]
    departments = [(6, 0, [office.departments["Logistics"]])]
    card = {"name": "Departments", "subject": "department", "date_from": "2025-01-01"}
    card |= {"company_id": office.id, "department_ids": departments}
    card["grade_scheme_id"] = office.admin.search("jxc.grade.scheme", [])[0]
    card["line_ids"] = [(0, 0, one) for one in lines]
    made = office.admin.create("jxc.scorecard", card)
    office.admin.call("jxc.scorecard", "action_activate", [made])
    office.period = office.period_of("2026-01-01", "2026-03-31", *TO_MANAGERS)
    domain = [("period_id", "=", office.period), ("employee_id", "=", False)]
    [office.logistics] = office.admin.search(ASSESSMENT, domain)
    office.clerk = office.assessment_of("clerk", office.period)
    return office


@pytest.fixture
def dialog(office, page):
    """Open the dialog in which the boss judges."""

    def dialog(assessment, width=1366, lang="en_US"):
        client = page("boss", lang=lang, on=office.server, width=width)
        opened = open_web_client(client, f"/odoo/jxc-to-review/{assessment}")
        button = opened.locator(".o_form_statusbar .btn-primary")
        button.first.click()
        opened.locator(".modal .o_field_one2many, .modal textarea").first.wait_for()
        return opened

    return dialog


def points(office, assessment):
    """Return the points of the manager, None where he gave none."""
    names = ["manager_score", "is_manager_scored"]
    domain = [("assessment_id", "=", assessment), ("kind", "=", "review")]
    return [
        line["manager_score"] if line["is_manager_scored"] else None
        for line in office.admin.search_read(LINE, domain, names)
    ]


def give(opened, row, score):
    """Type points into a row of the list."""
    cell = opened.locator(".modal .o_data_row").nth(row).locator("td[name=score]")
    cell.click()
    cell.locator("input").press("Control+a")
    opened.keyboard.type(str(score))


def press(opened):
    """Press the first button of the dialog as a hand does, where it is now."""
    button = opened.locator(".modal footer .btn-primary")
    box = button.bounding_box()
    opened.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    opened.mouse.down()
    opened.wait_for_timeout(80)
    moved = button.bounding_box()
    opened.mouse.up()
    return abs(moved["y"] - box["y"])


def test_points_that_nobody_gave_are_not_nought(office, dialog):
    opened = dialog(office.logistics)
    assert opened.locator(".modal .o_data_row").count() == len(JUDGED)
    give(opened, 0, 70)
    press(opened)
    opened.locator(".modal", has_text="has no points yet").last.wait_for()
    assert points(office, office.logistics) == [None, None, None]


@pytest.mark.parametrize("lang", ["en_US", "zh_CN"])
@pytest.mark.parametrize("width", [820, 1366])
def test_submit_while_a_cell_is_edited(office, dialog, width, lang):
    opened = dialog(office.logistics, width, lang)
    given = [70 + width % 7, 80 + len(lang) + width % 5, 90]
    tops = set()
    for row, score in enumerate(given):
        give(opened, row, score)
        box = opened.locator(".modal footer .btn-primary").bounding_box()
        tops.add(round(box["y"]))
    moved = press(opened)
    opened.locator(".modal").wait_for(state="detached")
    assert points(office, office.logistics) == given
    print(f"{width} {lang}: button at {tops}, moved {moved:.0f} under the click")
    assert moved == 0
    # a row with an input in it is a pixel higher
    assert max(tops) - min(tops) <= 1
    assert not opened.errors


def test_on_a_phone_no_line_can_be_added(office, dialog):
    opened = dialog(office.logistics, 390)
    opened.locator(".modal .o_kanban_record").first.click()
    line = opened.locator(".modal").last
    line.locator("div[name=score] input").fill("77")
    assert line.locator(".o_form_button_save").is_visible()
    assert not line.locator(".o_form_button_save_new").is_visible()
    line.locator(".o_form_button_save").click()
    opened.locator(".modal").nth(1).wait_for(state="detached")
    opened.get_by_text("77.00").wait_for()
    assert not opened.errors
