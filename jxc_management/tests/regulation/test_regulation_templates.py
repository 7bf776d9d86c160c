from odoo.tests import tagged

from ...tools.regulation_templates import CODES, load, paired_terms
from .common_regulation import RegulationCommon


@tagged("post_install", "-at_install")
class TestRegulationTemplates(RegulationCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("zh_CN")

    def _wizard(self, user=None, lang="en_US"):
        model = self.env["jxc.regulation.template"].with_user(
            user or self.administrator
        )
        return model.with_context(lang=lang).create({"company_id": self.company.id})

    def _load(self, **kwargs):
        action = self._wizard(**kwargs).action_load()
        return self.env["jxc.regulation"].search(action["domain"])

    def test_all_in_both_languages(self):
        regulations = self._load()
        self.assertEqual(len(regulations), len(CODES))
        field = self.env["jxc.regulation.version"]._fields["body"]
        for regulation in regulations:
            version = regulation.version_ids
            self.assertEqual((version.state, version.number), ("draft", "1.0"))
            english = version.with_context(lang="en_US").body
            chinese = version.with_context(lang="zh_CN").body
            for name in ("Purpose", "Scope", "Duties", "Records"):
                self.assertIn(name, english, regulation.code)
            for name in ("目的", "范围", "职责", "记录"):
                self.assertIn(name, chinese, regulation.code)
            self.assertEqual(english.count("<li>"), chinese.count("<li>"))
            self.assertGreater(len(english.split()), 450)
            # no English term is left in the Chinese text
            left = set(field.get_trans_terms(english))
            self.assertFalse(left & set(field.get_trans_terms(chinese)))
            self.assertNotEqual(
                regulation.with_context(lang="zh_CN").name,
                regulation.with_context(lang="en_US").name,
            )

    def test_chinese_users_get_the_same(self):
        regulation = self._load(lang="zh_CN")[:1]
        self.assertIn("进销存", regulation.with_context(lang="zh_CN").name)
        self.assertIn("System", regulation.with_context(lang="en_US").name)

    def test_owner_and_audience_are_proposed(self):
        process = self.env["jxc.process"].search([("code", "=", "counting")])
        self._own(self.finance)
        self._own(self.east, "process", process)
        wizard = self._wizard()
        owners = {line.code: line.department_id for line in wizard.line_ids}
        self.assertEqual(owners["counting"], self.east)
        self.assertEqual(owners["purchase"], self.finance)
        self.assertEqual(wizard.department_ids, self.east | self.finance)
        regulation = self.env["jxc.regulation"].search(wizard.action_load()["domain"])
        self.assertEqual(regulation.department_ids, self.east | self.finance)

    def test_what_is_loaded_is_not_loaded_again(self):
        first = self._load()
        wizard = self._wizard()
        self.assertFalse(wizard.line_ids.filtered("is_chosen"))
        self.assertEqual(wizard.line_ids.existing_id, first)
        with self.refused("at least one"):
            wizard.action_load()
        self.assertIn("<h2>", wizard.line_ids[0].preview)

    def test_a_lead_loads_for_his_department(self):
        self._own(self.east)
        regulations = self._load(user=self.writer)
        self.assertEqual(regulations.department_id, self.east)
        self.assertEqual(regulations.version_ids.author_id, self.writer)

    def test_only_drafts(self):
        version = self._load()[:1].version_ids
        version.with_user(self.administrator).action_submit()
        self.assertEqual(version.state, "review")

    def test_files_match(self):
        for code in CODES:
            english, chinese = load(code, "en"), load(code, "zh")
            self.assertEqual(english.number, chinese.number)
            process = self.env["jxc.process"].search([("code", "=", english.process)])
            self.assertTrue(process, code)
        with self.assertRaises(LookupError):
            load("../../../etc/passwd", "en")
        with self.assertRaises(ValueError):
            paired_terms(["a"], ["b", "c"])
        with self.assertRaises(ValueError):
            paired_terms(["a", "a"], ["b", "c"])
