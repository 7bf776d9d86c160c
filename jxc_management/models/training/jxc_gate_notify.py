from odoo import api, models


class JxcGate(models.Model):
    _inherit = "jxc.gate"

    @api.model
    def _may_override(self, gate):
        """Return whether the current user may go on in spite of a gate."""
        group_id = gate.break_glass_group
        # sudo: nobody but administrators reads groups
        return bool(group_id) and group_id in self.env.user.sudo().all_group_ids.ids

    @api.model
    def _leads_for(self, verdicts):
        """Return the users who lead the places of some verdicts."""
        users = self.env["res.users"].sudo()
        for verdict in verdicts:
            for place in self._places_in(verdict):
                users |= self._lead_of(verdict.gate, place)
        return users

    @api.model
    def _lead_of(self, gate, warehouse_id):
        """Return who leads a place: a manager upwards, or else the administrators."""
        company = self.env["res.company"].sudo().browse(gate.company_id)
        for department in self._team_of(gate, warehouse_id):
            while department:
                user = department.manager_id.user_id
                if user.active:
                    return user
                department = department.parent_id
        administrators = self.env["jxc.approval.rule.step"]._administrators()
        return administrators.filtered(
            lambda user: company in user.company_ids and not user.share
        )

    @api.model
    def _tell_short_of_people(self, verdicts):
        """Tell the leads, once a day and place, that somebody had to be let through."""
        told = self.env["jxc.gate.log"]._spared_today(
            {verdict.gate.id for verdict in verdicts}
        )
        for verdict in verdicts:
            today = self._today(verdict.gate.company_id)
            for place in self._places_in(verdict):
                if (verdict.gate.id, place) not in told:
                    told.add((verdict.gate.id, place))
                    self._tell_leads(verdict.gate, place, today, self._spared_note)

    @api.model
    def _spared_note(self, lang):
        """Return what leads are told when somebody had to be let through."""
        # pylint: disable-next=context-overridden
        gates = self.with_context(lang=lang)
        return gates.env._(
            "%(person)s was let through although something is missing, because too few "
            "qualified people are left.",
            person=self.env.user.name,
        )

    @api.model
    def _tell_leads(self, gate, warehouse_id, deadline, note, known=()):
        """Give the leads of a place an activity on a gate, each in his language.

        :param note: function that returns the text in a language
        :param known: ``{(gate id, user id, summary), ...}`` of what they know already
        """
        # sudo: the activities are for others
        record = self.sudo().browse(gate.id)
        warehouse = self.env["stock.warehouse"].sudo().browse(warehouse_id or [])
        common = {**record._activity_values(), "date_deadline": deadline}
        vals_list = []
        for user in self._lead_of(gate, warehouse_id):
            summary = record.with_context(lang=user.lang)._place_summary(warehouse)
            if (record.id, user.id, summary) not in known:
                vals_list.append(
                    {
                        **common,
                        "user_id": user.id,
                        "summary": summary,
                        "note": note(user.lang),
                    }
                )
        quiet = self.env["mail.activity"].sudo()
        quiet.with_context(mail_activity_quick_update=True).create(vals_list)

    def _activity_values(self):
        """Return what all activities on this gate have in common."""
        self.ensure_one()
        return {
            "activity_type_id": self.env["ir.model.data"]._xmlid_to_res_id(
                "jxc_management.mail_activity_data_gate"
            ),
            "automated": True,
            "res_model_id": self.env["ir.model"]._get_id(self._name),
            "res_model": self._name,
            "res_id": self.id,
            "res_name": self.name,
        }

    @api.model
    def _tell_overridden(self, verdicts, reason):
        """Tell the leads that somebody went on with a reason."""
        for verdict in verdicts:
            # sudo: the message is for others
            gate = self.sudo().browse(verdict.gate.id)
            for user in self._leads_for([verdict]):
                localised = self.with_context(lang=user.lang)
                gate.with_context(lang=user.lang).message_notify(
                    partner_ids=user.partner_id.ids,
                    subject=gate.with_context(lang=user.lang).name,
                    body=localised.env._(
                        "%(person)s went on with %(documents)s although something was "
                        "missing: %(reason)s",
                        person=self.env.user.name,
                        documents=self._names_text(verdict.documents),
                        reason=reason,
                    ),
                )

    def _place_summary(self, warehouse):
        """Return the headline of an activity about a place."""
        self.ensure_one()
        return self.env._(
            "Too few qualified people: %(place)s",
            place=warehouse.name or self.company_id.name,
        )

    @api.model
    def _log_values(self, verdicts, **values):
        """Return the values of the log entries about some verdicts."""
        employees = self._employees_of(self.env.user)
        rows = []
        for verdict in verdicts:
            gate = verdict.gate
            employee = employees.get(gate.company_id)
            missing = "; ".join(self._lack_texts(verdict.lacks))
            rows += [
                {
                    "gate_id": gate.id,
                    "company_id": gate.company_id,
                    "user_id": self.env.uid,
                    "department_id": employee.department_id.id if employee else False,
                    "operation": gate.operation,
                    "warehouse_id": place or False,
                    "res_model": document._name,
                    "res_id": document.id,
                    "name": document._jxc_gate_title(),
                    "action": verdict.action,
                    "missing": missing,
                    **values,
                }
                for place, documents in self._places_in(verdict).items()
                for document in documents.sudo()
            ]
        return rows

    @api.model
    def _not_just_logged(self, verdicts):
        """Return the verdicts without what was logged a moment ago.

        A button may ask something first, and so is pressed twice.
        """
        known = self.env["jxc.gate.log"]._recent_of(self.env.user)
        found = []
        for verdict in verdicts:
            documents = verdict.documents.filtered(
                lambda one, verdict=verdict: (
                    (verdict.gate.id, verdict.action, one._name, one.id) not in known
                )
            )
            if documents:
                found.append(verdict._replace(documents=documents))
        return found
