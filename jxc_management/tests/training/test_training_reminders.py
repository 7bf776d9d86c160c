from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from ...tools.due_reminders import chain_above, escalation_level, reminder_level
from .common_learning import LearningCommon


@tagged("post_install", "-at_install")
class TestTrainingReminders(LearningCommon):
    def _remind(self):
        for model in ("jxc.training.assignment", "jxc.regulation.acknowledgement"):
            records = self.env[model].sudo()
            day = fields.Date.context_today(records)
            while batch := records._next_to_remind(records._to_remind_domain(day)):
                batch._remind(day)

    def _activities(self, employee, kind="training_due"):
        activity_type = self.env.ref(f"jxc_management.mail_activity_data_{kind}")
        return self.env["mail.activity"].search(
            [
                ("user_id", "=", employee.user_id.id),
                ("activity_type_id", "=", activity_type.id),
            ]
        )

    def test_levels(self):
        levels = [reminder_level(days) for days in (31, 30, 15, 14, 7, 2, 1, 0, -1)]
        self.assertEqual(levels, [0, 1, 1, 2, 3, 3, 4, 4, 5])
        self.assertEqual(
            [escalation_level(days, 7) for days in (0, -6, -7, -14, -100)],
            [0, 0, 1, 2, 3],
        )
        self.assertEqual(escalation_level(-100, 0), 0)

    def test_chain_above_goes_up_the_tree(self):
        self.central.manager_id = self.worker
        self.assertEqual(chain_above(self.worker), [self.boss])
        self.assertEqual(chain_above(self.boss), [])
        self.worker.parent_id = self.director
        self.assertEqual(chain_above(self.worker), [self.director, self.boss])

    def test_one_activity_for_all_that_is_due(self):
        first = self._assign(self.worker, 20)
        other = self._assign(self.worker, 5, self._course("Counting"))
        later = self._assign(self.worker, 100, self._course("Later"))
        self._remind()
        activity = self._activities(self.worker)
        self.assertEqual(len(activity), 1)
        self.assertEqual(activity.res_id, other.id)
        self.assertIn("2", activity.summary)
        self.assertIn("Counting", activity.note)
        self.assertEqual((first | other | later).mapped("reminder_level"), [1, 3, 0])

    def test_a_second_run_tells_nothing(self):
        self._assign(self.worker, 5)
        self._remind()
        activity = self._activities(self.worker)
        activity.note = "Untouched"
        self._remind()
        self.assertEqual(self._activities(self.worker).note, "<p>Untouched</p>")

    def test_each_threshold_once(self):
        with freeze_time("2030-03-01 08:00:00"):
            assignment = self._assign(self.worker, date_due="2030-04-10")
        days = {
            "2030-03-01": 0,
            "2030-03-11": 1,
            "2030-03-27": 2,
            "2030-04-03": 3,
            "2030-04-09": 4,
            "2030-04-10": 4,
            "2030-04-11": 5,
        }
        for day, level in days.items():
            with freeze_time(f"{day} 08:00:00"):
                self._remind()
            self.assertEqual(assignment.reminder_level, level, day)
        self.assertEqual(len(self._activities(self.worker)), 1)

    def test_overdue_goes_up(self):
        self.director_above()
        with freeze_time("2030-03-01 08:00:00"):
            assignment = self._assign(self.worker, date_due="2030-03-01")
        for day, level in (("03-07", 0), ("03-08", 1), ("03-15", 2), ("03-22", 3)):
            with freeze_time(f"2030-{day} 08:00:00"):
                self._remind()
            self.assertEqual(assignment.escalation_level, level, day)
            self.assertEqual(
                bool(self._activities(self.boss, "training_team")), level > 0
            )
            self.assertEqual(
                bool(self._activities(self.director, "training_team")), level > 1
            )

    def director_above(self):
        top = self._department("Headquarters")
        top.manager_id = self.director
        self.chain.parent_id = top

    def test_one_activity_for_a_whole_team(self):
        self._assign(self.worker, -8)
        self._assign(self.clerk, -9)
        self._remind()
        activity = self._activities(self.boss, "training_team")
        self.assertEqual(len(activity), 1)
        self.assertIn("Clerk", activity.note)

    def test_an_activity_names_nobody_else(self):
        """Whoever reads the record reads its activities."""
        late = self._assign(self.worker, -9)
        self._assign(self.clerk, -8)
        self._assign(self.worker, -8, self._course("Counting"))
        self._remind()
        seen = self._as(self.worker, "mail.activity").search(
            [("res_model", "=", late._name), ("res_id", "=", late.id)]
        )
        self.assertEqual(len(seen), 2)
        texts = " ".join(f"{one.summary} {one.note}" for one in seen)
        self.assertNotIn("Clerk", texts)
        self.assertNotIn("Counting", texts)

    def test_never_with_zero_days(self):
        self.company.jxc_due_escalation_days = 0
        self._assign(self.worker, -100)
        self._remind()
        self.assertFalse(self._activities(self.boss, "training_team"))
        self.assertTrue(self._activities(self.worker))

    def test_employee_without_a_user(self):
        driver = self._person("driver", self.central, groups=None)
        self._assign(driver, 5)
        self._remind()
        self.assertIn("Driver", self._activities(self.boss, "training_team").note)

    def test_archived_people_are_left_alone(self):
        self._assign(self.worker, 5)
        self.worker.user_id.active = False
        self._remind()
        archived = self._activities(self.worker)
        self.assertFalse(archived)
        gone = self._assign(self.clerk, 5)
        self.clerk.active = False
        self._remind()
        self.assertEqual(gone.reminder_level, 0)

    def test_a_new_date_starts_again(self):
        assignment = self._assign(self.worker, -10)
        self._remind()
        self.assertEqual(assignment.reminder_level, 5)
        later = fields.Date.add(self.today, days=10)
        self._engine("jxc.training.assignment").browse(assignment.id).date_due = later
        self.assertEqual(assignment.reminder_level, 0)
        self._remind()
        self.assertEqual(assignment.reminder_level, 2)

    def test_done_takes_it_off_the_list(self):
        first = self._assign(self.worker, 3)
        other = self._assign(self.worker, 5, self._course("Counting"))
        self._remind()
        self.assertEqual(self._activities(self.worker).res_id, first.id)
        engine = self._engine("jxc.training.assignment")
        engine.browse(first.id).state = "passed"
        self.assertEqual(self._activities(self.worker).res_id, other.id)
        engine.browse(other.id).state = "passed"
        self.assertFalse(self._activities(self.worker))

    def test_changes_by_sql_are_caught_up_with(self):
        gone = self._assign(self.worker, -3)
        late = self._assign(self.worker, -2, self._course("Counting"))
        new = self._assign(self.clerk, 5)
        self._remind()
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE jxc_training_assignment SET state = 'cancelled' WHERE id = %s",
            [gone.id],
        )
        self.env.cr.execute(
            "UPDATE jxc_training_assignment SET date_due = %s WHERE id = %s",
            [fields.Date.add(self.today, days=10), late.id],
        )
        self.env.cr.execute(
            "UPDATE jxc_training_assignment SET reminder_level = NULL, "
            "escalation_level = NULL WHERE id = %s",
            [new.id],
        )
        self.env.invalidate_all()
        self.env["jxc.training.assignment"].sudo()._due_tidy(self.today)
        self.assertEqual(late.reminder_level, 0)
        self.assertEqual(self._activities(self.worker).res_id, late.id)
        self.assertNotIn("Receiving", self._activities(self.worker).note)
        self._remind()
        self.assertEqual((late | new).mapped("reminder_level"), [2, 3])

    def test_what_is_done_is_not_counted(self):
        self._assign(self.worker, 3)
        done = self._assign(self.worker, 5, self._course("Counting"))
        self._remind()
        self.assertIn("2", self._activities(self.worker).summary)
        self._engine("jxc.training.assignment").browse(done.id).state = "passed"
        self.assertIn("1", self._activities(self.worker).summary)

    def test_regulations_too(self):
        task = self._read_task(self.worker, 5)
        self._remind()
        activity = self._activities(self.worker, "regulation_due")
        self.assertEqual(activity.res_id, task.id)
        self.assertIn("Usage Procedure", activity.note)

    def test_mail_only_when_configured(self):
        messages = self.env["mail.message"]
        domain = [
            ("model", "=", "jxc.training.assignment"),
            ("message_type", "=", "user_notification"),
        ]
        before = messages.search_count(domain)
        self._assign(self.worker, 5)
        self._remind()
        self.assertEqual(messages.search_count(domain), before)
        self.company.jxc_due_email = True
        self._assign(self.clerk, 5)
        self._remind()
        self.assertEqual(messages.search_count(domain), before + 1)

    def test_in_the_language_of_the_person(self):
        self.env["res.lang"]._activate_lang("zh_CN")
        self.worker.user_id.lang = "zh_CN"
        self.course.with_context(lang="zh_CN").name = "收货"
        self._assign(self.worker, 5)
        self._assign(self.clerk, 5)
        self._remind()
        self.assertIn("收货", self._activities(self.worker).note)
        self.assertIn("Receiving", self._activities(self.clerk).note)

    def test_levels_are_not_set_by_hand(self):
        assignment = self._assign(self.worker, 5)
        with self.assertRaises(UserError):
            assignment.sudo().write({"reminder_level": 5})
        with self.assertRaises(UserError):
            assignment.sudo().create(
                {
                    "employee_id": self.clerk.id,
                    "course_id": self.course.id,
                    "escalation_level": 1,
                }
            )

    def test_cron_finds_both_models(self):
        models = self.env["jxc.due.mixin"]._due_models()
        self.assertIn("jxc.training.assignment", models)
        self.assertIn("jxc.regulation.acknowledgement", models)

    def test_cron_runs(self):
        assignment = self._assign(self.worker, 5)
        self.env.flush_all()
        with self.enter_registry_test_mode():
            cron = self.env.ref("jxc_management.ir_cron_due_reminders")
            cron.method_direct_trigger()
        self.assertEqual(assignment.reminder_level, 3)

    def test_queries_do_not_grow_with_people(self):
        people = [self._person(f"person{number}", self.central) for number in range(20)]

        def queries(employees, course):
            for employee in employees:
                self._assign(employee, 5, course)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self._remind()
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        queries(people[:1], self._course("Warm-up"))
        few = queries(people[1:4], self._course("Few"))
        many = queries(people[4:], self._course("Many"))
        self.assertLessEqual(many, few + 5)
