from datetime import date

from odoo import Command
from odoo.tests import BaseCase, Form, tagged

from ...tools.kpi_levels import ordered, usual_levels
from ...tools.scorecard_templates import TEMPLATES, USUAL, Kpi, Review
from .common_scoring import ScoringCommon

CODES = (
    *("supplier_otd", "supplier_otif", "supplier_return_rate"),
    *("purchase_price_variance", "order_release_time", "supplier_lead_time"),
    *("inventory_turnover", "days_of_stock", "dead_stock", "stock_out"),
    *("negative_stock", "overdue_transfers", "record_accuracy", "adjustment_rate"),
    *("lines_per_person_day", "on_time_processing", "backorder_rate", "scrap_rate"),
    *("approval_lead_time", "approval_sla", "approval_automatic"),
    *("training_completion", "training_overdue", "regulation_confirmation"),
    *("ownership_coverage", "workplace_audit"),
)


@tagged("post_install", "-at_install")
class TestScorecardTemplates(BaseCase):
    def test_weights_of_each_template_make_a_hundred(self):
        for code, template in TEMPLATES.items():
            with self.subTest(code):
                lines = template.lines
                self.assertEqual(sum(line.weight for line in lines), 100)
                codes = [line.code for line in lines if isinstance(line, Kpi)]
                self.assertEqual(len(codes), len(set(codes)))
                self.assertLessEqual(set(codes), set(CODES))
                self.assertTrue(all(isinstance(one, (Kpi, Review)) for one in lines))

    def test_each_shipped_kpi_has_usual_levels(self):
        self.assertEqual(set(USUAL), set(CODES))
        for figures in USUAL.values():
            self.assertEqual(list(figures), sorted(figures))

    def test_levels_follow_the_direction(self):
        values = [98, 90, 92, 96, 94]
        self.assertEqual(usual_levels(values, "higher", 1)[:3], (92, 94, 96))
        self.assertEqual(usual_levels(values, "lower", 1)[:3], (96, 94, 92))
        self.assertEqual(usual_levels(values, "band", 1)[3:], (92, 96))
        self.assertIsNone(usual_levels(values[:2], "higher", 1))
        self.assertIsNone(usual_levels([100, 100, 100, 100, 90], "higher", 1))
        self.assertEqual(usual_levels([1, 2, 2.04], "higher", 1)[:3], (1.5, 2, 2))
        self.assertEqual(ordered(3, 2, 1, "higher")[:3], (1, 2, 3))


