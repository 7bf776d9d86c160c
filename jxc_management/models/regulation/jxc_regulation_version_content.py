import re

from markupsafe import Markup

from odoo import Command, api, fields, models
from odoo.exceptions import AccessError
from odoo.tools import SQL, html_sanitize

from odoo.addons.html_editor.models.diff_utils import generate_comparison

from ...tools.regulation_content import digest, file_digest

#: how a text names the images and files that it shows
EMBEDDED = re.compile(r"/web/(?:image|content)/(\d+)")
#: states in which a version has a hash that its content must have
HASHED = ("approved", "active", "superseded", "withdrawn")


class JxcRegulationVersion(models.Model):
    _inherit = "jxc.regulation.version"

    is_tampered = fields.Boolean(
        compute="_compute_is_tampered",
        help="The content is not what was approved: it was changed in the database.",
    )
    language_names = fields.Char("Languages", compute="_compute_language_names")
    compare_id = fields.Many2one(
        "jxc.regulation.version",
        "Compared With",
        compute="_compute_compare_id",
        readonly=False,
        domain="[('regulation_id', '=', regulation_id), ('id', '!=', id)]",
    )
    changes = fields.Html(compute="_compute_changes", sanitize=False)

    @api.depends("content_hash", "body", "attachment_ids", "state")
    def _compute_is_tampered(self):
        kept = self.filtered(lambda one: one.state in HASHED and one.content_hash)
        hashes = kept._origin._content_hashes()
        for version in self:
            found = hashes.get(version._origin.id, version.content_hash)
            version.is_tampered = version.state in HASHED and (
                found != version.content_hash
            )

    @api.depends("body")
    def _compute_language_names(self):
        names = dict(self.env["res.lang"].get_installed())
        field = self._fields["body"]
        for version in self:
            kept = version._origin
            texts = (kept and field._get_stored_translations(kept)) or {}
            known = [names[lang] for lang in texts if lang in names]
            several = len(set(texts.values())) > 1
            version.language_names = ", ".join(known) if several else False

    def _content_hashes(self):
        """Return ``{id: SHA-256}`` of the texts in all languages and the files."""
        if not self:
            return {}
        self.flush_recordset(["body", "change_kind", "change_summary"])
        rows = self.env.execute_query(
            SQL(
                "SELECT id, body, major, minor, change_kind, change_summary "
                "FROM jxc_regulation_version WHERE id = ANY(%s)",
                list(self.ids),
            )
        )
        # sudo: the answer does not depend on who asks
        files = {version.id: version._file_digests() for version in self.sudo()}
        return {
            row_id: digest([major, minor], texts, files[row_id], kind, summary)
            for row_id, texts, major, minor, kind, summary in rows
        }

    def _file_digests(self):
        """Return ``[(name, SHA-256 or address), ...]`` of one version's files."""
        self.ensure_one()
        # read anew: a file or row may have been changed outside
        self.attachment_ids.invalidate_recordset()
        files = self.attachment_ids | self._embedded_files()
        return [
            (one.name, one.url if one.type == "url" else file_digest(one.raw))
            for one in files
        ]

    def _embedded_files(self):
        """Return the files of one version that its text shows, in any language."""
        self.ensure_one()
        texts = self._fields["body"]._get_stored_translations(self._origin) or {}
        ids = {
            int(found)
            for text in texts.values()
            for found in EMBEDDED.findall(text or "")
        }
        return self.env["ir.attachment"].search(
            [("id", "in", list(ids)), ("res_model", "=", self._name)], order="id"
        )

    def _adopt_attachments(self):
        """Give each version copies or uploads of its own.

        What belongs to another record, another version included, is copied: the
        original may be changed and deleted there.
        """
        for version in self:
            # sudo: whose they are, also where the user sees no attachments
            foreign = version.sudo().attachment_ids.filtered(
                lambda one, version=version: (
                    (one.res_model, one.res_id) != (version._name, version.id)
                )
            )
            if not foreign:
                continue
            mine = {"res_model": version._name, "res_id": version.id, "public": False}
            fresh = foreign.filtered(
                lambda one: not one.res_id and one.create_uid == self.env.user
            )
            fresh.write(mine)
            others = foreign - fresh
            version._check_may_copy(others)
            copies = self.env["ir.attachment"].sudo()
            for one in others:
                copies |= one.copy({**mine, "name": one.name})
            links = [Command.unlink(one.id) for one in others]
            links += [Command.link(one.id) for one in copies]
            version._as_engine().write({"attachment_ids": links})

    def _check_may_copy(self, attachments):
        """Refuse files that the user may not read.

        :raises AccessError: as the attachment says it
        """
        attachments = attachments.with_env(self.env)
        if attachments and not attachments.has_access("read"):
            raise AccessError(
                self.env._("You cannot attach files that you may not read yourself.")
            )

    @api.depends("regulation_id", "major", "minor")
    def _compute_compare_id(self):
        for version in self:
            number = (version.major, version.minor)
            # no draft and no text that never applied, unless it is chosen
            before = version.regulation_id.version_ids.filtered(
                lambda one, number=number: (
                    (one.major, one.minor) < number
                    and one.state in ("active", "superseded", "withdrawn")
                )
            )
            version.compare_id = before.sorted(lambda one: (one.major, one.minor))[-1:]

    @api.depends("compare_id", "body", "change_summary")
    @api.depends_context("lang")
    def _compute_changes(self):
        for version in self:
            other = version.compare_id
            if not other:
                version.changes = False
            elif (version.body or "") == (other.body or ""):
                version.changes = Markup("<p>%s</p>") % self.env._(
                    "The text is the same as in version %(number)s.",
                    number=other.number,
                )
            else:
                version.changes = version._marked_changes(other)

    def _marked_changes(self, other):
        """Return the text with what is new and what is gone since another version."""
        # Odoo compares for its history: what comes back is "added" there
        marked = generate_comparison(str(other.body or ""), str(self.body or ""))
        for odoo_tag, tag in (("added", "ins"), ("removed", "del")):
            marked = marked.replace(f"<{odoo_tag}>", f"<{tag}>")
            marked = marked.replace(f"</{odoo_tag}>", f"</{tag}>")
        # both texts are clean; their mixture shall be, too
        return html_sanitize(marked)
