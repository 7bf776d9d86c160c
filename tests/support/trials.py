"""Attempts to get round an approval: each is refused or has no effect.

What came of it is verified through the administrator's session: no order in force and
no goods moved beyond what was approved.
"""

from contextlib import contextmanager

from .client import RpcError
from .outcomes import note

TITLE = "Attempts to get round an approval"
#: refusals that a person can understand
CLEAR = {"UserError", "AccessError", "ValidationError", "RedirectWarning"}


class Trial:
    """What one person tries, and the documents that must come out of it unharmed."""

    def __init__(self, office, login):
        self.office = office
        self.login = login
        self.me = office.as_user(login)
        self.refusals = []
        self.orders = {}
        self.products = {}
        self.approvers = {office.users["boss"]}

    @contextmanager
    def attack(self):
        """Carry on after a refusal, which must be clear."""
        try:
            yield
        except RpcError as error:
            assert error.kind in CLEAR, f"{error} {error.debug[-1500:]}"
            assert error.message.strip()
            self.refusals.append(error.message.partition("\n")[0])

    def load(self, model, fields, *rows):
        """Import rows as the import screen does; its messages are a refusal."""
        answer = self.me.call(model, "load", fields, [list(row) for row in rows])
        if not answer["ids"]:
            self.refusals.append(answer["messages"][0]["message"])
        return answer["ids"]

    def watch(self, order, rate=1.0):
        """Verify an order at the end."""
        vendor = self.office.admin.value("purchase.order", order, "partner_id")[0]
        self.orders[order] = (vendor, rate)
        return order

    def order(self, amount=5000, stage="draft", **values):
        """Return a buyer's order: draft, confirmed, or approved by the boss."""
        values = {"confirm": stage != "draft", **values}
        order = self.watch(self.office.buy("buyer", amount, **values))
        if stage == "approved":
            self.office.decide(self.office.request(order))
            state = self.office.admin.value("purchase.order", order, "state")
            assert state == "purchase"
        return order

    def line(self, order):
        """Return the first line of an order."""
        return self.office.lines(order)[0]

    def delivery(self, quantity=20, stage="draft"):
        """Return a storekeeper's delivery: draft, validated (so pending), approved."""
        product = self.product(quantity if stage == "approved" else 9)
        picking = self.office.deliver(product, quantity)
        keeper = self.office.as_user("keeper")
        if stage != "draft":
            keeper.call("stock.picking", "button_validate", [picking])
        if stage == "approved":
            request = self.office.request(picking, "stock.picking")
            self.office.decide(request)
        return picking, product

    def product(self, allowed=9):
        """Return a product of which only some pieces may move."""
        product = self.office.stocked()
        self.products[product] = allowed
        return product

    def verify(self):
        """Return the outcome.

        :raises AssertionError: when something took effect past its approval
        """
        found = [self.verify_order(order) for order in self.orders]
        for product, allowed in self.products.items():
            moved = abs(100 - self.office.on_hand(product))
            assert moved <= allowed, f"{moved} pieces moved, {allowed} were allowed"
            found.append("moved as approved" if moved else "nothing moved")
        return "refused" if self.refusals else "; ".join(dict.fromkeys(found))

    def verify_order(self, order):
        """Return what became of an order; see :meth:`verify`."""
        admin, (vendor, rate) = self.office.admin, self.orders[order]
        names = ["state", "partner_id", "jxc_approval_state", "order_line"]
        rows = admin.call("purchase.order", "search_read", [("id", "=", order)], names)
        if not rows:
            return "gone"
        [row] = rows
        if row["state"] != "purchase":
            pending = row["jxc_approval_state"] == "pending"
            return "parked" if pending else "not in force"
        names = ["price_unit", "product_qty", "discount"]
        lines = admin.read("purchase.order.line", row["order_line"], names)
        total = sum(
            one["price_unit"] * one["product_qty"] * (1 - one["discount"] / 100)
            for one in lines
        )
        total /= rate
        if total < 1000:
            return "in force, small"
        assert row["jxc_approval_state"] == "approved", "in force without approval"
        facts = self.office.facts(self.office.request(order))
        request = facts["request"]
        assert request["state"] == "approved"
        assert total <= request["amount"] + 0.01, "in force beyond the approval"
        assert row["partner_id"][0] == vendor, "the vendor was swapped"
        decided = {
            one["user_id"][0]
            for one in facts["decisions"]
            if one["action"] == "approve"
        }
        assert decided and decided <= self.approvers, "approved by somebody else"
        assert request["requester_id"][0] not in decided
        return "in force as approved"


class Trials(list):
    """The attempts of one file; functions join with a decorator."""

    def __call__(self, *logins, ends=("refused",)):
        """Add the decorated ``act(trial)`` for people; its name is the label."""

        def add(act):
            self.extend(
                Entry(act.__name__.replace("_", " "), login, act, ends)
                for login in logins
            )
            return act

        return add


class Entry:
    """One attempt of one person, and the outcomes that are fine."""

    def __init__(self, label, login, act, ends):
        self.label, self.login, self.act, self.ends = label, login, act, ends

    def __str__(self):
        return f"{self.login}: {self.label}"

    def run(self, office):
        """Try it, verify, keep a row for the table."""
        trial = Trial(office, self.login)
        self.act(trial)
        try:
            found = trial.verify()
        except AssertionError as bypass:
            note(TITLE, self.login, self.label, "GOT THROUGH", bypass)
            raise
        why = trial.refusals[0] if trial.refusals else ""
        note(TITLE, self.login, self.label, found, why[:90])
        assert found in self.ends, f"{found}: {why}"
