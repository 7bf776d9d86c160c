from odoo import api, models
from odoo.exceptions import ValidationError


class JxcGate(models.Model):
    _inherit = "jxc.gate"

    @api.model
    def _check_archived(self, field, records):
        """Refuse to archive what gates that are on ask for.

        :param field: where gates name such records
        :raises ValidationError: naming the gates
        """
        # sudo: gates of other companies count as well
        gates = self.sudo()
        for record in records:
            domain = [
                ("active", "=", True),
                ("mode", "!=", "off"),
                (field, "in", record.ids),
            ]
            if asking := gates.search(domain):
                raise ValidationError(
                    self.env._(
                        "“%(record)s” is asked for by %(gates)s. Take it out there "
                        "before you archive it.",
                        record=record.name,
                        gates=asking.mapped("name"),
                    )
                )

    @api.model
    def _check_deleted(self, field, records):
        """Refuse to delete what any gate asks for: it would ask for less.

        :param field: where gates name such records
        :raises ValidationError: naming the gates
        """
        # sudo: see above
        gates = self.sudo()
        for record in records:
            domain = [("active", "in", [True, False]), (field, "in", record.ids)]
            if asking := gates.search(domain):
                raise ValidationError(
                    self.env._(
                        "“%(record)s” is asked for by %(gates)s. Take it out there "
                        "before you delete it.",
                        record=record.name,
                        gates=asking.mapped("name"),
                    )
                )
