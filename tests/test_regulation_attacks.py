"""Attempts to forge regulations and confirmations, or to read those of others."""

import base64

import pytest
from support.attempts import Attempts
from support.regulations import VERSION

attempts = Attempts("Attempts on regulations and confirmations")
FORGED = base64.b64encode(b"page two").decode()


@pytest.mark.parametrize("attempt", attempts, ids=str)
def test_attempt(regulations, attempt):
    attempts.check(regulations, attempt)
    assert regulations.evidence() == regulations.before


# the life of a version


@attempts("UserError", "writer")
def forge_the_state_of_a_new_version(office, me):
    values = {"name": "Forged", "department_id": office.departments["Logistics"]}
    regulation = me.create("jxc.regulation", values)
    values = {"regulation_id": regulation, "body": "x", "state": "active"}
    return me.create(VERSION, values)


@attempts("UserError", "writer")
def forge_the_state_through_the_regulation(office, me):
    values = {"body": "x", "state": "active", "approver_id": me.uid}
    return me.create(
        "jxc.regulation",
        {
            "name": "Forged",
            "department_id": office.departments["Logistics"],
            "version_ids": [(0, 0, values)],
        },
    )


@attempts("UserError", "writer")
def name_the_version_in_effect(office, me):
    regulation = office.regulation_of(office.waiting)
    values = {"current_version_id": office.waiting}
    return me.write("jxc.regulation", regulation, values)


@attempts("UserError", "writer")
def write_the_state(office, me):
    return me.write(VERSION, office.draft(), {"state": "approved"})


@attempts("UserError", "writer")
def write_the_approver(office, me):
    values = {"approver_id": office.users["boss"]}
    return me.write(VERSION, office.draft(), values)


@attempts("UserError", "writer")
def write_another_author(office, me):
    values = {"author_id": office.users["worker"]}
    return me.write(VERSION, office.draft(), values)


@attempts("UserError", "admin")
def write_the_state_as_an_administrator(office, me):
    return me.write(VERSION, office.waiting, {"state": "active"})


@attempts("UserError", "writer")
def save_the_state_like_the_web_client(office, me):
    version = office.draft()
    return me.call(VERSION, "web_save", [version], {"state": "active"}, {"state": {}})


@attempts("nothing", "writer")
def import_the_state(office, me):
    row = [str(office.draft()), "active"]
    return me.call(VERSION, "load", [".id", "state"], [row])["ids"]


@attempts("nothing", "writer")
def forge_the_state_by_a_default(office, me):
    values = {"name": "Default", "department_id": office.departments["Logistics"]}
    regulation = me.create("jxc.regulation", values)
    context = {"default_state": "active", "default_approver_id": office.users["boss"]}
    values = {"regulation_id": regulation, "body": "x"}
    version = me.create(VERSION, values, context=context)
    [found] = me.read(VERSION, version, ["state", "approver_id"])
    return found["state"] != "draft" or found["approver_id"]


@attempts("UserError", "writer")
def forge_the_engine_s_mark(office, me):
    context = {"jxc_engine": "engine"}
    return me.write(VERSION, office.waiting, {"state": "active"}, context=context)


@attempts("AccessError", "writer")
def approve_my_own_version(office, me):
    return me.call(VERSION, "action_approve", [office.waiting])


@attempts("AccessError", "chief")
def approve_what_i_wrote_as_a_manager(office, me):
    version = office.submitted(name="Mine", login="chief")
    return me.call(VERSION, "action_approve", [version])


@attempts("AccessError", "chief")
def approve_what_i_changed_last(office, me):
    version = office.draft()
    me.write(VERSION, version, {"body": "<p>Mine</p>"})
    me.call(VERSION, "action_submit", [version])
    return me.call(VERSION, "action_approve", [version])


@attempts("AccessError", "chief")
def approve_after_swapping_the_draft_s_file(office, me):
    version = office.draft(file=True)
    file = office.admin.value(VERSION, version, "attachment_ids")
    me.write("ir.attachment", file, {"datas": FORGED})
    office.as_user("writer").call(VERSION, "action_submit", [version])
    return me.call(VERSION, "action_approve", [version])


