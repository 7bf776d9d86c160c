"""Defaults that clients send in the context for fields that only the addon sets."""


def without_defaults(records, names):
    """Return ``records`` without default values of the fields ``names``.

    A default from the client's context would end up as a value.
    """
    forged = {f"default_{name}" for name in names}
    context = records.env.context
    if forged.isdisjoint(context):
        return records
    kept = {key: value for key, value in context.items() if key not in forged}
    # pylint: disable-next=context-overridden
    return records.with_context(kept)
