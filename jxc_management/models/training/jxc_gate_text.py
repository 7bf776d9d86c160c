from odoo import api, fields, models
from odoo.exceptions import RedirectWarning, UserError

from ...tools.gate_rules import Lack

#: how many documents an error names
NAMED = 5


class JxcGate(models.Model):
    _inherit = "jxc.gate"

    summary = fields.Text(
        compute="_compute_summary", help="What the gate does, in words."
    )

    @api.depends(
        "operation",
        "mode",
        "warehouse_ids.name",
        "department_ids.name",
        "course_ids.name",
        "regulation_ids.name",
        "grace_days",
        "min_coverage",
        "break_glass_group_id.name",
        "override_hours",
    )
    @api.depends_context("lang")
    def _compute_summary(self):
        # sudo: everybody may know what a gate asks for
        for gate in self.sudo():
            gate.summary = "\n".join(filter(None, gate._summary_texts()))

    def _summary_texts(self):
        """Return in words what the gate asks for, where, and what happens then."""
        labels = dict(self._fields["operation"]._description_selection(self.env))
        demands = [Lack("course", course.id, None) for course in self.course_ids]
        demands += [Lack("regulation", one.id, None) for one in self.regulation_ids]
        return [
            self.env._(
                "%(operation)s in %(places)s asks for %(demands)s.",
                operation=labels.get(self.operation, ""),
                places=self._place_text(),
                demands=self._lack_texts(demands) or self.env._("nothing"),
            ),
            self._mode_text(),
            self._relief_text(),
        ]

    def _place_text(self):
        """Return in words which documents the gate is about."""
        places = ", ".join(self.warehouse_ids.mapped("name"))
        people = ", ".join(self.department_ids.mapped("name"))
        if places and people:
            return self.env._(
                "%(warehouses)s, for %(departments)s or below",
                warehouses=places,
                departments=people,
            )
        return places or people or self.env._("all warehouses")

    def _mode_text(self):
        """Return in words what happens to people who lack something."""
        if self.mode == "off":
            return self.env._("Switched off: nobody is stopped or warned.")
        if self.mode == "warn":
            return self.env._("Whoever lacks it is warned, and may go on.")
        if self.grace_days:
            return self.env._(
                "Whoever lacks it is stopped; for %(days)s days after a certificate "
                "expired, only warned.",
                days=self.grace_days,
            )
        return self.env._("Whoever lacks it is stopped.")

    def _relief_text(self):
        """Return in words when nobody is stopped although the gate blocks."""
        if self.mode != "block":
            return ""
        texts = []
        if self.min_coverage == 1:
            texts.append(
                self.env._(
                    "Nobody is stopped in a warehouse without any qualified person."
                )
            )
        elif self.min_coverage:
            texts.append(
                self.env._(
                    "Nobody is stopped in a warehouse with fewer than %(count)s "
                    "qualified people.",
                    count=self.min_coverage,
                )
            )
        if self.break_glass_group_id:
            texts.append(
                self.env._(
                    "Members of “%(group)s” may go on with a reason.",
                    group=self.break_glass_group_id.name,
                )
            )
        return " ".join(texts)

    @api.model
    def _refusal(self, verdicts):
        """Return the error for what the current user may not do."""
        text = self._text_of(verdicts)
        if all(self._may_override(one.gate) for one in verdicts):
            text += "\n\n" + self.env._(
                "In an emergency you may go on with a reason, which is recorded and "
                "told to the department in charge."
            )
            return RedirectWarning(
                text,
                self.env["jxc.gate.override"]._action_for(verdicts),
                self.env._("Go On With a Reason"),
            )
        text += "\n\n" + self._help_text(verdicts)
        if "import_file" in self.env.context:
            # the import screen shows nothing but texts
            return UserError(text)
        return RedirectWarning(
            text, self._way_out(verdicts), self.env._("Open What Is Missing")
        )

    @api.model
    def _text_of(self, verdicts):
        """Return in words what the current user lacks for which documents."""
        texts = []
        for verdict in verdicts:
            # sudo: people may know what they lack for what they are doing
            gate = self.sudo().browse(verdict.gate.id)
            lines = "".join(f"\n- {text}" for text in self._lack_texts(verdict.lacks))
            texts.append(
                self.env._(
                    "%(documents)s (%(gate)s): you lack%(list)s",
                    documents=self._names_text(verdict.documents),
                    gate=gate.name,
                    list=lines,
                )
            )
        return "\n\n".join(texts)

    @api.model
    def _names_text(self, documents):
        """Return the names of documents, of many only the first ones."""
        names = [document._jxc_gate_title() for document in documents.sudo()[:NAMED]]
        text = ", ".join(names)
        if len(documents) > NAMED:
            return self.env._(
                "%(names)s and %(count)s more",
                names=text,
                count=len(documents) - NAMED,
            )
        return text

    @api.model
    def _lack_texts(self, lacks):
        """Return in words the things somebody lacks."""
        # sudo: the names of what is asked for are no secret
        env = self.sudo().env
        texts = []
        for lack in lacks:
            if lack.kind == "regulation":
                name = env["jxc.regulation"].browse(lack.id).name
                text = self.env._("having read and confirmed “%(name)s”", name=name)
            elif lack.expired:
                text = self.env._(
                    "a valid certificate of “%(name)s” (expired on %(day)s)",
                    name=env["jxc.course"].browse(lack.id).name,
                    day=lack.expired,
                )
            else:
                name = env["jxc.course"].browse(lack.id).name
                text = self.env._("a valid certificate of “%(name)s”", name=name)
            texts.append(text)
        return texts

    @api.model
    def _help_text(self, verdicts):
        """Return whom to ask for what is missing."""
        company_id = verdicts[0].gate.company_id
        if company_id not in self._employees_of(self.env.user):
            return self.env._(
                "You are no employee of %(company)s yet, so nothing can be recorded "
                "for you. Ask HR to link your user with an employee.",
                company=self.env["res.company"].sudo().browse(company_id).name,
            )
        leads = self._leads_for(verdicts)
        if not leads:
            return self.env._("Complete it in your training.")
        return self.env._(
            "Complete it in your training, or ask %(people)s.",
            people=leads.mapped("name"),
        )

    @api.model
    def _way_out(self, verdicts):
        """Return the action that opens what the person has to do."""
        unasked = self._regulations_to_demand(verdicts)
        if unasked:
            return unasked._get_records_action(name=self.env._("What I Have to Read"))
        work = self.env.ref(
            "jxc_management.jxc_my_work_action", raise_if_not_found=False
        )
        if work:
            return work.sudo().id
        kinds = {lack.kind for one in verdicts for lack in one.lacks}
        model = (
            "jxc.training.assignment"
            if "course" in kinds
            else "jxc.regulation.acknowledgement"
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("What I Have to Do"),
            "res_model": model,
            "views": [[False, "list"], [False, "form"]],
            "domain": [
                ("is_mine", "=", True),
                ("state", "in", ["todo", "booked", "attended", "failed"]),
            ],
        }

    @api.model
    def _regulations_to_demand(self, verdicts):
        """Return the regulations lacking that the person was not asked to read."""
        ids = {
            lack.id
            for one in verdicts
            for lack in one.lacks
            if lack.kind == "regulation"
        }
        return self.env["jxc.regulation"].browse(sorted(ids)).filtered("is_demanded")
