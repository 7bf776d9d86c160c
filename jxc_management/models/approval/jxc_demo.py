from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models

from ...tools.demo_approvals import EXCESS, HOURS, STORIES, WAITING, order_of
from ...tools.demo_plan import Step

#: what is not older than these days waits in time, whatever day the demo is loaded on
RECENT = -3
#: Chinese names of the rules
RULES = {
    "price": "高于价目表的订单",
    "routine": "日常小额订单",
    "large": "大额订单：主管，然后财务",
    "authority": "按权限审批的订单",
    "scrap": "报废：财务审批",
    "over": "超订单数量收货",
}


class JxcDemo(models.AbstractModel):
    _inherit = "jxc.demo"

    @api.model
    def _load_approvals(self):
        """Create the demo company's approvals, past and pending, once.

        People submit and decide through the methods that the buttons call. Requests and
        steps get their days as orders and transfers do; the log of decisions cannot be
        changed, not even for a demo: it shows the day on which the demo was loaded.
        """
        company = self.env.ref("jxc_management.demo_company")
        requests = self.env["jxc.approval.request"]
        if requests.search_count([("company_id", "=", company.id)], limit=1):
            return
        flow = self.with_company(company).with_context(
            allowed_company_ids=company.ids, tracking_disable=True
        )
        flow._name_rules()
        flow._lend_approvals(company)
        book = flow._open_book(company)
        waiting = self.env["purchase.order"].search(
            [("company_id", "=", company.id), ("state", "=", "to approve")]
        )
        for number, story in enumerate((*STORIES, *WAITING), start=200):
            flow._tell_story(book, story, number)
        flow._receive_too_much(book)
        flow._write_off(book)
        for order in waiting:
            order.with_user(order.user_id).button_confirm()

    def _name_rules(self):
        """Give the rules their Chinese names where the language is installed."""
        if "zh_CN" in dict(self.env["res.lang"].get_installed()):
            for code, name in RULES.items():
                rule = self.env.ref(f"jxc_management.demo_approval_rule_{code}")
                rule.with_context(lang="zh_CN").name = name

    def _lend_approvals(self, company):
        """Let the accountant decide while the finance manager is away."""
        today = fields.Date.today()
        finance = self._as("finlead")
        finance.env["jxc.approval.delegation"].create(
            {
                "delegate_id": self._person("accountant").id,
                "company_id": company.id,
                "date_from": today - relativedelta(days=6),
                "date_to": today + relativedelta(days=8),
                "limit": 100_000,
                "reason": "Annual leave 年假",
            }
        )

    def _tell_story(self, book, story, number):
        """Create an order, let people do what the story says, and date it."""
        plan = order_of(story, number)
        order = self._create_order(book, plan)
        book.orders[number] = order
        order.button_confirm()
        for act in story.acts:
            getattr(self, f"_act_{act.name}")(order, act)
        if story.day < RECENT:
            self._date_requests(order, story, number)
        if order.state == "purchase":
            order.date_approve = self._moment(min(story.day + 2, -1), number)
        if story.arrives:
            quantities = {story.code: order.order_line.product_qty}
            step = Step(plan.due, "receive", number, plan.warehouse, quantities)
            self._receive(book, [step])

    def _request_of(self, document, login):
        """Return the request of a document, as a person sees it."""
        return document.sudo().jxc_approval_request_id.with_env(self._as(login).env)

    def _act_approve(self, order, act):
        self._request_of(order, act.login).action_approve(act.value or None)

    def _act_reject(self, order, act):
        self._request_of(order, act.login).action_reject(act.value)

    def _act_forward(self, order, act):
        person = self._person(act.value)
        self._request_of(order, act.login).action_forward(
            person.id, "You know this vendor better than I do."
        )

    def _act_withdraw(self, order, act):
        self._request_of(order, act.login).action_withdraw()

    def _act_confirm(self, order, act):
        order.button_confirm()

    def _act_cancel(self, order, act):
        order.button_cancel()

    def _act_reduce(self, order, act):
        order.order_line.product_qty = act.value

    def _act_raise(self, order, act):
        order.order_line.price_unit *= 1 + act.value / 100

    # ------------------------------------------------------------------
    # Days
    # ------------------------------------------------------------------

    def _date_requests(self, document, story, salt):
        """Give the requests of a document the days of its story, one after another."""
        requests = self.env["jxc.approval.request"].search(
            [("res_model", "=", document._name), ("res_id", "=", document.id)],
            order="id",
        )
        for turn, request in enumerate(requests):
            moment = self._moment(min(story.day + 3 * turn, -1), salt)
            self._date_request(request, moment)

    @api.model
    def _date_request(self, request, moment):
        """Let a request be submitted at ``moment`` and decided some hours later."""
        values = {"submitted_on": moment}
        for place, step in enumerate(request.step_ids):
            if not step.opened_on:
                continue
            [deadline] = step._deadlines(moment)
            dates = {"opened_on": moment, "deadline": deadline}
            if step.closed_on:
                moment = self._workday(moment + timedelta(hours=HOURS[min(place, 1)]))
                dates["closed_on"] = moment
            elif request.deadline:
                values["deadline"] = deadline
                request.sudo().activity_ids.date_deadline = deadline.date()
            step._as_engine().write(dates)
        if request.closed_on:
            values["closed_on"] = moment
        request._as_engine().write(values)

    @api.model
    def _workday(self, moment):
        """Return ``moment``, or the same time on the Monday after a weekend."""
        weekend = moment.weekday() >= 5
        return moment + timedelta(days=7 - moment.weekday() if weekend else 0)

    # ------------------------------------------------------------------
    # Goods
    # ------------------------------------------------------------------

    def _receive_too_much(self, book):
        """Leave a receipt that waits because the vendor sent more than ordered."""
        self._tell_story(book, EXCESS, 199)
        receipt = book.orders[199].picking_ids.with_env(self._as("whclerk").env)
        receipt.move_ids.quantity = EXCESS.quantity + 6
        receipt.button_validate()

    def _write_off(self, book):
        """Scrap dear goods: one write-off was approved, one waits."""
        clerk = self._as("whclerk")
        location = book.warehouses["CW"].lot_stock_id
        done, _pending = (
            clerk._scrap_one(book.products[code], quantity, location)
            for code, quantity in (("HD-E03", 2), ("HD-T01", 1))
        )
        self._request_of(done, "finlead").action_approve("Seen the photos.")
        # sudo: a clerk does not change done documents
        request = done.sudo().jxc_approval_request_id
        self._date_request(request, self._moment(-30))
        done.sudo().date_done = request.closed_on
        done.sudo().move_ids.date = request.closed_on

    def _scrap_one(self, product, quantity, location):
        scrap = self.env["stock.scrap"].create(
            {
                "product_id": product.id,
                "scrap_qty": quantity,
                "location_id": location.id,
                "origin": "Damaged 破损",
            }
        )
        scrap.action_validate()
        return scrap
