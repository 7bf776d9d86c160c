from datetime import timedelta
from uuid import uuid4

from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...models.training.jxc_gate_forecast import HORIZON
from ...tools.gate_rules import lacks_of, qualified_mask

#: groups whose members see everybody
OVERSEERS = (
    "hr.group_hr_user",
    "jxc_management.group_jxc_controller",
    "jxc_management.group_jxc_administrator",
)


class JxcGatePreview(models.TransientModel):
    """Whether one person could go through a gate on a day, and what he lacks.

    People see themselves and those they manage; HR, controllers and administrators see
    everybody.
    """

    _name = "jxc.gate.preview"
    _description = "Who Goes Through a Gate"
    _inherit = ["jxc.wizard.mixin"]
    _order = "warehouse_id, is_qualified, name, id"
    _rec_name = "name"

    batch = fields.Char(readonly=True, index=True)
    gate_id = fields.Many2one("jxc.gate", readonly=True)
    warehouse_id = fields.Many2one("stock.warehouse", readonly=True)
    name = fields.Char("Person", readonly=True)
    user_id = fields.Many2one("res.users", readonly=True)
    department_id = fields.Many2one("hr.department", readonly=True)
    day = fields.Date(readonly=True)
    is_qualified = fields.Boolean("Qualified", readonly=True)
    lacks = fields.Char("Missing", readonly=True)
    last_day = fields.Date(readonly=True, help="Until when, if that is within 60 days.")

    @api.model
    def _action_for(self, gate, warehouse=None, day=None):
        """Return the action that lists the people of a gate, per warehouse.

        :raises AccessError: when the user may see nobody
        """
        gate.check_access("read")
        batch = str(uuid4())
        compiled = gate.sudo()._compile()
        day = day or self.env["jxc.gate"]._today(compiled.company_id)
        rows = self._rows(compiled, warehouse, day)
        # sudo: the list is nobody's to write
        self.sudo().create([{**row, "batch": batch, "day": day} for row in rows])
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("%(gate)s: Who Goes Through", gate=gate.name),
            "res_model": self._name,
            "views": [[False, "list"], [False, "kanban"]],
            "domain": [("batch", "=", batch)],
            "context": {"group_by": ["warehouse_id"], "create": False},
        }

    @api.model
    def _rows(self, gate, warehouse, day):
        """Return the values of the people of a gate whom the user may see."""
        gates = self.env["jxc.gate"]
        # sudo: what a gate asks for is the same for every reader
        forecast = self.env["jxc.gate.coverage"].sudo()
        places = forecast._places([gate])
        if warehouse is not None:
            places = {place for place in places if place[1] == (warehouse.id or 0)}
        pools = gates._pools(places, day)
        people = self.env["hr.employee"].sudo()
        people = people.union(*(pool.employees for pool in pools.values()))
        seen = self._visible(people)
        holdings = gates._holdings([gate], seen, day)
        masks = forecast._certificate_masks([gate], seen, day)
        return [
            {
                "gate_id": gate.id,
                "warehouse_id": place[1] or False,
                **self._row(gate, employee, holdings, masks),
            }
            for place, pool in pools.items()
            for employee in pool.employees & seen
        ]

    @api.model
    def _visible(self, people):
        """Return those of ``people`` whose certificates the user may know.

        :raises AccessError: when that is nobody
        """
        user = self.env.user
        if any(user.has_group(group) for group in OVERSEERS):
            return people
        mixin = self.env["jxc.training.assignment"]
        seen = people & (mixin._my_employees() | mixin._managed_employees())
        if people and not seen:
            raise AccessError(
                self.env._(
                    "You may see the certificates of people you manage only. Ask "
                    "their lead, HR or a controller."
                )
            )
        return seen

    @api.model
    def _row(self, gate, employee, holdings, masks):
        """Return what the list says about one employee."""
        lacks = lacks_of(gate, employee.id, holdings)
        days = qualified_mask(gate, employee.id, masks, holdings, HORIZON)
        # the first day without all of it ends the period
        missing = ~days & ((1 << HORIZON) - 1)
        last = (missing & -missing).bit_length() - 2
        return {
            "name": employee.name,
            "user_id": employee.user_id.id,
            "department_id": employee.department_id.id,
            "is_qualified": not lacks,
            "lacks": "; ".join(self.env["jxc.gate"]._lack_texts(lacks)),
            "last_day": last >= 0 and holdings.day + timedelta(days=last),
        }
