"""Set-based SQL that stamps documents with the department that leads them.

The same precedence as :mod:`owner_resolver`, for whole tables at once. The functions
only build :class:`SQL`; the text comes from :mod:`stamp_sources`, never from users.
"""

from odoo.tools import SQL

#: scope types that are looked up in the owner list by a record id, in precedence order
BY_ID = ("location", "picking_type", "warehouse", "category", "vendor", "process")


def owners_cte(owners):
    """Return the common table expressions with the owners of an owner map."""
    rows = [(kind, res_id, owners[kind, res_id]) for kind, res_id in owners]
    return SQL(
        """owner(scope_type, res_id, department_id) AS (
               SELECT * FROM unnest(%s::text[], %s::int[], %s::int[])),
           loc_owner AS (%s),
           cat_owner AS (%s),
           process_owner AS (
               SELECT process.code, owner.department_id
                 FROM owner
                 JOIN jxc_process process ON process.id = owner.res_id
                WHERE owner.scope_type = 'process')""",
        [row[0] for row in rows],
        [row[1] for row in rows],
        [row[2] for row in rows],
        nearest_owner("stock_location", "location"),
        nearest_owner("product_category", "category"),
    )


def nearest_owner(table, scope_type):
    """Return a query for the nearest owner upwards of each record of a tree."""
    return SQL(
        """SELECT DISTINCT ON (child.id) child.id, owner.department_id
             FROM owner
             JOIN %s top ON top.id = owner.res_id
             JOIN %s child ON child.parent_path LIKE top.parent_path || '%%'
            WHERE owner.scope_type = %s
         ORDER BY child.id, length(top.parent_path) DESC""",
        SQL.identifier(table),
        SQL.identifier(table),
        scope_type,
    )


def side_sql(side, number, owners):
    """Return ``(joins, expression)`` that yield the department of one side."""
    joins, choices = [], []
    for kind in BY_ID:
        expression = getattr(side, kind)
        if not expression or kind not in owners.kinds:
            continue
        if kind == "category":
            choices.append(SQL(expression))
            continue
        alias = SQL.identifier(f"{kind}_{number}")
        joins.append(owner_join(kind, alias, SQL(expression)))
        choices.append(SQL("%s.department_id", alias))
    if ("company", 0) in owners:
        choices.append(SQL("%s", owners["company", 0]))
    if not choices:
        return SQL(""), SQL("NULL::int")
    return SQL(" ").join(joins), SQL(
        "CASE WHEN %s THEN COALESCE(%s) END", SQL(side.applies), SQL(", ").join(choices)
    )


def owner_join(kind, alias, expression):
    """Return the join that finds the owner of the scope ``expression``."""
    if kind == "location":
        return SQL("LEFT JOIN loc_owner %s ON %s.id = %s", alias, alias, expression)
    if kind == "process":
        return SQL(
            "LEFT JOIN process_owner %s ON %s.code = %s", alias, alias, expression
        )
    return SQL(
        "LEFT JOIN owner %s ON %s.scope_type = %s AND %s.res_id = %s",
        alias,
        alias,
        kind,
        alias,
        expression,
    )


def changed_cte(source, owners, company_id, where):
    """Return the expression ``changed(id, value, old_0, new_0, ...)`` of a source.

    :param where: SQL that limits the rows (alias ``t``)
    """
    joins, columns, differs = [], [], []
    for number, (column, side) in enumerate(source.sides.items()):
        old, new = SQL.identifier(f"old_{number}"), SQL.identifier(f"new_{number}")
        side_joins, lead = side_sql(side, number, owners)
        joins.append(side_joins)
        columns.append(
            SQL("t.%s AS %s, %s AS %s", SQL.identifier(column), old, lead, new)
        )
        differs.append(SQL("%s IS DISTINCT FROM %s", old, new))
    return SQL(
        """target AS (
               SELECT t.id, %s AS value, %s FROM %s t %s %s
                WHERE t.company_id = %s AND %s AND %s),
           changed AS (SELECT * FROM target WHERE %s)""",
        SQL(source.value or "NULL::numeric"),
        SQL(", ").join(columns),
        SQL.identifier(source.table),
        SQL(source.joins),
        SQL(" ").join(joins),
        company_id,
        SQL(source.own),
        where,
        SQL(" OR ").join(differs),
    )


def preview_query(source, owners, company_id, where):
    """Return a query for the rows that would change: id, value, old and new stamps."""
    return SQL(
        "WITH %s, %s SELECT * FROM changed ORDER BY id",
        owners_cte(owners),
        changed_cte(source, owners, company_id, where),
    )


def restamp_query(source, owners, company_id, where):
    """Return a statement that restamps the rows and returns what it changed."""
    assignments = SQL(", ").join(
        SQL("%s = changed.%s", SQL.identifier(column), SQL.identifier(f"new_{number}"))
        for number, column in enumerate(source.sides)
    )
    return SQL(
        """WITH %s, %s
           UPDATE %s u SET %s FROM changed WHERE u.id = changed.id
           RETURNING changed.*""",
        owners_cte(owners),
        changed_cte(source, owners, company_id, where),
        SQL.identifier(source.table),
        assignments,
    )


def copy_query(copy, company_id, where):
    """Return a statement that gives rows the stamps of their parents."""
    columns = [SQL.identifier(column) for column in copy.columns]
    return SQL(
        """UPDATE %s t SET %s FROM %s p
            WHERE t.%s = p.id AND p.company_id = %s AND %s AND (%s)""",
        SQL.identifier(copy.table),
        SQL(", ").join(SQL("%s = p.%s", column, column) for column in columns),
        SQL.identifier(copy.parent_table),
        SQL.identifier(copy.link),
        company_id,
        where,
        SQL(" OR ").join(
            SQL("t.%s IS DISTINCT FROM p.%s", column, column) for column in columns
        ),
    )
