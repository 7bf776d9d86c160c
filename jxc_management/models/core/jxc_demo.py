import csv
from collections import namedtuple
from datetime import timedelta

from odoo import Command, api, fields, models
from odoo.tools import file_open

from ...tools import demo_plan
from ...tools.demo_orders import EAST, FIRST, Article

#: people of the demo company who work in Chinese, once the language is there
CHINESE = ("sclead", "buyer2", "whclerk", "eastlead", "eastclerk", "accountant")
#: Chinese names of operation types
KINDS = {"incoming": "收货", "outgoing": "交货", "internal": "内部调拨"}
#: what the steps work on: records by code or number
Book = namedtuple("Book", "products partners warehouses orders deliveries resupplies")


class JxcDemo(models.AbstractModel):
    """Gives the demo company a year of documents, by Odoo's own methods."""

    _name = "jxc.demo"
    _description = "Demo Company"

    @api.model
    def _load_flow(self):
        """Create the demo company's purchases and transfers, unless they exist."""
        company = self.env.ref("jxc_management.demo_company")
        orders = self.env["purchase.order"]
        if orders.search_count([("company_id", "=", company.id)], limit=1):
            return
        flow = self.with_company(company).with_context(
            allowed_company_ids=company.ids, tracking_disable=True
        )
        flow._finish_masters(company)
        book = flow._open_book(company)
        plan = demo_plan.make_plan(
            flow._articles(company),
            sorted(code for code in book.partners if code.startswith("C")),
            company.po_double_validation_amount,
        )
        flow._stock_up(book, plan)
        flow._create_orders(book, plan)
        for steps in demo_plan.batches(plan.steps):
            flow._carry_out(book, plan, steps[0].kind, steps)
        flow._leave_work(book, plan)

    def _open_book(self, company):
        """Return the :class:`Book` of a company, without documents yet."""
        domain = [("company_id", "=", company.id)]
        products = self.env["product.product"].search(domain)
        partners = self.env["res.partner"].search([*domain, ("ref", "!=", False)])
        warehouses = self.env["stock.warehouse"].search(domain)
        return Book(
            {product.default_code: product for product in products},
            {partner.ref: partner for partner in partners},
            {warehouse.code: warehouse for warehouse in warehouses},
            {},
            {},
            {},
        )

    def _articles(self, company):
        """Return the products of the company as ``Article`` tuples."""
        products = self.env["product.product"].search(
            [("company_id", "=", company.id)], order="default_code"
        )
        return [
            Article(
                product.default_code,
                product.seller_ids[0].partner_id.ref,
                product.seller_ids[0].delay,
                int(product.seller_ids[0].min_qty),
                product.standard_price,
                product.tracking == "lot",
            )
            for product in products
        ]

    def _as(self, login):
        """Return this model as seen by an employee of the demo company."""
        return self.with_user(self._person(login))

    def _person(self, login):
        return self.env.ref(f"jxc_management.demo_user_{login}")

    @api.model
    def _moment(self, day, salt=0):
        """Return a time in office hours on ``day`` or the working day before it."""
        # not the day where the user is: all people share one calendar
        date = fields.Date.today() + timedelta(days=day)
        date -= timedelta(days=max(0, date.weekday() - 4))
        # office hours in China are 1:00 to 9:00 in universal time
        start = fields.Datetime.to_datetime(date) + timedelta(hours=1)
        return start + timedelta(minutes=17 * (salt % 28))

    # ------------------------------------------------------------------
    # What the data files cannot say
    # ------------------------------------------------------------------

    def _finish_masters(self, company):
        """Set what depends on the company in use, on languages, or on other modules."""
        products = self.env["product.product"].search([("company_id", "=", company.id)])
        # the data files are loaded for the main company and took its taxes
        products.write(
            {"taxes_id": [Command.clear()], "supplier_taxes_id": [Command.clear()]}
        )
        for product in products:
            seller = product.seller_ids[0]
            product.standard_price = seller.currency_id._convert(
                seller.price, company.currency_id, company
            )
        costs = self.env["product.value"].search([("product_id", "in", products.ids)])
        costs.date = self._moment(FIRST - 2)
        nordic = self.env.ref("jxc_management.demo_vendor_nordic")
        nordic.property_purchase_currency_id = self.env.ref("base.USD")
        if not self.env.ref("base.module_base").demo:
            self.env.ref("base.user_admin").company_id = company
        if "zh_CN" in dict(self.env["res.lang"].get_installed()):
            self._translate()

    def _translate(self):
        """Give the demo records Chinese names and half of the people Chinese menus."""
        with file_open("jxc_management/demo/zh_CN.csv") as source:
            for row in csv.DictReader(source):
                record = self.env.ref(f"jxc_management.{row['record']}")
                record.with_context(lang="zh_CN").name = row["name"]
        # the warehouses were made by a data file, which speaks English only
        kinds = self.env["stock.picking.type"].search(
            [("company_id", "=", self.env.company.id), ("code", "in", list(KINDS))]
        )
        for kind in kinds.with_context(lang="zh_CN"):
            kind.name = KINDS[kind.code]
        for login in CHINESE:
            self._person(login).lang = "zh_CN"

    def _carry_out(self, book, plan, kind, steps):
        """Do ``steps`` of one kind."""
        if kind in ("receive", "vendor return"):
            method = self._receive if kind == "receive" else self._return_to_vendor
            return method(book, steps)
        if kind == "scrap":
            return self._scrap(book, steps)
        if kind == "count":
            return self._count(book, steps)
        return self._transfer(book, plan, kind, steps)

    @api.model
    def _clerk(self, step):
        """Return the login of the person who does a step in its warehouse."""
        side = "east" if step.warehouse == EAST else "wh"
        return side + ("lead" if step.number % 5 == 0 else "clerk")

    def _by_clerk(self, steps):
        """Yield this model as seen by each clerk, with the clerk's steps."""
        by_login = {}
        for step in steps:
            by_login.setdefault(self._clerk(step), []).append(step)
        for login, own in by_login.items():
            yield self._as(login), own
