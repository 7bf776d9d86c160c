"""SQL that fills a bench company with years of documents.

Everything follows from running numbers: order ``i`` belongs to warehouse
``mod(i, W)``; the running line number ``q`` within a warehouse gives the product
``mod(q, N)`` and the shelf ``mod(q / N, 5)``, one of the five bins in which a warehouse
keeps a product. The last twentieth of the documents is open. Values come as parameters:
W, B, N, V count warehouses, bins, products and vendors; O, D, T, A orders, deliveries,
internal transfers and adjustments; names in lower case are ids to start from.
"""

#: bins in which one warehouse keeps a product
SHELVES = 5
LINES = 3
MOVES = 4

MASTERS = """
CREATE TEMP TABLE b_user AS
SELECT row_number() OVER (ORDER BY d.id) - 1 AS n, u.id AS buyer
  FROM hr_department d
  JOIN hr_employee e ON e.id = d.manager_id
  JOIN res_users u ON u.id = e.user_id
 WHERE d.name->>'en_US' LIKE 'Team %%';
CREATE TEMP TABLE b_wh AS
SELECT row_number() OVER (ORDER BY w.id) - 1 AS n, w.*
  FROM stock_warehouse w;
CREATE TEMP TABLE b_bin AS
SELECT w.n AS wn, row_number() OVER (PARTITION BY w.n ORDER BY l.id) - 1 AS n, l.id
  FROM b_wh w JOIN stock_location l ON l.location_id = w.lot_stock_id;
CREATE TEMP TABLE b_product AS
SELECT row_number() OVER (ORDER BY p.id) - 1 AS n, p.id, t.uom_id
  FROM product_product p JOIN product_template t ON t.id = p.product_tmpl_id
 WHERE p.default_code LIKE 'BENCH-%%';
CREATE TEMP TABLE b_vendor AS
SELECT row_number() OVER (ORDER BY id) - 1 AS n, id
  FROM res_partner WHERE name LIKE 'Vendor %%';
CREATE INDEX ON b_bin (wn, n);
CREATE INDEX ON b_product (n);
CREATE INDEX ON b_vendor (n);
ANALYZE b_user; ANALYZE b_wh; ANALYZE b_bin; ANALYZE b_product; ANALYZE b_vendor
"""

#: one row per order: when, where, by whom, in what state
ORDER_PLAN = """
CREATE TEMP TABLE b_order AS
SELECT i, mod(i, %(W)s) AS wn, i / %(W)s * 3 AS q, u.buyer, v.id AS partner,
       w.id AS warehouse, w.code, w.in_type_id, w.lot_stock_id,
       now() - interval '730 days' * (1 - i::numeric / %(O)s) AS ordered,
       LEAST(now(), now() - interval '730 days' * (1 - i::numeric / %(O)s)
                    + interval '1 day' * (1 + mod(i, 9))) AS done_at,
       CASE WHEN i > 0.7 * %(O)s AND mod(i, 100) = 7 THEN 'cancel'
            WHEN i < 0.95 * %(O)s THEN 'done' ELSE 'assigned' END AS state
  FROM generate_series(0, %(O)s - 1) i
  JOIN b_wh w ON w.n = mod(i, %(W)s)
  JOIN b_user u ON u.n = mod(mod(i, %(W)s), (SELECT count(*) FROM b_user))
  JOIN b_vendor v ON v.n = mod(i * 7, %(V)s)
 ORDER BY i;
CREATE INDEX ON b_order (i);
ANALYZE b_order
"""

#: one row per order line and receipt move
LINE_PLAN = """
CREATE TEMP TABLE b_line AS
SELECT o.i * 3 + l AS n, o.i, o.wn, p.id AS product, p.uom_id AS uom,
       50 + mod(o.i + l, 50) AS qty, 10 + mod(p.n, 40) AS price, b.id AS bin
  FROM b_order o
 CROSS JOIN generate_series(0, 2) l
  JOIN b_product p ON p.n = mod(o.q + l, %(N)s)
  JOIN b_bin b ON b.wn = o.wn
              AND b.n = mod(mod(o.q + l, %(N)s) + 4 * mod((o.q + l) / %(N)s, 5), %(B)s)
 ORDER BY 1;
CREATE INDEX ON b_line (i);
ANALYZE b_line
"""

