"""Defaults that clients send in the context for fields that only the addon sets."""


def without_defaults(context, names):
    """Return ``context`` without the default values of the fields ``names``.

    A default from the client's context would end up as a value.
    """
    forged = {f"default_{name}" for name in names}
    return {key: value for key, value in context.items() if key not in forged}
