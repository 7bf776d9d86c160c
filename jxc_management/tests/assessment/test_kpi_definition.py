from datetime import timedelta

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged

from .common_kpi import KpiCommon


@tagged("post_install", "-at_install")
class TestKpiDefinition(KpiCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.administrator = cls._user(
            "definition_admin",
            "jxc_management.group_jxc_administrator,stock.group_stock_user",
            level="all",
        )
        cls.lead = cls._user("definition_lead", "jxc_management.group_jxc_lead")

    def _field(self, model, name):
        return self.env["ir.model.fields"]._get(model, name).id

    def _define(self, user=None, **values):
        model = values.pop("model", "stock.picking")
        return (
            self.env["jxc.kpi"]
            .with_user(user or self.administrator)
            .create(
                {
                    "name": "Good Transfers",
                    "code": values.pop("code", "test_good"),
                    "model_id": self.env["ir.model"]._get(model).id,
                    "date_field_id": self._field(model, "date_done"),
                    "domain": "[('state', '=', 'done'), ('origin', '=', 'good')]",
                    "den_domain": "[('state', '=', 'done')]",
                    "company_path": "company_id",
                    "department_path": "jxc_department_id",
                    "warehouse_path": "picking_type_id.warehouse_id",
                    **values,
                }
            )
        )

    def test_share_equals_a_source(self):
        self._own(self.central, "warehouse", self.warehouse)
        self._receipt(), self._receipt("bad"), self._receipt("bad", days_ago=4)
        self._receipt(warehouse=self.warehouse_east)
        kpi = self._define()
        self._calculate()
        self.assertEqual(kpi.res_model, "stock.picking")
        self.assertEqual(self._facts(kpi), self._facts())
        bad = kpi.action_open_records(self.today, self.today, part="missed")
        same = self.kpi.action_open_records(self.today, self.today, part="missed")
        self.assertEqual(bad["domain"], same["domain"])

    def test_sum_of_a_field(self):
        self._receipt(), self._receipt()
        kpi = self._define(
            model="stock.move",
            date_field_id=self._field("stock.move", "date"),
            domain="[('state', '=', 'done')]",
            measure="field",
            measure_field_id=self._field("stock.move", "quantity"),
            den_kind="none",
            unit="number",
            factor=1,
            warehouse_path=False,
        )
        self.assertEqual(kpi.aggregation, "sum")
        self._calculate()
        [(num, _den, records)] = self._facts(kpi).values()
        self.assertEqual((num, records), (2, 2))
        self.assertEqual(kpi._value(num, 0), 2)

    def test_amounts_are_in_the_currency_of_the_company(self):
        self.administrator.group_ids |= self.env.ref("purchase.group_purchase_user")
        values = {
            "model": "purchase.order",
            "date_field_id": self._field("purchase.order", "date_approve"),
            "domain": "[('state', '=', 'purchase')]",
            "den_kind": "none",
            "measure": "field",
            "department_path": False,
            "warehouse_path": False,
        }
        foreign = self._field("purchase.order", "amount_total")
        own = self._field("purchase.order", "amount_total_cc")
        with self.assertRaises(ValidationError) as caught:
            self._define(measure_field_id=foreign, **values)
        self.assertIn("in the currency of the company", str(caught.exception))
        kpi = self._define(measure_field_id=own, **values)
        self.assertTrue(kpi.is_money)
        with self.assertRaises(ValidationError):
            kpi.write({"den_kind": "field", "den_field_id": foreign})
        self.assertFalse(self._define(code="test_plain").is_money)

    def test_a_sum_is_no_percentage(self):
        self._receipt(), self._receipt()
        kpi = self._define(den_kind="none", domain="[('state', '=', 'done')]")
        self._calculate()
        num = sum(values[0] for values in self._facts(kpi).values())
        # 2 receipts are 2, not 200 %
        self.assertEqual((kpi._value(num, 0), kpi.unit), (2, "number"))
        # what was chosen stays
        kpi.write({"factor": 0.5, "unit": "points"})
        kpi.write({"den_kind": "none"})
        self.assertEqual((kpi.factor, kpi.unit), (0.5, "points"))
        given = self._define(code="given", den_kind="none", factor=2, unit="points")
        self.assertEqual((given.factor, given.unit), (2, "points"))
        share = self._define(code="share")
        self.assertEqual((share.factor, share.unit), (100, "percent"))
        share.den_kind = "none"
        self.assertEqual((share.factor, share.unit), (1, "number"))
        with Form(self.env["jxc.kpi"].with_user(self.administrator)) as form:
            form.name, form.code = "Form", "form"
            form.model_id = self.env["ir.model"]._get("stock.picking")
            form.date_field_id = self.env["ir.model.fields"].browse(
                self._field("stock.picking", "date_done")
            )
            form.den_kind = "none"
            self.assertEqual((form.factor, form.unit), (1, "number"))
            form.den_kind = "all"
            self.assertEqual((form.factor, form.unit), (100, "percent"))

    def test_field_by_field(self):
        self._receipt()
        kpi = self._define(
            model="stock.move",
            date_field_id=self._field("stock.move", "date"),
            domain="[('state', '=', 'done')]",
            measure="field",
            measure_field_id=self._field("stock.move", "quantity"),
            den_kind="field",
            den_field_id=self._field("stock.move", "product_uom_qty"),
            warehouse_path="location_dest_id.warehouse_id",
        )
        self._calculate()
        [values] = self._facts(kpi).values()
        self.assertEqual(values, (1, 1, 1))

    def test_changed_definition_changes_history(self):
        self._receipt("bad", days_ago=4)
        kpi = self._define()
        self._calculate()
        kpi.domain = "[('state', '=', 'done')]"
        self._calculate()
        [values] = self._facts(kpi).values()
        self.assertEqual(values, (1, 1, 1))

    def test_change_of_a_document_is_seen(self):
        receipt = self._receipt("bad", days_ago=4)
        kpi = self._define()
        self._calculate()
        receipt.origin = "good"
        self._calculate()
        [values] = self._facts(kpi).values()
        self.assertEqual(values, (1, 1, 1))

    def test_lost_documents_stop_nobody(self):
        kpi = self._define()
        self._calculate()
        self.assertTrue(self._health(kpi))
        # as when the module of what it counts is uninstalled
        self.env.flush_all()
        self.env.cr.execute("UPDATE jxc_kpi SET model_id = NULL WHERE id = %s", kpi.ids)
        self.env.invalidate_all()
        order = self._order()
        order.button_confirm()
        order.picking_ids.scheduled_date -= timedelta(days=2)
        order.picking_ids.unlink()
        kpi.action_archive()
        other = self._order()
        other.button_confirm()
        other.picking_ids.scheduled_date -= timedelta(days=2)

    def test_bad_definitions(self):
        self.administrator.group_ids |= self.env.ref("purchase.group_purchase_user")
        for number, values in enumerate(
            (
                {"model_id": False},
                {"model_id": self.env["ir.model"]._get("ir.cron").id},
                {"model_id": self.env["ir.model"]._get("jxc.kpi.fact").id},
                {"model_id": self.env["ir.model"]._get("purchase.report").id},
                {"date_field_id": False},
                {"date_field_id": self._field("stock.move", "date")},
                {"date_field_id": self._field("stock.picking", "name")},
                {"measure": "field"},
                {"measure": "field", "measure_field_id": self._field_of_transfers()},
                {"den_kind": "field"},
                {"domain": "[('no_such_field', '=', 1)]"},
                {"domain": "[('state', '=', 'done'"},
                {"domain": "[('user_id', '=', uid)]"},
                {"domain": "[('company_id', '=', __import__('os').getpid())]"},
                {"den_domain": "[('user_id.password', '=like', 'a%')]"},
                {"department_path": "name"},
                {"department_path": "partner_id"},
                {"department_path": "move_ids.jxc_department_id"},
                {"user_path": "picking_type_id.no_such_field"},
                {"warehouse_path": "picking_type_id"},
                {"company_path": False},
                {"kind": "snapshot"},
            )
        ):
            with self.subTest(values), self.assertRaises(ValidationError):
                self._define(code=f"test_bad_{number}", **values)

    def _field_of_transfers(self):
        """Return a number that is not stored."""
        fields = self.env["ir.model.fields"].search(
            [
                ("model", "=", "stock.picking"),
                ("store", "=", False),
                ("ttype", "in", ("integer", "float")),
            ]
        )
        return fields[0].id

    def test_documents_that_the_author_may_not_read(self):
        for model, date in (
            ("account.move", "date"),
            ("hr.version", "date_version"),
        ):
            with self.subTest(model), self.assertRaises(ValidationError):
                self._define(
                    code=f"test_{model}",
                    model=model,
                    date_field_id=self._field(model, date),
                    domain="[]",
                    den_kind="none",
                    department_path=False,
                    warehouse_path=False,
                )

    def test_button(self):
        self._receipt(), self._receipt("bad")
        kpi = self._define()
        trial = kpi._trial(self.company)
        self.assertEqual(trial["month"], (50.0, 2))
        self.assertEqual(trial["year"], (50.0, 2))
        self.assertEqual(len(trial["samples"]), 2)
        message = kpi.action_test()["params"]["message"]
        self.assertIn("50.0 %", message)
        self.assertIn(" ms", message)
        self.assertFalse(self._facts(kpi))
        with self.assertRaises(AccessError):
            kpi.with_user(self.lead).action_test()

    def test_shipped_definition_is_protected(self):
        kpi = self.kpi.with_user(self.administrator)
        for values in (
            {"formula": "As I like it"},
            {"source": "sample_stock"},
            {"factor": 200},
            {"direction": "lower"},
            {"kind": "manual"},
            {"res_model": "res.users"},
            {"code": "mine"},
        ):
            with self.subTest(values), self.assertRaises(UserError):
                kpi.write(values)
        with self.assertRaises(UserError):
            kpi.unlink()
        own = self._define()
        with self.assertRaises(UserError):
            own.with_user(self.administrator).source = "sample_stock"
        with self.assertRaises(UserError):
            self._define(code="test_forged", source="sample_stock")
        forged = self.env["jxc.kpi"].with_user(self.administrator)
        forged = forged.with_context(default_source="sample_stock").create(
            {"name": "Forged", "code": "test_default", "kind": "manual"}
        )
        self.assertFalse(forged.source)
        kpi.write({"name": "Renamed", "decimals": 2, "min_records": 5})
        own.with_user(self.administrator).unlink()

    def test_parameter_changes_history(self):
        self._calculate()
        self.assertTrue(self._health().watermark)
        self.kpi.with_user(self.administrator).parameter = 3
        self.assertEqual(self._health().state, "waiting")
        self._calculate()
        self.assertEqual(self._health().state, "ok")
        self.assertGreater(self._health().day_count, timedelta(days=60).days)

    def test_who_defines(self):
        own = self._define()
        for user in (self.lead, self._user("definition_user", "base.group_user")):
            as_user = own.with_user(user)
            self.assertTrue(as_user.name)
            with self.assertRaises(AccessError):
                as_user.name = "Mine"
            with self.assertRaises(AccessError):
                as_user.unlink()
            with self.assertRaises(AccessError):
                self._define(user, code="test_theirs")
            with self.assertRaises(AccessError):
                as_user.action_rebuild()
