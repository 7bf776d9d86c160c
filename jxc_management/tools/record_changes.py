"""What a write would really change."""


def changes(record, values):
    """Return those of ``values`` that differ from what ``record`` has.

    For values as ``create`` takes them: ids of many2one fields, plain values of others.
    """
    found = {}
    for name, value in values.items():
        old = record[name]
        if record._fields[name].relational:
            old = old.id
        if record._fields[name].type == "float":
            same = record._fields[name].convert_to_cache(value, record) == old
        else:
            same = (old or False) == (value or False)
        if not same:
            found[name] = value
    return found
