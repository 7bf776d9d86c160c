"""Figures of KPIs per subject, out of two grouped sums; no database."""

from collections import namedtuple

Figure = namedtuple("Figure", "num den records")
NOTHING = Figure(0.0, 0.0, 0)


def added(one, other):
    """Return the sums of two (num, den, records)."""
    return Figure(*(a + b for a, b in zip(one, other, strict=True)))


class Figures:
    """Sums of facts by KPI and department, whose subtree counts, or KPI and user.

    :param by_department: ``{(kpi id, department id or None): (num, den, records)}``
    :param by_user: ``{(kpi id, user id or None): (num, den, records)}``
    :param above: ``{department id: ids of it and of the departments above it}``
    """

    def __init__(self, by_department, by_user, above):
        self._departments, self._companies, self._users = {}, {}, {}
        for (kpi, department), sums in by_department.items():
            self._add(self._companies, kpi, sums)
            for one in above.get(department, (department,) if department else ()):
                self._add(self._departments, (kpi, one), sums)
        for key, sums in by_user.items():
            self._add(self._users, key, sums)

    @staticmethod
    def _add(place, key, sums):
        place[key] = added(place.get(key, NOTHING), sums)

    def by_department(self):
        """Return ``{(KPI id, department id): figure}``, each with all below it."""
        return self._departments

    def of_department(self, kpi, department):
        """Return the figure of a department with all below it."""
        return self._departments.get((kpi, department), NOTHING)

    def of_user(self, kpi, user):
        """Return the figure of a person; nothing without a user."""
        return self._users.get((kpi, user), NOTHING) if user else NOTHING

    def of_company(self, kpi):
        """Return the figure of the whole company, unassigned documents included."""
        return self._companies.get(kpi, NOTHING)
