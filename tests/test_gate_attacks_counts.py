"""Attempts to count stock without the certificate that gates ask for."""

import pytest
from support.gates import Passages

trial = Passages()


@pytest.mark.parametrize("entry", trial, ids=str)
def test_attempt(gates, entry):
    entry.run(gates)


def counted(one, quantity=60):
    """Return a count of a product that is not applied yet."""
    product = one.product()
    maker = one.office.make.by(one.me)
    return maker.count(one.office.places["Central"], quantity, product)


COUNTING = {"inventory_mode": True}


@trial("adjustment", "keeper", "stocker")
def apply_a_count(one):
    quant = counted(one)
    with one.attack():
        one.me.call("stock.quant", "action_apply_inventory", [quant])


@trial("adjustment", "keeper")
def apply_counts_in_the_dialogue(one):
    quants = [counted(one), counted(one)]
    model = "stock.inventory.adjustment.name"
    with one.attack():
        wizard = one.me.create(model, {"quant_ids": [(6, 0, quants)]})
        one.me.call(model, "action_apply", [wizard])


@trial("adjustment", "keeper")
def apply_a_count_in_the_dialogue_about_conflicts(one):
    quant = counted(one)
    model = "stock.inventory.conflict"
    with one.attack():
        links = [(6, 0, [quant])]
        values = {"quant_ids": links, "quant_to_fix_ids": links}
        wizard = one.me.create(model, values)
        one.me.call(model, "action_keep_counted_quantity", [wizard])


@trial("adjustment", "keeper")
def set_a_count_to_zero_at_once(one):
    quant = counted(one)
    context = {**COUNTING, "inventory_report_mode": True}
    call = ("stock.quant", "action_set_inventory_quantity_zero", [quant])
    with one.attack():
        one.me.call(*call, context=context)


@trial("adjustment", "stocker")
def write_a_quantity_that_is_applied_at_once(one):
    quant = counted(one)
    with one.attack():
        values = {"inventory_quantity_auto_apply": 5}
        one.me.write("stock.quant", quant, values, context=COUNTING)


@trial("adjustment", "stocker")
def create_a_quantity_that_is_applied_at_once(one):
    values = {"product_id": one.product(), "inventory_quantity_auto_apply": 5}
    values["location_id"] = one.office.places["Central"].stock
    with one.attack():
        one.me.create("stock.quant", values, context=COUNTING)


@trial("adjustment", "stocker")
def write_the_quantity_on_hand_of_a_product(one):
    product = one.product()
    with one.attack():
        values = {"qty_available": 5}
        one.me.write("product.product", product, values, context=COUNTING)


@trial("adjustment", "keeper", "stocker")
def write_the_quantity_itself(one):
    quant = counted(one)
    with one.attack():
        one.me.write("stock.quant", quant, {"quantity": 5})


@trial("adjustment", "stocker")
def import_quantities_and_apply_them(one):
    product = one.product()
    stock = one.office.places["Central"].stock
    names = ["product_id/.id", "location_id/.id"]
    # core lets this one have no effect, whoever imports it
    one.load(
        "stock.quant", [*names, "inventory_quantity_auto_apply"], [product, stock, 5]
    )
    quants = one.load(
        "stock.quant", [*names, "inventory_quantity"], [product, stock, 5]
    )
    with one.attack():
        one.me.call("stock.quant", "action_apply_inventory", quants)


@trial("adjustment", "keeper")
def run_an_action_that_applies_with_all_rights(one):
    quant = counted(one)
    with one.attack():
        code = "records.sudo().action_apply_inventory()"
        one.run_on_server("stock.quant", code, quant)


@trial("adjustment", "keeper")
def take_back_a_count(one):
    product = one.product(40)
    able = one.office.make.by(one.office.as_user("able"))
    quant = able.count(one.office.places["Central"], 60, product)
    one.done_by_able("stock.quant", "action_apply_inventory", quant)
    domain = [("product_id", "=", product), ("is_inventory", "=", True)]
    lines = one.office.admin.search("stock.move.line", domain, order="id desc", limit=1)
    with one.attack():
        one.me.call("stock.move.line", "action_revert_inventory", lines)
    assert one.office.on_hand(product) == 60
