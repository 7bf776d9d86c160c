"""Nobody raises his own score, nor that of anybody he does not manage."""

import pytest
from support import assessments
from support.assessments import ASSESSMENT, EVENT, LINE, PERIOD, READING
from support.attempts import Attempts
from support.outcomes import note, outcome

TITLE = "Attempts on scores"
attempts = Attempts(TITLE)
#: the assessed, who leads another department, his own, and who only reads
PEOPLE = ("clerk", "stranger", "chief", "auditor")
REASON = "It was not his fault"
#: model -> attribute of the office that names a record, and values that would help
GOALS = {
    "jxc.kpi.fact": ("fact", {"num": 100}),
    "jxc.kpi": ("kpi", {"factor": 1000}),
    "jxc.kpi.target": ("target", {"target": 10, "floor": 5}),
    "jxc.scoring.rule": ("rule", {"floor_score": 100}),
    "jxc.scorecard": ("card", {"event_limit": 1000}),
    "jxc.scorecard.line": ("card_line", {"weight": 1}),
    READING: ("reading", {"state": "confirmed"}),
    PERIOD: ("period", {"state": "locked"}),
    ASSESSMENT: ("mine", {"score": 100}),
    LINE: ("line", {"raw_score": 100, "is_overridden": True}),
    EVENT: ("event", {"state": "confirmed"}),
    "jxc.reward": ("reward", {"amount": 9999, "state": "approved"}),
    "jxc.reward.rule": ("reward_rule", {"amount": 9999}),
}
NAMELESS = (READING, "jxc.kpi.fact", "jxc.kpi.target")


@pytest.fixture(scope="module")
def office(databases, start_server):
    return assessments.build(start_server(databases.with_addon("assessments")))


def by_create(me, model, record, values):
    name = {} if model in NAMELESS else {"name": "Forged"}
    return me.create(model, {**name, **values})


def by_default(me, model, record, values):
    context = {f"default_{name}": value for name, value in values.items()}
    context |= {"default_name": "Forged", "jxc_engine": "engine"}
    return me.create(model, {}, context=context)


def by_copy(me, model, record, values):
    return me.call(model, "copy", [record], values)


def by_write(me, model, record, values):
    return me.write(model, record, values, context={"jxc_engine": "engine"})


def by_web_save(me, model, record, values):
    return me.call(model, "web_save", [record], values, {"id": {}})


def by_web_save_multi(me, model, record, values):
    return me.call(model, "web_save_multi", [record], [values], {"id": {}})


def by_import(me, model, record, values):
    row = [str(record), *map(str, values.values())]
    return me.call(model, "load", [".id", *values], [row])["ids"]


def by_deletion(me, model, record, values):
    return me.unlink(model, record)


def by_server_action(me, model, record, values):
    [model_id] = me.search("ir.model", [("model", "=", model)]) or [1]
    code = {"name": "x", "model_id": model_id, "state": "code", "code": "pass"}
    return me.create("ir.actions.server", code)


WAYS = (
    by_create,
    by_default,
    by_copy,
    by_write,
    by_web_save,
    by_web_save_multi,
    by_import,
    by_deletion,
    by_server_action,
)


@pytest.mark.parametrize("login", PEOPLE)
@pytest.mark.parametrize("model", GOALS)
def test_nobody_writes_what_scores_rest_on(office, login, model):
    me = office.as_user(login)
    attribute, values = GOALS[model]
    for way in WAYS:
        found, why = outcome(
            lambda way=way: way(me, model, getattr(office, attribute), values)
        )
        note(TITLE, login, f"{model} {way.__name__}", found, why[:60])
        assert found in ("AccessError", "UserError", "ValidationError", "nothing"), way
    assert office.evidence() == office.before


@pytest.mark.parametrize("attempt", attempts, ids=str)
def test_attempt(office, attempt):
    attempts.check(office, attempt)
    assert office.evidence() == office.before


@attempts("AccessError", "clerk")
def review_myself_as_the_manager(office, me):
    scores = {office.team: 100}
    return me.call(ASSESSMENT, "action_submit_review", [office.mine], scores)


@attempts("UserError", "clerk")
def review_myself_after_the_step(office, me):
    scores = {office.team: 100}
    return me.call(ASSESSMENT, "action_submit_self_review", [office.mine], scores)


@attempts("AccessError", "clerk")
def override_my_score(office, me):
    return me.call(LINE, "action_override", [office.line], 100, REASON)


@attempts("AccessError", "stranger")
def override_the_score_of_another_department(office, me):
    return me.call(LINE, "action_override", [office.line], 100, REASON)


@attempts("AccessError", "auditor")
def override_as_a_controller(office, me):
    return me.call(LINE, "action_override", [office.line], 100, REASON)


@attempts("AccessError", "chief")
def override_my_own_as_the_lead(office, me):
    mine = office.assessment_of("chief", office.period)
    line = office.line_of(mine, "Tidiness")
    return me.call(LINE, "action_override", [line], 100, REASON)


