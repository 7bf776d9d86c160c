"""Attempts to change another department's stock, scrap, planning and settings."""

import pytest
from support.attempts import Attempts, evidence

attempts = Attempts("Attempts to change stock of another department")
refused = attempts("AccessError")
COUNTING = {"inventory_mode": True}


@pytest.fixture(scope="module", autouse=True)
def untouched(enforced):
    """Nothing that is tried here changes a document of East."""
    admin, east = enforced.admin, enforced.places["East"]
    enforced.package = packed(enforced, east)
    quant = enforced.there["quant"]
    admin.write("stock.quant", quant, {"inventory_quantity": 77}, context=COUNTING)
    before = evidence(enforced)
    yield
    assert evidence(enforced) == before
    admin.call("stock.quant", "action_clear_inventory_quantity", [quant])


def packed(company, place):
    """Put three new products into a new package in a place; return the package."""
    package = company.admin.create("stock.package", {"name": "PACK"})
    values = {"product_id": company.make.new_product(), "location_id": place.stock}
    values |= {"package_id": package, "inventory_quantity": 3}
    quant = company.admin.create("stock.quant", values, context=COUNTING)
    company.admin.call("stock.quant", "action_apply_inventory", [quant])
    return package


@pytest.mark.parametrize("attempt", attempts, ids=str)
def test_attempt(enforced, attempt):
    attempts.check(enforced, attempt)


@attempts("UserError", "clerk")
def write_a_quantity(company, me):
    return me.write("stock.quant", company.here["quant"], {"quantity": 999})


@attempts("UserError", "clerk")
def carry_stock_away_without_a_move(company, me):
    values = {"location_id": company.places["West"].stock}
    return me.write("stock.quant", company.here["quant"], values)


@attempts("UserError", "clerk")
def turn_stock_into_another_product(company, me):
    values = {"product_id": company.make.new_product()}
    return me.write("stock.quant", company.here["quant"], values)


@attempts("UserError", "clerk")
def create_a_quantity(company, me):
    quant = {"product_id": company.make.new_product(), "quantity": 999}
    quant["location_id"] = company.places["Central"].stock
    return me.create("stock.quant", quant)


@attempts("UserError", "clerk")
def create_a_quantity_by_default(company, me):
    quant = {"product_id": company.make.new_product()}
    context = {"default_quantity": 999}
    context["default_location_id"] = company.places["Central"].stock
    return me.create("stock.quant", quant, context=context)


@refused
def count_there(company, me):
    return company.make.by(me).count(company.places["East"])


@refused
def count_and_apply_there(company, me):
    quant = {"product_id": company.product, "inventory_quantity_auto_apply": 5}
    quant["location_id"] = company.places["East"].stock
    return me.create("stock.quant", quant, context=COUNTING)


@refused
def change_their_count(company, me):
    values = {"inventory_quantity": 5}
    return me.write("stock.quant", company.there["quant"], values, context=COUNTING)


@attempts("nothing")
def import_a_count_there(company, me):
    fields = ["product_id/.id", "location_id/.id", "inventory_quantity"]
    row = [str(company.product), str(company.places["East"].stock), "5"]
    return me.call("stock.quant", "load", fields, [row])["ids"]


@refused
def apply_their_count(company, me):
    return me.call("stock.quant", "action_apply_inventory", [company.there["quant"]])


@refused
def set_their_count_to_zero(company, me):
    quant = [company.there["quant"]]
    return me.call("stock.quant", "action_set_inventory_quantity_zero", quant)


@refused
def ask_for_a_count_there(company, me):
    values = {"quant_ids": [(6, 0, [company.there["quant"]])]}
    wizard = me.create("stock.request.count", {**values, "user_id": me.uid})
    return me.call("stock.request.count", "action_request_count", [wizard])


@refused
def apply_their_count_with_a_reason(company, me):
    values = {"quant_ids": [(6, 0, [company.there["quant"]])]}
    wizard = me.create("stock.inventory.adjustment.name", values)
    return me.call("stock.inventory.adjustment.name", "action_apply", [wizard])


