"""Records that the pictures need and the demo company lacks."""

from .stage import MODULE

REASONS = {
    "en_US": "One team for both warehouses: shared stock counts, fewer transfers.",
    "zh_CN": "两仓合并为一个团队：统一盘点，减少调拨。",
}


def order(stage):
    """The newest quotation that a buyer works on."""
    domain = [("state", "=", "draft"), ("company_id", "=", stage.company)]
    return stage.client("buyer").search_read("purchase.order", domain, ["name"])[0]


def request(stage):
    """The largest request that waits for the supply chain director."""
    found = stage.client("sclead").search_read(
        "jxc.approval.request", [("is_my_turn", "=", True)], ["amount"]
    )
    return max(found, key=lambda one: one["amount"])["id"]


def parked_order(stage):
    """The newest order of the buyer that waits for its approval."""
    domain = [("state", "=", "to approve"), ("company_id", "=", stage.company)]
    return stage.client("buyer").search_read("purchase.order", domain, ["name"])[0][
        "id"
    ]


def proposal(stage, lang):
    """A proposal that has reached its last step."""
    values = {"company_id": stage.company, "size_class": "large", "step": "proposal"}
    context = {"lang": lang, "allowed_company_ids": [stage.company]}
    administrator = stage.client("jxcadmin")
    return administrator.create("jxc.ownership.proposal", values, context=context)


def handover(stage, lang):
    """The East warehouse goes to the team of the Central one; not sent yet."""
    values = {
        "company_id": stage.company,
        "scope_type": "warehouse",
        "warehouse_id": stage.ref(f"{MODULE}.demo_warehouse_east"),
        "department_to_id": stage.ref(f"{MODULE}.demo_department_central"),
        "reason": REASONS[lang],
    }
    context = {"lang": lang}
    return stage.client("sclead").create("jxc.handover", values, context=context)


def handed_over(stage, lang):
    """The handover of the East warehouse, confirmed by both leads."""
    record = handover(stage, lang)
    for login, step in (
        ("sclead", "action_send"),
        ("eastlead", "action_confirm_from"),
        ("whlead", "action_confirm_to"),
    ):
        session = stage.client(login)
        session.call("jxc.handover", step, [record], context={"lang": lang})
    return record


def receipt(stage):
    """A receipt of the East warehouse that is ready."""
    domain = [
        ("state", "=", "assigned"),
        ("picking_type_id.code", "=", "incoming"),
        (
            "picking_type_id.warehouse_id",
            "=",
            stage.ref(f"{MODULE}.demo_warehouse_east"),
        ),
    ]
    return stage.client("eastclerk").search("stock.picking", domain)[0]


def regulation(stage):
    """The regulation that everybody has to confirm."""
    domain = [("code", "=", "JXC-01"), ("company_id", "=", stage.company)]
    return stage.client("sclead").search("jxc.regulation", domain)[0]


def of_demo(stage, model, name, login="jxcadmin"):
    """The record of a name, in English."""
    domain = [("name", "=", name), ("company_id", "=", stage.company)]
    return stage.client(login).search(model, domain)[0]


def locked_period(stage):
    """The last quarter, which is locked."""
    domain = [("state", "=", "locked"), ("company_id", "=", stage.company)]
    return stage.client("jxcadmin").search("jxc.assessment.period", domain)[0]


def assessment(stage, person):
    """The locked assessment of a person of the demo company."""
    domain = [
        ("period_id", "=", locked_period(stage)),
        ("employee_id", "=", stage.ref(f"{MODULE}.demo_employee_{person}")),
    ]
    return stage.client("jxcadmin").search("jxc.assessment", domain)[0]


def self_review(stage, person):
    """The assessment of a person in the running quarter, which asks for his view."""
    administrator = stage.client("jxcadmin")
    domain = [("state", "!=", "locked"), ("company_id", "=", stage.company)]
    [period] = administrator.search_read("jxc.assessment.period", domain, ["state"])
    if period["state"] == "provisional":
        administrator.call(
            "jxc.assessment.period", "action_start_self_review", [period["id"]]
        )
    employee = stage.ref(f"{MODULE}.demo_employee_{person}")
    return administrator.search(
        "jxc.assessment",
        [("period_id", "=", period["id"]), ("employee_id", "=", employee)],
    )[0]
