"""The demo company of script/server: it loads, its people log in and can work."""

import csv

import pytest
from jxcdev import demo, logins, whitebox

TESTS = 45


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


DOCUMENTS = (
    "purchase_order",
    "purchase_order_line",
    "stock_picking",
    "stock_move",
    "stock_move_line",
    "stock_quant",
    "stock_scrap",
    "stock_warehouse_orderpoint",
    "stock_location",
    "stock_warehouse",
    "product_product",
    "hr_employee",
    "hr_department",
    "res_partner",
    "res_users",
)


def test_uninstalling_leaves_the_company_as_it_is(demo_database, databases):
    """Documents keep their buyers, vendors and products; the log has no error."""
    before = rows(databases, demo_database)
    databases.shell(
        demo_database,
        'env["ir.module.module"].search([("name", "=", "jxc_management")])'
        ".button_immediate_uninstall()",
    )
    assert rows(databases, demo_database) == before
    left = "SELECT count(*) FROM ir_model_data WHERE module = 'jxc_management'"
    assert databases.sql(demo_database, left) == "0"


def rows(databases, name):
    """Return ``{table: hash of its rows}`` without the columns of the addon."""
    columns = (
        "SELECT string_agg(quote_ident(column_name), ',' ORDER BY column_name) "
        "FROM information_schema.columns WHERE table_name = '{}' "
        "AND column_name !~ '^(jxc_|write_)'"
    )
    text = "SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM ({}) t"
    return {
        table: databases.sql(
            name,
            text.format(
                f"SELECT {databases.sql(name, columns.format(table))} FROM {table}"
            ),
        )
        for table in DOCUMENTS
    }
