"""Uninstalling leaves core documents, access rights and rules as they were."""

import pytest
import requests
from support import scenario

DOCUMENTS = (
    "purchase_order",
    "purchase_order_line",
    "stock_picking",
    "stock_move",
    "stock_move_line",
    "stock_quant",
    "stock_location",
    "stock_warehouse",
    "stock_picking_type",
)
SNAPSHOTS = {
    "record rules": "SELECT id, name, domain_force, active, perm_read, perm_write, "
    "perm_create, perm_unlink FROM ir_rule",
    "access rights": "SELECT id, name, group_id, perm_read, perm_write, perm_create, "
    "perm_unlink FROM ir_model_access",
    "group members": "SELECT gid, uid FROM res_groups_users_rel",
    "implied groups": "SELECT gid, hid FROM res_groups_implied_rel",
    "views": "SELECT id, name, active, arch_db FROM ir_ui_view",
    "menus": "SELECT id, active, action FROM ir_ui_menu",
    "columns": "SELECT table_name, column_name, data_type FROM "
    "information_schema.columns WHERE table_schema = 'public'",
    "indexes": "SELECT tablename, indexname FROM pg_indexes "
    "WHERE schemaname = 'public'",
    "constraints": "SELECT conrelid::regclass::text, conname FROM pg_constraint",
    **{f"rows of {table}": f"SELECT * FROM {table}" for table in DOCUMENTS},
}


def snapshot(databases, name):
    """Return ``{part: hash}`` of what must not change."""
    query = (
        "SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM ({}) t"
    )
    return {
        part: databases.sql(name, query.format(rows))
        for part, rows in SNAPSHOTS.items()
    }


@pytest.fixture(scope="module")
def before_and_after(databases):
    name = databases.plain("uninstall")
    databases.shell(name, scenario.DOCUMENTS + scenario.PEOPLE)
    before = snapshot(databases, name)
    databases.install(name)
    databases.shell(name, scenario.REGISTER)
    in_use = snapshot(databases, name)
    databases.shell(
        name,
        'env["ir.module.module"].search([("name", "=", "jxc_management")])'
        ".button_immediate_uninstall()",
    )
    return name, before, in_use, snapshot(databases, name)


@pytest.mark.parametrize("part", SNAPSHOTS)
def test_everything_is_as_before(before_and_after, part):
    _name, before, _in_use, after = before_and_after
    assert after[part] == before[part]


def test_the_comparison_would_notice(before_and_after):
    _name, before, in_use, _after = before_and_after
    for part in ("record rules", "columns", "rows of purchase_order"):
        assert in_use[part] != before[part]


def test_nothing_of_the_addon_stays(before_and_after, databases):
    name = before_and_after[0]
    left = databases.sql(
        name,
        "SELECT count(*) FROM pg_class WHERE relname LIKE 'jxc%'",
    )
    assert left.strip() == "0"


def test_server_goes_on(before_and_after, start_server):
    server = start_server(before_and_after[0])
    reply = requests.get(f"{server.url}/web/login", timeout=60)
    assert reply.status_code == 200
    clerk = server.client("clerk")
    assert clerk.call("purchase.order", "search_count", []) == 3
