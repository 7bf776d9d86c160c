from odoo import api, fields, models


class JxcSessionEnrol(models.TransientModel):
    """Registering people for a session in one go."""

    _name = "jxc.session.enrol"
    _description = "Register People"
    _inherit = ["jxc.wizard.mixin"]

    session_id = fields.Many2one(
        "jxc.training.session",
        required=True,
        default=lambda self: self.env.context.get("active_id"),
    )
    company_id = fields.Many2one(related="session_id.company_id", related_sudo=False)
    seats_left = fields.Integer(related="session_id.seats_left", related_sudo=False)
    # without HR rights employees are readable in public only
    employee_ids = fields.Many2many(
        "hr.employee.public", string="People", domain="[('id', 'in', selectable_ids)]"
    )
    selectable_ids = fields.Many2many(
        "hr.employee.public",
        compute="_compute_selectable_ids",
        string="People to Choose From",
    )

    @api.depends("session_id")
    def _compute_selectable_ids(self):
        places = self.env["jxc.training.attendance"]
        for wizard in self:
            session = wizard.session_id
            # sudo: see above
            employees = self.env["hr.employee"].sudo()
            if session.can_run:
                people = employees.search([("company_id", "=", session.company_id.id)])
            else:
                people = places._managed_employees() | places._my_employees()
            taken = session.sudo().attendance_ids.filtered(
                lambda one: one.state != "cancelled"
            )
            free = people - taken.employee_id
            wizard.selectable_ids = self.env["hr.employee.public"].browse(free.ids)

    def action_register(self):
        """Register the chosen people; those without a place wait for one.

        :return: the action that closes the dialog
        """
        self.ensure_one()
        self.session_id.action_register_employees(self.employee_ids.ids)
        return {"type": "ir.actions.act_window_close"}
