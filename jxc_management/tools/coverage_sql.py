"""SQL that lists everything a department can lead, with the lead that counts today.

The same precedence as :mod:`owner_resolver`, for all scopes of all companies at once.
"""

from odoo.tools import SQL

#: shared master data is part of no single process: like its documents, the stock of a
#: category falls back to storage and the orders of a vendor to purchasing
PROCESS_OF_KIND = {"category": "storage", "vendor": "purchasing"}

#: kinds by number: a row's id is built from its number, company and record
KINDS = ("process", "warehouse", "location", "picking_type", "category", "vendor")

TRANSLATED = "COALESCE({0}.name->>%(lang)s, {0}.name->>'en_US')"
#: the tables of the kinds, with the name of a record; the alias is the kind
NAMES = {
    "process": ("jxc_process process", TRANSLATED.format("process")),
    "warehouse": ("stock_warehouse warehouse", "warehouse.name"),
    "location": ("stock_location location", "location.complete_name"),
    "picking_type": (
        "stock_picking_type picking_type LEFT JOIN stock_warehouse house "
        "ON house.id = picking_type.warehouse_id",
        f"concat_ws(': ', house.name, {TRANSLATED.format('picking_type')})",
    ),
    "category": ("product_category category", "category.complete_name"),
    "vendor": ("res_partner vendor", "COALESCE(vendor.complete_name, vendor.name)"),
}

LEADS = """
    SELECT id, company_id, department_id, scope_type, scope_res_id
      FROM jxc_ownership
     WHERE role = 'lead' AND state IN ('active', 'ended')
       AND date_from <= %(today)s AND (date_to IS NULL OR date_to >= %(today)s)"""

#: the nearest lead above each location or category that has one above it
ABOVE = """
    SELECT DISTINCT ON (lead.company_id, child.id)
           lead.company_id, '{kind}' AS kind, child.id AS res_id,
           lead.id AS ownership_id, lead.department_id
      FROM lead
      JOIN {table} top ON top.id = lead.scope_res_id
      JOIN {table} child ON child.parent_path LIKE top.parent_path || '%%'
       AND child.id != top.id
     WHERE lead.scope_type = '{kind}'
  ORDER BY lead.company_id, child.id, length(top.parent_path) DESC"""

#: for each kind: company, warehouse, code of the process, and which records count
THINGS = {
    "process": (
        "company.id",
        "NULL::int",
        "NULL",
        """CROSS JOIN res_company company WHERE process.active AND company.active""",
    ),
    "warehouse": (
        "warehouse.company_id",
        "NULL",
        "'storage'",
        "WHERE warehouse.active",
    ),
    "location": (
        "location.company_id",
        "location.warehouse_id",
        "'storage'",
        """
 LEFT JOIN stock_location parent ON parent.id = location.location_id
     WHERE location.active AND location.company_id IS NOT NULL AND (
           location.usage = 'internal' AND location.warehouse_id IS NULL
               AND parent.usage IS DISTINCT FROM 'internal'
           OR location.id IN (
               SELECT scope_res_id FROM lead WHERE scope_type = 'location'))""",
    ),
    "picking_type": (
        "picking_type.company_id",
        "picking_type.warehouse_id",
        """CASE picking_type.code WHEN 'incoming' THEN 'receiving'
                WHEN 'outgoing' THEN 'delivery' ELSE 'transfer' END""",
        "WHERE picking_type.active",
    ),
    "category": (
        "company.id",
        "NULL",
        "%(category)s",
        "CROSS JOIN res_company company WHERE company.active",
    ),
    "vendor": (
        "company.id",
        "NULL",
        "%(vendor)s",
        """
      JOIN res_company company
        ON company.active AND COALESCE(vendor.company_id, company.id) = company.id
     WHERE vendor.active AND vendor.commercial_partner_id = vendor.id AND (
           vendor.supplier_rank > 0
           OR (company.id, vendor.id) IN (
               SELECT recent.company_id, buyer.commercial_partner_id
                 FROM purchase_order recent
                 JOIN res_partner buyer ON buyer.id = recent.partner_id
                WHERE recent.state = 'purchase' AND recent.date_order >= %(year_ago)s)
           OR (company.id, vendor.id) IN (
               SELECT company_id, scope_res_id FROM lead
                WHERE scope_type = 'vendor'))""",
    ),
}

