"""Fixtures of the black-box tests: servers, sessions, browser pages.

Run through script/test, which prepares the database with the addon installed.
"""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

try:
    from jxcdev import environment, system
    from jxcdev.paths import state
except ImportError as error:
    raise pytest.UsageError("run these tests with script/test tests/...") from error

from support import (
    approvals as approvals_company,
    enforced as enforced_company,
    gates as gates_company,
    regulations as regulations_company,
)
from support.browser import Browser
from support.outcomes import print_tables
from support.server import Databases, TestServer


@pytest.fixture(scope="session")
def workshop():
    """The provisioned Odoo, Python and database server."""
    return environment.provide()


@pytest.fixture(scope="session")
def databases(workshop):
    """Makes databases: with_addon(label), plain(label), copy(source, label)."""
    factory = Databases(workshop, os.environ["JXC_TEST_DATABASE"])
    yield factory
    factory.close()


@pytest.fixture(scope="session")
def start_server(workshop, databases):
    """Start further servers: start_server(database, workers=2, cron=1)."""
    started = []

    def start(database, workers=0, cron=0):
        server = TestServer(workshop, database, workers, cron).start()
        started.append(server)
        return server

    yield start
    with ThreadPoolExecutor() as pool:
        list(pool.map(TestServer.stop, started))


@pytest.fixture(scope="session")
def server(databases, start_server):
    """A server with the addon installed and nothing configured; shared by all tests."""
    return start_server(databases.with_addon("shared"))


@pytest.fixture(scope="module")
def module_server(request, databases, start_server):
    """A server of its own for one test file, which may set `WORKERS = 2`."""
    label = request.module.__name__.rpartition(".")[2].removeprefix("test_")
    workers = getattr(request.module, "WORKERS", 0)
    yield start_server(databases.with_addon(label), workers)


@pytest.fixture(scope="session")
def rpc(server):
    """Sessions on the shared server: rpc("login") or rpc("login", "password")."""
    sessions = {}

    def session(login="admin", password=None):
        if login not in sessions:
            sessions[login] = server.client(login, password)
        return sessions[login]

    return session


@pytest.fixture(scope="session")
def enforced(databases, start_server):
    """A company of four warehouses that enforces ownership, on a server of its own."""
    return enforced_company.build(start_server(databases.with_addon("enforced")))


@pytest.fixture(scope="session")
def new_office(databases, start_server):
    """Makes companies whose orders and movements need approval: new_office("label").

    All are copies of one, each on a server of its own; ``rules=False`` leaves out the
    rules.
    """
    server = start_server(databases.with_addon("office"))
    first = approvals_company.build(server, rules=False)
    server.stop()

    def make(label, rules=True):
        name = databases.copy(server.database, label)
        office = first.on(start_server(name))
        if rules:
            office.add_rules()
        return office

    return make


@pytest.fixture(scope="session")
def approvals(new_office):
    """A company whose orders and movements need approval, shared by all tests."""
    return new_office("approvals")


@pytest.fixture(scope="session")
def regulations(databases, start_server):
    """A company whose people confirm regulations, on a server of its own."""
    server = start_server(databases.with_addon("regulations"))
    return regulations_company.build(server)


@pytest.fixture(scope="session")
def gates(databases, start_server):
    """A company whose operations ask for a certificate, on a server of its own."""
    return gates_company.build(start_server(databases.with_addon("gates")))


@pytest.fixture(scope="session")
def browser():
    """Chromium; without one the browser tests are skipped and the run says so."""
    executable = system.browser()
    if not executable:
        pytest.skip(system.BROWSER.remedy)
    instance = Browser(executable)
    yield instance
    instance.close()


@pytest.fixture
def page(browser, server):
    """Pages on the shared server: page("login", lang="zh_CN", width=400)."""
    opened = []

    def open_page(login="admin", lang="en_US", width=1366, on=None, password=None):
        session = (on or server).client(login, password)
        session.write("res.users", session.uid, {"lang": lang})
        opened.append(browser.page(session, width))
        return opened[-1]

    yield open_page
    for one in opened:
        one.context.close()


@pytest.fixture(scope="session")
def screenshots():
    """The directory that takes pictures of pages."""
    directory = state() / "screenshots"
    directory.mkdir(parents=True, exist_ok=True)
    return directory


def pytest_terminal_summary(terminalreporter):
    """Print the tables that the tests have filled."""
    print_tables(terminalreporter.write_line)
