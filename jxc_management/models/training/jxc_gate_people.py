from collections import namedtuple

from odoo import api, models
from odoo.fields import Domain

from ...tools.gate_rules import lacks_of
from ...tools.owner_resolver import parse_path

#: who may work for a gate in a warehouse: their department, none when it is everybody
#: in the company, and the employees
Pool = namedtuple("Pool", "department employees")
#: the processes of operations, for the department in charge
PROCESSES = {
    "purchase": "purchasing",
    "receipt": "receiving",
    "delivery": "delivery",
    "internal": "transfer",
    "adjustment": "counting",
}
#: whoever is not in this group cannot perform an operation anyway
GROUPS = {"purchase": "purchase.group_purchase_user", "approval": "base.group_user"}
STOCK_GROUP = "stock.group_stock_user"


class JxcGate(models.Model):
    _inherit = "jxc.gate"

    @api.model
    def _short_of_people(self, gate, documents, day):
        """Return the ids of warehouses with too few qualified people to block anybody.

        0 stands for documents without a warehouse.
        """
        if gate.min_coverage <= 0 or not documents:
            return set()
        places = {
            (gate, place)
            for document in documents
            for place in self._places_of(gate, document)
        }
        pools = self._pools(places, day)
        people = self.env["hr.employee"].union(
            *(pool.employees for pool in pools.values())
        )
        holdings = self._holdings([gate], people, day)
        return {
            place
            for (_gate, place), pool in pools.items()
            if len(self._qualified(gate, pool, holdings)) < gate.min_coverage
        }

    @api.model
    def _qualified(self, gate, pool, holdings):
        """Return the employees of a pool who lack nothing."""
        return pool.employees.filtered(
            lambda employee: not lacks_of(gate, employee.id, holdings)
        )

    @api.model
    def _pools(self, places, day=None):
        """Return ``{(gate, warehouse id): Pool}`` of those who may do the work there.

        That are people with a user who may perform the operation: of the gate's
        departments, or of the department that leads the warehouse. Where nobody is in
        these, it is everybody in the company.

        :param places: ``(gate, warehouse id)`` tuples, 0 for no warehouse
        """
        workers = {}
        pools = {}
        for place in places:
            workforce = self._workforce(place[0])
            if workforce not in workers:
                workers[workforce] = self._workers(*workforce)
            departments = self._team_of(*place, day)
            members = self._members(workers[workforce], departments)
            pools[place] = (
                Pool(departments[:1], members)
                if members
                else Pool(departments[:0], workers[workforce])
            )
        return pools

    @api.model
    def _members(self, employees, departments):
        """Return the employees of departments or below."""
        ids = set(departments.ids)
        return employees.filtered(
            lambda one: not ids.isdisjoint(parse_path(one.department_id.parent_path))
        )

    @api.model
    def _workforce(self, gate):
        """Return the company and the group of users whose work a gate is about."""
        return gate.company_id, GROUPS.get(gate.operation, STOCK_GROUP)

    @api.model
    def _team_of(self, gate, warehouse_id, day=None):
        """Return the departments whose people work for a gate in a warehouse."""
        departments = self.env["hr.department"].sudo()
        if gate.departments:
            return departments.browse(sorted(gate.departments))
        company = self.env["res.company"].sudo().browse(gate.company_id)
        lead = self.env["jxc.ownership"]._resolve(
            company,
            date=day,
            warehouse=self.env["stock.warehouse"].sudo().browse(warehouse_id or []),
            process=PROCESSES.get(gate.operation, "storage"),
        )
        return lead.sudo()

    @api.model
    def _workers(self, company_id, group):
        """Return the employees of a company whose users belong to a group."""
        group_id = self.env["ir.model.data"]._xmlid_to_res_id(group)
        domain = (
            Domain("company_id", "=", company_id)
            & Domain("user_id.active", "=", True)
            & Domain("user_id.all_group_ids", "in", [group_id])
        )
        # sudo: without HR rights employees are readable in public only
        return self.env["hr.employee"].sudo().search(domain)
