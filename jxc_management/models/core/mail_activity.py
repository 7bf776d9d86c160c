from odoo import models


class MailActivity(models.Model):
    _inherit = "mail.activity"

    def _jxc_note_with(self, note, kind, day):
        """Return the note to set: what a manager was told earlier today stays.

        A person's own list is always whole; his people are told about in batches.
        """
        self.ensure_one()
        if kind == "team" and self.write_date.date() == day and self.note:
            return self.note + note
        return note
