from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.due_reminders import MAX_ESCALATION, OVERDUE_LEVEL, REMIND_DAYS
from ...tools.engine_token import as_engine, by_engine
from ...tools.forged_defaults import without_defaults

LEVELS = frozenset({"reminder_level", "escalation_level"})


class JxcDueMixin(models.AbstractModel):
    """Something an employee has to do by a day: he is reminded, then those above him.

    A model with ``employee_id``, ``company_id``, ``date_due`` and activities inherits
    this and says what is open, what to call it and which kinds of activities tell
    people. The levels say what was sent already, so that nothing is sent twice.
    """

    _name = "jxc.due.mixin"
    _description = "Record With a Due Date"

    #: the field that names what has to be done
    _due_subject_field = None
    #: kinds of activities, for the person and for those above
    _due_reminder_type = None
    _due_team_type = None

    reminder_level = fields.Integer(
        readonly=True,
        copy=False,
        export_string_translation=False,
        help="How many of the reminders were sent.",
    )
    escalation_level = fields.Integer(
        "Escalated",
        readonly=True,
        copy=False,
        help="How many people above the employee were told that it is overdue.",
    )

    @api.model
    def _due_open_domain(self):
        """Return the domain of the records that wait for the employee."""
        raise NotImplementedError

    @api.model
    def _due_texts(self):
        """Return what activities say: ``own``, with %(count)s, and ``team``."""
        raise NotImplementedError

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_levels_unset(vals)
        records = super(JxcDueMixin, without_defaults(self, LEVELS)).create(vals_list)
        return records.with_env(self.env)

    def write(self, vals):
        self._check_levels_unset(vals)
        result = super().write(vals)
        if "date_due" in vals:
            self._due_start_again()
        if "state" in vals:
            self._due_settle()
        return result

    @api.model
    def _check_levels_unset(self, vals):
        """Refuse levels from outside: they tell what was sent.

        :raises UserError: when ``vals`` sets one
        """
        if not self._is_due_engine() and not LEVELS.isdisjoint(vals):
            raise UserError(
                self.env._("Reminders are counted by the addon itself, not by hand.")
            )

    def _due_engine(self):
        """Return these records with the right to note what was sent."""
        # sudo: nobody has the right to write the levels
        return as_engine(self)

    def _due_start_again(self):
        """Forget the reminders of an earlier due date."""
        told = self.sudo().filtered(lambda one: one.reminder_level)
        if told:
            told._due_engine().write(dict.fromkeys(LEVELS, 0))

    def _is_due_engine(self):
        """Return whether reminders are at work.

        Whoever is reminded does not follow all that is written later: models override
        ``message_subscribe``, which this mixin comes too late for.
        """
        return by_engine(self)

    @api.model
    def _due_models(self):
        """Return the names of the models that are reminded of."""
        names = self.env.registry.descendants(["jxc.due.mixin"], "_inherit")
        return [name for name in names if not self.env[name]._abstract]

    @api.model
    def _to_remind_domain(self, day):
        """Return the domain of the records about which somebody is to be told."""
        levels = [
            Domain("date_due", "<=", fields.Date.add(day, days=days))
            & Domain("reminder_level", "<", level)
            for level, days in enumerate(REMIND_DAYS, 1)
        ]
        overdue = Domain("date_due", "<", day)
        levels.append(overdue & Domain("reminder_level", "<", OVERDUE_LEVEL))
        escalating = Domain("jxc_due_escalation_days", ">", 0)
        for company in self.env["res.company"].sudo().search(escalating):
            every = company.jxc_due_escalation_days
            levels += [
                Domain("company_id", "=", company.id)
                & Domain("date_due", "<=", fields.Date.add(day, days=-every * step))
                & Domain("escalation_level", "<", step)
                for step in range(1, MAX_ESCALATION + 1)
            ]
        return (
            Domain(self._due_open_domain())
            & Domain("employee_id.active", "=", True)
            & Domain("date_due", "!=", False)
            & Domain.OR(levels)
        )
