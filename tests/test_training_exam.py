"""An exam on its real pages: fail once, pass, hold a certificate anybody can verify."""

import re
from urllib.parse import urlparse

import pytest
from support.browser import open_web_client
from support.client import Client, RpcError
from support.school import School, hand_in, start


@pytest.fixture(scope="module")
def school(module_server, databases):
    """The school, on a server of its own."""
    return School(module_server, databases)


def test_fail_then_pass(school):
    session, assignment = school.learner("anna")
    tokens = start(session, assignment)
    page = hand_in(session, tokens, school.answers(right=False))
    assert "failed the test" in page["survey_content"]
    assert "Attempts left: 1" in page["survey_content"]
    assert school.state(assignment)[:2] == ("failed", 1)

    again = session.http.get(f"{session.url}/survey/retry/{'/'.join(tokens)}")
    retry = again.url.rpartition("/")[2].partition("?")[0]
    assert retry != tokens[1]
    page = hand_in(session, (tokens[0], retry), school.answers())
    assert "passed the test" in page["survey_content"]
    state, attempts, certificate = school.state(assignment)
    assert (state, attempts) == ("passed", 2)
    assert certificate[1] in page["survey_content"]


def test_verification_page(school):
    session, assignment = school.learner("berta")
    hand_in(session, start(session, assignment), school.answers())
    certificate = school.state(assignment)[2][0]
    [row] = session.read("jxc.certificate", certificate, ["number", "verification_url"])
    path = urlparse(row["verification_url"]).path
    visitor = Client(session.url, session.database)
    page = visitor.http.get(session.url + path)
    assert page.status_code == 200
    assert "Valid on" in page.text and row["number"] in page.text
    assert "B." in page.text and "Berta" not in page.text
    unknown = visitor.http.get(session.url + "/jxc/certificate/xyz")
    assert unknown.status_code == 200
    assert "belongs to no certificate" in unknown.text


def test_certificate_is_printed_by_its_holder_only(school):
    session, assignment = school.learner("clara")
    other = school.person("dora")
    hand_in(session, start(session, assignment), school.answers())
    certificate = school.state(assignment)[2][0]
    path = f"/report/html/jxc_management.report_jxc_certificate/{certificate}"
    page = session.http.get(session.url + path)
    assert page.status_code == 200
    assert "Clara" in page.text and "data:image/svg+xml" in page.text
    refused = other.http.get(other.url + path)
    assert "Clara" not in refused.text


def test_token_of_somebody_else_is_refused(school):
    session, assignment = school.learner("emil")
    other = school.person("fritz")
    tokens = start(session, assignment)
    path = "/".join(tokens)
    for stranger in (other, school.trainer, school.admin):
        assert stranger.json(f"/survey/begin/{path}")[1] == {
            "error": "answer_wrong_user"
        }
        answer = stranger.json(f"/survey/submit/{path}", **school.answers())
        assert answer[1] == {"error": "answer_wrong_user"}
    visitor = Client(session.url, session.database)
    visitor.http.get(f"{session.url}/web/login?db={session.database}")
    assert visitor.json(f"/survey/begin/{path}")[1] == {"error": "survey_auth"}
    assert school.state(assignment)[0] == "todo"


def test_attempts_end(school):
    session, assignment = school.learner("gustav")
    for _attempt in range(2):
        tokens = start(session, assignment)
        page = hand_in(session, tokens, school.answers(right=False))
    assert "No attempt is left" in page["survey_content"]
    assert "/survey/retry/" not in page["survey_content"]
    with pytest.raises(RpcError, match="used all attempts"):
        start(session, assignment)
    retry = session.http.get(f"{session.url}/survey/retry/{'/'.join(tokens)}")
    assert retry.url.partition("?")[0].endswith(tokens[1])
    with pytest.raises(RpcError, match="Access"):
        session.call("jxc.training.assignment", "action_grant_attempt", [assignment])
    school.admin.call("jxc.training.assignment", "action_grant_attempt", [assignment])
    hand_in(session, start(session, assignment), school.answers())
    assert school.state(assignment)[0] == "passed"


