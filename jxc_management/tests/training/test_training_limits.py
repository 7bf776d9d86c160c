from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import TrainingCommon


@tagged("post_install", "-at_install")
class TestTrainingLimits(TrainingCommon):
    """What a department lead or a learner cannot do to others."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.course = cls._course()

    def test_days_have_bounds(self):
        requirement = self._requirement(self.course, self.central)
        for record, name in (
            (requirement, "due_days"),
            (requirement, "lookback_days"),
            (self.course, "validity_months"),
        ):
            with (
                self.subTest(name),
                mute_logger("odoo.sql_db"),
                self.assertRaises(CheckViolation),
                self.env.cr.savepoint(),
            ):
                record[name] = 2147483647
                self.env.flush_all()

    def test_lead_requires_of_his_own_people_only(self):
        requirements = self.env["jxc.training.requirement"].with_user(self.lead)
        values = {"course_id": self.course.id, "company_id": self.company.id}
        for departments in ([], self.finance.ids):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                requirements.create({**values, "department_ids": [(6, 0, departments)]})
        own = requirements.create(
            {**values, "department_ids": [(6, 0, self.central.ids)]}
        )
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            own.department_ids = [(6, 0, [])]

    def test_nobody_takes_away_what_is_asked_of_his_manager(self):
        assignment = self._assign(self.learner, self.course)
        activity = assignment.sudo().activity_schedule(
            "jxc_management.mail_activity_data_training_team",
            user_id=self.manager.id,
        )
        own = activity.with_user(self.learner).sudo(False)
        for attempt in (own.unlink, lambda: own.write({"summary": "x"})):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                attempt()
        self.assertTrue(activity.exists())
