"""Reasons that people have to give."""

from odoo.exceptions import UserError


def required_text(env, text, least=1):
    """Return a text without blanks around it.

    :raises UserError: when it has fewer than ``least`` characters
    """
    text = text.strip() if isinstance(text, str) else ""
    if len(text) >= least:
        return text
    if least <= 1:
        raise UserError(env._("Say why: the reason is kept for the record."))
    raise UserError(
        env._(
            "Say why in at least %(least)s characters: the reason is kept for the "
            "record.",
            least=least,
        )
    )
