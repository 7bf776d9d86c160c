"""Attempts to confirm for others, to forge confirmations, or to read them."""

import base64
from concurrent.futures import ThreadPoolExecutor

import pytest
from support.attempts import Attempts
from support.regulations import ACKNOWLEDGEMENT

CLICKS = 6
attempts = Attempts("Attempts on regulations and confirmations")
FORGED = base64.b64encode(b"page two").decode()


@pytest.mark.parametrize("attempt", attempts, ids=str)
def test_attempt(regulations, attempt):
    attempts.check(regulations, attempt)
    assert regulations.evidence() == regulations.before


def test_parallel_clicks_confirm_once(regulations):
    """All clicks come through, and the confirmation is that of the first one."""
    version = regulations.in_effect(name="Clicked")
    one = regulations.acknowledgement("worker", version)
    worker = regulations.as_user("worker")
    worker.call(ACKNOWLEDGEMENT, "action_read", [one])
    sessions = [regulations.server.client("worker") for _click in range(CLICKS)]

    def click(session):
        return session.call(ACKNOWLEDGEMENT, "action_acknowledge", [one])

    with ThreadPoolExecutor(CLICKS) as pool:
        assert all(pool.map(click, sessions))
    names = ["state", "acknowledged_on", "read_version_id", "content_hash"]
    [found] = worker.read(ACKNOWLEDGEMENT, one, names)
    assert found["state"] == "done"
    assert click(worker)
    assert worker.read(ACKNOWLEDGEMENT, one, names) == [found]
    domain = [("version_id", "=", version), ("state", "=", "done")]
    assert worker.search(ACKNOWLEDGEMENT, domain) == [one]


@attempts("AccessError", "chief")
def confirm_for_one_of_my_people(office, me):
    me.call(ACKNOWLEDGEMENT, "action_read", [office.todo])
    return me.call(ACKNOWLEDGEMENT, "action_acknowledge", [office.todo])


@attempts("AccessError", "worker")
def confirm_for_a_colleague(office, me):
    return me.call(ACKNOWLEDGEMENT, "action_acknowledge", [office.todo])


@attempts("AccessError", "admin")
def confirm_for_somebody_as_an_administrator(office, me):
    return me.call(ACKNOWLEDGEMENT, "action_acknowledge", [office.todo])


@attempts("UserError", "colleague")
def confirm_without_reading(office, me):
    return me.call(ACKNOWLEDGEMENT, "action_acknowledge", [office.todo])


@attempts("UserError", "colleague")
def write_my_confirmation(office, me):
    return me.write(ACKNOWLEDGEMENT, office.todo, {"state": "done"})


@attempts("AccessError", "colleague")
def write_a_harmless_name_beside_it(office, me):
    values = {"message_main_attachment_id": office.file}
    return me.write(ACKNOWLEDGEMENT, office.todo, values)


@attempts("UserError", "admin")
def postpone_my_deadline(office, me):
    return me.write(ACKNOWLEDGEMENT, office.todo, {"date_due": "2099-01-01"})


@attempts("UserError", "admin")
def create_a_confirmation(office, me):
    values = {"version_id": office.waiting, "state": "done"}
    values["employee_id"] = office.employees["colleague"]
    return me.create(ACKNOWLEDGEMENT, values)


@attempts("AccessError", "admin")
def delete_a_confirmation(office, me):
    return me.unlink(ACKNOWLEDGEMENT, office.done)


@attempts("UserError", "admin")
def take_a_confirmation_back(office, me):
    return me.write(ACKNOWLEDGEMENT, office.done, {"state": "todo"})


@attempts("AccessError", "colleague")
def record_a_paper_for_the_packer(office, me):
    values = {"acknowledgement_id": office.paper, "scan": FORGED}
    wizard = me.create("jxc.regulation.paper", values)
    return me.call("jxc.regulation.paper", "action_record", [wizard])


@attempts("UserError", "chief")
def record_a_paper_for_somebody_with_a_user(office, me):
    values = {"acknowledgement_id": office.todo, "scan": FORGED}
    wizard = me.create("jxc.regulation.paper", values)
    return me.call("jxc.regulation.paper", "action_record", [wizard])


@attempts("AccessError", "colleague")
def remind_a_colleague(office, me):
    return me.call(ACKNOWLEDGEMENT, "action_remind", [office.done])


# reading those of others


@attempts("nothing", "colleague")
def list_the_confirmations_of_others(office, me):
    domain = [("employee_id", "!=", office.employees["colleague"])]
    return me.search(ACKNOWLEDGEMENT, domain)


@attempts("nothing", "writer")
def list_the_confirmations_of_my_version(office, me):
    domain = [("employee_id", "!=", office.employees["writer"])]
    return me.search(ACKNOWLEDGEMENT, domain)


@attempts("AccessError", "colleague")
def read_the_confirmation_of_another(office, me):
    return me.read(ACKNOWLEDGEMENT, office.done, ["state"])


@attempts("nothing", "colleague")
def count_those_of_others_in_the_analysis(office, me):
    domain = [("employee_id", "!=", office.employees["colleague"])]
    model = "jxc.regulation.status"
    return me.call(model, "formatted_read_group", domain, ["employee_id"], ["done:sum"])


@attempts("nothing", "colleague")
def count_those_of_others_on_the_regulation(office, me):
    regulation = office.regulation_of(office.active)
    [found] = me.read("jxc.regulation", regulation, ["done_count", "sees_others"])
    return found["done_count"] or found["sees_others"]


@attempts("nothing", "colleague")
def read_them_in_the_printed_list(office, me):
    path = f"/report/html/jxc_management.report_jxc_regulation/{office.active}"
    return "worker" in me.http.get(me.url + path, timeout=120).text


@attempts("done", "chief")
def a_manager_reads_those_of_his_people(office, me):
    return me.read(ACKNOWLEDGEMENT, office.done, ["state", "acknowledged_on"])


@attempts("done", "auditor")
def a_controller_reads_all(office, me):
    return me.read(ACKNOWLEDGEMENT, office.done, ["state", "acknowledged_on"])


@attempts("done", "worker")
def confirming_again_is_harmless(office, me):
    return me.call(ACKNOWLEDGEMENT, "action_acknowledge", [office.done])
