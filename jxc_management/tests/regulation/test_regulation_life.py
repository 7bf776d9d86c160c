from datetime import timedelta
from unittest.mock import patch

from freezegun import freeze_time

from odoo import Command, fields
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common_regulation import TEXT, RegulationCommon


@tagged("post_install", "-at_install")
class TestRegulationLife(RegulationCommon):
    def test_from_draft_to_effect(self):
        version = self._draft()
        self.assertEqual(version.number, "1.0")
        version.action_submit()
        self.assertEqual(version.state, "review")
        self.assertIn("Boss", version.waiting_for)
        self.assertIn("Chief", version.waiting_for)
        version.with_user(self.boss).action_approve("Well done")
        regulation = version.regulation_id
        self.assertRecordValues(
            version,
            [
                {
                    "state": "active",
                    "approver_id": self.boss.id,
                    "approval_comment": "Well done",
                    "date_effective": self.today,
                    "date_review": fields.Date.add(self.today, months=12),
                    "material_version_id": version.id,
                }
            ],
        )
        self.assertEqual(regulation.current_version_id, version)
        self.assertTrue(version.content_hash)
        self.assertFalse(version.is_tampered)

    def test_approvers_get_an_activity_and_the_author_hears(self):
        version = self._draft()
        version.action_submit()
        asked = self._activities(version).user_id
        self.assertEqual(asked, self.boss | self.chief)
        version.with_user(self.boss).action_approve("Well done")
        self.assertFalse(self._activities(version))
        message = self.env["mail.message"].search(
            [
                ("model", "=", version._name),
                ("res_id", "=", version.id),
                ("partner_ids", "in", self.writer.partner_id.ids),
            ]
        )
        self.assertIn("Well done", message.body)

    def test_nobody_approves_what_he_wrote(self):
        version = self._draft(user=self.chief)
        version.action_submit()
        self.assertEqual(version.waiting_for, "Boss")
        self.assertFalse(version.is_my_turn)
        with self.refused("yourself", AccessError):
            version.with_user(self.chief).action_approve()
        version.with_user(self.boss).action_approve()

    def test_nobody_approves_what_he_changed_last(self):
        version = self._draft()
        version.with_user(self.chief).body = "<p>Mine</p>"
        version.action_submit()
        self.assertEqual(version.editor_id, self.chief)
        with self.refused("yourself", AccessError):
            version.with_user(self.chief).action_approve()
        with self.refused("yourself", AccessError):
            version.with_user(self.writer).action_approve()

    def test_administrators_have_no_privilege_here(self):
        version = self._draft(user=self.administrator)
        version.action_submit()
        with self.refused("yourself", AccessError):
            version.action_approve()

    def test_who_changes_an_attachment_has_changed_the_text(self):
        version = self._draft()
        version.attachment_ids = self._file().with_user(self.writer).sudo().copy()
        version.attachment_ids.with_user(self.chief).raw = b"page two"
        self.assertEqual(version.editor_id, self.chief)

    def test_strangers_do_not_decide(self):
        version = self._draft()
        version.action_submit()
        for user in (self.worker, self.controller, self.officer):
            with self.refused("", AccessError):
                version.with_user(user).action_approve()
            with self.refused("", AccessError):
                version.with_user(user).action_return("No")

    def test_approvers_may_be_chosen(self):
        regulation = self._regulation()
        choice = {"approver_ids": [Command.set(self.stranger.ids)]}
        with self.refused("Only the manager", AccessError):
            regulation.write(choice)
        with self.refused("Only the manager", AccessError):
            self._regulation(**choice)
        regulation.with_user(self.chief).write(choice)
        version = self._draft(regulation)
        version.action_submit()
        self.assertEqual(version.waiting_for, "Stranger")
        with self.refused("Stranger", AccessError):
            version.with_user(self.boss).action_approve()
        self.assertTrue(version.with_user(self.stranger).is_my_turn)
        version.with_user(self.stranger).action_approve()
        self.assertEqual(version.state, "active")

    def test_who_accounts_for_the_process_may_approve(self):
        process = self.env["jxc.process"].search([("code", "=", "counting")])
        self._own(self.east, "process", process, user_id=self.stranger.id)
        regulation = self._regulation(process_id=process.id)
        other = self._regulation()
        self.assertTrue(regulation.with_user(self.stranger).may_approve)
        self.assertFalse(other.with_user(self.stranger).may_approve)
        self.assertIn(self.stranger, regulation._approvers())

    def test_return_with_a_reason(self):
        version = self._draft()
        version.action_submit()
        with self.refused("Say why"):
            version.with_user(self.boss).action_return(" ")
        version.with_user(self.boss).action_return("Name the shelves")
        self.assertEqual(version.state, "draft")
        self.assertFalse(self._activities(version))
        self.assertIn("Name the shelves", version.message_ids[:2].mapped("body")[0])
        version.body = "<p>Better</p>"

    def test_the_author_takes_back(self):
        version = self._draft()
        version.action_submit()
        version.action_return("A mistake")
        self.assertEqual(version.state, "draft")

    def test_future_version_waits_for_its_day(self):
        version = self._draft(date_effective=self.today + timedelta(days=10))
        version.action_submit()
        version.with_user(self.boss).action_approve()
        self.assertEqual(version.state, "approved")
        self.assertFalse(self._of(self.worker, version))
        self.run_job("jxc.regulation.version", "_cron_daily")
        self.assertEqual(version.state, "approved")
        with freeze_time(self.today + timedelta(days=10)):
            self.run_job("jxc.regulation.version", "_cron_daily")
            self.assertEqual(version.state, "active")
            one = self._of(self.worker, version)
            self.assertEqual(one.date_due, self.today + timedelta(days=24))

    def test_one_version_does_not_stop_the_others(self):
        day = self.today + timedelta(days=10)
        broken, version = (
            self._draft(self._regulation(code=code), date_effective=day)
            for code in ("T-01", "T-02")
        )
        for one in (broken, version):
            one.action_submit()
            one.with_user(self.boss).action_approve()
        versions = type(version)
        take_effect = versions._take_effect

        def fail(one):
            if one == broken:
                raise ZeroDivisionError
            return take_effect(one)

        with (
            freeze_time(day),
            patch.object(versions, "_take_effect", fail),
            self.assertLogs("odoo.addons.jxc_management.models.core.ir_cron", "ERROR"),
        ):
            self.run_job("jxc.regulation.version", "_cron_daily")
        self.assertEqual((broken.state, version.state), ("approved", "active"))

    def test_the_next_version_replaces_the_former(self):
        first = self._in_effect()
        second = self._revised(first.regulation_id)
        self.assertEqual(second.number, "2.0")
        self.assertEqual((first.state, first.date_end), ("superseded", self.today))
        self.assertEqual(first.regulation_id.current_version_id, second)
        self.assertIn("And once more", second.changes)

    def test_one_version_under_way(self):
        version = self._draft()
        with self.refused("under way"):
            self._draft(version.regulation_id)

    def test_withdraw(self):
        version = self._in_effect()
        one = self._of(self.worker, version)
        with self.refused("no say", AccessError):
            version.with_user(self.worker).action_withdraw("Why not")
        version.with_user(self.boss).action_withdraw("Out of date")
        self.assertEqual(version.state, "withdrawn")
        self.assertFalse(version.regulation_id.current_version_id)
        self.assertEqual(one.state, "cancelled")
        self.assertFalse(self._activities(one))

    def test_nothing_to_submit(self):
        version = self._draft(body="<p><br></p>")
        with self.refused("neither a text"):
            version.action_submit()

    def test_minor_needs_something_in_effect(self):
        with self.refused("no version in effect"):
            self._draft(change_kind="minor")

    def test_kind_decides_the_number(self):
        first = self._in_effect()
        version = self._draft(first.regulation_id)
        self.assertEqual(version.number, "2.0")
        version.change_kind = "minor"
        self.assertEqual(version.number, "1.1")
        version.change_kind = "material"
        self.assertEqual(version.number, "2.0")

    def test_text_is_sanitised(self):
        version = self._draft(body=f"{TEXT}<script>alert(1)</script>")
        self.assertNotIn("script", version.body)

    def test_review(self):
        version = self._in_effect()
        day = version.date_review + timedelta(days=1)
        with freeze_time(day):
            version.invalidate_recordset()
            version.regulation_id.invalidate_recordset()
            self.assertTrue(version.regulation_id.is_review_due)
            due = self.env["jxc.regulation"].search([("is_review_due", "=", True)])
            self.assertIn(version.regulation_id, due.sudo())
            for _night in range(2):
                self.run_job("jxc.regulation.version", "_cron_daily")
            self.assertEqual(self._activities(version).user_id, self.chief)
            self.assertEqual(len(self._activities(version)), 1)
            with self.refused("no say", AccessError):
                version.with_user(self.worker).action_reviewed()
            version.with_user(self.chief).action_reviewed()
            self.assertEqual(version.date_review, fields.Date.add(day, months=12))
            self.assertFalse(self._activities(version))

    def test_archive_and_delete(self):
        version = self._in_effect()
        regulation = version.regulation_id
        with self.refused("Withdraw its version"):
            regulation.active = False
        with self.refused("archive"):
            regulation.unlink()
        version.with_user(self.boss).action_withdraw("Out of date")
        regulation.active = False
        draft = self._draft()
        draft.regulation_id.unlink()
        self.assertFalse(draft.exists())
