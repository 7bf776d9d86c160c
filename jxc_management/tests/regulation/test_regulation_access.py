from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common_regulation import RegulationCommon

MODELS = (
    "jxc.regulation",
    "jxc.regulation.version",
    "jxc.regulation.acknowledgement",
    "jxc.regulation.status",
)
OPERATIONS = ("read", "write", "create", "unlink")


@tagged("post_install", "-at_install")
class TestRegulationAccess(RegulationCommon):
    def _allowed(self, model, user):
        records = self.env[model].with_user(user)
        return [name for name in OPERATIONS if records.has_access(name)]

    def test_who_may_do_what(self):
        everything = [*OPERATIONS]
        expected = {
            "jxc.regulation": everything,
            "jxc.regulation.version": everything,
            "jxc.regulation.acknowledgement": ["read"],
            "jxc.regulation.status": ["read"],
            "jxc.regulation.decide": everything,
            "jxc.regulation.paper": everything,
            "jxc.regulation.revise": everything,
            "jxc.regulation.template": everything,
            "jxc.regulation.template.line": everything,
        }
        for model, rights in expected.items():
            for user in (self.writer, self.administrator):
                self.assertEqual(self._allowed(model, user), rights, model)
        for model in MODELS:
            for user in (self.worker, self.controller, self.officer):
                self.assertEqual(self._allowed(model, user), ["read"], model)

    def test_leads_keep_their_own_departments(self):
        regulation = self._regulation()
        self.assertTrue(regulation.is_maintained)
        other = self._person(
            "other_lead", self.central, "jxc_management.group_jxc_lead"
        )
        self.assertFalse(regulation.with_user(other).is_maintained)
        with self.refused("", AccessError):
            regulation.with_user(other).name = "Mine"
        with self.refused("", AccessError):
            self._draft(regulation, other)
        with self.refused("", AccessError):
            self._regulation(other)
        draft = self._draft(regulation)
        with self.refused("", AccessError):
            draft.with_user(other).body = "<p>Mine</p>"
        with self.refused("", AccessError):
            draft.with_user(other).action_submit()
        for user in (self.worker, self.controller, self.officer):
            with self.refused("", AccessError):
                draft.with_user(user).action_submit()

    def test_drafts_are_not_for_everybody(self):
        draft = self._draft()
        for user, sees in (
            (self.writer, True),
            (self.chief, True),
            (self.boss, True),
            (self.controller, True),
            (self.administrator, True),
            (self.worker, False),
            (self.officer, False),
        ):
            found = self.env["jxc.regulation.version"].with_user(user).search([])
            self.assertEqual(draft in found, sees, user.name)
        draft.action_submit()
        draft.with_user(self.boss).action_approve()
        self.assertIn("shelf", draft.with_user(self.worker).body)

    def test_who_sees_a_confirmation(self):
        version = self._in_effect()
        one = self._confirm(self.worker, version).sudo()
        manager = self._person("direct", self.finance)
        self.worker.employee_id.parent_id = manager.employee_id
        for user, sees in (
            (self.worker, True),
            (self.chief, True),
            (self.boss, True),
            (manager, True),
            (self.officer, True),
            (self.controller, True),
            (self.administrator, True),
            (self.colleague, False),
            (self.stranger, False),
            # the author of the version, and a lead who manages nobody
            (self.writer, False),
        ):
            records = self.env[one._name].with_user(user)
            self.assertEqual(one in records.search([]), sees, user.name)
            analysis = self.env["jxc.regulation.status"].with_user(user)
            found = analysis.search([]).acknowledgement_id
            self.assertEqual(one in found.sudo(), sees, user.name)
            if not sees:
                with self.refused("", AccessError):
                    records.browse(one.id).read(["state"])

    def test_everybody_counts_what_he_sees(self):
        version = self._in_effect()
        regulation = version.regulation_id
        self._confirm(self.worker, version)
        # chief, writer, worker, colleague, packer
        for user, done, waiting in (
            (self.controller, 1, 4),
            # nobody manages himself
            (self.chief, 1, 4),
            (self.worker, 1, 0),
            (self.colleague, 0, 1),
        ):
            one = regulation.with_user(user)
            self.assertEqual((one.done_count, one.open_count), (done, waiting))
        one = regulation.with_user(self.controller)
        self.assertEqual(one.done_share, 20)
        self.assertTrue(one.sees_others)
        self.assertFalse(regulation.with_user(self.worker).sees_others)
        self.assertEqual(regulation.with_user(self.worker).my_state, "done")
        self.assertEqual(regulation.with_user(self.colleague).my_state, "todo")

    def test_numbers_open_their_records(self):
        version = self._in_effect()
        self._confirm(self.worker, version)
        regulation = version.regulation_id.with_user(self.controller)
        for method, count in (
            ("action_open_done", regulation.done_count),
            ("action_open_todo", regulation.open_count),
            ("action_open_overdue", regulation.overdue_count),
        ):
            action = getattr(regulation, method)()
            found = self.Ack.with_user(self.controller).search(action["domain"])
            self.assertEqual(len(found), count, method)
        action = regulation.action_open_status()
        lines = self.env[action["res_model"]].with_user(self.controller)
        [[people, done, share]] = lines._read_group(
            action["domain"], [], ["people:sum", "done:sum", "done_share:avg"]
        )
        self.assertEqual((people, done, share), (5, 1, 20))

    def test_companies(self):
        version = self._in_effect()
        elsewhere = self.env["res.company"].create({"name": "Elsewhere"})
        outsider = self._person(
            "outsider", self.finance, "jxc_management.group_jxc_administrator"
        )
        outsider.write(
            {"company_ids": [(6, 0, elsewhere.ids)], "company_id": elsewhere.id}
        )
        for record in (version.regulation_id, version, self._of(self.worker, version)):
            records = self.env[record._name].with_user(outsider)
            records = records.with_context(allowed_company_ids=elsewhere.ids)
            self.assertFalse(records.search([("id", "=", record.id)]), record._name)
            with self.refused("", AccessError):
                records.browse(record.id).read(["display_name"])

    def test_printing(self):
        version = self._in_effect()
        self._confirm(self.worker, version)
        report = self.env["ir.actions.report"]
        name = "jxc_management.report_jxc_regulation"
        texts = {
            user: report.with_user(user)
            ._render_qweb_html(name, version.ids)[0]
            .decode()
            for user in (self.chief, self.colleague, self.controller)
        }
        for text in texts.values():
            self.assertIn("Count every shelf", text)
            self.assertIn(version.content_hash, text)
        self.assertIn("Worker", texts[self.chief])
        self.assertIn("Worker", texts[self.controller])
        self.assertNotIn("Worker", texts[self.colleague])
