from odoo import models
from odoo.exceptions import AccessError

#: access scopes; the record rules of the addon, and only these, call them
SCOPE_MODEL = "jxc.user.scope"
#: how many documents a message names
LISTED = 6


class IrRule(models.Model):
    _inherit = "ir.rule"

    def _compute_domain_context_values(self):
        """Cache rule domains per day where they count, as access scopes have dates."""
        yield from super()._compute_domain_context_values()
        scopes = self.env["jxc.user.scope"]
        yield scopes._today() if scopes._enforcing_company_ids() else None

    def _make_access_error(self, operation, records):
        """Say whom to ask when only access scopes stand in the way.

        Core would take the rules for those of another company, because they name it.
        """
        failing = self._get_failing(records, mode=operation).sudo()
        ours = [rule for rule in failing if SCOPE_MODEL in (rule.domain_force or "")]
        if not failing or len(ours) < len(failing):
            return super()._make_access_error(operation, records)
        named = operation != "read" and "jxc_department_id" in records._fields
        readable = records[: LISTED if named else 0]._filtered_access("read").sudo()
        administrators = self.env[SCOPE_MODEL]._administrator_names()
        people = self.env._(
            "Ask %(people)s for an access scope.", people=administrators
        )
        if readable:
            text = self.env._(
                "You may see, but not change: %(documents)s. The department in charge "
                "is %(departments)s.",
                documents=readable.mapped("display_name"),
                departments=readable.jxc_department_id.mapped("display_name"),
            )
        else:
            text = self.env._(
                "“%(kind)s”: what you asked for belongs to departments outside your "
                "access scopes.",
                kind=self.env["ir.model"]._get(records._name).name,
            )
        records.invalidate_recordset()
        return AccessError(f"{text}\n\n{people}")
