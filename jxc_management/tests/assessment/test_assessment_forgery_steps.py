from datetime import date

from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged
from odoo.tools import SQL

from .common_assessment import FIRST, GROUP, LAST, AssessmentCommon

REASON = "It was not like this at all"


@tagged("post_install", "-at_install")
class TestAssessmentForgerySteps(AssessmentCommon):
    """Ways around second persons, locks and companies that somebody tried."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._fact(cls.on_time, 88, department=cls.central, user=cls.clerk)

    def employ(self, user, department):
        """Give an administrator an employee."""
        values = {"name": user.name, "user_id": user.id, "date_version": "2020-01-01"}
        values |= {"company_id": self.company.id, "department_id": department.id}
        return self.env["hr.employee"].create(values)

    def test_who_reviewed_does_not_approve_alone(self):
        self.go_to("manager_review")
        clerk = self.of(self.clerk)
        self.judge(clerk, by=self.admin)
        self.go_to("appeal")
        with self.refused("You reviewed", AccessError):
            self.go_to("approved")
        with self.refused("judged", AccessError):
            clerk.with_user(self.admin).action_sign()
        clerk.with_user(self.boss).action_sign()
        self.go_to("approved")
        self.assertEqual(self.period.approved_by_id, self.admin)

    def test_administrators_are_signed_off(self):
        self.employ(self.boss, self.finance)
        self.go_to("appeal")
        with self.refused("about an administrator", AccessError):
            self.go_to("approved")
        self.of(self.boss).with_user(self.admin).action_sign()
        self.go_to("approved")

    def test_a_third_administrator_has_to_sign(self):
        self.employ(self.boss, self.finance)
        self.env.ref(f"{GROUP}administrator").sudo().user_ids = self.boss | self.admin
        self.go_to("manager_review")
        boss = self.of(self.boss)
        self.judge(boss, by=self.admin)
        self.go_to("appeal")
        nobody = "nobody can.*Make a further person an administrator"
        for attempt, text in (
            (boss.with_user(self.admin).action_sign, "You judged"),
            (lambda: self.go_to("approved"), "You reviewed"),
            (lambda: self.go_to("approved", by=self.boss), "You are assessed"),
        ):
            with self.refused(f"{text}.*{nobody}", AccessError):
                attempt()
        for user in (self.admin, self.boss):
            self.assertRegex(boss.with_user(user).sign_note, nobody)
            self.assertFalse(boss.with_user(user).can_sign)
        self.assertFalse(boss.with_user(self.lead).sign_note)
        third = self._new_user("third", f"{GROUP}administrator")
        self.env.invalidate_all()
        self.assertRegex(boss.with_user(self.admin).sign_note, "This can do: Third")
        with self.refused("This can do: Third", AccessError):
            self.go_to("approved")
        boss.with_user(third).action_sign()
        self.assertFalse(boss.with_user(self.admin).sign_note)
        self.go_to("approved")

    def test_nobody_sets_his_own_targets(self):
        boss = self.employ(self.boss, self.finance)
        target = self._target(
            self.on_time, scope_type="employee", employee_id=boss.id
        ).with_user(self.boss)
        for attempt in (
            lambda: target.write({"floor": 1, "target": 2}),
            lambda: target.write({"employee_id": self.clerk.employee_id.id}),
            target.unlink,
            lambda: target.copy({"date_from": "2019-01-01", "date_to": "2019-12-31"}),
        ):
            with self.refused("about yourself", AccessError):
                attempt()
        target.with_user(self.admin).write({"target": 95})
        self.finance.manager_id = boss
        with self.refused("about yourself", AccessError):
            self.env["jxc.kpi.target"].with_user(self.boss).create(
                {
                    "kpi_id": self.on_time.id,
                    "company_id": self.company.id,
                    "scope_type": "department",
                    "department_id": self.finance.id,
                    "target": 1,
                }
            )

    def test_reasons_stay_in_the_discussion(self):
        self.go_to("manager_review")
        line = self.line(self.clerk, "On Time").with_user(self.manager)
        line.action_override(50, REASON)
        line.action_remove_override("The log was found after all")
        self.period.with_user(self.admin).action_back("Somebody was forgotten")
        for record, user, text in (
            (self.of(self.clerk), self.manager, "Manager: .*after all"),
            (self.period, self.admin, "Admin: Back to “Self Review”. Somebody"),
        ):
            note = record.message_ids.filtered("body")[:1]
            self.assertRegex(note.body, text)
            with self.refused("", AccessError):
                note.with_user(user).write({"body": "Nothing happened"})
            with self.refused("", AccessError):
                note.with_user(user).unlink()
            self.assertRegex(note.body, text)

    def test_appeals_are_not_repeated(self):
        self.go_to("appeal")
        clerk = self.of(self.clerk).with_user(self.clerk)
        appeals = self.env["jxc.assessment.appeal"]
        line = self.line(self.clerk, "On Time")
        for _time in range(2):
            number = clerk.action_appeal(REASON, line.id, 99)
            appeals.browse(number).with_user(self.clerk).action_withdraw()
        with self.refused("already"):
            clerk.action_appeal(REASON, line.id, 99)
        number = clerk.action_appeal(REASON, None, 99)
        appeals.browse(number).with_user(self.lead).action_reject("It stays so")
        with self.refused("already"):
            clerk.action_appeal(REASON, None, 99)

    def decisions(self):
        """Decide about points, a review and an appeal of the clerk; return them."""
        event = self.env["jxc.score.event"].with_user(self.manager)
        event = event.create(
            {
                "name": "Late",
                "date": "2026-02-01",
                "company_id": self.company.id,
                "employee_id": self.clerk.employee_id.id,
                "points": -2,
                "evidence": "Log",
            }
        )
        event.with_user(self.lead).action_confirm()
        self.go_to("manager_review")
        clerk = self.of(self.clerk)
        self.judge(clerk)
        self.go_to("appeal")
        number = clerk.with_user(self.clerk).action_appeal(REASON, None, 99)
        appeal = self.env["jxc.assessment.appeal"].browse(number)
        appeal.with_user(self.admin).action_reject("It stays as it is")
        return event, clerk, appeal

    def test_checksum_covers_decisions(self):
        event, clerk, appeal = self.decisions()
        self.go_to("approved", by=self.boss)
        self.go_to("locked")
        self.assertTrue(self.period._verification()["is_intact"])
        for table, column, record in (
            ("jxc_assessment", "manager_reviewed_by_id", clerk),
            ("jxc_assessment_appeal", "decided_by_id", appeal),
            ("jxc_score_event", "confirmed_by_id", event),
        ):
            self.env.flush_all()
            with self.subTest(table), self.env.cr.savepoint() as point:
                self.env.cr.execute(
                    SQL(
                        "UPDATE %s SET %s = %s WHERE id = %s",
                        SQL.identifier(table),
                        SQL.identifier(column),
                        self.other.id,
                        record.id,
                    )
                )
                self.env.invalidate_all()
                self.assertFalse(self.period._verification()["is_intact"])
                point.rollback()
            self.env.invalidate_all()
        self.assertTrue(self.period._verification()["is_intact"])

    def test_who_verifies_and_when(self):
        with self.refused("not possible"):
            self.period.with_user(self.controller).action_verify()
        for user in (self.clerk, self.manager, self.hr_officer):
            with self.refused("Only administrators", AccessError):
                self.period.with_user(user).action_verify()

    def test_monthly_mail_is_nobody_elses(self):
        self.manager.email = "manager@example.com"
        self._fact(self.on_time, 85, department=self.central, day=date(2026, 3, 1))
        with freeze_time("2026-04-02 05:00:00"):
            before = self.env["mail.message"].search([])
            self.env["jxc.monthly.mail"]._send(self.company)
            sent = self.env["mail.message"].search([]) - before
        self.assertTrue(sent)
        self.assertFalse(any(sent.mapped("res_id")))
        self.env.flush_all()
        for user in (self.clerk, self.other):
            self.env.invalidate_all()
            found = sent.with_user(user).search([("id", "in", sent.ids)])
            self.assertFalse(found.filtered(lambda one: "85" in (one.body or "")))

    def test_other_companies_stay_closed(self):
        company = self.env["res.company"].create({"name": "Other"})
        period = self.env["jxc.assessment.period"].create(
            {"date_from": FIRST, "date_to": LAST, "company_id": company.id}
        )
        with self.refused("", AccessError):
            period.with_user(self.admin).action_export_rewards()
        setups = self.env["jxc.kpi.target.setup"].with_user(self.admin)
        values = {"company_id": company.id, "kpi_ids": [Command.link(self.on_time.id)]}
        with self.refused("", AccessError):
            setups.create(values).line_ids.mapped("current")
        templates = self.env["jxc.scorecard.template"].with_user(self.admin)
        with self.refused("", AccessError):
            templates.create({"company_id": company.id}).line_ids.mapped("current")

    def test_records_of_days_without_facts(self):
        kpi = self.env.ref("jxc_management.kpi_supplier_otd")
        with self.refused("no access", AccessError):
            kpi.with_user(self.controller).action_open_records(
                "1900-01-01", "2999-12-31", {"company_id": self.company.id}
            )
        reader = self._new_user(
            "reader", f"{GROUP}administrator,purchase.group_purchase_user"
        )
        action = kpi.with_user(reader).action_open_records("1900-01-01", "1950-12-31")
        self.assertEqual(action["domain"], [("id", "in", [])])

    def define(self, model, day, **values):
        """Define a KPI that counts records of a model."""
        field = self.env["ir.model.fields"]._get(model, day)
        return (
            self.env["jxc.kpi"]
            .with_user(self.boss)
            .create(
                {
                    "name": "Own",
                    "code": "test_own",
                    "model_id": self.env["ir.model"]._get(model).id,
                    "date_field_id": field.id,
                    "den_kind": "none",
                    "company_id": self.company.id,
                    **values,
                }
            )
        )

    def test_own_kpis_count_nothing_confidential(self):
        for model in (
            "mail.message",
            "mail.activity",
            "calendar.event",
            "hr.employee",
            "res.users",
            "jxc.reward",
            "ir.attachment",
        ):
            with (
                self.subTest(model),
                self.refused("cannot be counted", ValidationError),
            ):
                self.define(model, "create_date")

    def test_own_kpis_count_their_company(self):
        elsewhere = self.env["res.company"].create({"name": "Other"})
        departments = self.env["hr.department"].create(
            [{"name": "Foreign", "company_id": elsewhere.id}, {"name": "Ours"}]
        )
        departments[1].company_id = self.company
        kpi = self.define("hr.department", "create_date")
        today = self.company._jxc_today()
        found = kpi._record_ids(
            self.company, today, today, {"company_id": self.company.id}
        )
        self.assertNotIn(departments[0].id, found)
        self.assertIn(departments[1].id, found)

    def test_own_kpis_outlive_their_documents(self):
        fields = ("model_id", "date_field_id", "measure_field_id", "den_field_id")
        for name in fields:
            self.assertEqual(self.env["jxc.kpi"]._fields[name].ondelete, "set null")
