from odoo import api, fields, models


class JxcApprovalTrial(models.TransientModel):
    """What an approval rule would have done with the documents of the last days.

    It is calculated once, when it is made, and changes no document.
    """

    _name = "jxc.approval.trial"
    _description = "Trial of an Approval Rule"
    _inherit = ["jxc.wizard.mixin"]

    rule_id = fields.Many2one("jxc.approval.rule", required=True, readonly=True)
    rule_active = fields.Boolean(related="rule_id.active", related_sudo=False)
    operation = fields.Selection(related="rule_id.operation", related_sudo=False)
    company_id = fields.Many2one("res.company", required=True, readonly=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    days = fields.Integer(
        "Days to Look Back", default=90, help="Documents of this many days are judged."
    )
    document_count = fields.Integer(readonly=True)
    summary_ids = fields.One2many(
        "jxc.approval.trial.line",
        "trial_id",
        "In Short",
        domain=[("kind", "=", "summary")],
        readonly=True,
    )
    rule_line_ids = fields.One2many(
        "jxc.approval.trial.line",
        "trial_id",
        "By Rule",
        domain=[("kind", "=", "rule")],
        readonly=True,
    )
    approver_line_ids = fields.One2many(
        "jxc.approval.trial.line",
        "trial_id",
        "Who Would Be Asked",
        domain=[("kind", "=", "approver")],
        readonly=True,
    )

    _check_days = models.Constraint(
        "CHECK (days BETWEEN 1 AND 730)",
        "Choose between 1 and 730 days to look back.",
    )

    def _compute_display_name(self):
        for trial in self:
            trial.display_name = self.env._("Trial of “%s”", trial.rule_id.name)

    @api.model
    def _try(self, rule):
        """Try a rule; return the action that shows the result."""
        company = rule.company_id or self.env.company
        trial = self.create({"rule_id": rule.id, "company_id": company.id})
        trial._calculate()
        return trial._get_records_action(name=trial.display_name, context={})

    def action_try_again(self):
        """Try the rule as it is now on the chosen number of days."""
        self.ensure_one()
        self._calculate()
        return True

    def _calculate(self):
        """Judge the documents and keep the figures as lines."""
        self.ensure_one()
        replay = self.env["jxc.approval.replay"]
        documents = replay._documents(
            self.operation, self.company_id, replay._since(self.days)
        )
        rules = replay._rules(self.operation, self.company_id, self.rule_id)
        past = replay._past(documents)
        asked = self.env["jxc.approval.trial.people"]._counter(rules, past)
        verdicts = replay._judge(
            documents, [rule._compile() for rule in rules], asked.count
        )
        self.document_count = len(documents)
        vals_list = self._summary_values(verdicts, past)
        vals_list += self._rule_values(rules, verdicts, past)
        vals_list += self._approver_values(asked, verdicts)
        # sudo: people are named whom the user may not read, as those who left
        lines = self.env["jxc.approval.trial.line"].sudo()
        lines.search([("trial_id", "=", self.id)]).unlink()
        lines.create(
            [
                {**vals, "trial_id": self.id, "sequence": number}
                for number, vals in enumerate(vals_list)
            ]
        )

    def _line_values(self, kind, name, verdicts, now_ids, then_ids=(), **values):
        """Return the values of a line that counts documents now and then."""
        return {
            "kind": kind,
            "name": name,
            "document_count": len(now_ids),
            "amount": sum(verdicts[one].amount for one in now_ids),
            "then_count": len(then_ids),
            "document_ids": sorted(now_ids),
            "then_ids": sorted(then_ids),
            **values,
        }

    def _summary_values(self, verdicts, past):
        """Return the values of the lines that say it in short."""
        now = {
            key: {one for one, found in verdicts.items() if self._outcome(found) == key}
            for key in ("steps", "auto", None)
        }
        then = {
            "steps": {one for one, found in past.items() if found.outcome == "steps"},
            "auto": {one for one, found in past.items() if found.outcome == "auto"},
        }
        then[None] = set(verdicts) - then["steps"] - then["auto"]
        labels = {
            "steps": self.env._("Needs approval"),
            "auto": self.env._("Passes at once by a rule"),
            None: self.env._("No rule fits"),
        }
        every = set(verdicts)
        lines = [(self.env._("All documents"), every, every)]
        lines += [(label, now[key], then[key]) for key, label in labels.items()]
        more = self.env._("Needs approval, did not before")
        less = self.env._("Needed approval, does no longer")
        lines += [
            (more, now["steps"] - then["steps"], ()),
            (less, then["steps"] - now["steps"], ()),
        ]
        return [
            self._line_values("summary", name, verdicts, ids, before)
            for name, ids, before in lines
        ]

    @api.model
    def _outcome(self, verdict):
        return verdict.rule.outcome if verdict.rule else None

    def _rule_values(self, rules, verdicts, past):
        """Return the values of one line per rule, in the order they are tried."""
        now, then = {}, {}
        for one, found in verdicts.items():
            if found.rule:
                now.setdefault(found.rule.id, set()).add(one)
        for one, found in past.items():
            then.setdefault(found.rule_id, set()).add(one)
        former = self.env["jxc.approval.rule"].browse(
            [rule_id for rule_id in then if rule_id and rule_id not in rules.ids]
        )
        return [
            self._line_values(
                "rule",
                rule.name,
                verdicts,
                now.get(rule.id, ()),
                then.get(rule.id, ()),
                rule_id=rule.id,
                is_tried=rule == self.rule_id,
            )
            for rule in [*rules, *former.sudo()]
        ]

    def _approver_values(self, asked, verdicts):
        """Return the values of one line per person who would be asked."""
        people = sorted(asked.documents.items(), key=lambda found: -len(found[1]))
        # sudo: whose names are shown may be people of other companies
        users = self.env["res.users"].sudo()
        return [
            self._line_values(
                "approver", users.browse(user_id).name, verdicts, ids, user_id=user_id
            )
            for user_id, ids in people
        ]
