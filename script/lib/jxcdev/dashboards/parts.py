"""Charts, measures and groups as the spreadsheet reads them."""

INK = "#434343"


def chart(kind, title, model, measure_name, groups, **options):
    """Return a chart of grouped figures.

    Options: ``domain``, ``match`` ({filter: (chain, type)}), ``stacked``.
    """
    groups = list(groups)
    return {
        "type": f"odoo_{kind}",
        "title": {"text": title, "bold": True, "color": INK},
        "background": "#FFFFFF",
        "legendPosition": "top" if len(groups) > 1 or kind == "pie" else "none",
        "verticalAxisPosition": "left",
        "stacked": options.get("stacked", False),
        "dataSets": [],
        "metaData": {
            "groupBy": groups,
            "measure": measure_name,
            "order": None,
            "resModel": model,
            "mode": kind,
        },
        "searchParams": {
            "comparison": None,
            "context": {},
            "domain": options.get("domain", []),
            "groupBy": groups,
            "orderBy": [],
        },
        "fieldMatching": matching(options.get("match", {})),
    }


def measure(field, aggregator=None):
    """Return a measure of a pivot; ``__count`` counts records."""
    if field == "__count":
        return {"id": field, "fieldName": field}
    return {"id": field, "fieldName": field, "aggregator": aggregator or "sum"}


def dimension(name):
    """Return a group of a pivot: a field, with a granularity for dates."""
    field, _, granularity = name.partition(":")
    found = {"fieldName": field}
    return {**found, "granularity": granularity} if granularity else found


def matching(match, offset=0):
    """Return which fields the filters look at: {filter: (chain, type)}."""
    found = {}
    for key, (chain, kind) in match.items():
        found[key] = {"chain": chain, "type": kind}
        if kind in ("date", "datetime"):
            found[key]["offset"] = offset
    return found