@tagged("post_install", "-at_install")
class TestScorecardTemplate(ScoringCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        kpis = cls.env["jxc.kpi"].with_context(active_test=False)
        present = set(kpis.search([]).mapped("code"))
        for code in CODES:
            if code not in present:
                cls._kpi(code.capitalize(), code)
        cls.model = cls.env["jxc.scorecard.template"].with_user(cls.administrator)
        cls._own(cls.central, date_from="2020-01-01")

    def card_of(self, wizard):
        return self.env["jxc.scorecard"].browse(wizard.action_create()["res_id"])

    def test_administrator_makes_a_card_with_its_targets(self):
        form = Form(self.model)
        self.assertEqual(form.name, "Purchasing Department")
        self.assertEqual(form.department_ids[:], self.central)
        self.assertEqual(len(form.line_ids), 8)
        form.date_from = "2026-01-01"
        card = self.card_of(form.save())
        self.assertRecordValues(
            card,
            [
                {
                    "name": "Purchasing Department",
                    "state": "active",
                    "subject": "department",
                    "date_from": date(2026, 1, 1),
                    "department_ids": self.central.ids,
                    "weight_total": 100,
                }
            ],
        )
        self.assertFalse(card.missing_targets)
        targets = self.env["jxc.kpi.target"].search([])
        self.assertEqual(targets.department_id, self.central)
        otd = targets.filtered(lambda target: target.kpi_id.code == "supplier_otd")
        self.assertRecordValues(otd, [{"floor": 85, "target": 95, "stretch": 98}])

    def test_every_template_makes_a_card(self):
        for code in TEMPLATES:
            with self.subTest(code):
                with Form(self.model) as form:
                    form.template = code
                    form.department_ids.clear()
                    form.date_from = "2026-01-01"
                    form.is_activated = False
                card = self.card_of(form.record)
                self.assertEqual(card.state, "draft")
                self.assertEqual(len(card.line_ids), len(TEMPLATES[code].lines))
                self.assertFalse(card.missing_targets)

    def test_edited_weights_and_levels_are_kept(self):
        form = Form(self.model)
        form.date_from = "2026-01-01"
        with form.line_ids.edit(0) as line:
            line.weight = 30
            line.target = 96
        self.assertEqual(form.weight_total, 110)
        form.line_ids.remove(7)
        self.assertEqual(form.weight_total, 100)
        card = self.card_of(form.save())
        self.assertEqual(card.line_ids[0].weight, 30)
        target = self.env["jxc.kpi.target"].search(
            [("kpi_id.code", "=", "supplier_otd")]
        )
        self.assertEqual(target.target, 96)

    def test_weights_survive_the_choice_of_another_department(self):
        form = Form(self.model)
        with form.line_ids.edit(0) as line:
            line.weight = 25
        form.department_ids.clear()
        with form.line_ids.edit(0) as line:
            self.assertEqual(line.weight, 25)

    def test_wrong_weights_are_refused_and_leave_nothing_behind(self):
        form = Form(self.model)
        form.date_from = "2026-01-01"
        form.line_ids.remove(7)
        wizard = form.save()
        with self.refused("make 90 %"):
            wizard.action_create()
        self.assertFalse(self.env["jxc.scorecard"].search([("state", "=", "active")]))

    def test_targets_in_force_are_shown_and_kept(self):
        otd = self.env["jxc.kpi"].search([("code", "=", "supplier_otd")])
        target = self._target(otd, target=91, stretch=91)
        form = Form(self.model)
        form.date_from = "2026-01-01"
        wizard = form.save()
        self.assertEqual(wizard.line_ids[0].present_target, "85 · 91")
        self.card_of(wizard)
        found = self.env["jxc.kpi.target"].search([("kpi_id", "=", otd.id)])
        self.assertEqual(found, target)

    def test_current_values_are_those_of_the_departments(self):
        otd = self.env["jxc.kpi"].search([("code", "=", "supplier_otd")])
        day = self.company._jxc_today().replace(day=1)
        day = day.replace(year=day.year - 1)
        self._facts(otd, day, 90, 100, department_id=self.central.id)
        self._facts(otd, day, 1, 100, department_id=self.finance.id)
        form = Form(self.model)
        with form.line_ids.edit(0) as line:
            self.assertEqual((line.current, line.basis), ("90", "usual"))

    def test_jobs_get_the_targets_of_a_card_for_employees(self):
        clerk = self.env["hr.job"].create({"name": "Warehouse Clerk"})
        form = Form(self.model)
        form.template = "warehouse_clerk"
        self.assertEqual(form.job_ids[:], clerk)
        form.date_from = "2026-01-01"
        card = self.card_of(form.save())
        self.assertEqual(card.job_ids, clerk)
        targets = self.env["jxc.kpi.target"].search([])
        scopes = {one.kpi_id.code: one.scope_type for one in targets}
        self.assertEqual(scopes["lines_per_person_day"], "job")
        self.assertEqual(scopes["record_accuracy"], "department")
        # transfers still open have nobody who did them
        code = "on_time_processing"
        line = card.line_ids.filtered(lambda one: one.kpi_id.code == code)
        self.assertEqual(line.measured_on, "department")

    def test_missing_kpis_are_named(self):
        self.env["jxc.kpi"].search([("code", "=", "supplier_otd")]).active = False
        form = Form(self.model)
        self.assertIn("supplier_otd", form.note)
        self.assertEqual(form.weight_total, 80)

    def test_names_are_there_in_other_languages(self):
        self.env["res.lang"]._activate_lang("zh_CN")
        kpi = self.env["jxc.kpi"].search([("code", "=", "supplier_otd")])
        kpi.with_context(lang="zh_CN").name = "交货准时率"
        form = Form(self.model)
        form.date_from = "2026-01-01"
        card = self.card_of(form.save()).with_context(lang="zh_CN")
        self.assertEqual(card.line_ids[0].name, "交货准时率")

    def test_card_without_rule_is_refused(self):
        wizard = self.model.create({"date_from": "2026-01-01"})
        wizard.line_ids[0].rule_id = False
        with self.refused("Choose a scoring rule for"):
            wizard.action_create()
        wizard.line_ids = [Command.clear()]
        with self.refused("has no lines yet"):
            wizard.action_create()
