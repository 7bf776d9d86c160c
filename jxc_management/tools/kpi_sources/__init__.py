"""The sources of the shipped KPIs, by code."""

#: {code: Source}
SOURCES = {}
