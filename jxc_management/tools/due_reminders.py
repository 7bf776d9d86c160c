"""When to remind people of something that is due, and when to tell who is above."""

#: days before the due date on which people are reminded
REMIND_DAYS = (30, 14, 7, 1)
#: the level of reminders after the due date
OVERDUE_LEVEL = len(REMIND_DAYS) + 1
#: how many people above somebody are told, one after the other
MAX_ESCALATION = 3


def reminder_level(days_left):
    """Return which reminder is due: 0 for none, then one more the nearer the date."""
    if days_left < 0:
        return OVERDUE_LEVEL
    return sum(days_left <= days for days in REMIND_DAYS)


def escalation_level(days_left, every):
    """Return how far up something is escalated: one level per ``every`` days late.

    With ``every`` 0 nothing is.
    """
    if every <= 0:
        return 0
    return max(0, min(-days_left // every, MAX_ESCALATION))


def chain_above(employee):
    """Return whom to tell about an employee, the nearest first, each once.

    ``employee`` has ``parent_id`` and ``department_id``, its departments ``manager_id``
    and ``parent_id``: records, or whatever is empty when false.
    """
    chain = []
    above = [employee.parent_id]
    department = employee.department_id
    while department:
        above.append(department.manager_id)
        department = department.parent_id
    for person in above:
        if person and person != employee and person not in chain:
            chain.append(person)
    return chain
