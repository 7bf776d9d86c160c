from contextlib import contextmanager

from odoo import Command
from odoo.exceptions import UserError

from ..common import JxcCommon

GROUP = "jxc_management.group_jxc_"


class TrainingCommon(JxcCommon):
    """People of all kinds around one department, and helpers to make training.

    ``learner`` works in *Central*, as does ``worker``, who has no user. ``manager``
    manages *Central*; ``lead`` manages *Supply Chain* above it and is in the group of
    department leads. ``stranger`` works in *Finance*. ``trainer`` teaches the courses.
    """

    login_prefix = "training"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.learner = cls._person("learner", cls.central)
        cls.colleague = cls._person("colleague", cls.central)
        cls.manager = cls._person("manager", cls.central)
        cls.lead = cls._person("lead", cls.chain, f"{GROUP}lead")
        cls.trainer = cls._person("trainer", cls.east)
        cls.stranger = cls._person("stranger", cls.finance)
        cls.hr_officer = cls._person("hr", cls.finance, "hr.group_hr_user")
        cls.controller = cls._person("controller", cls.finance, f"{GROUP}controller")
        cls.administrator = cls._person(
            "administrator", cls.finance, f"{GROUP}administrator"
        )
        cls.worker = cls._employee("Worker", cls.central)
        cls.central.manager_id = cls.manager.employee_id
        cls.chain.manager_id = cls.lead.employee_id

    @classmethod
    def _course(cls, name="Receiving", **values):
        """Create a course of the supply chain; self-study unless told otherwise."""
        return cls.env["jxc.course"].create(
            {
                "name": name,
                "company_id": cls.company.id,
                "department_id": cls.chain.id,
                "delivery": "self",
                "trainer_ids": [Command.set(cls.trainer.ids)],
                **values,
            }
        )

    @classmethod
    def _requirement(cls, course, *departments, **values):
        return cls.env["jxc.training.requirement"].create(
            {
                "course_id": course.id,
                "company_id": cls.company.id,
                "department_ids": [Command.set([one.id for one in departments])],
                **values,
            }
        )

    @classmethod
    def _assign(cls, who, course, **values):
        """Create an assignment of an employee, or of a user's employee."""
        employee = who if who._name == "hr.employee" else who.employee_id
        return (
            cls.env["jxc.training.assignment"]
            ._as_engine()
            .create({"employee_id": employee.id, "course_id": course.id, **values})
            .with_env(cls.env)
        )

    @classmethod
    def _certify(cls, who, course, origin="trainer", **values):
        """Assign a course and issue its certificate today."""
        assignment = cls._assign(who, course, **values)
        return cls.env["jxc.certificate"]._issue(assignment, origin)

    @classmethod
    def _reconcile(cls):
        """Run the nightly reconciliation for the company."""
        cls.env["jxc.training.assignment"]._reconcile(cls.company)

    @classmethod
    def assignments_of(cls, who, course=None):
        """Return all assignments of a person, oldest cycle first."""
        employee = who if who._name == "hr.employee" else who.employee_id
        domain = [("employee_id", "=", employee.id)]
        if course:
            domain.append(("course_id", "=", course.id))
        return cls.env["jxc.training.assignment"].search(domain, order="cycle")

    @contextmanager
    def refused(self, text, error=UserError):
        """Expect an error that matches ``text``, and take back what was done."""
        with self.assertRaisesRegex(error, text), self.env.cr.savepoint():
            yield
