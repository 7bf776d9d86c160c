from odoo import api, models
from odoo.exceptions import UserError

from ...tools.engine_token import as_engine, by_engine
from ...tools.forged_defaults import without_defaults
from ...tools.regulation_content import next_number

#: follow from the life of a version: written by its buttons only
ENGINE_FIELDS = {
    "state",
    "major",
    "minor",
    "material_version_id",
    "author_id",
    "editor_id",
    "submitted_on",
    "approver_id",
    "approved_on",
    "approval_comment",
    "date_end",
    "withdraw_reason",
    "content_hash",
    "revision",
}
#: what people read; whoever changes it last may not approve it
TEXT_FIELDS = {"body", "attachment_ids", "change_kind", "change_summary"}
#: only chooses what is shown
SHOWN_FIELDS = {"compare_id"}


class JxcRegulationVersion(models.Model):
    _inherit = "jxc.regulation.version"

    def _as_engine(self):
        """Return these versions with the right to be written, for the life cycle."""
        # sudo: the steps check who takes them; nobody writes their traces himself
        return as_engine(self)

    @api.model_create_multi
    def create(self, vals_list):
        if by_engine(self):
            return super().create(vals_list)
        for vals in vals_list:
            self._check_engine_fields(vals)
        model = super(JxcRegulationVersion, without_defaults(self, ENGINE_FIELDS))
        versions = model.create([self._new_values(vals) for vals in vals_list])
        versions = versions.with_env(self.env)
        versions._adopt_attachments()
        return versions

    @api.model
    def _new_values(self, vals):
        """Return the values of a new draft with its number and author."""
        me = {"author_id": self.env.uid, "editor_id": self.env.uid}
        given = {**self.default_get(["change_kind", "regulation_id"]), **vals}
        kind = given.get("change_kind") or "material"
        regulation = self.env["jxc.regulation"].browse(given.get("regulation_id"))
        self._check_under_way(regulation)
        return {**vals, **me, **self._number_values(regulation, kind)}

    @api.model
    def _check_under_way(self, regulation):
        """Refuse a second version that is not in effect yet.

        :raises UserError: naming the first one
        """
        # sudo: whatever the user may see of it
        under_way = regulation.sudo().open_version_id
        if under_way:
            raise UserError(
                self.env._(
                    "“%(version)s” is under way already. Finish, withdraw or delete it "
                    "first.",
                    version=under_way.display_name,
                )
            )

    @api.model
    def _number_values(self, regulation, kind, without=None):
        """Return the number of the next version of a regulation.

        :raises UserError: for a minor change of what is not in effect
        """
        # sudo: numbers are taken by versions that the user may not read, too
        regulation = regulation.sudo()
        current = regulation.current_version_id
        if kind == "minor" and regulation and not current:
            raise UserError(
                self.env._(
                    "“%(regulation)s” has no version in effect that a minor change "
                    "could be about. Make it a material version.",
                    regulation=regulation.display_name,
                )
            )
        versions = regulation.version_ids - (without or self.browse())
        major, minor = next_number(
            [(one.major, one.minor) for one in versions],
            (current.major, current.minor) if current else None,
            kind,
        )
        return {"major": major, "minor": minor}

    def write(self, vals):
        if by_engine(self) or self._is_harmless(vals):
            return super().write(vals)
        self._check_engine_fields(vals)
        self._check_draft(vals)
        if TEXT_FIELDS.isdisjoint(vals):
            return super().write(vals)
        for version in self:
            own = dict(vals, editor_id=self.env.uid)
            if "change_kind" in vals and vals["change_kind"] != version.change_kind:
                own |= self._number_values(
                    version.regulation_id, vals["change_kind"], version
                )
            super(JxcRegulationVersion, version).write(own)
        if "attachment_ids" in vals:
            self._adopt_attachments()
        return True

    def _update_field_translations(
        self, field_name, translations, digest=None, source_lang=""
    ):
        # translations reach the cache before write() is asked
        self._check_draft({field_name: True})
        return super()._update_field_translations(
            field_name, translations, digest, source_lang
        )

    @api.model
    def _is_harmless(self, vals):
        """Return whether ``vals`` only concern the discussion, or what is shown."""
        return all(
            name.startswith(("message_", "activity_")) or name in SHOWN_FIELDS
            for name in vals
        )

    @api.model
    def _check_engine_fields(self, vals):
        """Refuse values that follow from the life of a version.

        :raises UserError: naming the buttons instead
        """
        if ENGINE_FIELDS.isdisjoint(vals):
            return
        raise UserError(
            self.env._(
                "The number, status, author and approval of a regulation version "
                "follow from what people do with it and cannot be set. Use the "
                "buttons: submit, approve, send back, withdraw."
            )
        )

    def _check_draft(self, vals):
        """Refuse to change what was submitted, approved or in effect.

        :raises UserError: naming the version and what to do instead
        """
        states = dict(self._fields["state"]._description_selection(self.env))
        # sudo: the answer does not depend on who asks
        for version in self.sudo():
            if version.state != "draft":
                raise UserError(
                    self.env._(
                        "“%(version)s” (%(state)s) is not changed any more, by "
                        "nobody. Have it sent back to its author, or make a new "
                        "version.",
                        version=version.display_name,
                        state=states[version.state],
                    )
                )
            if vals.get("regulation_id", version.regulation_id.id) != (
                version.regulation_id.id
            ):
                raise UserError(
                    self.env._(
                        "“%(version)s” stays with its regulation. Copy its text to a "
                        "version of the other one.",
                        version=version.display_name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_history(self):
        # sudo: the answer does not depend on who asks
        for version in self.sudo():
            if version.state != "draft":
                raise UserError(
                    self.env._(
                        "“%(version)s” is part of the history and is kept. Withdraw "
                        "it if it must not apply any more.",
                        version=version.display_name,
                    )
                )
