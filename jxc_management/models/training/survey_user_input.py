from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools.misc import clean_context

from ...tools.engine_token import EngineToken, as_engine, covers


class SurveyUserInput(models.Model):
    _inherit = "survey.user_input"

    jxc_assignment_id = fields.Many2one(
        "jxc.training.assignment",
        "Training Assignment",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    jxc_is_readable = fields.Boolean(
        "Readable by Me",
        compute="_compute_jxc_is_readable",
        search="_search_jxc_is_readable",
        help="Whether the answers belong to nobody's training, or the user is the "
        "person, a trainer of the course, or one who reads everything.",
    )

    @api.depends("jxc_assignment_id")
    @api.depends_context("uid")
    def _compute_jxc_is_readable(self):
        # sudo: the assignment may be hidden from who asks
        linked = self.sudo()._jxc_counts()
        readable = linked.filtered_domain(self._search_jxc_is_readable("in", [True]))
        for user_input in self:
            user_input.jxc_is_readable = (
                user_input not in linked or user_input in readable
            )

    def _search_jxc_is_readable(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self._jxc_readable_domain()

    @api.model
    def _jxc_readable_domain(self):
        """Return the domain of the answers that the user may read."""
        user = self.env.user
        if user.has_group("jxc_management.group_jxc_administrator") or user.has_group(
            "jxc_management.group_jxc_controller"
        ):
            readable = Domain("company_id", "in", user.company_ids.ids)
        else:
            # sudo: who teaches what is no secret, and may lie in another company
            courses = self.env["jxc.course"].sudo().with_context(active_test=False)
            taught = courses.search([("trainer_ids", "in", user.ids)])
            mine = self.env["jxc.training.assignment"]._my_employees()
            readable = Domain("employee_id", "in", mine.ids) | Domain(
                "course_id", "in", taught.ids
            )
        return Domain("jxc_assignment_id", "=", False) | Domain(
            "jxc_assignment_id", "any!", readable
        )

    @api.model_create_multi
    def create(self, vals_list):
        model = self
        if any(self._jxc_links() & vals.keys() for vals in vals_list):
            # a client's defaults would become answers and scores
            # pylint: disable-next=context-overridden
            model = self.with_context(clean_context(self.env.context))
        user_inputs = super(SurveyUserInput, model).create(vals_list)
        user_inputs = user_inputs.with_env(self.env)
        user_inputs._jxc_check_untouched()
        return user_inputs

    def write(self, vals):
        if not all(name.startswith(("message_", "activity_")) for name in vals):
            self._jxc_check_untouched()
        result = super().write(vals)
        if self._jxc_links() & vals.keys():
            self._jxc_check_untouched()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_of_training(self):
        self._jxc_check_untouched()

    def _jxc_in_exam(self):
        """Return these answers with the right to be changed, for the exam's own use."""
        keys = [(self._name, user_input_id) for user_input_id in self.ids]
        return as_engine(self, EngineToken(keys))

    @api.model
    def _jxc_links(self):
        """Return the fields that tell what answers count for."""
        return {"jxc_assignment_id"}

    def _jxc_counts(self):
        """Return those of these answers that prove something, whatever it is."""
        return self.filtered(lambda one: any(one[name] for name in self._jxc_links()))

    @api.model
    def _jxc_counts_domain(self):
        """Return the domain of the answers that prove something."""
        return Domain.OR(Domain(name, "!=", False) for name in self._jxc_links())

    def _jxc_kept_text(self):
        """Return why nobody changes these answers."""
        return self.env._(
            "These are the answers of %(employee)s to the exam of “%(course)s”. They "
            "count for a certificate, so nobody changes or deletes them; take the "
            "exam once more instead.",
            employee=self.jxc_assignment_id.employee_id.name,
            course=self.jxc_assignment_id.course_id.name,
        )

    def _jxc_start_again(self):
        """Return the address of a further attempt, as an exam's page calls it.

        :raises UserError: when there is none
        """
        self.ensure_one()
        return self.jxc_assignment_id._start_exam()["url"]

    def _jxc_check_untouched(self):
        """Check that nothing but the exam itself changes answers of a training.

        :raises UserError: for answers that prove something
        """
        context = self.env.context
        # sudo: the assignment may be hidden from who changes the answers
        for user_input in self.sudo()._jxc_counts():
            if not covers(context, (self._name, user_input.id)):
                raise UserError(user_input._jxc_kept_text())

    def _jxc_refusal(self, user):
        """Return why ``user`` may not answer one exam, as Odoo's pages call it.

        The person himself, logged in. For somebody without a user whoever has the
        link, which a trainer gave him, and the trainer.
        """
        self.ensure_one()
        assignment = self.jxc_assignment_id.sudo()
        learner = assignment.employee_id.user_id
        if user._is_public():
            return "survey_auth" if learner else False
        if user == learner or (not learner and assignment._is_taught_by(user)):
            return False
        return "answer_wrong_user"

    def _mark_done(self):
        result = super()._mark_done()
        for user_input in self.filtered("jxc_assignment_id"):
            if not user_input.test_entry:
                user_input.jxc_assignment_id._settle_attempt(user_input)
        return result
