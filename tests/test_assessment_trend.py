"""The graph of KPIs: a month without data has no point."""

from datetime import date, timedelta

import pytest
from support import assessments
from support.assessments import READING
from support.browser import open_web_client
from support.days import day

MIXED = ".o_graph_renderer .alert:has-text('several KPIs')"
CANVAS = ".o_graph_canvas_container canvas"
LINES = """(canvas) => Chart.getChart(canvas).data.datasets.map(
    (line) => [line.label, line.data])"""


@pytest.fixture(scope="module")
def office(databases, start_server):
    """Two KPIs of one department: one skips the month of the other, both another."""
    office = assessments.Office(start_server(databases.with_addon("trend")))
    office.add_people()
    office.add_card()
    kpi = {"name": "Safety", "code": "safety", "kind": "manual"}
    safety = office.admin.create("jxc.kpi", kpi)
    earliest, _without, middle, last = first_days(4)
    for kpi, month, points in (
        (office.kpi, earliest, 70),
        (safety, middle, 60),
        (office.kpi, last, 75),
    ):
        values = {"kpi_id": kpi, "day": month.isoformat(), "num": points, "den": 100}
        values["department_id"] = office.departments["Logistics"]
        reading = office.as_user("deputy").create(READING, values)
        office.admin.call(READING, "action_confirm", [reading])
    job = office.admin.ref("jxc_management.ir_cron_kpi_calculate")
    office.admin.call("ir.cron", "method_direct_trigger", [job])
    return office


def first_days(count):
    """Return the first days of the months before this one, oldest first."""
    found = [date.fromisoformat(day(0)).replace(day=1)]
    for _month in range(count):
        found.insert(0, (found[0] - timedelta(days=1)).replace(day=1))
    return found[:-1]


def test_a_month_without_data_is_no_zero(office, page):
    opened = open_web_client(page(on=office.server), "/odoo/jxc-kpi-trend")
    opened.locator(".o_switch_view.o_graph").click()
    canvas = opened.locator(CANVAS)
    canvas.wait_for()
    assert dict(canvas.evaluate(LINES)) == {
        "Tidiness": [70, None, None, 75],
        "Safety": [None, None, 60, None],
    }
    assert not opened.locator(MIXED).count()
    assert not opened.errors


def test_several_kpis_at_one_point_are_explained(office, page):
    opened = open_web_client(page(on=office.server), "/odoo/jxc-kpi-trend")
    opened.locator(".o_switch_view.o_graph").click()
    opened.locator(CANVAS).wait_for()
    opened.locator(".o_searchview_dropdown_toggler").click()
    opened.get_by_role("menuitemcheckbox", name="Department", exact=True).click()
    opened.locator(MIXED).wait_for()
    assert not opened.errors
