from odoo.tests import tagged
from odoo.tools import SQL

from ...tools.kpi_sources import SOURCES
from .common_catalogue import CatalogueCommon


@tagged("post_install", "-at_install")
class TestKpiCatalogue(CatalogueCommon):
    def _shipped(self):
        kpis = self.env["jxc.kpi"].with_context(active_test=False)
        return kpis.search([("source", "!=", False)])

    def _reads_parameter(self, kpi):
        """Return whether the events of a KPI depend on its parameter."""
        span = kpi._span(self.company, *self.march)
        queries = [
            kpi._events(span._replace(parameter=figure)) for figure in (7.0, 8.0)
        ]
        return queries[0] != queries[1]

    def test_the_catalogue_is_complete(self):
        kpis = self.env["jxc.kpi"].search([("category", "!=", "custom")])
        shipped = kpis.filtered("source")
        self.assertGreaterEqual(len(shipped), 18)
        self.assertEqual(set(self._shipped().mapped("source")), set(SOURCES))
        self.assertEqual(
            set(shipped.mapped("category")),
            {
                "supplier",
                "inventory",
                "counting",
                "warehouse",
                "approval",
                "training",
                "ownership",
            },
        )
        for kpi in kpis:
            with self.subTest(kpi.code):
                for name in ("name", "formula", "origin", "unit", "direction"):
                    self.assertTrue(kpi[name], name)
                reads_it = bool(kpi.source) and self._reads_parameter(kpi)
                self.assertEqual(bool(kpi.parameter_label), reads_it)

    def test_kpis_and_sources_agree(self):
        for kpi in self._shipped():
            with self.subTest(kpi.code):
                source = SOURCES[kpi.source]
                self.assertEqual(kpi.code, source.code)
                self.assertEqual(kpi.res_model, source.model)
                self.assertIn(source.model, self.env)
                self.assertEqual(kpi.kind == "snapshot", source.snapshot)
                self.assertLessEqual(set(source.needs), set(SOURCES))
                for watch in source.watches:
                    self.assertIn(watch.model, self.env)

    def test_helpers_are_out_of_sight(self):
        helpers = self._shipped().filtered("is_helper")
        self.assertEqual(helpers.mapped("code"), ["stock_value_flow"])
        self.assertFalse(any(helpers.mapped("active")))

    def test_nothing_happened_is_no_data(self):
        empty = self.env["res.company"].create({"name": "Nothing Happens"})
        for kpi in self._shipped():
            with self.subTest(kpi.code):
                self.assertEqual(self.events(kpi.code, company=empty), [])
                if kpi.aggregation == "ratio":
                    self.assertIsNone(kpi._value(0, 0))

    def test_watches_ask_for_days(self):
        for kpi in self._shipped():
            span = kpi._span(self.company, *self.march)
            for watch in kpi._watches():
                with self.subTest(kpi.code, model=watch.model):
                    self.env.cr.execute(watch.days(span, SQL("t.id > 0")))
                    self.assertEqual(self.env.cr.description[0].name, "day")
