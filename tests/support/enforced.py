"""The company of the leak and flow tests: four warehouses, enforcement on.

Supply Chain          leads nothing itself
  Central             leads warehouse Central
  East                leads warehouse East
Trading               leads warehouse North
(nobody)              leads warehouse West
"""

from .company import CLERK, CONTROLLER, LEAD, LOCATIONS, MANAGER, Company
from .documents import Documents

SECRET = "only for the department"


def build(server):
    """Create the company and its documents; return it with enforcement on."""
    company = Company(server)
    add_places(company)
    company.product = company.add_product("Hammer")
    company.vendor = company.add_vendor("Vendor", company.product)
    company.make = Documents(company.admin, company, company.product, company.vendor)
    for place in company.places.values():
        add_documents(company, place)
    central, east = company.places["Central"], company.places["East"]
    company.shared = company.make.transfer(central.transfers, central.stock, east.stock)
    add_people(company)
    add_other_company(company)
    company.enforce()
    return company


def add_places(company):
    """Create departments and their warehouses."""
    company.add_department("Supply Chain")
    company.add_department("Central", "Supply Chain")
    company.add_department("East", "Supply Chain")
    company.add_department("Trading")
    settings = {"group_stock_multi_locations": True, "group_stock_adv_location": True}
    wizard = company.admin.create("res.config.settings", settings)
    company.admin.call("res.config.settings", "execute", [wizard])
    [first] = company.admin.search("stock.warehouse", [("company_id", "=", company.id)])
    company.add_place("Central", "Central", first)
    company.add_place("East", "East")
    company.add_place("North", "Trading")
    company.add_place("West")


def add_documents(company, place):
    """Create one of each document in a place, with something to find in it."""
    admin, make, found = company.admin, company.make, place.documents
    found["done"], found["received"] = make.receive(place, 40)
    found["open"], found["receipt"] = make.receipt(place, 8)
    found["order"] = make.order(place, 6, partner_ref=SECRET)
    found["line"] = admin.value("purchase.order", found["order"], "order_line")[0]
    found["delivery"] = make.delivery(place)
    for name, model in (("move", "stock.move"), ("move_line", "stock.move.line")):
        domain = [("picking_id", "=", found["delivery"])]
        [found[name]] = admin.search(model, domain)
    found["scrap"] = make.scrap(place)
    found["orderpoint"] = make.orderpoint(place, company.product)
    domain = [("location_id", "=", place.stock), ("product_id", "=", company.product)]
    [found["quant"]] = admin.search("stock.quant", domain)
    order = found["order"]
    admin.call("purchase.order", "message_post", [order], body=SECRET)
    values = {"name": "secret.txt", "raw": SECRET, "res_model": "purchase.order"}
    found["attachment"] = admin.create("ir.attachment", {**values, "res_id": order})


def add_people(company):
    """Create a manager for each kind of access scope, clerks, and outsiders."""
    for login in ("central", "chain", "everything", "own", "nobody", "reader"):
        company.add_user(login, (*MANAGER, LOCATIONS))
    company.add_scope("central", "Central")
    company.add_scope("chain", "Supply Chain", "subtree")
    company.add_scope("everything", level="all")
    company.add_scope("own", "Central", "own")
    company.add_scope("reader", "Central", can_write=False)
    company.add_user("controller", (*MANAGER, LOCATIONS, CONTROLLER))
    for login, department in (("clerk", "Central"), ("clerk_east", "East")):
        company.add_user(login, (*CLERK, LOCATIONS))
        company.add_scope(login, department)
    for login, department in (("chief", "Central"), ("chief_east", "East")):
        company.add_user(login, (*MANAGER, LEAD))
        company.manage(login, department)
    company.add_user("plain")
    company.add_portal_user("portal", company.vendor)


def add_other_company(company):
    """Create a company that enforces nothing, and people who work there."""
    company.other = company.admin.create("res.company", {"name": "Other Company"})
    both = {
        "company_id": company.id,
        "company_ids": [(6, 0, [company.id, company.other])],
    }
    company.add_user("two_companies", MANAGER, **both)
    company.add_scope("two_companies", "Central")
    alone = {"company_id": company.other, "company_ids": [(6, 0, [company.other])]}
    company.add_user("elsewhere", MANAGER, **alone)
