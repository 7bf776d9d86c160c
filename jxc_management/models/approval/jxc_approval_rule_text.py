from odoo import api, fields, models
from odoo.tools import format_amount


class JxcApprovalRule(models.Model):
    _inherit = "jxc.approval.rule"

    explanation = fields.Text(
        compute="_compute_explanation", help="What the rule does, in words."
    )

    @api.depends(
        "name",
        "operation",
        "outcome",
        "amount_min",
        "amount_max",
        "department_ids.name",
        "category_ids.name",
        "warehouse_ids.name",
        "partner_ids.name",
        "price_deviation",
        "domain",
        "tolerance_percent",
        "tolerance_amount",
        "step_ids.display_name",
        "step_ids.sequence",
        "step_ids.quorum",
        "step_ids.quorum_number",
        "step_ids.sla_hours",
    )
    @api.depends_context("lang", "company")
    def _compute_explanation(self):
        for rule in self:
            rule.explanation = "\n".join(
                filter(None, (rule._condition_text(), *rule._outcome_texts()))
            )

    def _condition_text(self):
        """Return in words which documents the rule is about."""
        self.ensure_one()
        labels = dict(self._fields["operation"]._description_selection(self.env))
        operation = labels.get(self.operation, "")
        conditions = self._conditions()
        if not conditions:
            return self.env._("%(operation)s: every document.", operation=operation)
        return self.env._(
            "%(operation)s: %(conditions)s.",
            operation=operation,
            conditions="; ".join(conditions),
        )

    def _conditions(self):
        """Return the conditions of the rule as a list of texts."""
        # sudo: people whose document it is about may not read each of its conditions
        rule = self.sudo()
        found = [rule._amount_text(), *rule._relation_texts()]
        if rule.price_deviation:
            found.append(
                self.env._(
                    "a price more than %(percent)s %% above the known one",
                    percent=f"{rule.price_deviation:g}",
                )
            )
        if (rule.domain or "").strip() not in ("", "[]"):
            found.append(self.env._("further conditions"))
        return [text for text in found if text]

    def _relation_texts(self):
        """Return the conditions about departments, products and places."""
        env = self.env

        def names(field):
            return ", ".join(self[field].mapped("display_name"))

        found = []
        if self.department_ids:
            text = env._("in charge: %(names)s or below", names=names("department_ids"))
            found.append(text)
        if self.category_ids:
            text = env._("products: %(names)s or below", names=names("category_ids"))
            found.append(text)
        if self.warehouse_ids:
            found.append(env._("warehouse: %(names)s", names=names("warehouse_ids")))
        if self.partner_ids:
            found.append(env._("vendor: %(names)s", names=names("partner_ids")))
        return found

    def _amount_text(self):
        """Return the condition about the amount in words, empty without one."""
        low, high = (
            amount and format_amount(self.env, amount, self.currency_id)
            for amount in (self.amount_min, self.amount_max)
        )
        if low and high:
            return self.env._("from %(low)s to %(high)s", low=low, high=high)
        if low:
            return self.env._("from %(amount)s", amount=low)
        return self.env._("up to %(amount)s", amount=high) if high else ""

    def _outcome_texts(self):
        """Return in words what happens to the documents of the rule."""
        self.ensure_one()
        if self.outcome == "auto":
            return [self.env._("They pass at once; the rule is recorded.")]
        steps = self.step_ids.sorted(lambda step: step.sequence)
        texts = [
            f"{number}. {' + '.join(step._summary() for step in together)}"
            for number, together in enumerate(
                steps.grouped("sequence").values(), start=1
            )
        ]
        return [*texts, self._tolerance_text()]

    def _tolerance_text(self):
        """Return in words by how much an approved document may grow."""
        percent = f"{self.tolerance_percent:g} %"
        amount = format_amount(self.env, self.tolerance_amount, self.currency_id)
        if not self.tolerance_percent and not self.tolerance_amount:
            return ""
        if self.tolerance_percent and self.tolerance_amount:
            return self.env._(
                "Once approved, a document may grow by %(percent)s or %(amount)s, "
                "whichever is more.",
                percent=percent,
                amount=amount,
            )
        return self.env._(
            "Once approved, a document may grow by %(tolerance)s.",
            tolerance=percent if self.tolerance_percent else amount,
        )
