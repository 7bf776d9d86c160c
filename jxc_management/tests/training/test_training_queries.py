from odoo.tests import tagged

from .common import TrainingCommon


@tagged("post_install", "-at_install")
class TestTrainingQueries(TrainingCommon):
    def test_holders_are_one_query(self):
        courses = self._course() | self._course("Counting")
        people = self.learner.employee_id | self.worker | self.colleague.employee_id
        for employee in people:
            for course in courses:
                self._certify(employee, course)
        model = self.env["jxc.certificate"].with_user(self.stranger)
        model._holders(courses, people)
        self.env.flush_all()
        with self.assertQueryCount(1):
            self.assertEqual(len(model._holders(courses, people)), 6)

    def test_lists_do_not_depend_on_their_length(self):
        course = self._course()
        names = {
            "jxc.training.assignment": (
                *("display_name", "state", "is_open", "is_overdue", "is_mine"),
                *("is_managed", "can_confirm", "can_waive", "can_report"),
            ),
            "jxc.certificate": ("status", "can_revoke", "is_mine", "number"),
        }
        counts = {model: [] for model in names}
        for _round in range(2):
            for number in range(5):
                employee = self._employee(f"Worker {number}", self.central)
                self._certify(employee, course)
            self.env.flush_all()
            for model, fields in names.items():
                found = self.env[model].with_user(self.manager).search([])
                specification = {name: {} for name in fields}
                found.web_read(specification)
                self.env.invalidate_all()
                before = self.env.cr.sql_log_count
                found.web_read(specification)
                counts[model].append(self.env.cr.sql_log_count - before)
        for model, (few, many) in counts.items():
            self.assertLessEqual(many, few, model)

    def test_employees_of_a_company_without_requirements(self):
        self.env["jxc.training.requirement"].search([]).active = False
        self.env.flush_all()
        self.worker.department_id = self.east
        self.assertFalse(self.assignments_of(self.worker))

    def test_issuing_many_certificates(self):
        course = self._course()

        def queries(number):
            people = [self._employee(f"Worker {one}") for one in range(number)]
            assignments = self.env["jxc.training.assignment"].union(
                *(self._assign(employee, course) for employee in people)
            )
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            self.env["jxc.certificate"]._issue(assignments, "session")
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        queries(1)
        one, ten = queries(1), queries(11)
        self.assertLessEqual((ten - one) / 10, 3)
