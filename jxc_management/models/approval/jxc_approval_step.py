from odoo import Command, fields, models

from ...tools.approval_steps import next_open


class JxcApprovalStep(models.Model):
    """One step of a request, with the people who could decide it when it was submitted.

    Later changes of rules, groups or departments do not change it.
    """

    _name = "jxc.approval.step"
    _description = "Approval Step"
    _inherit = ["jxc.engine.record.mixin"]
    _order = "request_id, sequence, id"

    request_id = fields.Many2one(
        "jxc.approval.request", required=True, index=True, ondelete="cascade"
    )
    name = fields.Char("Who", required=True, readonly=True)
    sequence = fields.Integer(readonly=True)
    rule_step_id = fields.Many2one(
        "jxc.approval.rule.step", readonly=True, index=True, ondelete="set null"
    )
    approver_ids = fields.Many2many(
        "res.users",
        "jxc_approval_step_user_rel",
        string="Approvers",
        readonly=True,
        # people who leave stay in the history
        context={"active_test": False},
        ondelete="restrict",
    )
    decided_ids = fields.Many2many(
        "res.users",
        "jxc_approval_step_decided_rel",
        string="Approved By",
        readonly=True,
        context={"active_test": False},
        ondelete="restrict",
    )
    votes = fields.Integer("Approvals Given", readonly=True)
    votes_needed = fields.Integer(default=1, readonly=True)
    state = fields.Selection(
        [
            ("waiting", "Waiting"),
            ("open", "In Progress"),
            ("approved", "Approved"),
            ("rejected", "Rejected"),
            ("closed", "Not Needed"),
        ],
        "Status",
        required=True,
        default="waiting",
        readonly=True,
    )
    opened_on = fields.Datetime(readonly=True)
    closed_on = fields.Datetime(readonly=True)
    deadline = fields.Datetime(readonly=True)
    sla_hours = fields.Float(readonly=True)
    escalation = fields.Char(readonly=True)
    escalated_on = fields.Datetime(readonly=True)

    _open_steps = models.Index("(state) WHERE state = 'open'")

    def _opening(self):
        """Return those of these steps that open now, request by request."""
        keys = []
        for steps in self.grouped("request_id").values():
            keys += next_open([(one.sequence, one.state, one.id) for one in steps])
        return self.browse(keys)

    def _deadlines(self, start):
        """Return ``{deadline: steps}`` of steps that open at ``start``.

        Hours are working hours of the company's calendar.
        """
        found = {}
        groups = self.grouped(lambda one: (one.request_id.company_id, one.sla_hours))
        for (company, hours), steps in groups.items():
            calendar = company.sudo().resource_calendar_id
            deadline = False
            if hours and calendar:
                deadline = calendar.plan_hours(hours, start, compute_leaves=True)
            elif hours:
                deadline = fields.Datetime.add(start, hours=hours)
            found[deadline] = found.get(deadline, self.browse()) | steps
        return found

    def _undecided(self):
        """Return the open ones of these steps."""
        return self.filtered(lambda step: step.state == "open")

    def _count_vote(self, users):
        """Count an approval; with enough of them the step is approved.

        :param users: who decided, and in whose place
        """
        self.ensure_one()
        step = self._as_engine()
        votes = step.votes + 1
        decided = [Command.link(user.id) for user in users]
        values = {"decided_ids": decided, "votes": votes}
        if votes >= self.votes_needed:
            values.update(state="approved", closed_on=fields.Datetime.now())
        step.write(values)

    def _replace_approver(self, old, new):
        """Ask ``new`` in the place of ``old``."""
        self.ensure_one()
        self._as_engine().write(
            {"approver_ids": [Command.unlink(old.id), Command.link(new.id)]}
        )
