"""The company of the gate tests: every operation asks for the certificate of a course.

The keeper, the buyer, the boss and the chief of the stock lack it; *able* holds it.
"""

from .approvals import Office, build as build_office
from .company import LOCATIONS, MANAGER, PURCHASER, STOREKEEPER
from .outcomes import note
from .trials import Trial

TITLE = "Attempts to work without the certificate that a gate asks for"
OPERATIONS = (
    "purchase",
    "receipt",
    "delivery",
    "internal",
    "return",
    "scrap",
    "adjustment",
    "approval",
)
COMMENT = "Seen at work"


class GatedOffice(Office):
    """A company where only *able* may do anything."""

    def stocked(self, quantity=100, **values):
        """Return a new product of which Central has some."""
        able = self.as_user("able")
        product = self.add_product("Stocked", **values)
        quant = self.make.by(able).count(self.places["Central"], quantity, product)
        able.call("stock.quant", "action_apply_inventory", [quant])
        return product


def build(server):
    """Create the company with its people, course and gates."""
    office = build_office(server, rules=False, kind=GatedOffice)
    office.add_user("able", (PURCHASER, STOREKEEPER, LOCATIONS))
    office.add_user("stocker", (*MANAGER, LOCATIONS, "product.group_product_manager"))
    people = ("buyer", "keeper", "able", "boss", "stocker")
    office.employees = {login: office.employ(login, "Central") for login in people}
    office.course = office.admin.create(
        "jxc.course", {"name": "Working With Goods", "delivery": "self"}
    )
    certify(office, "able")
    office.gates = {operation: add_gate(office, operation) for operation in OPERATIONS}
    office.rule("purchase", "boss", limit=9000)
    return office


def certify(office, login):
    """Give a person the certificate."""
    admin, employee = office.admin, office.employees[login]
    values = {"course_id": office.course, "employee_ids": [(6, 0, [employee])]}
    wizard = admin.create("jxc.training.assign", values)
    admin.call("jxc.training.assign", "action_assign", [wizard])
    domain = [("employee_id", "=", employee), ("course_id", "=", office.course)]
    assignments = admin.search("jxc.training.assignment", domain)
    admin.call("jxc.training.assignment", "action_confirm", assignments, COMMENT)


def add_gate(office, operation, **values):
    """Create a gate that blocks."""
    gate = {"name": f"{operation} gate", "operation": operation, "mode": "block"}
    gate |= {"company_id": office.id, "course_ids": [(6, 0, [office.course])]}
    return office.admin.create("jxc.gate", {**gate, **values})


class Passage(Trial):
    """What one person tries; nothing may come of it."""

    def product(self, allowed=0):
        """Return a product of which 100 pieces are in stock, and stay there."""
        return super().product(allowed)

    def load(self, model, fields, *rows):
        """Import rows as the import screen does; its messages are a refusal."""
        rows = [list(row) for row in rows]
        context = {"import_file": True}
        answer = self.me.call(model, "load", fields, rows, context=context)
        if not answer["ids"]:
            self.refusals.append(answer["messages"][0]["message"])
        return answer["ids"]

    def done_by_able(self, model, method, record):
        """Let the certified colleague press a button."""
        return self.office.as_user("able").call(model, method, [record])

    def receipt(self, product=None):
        """Return a receipt of a product, ordered by the certified colleague."""
        product = product or self.product()
        able = self.office.as_user("able")
        order = self.office.make.by(able)
        order.product = product
        return order.receipt(self.office.places["Central"])[1]

    def verify_order(self, order):
        """Return that an order is not in force.

        :raises AssertionError: when it is
        """
        state = self.office.admin.value("purchase.order", order, "state")
        assert state != "purchase", "the order is in force"
        return "not in force"

    def run_on_server(self, model, code, record):
        """Let the person run an action of the server that an administrator made."""
        admin = self.office.admin
        found = admin.search("ir.model", [("model", "=", model)])[0]
        action = {"name": "Action", "model_id": found, "state": "code", "code": code}
        action["group_ids"] = [(6, 0, [admin.ref("base.group_user")])]
        action = admin.create("ir.actions.server", action)
        context = {"active_model": model, "active_ids": [record], "active_id": record}
        self.me.json("/web/action/run", action_id=action, context=context)


class Passages(list):
    """The attempts of one file; functions join with a decorator."""

    def __call__(self, operation, *logins):
        """Add the decorated ``act(passage)`` for people; its name is the label."""

        def add(act):
            self.extend(Try(operation, login, act) for login in logins)
            return act

        return add


class Try:
    """One attempt of one person, which must be refused and have no effect."""

    def __init__(self, operation, login, act):
        self.operation, self.login, self.act = operation, login, act
        self.label = act.__name__.replace("_", " ")

    def __str__(self):
        return f"{self.operation}, {self.login}: {self.label}"

    def run(self, office):
        """Try it, verify, keep a row for the table."""
        passage = Passage(office, self.login)
        self.act(passage)
        row = (self.operation, self.login, self.label)
        try:
            passage.verify()
        except AssertionError as bypass:
            note(TITLE, *row, "GOT THROUGH", bypass)
            raise
        refusals = passage.refusals
        note(TITLE, *row, "refused" if refusals else "no effect", *refusals[:1])
        assert refusals, "nobody was told why"
