from odoo import api, fields, models


class JxcRegulationAcknowledgement(models.Model):
    _inherit = "jxc.regulation.acknowledgement"

    is_for_gate = fields.Boolean(
        "For a Gate",
        readonly=True,
        help="Opened by the person, because a gate asks for a regulation that is not "
        "addressed to him.",
    )

    @api.model
    def _open_for_gate(self, regulation):
        """Return an acknowledgement for the user himself, if a gate asks him for it.

        :return: nothing when no gate does, or nothing is in effect
        """
        if not regulation._is_asked_by_gate():
            return self.browse()
        # sudo: people open this for themselves only
        engine = self._as_engine()
        version = regulation.sudo().current_version_id.material_version_id
        key = {
            "version_id": version.id,
            "employee_id": self._employee_for(regulation).id,
        }
        former = engine.search([(name, "=", value) for name, value in key.items()])
        values = self._gate_values(regulation)
        if former.filtered(lambda one: one.state == "cancelled"):
            former.write(values)
        elif not former:
            former = engine.create({**key, **values})
        return former.with_env(self.env)

    @api.model
    def _gate_values(self, regulation):
        """Return what is written when somebody opens a regulation for a gate."""
        today = fields.Date.context_today(self)
        return {
            "state": "todo",
            "is_for_gate": True,
            "date_assigned": today,
            "assigned_on": fields.Datetime.now(),
            "date_due": fields.Date.add(today, days=regulation.sudo().ack_days),
            "opened_version_id": False,
            "opened_on": False,
            "reminder_level": 0,
            "escalation_level": 0,
        }

    @api.model
    def _employee_for(self, regulation):
        """Return the current user's employee in the company of a regulation."""
        company_id = regulation.sudo().company_id.id
        found = self.env["jxc.gate"]._employees_of(self.env.user)
        return found.get(company_id, self.env["hr.employee"])
