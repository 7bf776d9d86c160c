"""The demo company of script/server: it loads, its people log in and can work."""

import csv

import pytest
from jxcdev import demo, logins, whitebox

TESTS = 20


@pytest.fixture(scope="module")
def demo_database(workshop, databases):
    """A database with the demo company, made as script/server makes it."""
    name = databases.with_addon("demo")
    demo.shell(workshop, name, demo.LOAD_DEMO)
    return name


@pytest.fixture(scope="module")
def people():
    """The printed logins without the administrator of Odoo."""
    with logins.FILE.open(encoding="utf-8", newline="") as source:
        rows = csv.DictReader(source, delimiter=";")
        return [row["login"] for row in rows if row["login"] != "admin"]


def test_the_data_is_there_and_everybody_can_work(workshop, demo_database):
    """An upgrade, which reads the demo files again, then the addon's own tests."""
    outcome = whitebox.odoo_runner(
        workshop, demo_database, "-u", "jxc_demo", "demo company"
    )
    assert not outcome.failed, outcome.notes
    assert not outcome.skipped
    assert outcome.passed >= TESTS


def test_everybody_logs_in_with_the_printed_password(
    demo_database, start_server, people
):
    server = start_server(demo_database)
    for login in people:
        session = server.client(login, login)
        assert session.call("jxc.ownership", "search_count", []), login