#: since when a thing can be led in a company, unless that is when it was created
CREATED = {
    kind: f"GREATEST({kind}.create_date, company.create_date)"
    for kind in ("process", "category", "vendor")
}

COVERAGE = """
    WITH lead AS (%(leads)s),
         above AS ((%(locations)s) UNION ALL (%(categories)s)),
         thing AS (%(things)s)
    SELECT (thing.company_id::bigint * 8 + thing.number) * 2147483648 + thing.res_id
               AS id,
           thing.number, thing.company_id, kind.name AS kind, thing.res_id, thing.name,
           thing.created,
           COALESCE(own.department_id, above.department_id, house.department_id,
                    process_lead.department_id, whole.department_id) AS department_id,
           CASE WHEN own.id IS NOT NULL THEN 'own'
                WHEN COALESCE(above.ownership_id, house.id, process_lead.id)
                     IS NOT NULL THEN 'inherited'
                WHEN whole.id IS NOT NULL THEN 'company'
                ELSE 'none' END AS via,
           own.id AS ownership_id,
           COALESCE(own.id, above.ownership_id, house.id, process_lead.id, whole.id)
               AS lead_ownership_id
      FROM thing
      JOIN unnest(%(kinds)s) WITH ORDINALITY kind(name, place)
        ON kind.place = thing.number + 1
 LEFT JOIN lead own ON own.company_id = thing.company_id
       AND own.scope_type = kind.name AND own.scope_res_id = thing.res_id
 LEFT JOIN above ON above.company_id = thing.company_id
       AND above.kind = kind.name AND above.res_id = thing.res_id
 LEFT JOIN lead house ON house.company_id = thing.company_id
       AND house.scope_type = 'warehouse' AND house.scope_res_id = thing.warehouse_id
 LEFT JOIN jxc_process process ON process.code = thing.code
 LEFT JOIN lead process_lead ON process_lead.company_id = thing.company_id
       AND process_lead.scope_type = 'process'
       AND process_lead.scope_res_id = process.id
 LEFT JOIN lead whole ON whole.company_id = thing.company_id
       AND whole.scope_type = 'company'"""


def things_sql():
    """Return the text of the query for all things that can be led."""
    parts = []
    for number, kind in enumerate(KINDS):
        table, name = NAMES[kind]
        company, warehouse, code, rest = THINGS[kind]
        parts.append(
            f"SELECT {number} AS number, {company} AS company_id, {kind}.id AS res_id,"
            f" {name} AS name, {warehouse} AS warehouse_id, {code} AS code,"
            f" {CREATED.get(kind, kind + '.create_date')} AS created"
            f" FROM {table} {rest}"
        )
    return " UNION ALL ".join(parts)


def coverage_query(today, year_ago, lang):
    """Return the query behind ``jxc.ownership.coverage`` as :class:`SQL`."""
    return SQL(
        COVERAGE,
        leads=SQL(LEADS, today=today),
        locations=SQL(ABOVE.format(kind="location", table="stock_location")),
        categories=SQL(ABOVE.format(kind="category", table="product_category")),
        things=SQL(things_sql(), lang=lang, year_ago=year_ago, **PROCESS_OF_KIND),
        kinds=list(KINDS),
    )


def names_query(ids_by_kind, lang):
    """Return a query for ``(kind, id, name)`` of the records of several kinds."""
    parts = [
        SQL(
            f"SELECT %(kind)s, {kind}.id, {NAMES[kind][1]} FROM {NAMES[kind][0]}"
            f" WHERE {kind}.id = ANY(%(ids)s)",
            kind=kind,
            ids=list(ids),
            lang=lang,
        )
        for kind, ids in ids_by_kind.items()
    ]
    return SQL(" UNION ALL ").join(parts)