def test_forged_answers_certify_nobody(school):
    """What a survey administrator sends instead of the exam's pages."""
    session, assignment = school.learner("helga")
    start(session, assignment)
    [attempt] = school.admin.search(
        "survey.user_input", [["jxc_assignment_id", "=", assignment]]
    )
    for values in (
        {"state": "done", "scoring_success": True, "scoring_percentage": 100},
        {"jxc_assignment_id": False},
    ):
        for context in ({}, {"jxc_engine": "engine"}):
            with pytest.raises(RpcError, match="count for a certificate"):
                school.admin.write(
                    "survey.user_input", attempt, values, context=context
                )
    with pytest.raises(RpcError, match="count for a certificate"):
        school.admin.create(
            "survey.user_input",
            {"survey_id": school.exam, "jxc_assignment_id": assignment},
        )
    with pytest.raises(RpcError):
        school.admin.call("survey.user_input", "_mark_done", [attempt])
    assert school.state(assignment)[0] == "todo"


def test_worker_without_a_user(school):
    """He takes the exam by the trainer's link, without logging in."""
    worker = school.admin.create("hr.employee", {"name": "Ida Worker"})
    [assignment] = school.assign([worker])
    action = school.trainer.call(
        "jxc.training.assignment", "action_open_exam_for", [assignment]
    )
    [link] = school.trainer.read(action["res_model"], action["res_id"], ["url"])
    visitor = Client(school.server.url, school.server.database)
    opened = visitor.http.get(link["url"])
    assert opened.status_code == 200, opened.url
    found = re.search(r"/survey/([\w-]+)/([\w-]+)", opened.url)
    page = hand_in(visitor, found.groups(), school.answers())
    assert "passed the test" in page["survey_content"]
    assert school.state(assignment)[0] == "passed"


def test_learner_in_the_browser(school, page, screenshots):
    """On a phone, from the start page to the result."""
    session, assignment = school.learner("julia")
    action = session.call("jxc.training.assignment", "action_start", [assignment])
    opened = page("julia", width=390, on=school.server)
    opened.goto(action["url"])
    start_button = opened.locator("button[value=start]:not(.disabled)")
    start_button.wait_for()
    opened.screenshot(path=screenshots / "exam-start-phone.png", full_page=True)
    start_button.click()
    for value in school.answers().values():
        for choice in [value] if isinstance(value, str) else value:
            box = opened.locator(f"input[value='{choice}']")
            box.wait_for(state="attached")
            box.locator("xpath=ancestor::label").click()
    opened.screenshot(path=screenshots / "exam-questions-phone.png", full_page=True)
    opened.locator("button[value=finish]").click()
    opened.locator(".modal-footer").get_by_role("button", name="Submit").click()
    opened.locator(".o_survey_finished").wait_for()
    opened.screenshot(path=screenshots / "exam-passed-phone.png", full_page=True)
    opened.get_by_text("you have passed the test").wait_for()
    number = school.state(assignment)[2][1]
    opened.get_by_role("link", name=number).click()
    opened.get_by_text("Valid on").wait_for()
    opened.screenshot(path=screenshots / "exam-verification-phone.png", full_page=True)


def test_sessions_in_the_browser(school, page, screenshots):
    """A learner registers on his phone, the trainer sees him."""
    session = school.admin.create(
        "jxc.training.session",
        {
            "course_id": school.course,
            "date_start": "2040-01-10 08:00:00",
            "date_stop": "2040-01-10 10:00:00",
            "place": "Room 1",
            "capacity": 1,
        },
    )
    school.admin.call("jxc.training.session", "action_open", [session])
    school.person("karl")
    opened = open_web_client(
        page("karl", width=390, on=school.server), "/odoo/jxc-sessions"
    )
    card = opened.locator(".o_kanban_record", has_text="Room 1")
    opened.screenshot(path=screenshots / "session-phone.png")
    card.get_by_role("button", name="Sign Up").click()
    card.get_by_text("Registered").wait_for()
    form = open_web_client(
        page("trainer", width=1400, on=school.server), f"/odoo/jxc-sessions/{session}"
    )
    form.get_by_text("Karl").first.wait_for()
    form.screenshot(path=screenshots / "session-form.png")
    assert not opened.errors and not form.errors
