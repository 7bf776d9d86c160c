"""Who has to learn what: which assignments to open and which to cancel, and why.

Pure functions over what the database knows, so that the nightly run and its preview
cannot differ. A *pair* is an employee's id and a course's id.
"""

from collections import namedtuple
from datetime import timedelta

from .training_terms import due_date, renewal_opens

#: ``department_ids`` are the employee's department and all above it, ``hired`` his
#: first day of work, ``since`` the day from which on he has this department and job
Employee = namedtuple("Employee", "id department_id department_ids job_id hired since")

#: empty ``department_ids`` or ``job_ids`` stand for all; ``hired_from`` is None unless
#: the requirement is for new hires only; ``start`` is the day from which on it applies
Requirement = namedtuple(
    "Requirement",
    "id course_id department_ids job_ids hired_from due_basis due_days due_date "
    "lookback_days start",
)

#: where an employee stands with a course: his last cycle, the open assignment and where
#: it came from, whether a waiver is in force, the certificate that counts longest and
#: whether it was issued because of a requirement
Standing = namedtuple(
    "Standing", "cycle open_id open_origin waived issued expiry by_requirement"
)
NOTHING = Standing(0, None, None, False, None, None, False)

#: an assignment to open; ``text`` is the reason unless requirements are
Opening = namedtuple(
    "Opening",
    "employee course_id cycle requirements origin date_due text",
    defaults=("",),
)
#: ``why`` is ``left`` (no requirement applies any more) or ``gone`` (not an employee)
Closing = namedtuple("Closing", "assignment_id employee_id course_id why")

#: assignments that the reconciliation opened, and may take back
AUTOMATIC = ("requirement", "renewal")


def in_scope(requirement, employee):
    """Return whether a requirement applies to an employee."""
    if requirement.department_ids and requirement.department_ids.isdisjoint(
        employee.department_ids
    ):
        return False
    if requirement.job_ids and employee.job_id not in requirement.job_ids:
        return False
    first_day = requirement.hired_from
    return not first_day or bool(employee.hired and employee.hired >= first_day)


def counts(requirement, employee, standing):
    """Return whether a certificate that is valid satisfies a requirement.

    One that was earned long before the requirement applied may not count as the first.
    """
    if not requirement.lookback_days or standing.by_requirement:
        return True
    entry = max(filter(None, (employee.since, requirement.start)))
    return standing.issued >= entry - timedelta(days=requirement.lookback_days)


def earliest_due(requirements, employee, today):
    """Return the earliest due date that requirements set for an employee."""
    return min(
        due_date(one.due_basis, one.due_days, one.due_date, today, employee.hired)
        for one in requirements
    )


def need(terms, requirements, employee, standing, today):
    """Return ``(origin, due date)`` of an assignment that is missing, or None.

    :param requirements: those of one course that apply to the employee
    """
    if standing.open_id or standing.waived:
        return None
    valid = standing.issued and (not standing.expiry or standing.expiry >= today)
    if not valid:
        origin = "renewal" if standing.issued else "requirement"
        return origin, earliest_due(requirements, employee, today)
    unmet = [one for one in requirements if not counts(one, employee, standing)]
    if unmet:
        return "requirement", earliest_due(unmet, employee, today)
    if standing.expiry and renewal_opens(terms, standing.expiry) <= today:
        return "renewal", standing.expiry
    return None


def plan(requirements, terms, employees, standings, today):
    """Return ``(openings, closings)`` that bring assignments in line with requirements.

    :param terms: ``{course id: Terms}``
    :param employees: ``{employee id: Employee}`` of those who work here
    :param standings: ``{pair: Standing}``; a pair that is missing stands for nothing
    """
    by_course = {}
    for requirement in requirements:
        by_course.setdefault(requirement.course_id, []).append(requirement)
    openings, covered = [], set()
    for course_id, own in by_course.items():
        for employee in employees.values():
            fitting = tuple(one for one in own if in_scope(one, employee))
            if not fitting:
                continue
            pair = employee.id, course_id
            covered.add(pair)
            standing = standings.get(pair, NOTHING)
            found = need(terms[course_id], fitting, employee, standing, today)
            if found:
                cycle = standing.cycle + 1
                openings.append(Opening(employee, course_id, cycle, fitting, *found))
    return openings, closings(employees, standings, covered)


def closings(employees, standings, covered):
    """Return the open assignments of people who left or whom nothing concerns."""
    found = []
    for pair, standing in standings.items():
        if not standing.open_id:
            continue
        if pair[0] not in employees:
            found.append(Closing(standing.open_id, *pair, "gone"))
        elif pair not in covered and standing.open_origin in AUTOMATIC:
            found.append(Closing(standing.open_id, *pair, "left"))
    return found
