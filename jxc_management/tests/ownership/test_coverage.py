from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import Form, tagged, warmup

from ...models.ownership.jxc_ownership import SCOPE_FIELDS
from ..common import JxcCommon


@tagged("post_install", "-at_install")
class TestCoverage(JxcCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Coverage = cls.env["jxc.ownership.coverage"]
        cls.storage = cls.env.ref("jxc_management.process_storage")
        cls.vendor.supplier_rank = 1

    def _row(self, kind, record):
        return self.Coverage.search(
            [
                ("company_id", "=", self.company.id),
                ("kind", "=", kind),
                ("res_id", "=", record.id),
            ]
        )

    def _via(self, kind, record):
        row = self._row(kind, record)
        return row.via, row.department_id

    def test_nothing_is_led_at_first(self):
        rows = self.Coverage.search([("company_id", "=", self.company.id)])
        self.assertEqual(set(rows.mapped("via")), {"none"})
        self.assertEqual(
            set(rows.mapped("kind")),
            {"process", "warehouse", "picking_type", "category", "vendor"},
        )
        self.assertEqual(len(rows), len(set(rows.ids)))

    def test_ways_of_being_led(self):
        nobody = self.env["hr.department"]
        self.assertEqual(self._via("warehouse", self.warehouse), ("none", nobody))
        self._own(self.finance)
        self.assertEqual(
            self._via("warehouse", self.warehouse), ("company", self.finance)
        )
        self._own(self.chain, "process", self.storage)
        self.assertEqual(
            self._via("warehouse", self.warehouse), ("inherited", self.chain)
        )
        self._own(self.central, "warehouse", self.warehouse)
        self.assertEqual(self._via("warehouse", self.warehouse), ("own", self.central))
        self.assertEqual(
            self._via("picking_type", self.warehouse.in_type_id),
            ("inherited", self.central),
        )

    def test_only_what_is_in_force_today_counts(self):
        yesterday = fields.Date.subtract(self.today, days=1)
        tomorrow = fields.Date.add(self.today, days=1)
        self._own(self.chain, date_from="2025-01-01", date_to=yesterday)
        self._own(self.finance, date_from=tomorrow)
        self._own(self.east, "warehouse", self.warehouse, state="draft")
        self._own(self.east, "warehouse", self.warehouse, role="support")
        self.assertEqual(self._row("warehouse", self.warehouse).via, "none")

    def test_same_answer_as_the_resolver(self):
        child = self.env["product.category"].create(
            {"name": "Small Tools", "parent_id": self.category.id}
        )
        self._own(self.finance)
        self._own(self.chain, "process", self.storage)
        self._own(self.chain, "category", self.category)
        self._own(self.east, "warehouse", self.warehouse_east)
        self._own(self.central, "location", self.warehouse.lot_stock_id)
        self._own(self.central, "vendor", self.vendor)
        rows = self.Coverage.search([("company_id", "=", self.company.id)])
        self.assertIn(
            child.id, rows.filtered(lambda r: r.kind == "category").mapped("res_id")
        )
        Ownership = self.env["jxc.ownership"]
        for row in rows:
            model = Ownership._fields[SCOPE_FIELDS[row.kind]].comodel_name
            record = self.env[model].browse(row.res_id)
            dimensions = Ownership._scope_dimensions(row.kind, record)
            [department] = Ownership._resolve_many(self.company, [dimensions])
            self.assertEqual(row.department_id, department, row.name)
            self.assertEqual(row.lead_ownership_id.department_id, department, row.name)
            self.assertEqual(bool(row.ownership_id), row.via == "own", row.name)

    def test_vendors_are_those_in_use(self):
        stranger = self.env["res.partner"].create({"name": "No Vendor"})
        contact = self.env["res.partner"].create(
            {"name": "Contact", "parent_id": self.vendor.id, "supplier_rank": 1}
        )
        bought = self.env["res.partner"].create({"name": "Bought From"})
        self._order(partner_id=bought.id).button_confirm()
        bought.supplier_rank = 0
        found = self.Coverage.search(
            [("company_id", "=", self.company.id), ("kind", "=", "vendor")]
        ).mapped("res_id")
        self.assertIn(self.vendor.id, found)
        self.assertIn(bought.id, found)
        self.assertNotIn(stranger.id, found)
        self.assertNotIn(contact.id, found)

    def test_names_in_the_reader_s_language(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.storage.with_context(lang="fr_FR").name = "Stockage"
        row = self._row("process", self.storage)
        self.assertEqual(row.name, "Storage")
        row.invalidate_recordset()
        self.assertEqual(row.with_context(lang="fr_FR").name, "Stockage")
        found = self.Coverage.with_context(lang="fr_FR").search(
            [("name", "=", "Stockage")]
        )
        self.assertEqual(found.mapped("res_id")[0], self.storage.id)

    def test_other_companies_stay_out(self):
        other = self.env["res.company"].create({"name": "Elsewhere"})
        user = self._user("cov_lead", "jxc_management.group_jxc_lead")
        rows = self.Coverage.with_user(user).search([])
        self.assertEqual(rows.company_id, self.company)
        self.assertTrue(self.Coverage.sudo().search([("company_id", "=", other.id)]))

    def test_plain_users_do_not_read_it(self):
        user = self._user("cov_plain", "base.group_user")
        with self.assertRaises(AccessError):
            self.Coverage.with_user(user).search([])

    def test_assign_opens_the_register_prefilled(self):
        action = self._row("warehouse", self.warehouse).action_assign()
        form = Form(self.env["jxc.ownership"].with_context(**action["context"]))
        form.department_id = self.central
        ownership = form.save()
        self.assertRecordValues(
            ownership,
            [
                {
                    "scope_type": "warehouse",
                    "warehouse_id": self.warehouse.id,
                    "company_id": self.company.id,
                    "role": "lead",
                    "state": "draft",
                }
            ],
        )
        again = self._row("warehouse", self.warehouse).action_assign()
        self.assertEqual(again["res_id"], ownership.id)

    def test_open_record(self):
        row = self._row("warehouse", self.warehouse)
        action = row.action_open_record()
        self.assertEqual(
            (action["res_model"], action["res_id"]),
            ("stock.warehouse", self.warehouse.id),
        )

    @warmup
    def test_one_query_however_many_vendors(self):
        self.env["res.partner"].create(
            [{"name": f"Vendor {number}", "supplier_rank": 1} for number in range(50)]
        )
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(1):
            self.Coverage.search_fetch([("via", "=", "none")], ["name", "kind"])
