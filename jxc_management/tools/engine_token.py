"""A mark in the context that no client can forge.

Contexts come from clients, so a key alone proves nothing. The engines of this addon mark
their own writes with this very object: a client may send the same text, never the same
object. It is a text only so that a context with it can still be sent as JSON.
"""


class EngineToken(str):
    """A text that equals nothing but itself, not even the same text.

    Odoo shares environments between equal contexts, so a forged one must not be equal.
    """

    __slots__ = ()

    def __eq__(self, other):
        return self is other

    def __ne__(self, other):
        return self is not other

    __hash__ = str.__hash__


TOKEN = EngineToken("engine")
KEY = "jxc_engine"


def is_marked(context):
    """Return whether ``context`` carries the engine's own mark."""
    return context.get(KEY) is TOKEN
