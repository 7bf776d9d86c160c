"""People who press the same button at the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from support.school import School, start

PEOPLE = 6
PLACES = 2


@pytest.fixture(scope="module")
def school(module_server, databases):
    """The school, on a server of its own."""
    return School(module_server, databases)


def at_once(calls):
    """Run all calls at the same time; return their results."""
    with ThreadPoolExecutor(len(calls)) as pool:
        futures = [pool.submit(call) for call in calls]
    return [future.result() for future in futures]


def test_last_places_are_given_once(school):
    people = [school.person(f"runner{number}") for number in range(PEOPLE)]
    session = school.admin.create(
        "jxc.training.session",
        {
            "course_id": school.course,
            "date_start": "2040-01-10 08:00:00",
            "date_stop": "2040-01-10 10:00:00",
            "capacity": PLACES,
        },
    )
    model = "jxc.training.session"
    school.admin.call(model, "action_open", [session])
    at_once(
        [
            lambda person=person: person.call(model, "action_register", [session])
            for person in people
        ]
    )
    counts = ["registered_count", "waiting_count"]
    [row] = school.admin.read(model, session, counts)
    assert [row[name] for name in counts] == [PLACES, PEOPLE - PLACES]

    at_once(
        [
            lambda person=person: person.call(model, "action_unregister", [session])
            for person in people[: PEOPLE - 1]
        ]
    )
    [row] = school.admin.read(model, session, counts)
    assert [row[name] for name in counts] == [1, 0]


def test_impatient_clicks_begin_one_attempt(school):
    session, assignment = school.learner("impatient")
    again = [school.server.client("impatient") for _number in range(4)]
    tokens = at_once([lambda one=one: start(one, assignment) for one in again])
    assert len(set(tokens)) == 1
    attempts = school.admin.search(
        "survey.user_input", [["jxc_assignment_id", "=", assignment]]
    )
    assert len(attempts) == 1
