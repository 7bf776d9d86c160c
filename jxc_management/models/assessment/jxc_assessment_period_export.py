import io

import xlsxwriter

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .jxc_decision_mixin import ADMINISTRATOR

CONTROLLER = "jxc_management.group_jxc_controller"


class JxcAssessmentPeriod(models.Model):
    _inherit = "jxc.assessment.period"

    def action_export_assessments(self):
        """Download the assessments of one period that the user may see."""
        self.ensure_one()
        self.check_access("read")
        return self._download("scores")

    def action_export_rewards(self):
        """Mark the approved rewards of one period as exported, and download them.

        :raises AccessError: for others than administrators
        :raises UserError: when nothing is approved
        """
        self._check_administrator()
        self._start_decision()
        approved = self.sudo().reward_ids.filtered(lambda one: one.state == "approved")
        if not approved and "exported" not in self.sudo().reward_ids.mapped("state"):
            raise UserError(
                self.env._(
                    "No reward or penalty of “%(period)s” is approved. Decide about "
                    "the proposals first.",
                    period=self.display_name,
                )
            )
        approved._as_engine().write(
            {
                "state": "exported",
                "exported_on": fields.Datetime.now(),
                "exported_by_id": self.env.uid,
            }
        )
        return self._download("rewards")

    @api.model
    def _check_auditor(self):
        """Refuse everybody but administrators and controllers.

        :raises AccessError: saying so
        """
        user = self.env.user
        if not (user.has_group(ADMINISTRATOR) or user.has_group(CONTROLLER)):
            raise AccessError(
                self.env._("Only administrators and controllers verify checksums.")
            )

    def _download(self, what):
        return {
            "type": "ir.actions.act_url",
            "url": f"/jxc/assessment/{self.id}/{what}.xlsx",
            "target": "download",
        }

    def _workbook(self, what):
        """Return name and content of a workbook.

        :param what: ``scores`` or ``rewards``
        :raises AccessError: for rewards, for others than administrators and controllers
        """
        self.ensure_one()
        self.check_access("read")
        if what == "scores":
            title, rows = self.env._("Assessments"), self._score_rows()
        else:
            user = self.env.user
            if not (user.has_group(ADMINISTRATOR) or user.has_group(CONTROLLER)):
                raise AccessError(
                    self.env._(
                        "Only administrators and controllers download rewards and "
                        "penalties."
                    )
                )
            title, rows = self.env._("Rewards and Penalties"), self._reward_rows()
        return f"{title} {self.name}", self._write_workbook(title, rows)

    def _write_workbook(self, title, rows):
        """Return the content of a workbook with one sheet; the first row is bold."""
        output = io.BytesIO()
        # texts stay texts: a name like "=1+1" is no formula
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
        }
        book = xlsxwriter.Workbook(output, options)
        sheet = book.add_worksheet(title[:31])
        decimals = book.add_format({"num_format": "#,##0.00"})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        sheet.write_row(0, 0, rows[0], bold)
        for number, row in enumerate(rows[1:], 1):
            for column, value in enumerate(row):
                is_number = isinstance(value, float)
                sheet.write(
                    number,
                    column,
                    "" if value is False else value,
                    decimals if is_number else None,
                )
        sheet.set_column(0, len(rows[0]) - 1, 18)
        sheet.freeze_panes(1, 1)
        book.close()
        return output.getvalue()

    def _score_rows(self):
        """Return titles and one row per assessment line that the user may see."""
        titles = [
            self.env._("Assessed"),
            self.env._("Department"),
            self.env._("Period"),
            self.env._("Line"),
            self.env._("Weight (%)"),
            self.env._("KPI Value"),
            self.env._("Unit"),
            self.env._("Target"),
            self.env._("Calculated Score"),
            self.env._("Score"),
            self.env._("Weighted Points"),
            self.env._("Reason"),
            self.env._("Plus and Minus Points"),
            self.env._("Total Score"),
            self.env._("Grade"),
            self.env._("Coefficient"),
        ]
        assessments = self.env["jxc.assessment"].search([("period_id", "=", self.id)])
        units = self.env["jxc.kpi"]._fields["unit"]._description_selection(self.env)
        return [titles] + [
            row
            for assessment in assessments
            for row in self._assessment_rows(assessment, dict(units))
        ]

    def _assessment_rows(self, assessment, units):
        # sudo: who may see an assessment may see the names in it
        one = assessment.sudo()
        whom = one._whom()
        total = [
            one.event_points,
            one.score if one.has_score else "",
            one.grade_name,
            one.coefficient if one.has_score else "",
        ]
        return [
            [
                whom,
                one.department_id.name,
                self.name,
                line.display_name,
                line.weight,
                line.kpi_id._rounded(line.value) if line.has_data else "",
                units.get(line.kpi_id.unit, ""),
                line._target_number(),
                line.raw_score if line.has_raw_score else "",
                line.score if line.has_score else "",
                line.points if line.has_score or line.points else "",
                line.override_reason if line.is_overridden else "",
                *total,
            ]
            for line in one.line_ids
        ]

    def _reward_rows(self):
        """Return titles and one row for each approved reward or penalty."""
        titles = [
            self.env._("Employee"),
            self.env._("Department"),
            self.env._("Period"),
            self.env._("Score"),
            self.env._("Grade"),
            self.env._("Coefficient"),
            self.env._("Kind"),
            self.env._("Amount"),
            self.env._("Currency"),
            self.env._("What Else"),
            self.env._("Reason"),
            self.env._("Approved by"),
        ]
        rewards = self.env["jxc.reward"].search(
            [("period_id", "=", self.id), ("state", "in", ("approved", "exported"))]
        )
        kinds = dict(rewards._fields["kind"]._description_selection(self.env))
        # sudo: see above
        return [titles, *(self._reward_row(one, kinds) for one in rewards.sudo())]

    def _reward_row(self, reward, kinds):
        return [
            reward.employee_id.name,
            reward.department_id.name,
            self.name,
            reward.score,
            reward.grade_name,
            reward.coefficient,
            kinds[reward.kind],
            reward.amount,
            reward.currency_id.name,
            reward.measure,
            reward.reason,
            reward.decided_by_id.name,
        ]
