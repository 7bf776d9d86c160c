from odoo import api, fields, models


class JxcUserScope(models.Model):
    _inherit = "jxc.user.scope"

    because = fields.Char(
        "Why",
        compute="_compute_because",
        help="What gives the user this access.",
    )

    @api.depends(
        "source",
        "level",
        "reason",
        "department_id",
        "delegator_id",
        "ownership_id.role",
        "ownership_id.scope_name",
    )
    @api.depends_context("lang")
    def _compute_because(self):
        for scope in self:
            scope.because = scope._because()

    def _because(self):
        """Return in a few words what gives the user this access, or False."""
        self.ensure_one()
        if self.source == "employee":
            if self.level == "subtree":
                return self.env._("Manages the department")
            return self.env._("Works in the department")
        if self.source == "ownership":
            roles = self.env["jxc.ownership"]._fields["role"]
            labels = dict(roles._description_selection(self.env))
            # sudo: the user may not work in the company of the register just now
            ownership = self.ownership_id.sudo()
            return f"{labels.get(ownership.role)} · {ownership.scope_name}"
        if self.source == "delegation":
            lent = self.env._("Lent by %(user)s", user=self.delegator_id.name)
            return f"{lent} · {self.reason}" if self.reason else lent
        return self.reason
