"""What changes later alters no closed request."""

import pytest
from support.client import RpcError
from support.company import PURCHASER


@pytest.fixture(scope="module")
def office(new_office):
    """A company whose rule asks a group, then the manager of the department."""
    company = new_office("history", rules=False)
    admin = company.admin
    company.group = admin.create("res.groups", {"name": "Approvers"})
    for login in ("boss", "director"):
        admin.write(
            "res.users", company.users[login], {"group_ids": [(4, company.group)]}
        )
    company.employ("buyer", "Central")
    steps = [
        {"sequence": 10, "approver_type": "group", "group_id": company.group},
        {"sequence": 20, "approver_type": "manager"},
    ]
    rule = {"name": "Orders", "amount_min": 1000, "company_id": company.id}
    rule["step_ids"] = [(0, 0, {**step, "quorum": "all"}) for step in steps]
    company.rule_id = admin.create("jxc.approval.rule", rule)
    company.closed = closed(company)
    company.before = [company.facts(request) for request in company.closed]
    return company


def closed(office):
    """Return an approved, a rejected, an outdated and a withdrawn request."""
    orders = [office.buy() for _number in range(4)]
    requests = [office.request(order) for order in orders]
    for login in ("boss", "director", "chief"):
        office.decide(requests[0], login)
    office.decide(requests[1], "boss", "action_reject", "Too dear")
    buyer = office.as_user("buyer")
    [line] = office.lines(orders[2])
    buyer.write("purchase.order.line", line, {"price_unit": 900})
    office.decide(requests[3], "buyer", "action_withdraw")
    states = [office.facts(request)["request"]["state"] for request in requests]
    assert states == ["approved", "rejected", "stale", "withdrawn"]
    return requests


@pytest.fixture(autouse=True)
def unchanged(office):
    """Compare what is recorded before and after."""
    yield
    after = [office.facts(request) for request in office.closed]
    assert after == office.before


def change_group(office):
    people = [(3, office.users["boss"]), (4, office.users["deputy"])]
    office.admin.write("res.groups", office.group, {"user_ids": people})


def archive_approver(office):
    office.admin.write("res.users", office.users["director"], {"active": False})


def change_manager(office):
    employee = office.employ("deputy", "Central")
    department = office.departments["Central"]
    office.admin.write("hr.department", department, {"manager_id": employee})


def rename_department(office):
    values = {"name": "Elsewhere", "parent_id": office.add_department("Above")}
    office.admin.write("hr.department", office.departments["Central"], values)


def archive_department(office):
    department = office.departments["Central"]
    office.admin.write("hr.department", department, {"active": False})


def change_rule(office):
    values = {"name": "Renamed", "amount_min": 1, "tolerance_percent": 500}
    office.admin.write("jxc.approval.rule", office.rule_id, values)


def change_steps(office):
    steps = office.admin.value("jxc.approval.rule", office.rule_id, "step_ids")
    values = {"approver_type": "users", "quorum": "any", "sla_hours": 1}
    values["user_ids"] = [(6, 0, [office.users["deputy"]])]
    office.admin.write("jxc.approval.rule.step", steps, values)


def delete_steps(office):
    steps = office.admin.value("jxc.approval.rule", office.rule_id, "step_ids")
    office.admin.unlink("jxc.approval.rule.step", steps[1:])


def archive_rule(office):
    office.admin.write("jxc.approval.rule", office.rule_id, {"active": False})


def rename_product_and_vendor(office):
    office.admin.write("product.product", office.product, {"name": "Renamed"})
    office.admin.write("product.product", office.product, {"standard_price": 77})
    office.admin.write("res.partner", office.vendor, {"name": "Renamed"})


def change_order(office):
    """A rejected order goes into its next round; what is confirmed gets smaller."""
    orders = office.admin.search("purchase.order", [("state", "=", "draft")])
    [line, *_others] = office.lines(orders[0])
    values = {"price_unit": 1}
    office.as_user("buyer").write("purchase.order.line", line, values)


def delete_order(office):
    [order] = office.admin.search(
        "purchase.order", [("jxc_approval_state", "=", "rejected")]
    )
    office.admin.call("purchase.order", "button_cancel", [order])
    office.admin.unlink("purchase.order", order)


def switch_enforcement(office):
    office.enforce()


@pytest.mark.parametrize(
    "change",
    [
        change_group,
        archive_approver,
        change_manager,
        rename_department,
        archive_department,
        change_rule,
        change_steps,
        delete_steps,
        archive_rule,
        rename_product_and_vendor,
        change_order,
        delete_order,
        switch_enforcement,
    ],
    ids=lambda one: one.__name__,
)
def test_later_change(office, change):
    change(office)


@pytest.mark.parametrize("login", ["boss", "director", "chief", "buyer"])
def test_people_of_the_record_cannot_be_deleted(office, login):
    with pytest.raises(RpcError):
        office.admin.unlink("res.users", office.users[login])


def test_approver_who_never_decided_cannot_be_deleted(office):
    admin = office.admin
    office.add_user("asked", (PURCHASER,))
    rule = office.rule("purchase", "asked", limit=1, sequence=1)
    request = office.request(office.buy())
    office.decide(request, "buyer", "action_withdraw")
    with pytest.raises(RpcError):
        admin.unlink("res.users", office.users["asked"])
    [step] = office.facts(request)["steps"]
    assert step["approver_ids"] == [office.users["asked"]]
    admin.write("jxc.approval.rule", rule, {"active": False})


def test_used_rule_cannot_be_deleted(office):
    with pytest.raises(RpcError):
        office.admin.unlink("jxc.approval.rule", office.rule_id)