@refused
def settle_their_conflict(company, me):
    quants = [(6, 0, [company.there["quant"]])]
    values = {"quant_ids": quants, "quant_to_fix_ids": quants}
    wizard = me.create("stock.inventory.conflict", values)
    call = ("stock.inventory.conflict", "action_keep_counted_quantity", [wizard])
    return me.call(*call)


@refused
def relocate_their_stock(company, me):
    values = {"quant_ids": [(6, 0, [company.there["quant"]])]}
    values["dest_location_id"] = company.places["Central"].stock
    wizard = me.create("stock.quant.relocate", values)
    return me.call("stock.quant.relocate", "action_relocate_quants", [wizard])


@refused
def delete_their_stock(company, me):
    return me.unlink("stock.quant", company.there["quant"])


@refused
def unpack_their_package(company, me):
    return me.call("stock.package", "unpack", [company.package])


@refused
def scrap_there(company, me):
    return company.make.by(me).scrap(company.places["East"])


@refused
def validate_their_scrap(company, me):
    return me.call("stock.scrap", "action_validate", [company.there["scrap"]])


@refused
def turn_my_scrap_into_theirs(company, me):
    scrap = company.make.by(me).scrap(company.places["Central"])
    return me.write("stock.scrap", scrap, {"location_id": company.places["East"].stock})


@refused
def discard_their_scrap_in_a_warning(company, me):
    values = {"product_id": company.product, "quantity": 1, "product_uom_name": "x"}
    values |= {"location_id": company.places["East"].stock}
    values |= {"scrap_id": company.there["scrap"]}
    wizard = me.create("stock.warn.insufficient.qty.scrap", values)
    return me.call("stock.warn.insufficient.qty.scrap", "action_cancel", [wizard])


def replenishment(company, me, place):
    """Create the dialogue that replenishes a place."""
    template = company.admin.value(
        "product.product", company.product, "product_tmpl_id"
    )
    values = {"product_id": company.product, "product_tmpl_id": template[0]}
    values["product_uom_id"] = company.admin.ref("uom.product_uom_unit")
    values |= {"warehouse_id": company.places[place].warehouse, "quantity": 3}
    values["route_id"] = company.admin.ref("purchase_stock.route_warehouse0_buy")
    wizard = me.create("product.replenish", values)
    return me.call("product.replenish", "launch_replenishment", [wizard])


@refused
def replenish_their_warehouse(company, me):
    return replenishment(company, me, "East")


@attempts("AccessError", "reader")
def replenish_a_warehouse_i_may_only_read(company, me):
    return replenishment(company, me, "Central")


@refused
def order_by_their_reordering_rule(company, me):
    rule = [company.there["orderpoint"]]
    return me.call("stock.warehouse.orderpoint", "action_replenish", rule)


@attempts("AccessError", "reader")
def order_by_a_reordering_rule_i_may_only_read(company, me):
    rule = [company.here["orderpoint"]]
    return me.call("stock.warehouse.orderpoint", "action_replenish", rule)


@refused
def move_my_reordering_rule_there(company, me):
    east = company.places["East"]
    rule = company.make.by(me).orderpoint(company.places["Central"])
    values = {"warehouse_id": east.warehouse, "location_id": east.stock}
    return me.write("stock.warehouse.orderpoint", rule, values)


@refused
def snooze_their_reordering_rule(company, me):
    values = {"orderpoint_ids": [(6, 0, [company.there["orderpoint"]])]}
    wizard = me.create("stock.orderpoint.snooze", values)
    return me.call("stock.orderpoint.snooze", "action_snooze", [wizard])


@refused
def revalue_their_move(company, me):
    value = {"move_id": company.there["move"], "value": 1}
    return me.create("product.value", {**value, "company_id": company.id})


@refused
def create_a_location_there(company, me):
    values = {"name": "shelf", "location_id": company.places["East"].stock}
    return me.create("stock.location", values)


@refused
def hang_my_location_below_theirs(company, me):
    values = {"name": "shelf", "location_id": company.places["Central"].stock}
    shelf = me.create("stock.location", values)
    values = {"location_id": company.places["East"].stock}
    return me.write("stock.location", shelf, values)


@refused
def give_my_operation_type_to_their_warehouse(company, me):
    central, east = company.places["Central"], company.places["East"]
    values = {"warehouse_id": east.warehouse}
    return me.write("stock.picking.type", central.transfers, values)
