from odoo import models
from odoo.exceptions import AccessError, UserError


class JxcTrainingAssignment(models.Model):
    _inherit = "jxc.training.assignment"

    def _settle_attempt(self, user_input):
        """Draw the consequences of an exam that was handed in.

        A pass certifies the person whose exam it is, nobody else.
        """
        self.ensure_one()
        assignment = self._lock_for_exam()
        if not assignment.is_open or not assignment._is_answered_by(
            user_input.partner_id
        ):
            return
        done = assignment._attempts().filtered(lambda one: one.state == "done")
        assignment.attempt_count = len(done)
        if not user_input.scoring_success:
            assignment._attempt_failed(user_input)
        elif assignment._came_to_session():
            # sudo: it is the exam that certifies, not the learner
            self.env["jxc.certificate"].sudo()._issue(
                assignment,
                "exam",
                score=user_input.scoring_percentage,
                user_input=user_input,
            )

    def _is_answered_by(self, partner):
        """Return whether ``partner`` is the employee: as a user or as a contact."""
        employee = self.employee_id
        return partner and partner in (
            employee.user_id.partner_id | employee.work_contact_id
        )

    def _attempt_failed(self, user_input):
        """Note a failed attempt, and tell the employee what comes next."""
        self.write({"state": "failed", "score": user_input.scoring_percentage})
        left = self._attempts_left()
        people = self.employee_id.user_id
        if left == 0:
            people |= self.course_id.trainer_ids
        author = self.env.user.partner_id
        if self.env.user._is_public():
            author = self.env.ref("base.partner_root")
        self.message_post(
            author_id=author.id,
            body=self._failed_text(user_input.scoring_percentage, left),
            partner_ids=people.partner_id.ids,
        )

    def _failed_text(self, score, left):
        """Return what to do after a failed attempt."""
        values = {
            "course": self.course_id.name,
            "score": round(score),
            "needed": round(self.course_id.survey_id.scoring_success_min),
            "left": left,
        }
        failed = self.env._(
            "The exam of “%(course)s” was not passed: %(score)s %%, needed are "
            "%(needed)s %%.",
            **values,
        )
        if left == 0:
            further = self.env._(
                "No attempt is left in this cycle. A trainer of the course helps, and "
                "can grant one more attempt."
            )
        elif left < 0:
            further = self.env._("Go through the material and take it once more.")
        else:
            further = self.env._(
                "Go through the material and take it once more; attempts left: "
                "%(left)s.",
                **values,
            )
        return f"{failed} {further}"

    def action_open_exam_for(self):
        """Give the exam to an employee who has no user.

        :return: the action that shows the link for the employee's own device
        :raises AccessError: for people who do not teach the course
        :raises UserError: for an employee who has a user, and takes it himself
        """
        self.ensure_one()
        self._check_taught()
        # sudo: the trainer may not read the employee in full
        employee = self.sudo().employee_id
        if employee.user_id:
            raise UserError(
                self.env._(
                    "%(employee)s has a user of his own: he takes the exam under his "
                    "own name, from his list of trainings.",
                    employee=employee.name,
                )
            )
        url = self.get_base_url() + self._start_exam()["url"]
        link = self.env["jxc.exam.link"].create({"assignment_id": self.id, "url": url})
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Exam of %(employee)s", employee=employee.name),
            "res_model": link._name,
            "res_id": link.id,
            "views": [[False, "form"]],
            "target": "new",
        }

    def action_view_answers(self):
        """Open the answers of the last attempt that was handed in.

        :return: the action that opens the page with the answers
        :raises AccessError: for people who may not see them
        :raises UserError: when nothing was handed in yet
        """
        self.ensure_one()
        attempt = self._attempts().filtered(lambda one: one.state == "done")[-1:]
        if not attempt:
            raise UserError(
                self.env._("No exam was handed in yet: there are no answers to see.")
            )
        if not attempt.with_user(self.env.user).jxc_is_readable:
            raise AccessError(
                self.env._(
                    "Answers are seen by the person and by the trainers of the course "
                    "only."
                )
            )
        return {
            "type": "ir.actions.act_url",
            "target": "new",
            "url": attempt.get_print_url(),
        }