@attempts("AccessError", "admin")
def approve_my_own_version_as_an_administrator(office, me):
    version = office.submitted(name="Admin", login="admin")
    return me.call(VERSION, "action_approve", [version])


@attempts("AccessError", "writer")
def approve_through_the_wizard(office, me):
    values = {"version_id": office.waiting, "decision": "approve"}
    wizard = me.create("jxc.regulation.decide", values)
    return me.call("jxc.regulation.decide", "action_decide", [wizard])


@attempts("AccessError", "worker")
def approve_as_an_employee(office, me):
    return me.call(VERSION, "action_approve", [office.waiting])


@attempts("AccessError", "auditor")
def approve_as_a_controller(office, me):
    return me.call(VERSION, "action_approve", [office.waiting])


@attempts("AccessError", "writer")
def choose_a_friend_as_the_approver(office, me):
    regulation = office.regulation_of(office.waiting)
    values = {"approver_ids": [(4, office.users["colleague"])]}
    return me.write("jxc.regulation", regulation, values)


@attempts("AccessError", "worker")
def withdraw_as_an_employee(office, me):
    return me.call(VERSION, "action_withdraw", [office.active], "No longer")


@attempts("AccessError", "worker")
def submit_the_draft_of_another(office, me):
    return me.call(VERSION, "action_submit", [office.draft()])


@attempts("AccessError", "worker")
def read_a_draft(office, me):
    return me.read(VERSION, office.draft(), ["body"])


# the text


@attempts("UserError", "writer")
def edit_the_text_in_effect(office, me):
    return me.write(VERSION, office.active, {"body": "<p>Never count.</p>"})


@attempts("UserError", "admin")
def edit_the_text_as_an_administrator(office, me):
    return me.write(VERSION, office.active, {"body": "<p>Never count.</p>"})


@attempts("UserError", "writer")
def edit_the_text_while_it_is_approved(office, me):
    return me.write(VERSION, office.waiting, {"body": "<p>Never count.</p>"})


@attempts("UserError", "writer")
def edit_a_translation(office, me):
    terms = {"en_US": {"Count every shelf once a month.": "Never count."}}
    call = ("update_field_translations", [office.active], "body", terms)
    return me.call(VERSION, *call)


@attempts("UserError", "admin")
def delete_the_version_in_effect(office, me):
    return me.unlink(VERSION, office.active)


@attempts("UserError", "admin")
def delete_the_regulation(office, me):
    return me.unlink("jxc.regulation", office.regulation_of(office.active))


@attempts("UserError", "admin")
def archive_the_regulation(office, me):
    regulation = office.regulation_of(office.active)
    return me.write("jxc.regulation", regulation, {"active": False})


@attempts("nothing", "writer")
def smuggle_a_script_into_the_text(office, me):
    version = office.draft(body="<p>x</p><script>alert(1)</script>")
    return "script" in me.value(VERSION, version, "body")


# the attachments


@attempts("UserError", "admin")
def swap_the_content_of_an_attachment(office, me):
    return me.write("ir.attachment", office.file, {"datas": FORGED})


@attempts("UserError", "writer")
def swap_it_as_the_writer(office, me):
    return me.write("ir.attachment", office.file, {"datas": FORGED})


@attempts("UserError", "admin")
def rename_an_attachment(office, me):
    return me.write("ir.attachment", office.file, {"name": "other.txt"})


@attempts("UserError", "admin")
def delete_an_attachment(office, me):
    return me.unlink("ir.attachment", office.file)


@attempts("UserError", "admin")
def detach_an_attachment_first(office, me):
    values = {"res_model": False, "res_id": 0}
    return me.write("ir.attachment", office.file, values)


@attempts("UserError", "writer")
def link_another_attachment(office, me):
    values = {"attachment_ids": [(6, 0, [office.upload(me)])]}
    return me.write(VERSION, office.active, values)


@attempts("AccessError", "worker")
def attach_a_file_of_somebody_else(office, me):
    return me.read("ir.attachment", office.upload(office.admin), ["datas"])
