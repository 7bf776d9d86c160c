"""A handover by JSON-RPC: nothing is forged, and two clicks at once are safe."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from support.client import RpcError

WORKERS = 2
HANDOVER = "jxc.handover"


@pytest.fixture(scope="module")
def admin(module_server):
    """The administrator's session."""
    return module_server.client("admin")


@pytest.fixture(scope="module")
def people(module_server, admin):
    """Two departments, led by ``giver`` and ``taker``; ``giver`` leads the company."""
    group = admin.call(
        "ir.model.data", "check_object_reference", "jxc_management", "group_jxc_lead"
    )[1]
    departments = {}
    for login in ("giver", "taker", "bystander"):
        user = {"name": login, "login": login, "password": login}
        user_id = admin.create("res.users", {**user, "group_ids": [(4, group)]})
        department = admin.create("hr.department", {"name": f"Department of {login}"})
        employee = {"name": login, "user_id": user_id, "department_id": department}
        manager = admin.create("hr.employee", employee)
        admin.write("hr.department", department, {"manager_id": manager})
        departments[login] = department
    ownership = {"department_id": departments["giver"], "state": "active"}
    admin.create("jxc.ownership", {**ownership, "date_from": "2024-01-01"})
    sessions = {login: module_server.client(login) for login in departments}
    return sessions, departments


@pytest.fixture
def draft(admin, people):
    """Return a function that makes a draft handover of a new warehouse."""
    sessions, departments = people
    numbers = admin.search("stock.warehouse", context={"active_test": False})

    def create(**values):
        code = f"H{len(numbers)}"
        numbers.append(code)
        warehouse = admin.create("stock.warehouse", {"name": code, "code": code})
        scope = {"scope_type": "warehouse", "warehouse_id": warehouse, "reason": "Test"}
        values = {**scope, "department_to_id": departments["taker"], **values}
        return sessions["giver"].create(HANDOVER, values)

    return create


FORGED = [
    {"state": "done"},
    {"state": "scheduled"},
    {"confirm_to_user_id": 2},
    {"requester_id": 2},
    {"new_ownership_id": 1},
    {"line_ids": [(0, 0, {"res_model": "stock.quant", "record_count": 1})]},
    {"entry_ids": [(5,)]},
]


@pytest.mark.parametrize("values", FORGED, ids=lambda values: next(iter(values)))
def test_steps_are_not_forged(admin, people, draft, values):
    sessions, departments = people
    handover = draft()
    whole = {"scope_type": "company", "department_to_id": departments["taker"]}
    for session in (admin, sessions["giver"]):
        with pytest.raises(RpcError):
            session.write(HANDOVER, handover, values)
        with pytest.raises(RpcError):
            session.call(HANDOVER, "web_save", [handover], values, specification={})
        with pytest.raises(RpcError):
            session.call(HANDOVER, "create", [{**whole, **values}])
    assert admin.value(HANDOVER, handover, "state") == "draft"


def test_import_cannot_forge_a_state(people, admin):
    sessions, departments = people
    columns = ["scope_type", "department_to_id/.id", "state"]
    row = ["company", str(departments["taker"]), "done"]
    answer = sessions["giver"].call(HANDOVER, "load", columns, [row])
    assert not answer["ids"]
    assert not admin.search(HANDOVER, [("state", "=", "done")])


def test_private_steps_are_not_callable(people, draft):
    sessions, _departments = people
    handover = draft()
    for method in ("_apply", "_advance", "_roll_back", "_cron_apply"):
        with pytest.raises(RpcError):
            sessions["giver"].call(HANDOVER, method, [handover])


def test_bystanders_do_nothing(people, draft):
    sessions, _departments = people
    handover = draft()
    bystander = sessions["bystander"]
    assert not bystander.search(HANDOVER, [("id", "=", handover)])
    for method in ("action_send", "action_confirm_to", "action_cancel"):
        with pytest.raises(RpcError) as caught:
            bystander.call(HANDOVER, method, [handover])
        assert caught.value.kind == "AccessError"


def test_both_confirm_at_the_same_moment(admin, people, draft):
    sessions, _departments = people
    handovers = [draft() for _number in range(4)]
    for handover in handovers:
        sessions["giver"].call(HANDOVER, "action_send", [handover])
        with ThreadPoolExecutor(2) as pool:
            outcomes = list(pool.map(decide, decisions(sessions, handover)))
        for (_session, method, _id), done in zip(
            decisions(sessions, handover), outcomes, strict=True
        ):
            if not done:
                assert decide((dict(by_method(sessions))[method], method, handover))
        assert admin.value(HANDOVER, handover, "state") == "done"
        [lead] = leads_of(admin, handover)
        assert lead["origin"] == "handover"


def test_one_side_clicks_twice_at_once(admin, people, draft):
    sessions, _departments = people
    handover = draft()
    sessions["giver"].call(HANDOVER, "action_send", [handover])
    decide((sessions["giver"], "action_confirm_from", handover))
    twice = [(sessions["taker"], "action_confirm_to", handover)] * 2
    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(decide, twice)) == [False, True]
    assert len(leads_of(admin, handover)) == 1


def by_method(sessions):
    """Return which session takes which decision."""
    return [
        ("action_confirm_from", sessions["giver"]),
        ("action_confirm_to", sessions["taker"]),
    ]


def decisions(sessions, handover):
    """Return the two decisions on a handover."""
    return [(session, method, handover) for method, session in by_method(sessions)]


def decide(decision):
    """Take a decision; return whether the server accepted it."""
    session, method, handover = decision
    try:
        session.call(HANDOVER, method, [handover])
    except RpcError as error:
        assert error.kind in ("LockError", "UserError"), error
        return False
    return True


def leads_of(admin, handover):
    """Return the leads of the warehouse of a handover."""
    warehouse = admin.value(HANDOVER, handover, "warehouse_id")[0]
    domain = [("warehouse_id", "=", warehouse), ("role", "=", "lead")]
    return admin.search_read("jxc.ownership", domain, ["origin", "state"])
