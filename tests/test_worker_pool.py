"""A change of access counts at once in every worker of a server."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from support import scenario

WORKERS = 2


@pytest.fixture(scope="module")
def pool(databases, start_server):
    """A server with two workers, and its administrator and clerk."""
    name = databases.with_addon("pool")
    code = scenario.DOCUMENTS + scenario.PEOPLE + scenario.REGISTER + scenario.PAST
    databases.shell(name, code)
    server = start_server(name, workers=WORKERS)
    return server, server.client("admin"), server.client("clerk")


def answers(clerk, requests=16):
    """Ask how many orders the clerk sees, many times at once; return the answers."""
    with ThreadPoolExecutor(WORKERS * 2) as threads:
        asked = [
            threads.submit(clerk.call, "purchase.order", "search_count", [])
            for _number in range(requests)
        ]
    return {one.result() for one in asked}


def processes(server):
    """Return the processes that answered requests so far, by the server's log."""
    line = re.compile(
        r"^\S+ \S+ (\d+) INFO .*call_kw/purchase.order/search_count", re.M
    )
    return set(line.findall(server.log))


def test_every_worker_follows(pool):
    server, admin, clerk = pool
    [chain] = admin.search("hr.department", [("name", "=", "Chain")])
    [employee] = admin.search("hr.employee", [("user_id", "=", clerk.uid)])
    finance = admin.value("hr.employee", employee, "department_id")[0]
    seen = []
    for department in (chain, finance, chain, finance):
        admin.write("hr.employee", employee, {"department_id": department})
        seen.append(answers(clerk))
    scope = {"user_id": clerk.uid, "department_id": chain, "level": "department"}
    scope = admin.create("jxc.user.scope", scope)
    seen.append(answers(clerk))
    admin.unlink("jxc.user.scope", scope)
    seen.append(answers(clerk))
    assert seen == [{3}, {0}, {3}, {0}, {3}, {0}]
    assert len(processes(server)) == WORKERS
