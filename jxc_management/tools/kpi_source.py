"""What a source of KPI facts is; the shipped ones are in ``kpi_sources``; no database.

A source turns documents into events: rows that say which record counts on which day,
for which department, warehouse and person, with which numerator and denominator. Facts
are sums of events, and the records behind a number are the events of the same query.
"""

from collections import namedtuple

#: What a query of events is about: one company and whole days.
#: ``zone`` is the name of the company's time zone, ``first`` and ``last`` are days,
#: ``start`` and ``stop`` the moments in UTC between which they lie (stop excluded),
#: ``today`` the company's day now, ``parameter`` that of the KPI, ``kpi_id`` its id;
#: ``owners`` is an SQL table ``(warehouse_id, date_from, date_to, department_id)`` of
#: the departments that led the warehouses, ``date_to`` excluded or NULL; ``history`` is
#: SQL for the first day that the KPI has facts of.
Span = namedtuple(
    "Span",
    "company_id zone first last start stop today parameter kpi_id owners history",
)

#: Documents whose changes change facts. ``days`` is a function of the
#: span and an SQL condition on alias ``t`` of the model's table; it returns SQL that
#: selects the days (column ``day``) that records fulfilling the condition count on.
Watch = namedtuple("Watch", "model days")

#: ``events`` is a function of the span that returns SQL with the columns ``res_id,
#: day, department_id, warehouse_id, user_id, num, den``, days within the span only.
#: ``model`` is the model of ``res_id``, which is NULL for what has no record of its
#: own, such as the value of all stock. A ``snapshot`` depends on all that happened
#: before: a change makes every later day be calculated again. ``needs`` names sources
#: whose facts this one reads. ``prepare`` names a method of ``jxc.kpi`` that is called
#: with a company before facts are calculated, or is None.
Source = namedtuple(
    "Source",
    "code model events watches snapshot needs prepare",
    defaults=(False, (), None),
)
