"""What the web client asks for when it opens a view, derived from the view itself."""

from lxml import etree


def specification(env, model, view_type, view_id=None):
    """Return the ``web_read`` specification of a view's fields."""
    views = env[model].get_views([(view_id, view_type)])
    arch = etree.fromstring(views["views"][view_type]["arch"])
    return fields_below(arch, views["models"], model)


def fields_below(node, models, model):
    """Return the specification of the fields below ``node``, one level deep."""
    result = {}
    known = models[model]["fields"]
    depth = node.xpath("count(ancestor-or-self::field)")
    for field in node.xpath(f".//field[count(ancestor::field) = {depth:.0f}]"):
        name = field.get("name")
        info = known.get(name)
        if info:
            result[name] = field_specification(field, info, models)
    return result


def field_specification(node, info, models):
    """Return what is read for one field: names of records, lines of lists."""
    if info["type"] == "many2one":
        return {"fields": {"display_name": {}}}
    if info["type"] not in ("one2many", "many2many"):
        return {}
    lines = node.find("list")
    if lines is None or info["relation"] not in models:
        return {}
    return {"fields": fields_below(lines, models, info["relation"]), "limit": 40}
