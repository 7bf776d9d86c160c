from odoo import SUPERUSER_ID, fields, models
from odoo.exceptions import UserError

from ...tools.approval_content import exceeds
from ...tools.approval_match import Facts, first_match
from ...tools.owner_resolver import Dimensions, parse_path

APPROVAL_FIELDS = {"jxc_approval_state", "jxc_approval_request_id"}
#: how the state of a request shows on its document
SHOWN_STATES = {"pending": "pending", "approved": "approved", "rejected": "rejected"}


class JxcApprovalMixin(models.AbstractModel):
    """A document that may need approval before it takes effect.

    A further kind of document inherits this mixin, names its operation, content and
    amount, and says when it is in effect; see the methods below the line of dashes.
    """

    _name = "jxc.approval.mixin"
    _description = "Document That May Need Approval"

    jxc_approval_state = fields.Selection(
        [
            ("none", "No Approval"),
            ("pending", "Waiting for Approval"),
            ("approved", "Approved"),
            ("rejected", "Rejected"),
        ],
        "Approval",
        default="none",
        readonly=True,
        copy=False,
    )
    jxc_approval_request_id = fields.Many2one(
        "jxc.approval.request",
        "Approval Request",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )

    # ------------------------------------------------------------------
    # What a kind of document says about itself
    # ------------------------------------------------------------------

    def _jxc_operation(self):
        """Return the code of the controlled operation, or None."""
        raise NotImplementedError

    def _jxc_content(self):
        """Return what is approved, as described in ``tools/approval_content.py``."""
        raise NotImplementedError

    def _jxc_labels(self):
        """Return ``{line key: name}`` for the lines of the content without a label."""
        return {}

    def _jxc_amount(self):
        """Return the amount that decides about the rule, in company currency."""
        raise NotImplementedError

    def _jxc_in_effect(self):
        """Return whether the document has taken effect: confirmed, done."""
        raise NotImplementedError

    def _jxc_is_parked(self):
        """Return whether the document can wait for its approval as it is."""
        raise NotImplementedError

    def _jxc_approved(self):
        """Carry on after the last approval."""

    def _jxc_returned(self):
        """Give the document back after a rejection, withdrawal or change."""

    def _jxc_requester(self):
        """Return the user who asks for the approval."""
        self.ensure_one()
        user = self.env.user
        if user.share or user.id == SUPERUSER_ID:
            responsible = "user_id" in self._fields and self.sudo().user_id
            return responsible or user
        return user

    def _jxc_last_editor(self):
        """Return the user who last changed what is to be approved, if that is known."""
        return self.env["res.users"]

    def _jxc_title(self):
        """Return what the document is called in requests."""
        return self.display_name

    def _jxc_partner(self):
        """Return the other party."""
        return self.env["res.partner"]

    def _jxc_facts(self):
        """Return the :class:`Facts` that rules ask for."""
        self.ensure_one()
        document = self.sudo()
        return Facts(
            {
                "amount": document._jxc_amount,
                "departments": lambda: parse_path(
                    document.jxc_department_id.parent_path
                ),
                "categories": lambda: {
                    category_id
                    for category in document._jxc_products().categ_id
                    for category_id in parse_path(category.parent_path)
                },
                "warehouses": lambda: document._jxc_warehouses().ids,
                "partners": lambda: document._jxc_partner().commercial_partner_id.ids,
                "deviation": document._jxc_price_deviation,
            }
        )

    def _jxc_products(self):
        """Return the products of the document."""
        return self.env["product.product"]

    def _jxc_warehouses(self):
        """Return the warehouses of the document."""
        return self.env["stock.warehouse"]

    def _jxc_price_deviation(self):
        """Return by how many percent the dearest line is above its known price."""
        return 0.0

    def _jxc_dimensions(self):
        """Return the :class:`Dimensions` that find support and oversight."""
        ownership = self.env["jxc.ownership"]
        owners = ownership._owners_on(self.company_id)
        if not owners or not hasattr(self, "_jxc_scope"):
            return Dimensions()
        return ownership._dimensions(**self.sudo()._jxc_scope(owners))

    # ------------------------------------------------------------------
    # Does it need approval?
    # ------------------------------------------------------------------

    def _jxc_rules(self):
        """Return the compiled rules of the document's operation."""
        self.ensure_one()
        rules = self.env["jxc.approval.rule"]
        if not rules._any_for(self._name, self.company_id.id):
            return ()
        operation = self._jxc_operation()
        return rules._compiled(operation, self.company_id.id) if operation else ()

    def _jxc_rule(self):
        """Return the :class:`CompiledRule` that fits the document, or None."""
        rules = self._jxc_rules()
        if not rules:
            return None
        in_domain = self.env["jxc.approval.rule"]._document_in_domain
        return first_match(rules, self._jxc_facts(), lambda text: in_domain(self, text))

    def _jxc_needs_approval(self):
        """Return whether a rule wants an approval that the document does not have."""
        rule = self._jxc_rule()
        return bool(rule) and rule.outcome == "steps" and not self._jxc_is_covered()

    def _jxc_passed_by_rule(self):
        """Return whether a rule let the document pass and that is not yet recorded."""
        if self.jxc_approval_state != "none":
            return False
        rule = self._jxc_rule()
        return bool(rule) and rule.outcome == "auto"

    def _jxc_is_covered(self):
        """Return whether the document is within what was approved of it."""
        self.ensure_one()
        # sudo: whoever works with the document need not see the request
        request = self.sudo().jxc_approval_request_id
        if self.jxc_approval_state != "approved" or request.state != "approved":
            return False
        if (request.res_model, request.res_id) != (self._name, self.id):
            return False
        return not exceeds(
            request.content,
            self.sudo()._jxc_content(),
            request.tolerance_percent,
            request.tolerance_amount,
        )

    def _jxc_to_approve(self):
        """Return those of these documents that need an approval first."""
        return self.filtered(lambda document: document._jxc_needs_approval())

    def _jxc_waiting_notice(self):
        """Return the action that tells which of these documents wait for whom."""
        # sudo: whoever submits a document need not see its request
        requests = self.sudo().jxc_approval_request_id
        lines = [f"{one.name}: {one.waiting_for}" for one in requests]
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "title": self.env._("Waiting for Approval"),
                "message": "\n".join(lines),
                "type": "warning",
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def _jxc_check_effective(self):
        """Refuse documents that took effect without the approval they need.

        :raises UserError: naming them and what to do
        """
        if self.env.uid == SUPERUSER_ID:
            return
        refused = self._jxc_to_approve()
        if refused:
            raise UserError(
                self.env._(
                    "%(documents)s: this needs approval first. Confirm or validate it "
                    "with its button, which asks the approvers.",
                    documents=refused.sudo().mapped("display_name"),
                )
            )
