"""A company with departments, warehouses and people, made through the public API."""

from dataclasses import dataclass, field

PURCHASER = "purchase.group_purchase_user"
STOREKEEPER = "stock.group_stock_user"
PURCHASE_MANAGER = "purchase.group_purchase_manager"
STOCK_MANAGER = "stock.group_stock_manager"
CONTROLLER = "jxc_management.group_jxc_controller"
LEAD = "jxc_management.group_jxc_lead"

CLERK = (PURCHASER, STOREKEEPER)
MANAGER = (PURCHASE_MANAGER, STOCK_MANAGER)
LOCATIONS = "stock.group_stock_multi_locations"


@dataclass
class Place:
    """A warehouse, the department that leads it, and its core records."""

    name: str
    department: int | None
    warehouse: int
    stock: int
    receipts: int
    transfers: int
    deliveries: int
    documents: dict = field(default_factory=dict)


class Company:
    """What the tests know about the company: ids by name."""

    def __init__(self, server):
        self.server = server
        self.admin = server.client()
        self.id = self.admin.value("res.users", self.admin.uid, "company_id")[0]
        self.sessions = {"admin": self.admin}
        self.departments = {}
        self.places = {}
        self.users = {}
        self.suppliers = self.admin.ref("stock.stock_location_suppliers")
        self.customers = self.admin.ref("stock.stock_location_customers")

    def as_user(self, login):
        """Return the session of a person."""
        if login not in self.sessions:
            self.sessions[login] = self.server.client(login)
        return self.sessions[login]

    @property
    def here(self):
        """The documents of Central, where the attackers work."""
        return self.places["Central"].documents

    @property
    def there(self):
        """The documents of East, which they try to reach."""
        return self.places["East"].documents

    def add_department(self, name, parent=None):
        """Create a department and return its id."""
        values = {"name": name, "parent_id": self.departments.get(parent)}
        self.departments[name] = self.admin.create("hr.department", values)
        return self.departments[name]

    def add_place(self, name, department=None, warehouse=None):
        """Create a warehouse that a department leads (nobody when it is empty)."""
        warehouse = warehouse or self.admin.create(
            "stock.warehouse", {"name": name, "code": name[:5].upper()}
        )
        self.admin.write("stock.warehouse", warehouse, {"name": name})
        names = ("lot_stock_id", "in_type_id", "int_type_id", "out_type_id")
        [values] = self.admin.read("stock.warehouse", warehouse, names)
        records = [values[one][0] for one in names]
        lead = self.departments.get(department)
        if lead:
            self.lead(lead, "warehouse", warehouse_id=warehouse)
        self.places[name] = Place(name, lead, warehouse, *records)
        return self.places[name]

    def lead(self, department, scope_type="company", **scope):
        """Let a department lead a scope from today on; return the ownership."""
        values = {"company_id": self.id, "department_id": department}
        ownership = self.admin.create(
            "jxc.ownership", {**values, "scope_type": scope_type, **scope}
        )
        self.admin.call("jxc.ownership", "action_activate", [ownership])
        return ownership

    def add_user(self, login, groups=(), **values):
        """Create a user whose password is the login."""
        links = [(4, self.admin.ref(group)) for group in ("base.group_user", *groups)]
        user = {"name": login, "login": login, "password": login, "group_ids": links}
        context = {"no_reset_password": True}
        user["email"] = f"{login}@example.com"
        user_id = self.admin.create(
            "res.users", {**user, "tz": "UTC", **values}, context=context
        )
        self.users[login] = user_id
        return user_id

    def add_portal_user(self, login, partner):
        """Give a vendor's contact access to the portal."""
        values = {"group_ids": [(6, 0, [self.admin.ref("base.group_portal")])]}
        return self.add_user(login, **values, partner_id=partner)

    def add_scope(self, login, department=None, level="department", **values):
        """Give a user an access scope and return its id."""
        scope = {"user_id": self.users[login], "company_id": self.id, "level": level}
        scope["department_id"] = self.departments.get(department)
        return self.admin.create("jxc.user.scope", {**scope, **values})

    def employ(self, login, department=None):
        """Make a user an employee of a department; return the employee."""
        values = {"name": login, "user_id": self.users[login]}
        values["department_id"] = self.departments.get(department)
        return self.admin.create("hr.employee", values)

    def manage(self, login, department):
        """Make a user the manager of a department."""
        values = {"manager_id": self.employ(login, department)}
        self.admin.write("hr.department", self.departments[department], values)

    def add_product(self, name, **values):
        """Create a storable product and return its id."""
        product = {"name": name, "is_storable": True, "standard_price": 10}
        return self.admin.create("product.product", {**product, **values})

    def add_vendor(self, name, *products, price=10):
        """Create a vendor who sells products and return his id."""
        vendor = self.admin.create("res.partner", {"name": name})
        for product in products:
            values = {"partner_id": vendor, "product_id": product, "price": price}
            self.admin.create("product.supplierinfo", values)
        return vendor

    def enforce(self, switch=True, strict=False):
        """Switch the enforcement of ownership, and the hiding of stock, on or off."""
        values = {"jxc_enforce_ownership": switch, "jxc_strict_stock": strict}
        self.admin.write("res.company", self.id, values)
