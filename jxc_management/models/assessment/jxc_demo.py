from odoo import Command, api, models
from odoo.tools import SQL

from ...tools.demo_assessment import (
    CARDS,
    EAST_TARGET,
    RULES,
    TARGETS,
    audits,
    last_quarter,
    named_levels,
)
from ...tools.demo_orders import FIRST

#: when documents were written: orders up to three days before their confirmation
WRITTEN = {
    "purchase.order": "date_order - mod(id, 4) * interval '1 day'",
    "stock.picking": "LEAST(scheduled_date, date_done) - interval '2 days'",
    "stock.warehouse.orderpoint": "%(first)s",
}


class JxcDemo(models.AbstractModel):
    _inherit = "jxc.demo"

    @api.model
    def _load_assessment(self):
        """Assess the demo company's last quarter and begin with this one, once.

        People do all of it themselves, by the methods that the buttons call; then it is
        dated back, as orders are.
        """
        company = self.env.ref("jxc_management.demo_company")
        if self.env["jxc.assessment.period"].search_count(
            [("company_id", "=", company.id)], limit=1
        ):
            return
        flow = self.with_company(company).with_context(
            allowed_company_ids=company.ids, tracking_disable=True
        )
        flow._date_documents(company)
        flow._audit_workplaces(company)
        flow.env["jxc.kpi"]._rebuild(company)
        flow._set_targets(company)
        flow._make_scorecards(company)
        flow._agree_on_rewards(company)
        flow._assess_last_quarter(company)
        flow._assess_this_quarter(company)

    @api.model
    def _date_documents(self, company):
        """Let documents have been written some days before what became of them."""
        self.env.flush_all()
        # SQL: the ORM writes this column itself
        for model, moment in WRITTEN.items():
            self.env.cr.execute(
                SQL(
                    "UPDATE %s SET create_date = LEAST(create_date, %s)"
                    " WHERE company_id = %s",
                    SQL.identifier(self.env[model]._table),
                    SQL(moment, first=self._moment(FIRST - 1)),
                    company.id,
                )
            )
            self.env[model].invalidate_model(["create_date"])

    def _audit_workplaces(self, company):
        """Enter the points of the monthly audits; the director confirms them."""
        kpi = self.env.ref("jxc_management.kpi_workplace_audit")
        auditor, director = self._as("jxcadmin"), self._as("sclead")
        values = [
            {
                "kpi_id": kpi.id,
                "company_id": company.id,
                "department_id": self._department(department).id,
                "day": day,
                "num": points,
                "note": "Monthly audit 每月检查",
            }
            for department, day, points in audits(company._jxc_today())
        ]
        readings = auditor.env["jxc.kpi.reading"].create(values)
        readings.with_env(director.env).action_confirm()

    def _make_scorecards(self, company):
        """Make scorecards from the templates, from the last quarter on."""
        first, _last = last_quarter(company._jxc_today())
        wizards = self._as("jxcadmin").env["jxc.scorecard.template"]
        chinese = "zh_CN" in dict(self.env["res.lang"].get_installed())
        for plan in CARDS:
            wizard = wizards.create(
                {"template": plan.template, "company_id": company.id}
            )
            jobs = [self.env.ref(f"jxc_management.demo_job_{job}") for job in plan.jobs]
            departments = [self._department(name) for name in plan.departments]
            wizard.write(
                {
                    "name": plan.name,
                    "date_from": first,
                    "department_ids": [Command.set([one.id for one in departments])],
                    "job_ids": [Command.set([job.id for job in jobs])],
                }
            )
            action = wizard.action_create()
            if chinese:
                card = self.env["jxc.scorecard"].browse(action["res_id"])
                card.with_context(lang="zh_CN").name = plan.chinese

    def _set_targets(self, company):
        """Enter what the company wants to reach, and what the new warehouse has to."""
        kpis = self.env["jxc.kpi"].search([("code", "in", list(TARGETS))])
        by_code = {kpi.code: kpi for kpi in kpis}
        start = self._moment(FIRST).date().replace(day=1)
        common = {"company_id": company.id, "date_from": start}
        values = [
            {**common, "kpi_id": by_code[code].id, **named_levels(levels)}
            for code, levels in TARGETS.items()
        ]
        code, levels = EAST_TARGET
        values.append(
            {
                **common,
                "kpi_id": by_code[code].id,
                "scope_type": "department",
                "department_id": self._department("east").id,
                **named_levels(levels),
            }
        )
        self._as("jxcadmin").env["jxc.kpi.target"].create(values)

    def _agree_on_rewards(self, company):
        """Agree on rules for rewards and penalties."""
        rules = self._as("jxcadmin").env["jxc.reward.rule"]
        chinese = "zh_CN" in dict(self.env["res.lang"].get_installed())
        for number, plan in enumerate(RULES, 1):
            rule = rules.create(
                {
                    "name": plan.name,
                    "sequence": 10 * number,
                    "company_id": company.id,
                    "subject": plan.subject,
                    "kind": plan.kind,
                    "condition": plan.condition,
                    "score_from": plan.score_from,
                    "score_to": plan.score_to,
                    "basis": plan.basis,
                    "amount": plan.amount,
                    "measure": plan.measure,
                }
            )
            if chinese:
                here = rule.with_context(lang="zh_CN")
                here.write({"name": plan.chinese, "measure": plan.measure_zh})
