"""A day with approvals in the browser: the buyer, the approver's phone, the manager."""

import pytest
from support.browser import open_web_client


@pytest.fixture(scope="module")
def approvals(new_office):
    """A company of its own: what others have bought would change the thresholds."""
    return new_office("journey")


@pytest.fixture
def visit(approvals, page):
    """Open a page of the company: visit("login", path, width)."""

    def open_page(login, path, width=1366):
        opened = page(login, width=width, on=approvals.server)
        return open_web_client(opened, path)

    return open_page


def state(approvals, order):
    """Return the state of an order and of its approval."""
    [row] = approvals.admin.read(
        "purchase.order", order, ["state", "jxc_approval_state"]
    )
    return row["state"], row["jxc_approval_state"]


def test_buyer_sees_who_must_approve_and_submits(approvals, visit):
    order = approvals.buy(confirm=False)
    page = visit("buyer", f"/odoo/purchase/{order}")
    page.get_by_role("button", name="Who Approves?").click()
    page.locator(".modal", has_text="purchase rule").get_by_text(
        "boss"
    ).first.wait_for()
    page.locator(".modal .btn-close").click()
    page.get_by_role("button", name="Confirm Order").click()
    page.locator(".alert", has_text="Waits for boss").wait_for()
    assert state(approvals, order) == ("to approve", "pending")
    assert not page.errors


def test_approver_decides_on_his_phone(approvals, visit):
    order = approvals.buy()
    name = approvals.admin.value("purchase.order", order, "name")
    page = visit("boss", "/odoo/jxc-to-approve", 390)
    card = page.locator(".o_kanban_record", has_text=name)
    card.get_by_role("button", name="Approve").click()
    page.locator(".modal").get_by_role("button", name="Ok").click()
    card.get_by_role("button", name="Approve").wait_for(state="detached")
    assert state(approvals, order) == ("purchase", "approved")
    assert not page.errors


def test_raised_price_goes_back(approvals, visit):
    order = approvals.buy()
    page = visit("buyer", f"/odoo/purchase/{order}")
    page.locator(".o_data_row td[name=price_unit]").click()
    page.locator(".o_data_row td[name=price_unit] input").fill("900")
    page.locator(".o_form_button_save").click()
    page.get_by_role("button", name="Confirm Order").wait_for()
    assert state(approvals, order) == ("draft", "none")
    assert approvals.actions(approvals.request(order))[-1] == "stale"


def test_manager_applies_a_simplification(approvals, visit):
    for amount in (1200, 1300, 40000):
        order = approvals.buy(amount=amount)
        approvals.decide(approvals.request(order))
    [rule] = approvals.admin.search(
        "jxc.approval.rule", [("operation", "=", "purchase")]
    )
    page = visit("admin", "/odoo/jxc-approval-analysis")
    page.locator(".o_pivot", has_text="purchase rule").wait_for()
    menu = "jxc_management.jxc_approval_simplification_menu"
    page.locator("[data-menu-xmlid='jxc_management.jxc_approval_menu']").click()
    page.locator(f"[data-menu-xmlid='{menu}']").click()
    before = approvals.admin.value("jxc.approval.rule", rule, "amount_min")
    page.get_by_role("button", name="Apply", exact=True).last.click()
    page.locator(".modal").get_by_role("button", name="Ok").click()
    page.locator(".modal").wait_for(state="detached")
    after = approvals.admin.value("jxc.approval.rule", rule, "amount_min")
    approvals.admin.write("jxc.approval.rule", rule, {"amount_min": before})
    assert after > before
