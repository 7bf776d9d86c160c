"""Record-rule domains from what a user may reach: pure functions, no database."""

from collections import namedtuple

TRUE_DOMAIN = [(1, "=", 1)]
FALSE_DOMAIN = [(0, "=", 1)]

#: departments a user reaches in one company: ``everything`` means no restriction,
#: ``department_ids`` are open to him, ``own_ids`` only for documents he is in charge of
Reach = namedtuple("Reach", "everything department_ids own_ids")

NOTHING = Reach(False, frozenset(), frozenset())
EVERYTHING = Reach(True, frozenset(), frozenset())


def merge(reaches):
    """Return the union of several :class:`Reach` tuples."""
    reaches = list(reaches)
    if any(reach.everything for reach in reaches):
        return EVERYTHING
    department_ids = frozenset().union(*(reach.department_ids for reach in reaches))
    own_ids = frozenset().union(*(reach.own_ids for reach in reaches))
    return Reach(False, department_ids, own_ids - department_ids)


def lent(reach, lender):
    """Return what of ``reach`` somebody with the reach ``lender`` may pass on.

    Own documents are never passed on: for the borrower they would be other documents.
    """
    if lender.everything:
        return reach._replace(own_ids=frozenset())
    if reach.everything:
        return Reach(False, lender.department_ids, frozenset())
    return Reach(False, reach.department_ids & lender.department_ids, frozenset())


def either(domains):
    """Return the disjunction of ``domains`` (lists in prefix notation)."""
    domains = [domain for domain in domains if domain]
    if not domains:
        return FALSE_DOMAIN
    return ["|"] * (len(domains) - 1) + [leaf for domain in domains for leaf in domain]


def reach_domain(reach, department_fields, own_fields, user_id):
    """Return the domain of one company's records for ``reach``.

    :param department_fields: names of the stamp fields; a record belongs to the user
        when one of them is within reach, or when the first one is empty (unstamped)
    :param own_fields: names of the fields that hold the user in charge
    """
    if reach.everything:
        return TRUE_DOMAIN
    parts = [[(department_fields[0], "=", False)]]
    ids = sorted(reach.department_ids)
    if ids:
        parts += [[(name, "in", ids)] for name in department_fields]
    if reach.own_ids and own_fields:
        mine = either([[(name, "=", user_id)] for name in own_fields])
        own_ids = sorted(reach.own_ids)
        theirs = either([[(name, "in", own_ids)] for name in department_fields])
        parts.append(["&", *theirs, *mine])
    return either(parts)


def companies_domain(reaches, department_fields, own_fields, user_id, company_field):
    """Return the domain over several companies.

    :param reaches: ``{company_id: Reach}`` for each company in use; a company that
        does not enforce ownership comes as :data:`EVERYTHING`
    :param company_field: name of the record's company field, or None when it has none:
        then the union over the companies applies
    """
    groups = {}
    for company_id, reach in reaches.items():
        groups.setdefault(reach, []).append(company_id)
    if len(groups) == 1 or (groups and not company_field):
        reach = merge(groups)
        return reach_domain(reach, department_fields, own_fields, user_id)
    parts = [[(company_field, "=", False)]]
    for reach, company_ids in groups.items():
        domain = reach_domain(reach, department_fields, own_fields, user_id)
        parts.append(["&", (company_field, "in", sorted(company_ids)), *domain])
    return either(parts) if groups else TRUE_DOMAIN
