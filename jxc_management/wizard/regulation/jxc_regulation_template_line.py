from odoo import Command, api, fields, models

from ...tools.regulation_templates import load, paired_terms

SOURCE = "en_US"


class JxcRegulationTemplateLine(models.TransientModel):
    """One ready-made regulation."""

    _name = "jxc.regulation.template.line"
    _description = "Regulation Template"
    _inherit = ["jxc.wizard.mixin"]
    _order = "id"

    wizard_id = fields.Many2one(
        "jxc.regulation.template", required=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="wizard_id.company_id")
    is_chosen = fields.Boolean("Load", default=True)
    code = fields.Char(required=True)
    number = fields.Char()
    name = fields.Char("Regulation")
    process_id = fields.Many2one("jxc.process")
    department_id = fields.Many2one(
        "hr.department",
        "Owner",
        domain="[('company_id', 'in', [company_id, False])]",
        help="Proposed is the department that leads the process.",
    )
    existing_id = fields.Many2one(
        "jxc.regulation", "Loaded Already", help="It stays as it is."
    )
    preview = fields.Html(compute="_compute_preview", sanitize=False)

    @api.model
    def _language(self, lang):
        """Return the language of the templates that suits one of Odoo's."""
        return "zh" if (lang or "").startswith("zh") else "en"

    @api.depends("code")
    @api.depends_context("lang")
    def _compute_preview(self):
        for line in self:
            template = load(line.code, self._language(self.env.lang))
            line.preview = template.html

    def _load(self):
        """Create one regulation with a draft, in English and in Chinese."""
        self.ensure_one()
        template = load(self.code, "en")
        env = self.with_context(lang=SOURCE).env
        regulation = env["jxc.regulation"].create(
            {
                "name": template.title,
                "code": template.number,
                "company_id": self.company_id.id,
                "department_id": self.department_id.id,
                "process_id": self.process_id.id,
                "department_ids": [Command.set(self.wizard_id.department_ids.ids)],
            }
        )
        version = env["jxc.regulation.version"].create(
            {
                "regulation_id": regulation.id,
                "body": template.html,
                "change_summary": self.env._("First version, from a ready template."),
            }
        )
        for lang, _name in self.env["res.lang"].get_installed():
            if self._language(lang) == "zh":
                self._translate(regulation, version, lang)
        return regulation.with_env(self.env)

    def _translate(self, regulation, version, lang):
        """Add the Chinese title and text to a regulation that was just loaded."""
        template = load(self.code, "zh")
        regulation.with_context(lang=lang).name = template.title
        field = version._fields["body"]
        translated = field.convert_to_cache(template.html, version)
        terms = paired_terms(
            field.get_trans_terms(version.body), field.get_trans_terms(translated)
        )
        version.update_field_translations("body", {lang: terms}, source_lang=SOURCE)
