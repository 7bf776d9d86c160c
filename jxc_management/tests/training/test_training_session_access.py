from datetime import timedelta

from odoo import Command, fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common_exam import ExamCommon


@tagged("post_install", "-at_install")
class TestTrainingSessionAccess(ExamCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.course = cls._course("Forklift", delivery="session")
        cls.rival = cls._person("rival", cls.east)
        cls.course.trainer_ids |= cls.rival
        cls.session = cls._session(trainer_ids=[Command.set(cls.trainer.ids)])

    def values(self, **values):
        start = fields.Datetime.now() + timedelta(days=3)
        return {
            "course_id": self.course.id,
            "company_id": self.company.id,
            "date_start": start,
            "date_stop": start + timedelta(hours=1),
            **values,
        }

    def sessions(self, user):
        return self.env["jxc.training.session"].with_user(user)

    def test_who_makes_sessions(self):
        for user in (self.trainer, self.lead, self.administrator):
            self.sessions(user).create(self.values())
        for user in (self.learner, self.manager, self.hr_officer, self.controller):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                self.sessions(user).create(
                    self.values(trainer_ids=[Command.set(self.trainer.ids)])
                )
            with self.assertRaises(UserError), self.env.cr.savepoint():
                self.sessions(user).create(
                    self.values(trainer_ids=[Command.set(user.ids)])
                )

    def test_button_to_make_one_is_for_those_who_may(self):
        for user, offered in ((self.trainer, True), (self.learner, False)):
            arch = self.sessions(user).get_view(view_type="list")["arch"]
            self.assertEqual('create="0"' not in arch, offered)

    def test_who_holds_a_session(self):
        for user in (self.trainer, self.lead, self.administrator):
            session = self.session.with_user(user)
            self.assertTrue(session.can_run)
            session.place = user.name
        for user in (
            self.rival,
            self.learner,
            self.manager,
            self.hr_officer,
            self.controller,
        ):
            session = self.session.with_user(user)
            self.assertFalse(session.can_run, user.name)
            with self.assertRaises(AccessError):
                session.place = "Elsewhere"
            for method in ("action_close", "action_cancel", "action_all_present"):
                with self.refused("is held by Trainer", AccessError):
                    getattr(session, method)()

    def test_former_trainer_holds_nothing(self):
        self.course.trainer_ids -= self.trainer
        self.assertFalse(self.session.with_user(self.trainer).can_run)
        with self.assertRaises(AccessError):
            self.session.with_user(self.trainer).place = "Elsewhere"

    def test_drafts_are_hidden(self):
        draft = self.sessions(self.trainer).create(self.values())
        self.assertTrue(draft.with_user(self.lead).has_access("read"))
        self.assertTrue(draft.with_user(self.controller).has_access("read"))
        self.assertFalse(draft.with_user(self.learner).has_access("read"))
        self.assertFalse(draft.with_user(self.rival).has_access("read"))
        self.assertTrue(self.session.with_user(self.stranger).has_access("read"))

    def test_status_is_not_written(self):
        for values in (
            {"state": "done"},
            {"calendar_event_id": False},
            {"attendance_ids": [Command.clear()]},
        ):
            with self.refused("follow from its buttons"):
                self.session.with_user(self.administrator).write(values)
        with self.refused("follow from its buttons"):
            self.sessions(self.administrator).create(self.values(state="open"))
        forged = self.sessions(self.trainer).with_context(default_state="done")
        self.assertEqual(forged.create(self.values()).state, "draft")

    def test_history_of_sessions_stays(self):
        self._begin(self.session)
        self.session.with_user(self.trainer).action_close()
        for user in (self.trainer, self.lead, self.administrator):
            with self.refused("is over and stays as it was"):
                self.session.with_user(user).date_start = fields.Datetime.now()

    def test_who_sees_places(self):
        self.session.with_user(self.learner).action_register()
        place = self.place(self.session, self.learner)
        for user in (
            self.learner,
            self.manager,
            self.lead,
            self.trainer,
            self.hr_officer,
            self.controller,
            self.administrator,
        ):
            self.assertTrue(place.with_user(user).has_access("read"), user.name)
        for user in (self.colleague, self.stranger, self.rival):
            self.assertFalse(place.with_user(user).has_access("read"), user.name)

    def test_places_are_not_made_by_hand(self):
        self.session.with_user(self.learner).action_register()
        place = self.place(self.session, self.learner)
        for user in (self.learner, self.trainer, self.administrator):
            places = self.env["jxc.training.attendance"].with_user(user)
            with self.assertRaises(UserError), self.env.cr.savepoint():
                places.create(
                    {
                        "session_id": self.session.id,
                        "employee_id": self.colleague.employee_id.id,
                        "state": "present",
                    }
                )
            for values in (
                {"state": "present"},
                {"feedback_on": False},
                {"assignment_id": False},
                {"employee_id": self.colleague.employee_id.id},
            ):
                with self.assertRaises(UserError), self.env.cr.savepoint():
                    place.with_user(user).write(values)
            with self.assertRaises(UserError), self.env.cr.savepoint():
                place.with_user(user).unlink()
        with self.refused("follow from its buttons"):
            place.sudo().write({"state": "present"})

    def test_nobody_marks_himself(self):
        self.session.with_user(self.trainer).action_register()
        self._begin(self.session)
        place = self.place(self.session, self.trainer)
        for method in ("action_present", "action_absent"):
            with self.refused("Nobody marks himself", AccessError):
                getattr(place.with_user(self.trainer), method)()
        self.session.with_user(self.trainer).action_all_present()
        self.assertEqual(place.state, "registered")
        place.with_user(self.lead).action_present()
        self.session.with_user(self.trainer).action_close()
        certificate = self.assignments_of(self.trainer, self.course).certificate_id
        self.assertEqual(certificate.employee_id, self.trainer.employee_id)

    def test_who_marks(self):
        self.session.with_user(self.learner).action_register()
        self._begin(self.session)
        place = self.place(self.session, self.learner)
        for user in (self.learner, self.manager, self.rival, self.controller):
            with self.assertRaises(AccessError):
                place.with_user(user).action_present()
        place.with_user(self.lead).action_present()

    def test_who_registers_whom(self):
        employee_ids = self.learner.employee_id.ids
        for user in (self.colleague, self.stranger, self.rival, self.controller):
            with self.refused("You do not manage", AccessError):
                self.session.with_user(user).action_register_employees(employee_ids)
        self.session.with_user(self.manager).action_register_employees(employee_ids)
        with self.refused("You do not manage", AccessError):
            self.session.with_user(self.colleague).action_unregister_employees(
                employee_ids
            )
        self.session.with_user(self.trainer).action_unregister_employees(employee_ids)
        self.session.with_user(self.learner).action_register_employees(employee_ids)
        self.assertEqual(self.session.registered_count, 1)

    def test_dialog_offers_who_may_be_registered(self):
        wizard = self.env["jxc.session.enrol"].with_user(self.manager)
        wizard = wizard.with_context(active_id=self.session.id).create({})
        self.assertIn(self.worker.id, wizard.selectable_ids.ids)
        self.assertNotIn(self.stranger.employee_id.id, wizard.selectable_ids.ids)
        wizard.employee_ids = wizard.employee_ids.browse(self.worker.id)
        wizard.action_register()
        self.assertEqual(self.session.registered_count, 1)
        self.assertNotIn(self.worker.id, wizard.create({}).selectable_ids.ids)

    def test_other_companies_see_nothing(self):
        company = self.env["res.company"].create({"name": "Elsewhere"})
        user = self._person("far", None)
        user.write(
            {"company_ids": [Command.set(company.ids)], "company_id": company.id}
        )
        session = self.session.with_user(user).with_company(company)
        session = session.with_context(allowed_company_ids=company.ids)
        self.assertFalse(session.has_access("read"))
        with self.assertRaises(AccessError):
            session.action_register()
