"""Where each table finds its lead department, as SQL expressions.

A *source* is a table whose owner follows from its own columns (alias ``t``); a *copy*
takes the owner of its parent. The Python twin of a source is ``_jxc_scope``.
"""

from collections import namedtuple

DEPARTMENT = "jxc_department_id"
DEST_DEPARTMENT = "jxc_dest_department_id"

#: what one stamp is resolved from: SQL for record ids, except ``category``, which
#: yields a department id, and ``process``, which yields a code; there is no owner
#: where ``applies`` is false
Side = namedtuple(
    "Side",
    "process location picking_type warehouse category vendor applies",
    defaults=(None, None, None, None, None, "TRUE"),
)
#: ``sides`` maps a stamp column to its :class:`Side`; ``own`` selects the rows that do
#: not take a parent's owner; ``day`` is the day of a document and None for master
#: data, which has no past; ``value`` is in the company's currency
Source = namedtuple(
    "Source",
    "model table sides joins own is_open day value",
    defaults=("", "TRUE", "TRUE", None, None),
)
#: a table that takes the owner of its parent through the column ``link``
Copy = namedtuple("Copy", "model table parent_table link columns is_open")

PROCESS_OF_CODE = (
    "CASE pt.code WHEN 'incoming' THEN 'receiving' WHEN 'outgoing' THEN 'delivery' "
    "WHEN 'internal' THEN 'transfer' ELSE '{other}' END"
)
INSIDE = (
    "CASE WHEN src.usage = 'internal' THEN src.id "
    "WHEN dst.usage = 'internal' THEN dst.id END"
)
INSIDE_WAREHOUSE = (
    "CASE WHEN src.usage = 'internal' THEN src.warehouse_id "
    "WHEN dst.usage = 'internal' THEN dst.warehouse_id END"
)
PRODUCT_CATEGORY = """
    LEFT JOIN product_product pp ON pp.id = t.product_id
    LEFT JOIN product_template tmpl ON tmpl.id = pp.product_tmpl_id
    LEFT JOIN cat_owner ON cat_owner.id = tmpl.categ_id"""
TRANSFER_JOINS = """
    LEFT JOIN stock_location src ON src.id = t.location_id
    LEFT JOIN stock_location dst ON dst.id = t.location_dest_id"""
TYPE_JOIN = """
    LEFT JOIN stock_picking_type pt ON pt.id = t.picking_type_id"""
PARTNER_JOIN = """
    LEFT JOIN res_partner partner ON partner.id = t.partner_id"""
LOCATION_JOIN = """
    LEFT JOIN stock_location loc ON loc.id = t.location_id"""
OPEN_TRANSFER = "t.state NOT IN ('done', 'cancel')"
OPEN_ORDER = (
    "t.state != 'cancel' AND NOT (t.state = 'purchase' AND COALESCE("
    "t.receipt_status = 'full', t.invoice_status = 'invoiced', FALSE))"
)


def shared_category(line_table, link):
    """Return SQL for the one owner of all product categories of a document's lines."""
    return f"""(
        SELECT CASE WHEN count(*) = count(co.department_id)
                    AND count(DISTINCT co.department_id) = 1
               THEN min(co.department_id) END
          FROM {line_table} line
          JOIN product_product lp ON lp.id = line.product_id
          JOIN product_template lt ON lt.id = lp.product_tmpl_id
          LEFT JOIN cat_owner co ON co.id = lt.categ_id
         WHERE line.{link} = t.id AND lt.categ_id IS NOT NULL)"""


