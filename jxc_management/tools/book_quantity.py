"""A quantity that the books themselves told: no client can send one."""


class BookQuantity(float):
    """What the books said of a place before it was counted."""
