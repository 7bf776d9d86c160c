from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.department_scoring import suggest_scores

#: days of purchase orders and moves that make the monthly averages, and their months
PERIOD_DAYS, PERIOD_MONTHS = 90, 3


class JxcOwnershipProposal(models.Model):
    _inherit = "jxc.ownership.proposal"

    industry = fields.Char(help="What the company does, in a few words.")
    yearly_revenue = fields.Monetary(
        groups="jxc_management.group_jxc_controller,"
        "jxc_management.group_jxc_administrator",
        help="Of the last full year, in the currency of the company.",
    )
    figures_date = fields.Date(
        "Figures As Of",
        default=fields.Date.context_today,
        readonly=True,
        copy=False,
        help="Day on which the figures were counted.",
    )
    employees = fields.Integer(
        compute="_compute_employees",
        store=True,
        readonly=False,
        precompute=True,
        copy=False,
        help="Counted from the employees of the company.",
    )
    warehouse_count = fields.Integer(
        "Warehouses",
        compute="_compute_warehouse_count",
        store=True,
        readonly=False,
        precompute=True,
        copy=False,
        help="Counted from the warehouses of the company.",
    )
    sku_count = fields.Integer(
        "Stocked Products",
        compute="_compute_sku_count",
        store=True,
        readonly=False,
        precompute=True,
        copy=False,
        help="Counted from the products whose stock is tracked.",
    )
    moves_per_month = fields.Integer(
        "Stock Moves per Month",
        compute="_compute_moves_per_month",
        store=True,
        readonly=False,
        precompute=True,
        copy=False,
        help="Average of the stock moves done in the last 90 days.",
    )
    orders_per_month = fields.Integer(
        "Purchase Orders per Month",
        compute="_compute_orders_per_month",
        store=True,
        readonly=False,
        precompute=True,
        copy=False,
        help="Average of the purchase orders confirmed in the last 90 days.",
    )

    @api.depends("company_id")
    def _compute_employees(self):
        for proposal in self:
            proposal.employees = proposal._count("hr.employee")

    @api.depends("company_id")
    def _compute_warehouse_count(self):
        for proposal in self:
            proposal.warehouse_count = proposal._count("stock.warehouse")

    @api.depends("company_id")
    def _compute_sku_count(self):
        for proposal in self:
            proposal.sku_count = proposal._count("product.product")

    @api.depends("company_id")
    def _compute_moves_per_month(self):
        for proposal in self:
            proposal.moves_per_month = proposal._count("stock.move", PERIOD_MONTHS)

    @api.depends("company_id")
    def _compute_orders_per_month(self):
        for proposal in self:
            proposal.orders_per_month = proposal._count("purchase.order", PERIOD_MONTHS)

    def _count(self, model, months=1):
        """Return how many records of ``model`` the profile counts, per month."""
        # sudo: the size of the company must not depend on what the user may see
        count = self.env[model].sudo().search_count(self._figure_domain(model))
        return round(count / months)

    def _figure_domain(self, model):
        """Return the domain of the records behind a figure of the profile."""
        self.ensure_one()
        day = self.figures_date or fields.Date.context_today(self)
        start = fields.Date.subtract(day, days=PERIOD_DAYS)
        end = fields.Date.add(day, days=1)
        own = Domain("company_id", "=", self.company_id.id)
        shared = Domain("company_id", "in", (self.company_id.id, False))
        done = Domain("state", "=", "done")
        done &= Domain("date", ">=", start) & Domain("date", "<", end)
        ordered = Domain("state", "=", "purchase")
        ordered &= Domain("date_approve", ">=", start)
        ordered &= Domain("date_approve", "<", end)
        return {
            "hr.employee": own,
            "stock.warehouse": own,
            "product.product": shared & Domain("is_storable", "=", True),
            "stock.move": own & done,
            "purchase.order": own & ordered,
        }[model]

    def _score_departments(self):
        """Add a score row for each department of the company that has none yet."""
        self.ensure_one()
        departments = self.env["hr.department"].search(
            [
                ("company_id", "in", (self.company_id.id, False)),
                ("id", "not in", self.score_ids.department_id.ids),
            ]
        )
        people, jobs = self._people_of(departments)
        self.env["jxc.ownership.proposal.score"].create(
            [
                {
                    "proposal_id": self.id,
                    "department_id": department.id,
                    "member_count": people.get(department.id, 0),
                    **suggest_scores(
                        department.name,
                        jobs.get(department.id, ()),
                        people.get(department.id, 0),
                    ),
                }
                for department in departments
            ]
        )

    def _people_of(self, departments):
        """Return head counts (with the departments below) and job names by id."""
        # sudo: an administrator need not have HR rights; heads and job names only
        groups = (
            self.env["hr.employee"]
            .sudo()
            ._read_group(
                [
                    ("company_id", "=", self.company_id.id),
                    ("department_id", "child_of", departments.ids),
                ],
                ["department_id", "job_id"],
                ["__count"],
            )
        )
        people, jobs = {}, {}
        for department, job, count in groups:
            for node in department.parent_path.split("/")[:-1]:
                people[int(node)] = people.get(int(node), 0) + count
            if job:
                jobs.setdefault(department.id, []).append(job.name)
        return people, jobs

    def action_refresh_figures(self):
        """Count the figures again and add departments that are new."""
        self._check_draft()
        for proposal in self:
            proposal.figures_date = fields.Date.context_today(proposal)
            proposal.write(
                {
                    "employees": proposal._count("hr.employee"),
                    "warehouse_count": proposal._count("stock.warehouse"),
                    "sku_count": proposal._count("product.product"),
                    "moves_per_month": proposal._count("stock.move", PERIOD_MONTHS),
                    "orders_per_month": proposal._count(
                        "purchase.order", PERIOD_MONTHS
                    ),
                }
            )
            # the minimums of the sizes may have changed as well
            self.env.add_to_compute(self._fields["size_suggested"], proposal)
            proposal._score_departments()
        self._propose_again({"size_class"})
        return True

    def action_view_employees(self):
        """Open the employees behind the figure."""
        action = self._open_figure("hr.employee")
        if not self.env["hr.employee"].has_access("read"):
            action["res_model"] = "hr.employee.public"
        return action

    def action_view_warehouses(self):
        """Open the warehouses behind the figure."""
        return self._open_figure("stock.warehouse")

    def action_view_products(self):
        """Open the products behind the figure."""
        return self._open_figure("product.product")

    def action_view_moves(self):
        """Open the stock moves behind the figure."""
        return self._open_figure("stock.move")

    def action_view_orders(self):
        """Open the purchase orders behind the figure."""
        return self._open_figure("purchase.order")

    def _open_figure(self, model):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env["ir.model"]._get(model).name,
            "res_model": model,
            "domain": list(self._figure_domain(model)),
            "views": [(False, "list"), (False, "form")],
        }
