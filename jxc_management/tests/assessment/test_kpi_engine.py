from datetime import timedelta
from unittest.mock import patch

from odoo.tests import tagged

from ...tools import kpi_sql
from ...tools.kpi_sources import SOURCES
from .common_kpi import SAMPLES, KpiCommon


@tagged("post_install", "-at_install")
class TestKpiEngine(KpiCommon):
    def test_facts_are_sums_of_events(self):
        self._own(self.central, "warehouse", self.warehouse)
        self._receipt()
        self._receipt("bad")
        self._receipt("bad", days_ago=3)
        self._calculate()
        key = (self.central, self.warehouse, self.env["res.users"])
        self.assertEqual(
            self._facts(),
            {
                (self.today, *key): (1, 2, 2),
                (self.today - timedelta(days=3), *key): (0, 1, 1),
            },
        )
        health = self._health()
        self.assertEqual(health.state, "ok")
        self.assertEqual(health.day_last, self.today)
        self.assertTrue(health.rebuilt_on)

    def test_second_run_changes_nothing(self):
        self._receipt()
        self._calculate()
        facts = self.env["jxc.kpi.fact"].search([("kpi_id", "=", self.kpi.id)])
        versions = self._versions()
        self._calculate()
        self.kpi._rebuild(self.company)
        self.assertEqual(versions, self._versions())
        again = self.env["jxc.kpi.fact"].search([("kpi_id", "=", self.kpi.id)])
        self.assertEqual(facts, again)
        self.assertEqual(self._health().changed_count, 0)

    def _versions(self):
        self.env.cr.execute(
            "SELECT id, xmin, cmin FROM jxc_kpi_fact WHERE kpi_id = %s ORDER BY id",
            [self.kpi.id],
        )
        return self.env.cr.fetchall()

    def test_failure_of_one_kpi_leaves_the_others(self):
        broken = SAMPLES["sample_receipts"]._replace(
            code="broken", events=lambda span: SAMPLES["no such source"]
        )
        with patch.dict(SOURCES, broken=broken):
            self._kpi("broken", sequence=1)
            self._receipt()
            with self.assertLogs("odoo.addons.jxc_management", "ERROR"):
                self._calculate()
            failed = self.env["jxc.kpi"].search([("code", "=", "broken")])
            self.assertEqual(self._health(failed).state, "error")
            self.assertIn("no such source", self._health(failed).error)
        self.assertEqual(self._health().state, "ok")
        self.assertEqual(len(self._facts()), 1)

    def test_changed_document_changes_its_day(self):
        receipt = self._receipt("bad", days_ago=10)
        self._calculate()
        receipt.origin = "good"
        self._calculate()
        [values] = self._facts().values()
        self.assertEqual(values, (1, 1, 1))
        self.assertLess(self._health().day_count, 5)

    def test_value_is_exact_and_needs_data(self):
        kpi = self.kpi
        for num, den, records, value in (
            (93.96, 100, 1, 93.96),
            (79.96, 100, None, 79.96),
            (0.1 + 0.2, 0.3, 3, 100.0),
            # a level that runs on has no record of its own
            (2, 4, 0, 50.0),
            (0, 4, 0, 0.0),
            (5, 0, 5, None),
            (5, -2, 5, None),
            (0, 0, 0, None),
        ):
            with self.subTest(num=num, den=den):
                self.assertEqual(kpi._value(num, den, records), value)
        self.assertEqual(kpi._rounded(93.96), 94.0)
        self.assertIsNone(kpi._rounded(None))
        kpi.aggregation = "sum"
        self.assertEqual(kpi._value(0, 0, 2), 0.0)
        self.assertEqual(kpi._value(0.0312, 0), 3.12)
        self.assertIsNone(kpi._value(0, 0, 0))

    def test_totals_series_evidence(self):
        self._own(self.central, "warehouse", self.warehouse)
        self._own(self.east, "warehouse", self.warehouse_east)
        self._receipt()
        self._receipt("bad")
        self._receipt(warehouse=self.warehouse_east)
        self._calculate()
        first = self.today.replace(day=1)
        kpis = self.env["jxc.kpi"]
        with self.assertQueryCount(1):
            totals = kpis._totals(self.company, first, self.today, self.kpi)
        self.assertEqual(
            totals,
            {
                (self.kpi.id, self.central.id): (1, 2, 2),
                (self.kpi.id, self.east.id): (1, 1, 1),
            },
        )
        series = kpis._series(self.kpi, self.company, 2)[self.kpi.id]
        self.assertEqual(series[0][1], None)
        self.assertEqual(series[1], (first, 66.666666667))
        filters = {"department_ids": self.central.ids}
        days = (self.company, first, self.today)
        [evidence] = self.kpi._evidences(*days, [filters])
        self.assertEqual(evidence["records"], 2)
        self._receipt()
        [again] = self.kpi._evidences(*days, [filters])
        self.assertNotEqual(evidence["digest"], again["digest"])

    def test_evidence_of_many_reads_events_once(self):
        self._own(self.central, "warehouse", self.warehouse)
        self._own(self.east, "warehouse", self.warehouse_east)
        clerk = self._user("evidence_clerk", "stock.group_stock_user", level="all")
        other = self._user("evidence_other", "stock.group_stock_user", level="all")
        self._receipt(by=clerk)
        self._receipt(warehouse=self.warehouse_east, by=other)
        people, departments = (clerk, other), (self.central, self.east)
        subjects = [
            *({"user_ids": one.ids} for one in people),
            {"user_ids": [-1]},
            {"user_ids": []},
            *({"department_ids": one.ids} for one in departments),
            {"department_ids": (self.central | self.east).ids * 2},
            {"department_ids": [*self.central.ids, False]},
            {"user_ids": clerk.ids, "department_ids": self.central.ids},
            {},
        ]
        days = (self.company, self.today, self.today)
        found = self.kpi._evidences(*days, subjects)
        self.assertEqual(
            [one["records"] for one in found], [1, 1, 0, 0, 1, 1, 2, 1, 1, 2]
        )
        # each as if it were asked for alone, by the conditions of a single list
        for filters, evidence in zip(subjects, found, strict=True):
            with (
                self.subTest(filters),
                patch.object(kpi_sql, "_only_dimension", lambda _filters: None),
            ):
                self.assertEqual(self.kpi._evidences(*days, [filters]), [evidence])
        span = self.kpi._span(*days)
        many = [{"user_ids": [number]} for number in range(1, 300)]
        query = kpi_sql.evidence(self.kpi._events(span), many)
        self.assertEqual(query.code.count("md5"), 1)

    def test_records_are_those_of_the_facts(self):
        good, bad = self._receipt(), self._receipt("bad")
        self._calculate()
        day = self.today
        action = self.kpi.action_open_records(day, day)
        self.assertEqual(action["res_model"], "stock.picking")
        self.assertEqual(set(action["domain"][0][2]), {good.id, bad.id})
        action = self.kpi.action_open_records(str(day), str(day), part="missed")
        self.assertEqual(action["domain"][0][2], bad.ids)
        action = self.kpi.action_open_records(day, day, part="num")
        self.assertEqual(action["domain"][0][2], good.ids)
