from odoo import api, models

DOCUMENT_FIELDS = {"picking_id", "move_id"}
END_FIELDS = {"location_id", "location_dest_id"}


class JxcMovedMixin(models.AbstractModel):
    """A part of a transfer that names its own source and destination.

    Parts share the owners of their transfer, so they must not reach for the stock of
    another department that the transfer itself has nothing to do with.
    """

    _name = "jxc.moved.mixin"
    _description = "Part of a Transfer"

    @api.model_create_multi
    def create(self, vals_list):
        parts = super().create(vals_list)
        if self.env["jxc.user.scope"]._is_restricted():
            parts._jxc_check_documents()
            parts._jxc_check_ends()
        return parts

    def write(self, vals):
        result = super().write(vals)
        linked = not DOCUMENT_FIELDS.isdisjoint(vals)
        if linked or not END_FIELDS.isdisjoint(vals):
            if self.env["jxc.user.scope"]._is_restricted():
                if linked:
                    self._jxc_check_documents()
                self._jxc_check_ends()
        return result

    def _jxc_check_documents(self):
        """Refuse parts in documents that the user may not change.

        :raises AccessError: for such a document
        """
        for name in DOCUMENT_FIELDS & self._fields.keys():
            if self[name]:
                self[name].check_access("write")

    def _jxc_check_ends(self):
        """Refuse ends outside the transfer in locations the user may not change.

        :raises AccessError: naming the location and its department
        """
        scopes = self.env["jxc.user.scope"]
        # sudo: parts may be checked that the user has just given away
        for part in self.sudo():
            whole = part._jxc_whole()
            if whole is None or not part.company_id.jxc_enforce_ownership:
                continue
            for name in END_FIELDS:
                location = part[name]
                inside = whole and whole[name]
                if not inside or not location._child_of(inside):
                    scopes._check_may_change(
                        location, location.jxc_department_id, part.company_id
                    )

    def _jxc_whole(self):
        """Return the record this one is a part of: empty if lost, None if none."""
        raise NotImplementedError
