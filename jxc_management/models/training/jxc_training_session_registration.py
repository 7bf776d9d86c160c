from odoo import fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL


class JxcTrainingSession(models.Model):
    _inherit = "jxc.training.session"

    def action_register(self):
        """Register the current user; on the waiting list when the session is full.

        :return: True
        :raises UserError: for a session that is not open, or without an employee
        """
        for session in self:
            session._enrol(session._my_employee())
        return True

    def action_register_employees(self, employee_ids):
        """Register other people: their managers and the trainers do.

        :param employee_ids: ids of employees
        :return: True
        :raises AccessError: for people the user does not manage
        """
        self.ensure_one()
        employees = self._people(employee_ids)
        self._check_may_enrol(employees)
        self._enrol(employees)
        return True

    def action_unregister(self):
        """Give the current user's places to whoever waits.

        :return: True
        :raises UserError: for a session that is not open
        """
        for session in self:
            session._withdraw(session._my_employee())
        return True

    def action_unregister_employees(self, employee_ids):
        """Take other people off the list: their managers and the trainers do.

        :param employee_ids: ids of employees
        :return: True
        :raises AccessError: for people the user does not manage
        """
        self.ensure_one()
        employees = self._people(employee_ids)
        self._check_may_enrol(employees)
        self._withdraw(employees)
        return True

    def _people(self, employee_ids):
        # sudo: without HR rights employees are readable in public only
        return self.env["hr.employee"].sudo().browse(map(int, employee_ids)).exists()

    def _my_employee(self):
        """Return the employee of the current user in the session's company.

        :raises UserError: when there is none
        """
        self.ensure_one()
        self.check_access("read")
        company = self.company_id
        mine = self.env["jxc.training.attendance"]._my_employees()
        mine = mine.filtered(lambda one: one.company_id == company)[:1]
        if not mine:
            raise UserError(
                self.env._(
                    "You are no employee of %(company)s, so you cannot take part in "
                    "“%(session)s”. Ask HR to link an employee to your user.",
                    company=company.name,
                    session=self.name,
                )
            )
        return mine

    def _check_may_enrol(self, employees):
        """Check that the current user may register or take off these employees.

        :raises AccessError: naming those he may not
        """
        self.check_access("read")
        attendances = self.env["jxc.training.attendance"]
        if self.can_run:
            return
        foreign = (
            employees - attendances._my_employees() - attendances._managed_employees()
        )
        if foreign:
            raise AccessError(
                self.env._(
                    "You do not manage %(people)s: people register themselves, or "
                    "their manager or a trainer of the session does it for them.",
                    people=foreign.mapped("name"),
                )
            )

    def _lock(self):
        """Hold the session against others who register or give places back.

        Every change of places also changes the session's own row, so that nobody goes
        on with an outdated number of places.
        """
        if not self:
            return
        self.flush_recordset()
        self.env.execute_query(
            SQL(
                "SELECT id FROM jxc_training_session WHERE id IN %s"
                " ORDER BY id FOR NO KEY UPDATE",
                tuple(self.ids),
            )
        )

    def _enrol(self, employees):
        """Give places to ``employees``, in their order, as long as there are any."""
        session = self._as_engine()
        session._lock()
        session._check_state("open")
        session._check_same_company(employees)
        places = {one.employee_id: one for one in session.attendance_ids}
        new = employees.filtered(
            lambda one: one not in places or places[one].state == "cancelled"
        )
        assignments = session._assignments_for(new)
        now = fields.Datetime.now()
        vals_list = []
        for employee in new:
            values = {
                "state": "waiting",
                "registered_on": now,
                "assignment_id": assignments[employee].id,
            }
            if employee in places:
                places[employee].write(values)
            else:
                vals_list.append(
                    {"session_id": session.id, "employee_id": employee.id, **values}
                )
        self.env["jxc.training.attendance"]._as_engine().create(vals_list)
        session._fill_places(tell=False)

    def _check_same_company(self, employees):
        foreign = employees.filtered(lambda one: one.company_id != self.company_id)
        if foreign:
            raise UserError(
                self.env._(
                    "%(people)s do not work for %(company)s, which holds "
                    "“%(session)s”.",
                    people=foreign.mapped("name"),
                    company=self.company_id.name,
                    session=self.name,
                )
            )

    def _assignments_for(self, employees):
        """Return the open assignment of each employee; one is made where none is."""
        course = self.course_id
        records = self.env["jxc.training.assignment"]._as_engine()
        open_ones = records.search(
            [
                ("course_id", "=", course.id),
                ("employee_id", "in", employees.ids),
                ("is_open", "=", True),
            ]
        )
        missing = employees - open_ones.employee_id
        if missing:
            reason = self.env._("Registered for “%(session)s”.", session=self.name)
            made = records._assign(missing, course, reason=reason)
            open_ones |= made._as_engine()
        return {one.employee_id: one for one in open_ones}

    def _withdraw(self, employees):
        """Take ``employees`` off the list and let those who wait move up."""
        session = self._as_engine()
        session._lock()
        session._check_state("open")
        places = session.attendance_ids.filtered(
            lambda one: (
                one.employee_id in employees and one.state in ("registered", "waiting")
            )
        )
        places._free_assignments()
        places.write({"state": "cancelled"})
        session._fill_places()
        session._sync_calendar({"attendance_ids"})

    def _waiting(self):
        """Return the places on the waiting list, whoever came first first."""
        self.ensure_one()
        waiting = self.attendance_ids.filtered(lambda one: one.state == "waiting")
        return waiting.sorted(lambda one: (one.registered_on, one.id))

    def _fill_places(self, tell=True):
        """Let people move up from the waiting list as far as there are places.

        :param tell: whether those who move up get a message
        """
        for session in self.filtered(lambda one: one.state == "open"):
            session._lock()
            waiting = session._waiting()
            if session.capacity:
                waiting = waiting[: session.seats_left]
            if not waiting:
                continue
            waiting.write({"state": "registered"})
            waiting._book_assignments()
            session._sync_calendar({"attendance_ids"})
            if tell:
                session._tell(
                    waiting.employee_id,
                    self.env._(
                        "A place became free: you take part in “%(session)s”.",
                        session=session.name,
                    ),
                )
