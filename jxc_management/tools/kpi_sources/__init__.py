"""The sources of the shipped KPIs, by code."""

from . import (
    approvals,
    counting,
    learning,
    ownership,
    stock_state,
    stock_value,
    supplier,
    warehouse,
)

#: {code: Source}
SOURCES = {
    source.code: source
    for topic in (
        supplier,
        stock_value,
        stock_state,
        counting,
        warehouse,
        approvals,
        learning,
        ownership,
    )
    for source in topic.SOURCES
}
