import logging
from collections import namedtuple
from datetime import timedelta
from functools import partial

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.approval_match import first_match

_logger = logging.getLogger(__name__)

#: documents that are read at once
BATCH = 1000
#: how rules judge a document; ``rule`` is a CompiledRule or None
Verdict = namedtuple("Verdict", "rule amount")
#: how a document was judged at its time, ``outcome`` is "steps" or "auto"
Past = namedtuple("Past", "rule_id outcome requester_id editor_id")


class JxcApprovalReplay(models.AbstractModel):
    """Judges documents of the past by rules, without creating anything."""

    _name = "jxc.approval.replay"
    _description = "Approval Rules on Documents of the Past"

    @api.model
    def _documents(self, operation, company, since):
        """Return the documents of an operation that took effect or were submitted.

        Only those that the current user may read, so that he can open what is counted.

        :param since: first moment that counts
        :raises UserError: when the user may read no documents of the operation
        """
        model_name = self.env["jxc.operation"]._model_of(operation)
        documents = self.env[model_name]
        if not documents.has_access("read"):
            raise UserError(
                self.env._(
                    "You may not read “%(model)s” documents, so there is nothing to "
                    "try the rules on. Ask for access to the app they belong to.",
                    model=self.env["ir.model"]._get(model_name).name,
                )
            )
        domain = self._document_domain(model_name, since)
        found = documents.search(domain & Domain("company_id", "=", company.id))
        ids = []
        for batch in self._batches(found):
            ids += batch.filtered(lambda one: one._jxc_operation() == operation).ids
        return documents.browse(ids)

    @api.model
    def _document_domain(self, model_name, since):
        """Return the domain of the documents to judge; a hook for further models."""
        if model_name == "purchase.order":
            confirmed = Domain("state", "=", "purchase") & Domain(
                "date_approve", ">=", since
            )
            parked = Domain("state", "=", "to approve") & Domain(
                "create_date", ">=", since
            )
            return confirmed | parked
        return Domain("state", "=", "done") & Domain("date_done", ">=", since)

    @api.model
    def _since(self, days):
        """Return the moment ``days`` ago."""
        return fields.Datetime.now() - timedelta(days=days)

    @api.model
    def _batches(self, documents):
        """Yield documents in batches, with all rights; reading one reads the batch."""
        # sudo: how rules judge must not depend on what the user may see
        model = documents.sudo()
        for start in range(0, len(documents), BATCH):
            yield model.browse(documents.ids[start : start + BATCH])
            if len(documents) > BATCH:
                self.env.invalidate_all()

    @api.model
    def _rules(self, operation, company, tried=None):
        """Return the active rules of a company in their order, and the one tried."""
        rules = self.env["jxc.approval.rule"].sudo().with_context(active_test=False)
        tried_ids = tried.ids if tried else []
        return rules.search(
            Domain("operation", "=", operation)
            & Domain("company_id", "in", (company.id, False))
            & (Domain("active", "=", True) | Domain("id", "in", tried_ids)),
            order="sequence, id",
        )

    @api.model
    def _judge(self, documents, compiled, each=None):
        """Return ``{document_id: Verdict}`` of the first rule that fits each document.

        Documents are read in batches: queries depend on the number of batches only.

        :param compiled: :class:`CompiledRule` tuples in their order
        :param each: function called with every batch and its verdicts, while the batch
            is still in memory
        """
        found = {}
        for batch in self._batches(documents):
            verdicts = self._judge_batch(batch, compiled)
            if each:
                each(batch, verdicts)
            found.update(verdicts)
        return found

    @api.model
    def _judge_batch(self, batch, compiled):
        """Return ``{document_id: Verdict}`` of one batch."""
        in_domain = self._batch_domains(batch)
        all_facts = batch._jxc_past_facts()
        verdicts = {}
        for document in batch:
            facts = all_facts[document.id]
            rule = first_match(compiled, facts, partial(in_domain, document))
            verdicts[document.id] = Verdict(rule, facts["amount"])
        return verdicts

    @api.model
    def _batch_domains(self, batch):
        """Return a function ``(document, text)``: is the document in that domain?

        Each domain is tried once for the whole batch; once for each person where it
        asks for the one who submits.
        """
        known = {}

        def in_domain(document, text):
            person = document._jxc_past_requester() if "uid" in text else None
            key = (text, person)
            if key not in known:
                known[key] = self._ids_in_domain(batch, text, person)
            return document.id in known[key]

        return in_domain

    @api.model
    def _ids_in_domain(self, documents, text, person):
        """Return the ids of documents that fulfil a rule's further conditions.

        As for one document, conditions that can no longer be read hold.
        """
        rules = self.env["jxc.approval.rule"].with_user(person or self.env.uid)
        try:
            return set(documents.filtered_domain(rules._parsed_domain(text)).ids)
        except Exception:
            _logger.exception("conditions of an approval rule: %s", text)
            return set(documents.ids)

    @api.model
    def _past(self, documents):
        """Return ``{document_id: Past}`` of documents that have been submitted."""
        # sudo: whoever may read a document may know how it was judged
        requests = self.env["jxc.approval.request"].sudo()
        found = requests.search_fetch(
            [
                ("res_model", "=", documents._name),
                ("res_id", "in", documents.ids),
            ],
            ["res_id", "rule_id", "is_automatic", "requester_id", "editor_id"],
            order="id",
        )
        return {
            request.res_id: Past(
                request.rule_id.id,
                "auto" if request.is_automatic else "steps",
                request.requester_id.id,
                request.editor_id.id,
            )
            for request in found
        }
