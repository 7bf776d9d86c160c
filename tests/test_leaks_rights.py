"""Attempts of people to give themselves more than their access scopes allow."""

import pytest
from support.attempts import Attempts

attempts = Attempts("Attempts to get more rights")
refused = attempts("AccessError")
forbidden = attempts("UserError")


@pytest.mark.parametrize("attempt", attempts, ids=str)
def test_attempt(enforced, attempt):
    attempts.check(enforced, attempt)


@refused
def create_a_scope_for_myself(company, me):
    return me.create("jxc.user.scope", {"user_id": me.uid, "level": "all"})


@refused
def widen_my_scope(company, me):
    scope = company.admin.search("jxc.user.scope", [("user_id", "=", me.uid)])
    return me.write("jxc.user.scope", scope, {"level": "all"})


@attempts("AccessError", "reader")
def let_my_scope_change_things(company, me):
    scope = company.admin.search("jxc.user.scope", [("user_id", "=", me.uid)])
    return me.write("jxc.user.scope", scope, {"can_write": True})


@refused
def add_a_scope_through_my_user(company, me):
    values = {"jxc_scope_ids": [(0, 0, {"level": "all"})]}
    return me.write("res.users", me.uid, values)


@attempts("nothing")
def see_the_scopes_of_others(company, me):
    return me.search("jxc.user.scope", [("user_id", "!=", me.uid)])


@refused
def become_an_administrator(company, me):
    group = company.admin.ref("jxc_management.group_jxc_administrator")
    return me.write("res.users", me.uid, {"group_ids": [(4, group)]})


@refused
def switch_enforcement_off(company, me):
    return me.write("res.company", company.id, {"jxc_enforce_ownership": False})


@refused
def switch_enforcement_off_in_the_settings(company, me):
    values = {"jxc_enforce_ownership": False}
    settings = me.create("res.config.settings", values)
    return me.call("res.config.settings", "execute", [settings])


@refused
def archive_a_record_rule(company, me):
    rule = company.admin.ref("jxc_management.rule_purchase_order_read")
    return me.write("ir.rule", rule, {"active": False})


@refused
def join_a_department(company, me):
    values = {"name": "x", "user_id": me.uid}
    values["department_id"] = company.departments["East"]
    return me.create("hr.employee", values)


@refused
def hang_their_department_below_mine(company, me):
    values = {"parent_id": company.departments["Central"]}
    return me.write("hr.department", company.departments["East"], values)


@refused
def write_a_server_action(company, me):
    model = company.admin.search("ir.model", [("model", "=", "purchase.order")])
    values = {"name": "x", "model_id": model[0], "state": "code"}
    return me.create("ir.actions.server", {**values, "code": "records.unlink()"})


@refused
def run_a_scheduled_action(company, me):
    cron = company.admin.ref("jxc_management.ir_cron_ownership_daily")
    return me.call("ir.cron", "method_direct_trigger", [cron])


@refused
def call_the_stamping(company, me):
    return me.call("jxc.stamp", "_restamp_open", company.id)


@refused
def ask_for_my_reach(company, me):
    return me.call("jxc.user.scope", "_reaches", "write")


@refused
def use_a_company_i_do_not_work_in(company, me):
    context = {"allowed_company_ids": [company.other]}
    return me.search("purchase.order", [], context=context)


@attempts("nothing", "two_companies")
def look_from_a_company_that_enforces_nothing(company, me):
    context = {"allowed_company_ids": [company.other]}
    return seen_from(company, me, context)


@attempts("nothing", "two_companies")
def look_from_both_companies(company, me):
    context = {"allowed_company_ids": [company.other, company.id]}
    return seen_from(company, me, context)


@attempts("nothing", "elsewhere")
def look_from_another_company_only(company, me):
    return seen_from(company, me, {})


def seen_from(company, me, context):
    """Find East's documents and report rows with a context."""
    done = company.admin.value("purchase.order", company.there["done"], "order_line")
    reports = {
        "purchase.order": [("id", "=", company.there["order"])],
        "purchase.order.line": [("order_id", "=", company.there["order"])],
        "stock.picking": [("id", "=", company.there["receipt"])],
        "stock.move": [("picking_id", "=", company.there["receipt"])],
        "stock.scrap": [("id", "=", company.there["scrap"])],
        "purchase.report": [("order_id", "=", company.there["order"])],
        "vendor.delay.report": [("purchase_line_id", "in", done)],
        "purchase.bill.line.match": [("purchase_order_id", "=", company.there["done"])],
        "purchase.bill.union": [("purchase_order_id", "=", company.there["done"])],
    }
    return [
        model
        for model, domain in reports.items()
        if me.search(model, domain, context=context)
    ]


@attempts("nothing")
def add_magic_words_to_the_context(company, me):
    words = ("su", "sudo", "bypass_access", "bypass_search_access", "install_mode")
    context = dict.fromkeys(words, True) | {"uid": 1, "active_test": False}
    context |= {"jxc_bypass": True, "tz": "Pacific/Kiritimati"}
    domain = [("id", "=", company.there["order"])]
    return me.search("purchase.order", domain, context=context)


@forbidden
def stamp_a_new_order(company, me):
    values = {"jxc_department_id": company.departments["Central"]}
    return company.make.by(me).order(company.places["East"], **values)


@forbidden
def stamp_a_line_of_a_new_order(company, me):
    line = {"product_id": company.product}
    line["jxc_department_id"] = company.departments["East"]
    values = {"order_line": [(0, 0, line)]}
    return company.make.by(me).order(company.places["Central"], **values)


@refused
def stamp_a_new_order_by_default(company, me):
    values = {"partner_id": company.vendor}
    values["picking_type_id"] = company.places["East"].receipts
    context = {"default_jxc_department_id": company.departments["Central"]}
    return me.create("purchase.order", values, context=context)


@forbidden
def stamp_my_order(company, me):
    values = {"jxc_department_id": company.departments["East"]}
    return me.write("purchase.order", company.here["order"], values)


@forbidden
def stamp_my_order_in_the_web_client(company, me):
    values = {"jxc_department_id": False}
    order = [company.here["order"]]
    return me.call("purchase.order", "web_save", order, values, {})


@forbidden
def stamp_a_copy_of_my_order(company, me):
    values = {"jxc_department_id": company.departments["East"]}
    return me.call("purchase.order", "copy", [company.here["order"]], values)


@forbidden
def stamp_my_transfer(company, me):
    values = {"jxc_dest_department_id": company.departments["East"]}
    return me.write("stock.picking", company.here["delivery"], values)


@forbidden
def stamp_my_warehouse(company, me):
    values = {"jxc_department_id": False}
    return me.write("stock.warehouse", company.places["Central"].warehouse, values)


@attempts("nothing")
def import_a_stamp(company, me):
    fields = ["partner_id/.id", "jxc_department_id/.id"]
    row = [str(company.vendor), str(company.departments["Central"])]
    return me.call("purchase.order", "load", fields, [row])["ids"]