ORDERS = """
INSERT INTO purchase_order (
    id, name, partner_id, currency_id, company_id, user_id, create_uid, write_uid,
    state, invoice_status, receipt_status, priority, invoice_count, currency_rate,
    amount_untaxed, amount_tax, amount_total, amount_total_cc, locked, acknowledged,
    date_order, date_approve, date_planned, date_calendar_start, create_date,
    write_date, picking_type_id, effective_date)
SELECT %(order)s + o.i, 'P' || lpad((%(order)s + o.i)::text, 7, '0'), o.partner,
       %(currency)s, %(company)s, o.buyer, o.buyer, o.buyer,
       CASE o.state WHEN 'cancel' THEN 'cancel' ELSE 'purchase' END,
       CASE o.state WHEN 'done' THEN 'to invoice' ELSE 'no' END,
       CASE o.state WHEN 'done' THEN 'full' WHEN 'assigned' THEN 'pending' END,
       '0', 0, 1, s.net, round(s.net * 0.15, 2), s.net + round(s.net * 0.15, 2),
       s.net + round(s.net * 0.15, 2), false, false, o.ordered, o.ordered,
       o.ordered + interval '7 days', o.ordered, o.ordered, o.done_at, o.in_type_id,
       CASE o.state WHEN 'done' THEN o.done_at END
  FROM b_order o
  JOIN (SELECT i, sum(qty * price)::numeric AS net FROM b_line GROUP BY i) s USING (i)
"""
ORDER_LINES = """
INSERT INTO purchase_order_line (
    id, sequence, product_uom_id, product_id, order_id, company_id, partner_id,
    create_uid, write_uid, qty_received_method, name, product_qty, product_uom_qty,
    price_unit, technical_price_unit, price_subtotal, price_tax, price_total,
    qty_invoiced, qty_received, qty_to_invoice, date_planned, create_date, write_date,
    propagate_cancel)
SELECT %(line)s + l.n, 10, l.uom, l.product, %(order)s + o.i, %(company)s, o.partner,
       o.buyer, o.buyer, 'stock_moves', 'Bench product', l.qty, l.qty, l.price, l.price,
       l.qty * l.price, round(l.qty * l.price * 0.15, 2),
       l.qty * l.price + round(l.qty * l.price * 0.15, 2), 0,
       CASE o.state WHEN 'done' THEN l.qty ELSE 0 END,
       CASE o.state WHEN 'done' THEN l.qty ELSE 0 END,
       o.ordered + interval '7 days', o.ordered, o.done_at, true
  FROM b_line l JOIN b_order o USING (i)
"""
LINE_TAXES = """
INSERT INTO account_tax_purchase_order_line_rel (purchase_order_line_id, account_tax_id)
SELECT %(line)s + n, %(tax)s FROM b_line
"""

#: one row per transfer of any kind, numbered from 0
TRANSFER_PLAN = """
CREATE TEMP TABLE b_transfer AS
SELECT o.i AS n, 'in' AS kind, o.i, o.wn, o.wn AS to_wn, o.q, 3 AS size, o.buyer,
       o.partner, o.in_type_id AS type_id, o.code || '/IN/' || lpad(o.i::text, 6, '0')
       AS name, %(supplier)s AS source, o.lot_stock_id AS target, o.ordered AS planned,
       o.done_at, o.state
  FROM b_order o
UNION ALL
SELECT %(O)s + i, 'out', i, w.n, w.n, i / %(W)s * 4, 4, u.buyer, v.id, w.out_type_id,
       w.code || '/OUT/' || lpad(i::text, 6, '0'), w.lot_stock_id, %(customer)s,
       now() - interval '700 days' * (1 - i::numeric / %(D)s),
       now() - interval '700 days' * (1 - i::numeric / %(D)s),
       CASE WHEN i < 0.95 * %(D)s THEN 'done' ELSE 'confirmed' END
  FROM generate_series(0, %(D)s - 1) i
  JOIN b_wh w ON w.n = mod(i, %(W)s)
  JOIN b_user u ON u.n = mod(w.n, (SELECT count(*) FROM b_user))
  JOIN b_vendor v ON v.n = mod(i * 11, %(V)s)
UNION ALL
SELECT %(O)s + %(D)s + i, 'int', i, w.n, t.n, i / %(W)s * 4, 4, u.buyer, NULL,
       w.int_type_id, w.code || '/INT/' || lpad(i::text, 6, '0'), w.lot_stock_id,
       t.lot_stock_id, now() - interval '690 days' * (1 - i::numeric / %(T)s),
       now() - interval '690 days' * (1 - i::numeric / %(T)s),
       CASE WHEN i < 0.95 * %(T)s THEN 'done' ELSE 'confirmed' END
  FROM generate_series(0, %(T)s - 1) i
  JOIN b_wh w ON w.n = mod(i, %(W)s)
  JOIN b_wh t ON t.n = CASE WHEN mod(i / %(W)s, 5) < 2
                            THEN mod(w.n + 1 + mod(i / %(W)s, %(W)s - 1), %(W)s)
                            ELSE w.n END
  JOIN b_user u ON u.n = mod(w.n, (SELECT count(*) FROM b_user));
ANALYZE b_transfer
"""
#: in each warehouse one delivery of 25 is the backorder of the one before
TRANSFERS = """
INSERT INTO stock_picking (
    id, backorder_id, location_id, location_dest_id, picking_type_id, partner_id,
    company_id, create_uid, write_uid, name, origin, move_type, state, priority,
    has_deadline_issue, is_locked, scheduled_date, date_deadline, date_done,
    create_date, write_date)
SELECT %(transfer)s + n,
       CASE WHEN kind = 'out' AND mod(i / %(W)s, 25) = 1
            THEN %(transfer)s + n - %(W)s END,
       source, target, type_id, partner, %(company)s, buyer, buyer,
       name, CASE kind WHEN 'in' THEN 'P' || lpad((%(order)s + i)::text, 7, '0') END,
       'direct', state, '0', kind = 'in' AND done_at > planned + interval '7 days', true,
       planned, planned + interval '7 days', CASE state WHEN 'done' THEN done_at END,
       planned, done_at
  FROM b_transfer ORDER BY n
"""
ORDER_TRANSFERS = """
INSERT INTO purchase_order_stock_picking_rel (purchase_order_id, stock_picking_id)
SELECT %(order)s + i, %(transfer)s + i FROM b_order
"""

