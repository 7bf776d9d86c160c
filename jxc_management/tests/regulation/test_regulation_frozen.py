from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import SQL

from .common_regulation import TEXT, RegulationCommon

FORGED = {
    "state": "active",
    "approver_id": 1,
    "author_id": 1,
    "editor_id": 1,
    "content_hash": "x",
    "major": 7,
    "material_version_id": 1,
    "approved_on": "2020-01-01 00:00:00",
}


@tagged("post_install", "-at_install")
class TestRegulationFrozen(RegulationCommon):
    def _stages(self):
        """Return a version of each stage in which nobody changes it."""
        review = self._draft()
        review.action_submit()
        withdrawn = self._in_effect()
        withdrawn.with_user(self.boss).action_withdraw("Old")
        superseded = self._in_effect()
        active = self._revised(superseded.regulation_id)
        return review | withdrawn | superseded | active

    def test_nobody_changes_what_was_submitted(self):
        for version in self._stages():
            for user in (self.writer, self.administrator, self.env.user):
                one = version.with_user(user).sudo()
                for vals in (
                    {"body": "<p>Other</p>"},
                    {"date_effective": "2030-01-01"},
                    {"change_summary": "None"},
                    {"attachment_ids": [Command.clear()]},
                ):
                    with self.refused("not changed any more"):
                        one.write(vals)
                with self.refused("part of the history"):
                    one.unlink()

    def test_translations_are_frozen_too(self):
        self.env["res.lang"]._activate_lang("zh_CN")
        version = self._draft()
        terms = {"Count every shelf once a month.": "每月清点每个货架一次。"}
        version.update_field_translations("body", {"zh_CN": terms})
        self.assertIn("每月", version.with_context(lang="zh_CN").body)
        version.action_submit()
        with self.refused("not changed any more"):
            version.update_field_translations("body", {"zh_CN": {}})
        # in Chinese, where the terms are loaded
        with self.refused(version.display_name):
            version.sudo().with_context(lang="zh_CN").write({"body": "<p>X</p>"})

    def test_images_in_the_text_are_frozen_too(self):
        version = self._draft()
        image = self.env["ir.attachment"].create(
            {
                "name": "plan.png",
                "raw": b"plan",
                "res_model": version._name,
                "res_id": version.id,
            }
        )
        version.body = f'<p>Count.</p><img src="/web/image/{image.id}-x/plan.png"/>'
        version.action_submit()
        with self.refused("plan.png"):
            image.raw = b"another plan"
        with self.refused("plan.png"):
            image.unlink()
        before = version._content_hashes()
        self.env.cr.execute(
            "UPDATE ir_attachment SET db_datas = 'x', store_fname = NULL WHERE id = %s",
            [image.id],
        )
        image.invalidate_recordset()
        self.assertNotEqual(version._content_hashes(), before)

    def test_the_traces_are_nobody_s_to_write(self):
        version = self._draft()
        for name, value in FORGED.items():
            for one in (version, version.with_user(self.administrator).sudo()):
                with self.refused("cannot be set"):
                    one.write({name: value})
                with self.refused("cannot be set"):
                    one.create(
                        {
                            "regulation_id": one.regulation_id.id,
                            "body": "x",
                            name: value,
                        }
                    )
        with self.refused("follows from its approval"):
            version.regulation_id.sudo().write({"current_version_id": version.id})

    def test_forged_defaults_do_nothing(self):
        regulation = self._regulation()
        forged = {f"default_{name}": value for name, value in FORGED.items()}
        versions = self.env["jxc.regulation.version"].with_user(self.writer)
        version = versions.with_context(**forged).create(
            {"regulation_id": regulation.id, "body": "<p>x</p>"}
        )
        self.assertRecordValues(
            version,
            [
                {
                    "state": "draft",
                    "author_id": self.writer.id,
                    "approver_id": False,
                    "content_hash": False,
                    "number": "1.0",
                }
            ],
        )
        regulations = self.env["jxc.regulation"].with_user(self.writer)
        other = regulations.with_context(default_current_version_id=version.id).create(
            {"name": "Other", "department_id": self.east.id}
        )
        self.assertFalse(other.current_version_id)

    def test_attachments_are_copied_and_frozen(self):
        source = self._file()
        version = self._draft(user=self.administrator)
        version.sudo().attachment_ids = source
        kept = version.sudo().attachment_ids
        self.assertEqual((kept.res_model, kept.res_id), (version._name, version.id))
        self.assertNotEqual(kept, source.exists() and self.env["ir.attachment"])
        version.action_submit()
        for user in (self.administrator, self.env.user):
            one = kept.with_user(user).sudo()
            for vals in ({"raw": b"x"}, {"name": "x"}, {"res_id": 0}, {"public": True}):
                with self.refused("kept as it is"):
                    one.write(vals)
            with self.refused("kept as it is"):
                one.unlink()
        version.with_user(self.boss).action_approve()
        with self.refused("kept as it is"):
            kept.unlink()
        self.assertFalse(version.is_tampered)

    def test_foreign_attachments_are_copied(self):
        version = self._draft(user=self.administrator)
        source = self._file(res_model="res.partner", res_id=self.vendor.id)
        version.sudo().attachment_ids = source
        self.assertNotIn(source, version.sudo().attachment_ids)
        source.unlink()
        self.assertEqual(version.sudo().attachment_ids.raw, b"page one")

    def test_a_new_version_has_its_own_attachments(self):
        first = self._draft(user=self.administrator)
        first.sudo().attachment_ids = self._file()
        first.action_submit()
        first.with_user(self.boss).action_approve()
        second = self._revised(first.regulation_id)
        self.assertEqual(second.attachment_ids.sudo().mapped("name"), ["page.txt"])
        self.assertFalse(second.sudo().attachment_ids & first.sudo().attachment_ids)

    def test_discussion_goes_on(self):
        version = self._in_effect()
        file = self._file(res_model=version._name, res_id=version.id)
        version.with_user(self.worker).message_post(body=TEXT)
        file.name = "other.txt"
        file.unlink()

    def test_other_attachments_cost_nothing(self):
        file = self._file(res_model="res.partner", res_id=self.vendor.id)
        self.env.flush_all()
        with self.assertQueryCount(0):
            file._jxc_check_kept()

    def test_tampering_shows(self):
        version = self._draft(user=self.administrator)
        version.sudo().attachment_ids = self._file()
        version.action_submit()
        version.with_user(self.boss).action_approve()
        one = self._of(self.worker, version).with_user(self.worker)
        self.env.cr.execute(
            SQL(
                "UPDATE jxc_regulation_version SET body = %s WHERE id = %s",
                '{"en_US": "<p>Count never.</p>"}',
                version.id,
            )
        )
        self.env.invalidate_all()
        self.assertTrue(version.is_tampered)
        one.action_read()
        with self.refused("changed outside"):
            one.action_acknowledge()

    def test_a_swapped_file_shows(self):
        version = self._draft(user=self.administrator)
        version.sudo().attachment_ids = self._file()
        version.action_submit()
        version.with_user(self.boss).action_approve()
        other = self._file(content=b"page two")
        self.env.cr.execute(
            SQL(
                "UPDATE ir_attachment SET store_fname = %s, db_datas = %s "
                "WHERE id = %s",
                other.store_fname or None,
                other.db_datas or None,
                version.sudo().attachment_ids.id,
            )
        )
        self.env.invalidate_all()
        self.assertTrue(version.is_tampered)

    def test_confirmations_are_for_ever(self):
        version = self._in_effect()
        one = self._confirm(self.worker, version).sudo()
        waiting = self._of(self.colleague, version)
        for record in (one, waiting):
            with self.refused("kept as they are"):
                record.write({"state": "done"})
            with self.refused("kept as they are"):
                record.unlink()
        with self.refused("kept as they are"):
            one._as_engine().write({"state": "cancelled"})
        with self.refused("kept as they are"):
            self.Ack.sudo().create(
                {"employee_id": self.packer.id, "version_id": version.id}
            )
        with self.refused("kept as they are"):
            one.with_user(self.worker).write({"state": "todo"})
        with self.refused("", AccessError):
            one.with_user(self.worker).write({"message_ids": []})

    def test_import_is_refused_too(self):
        version = self._draft()
        result = version.load([".id", "state"], [[str(version.id), "active"]])
        self.assertFalse(result["ids"])
        self.assertEqual(version.state, "draft")

    def test_archived_or_moved_regulations_of_others(self):
        version = self._draft()
        regulation = version.regulation_id
        with self.refused("", (AccessError, UserError)):
            regulation.department_id = self.finance
        with self.refused("stays with its regulation"):
            version.regulation_id = self._regulation(name="Other")
