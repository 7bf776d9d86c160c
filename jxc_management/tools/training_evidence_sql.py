"""Which documents show that somebody made a mistake, as SQL.

Every query yields one row per document: ``res_model, res_id, name, company_id,
user_id`` (who answers for it, NULL when unknown), ``department_id`` (in charge of the
document) and ``happened`` (when the mistake showed). Parameters: ``since``, and
``back``, from when on movements tell who handled the goods.
"""

#: days before a difference in which a transfer tells who handled the goods
HANDLED_DAYS = 90

#: a transfer was returned: the goods went back to where they had come from
RETURNED = """
    SELECT original.picking_id, MIN(back.date) AS happened
      FROM stock_move back
      JOIN stock_move original ON original.id = back.origin_returned_move_id
     WHERE back.state = 'done' AND back.date >= %(since)s
  GROUP BY original.picking_id"""
#: a done transfer was changed afterwards
CHANGED = """
    SELECT picking_id, MIN(date) AS happened
      FROM jxc_transfer_correction
     WHERE date >= %(since)s
  GROUP BY picking_id"""
#: more came than was expected
EXCEEDED = """
    SELECT picking_id, MIN(date) AS happened
      FROM stock_move
     WHERE state = 'done' AND date >= %(since)s AND picking_id IS NOT NULL
       AND product_uom_qty > 0 AND quantity > product_uom_qty * 1.000001
  GROUP BY picking_id"""

TRANSFERS = """
    SELECT 'stock.picking' AS res_model, picking.id AS res_id, picking.name,
           picking.company_id, picking.jxc_validated_by_id AS user_id,
           picking.jxc_department_id AS department_id,
           MIN(wrong.happened) AS happened
      FROM ({wrong}) wrong
      JOIN stock_picking picking ON picking.id = wrong.picking_id
      JOIN stock_picking_type kind ON kind.id = picking.picking_type_id
     WHERE picking.state = 'done' AND picking.jxc_validated_by_id IS NOT NULL
       AND kind.code = '{code}'
  GROUP BY picking.id"""

#: the last transfer of a product to or from a location before something showed
HANDLED = """
      JOIN LATERAL (
        SELECT earlier.picking_id
          FROM stock_move earlier
         WHERE earlier.product_id = wrong.product_id
           AND earlier.state = 'done'
           AND earlier.picking_id IS NOT NULL
           AND earlier.date <= wrong.happened
           AND earlier.date >= %(back)s
           AND (earlier.location_id = wrong.location_id
                OR earlier.location_dest_id = wrong.location_id)
      ORDER BY earlier.date DESC, earlier.id DESC
         LIMIT 1
      ) handled ON TRUE
      JOIN stock_picking picking ON picking.id = handled.picking_id"""

SCRAPS = f"""
    SELECT 'stock.scrap' AS res_model, wrong.id AS res_id, wrong.name,
           wrong.company_id,
           COALESCE(own.jxc_validated_by_id, picking.jxc_validated_by_id) AS user_id,
           wrong.jxc_department_id AS department_id, wrong.happened
      FROM (SELECT *, date_done AS happened FROM stock_scrap
             WHERE state = 'done' AND date_done >= %(since)s) wrong
 LEFT JOIN stock_picking own ON own.id = wrong.picking_id
 LEFT {HANDLED.strip()}""".replace(
    "      JOIN stock_picking picking", " LEFT JOIN stock_picking picking"
)

ADJUSTMENTS = f"""
    SELECT 'stock.move' AS res_model, wrong.id AS res_id, wrong.reference AS name,
           wrong.company_id, picking.jxc_validated_by_id AS user_id,
           wrong.jxc_department_id AS department_id, wrong.happened
      FROM (SELECT move.*, move.date AS happened,
                   CASE WHEN source.usage = 'inventory' THEN move.location_dest_id
                        ELSE move.location_id END AS counted_id
              FROM stock_move move
              JOIN stock_location source ON source.id = move.location_id
             WHERE move.is_inventory AND move.state = 'done'
               AND move.date >= %(since)s AND move.quantity > 0) wrong
{HANDLED.replace("wrong.location_id", "wrong.counted_id")}"""

FACTS = {
    "receipt_error": TRANSFERS.format(
        wrong=" UNION ALL ".join((RETURNED, CHANGED, EXCEEDED)), code="incoming"
    ),
    "return": TRANSFERS.format(wrong=RETURNED, code="outgoing"),
    "scrap": SCRAPS,
    "adjustment": ADJUSTMENTS,
}

#: who is concerned by facts: the person who answers for it, or, when unknown, everybody
#: in the department in charge. What was counted before, or happened before the person
#: completed the course again, counts no more; nobody who is learning it already, or
#: was assigned it for such facts within the period, is assigned it again.
CONCERNED = """
    SELECT employee.id, COUNT(*),
           ARRAY_AGG(fact.res_model ORDER BY fact.happened, fact.res_id),
           ARRAY_AGG(fact.res_id ORDER BY fact.happened, fact.res_id),
           ARRAY_AGG(fact.name ORDER BY fact.happened, fact.res_id),
           ARRAY_AGG(fact.happened ORDER BY fact.happened, fact.res_id)
      FROM ({facts}) fact
      JOIN hr_employee employee
           ON employee.active AND employee.company_id = fact.company_id
      JOIN hr_version version ON version.id = employee.current_version_id
 LEFT JOIN LATERAL (
        SELECT BOOL_OR(past.state = ANY(%(open)s)) AS is_learning,
               MAX(past.date_done) AS learnt_on,
               BOOL_OR(past.origin = 'evidence' AND past.date_assigned >= %(since)s)
               AS is_recent
          FROM jxc_training_assignment past
         WHERE past.employee_id = employee.id AND past.course_id = %(course)s
      ) known ON TRUE
     WHERE CASE WHEN fact.user_id IS NOT NULL THEN employee.user_id = fact.user_id
                ELSE version.department_id = fact.department_id END
       AND (%(company)s IS NULL OR fact.company_id = %(company)s)
       AND (%(departments)s IS NULL OR version.department_id = ANY(%(departments)s))
       AND (%(jobs)s IS NULL OR version.job_id = ANY(%(jobs)s))
       AND known.is_learning IS NOT TRUE AND known.is_recent IS NOT TRUE
       AND (known.learnt_on IS NULL OR fact.happened::date > known.learnt_on)
       AND NOT EXISTS (
           SELECT FROM jxc_training_evidence counted
            WHERE counted.trigger_id = %(trigger)s
              AND counted.employee_id = employee.id
              AND counted.res_model = fact.res_model
              AND counted.res_id = fact.res_id)
  GROUP BY employee.id
    HAVING COUNT(*) >= %(threshold)s
  ORDER BY employee.id"""
