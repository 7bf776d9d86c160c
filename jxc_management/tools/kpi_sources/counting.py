"""Counting: do the books say what the shelves hold?"""

from ..kpi_source import Source, Watch
from .parts import (
    IN_SPAN,
    IS_COUNT,
    MOVE_DAY,
    MOVE_DAYS,
    PLACES,
    QUANTITY,
    UNITS,
    WAREHOUSE,
    query,
)

#: counts of which nobody noted what the books said are exact or wrong
ACCURACY = f"""
SELECT move.id AS res_id, {MOVE_DAY} AS day,
       move.jxc_department_id AS department_id, {WAREHOUSE} AS warehouse_id,
       NULLIF(move.create_uid, 1) AS user_id,
       (abs({QUANTITY}) <= 0.000001
        + abs(COALESCE(move.jxc_book_quantity, 0)) * %(parameter)s / 100)::int AS num,
       1 AS den
  FROM stock_move move {PLACES}{UNITS}
 WHERE {IN_SPAN} AND {IS_COUNT}"""

SOURCES = (
    Source(
        "record_accuracy",
        "stock.move",
        query(ACCURACY),
        (Watch("stock.move", MOVE_DAYS),),
    ),
)
