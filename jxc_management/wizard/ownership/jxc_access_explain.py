from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tools.sql import escape_psql

#: the field that people know a document by
REFERENCE_FIELDS = {
    "purchase.order": "name",
    "stock.picking": "name",
    "stock.scrap": "name",
    "stock.warehouse.orderpoint": "name",
    "stock.location": "complete_name",
    "stock.warehouse": "name",
}
#: who may ask about somebody else
ASKING_GROUPS = (
    "jxc_management.group_jxc_lead",
    "jxc_management.group_jxc_controller",
    "jxc_management.group_jxc_administrator",
)


class JxcAccessExplain(models.TransientModel):
    """A question: may this person see and change this document, and why?"""

    _name = "jxc.access.explain"
    _description = "Why Can I See This?"
    _inherit = ["jxc.wizard.mixin"]

    res_model = fields.Selection(
        [
            ("purchase.order", "Purchase Order"),
            ("stock.picking", "Transfer"),
            ("stock.scrap", "Scrap Order"),
            ("stock.warehouse.orderpoint", "Reordering Rule"),
            ("stock.location", "Location"),
            ("stock.warehouse", "Warehouse"),
        ],
        "Type",
        required=True,
        default="purchase.order",
    )
    reference = fields.Char(
        help="The number or full name of the document, for example P00012, "
        "WH/IN/00003 or WH/Stock/Shelf 1.",
    )
    res_id = fields.Integer(
        help="The document the question was opened from, if several are called alike."
    )
    user_id = fields.Many2one(
        "res.users",
        "Person",
        required=True,
        default=lambda self: self.env.user,
        domain=[("share", "=", False)],
        help="Department leads, controllers and administrators may ask about others.",
    )
    may_choose_user = fields.Boolean(compute="_compute_may_choose_user")
    found = fields.Boolean(compute="_compute_answer")
    may_read = fields.Boolean(compute="_compute_answer")
    may_change = fields.Boolean(compute="_compute_answer")
    explanation = fields.Html(compute="_compute_answer", sanitize=False)

    @api.depends("reference")
    def _compute_display_name(self):
        for question in self:
            question.display_name = question.reference or self.env._("New question")

    @api.depends_context("uid")
    def _compute_may_choose_user(self):
        self.may_choose_user = any(map(self.env.user.has_group, ASKING_GROUPS))

    @api.depends("res_model", "reference", "res_id", "user_id")
    @api.depends_context("uid", "lang")
    def _compute_answer(self):
        for question in self:
            question._check_may_ask()
            documents = question._documents()
            if len(documents) == 1:
                question.update(question._answer(documents))
            else:
                question.update(question._no_answer(documents))

    @api.constrains("user_id")
    def _check_may_ask(self):
        """Check that the user asks about himself, or may ask about others.

        :raises AccessError: naming who may ask
        """
        for question in self:
            about_self = question.user_id.id in (self.env.uid, False)
            if not about_self and not question.may_choose_user:
                raise AccessError(
                    self.env._(
                        "You may ask about your own access only. Department leads, "
                        "controllers and administrators may ask about others."
                    )
                )

    @api.model
    def default_get(self, fields_list):
        """Ask about the document the question was opened from."""
        values = super().default_get(fields_list)
        res_model, res_id = values.get("res_model"), values.get("res_id")
        if res_model in REFERENCE_FIELDS and res_id:
            document = self._known(res_model, Domain("id", "=", res_id))
            # as the user: who does not know the number is not told it by its id
            readable = document.with_env(self.env)._filtered_access("read")
            values["reference"] = readable[REFERENCE_FIELDS[res_model]]
        return values

    def _documents(self):
        """Return the documents called like the question's reference, as superuser."""
        self.ensure_one()
        reference = (self.reference or "").strip()
        name = REFERENCE_FIELDS.get(self.res_model)
        if not name or not reference:
            return self.env["purchase.order"]
        found = self._known(
            self.res_model, Domain(name, "=ilike", escape_psql(reference))
        )
        return found.filtered(lambda document: document.id == self.res_id) or found

    @api.model
    def _known(self, res_model, domain):
        """Return documents in the companies of the user, as superuser.

        Which department is in charge of a document is no secret within a company;
        everything else about it stays with those who may read it.
        """
        # sudo: the question is about documents that the user may not see
        documents = self.env[res_model].sudo().with_context(active_test=False)
        companies = Domain("company_id", "in", [*self.env.user.company_ids.ids, False])
        return documents.search(domain & companies, limit=2)

    def _no_answer(self, documents):
        """Return the values of the answer when there is not exactly one document."""
        if documents:
            text = self.env._(
                "Several records are called “%(reference)s”. Open the one you mean and "
                "ask from its Actions menu.",
                reference=self.reference,
            )
        elif (self.reference or "").strip():
            types = dict(self._fields["res_model"]._description_selection(self.env))
            text = self.env._(
                "There is no %(type)s “%(reference)s” in your companies. Check the "
                "type and the spelling.",
                type=types.get(self.res_model, ""),
                reference=self.reference,
            )
        else:
            text = False
        return {
            "found": False,
            "may_read": False,
            "may_change": False,
            "explanation": text and self._render({"advice": [text]}),
        }

    @api.model
    def _render(self, values):
        """Return the answer as HTML.

        :param values: ``verdicts`` as ``(allowed, title, reason)``, ``facts`` as
            ``(text, url)`` and ``advice`` as a list of texts
        """
        return self.env["ir.qweb"]._render(
            "jxc_management.access_explanation",
            {"verdicts": [], "facts": [], "advice": [], **values},
        )