#: one row per move: transfers' moves in their order, then adjustments
MOVE_PLAN = """
CREATE TEMP TABLE b_move AS
SELECT row_number() OVER (ORDER BY x.transfer, x.l) - 1 AS n, x.*, p.id AS product,
       p.uom_id AS uom, f.id AS bin, g.id AS to_bin
  FROM (SELECT t.n AS transfer, l, t.kind, t.i, t.wn, t.to_wn, t.q + l AS q, t.buyer, t.type_id,
               t.name, t.source, t.target, t.planned, t.done_at, t.state,
               CASE t.kind WHEN 'in' THEN 50 + mod(t.i + l, 50)
                           WHEN 'out' THEN 1 + mod(t.i + l, 5)
                           ELSE 1 + mod(t.i + l, 3) END AS qty
          FROM b_transfer t CROSS JOIN LATERAL generate_series(0, t.size - 1) l
        UNION ALL
        SELECT %(O)s + %(D)s + %(T)s, i, 'adj', i, mod(i, %(W)s), mod(i, %(W)s),
               i / %(W)s, u.buyer, NULL, 'Product Quantity Updated', NULL, NULL,
               now() - interval '680 days' * (1 - i::numeric / %(A)s),
               now() - interval '680 days' * (1 - i::numeric / %(A)s), 'done',
               1 + mod(i, 3)
          FROM generate_series(0, %(A)s - 1) i
          JOIN b_user u ON u.n = mod(mod(i, %(W)s), (SELECT count(*) FROM b_user))
       ) x
  JOIN b_product p ON p.n = mod(x.q, %(N)s)
  JOIN b_bin f ON f.wn = x.wn
              AND f.n = mod(mod(x.q, %(N)s) + 4 * mod(x.q / %(N)s, 5), %(B)s)
  JOIN b_bin g ON g.wn = x.to_wn
              AND g.n = mod(mod(x.q, %(N)s) + 4 * mod(x.q / %(N)s + 1, 5), %(B)s);
ANALYZE b_move
"""
MOVES_INSERT = """
INSERT INTO stock_move (
    id, sequence, company_id, product_id, product_uom, packaging_uom_id, location_id,
    location_dest_id, location_final_id, picking_id, picking_type_id, warehouse_id,
    create_uid, write_uid, priority, state, origin, procure_method, reference,
    inventory_name, product_qty, product_uom_qty, packaging_uom_qty, quantity, picked,
    propagate_cancel, is_inventory, additional, date, date_deadline, create_date,
    write_date, price_unit, value, to_refund, is_in, is_out, is_dropship,
    purchase_line_id)
SELECT %(move)s + m.n, 10, %(company)s, m.product, m.uom, m.uom,
       CASE kind WHEN 'adj' THEN %(inventory)s ELSE source END,
       CASE kind WHEN 'adj' THEN m.bin ELSE target END,
       target, CASE WHEN kind != 'adj' THEN %(transfer)s + m.transfer END, type_id,
       CASE kind WHEN 'in' THEN w.id END, buyer, buyer, '0', state,
       CASE kind WHEN 'in' THEN 'P' || lpad((%(order)s + i)::text, 7, '0') END,
       'make_to_stock', m.name, CASE kind WHEN 'adj' THEN m.name END, qty, qty, qty,
       CASE WHEN state IN ('done', 'assigned') THEN qty ELSE 0 END, state = 'done', true,
       CASE WHEN kind = 'adj' THEN true END, false,
       CASE state WHEN 'done' THEN done_at ELSE planned END,
       CASE WHEN kind != 'adj' THEN planned + interval '7 days' END, planned, done_at,
       10, CASE WHEN state = 'done' AND kind != 'int' THEN qty * 10 END, kind = 'in',
       state = 'done' AND kind IN ('in', 'adj'), state = 'done' AND kind = 'out', false,
       CASE kind WHEN 'in' THEN %(line)s + i * 3 + l END
  FROM b_move m
  JOIN b_wh w ON w.n = m.wn
 ORDER BY m.n
"""
MOVE_LINES = """
INSERT INTO stock_move_line (
    id, picking_id, move_id, company_id, product_id, product_uom_id, location_id,
    location_dest_id, create_uid, write_uid, state, quantity, quantity_product_uom,
    picked, date, create_date, write_date)
SELECT %(move_line)s + n, CASE WHEN kind != 'adj' THEN %(transfer)s + transfer END,
       %(move)s + n, %(company)s, product, uom,
       CASE kind WHEN 'in' THEN source WHEN 'adj' THEN %(inventory)s ELSE bin END,
       CASE kind WHEN 'out' THEN target WHEN 'int' THEN to_bin ELSE bin END,
       buyer, buyer, state, qty, qty, state = 'done',
       CASE state WHEN 'done' THEN done_at ELSE planned END, planned, done_at
  FROM b_move WHERE state IN ('done', 'assigned') ORDER BY n
"""
REFERENCES = """
INSERT INTO stock_reference (id, name, create_uid, write_uid, create_date, write_date)
SELECT %(reference)s + i, 'P' || lpad((%(order)s + i)::text, 7, '0'), buyer, buyer,
       ordered, ordered
  FROM b_order;
INSERT INTO stock_reference_purchase_rel (purchase_id, reference_id)
SELECT %(order)s + i, %(reference)s + i FROM b_order;
INSERT INTO stock_reference_move_rel (move_id, reference_id)
SELECT %(move)s + n, %(reference)s + i FROM b_move WHERE kind = 'in'
"""
QUANTS = """
INSERT INTO stock_quant (
    product_id, company_id, location_id, create_uid, write_uid, quantity,
    reserved_quantity, inventory_quantity_set, in_date, create_date, write_date)
SELECT product_id, CASE WHEN l.usage = 'internal' THEN %(company)s END, l.id, 1, 1,
       sum(x.quantity), 0, false, max(x.date), min(x.date), max(x.date)
  FROM (SELECT product_id, location_dest_id AS location_id, quantity, date
          FROM stock_move_line WHERE state = 'done'
        UNION ALL
        SELECT product_id, location_id, -quantity, date
          FROM stock_move_line WHERE state = 'done') x
  JOIN stock_location l ON l.id = x.location_id
 GROUP BY product_id, l.id, l.usage
HAVING sum(x.quantity) != 0
"""
DRAFTS = """
INSERT INTO purchase_order (
    id, name, partner_id, currency_id, company_id, user_id, create_uid, write_uid,
    state, invoice_status, priority, invoice_count, currency_rate, amount_untaxed,
    amount_tax, amount_total, amount_total_cc, locked, date_order, create_date,
    write_date, picking_type_id)
SELECT %(order)s + %(O)s + i, 'P' || lpad((%(order)s + %(O)s + i)::text, 7, '0'),
       partner_id, currency_id, company_id, user_id, create_uid, write_uid, 'draft', 'no',
       '0', 0, 1, 0, 0, 0, 0, false, now(), now(), now(), picking_type_id
  FROM purchase_order
  JOIN generate_series(0, %(O)s / 100) i ON purchase_order.id = %(order)s + i
"""

STEPS = (
    ("masters by number", MASTERS),
    ("plan of orders", ORDER_PLAN),
    ("plan of lines", LINE_PLAN),
    ("orders", ORDERS),
    ("order lines", ORDER_LINES),
    ("taxes of order lines", LINE_TAXES),
    ("draft orders", DRAFTS),
    ("plan of transfers", TRANSFER_PLAN),
    ("transfers", TRANSFERS),
    ("transfers of orders", ORDER_TRANSFERS),
    ("plan of moves", MOVE_PLAN),
    ("moves", MOVES_INSERT),
    ("move lines", MOVE_LINES),
    ("references", REFERENCES),
    ("quants", QUANTS),
)
