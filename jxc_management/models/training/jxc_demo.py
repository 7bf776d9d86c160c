from datetime import timedelta

from odoo import Command, api, fields, models

from ...tools.demo_training import (
    ASKED,
    CAME,
    COMING,
    COURSES,
    GATES,
    HELD,
    HELD_DAYS,
    PLACES,
    SESSION,
)


class JxcDemo(models.AbstractModel):
    _inherit = "jxc.demo"

    @api.model
    def _load_training(self):
        """Give the demo company courses, certificates, gates and something to learn.

        What lies in the past is made today and then dated back, as orders are.
        """
        company = self.env.ref("jxc_management.demo_company")
        if self.env["jxc.certificate"].search_count(
            [("company_id", "=", company.id)], limit=1
        ):
            return
        flow = self.with_company(company).with_context(
            allowed_company_ids=company.ids, tracking_disable=True
        )
        courses = flow._teach(company)
        flow._hold_session(company, courses[SESSION])
        flow._certify(company, courses)
        flow._ask_to_learn(company, courses)
        flow._announce_session(company, courses[SESSION])
        flow._build_gates(company, courses)
        self.env["jxc.gate.coverage"]._refresh(company)

    def _worker(self, name):
        return self.env.ref(f"jxc_management.demo_employee_{name}")

    def _teach(self, company):
        """Return ``{key: course}`` of the sample courses, with their trainers."""
        loaded = self.env["jxc.training.samples"]._load(company)
        courses = dict(zip((one.key for one in COURSES), loaded, strict=True))
        for plan in COURSES:
            courses[plan.key].trainer_ids = self._person(plan.trainer)
        courses[SESSION].delivery = "both"
        return courses

    def _certify(self, company, courses):
        """Issue the certificates of the past, the oldest first."""
        certificates = self.env["jxc.certificate"]
        today = company._jxc_today()
        for held in sorted(HELD, key=lambda one: -one.days):
            employee, course = self._worker(held.person), courses[held.key]
            assignment = self._asked(employee, course)
            trainer = next(one.trainer for one in COURSES if one.key == held.key)
            issuer = certificates.with_user(self._person(trainer))
            certificate = issuer._issue(assignment, held.origin, held.score)
            issued = today - timedelta(days=held.days)
            last = fields.Date.add(issued, months=course.validity_months)
            certificate._as_engine().write(
                {"date_issued": issued, "date_expiry": last - timedelta(days=1)}
            )
            due = issued + timedelta(days=held.early)
            self._date_back(assignment, held.days + 21, date_done=issued, date_due=due)

    def _asked(self, employee, course):
        """Return the open assignment of an employee; it is made when there is none."""
        assignments = self.env["jxc.training.assignment"]
        found = assignments.search(
            [
                ("employee_id", "=", employee.id),
                ("course_id", "=", course.id),
                ("is_open", "=", True),
            ]
        )
        return found or assignments._assign(employee, course)

    def _date_back(self, assignments, days, **values):
        """Let assignments have been made ``days`` ago."""
        for assignment in assignments:
            today = assignment.company_id._jxc_today()
            assignment._as_engine().write(
                {"date_assigned": today - timedelta(days=days), **values}
            )

    def _ask_to_learn(self, company, courses):
        """Require the courses and let some people be late with them."""
        requirements = self.env["jxc.training.requirement"]
        for plan in COURSES:
            jobs = [self.env.ref(f"jxc_management.demo_job_{job}") for job in plan.jobs]
            requirements |= requirements.create(
                {
                    "course_id": courses[plan.key].id,
                    "company_id": company.id,
                    "job_ids": [Command.set([job.id for job in jobs])],
                    "due_days": plan.due_days,
                }
            )
        self.env["jxc.training.assignment"]._reconcile_people(
            company,
            self.env["hr.employee"].search([("company_id", "=", company.id)]),
        )
        today = company._jxc_today()
        for asked in ASKED:
            found = self._asked(self._worker(asked.person), courses[asked.key])
            due = today + timedelta(days=asked.due)
            self._date_back(found, asked.days, date_due=due)

    def _new_session(self, course, day, places, **values):
        """Return an open session of a course, held by its trainer."""
        trainer = course.trainer_ids[0]
        start = self._moment(day)
        session = self.env["jxc.training.session"].create(
            {
                "name": course.name,
                "course_id": course.id,
                "company_id": course.company_id.id,
                "date_start": start,
                "date_stop": start + timedelta(hours=2),
                "trainer_ids": [Command.set(trainer.ids)],
                "capacity": places,
                **values,
            }
        )
        session = session.with_user(trainer)
        session.action_open()
        return session

    def _hold_session(self, company, course):
        """Hold a session in the past: people came, and said what they thought."""
        session = self._new_session(course, 20, 10, place="Central Warehouse, Room 2")
        people = [self._worker(name) for name, _rating in CAME]
        session.action_register_employees([one.id for one in people])
        start = self._moment(-HELD_DAYS)
        session._as_engine().write(
            {"date_start": start, "date_stop": start + timedelta(hours=2)}
        )
        session.action_all_present()
        session.action_close()
        for employee, (_name, rating) in zip(people, CAME, strict=True):
            own = session.attendance_ids.filtered(
                lambda one, employee=employee: one.employee_id == employee
            )
            own._as_engine().rating = rating

    def _announce_session(self, company, course):
        """Announce the next session, with more interest than places."""
        session = self._new_session(course, 9, PLACES, place="East Warehouse, Office")
        for name in COMING:
            session.action_register_employees([self._worker(name).id])

    def _build_gates(self, company, courses):
        """Let some operations need certificates and regulations."""
        regulations = self.env["jxc.regulation"].search(
            [("process_id.code", "=", "purchasing"), ("company_id", "=", company.id)]
        )
        chinese = "zh_CN" in dict(self.env["res.lang"].get_installed())
        for number, plan in enumerate(GATES, 1):
            gate = self.env["jxc.gate"].create(
                {
                    "name": plan.name,
                    "sequence": 10 * number,
                    "company_id": company.id,
                    "operation": plan.operation,
                    "mode": plan.mode,
                    "grace_days": plan.grace,
                    "course_ids": [Command.set(courses[plan.key].ids)],
                    "regulation_ids": [
                        Command.set(
                            regulations.ids if plan.operation == "purchase" else []
                        )
                    ],
                    "break_glass_group_id": self.env.ref(
                        "jxc_management.group_jxc_lead"
                    ).id,
                }
            )
            if chinese:
                gate.with_context(lang="zh_CN").name = plan.chinese
