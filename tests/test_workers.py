"""A change of access counts at the next request, in every server process."""

from datetime import UTC, datetime, timedelta

import pytest
from support import scenario

#: the earliest and the latest time zone: their dates always differ
EARLY, LATE = "Pacific/Kiritimati", "Etc/GMT+12"


@pytest.fixture(scope="module")
def office(databases, start_server):
    """Two server processes on one database, with a clerk of Finance."""
    name = databases.with_addon("workers")
    documents = scenario.DOCUMENTS + scenario.PEOPLE
    databases.shell(name, documents + scenario.REGISTER + scenario.PAST)
    return Office(start_server(name), start_server(name))


class Office:
    """An administrator works on one server, the clerk on the other."""

    def __init__(self, first, second):
        self.admin = first.client("admin")
        self.clerk = second.client("clerk")
        [self.employee] = self.admin.search(
            "hr.employee", [("user_id", "=", self.clerk.uid)]
        )

    def department(self, name):
        """Return the id of a department."""
        return self.admin.search("hr.department", [("name", "=", name)])[0]

    def seen(self):
        """Return how many orders the clerk sees on the second server."""
        return self.clerk.call("purchase.order", "search_count", [])

    def move(self, department):
        """Move the clerk to another department on the first server."""
        values = {"department_id": self.department(department)}
        self.admin.write("hr.employee", self.employee, values)


def test_change_of_a_scope(office):
    assert office.seen() == 0
    scope = office.admin.create(
        "jxc.user.scope",
        {
            "user_id": office.clerk.uid,
            "department_id": office.department("Chain"),
            "level": "department",
        },
    )
    assert office.seen() == 3
    past = {"date_from": "2020-01-01", "date_to": "2020-12-31"}
    office.admin.write("jxc.user.scope", scope, past)
    assert office.seen() == 0
    office.admin.unlink("jxc.user.scope", scope)


def test_change_of_department_today(office):
    office.move("Chain")
    assert office.seen() == 3
    office.move("Finance")
    assert office.seen() == 0


def test_change_of_department_on_a_day_to_come(office):
    """The day comes as the clerk's clock moves from the last zone to the first.

    It has come in the first zone and is one or two days ahead in the last one, at any
    hour; the clerk's first version began years ago, so this one is another.
    """
    day = (datetime.now(UTC) + timedelta(hours=14)).date()
    office.admin.write("res.users", office.clerk.uid, {"tz": LATE})
    office.admin.call(
        "hr.employee",
        "create_version",
        [office.employee],
        {"date_version": str(day), "department_id": office.department("Chain")},
    )
    assert office.seen() == 0
    office.admin.write("res.users", office.clerk.uid, {"tz": EARLY})
    assert office.seen() == 3


def test_new_sub_department(office):
    office.admin.write("res.users", office.clerk.uid, {"tz": LATE})
    chain, finance = office.department("Chain"), office.department("Finance")
    office.admin.create(
        "jxc.user.scope",
        {
            "user_id": office.clerk.uid,
            "department_id": finance,
            "level": "subtree",
            # today of the server is a day to come in the last zone
            "date_from": "2020-01-01",
        },
    )
    assert office.seen() == 0
    office.admin.write("hr.department", chain, {"parent_id": finance})
    assert office.seen() == 3
    office.admin.write("hr.department", chain, {"parent_id": False})
    assert office.seen() == 0