@attempts("UserError", "boss")
def override_a_locked_score(office, me):
    line = office.line_of(office.locked, "Tidiness")
    return me.call(LINE, "action_override", [line], 100, REASON)


@attempts("UserError", "boss")
def override_without_a_reason(office, me):
    return me.call(LINE, "action_override", [office.line], 100, "")


@attempts("AccessError", "clerk")
def override_through_the_wizard(office, me):
    values = {"line_id": office.line, "score": 100, "reason": REASON}
    wizard = me.create("jxc.assessment.override", values)
    return me.call("jxc.assessment.override", "action_override", [wizard])


@attempts("AccessError", "clerk")
def review_through_the_wizard(office, me):
    context = {"default_assessment_id": office.mine, "default_kind": "manager"}
    wizard = me.create("jxc.assessment.review", {}, context=context)
    return me.call("jxc.assessment.review", "action_submit", [wizard])


@attempts("AccessError", "chief")
def calculate_again_as_a_lead(office, me):
    return me.call(PERIOD, "action_compute", [office.period])


@attempts("AccessError", "auditor")
def approve_as_a_controller(office, me):
    return me.call(PERIOD, "action_approve", [office.period], True)


@attempts("UserError", "admin")
def unlock_as_an_administrator(office, me):
    return me.call(PERIOD, "action_back", [office.done], "Because")


@attempts("UserError", "admin")
def write_a_locked_period(office, me):
    return me.write(PERIOD, office.done, {"name": "Other"})


@attempts("UserError", "admin")
def delete_a_locked_period(office, me):
    return me.unlink(PERIOD, office.done)


@attempts("UserError", "admin")
def write_a_locked_score_as_an_administrator(office, me):
    return me.write(ASSESSMENT, office.locked, {"score": 100})


@attempts("AccessError", "boss")
def confirm_points_that_i_entered(office, me):
    return me.call(EVENT, "action_confirm", [office.event])


@attempts("UserError", "chief")
def change_a_confirmed_reading(office, me):
    return me.write(READING, office.reading, {"num": 100})


@attempts("AccessError", "chief")
def delete_points_that_somebody_else_entered(office, me):
    return me.unlink(EVENT, office.event)


@attempts("AccessError", "clerk")
def refuse_points_against_me(office, me):
    return me.call(EVENT, "action_refuse", [office.event])


@attempts("AccessError", "clerk")
def give_points_to_myself(office, me):
    values = {"name": "Good", "date": "2026-02-02", "points": 10, "evidence": "x"}
    return me.create(EVENT, {**values, "employee_id": office.employees["clerk"]})


@attempts("AccessError", "chief")
def give_points_to_my_own_department(office, me):
    values = {"name": "Good", "date": "2026-02-02", "points": 10, "evidence": "x"}
    values |= {
        "subject": "department",
        "department_id": office.departments["Logistics"],
    }
    return me.create(EVENT, values)


@attempts("AccessError", "chief")
def approve_a_reward_as_a_lead(office, me):
    return me.call("jxc.reward", "action_approve", [office.reward])


@attempts("AccessError", "chief")
def export_rewards_as_a_lead(office, me):
    return me.call(PERIOD, "action_export_rewards", [office.done])


@attempts("UserError", "clerk")
def appeal_before_the_step(office, me):
    return me.call(ASSESSMENT, "action_appeal", [office.mine], "It is not fair")


@attempts("AccessError", "stranger")
def read_the_score_of_another_department(office, me):
    return me.read(ASSESSMENT, office.mine, ["score"])


@attempts("nothing", "stranger")
def find_scores_by_a_domain(office, me):
    return me.search(LINE, [("assessment_id", "=", office.mine)])


@attempts("AccessError", "clerk")
def call_the_engine(office, me):
    return me.call(ASSESSMENT, "_rescore", [office.mine])


@attempts("AccessError", "stranger")
def read_a_score_through_a_wizard(office, me):
    return me.create("jxc.assessment.override", {"line_id": office.line})


@attempts("AccessError", "stranger")
def read_names_and_scores_through_an_onchange(office, me):
    spec = {"raw_score": {}, "line_id": {"fields": {"display_name": {}}}}
    values = {"line_id": office.line}
    model = "jxc.assessment.override"
    return me.call(model, "onchange", [], values, ["line_id"], spec)


@attempts("AccessError", "boss")
def move_points_to_another_department(office, me):
    values = {"employee_id": office.employees["stranger"]}
    return me.write(EVENT, office.event, values)


@attempts("AccessError", "auditor")
def let_the_server_read_all_documents(office, me):
    kpi = office.admin.ref("jxc_management.kpi_supplier_otd")
    return me.call("jxc.kpi", "action_open_records", [kpi], "1900-01-01", "2999-12-31")


@attempts("AccessError", "clerk")
def verify_checksums_as_an_employee(office, me):
    return me.call(PERIOD, "action_verify", [office.done])
