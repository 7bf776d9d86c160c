from odoo import api, fields, models
from odoo.exceptions import ValidationError


class JxcApprovalRuleStep(models.Model):
    """Who has to approve at one point of an approval rule, and within which time."""

    _name = "jxc.approval.rule.step"
    _description = "Approval Rule Step"
    _order = "rule_id, sequence, id"

    rule_id = fields.Many2one(
        "jxc.approval.rule", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(
        default=10, help="Steps with the same number are open at the same time."
    )
    approver_type = fields.Selection(
        [
            ("owner_lead", "Lead of the Department in Charge"),
            ("manager", "Manager of the Requester"),
            ("support", "Supporting Department"),
            ("oversight", "Overseeing Department"),
            ("authority", "Authority for the Amount"),
            ("group", "Group"),
            ("users", "Named People"),
        ],
        required=True,
        default="owner_lead",
        help="Authority: climbs from the department in charge to the first manager "
        "whose approval limit covers the amount.",
    )
    level = fields.Integer(
        "Levels Above", default=1, help="1: the requester's manager, 2: his manager …"
    )
    group_id = fields.Many2one("res.groups", ondelete="restrict")
    user_ids = fields.Many2many(
        "res.users",
        "jxc_approval_rule_step_user_rel",
        string="People",
        domain=[("share", "=", False)],
    )
    quorum = fields.Selection(
        [("any", "One of Them"), ("all", "All of Them"), ("number", "A Number")],
        required=True,
        default="any",
    )
    quorum_number = fields.Integer("How Many", default=2)
    sla_hours = fields.Float(
        "Hours to Decide", help="Working hours of the company's calendar. 0: no limit."
    )
    escalation = fields.Selection(
        [
            ("none", "Nothing"),
            ("remind", "Remind the Approvers"),
            ("manager", "Ask Their Managers Too"),
        ],
        "When Overdue",
        required=True,
        default="remind",
    )

    _check_numbers = models.Constraint(
        "CHECK (level >= 1 AND quorum_number >= 1 AND sla_hours >= 0)",
        "Levels and numbers of approvers start at 1; hours cannot be negative.",
    )

    @api.depends("approver_type", "group_id", "user_ids", "level")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = dict(self._fields["approver_type"]._description_selection(self.env))
        for step in self:
            name = labels.get(step.approver_type, "")
            if step.approver_type == "group" and step.group_id:
                name = step.group_id.sudo().display_name
            elif step.approver_type == "users" and step.user_ids:
                name = ", ".join(step.user_ids.sudo().mapped("name"))
            elif step.approver_type == "manager" and step.level > 1:
                name = self.env._(
                    "%(who)s, level %(level)s", who=name, level=step.level
                )
            step.display_name = name

    @api.constrains("approver_type", "group_id", "user_ids")
    def _check_approvers(self):
        for step in self:
            missing = (step.approver_type == "group" and not step.group_id) or (
                step.approver_type == "users" and not step.user_ids
            )
            if missing:
                raise ValidationError(
                    self.env._(
                        "“%(rule)s”: choose the group or the people of the step.",
                        rule=step.rule_id.name,
                    )
                )
