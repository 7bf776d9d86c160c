from functools import partial

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.regulation_audience_sql import (
    audience,
    chosen_acknowledgements,
    demanded_by_gates,
    new_activities,
)


class JxcRegulationAcknowledgement(models.Model):
    _inherit = "jxc.regulation.acknowledgement"

    @api.model
    def _jobs_to_reconcile(self):
        """Return what asks everybody for what concerns him today, company by company.

        :return: a list of functions without arguments
        """
        # sudo: the engine works for all companies
        regulations = self.env["jxc.regulation"].sudo()
        groups = regulations._read_group(
            [("active", "in", [True, False])], ["company_id"], ["id:recordset"]
        )
        return [partial(self._reconcile, found) for _company, found in groups]

    @api.model
    def _reconcile_employees(self, employees):
        """Do the same at once for employees who came, moved or left."""
        # sudo: whether anything is in effect does not depend on who asks
        in_effect = self.env["jxc.regulation"].sudo()
        if employees and in_effect.search_count(
            [("current_version_id", "!=", False)], limit=1
        ):
            self._reconcile(employees=employees)

    @api.model
    def _reconcile(self, regulations=None, employees=None):
        """Open, reopen and cancel acknowledgements, set-based.

        The number of statements does not depend on how many people there are.

        :param regulations: only these; None for all
        :param employees: only these; None for all
        """
        ids = (
            None if regulations is None else regulations.ids,
            None if employees is None else employees.ids,
        )
        self.env.flush_all()
        today = fields.Date.context_today(self)
        wanted = audience(today, *ids)
        cancelled = self._cancel_others(wanted, chosen_acknowledgements(*ids))
        reopened = self._reopen(wanted, today)
        self._open(wanted, today)
        self.invalidate_model(flush=False)
        left = self.browse(cancelled)
        left._clear_activities()
        left._due_settle()
        self._tell_opened(ids, reopened)

    @api.model
    def _cancel_others(self, wanted, chosen):
        """Cancel what is open and concerns its employee no longer; return the ids."""
        rows = self.env.execute_query(
            SQL(
                """
                  WITH wanted AS MATERIALIZED (%(wanted)s)
                UPDATE jxc_regulation_acknowledgement ack
                   SET state = 'cancelled', write_uid = %(uid)s, write_date = %(now)s
                 WHERE ack.state = 'todo' AND %(chosen)s AND NOT %(demanded)s
                   AND NOT EXISTS (
                       SELECT FROM wanted
                        WHERE wanted.version_id = ack.version_id
                          AND wanted.employee_id = ack.employee_id)
             RETURNING ack.id
                """,
                uid=self.env.uid,
                now=fields.Datetime.now(),
                chosen=chosen,
                demanded=demanded_by_gates(),
                wanted=wanted,
            )
        )
        return [row_id for (row_id,) in rows]

    @api.model
    def _reopen(self, wanted, today):
        """Open again what was cancelled for employees who are back; return the ids."""
        rows = self.env.execute_query(
            SQL(
                """
                UPDATE jxc_regulation_acknowledgement ack
                   SET state = 'todo', date_assigned = %(today)s,
                       assigned_on = %(now)s, date_due = wanted.date_due,
                       department_id = wanted.department_id,
                       opened_version_id = NULL, opened_on = NULL,
                       reminder_level = 0, escalation_level = 0,
                       write_uid = %(uid)s, write_date = %(now)s
                  FROM (%(wanted)s) wanted
                 WHERE ack.state = 'cancelled'
                   AND ack.version_id = wanted.version_id
                   AND ack.employee_id = wanted.employee_id
             RETURNING ack.id
                """,
                today=today,
                now=fields.Datetime.now(),
                uid=self.env.uid,
                wanted=wanted,
            )
        )
        return [row_id for (row_id,) in rows]

    @api.model
    def _open(self, wanted, today):
        """Open what nobody was asked for yet."""
        self.env.execute_query(
            SQL(
                """
                INSERT INTO jxc_regulation_acknowledgement (
                       version_id, regulation_id, employee_id, company_id,
                       department_id, date_due, state, date_assigned, assigned_on,
                       create_uid, create_date, write_uid, write_date)
                SELECT wanted.version_id, wanted.regulation_id, wanted.employee_id,
                       wanted.company_id, wanted.department_id, wanted.date_due,
                       'todo', %(today)s, %(now)s,
                       %(uid)s, %(now)s, %(uid)s, %(now)s
                  FROM (%(wanted)s) wanted
           ON CONFLICT (version_id, employee_id) DO NOTHING
             RETURNING id
                """,
                today=today,
                now=fields.Datetime.now(),
                uid=self.env.uid,
                wanted=wanted,
            )
        )

    @api.model
    def _tell_opened(self, ids, reopened):
        """Give everybody with a user an activity for what he was not told about yet.

        By one statement: a new regulation concerns all people at once. Those whose
        user is made later are told then.

        :param ids: those of the regulations and employees that a run is about
        :param reopened: ids of those for which an earlier activity does not count
        """
        self.env.execute_query(
            new_activities(
                chosen=chosen_acknowledgements(*ids),
                reopened=reopened,
                **self._activity_values(),
            )
        )
        self.env["mail.activity"].invalidate_model()

    @api.model
    def _activity_values(self):
        """Return what all activities about acknowledgements have in common."""
        return {
            "model": self._name,
            "model_id": self.env["ir.model"]._get_id(self._name),
            "type_id": self.env["ir.model.data"]._xmlid_to_res_id(
                "jxc_management.mail_activity_data_regulation",
                raise_if_not_found=True,
            ),
            "uid": self.env.uid,
            "now": fields.Datetime.now(),
        }

    def _clear_activities(self):
        """Take acknowledgements off the lists of those who were asked."""
        if not self:
            return
        # sudo: the activities belong to others
        activities = self.env["mail.activity"].sudo()
        # archived like done ones: deleting would also empty all caches
        activities.search(
            Domain("res_model", "=", self._name)
            & Domain("res_id", "in", self.ids)
            & Domain("activity_type_id", "=", self._activity_values()["type_id"])
        ).write({"active": False})
