"""The mark that a person went through the gates, which no client can forge.

It is an object in the context, like the engines' mark in ``engine_token.py``, but under
a key of its own: engines work inside of what people started. What happens below an
entry point is a programme's doing, such as the next transfers of a chain, and is not
looked at again.
"""

from .engine_token import EngineToken

KEY = "jxc_gate"
PASS = EngineToken()


def passed(context):
    """Return whether ``context`` belongs to something that went through the gates."""
    return context.get(KEY) is PASS


def without_mark(answer):
    """Return the answer of a button without the mark, for the client.

    Actions of wizards often carry the context they were made in.
    """
    context = answer.get("context") if isinstance(answer, dict) else None
    if isinstance(context, dict) and KEY in context:
        clean = {name: value for name, value in context.items() if name != KEY}
        return {**answer, "context": clean}
    return answer
