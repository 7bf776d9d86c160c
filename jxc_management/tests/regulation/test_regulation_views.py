from odoo.tests import Form, tagged

from .common_regulation import RegulationCommon

ACTIONS = (
    "jxc_regulation_action",
    "jxc_regulation_version_action",
    "jxc_regulation_version_action_of",
    "jxc_acknowledgement_action_mine",
    "jxc_acknowledgement_action",
    "jxc_regulation_status_action",
)


@tagged("post_install", "-at_install")
class TestRegulationViews(RegulationCommon):
    def test_every_view_shows_its_fields(self):
        version = self._in_effect()
        self._confirm(self.worker, version)
        for xmlid in ACTIONS:
            action = self.env.ref(f"jxc_management.{xmlid}")
            for user in (self.worker, self.writer, self.controller, self.officer):
                records = self.env[action.res_model].with_user(user)
                views = records.get_views(
                    [*((view, kind) for view, kind in action.views), (False, "search")]
                )
                names = views["models"][action.res_model]["fields"]
                records.search([], limit=5).read(list(names))

    def test_versions_begin_on_the_regulation(self):
        version = self._in_effect()
        action = version.regulation_id.action_revise()
        wizard = self.env[action["res_model"]].with_user(self.writer)
        form = Form(wizard.with_context(**action["context"]))
        self.assertEqual(form.source_id, version)
        self.assertEqual(form.number, "2.0")
        form.change_kind = "minor"
        self.assertEqual(form.number, "1.1")
        form.change_summary = "Every week"
        created = form.save().action_create()
        draft = self.env["jxc.regulation.version"].with_user(self.writer)
        draft = draft.browse(created["res_id"])
        self.assertEqual(draft.body, version.body)
        with Form(draft) as form:
            form.body = "<p>Every week</p>"
        self.assertEqual(draft.editor_id, self.writer)
        self.assertEqual(version.regulation_id.open_state, "draft")

    def test_deciding_through_the_wizard(self):
        version = self._draft()
        version.action_submit()
        for xmlid, user, comment, state in (
            ("return", self.boss, "Say more", "draft"),
            ("approve", self.boss, False, "active"),
            ("withdraw", self.boss, "Out of date", "withdrawn"),
        ):
            if version.state == "draft":
                version.action_submit()
            action = self.env.ref(
                f"jxc_management.jxc_regulation_decide_action_{xmlid}"
            )
            wizard = self.env[action.res_model].with_user(user)
            form = Form(
                wizard.with_context(
                    default_version_id=version.id, default_decision=xmlid
                )
            )
            form.comment = comment
            form.save().action_decide()
            self.assertEqual(version.state, state)

    def test_comparison_can_be_chosen(self):
        first = self._in_effect()
        second = self._revised(first.regulation_id)
        third = self._draft(first.regulation_id, body="<p>All new</p>")
        self.assertEqual(third.compare_id, second)
        with Form(third) as form:
            form.compare_id = first
            self.assertIn("<del>", form.changes)
        self.assertIn("<ins>And once more.</ins>", second.changes)
        self.assertNotIn("<del>", second.changes)
        # only shown, so that nothing that is kept changes
        second.with_user(self.chief).compare_id = first

    def test_my_regulations(self):
        version = self._in_effect()
        action = self.env.ref("jxc_management.jxc_acknowledgement_action_mine")
        mine = self.Ack.with_user(self.worker).search(
            [("is_mine", "=", True), ("state", "!=", "cancelled")]
        )
        self.assertEqual(mine, self._of(self.worker, version))
        self.assertEqual(action.view_mode.split(",")[0], "kanban")
        opened = version.regulation_id.with_user(self.worker).action_open_mine()
        self.assertEqual(opened["res_id"], mine.id)
        self.assertFalse(
            version.regulation_id.with_user(self.officer).action_open_mine()
        )
