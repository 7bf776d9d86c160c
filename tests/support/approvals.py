"""The company of the approval tests: orders from 1,000, movements worth from 100.

A buyer, a storekeeper, a bookkeeper, the chief of a department, a vendor with portal
access and a plain employee work there; the boss approves, the director is above him.
"""

from copy import copy, deepcopy

from .company import (
    LEAD,
    LOCATIONS,
    MANAGER,
    PURCHASER,
    STOREKEEPER,
    Company,
)
from .documents import Documents

INVOICING = "account.group_account_invoice"
COUNTING = {"inventory_mode": True}
#: from which amount a rule asks for the boss
LIMITS = {"purchase": 1000, "receipt": 5000}
OPERATIONS = ("purchase", "receipt", "delivery", "internal", "return", "scrap")


class Office(Company):
    """A company whose documents need approval."""

    def on(self, server):
        """Return the same company on a server with a copy of its database."""
        other = copy(self)
        other.server, other.admin = server, server.client()
        other.sessions = {"admin": other.admin}
        other.places, other.users = deepcopy(self.places), dict(self.users)
        other.departments = dict(self.departments)
        other.make = Documents(other.admin, other, other.product, other.vendor)
        return other

    def add_rules(self):
        """Create a rule for every operation: the boss decides."""
        for operation in OPERATIONS:
            self.rule(operation, "boss")

    def rule(self, operation, *people, limit=None, quorum="any", **values):
        """Create a rule with one step for each of ``people``, a login or several."""
        steps = []
        for number, logins in enumerate(people, 1):
            logins = [logins] if isinstance(logins, str) else logins
            users = [self.users[login] for login in logins]
            step = {"sequence": 10 * number, "approver_type": "users"}
            step |= {"quorum": quorum, "quorum_number": 2}
            steps.append((0, 0, {**step, "user_ids": [(6, 0, users)]}))
        rule = {"name": f"{operation} rule", "operation": operation, "step_ids": steps}
        rule["company_id"] = self.id
        rule["amount_min"] = LIMITS.get(operation, 100) if limit is None else limit
        return self.admin.create("jxc.approval.rule", {**rule, **values})

    def buy(self, login="buyer", amount=5000, confirm=True, **values):
        """Create an order over ten pieces, and confirm it."""
        session = self.as_user(login)
        line = self.line(amount, product=values.pop("product", self.product))
        order = {"partner_id": self.vendor, "order_line": [(0, 0, line)], **values}
        order.setdefault("picking_type_id", self.places["Central"].receipts)
        order = session.create("purchase.order", order)
        if confirm:
            session.call("purchase.order", "button_confirm", [order])
        return order

    def line(self, amount=5000, product=None):
        """Return the values of an order line over ten pieces, without taxes."""
        line = {"product_id": product or self.product, "product_qty": 10}
        return {**line, "price_unit": amount / 10, "tax_ids": [(6, 0, [])]}

    def lines(self, order):
        """Return the ids of the lines of an order."""
        return self.admin.value("purchase.order", order, "order_line")

    def request(self, document, model="purchase.order"):
        """Return the id of the current request of a document."""
        found = self.admin.value(model, document, "jxc_approval_request_id")
        return found and found[0]

    def decide(self, request, login="boss", method="action_approve", *args):
        """Decide about a request."""
        session = self.as_user(login)
        return session.call("jxc.approval.request", method, [request], *args)

    def facts(self, request):
        """Return what is recorded about a request, its steps and decisions."""
        names = ["state", "amount", "digest", "content", "round", "name"]
        names += ["requester_id", "editor_id", "closed_on", "waiting_for"]
        [row] = self.admin.read("jxc.approval.request", request, names)
        domain = [("request_id", "=", request)]
        steps = ["name", "state", "approver_ids", "decided_ids", "votes_needed"]
        decisions = ["user_id", "on_behalf_of_id", "action", "comment", "amount"]
        decisions += ["digest", "decided_on", "step_id"]
        return {
            "request": row,
            "steps": self.admin.search_read("jxc.approval.step", domain, steps),
            "decisions": self.admin.search_read(
                "jxc.approval.decision", domain, decisions
            ),
        }

    def actions(self, request):
        """Return the actions of a request's log, in their order."""
        domain = [("request_id", "=", request)]
        rows = self.admin.search_read("jxc.approval.decision", domain, ["action"])
        return [row["action"] for row in rows]

    def add_branch(self, *logins, **values):
        """Create a company where people work too; return it and its receipts."""
        branch = self.admin.create("res.company", {"name": "Branch", **values})
        for user in (self.admin.uid, *(self.users[login] for login in logins)):
            self.admin.write("res.users", user, {"company_ids": [(4, branch)]})
        context = {"allowed_company_ids": [branch]}
        domain = [("company_id", "=", branch)]
        found = self.admin.search("stock.warehouse", domain, context=context)
        if not found:
            warehouse = {"name": "Branch", "code": "BR", "company_id": branch}
            found = [self.admin.create("stock.warehouse", warehouse, context=context)]
        [row] = self.admin.call(
            "stock.warehouse", "read", found[:1], ["in_type_id"], context=context
        )
        return branch, row["in_type_id"][0]

    def stocked(self, quantity=100, **values):
        """Return a new product of which Central has some."""
        product = self.add_product("Stocked", **values)
        quant = self.make.count(self.places["Central"], quantity, product)
        self.admin.call("stock.quant", "action_apply_inventory", [quant])
        return product

    def on_hand(self, product):
        """Return how much of a product is in Central's stock."""
        stock = self.places["Central"].stock
        domain = [("product_id", "=", product), ("location_id", "=", stock)]
        rows = self.admin.search_read("stock.quant", domain, ["quantity"])
        return sum(row["quantity"] for row in rows)

    def deliver(self, product, quantity=20, login="keeper"):
        """Create and confirm a delivery out of Central."""
        make = Documents(self.as_user(login), self, product, self.vendor)
        return make.delivery(self.places["Central"], quantity)


def build(server, rules=True, kind=Office):
    """Create the company with its people and, if wanted, its rules."""
    office = kind(server)
    settings = {"group_stock_multi_locations": True}
    wizard = office.admin.create("res.config.settings", settings)
    office.admin.call("res.config.settings", "execute", [wizard])
    office.add_department("Central")
    [first] = office.admin.search("stock.warehouse", [("company_id", "=", office.id)])
    office.add_place("Central", "Central", first)
    office.product = office.add_product("Hammer")
    office.vendor = office.add_vendor("Vendor", office.product)
    office.make = Documents(office.admin, office, office.product, office.vendor)
    add_people(office)
    if rules:
        office.add_rules()
    return office


def add_people(office):
    """Create the people of the company."""
    office.add_user("buyer", (PURCHASER,))
    office.add_user("keeper", (STOREKEEPER, LOCATIONS))
    office.add_user("invoicer", (INVOICING,))
    office.add_user("chief", (*MANAGER, LEAD, INVOICING, LOCATIONS))
    office.manage("chief", "Central")
    office.add_user("plain")
    office.add_portal_user("portal", office.vendor)
    for login in ("boss", "director", "deputy"):
        office.add_user(login, (PURCHASER, STOREKEEPER))
