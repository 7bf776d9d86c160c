from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.assessment_figures import Figures
from .jxc_decision_mixin import ADMINISTRATOR

LIGHTS = {"good": "#1e7e34", "fair": "#b8860b", "poor": "#b02a37", None: "#6c757d"}


class JxcMonthlyMail(models.AbstractModel):
    """The e-mail of the month: KPIs of one's departments, and what waits.

    It is written by a scheduled job, with all rights, for one person after another.
    """

    _name = "jxc.monthly.mail"
    _description = "Monthly E-mail"

    @api.model
    def _cron_send(self):
        """Send the e-mails of all companies that use targets or periods."""
        companies = self.env["res.company"].search([("jxc_monthly_mail", "=", True)])
        used = self._used_companies()
        self.env["ir.cron"]._jxc_each(
            [
                lambda company=company: self._send(company)
                for company in companies
                if company.id in used
            ]
        )

    @api.model
    def _used_companies(self):
        """Return the ids of companies with a target or an assessment period."""
        found = set()
        for model in ("jxc.kpi.target", "jxc.assessment.period"):
            rows = self.env[model]._read_group([], ["company_id"])
            found |= {company.id for (company,) in rows}
        return found

    @api.model
    def _send(self, company):
        """Send everybody concerned in one company his e-mail."""
        template = self.env.ref("jxc_management.mail_template_monthly")
        first, last = self._month(company)
        figures = self._figures(company, first, last)
        for user, departments in self._recipients(company).items():
            if not user.email:
                continue
            month = {
                "name": f"{first:%Y-%m}",
                "rows": self._rows(user, company, departments, figures, last),
                "todo": self._todo(user, company),
            }
            if not month["rows"] and not any(month["todo"].values()):
                continue
            template.with_context(jxc_month=month, lang=user.lang).send_mail(
                user.id,
                # everybody may read what belongs to a user: this belongs to nothing
                email_values={"model": False, "res_id": False},
                email_layout_xmlid="mail.mail_notification_layout",
            )

    @api.model
    def _month(self, company):
        """Return the first and last day of the month before."""
        first = company._jxc_today().replace(day=1)
        last = fields.Date.subtract(first, days=1)
        return last.replace(day=1), last

    @api.model
    def _figures(self, company, first, last):
        kpis = self.env["jxc.kpi"]
        totals = kpis._totals(company, first, last, by=("kpi_id", "department_id"))
        periods = self.env["jxc.assessment.period"]
        return Figures(totals, {}, periods._departments_above())

    @api.model
    def _recipients(self, company):
        """Return ``{user: departments}``; no departments for the whole company."""
        departments = self.env["hr.department"].search(
            [("company_id", "in", (False, company.id))]
        )
        found = departments.filtered("manager_id.user_id").grouped(
            lambda one: one.manager_id.user_id
        )
        for user in self.env.ref(ADMINISTRATOR).all_user_ids:
            found.setdefault(user, departments.browse())
        return {
            user: mine
            for user, mine in found.items()
            if user.active and not user.share and company in user.company_ids
        }

    @api.model
    def _rows(self, user, company, departments, figures, last):
        """Return a row for each KPI with data of each department of one user."""
        kpis = self.env["jxc.kpi"].with_context(lang=user.lang).search(Domain.TRUE)
        scopes = [*departments] or [departments]
        job, employee = self.env["hr.job"], self.env["hr.employee"]
        targets = self.env["jxc.kpi.target"]._closest(
            kpis, last, company, [(one, job, employee) for one in scopes]
        )
        rows = []
        for scope, found in zip(scopes, targets, strict=True):
            for kpi in kpis:
                figure = (
                    figures.of_department(kpi.id, scope.id)
                    if scope
                    else figures.of_company(kpi.id)
                )
                value = kpi._value(*figure)
                if value is not None:
                    name = (scope or company).with_context(lang=user.lang).name
                    target = found.get(kpi.id)
                    rows.append(self._row(kpi, company, name, value, target))
        return rows

    @api.model
    def _row(self, kpi, company, scope, value, target):
        goal = "–"
        if target and kpi.direction == "band":
            goal = target.summary
        elif target:
            goal = kpi._value_text(target.target, company)
        return {
            "scope": scope,
            "kpi": kpi.name,
            "value": kpi._value_text(value, company),
            "target": goal,
            "color": LIGHTS[target._light(value) if target else None],
        }

    @api.model
    def _todo(self, user, company):
        """Return how many reviews and appeals wait for one user."""
        assessments = self.env["jxc.assessment"].with_user(user)
        appeals = self.env["jxc.assessment.appeal"].with_user(user)
        mine = [("company_id", "=", company.id)]
        context = {"allowed_company_ids": company.ids}
        waiting = appeals.with_context(**context).search(
            [*mine, ("state", "=", "submitted")]
        )
        return {
            "reviews": assessments.with_context(**context).search_count(
                [*mine, ("is_to_review", "=", True)]
            ),
            "appeals": len(waiting.filtered("can_decide")),
        }
