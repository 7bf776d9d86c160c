from odoo import api, fields, models

#: so many people are named; the figures count all
NAMED = 500


class JxcTrainingPreview(models.TransientModel):
    """Who would be assigned, and why: what the next reconciliation would do.

    It is calculated once, when it is made, and changes no assignment.
    """

    _name = "jxc.training.preview"
    _description = "Who Would Be Assigned"
    _inherit = ["jxc.wizard.mixin"]

    requirement_id = fields.Many2one("jxc.training.requirement", readonly=True)
    requirement_active = fields.Boolean(
        related="requirement_id.active", related_sudo=False
    )
    company_id = fields.Many2one("res.company", required=True, readonly=True)
    new_count = fields.Integer("New Assignments", readonly=True)
    renewal_count = fields.Integer("Renewals", readonly=True)
    cancel_count = fields.Integer("Cancellations", readonly=True)
    hidden_count = fields.Integer(
        "Not Named", readonly=True, help="People whom others manage, or too many."
    )
    line_ids = fields.One2many("jxc.training.preview.line", "preview_id", readonly=True)

    def _compute_display_name(self):
        for preview in self:
            name = preview.requirement_id.display_name
            preview.display_name = name or self.env._("All Requirements")

    @api.model
    def action_preview_all(self):
        """Show what the next night would do in the company.

        :return: the action that shows it
        """
        return self._preview(self.env.company)

    @api.model
    def _preview(self, company, requirement=None):
        """Calculate a preview; return the action that shows it.

        :param requirement: what would happen if this one were active; else all are
        """
        self.check_access("create")
        preview = self.create(
            {
                "company_id": company.id,
                "requirement_id": requirement.id if requirement else False,
            }
        )
        preview._calculate()
        return preview._get_records_action(
            name=self.env._("Who Would Be Assigned"), context={}
        )

    def _calculate(self):
        """Plan like the reconciliation and keep the result as lines."""
        # sudo: the plan needs everybody's assignments; lines name whom one may see
        engine = self.env["jxc.training.assignment"].sudo()
        openings, closings = engine._plan(self.company_id, **self._scope(engine))
        texts = engine._opening_texts(self.company_id, openings)
        cancelled = engine._closing_texts()
        vals_list = [
            self._line_values(
                "renewal" if one.origin == "renewal" else "new",
                (one.employee.id, one.course_id),
                text,
                one.date_due,
            )
            for one, text in zip(openings, texts, strict=True)
        ]
        vals_list += [
            self._line_values("cancel", one[1:3], cancelled[one.why])
            for one in closings
        ]
        self._keep(vals_list)

    def _scope(self, engine):
        """Return the arguments of the plan."""
        if not self.requirement_id:
            return {}
        course = self.requirement_id.course_id
        others = engine._requirements_of(self.company_id, course)
        return {"courses": course, "requirements": others | self.requirement_id.sudo()}

    @api.model
    def _line_values(self, kind, pair, reason, date_due=False):
        return {
            "kind": kind,
            "employee_id": pair[0],
            "course_id": pair[1],
            "reason": reason,
            "date_due": date_due,
        }

    def _keep(self, vals_list):
        """Count the lines, and keep those about people whom the user may see."""
        counts = dict.fromkeys(("new", "renewal", "cancel"), 0)
        for vals in vals_list:
            counts[vals["kind"]] += 1
        seen = self._seen({vals["employee_id"] for vals in vals_list})
        named = [vals for vals in vals_list if vals["employee_id"] in seen][:NAMED]
        for kind, count in counts.items():
            self[f"{kind}_count"] = count
        self.hidden_count = len(vals_list) - len(named)
        self.env["jxc.training.preview.line"].create(
            [{**vals, "preview_id": self.id} for vals in named]
        )

    @api.model
    def _seen(self, employee_ids):
        """Return the ids of the employees whose training the user may see."""
        everybody = ("administrator", "controller")
        groups = [f"jxc_management.group_jxc_{name}" for name in everybody]
        if any(self.env.user.has_group(one) for one in (*groups, "hr.group_hr_user")):
            return employee_ids
        assignments = self.env["jxc.training.assignment"]
        own = assignments._managed_employees() | assignments._my_employees()
        return employee_ids & set(own.ids)
