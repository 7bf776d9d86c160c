"""A mark in the context that no client can forge.

Contexts come from clients, so a key alone proves nothing. The engines of this addon
mark their own writes with an object: a client can send a text, never such an object.
It is a text itself only so that a context with it can still be sent as JSON.
"""

from odoo.tools.misc import clean_context

KEY = "jxc_engine"


class EngineToken(str):
    """A text that equals nothing but itself, not even the same text.

    Odoo shares environments between equal contexts, so a forged one must not be equal.

    ``keys`` names what the mark is about, such as ``("stock.picking", 7)``; empty for
    the engine's own records.
    """

    def __new__(cls, keys=()):
        token = super().__new__(cls, "engine")
        token.keys = frozenset(keys)
        return token

    def __eq__(self, other):
        return self is other

    def __ne__(self, other):
        return self is not other

    __hash__ = str.__hash__


TOKEN = EngineToken()


def as_engine(records, token=TOKEN):
    """Return ``records`` with the mark and all rights.

    Default values in a client's context are left out: they would become values of
    whatever the engine creates, lines included.
    """
    context = {**clean_context(records.env.context), KEY: token}
    # sudo: the engines' callers have checked
    # pylint: disable-next=context-overridden
    return records.sudo().with_context(context)


def by_engine(records):
    """Return whether an engine is at work on ``records``, with its own mark."""
    return records.env.context.get(KEY) is TOKEN


def covers(context, key):
    """Return whether the mark in ``context``, if there is one, is about ``key``."""
    token = context.get(KEY)
    return isinstance(token, EngineToken) and key in token.keys
