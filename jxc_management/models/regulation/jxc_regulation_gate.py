from odoo import api, fields, models


class JxcRegulation(models.Model):
    _inherit = "jxc.regulation"

    is_demanded = fields.Boolean(
        "A Gate Asks Me",
        compute="_compute_is_demanded",
        help="A gate asks for your confirmation, though the regulation is not "
        "addressed to you.",
    )

    @api.depends("my_state")
    @api.depends_context("uid")
    def _compute_is_demanded(self):
        for regulation in self:
            regulation.is_demanded = bool(
                not regulation.my_state and regulation._is_asked_by_gate()
            )

    def _is_asked_by_gate(self):
        """Return whether a gate asks the user, as an employee, for what is in effect.

        The whole company is asked: who works where is not known beforehand.
        """
        self.ensure_one()
        # sudo: what gates ask for is no secret
        regulation = self.sudo()
        compiled = self.env["jxc.gate"]._compiled()
        return bool(
            regulation.active
            and regulation.current_version_id
            and any(
                regulation.id in gate.regulations
                for gates in compiled.values()
                for gate in gates
            )
            and self.env["jxc.regulation.acknowledgement"]._employee_for(self)
        )

    @api.constrains("active")
    def _check_not_asked_for(self):
        """Keep regulations that gates ask for: these would ask for nothing any more.

        :raises ValidationError: naming the gates
        """
        archived = self.filtered(lambda regulation: not regulation.active)
        self.env["jxc.gate"]._check_archived("regulation_ids", archived)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_asked_for(self):
        self.env["jxc.gate"]._check_deleted("regulation_ids", self)