PRODUCT_OWNER = "cat_owner.department_id"
DESTINATION = Side(
    process="'storage'",
    location="dst.id",
    warehouse="dst.warehouse_id",
    applies="dst.usage = 'internal'",
)
SOURCES = (
    Source(
        "stock.location",
        "stock_location",
        {
            DEPARTMENT: Side(
                process="'storage'",
                location="t.id",
                warehouse="t.warehouse_id",
                applies="t.usage IN ('internal', 'view')",
            )
        },
    ),
    Source(
        "stock.warehouse",
        "stock_warehouse",
        {DEPARTMENT: Side(process="'storage'", warehouse="t.id")},
    ),
    Source(
        "stock.picking.type",
        "stock_picking_type",
        {
            DEPARTMENT: Side(
                process=PROCESS_OF_CODE.format(other="transfer"),
                picking_type="t.id",
                warehouse="t.warehouse_id",
            )
        },
        joins="JOIN stock_picking_type pt ON pt.id = t.id",
    ),
    Source(
        "stock.warehouse.orderpoint",
        "stock_warehouse_orderpoint",
        {
            DEPARTMENT: Side(
                process="'purchase_planning'",
                location="t.location_id",
                warehouse="t.warehouse_id",
                category=PRODUCT_OWNER,
            )
        },
        joins=PRODUCT_CATEGORY,
    ),
    Source(
        "stock.quant",
        "stock_quant",
        {
            DEPARTMENT: Side(
                process="'storage'",
                location="t.location_id",
                warehouse="loc.warehouse_id",
                category=PRODUCT_OWNER,
                applies="loc.usage = 'internal'",
            )
        },
        joins=LOCATION_JOIN + PRODUCT_CATEGORY,
    ),
    Source(
        "stock.scrap",
        "stock_scrap",
        {
            DEPARTMENT: Side(
                process="'storage'",
                location="t.location_id",
                warehouse="loc.warehouse_id",
                category=PRODUCT_OWNER,
            )
        },
        joins=LOCATION_JOIN + PRODUCT_CATEGORY,
        is_open="t.state != 'done'",
        day="COALESCE(t.date_done, t.create_date)::date",
    ),
    Source(
        "purchase.order",
        "purchase_order",
        {
            DEPARTMENT: Side(
                process="'purchasing'",
                picking_type="pt.id",
                warehouse="pt.warehouse_id",
                category=shared_category("purchase_order_line", "order_id"),
                vendor="partner.commercial_partner_id",
            )
        },
        joins=TYPE_JOIN + PARTNER_JOIN,
        is_open=OPEN_ORDER,
        day="t.date_order::date",
        value="t.amount_untaxed / COALESCE(NULLIF(t.currency_rate, 0), 1)",
    ),
    Source(
        "stock.picking",
        "stock_picking",
        {
            DEPARTMENT: Side(
                process=PROCESS_OF_CODE.format(other="transfer"),
                location=INSIDE,
                picking_type="pt.id",
                warehouse=f"COALESCE({INSIDE_WAREHOUSE}, pt.warehouse_id)",
                category=shared_category("stock_move", "picking_id"),
                vendor="partner.commercial_partner_id",
            ),
            DEST_DEPARTMENT: DESTINATION,
        },
        joins=TRANSFER_JOINS + TYPE_JOIN + PARTNER_JOIN,
        is_open=OPEN_TRANSFER,
        day="COALESCE(t.date_done, t.scheduled_date, t.create_date)::date",
    ),
    Source(
        "stock.move",
        "stock_move",
        {
            DEPARTMENT: Side(
                process=PROCESS_OF_CODE.format(other="storage"),
                location=INSIDE,
                picking_type="pt.id",
                warehouse=f"COALESCE({INSIDE_WAREHOUSE}, pt.warehouse_id)",
                category=PRODUCT_OWNER,
            ),
            DEST_DEPARTMENT: DESTINATION._replace(category=PRODUCT_OWNER),
        },
        joins=TRANSFER_JOINS + TYPE_JOIN + PRODUCT_CATEGORY,
        own="t.picking_id IS NULL",
        is_open=OPEN_TRANSFER,
        day="t.date::date",
    ),
)

COPIES = (
    Copy(
        "purchase.order.line",
        "purchase_order_line",
        "purchase_order",
        "order_id",
        (DEPARTMENT,),
        "TRUE",
    ),
    Copy(
        "stock.move",
        "stock_move",
        "stock_picking",
        "picking_id",
        (DEPARTMENT, DEST_DEPARTMENT),
        OPEN_TRANSFER,
    ),
    Copy(
        "stock.move.line",
        "stock_move_line",
        "stock_move",
        "move_id",
        (DEPARTMENT, DEST_DEPARTMENT),
        OPEN_TRANSFER,
    ),
)

STAMP_COLUMNS = {
    **{source.table: tuple(source.sides) for source in SOURCES},
    **{copy.table: copy.columns for copy in COPIES},
}
