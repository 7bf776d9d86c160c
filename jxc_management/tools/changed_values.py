"""Which values of a write are new ones: forms and imports send others, too."""


def changes(record, vals, names):
    """Return whether ``vals`` give one of the fields ``names`` another value."""
    for name in vals.keys() & set(names):
        field = record._fields[name]
        value = field.convert_to_cache(vals[name], record)
        if field.convert_to_record(value, record) != record[name]:
            return True
    return False
