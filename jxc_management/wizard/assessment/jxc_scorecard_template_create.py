from collections import defaultdict

from odoo import Command, models
from odoo.exceptions import UserError

from ...tools.scorecard_templates import TEMPLATES, Kpi


class JxcScorecardTemplate(models.TransientModel):
    _inherit = "jxc.scorecard.template"

    def action_create(self):
        """Make the scorecard and the targets it lacks, and open it.

        :return: the action that shows the scorecard
        :raises UserError: when something is missing
        """
        self.ensure_one()
        self.env["jxc.scorecard"].check_access("create")
        incomplete = self.line_ids.filtered(lambda one: one.kpi_id and not one.rule_id)
        if incomplete:
            raise UserError(
                self.env._(
                    "Choose a scoring rule for %(lines)s.",
                    lines=incomplete.mapped("name"),
                )
            )
        card = self._create_card()
        self._create_targets()
        if self.is_activated:
            card.action_activate()
        return {
            "type": "ir.actions.act_window",
            "name": card.display_name,
            "res_model": card._name,
            "res_id": card.id,
            "views": [(False, "form")],
        }

    def _create_card(self):
        """Create the scorecard as a draft."""
        card = self.env["jxc.scorecard"].create(
            {
                "name": self.name,
                "company_id": self.company_id.id,
                "subject": self.subject,
                "department_ids": [Command.set(self.department_ids.ids)],
                "job_ids": [
                    Command.set(self.job_ids.ids if self.subject == "employee" else [])
                ],
                "date_from": self.date_from,
                "grade_scheme_id": self.grade_scheme_id.id,
                "line_ids": [
                    Command.create(line._card_values()) for line in self.line_ids
                ],
            }
        )
        for lang, _name in self.env["res.lang"].get_installed():
            self._translate(card, lang)
        return card

    def _translate(self, card, lang):
        """Give what comes from the template its names in another language."""
        translated = self.with_context(lang=lang).env
        template = TEMPLATES[self.template]
        names = {self.env._(template.name): translated._(template.name)}
        for entry in template.lines:
            if not isinstance(entry, Kpi):
                for text in (entry.name, entry.description):
                    names[self.env._(text)] = translated._(text)
        for record in (card, *card.line_ids):
            fields_ = ("name",) if record == card else ("name", "description")
            here = record.with_context(lang=lang)
            for name in fields_:
                if record[name] in names:
                    here[name] = names[record[name]]
        for line in card.line_ids.filtered("kpi_id"):
            if line.name == line.kpi_id.name:
                here = line.with_context(lang=lang)
                here.name = here.kpi_id.name

    def _create_targets(self):
        """Create the targets that do not exist yet, for whom the card assesses."""
        by_scope = defaultdict(list)
        for line in self.line_ids:
            if line._wants_target():
                values = {"kpi_id": line.kpi_id.id, **line._level_values()}
                for scope in self._scopes(line.measured_on):
                    by_scope[scope].append(values)
        for (scope_type, name, res_id), lines in by_scope.items():
            values = {
                "company_id": self.company_id.id,
                "date_from": self.date_from,
                "scope_type": scope_type,
            }
            if name:
                values[name] = res_id
            self.env["jxc.kpi.target"]._set_levels(values, lines)

    def _scopes(self, measured_on):
        """Return (scope type, its field, record id) of the targets to make.

        What is measured on the company is a target of the company; what is measured on
        the department of a person one of the departments, if the card names any.
        """
        company = [("company", False, False)]
        departments = [
            ("department", "department_id", one) for one in self.department_ids.ids
        ]
        if measured_on == "company":
            return company
        if self.subject == "employee" and measured_on == "subject" and self.job_ids:
            return [("job", "job_id", one) for one in self.job_ids.ids]
        return departments or company
