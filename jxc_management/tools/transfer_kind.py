"""Which controlled operation a movement of goods is, by where it starts and ends.

The operation type of a transfer is no proof: whoever creates a transfer chooses it.
"""

#: what a transfer is when its movements are of several kinds, the first one that occurs
PRIORITY = ("scrap", "delivery", "receipt", "return", "internal")


def operation_of(source, destination):
    """Return the operation between two kinds of locations (``stock.location`` usages).

    Stock that appears out of an inventory loss counts as received.
    """
    if destination == "inventory":
        return "scrap"
    if destination == "supplier" or source == "customer":
        return "return"
    if destination == "customer":
        return "delivery"
    if source in ("supplier", "inventory"):
        return "receipt"
    return "internal"


def main_operation(operations):
    """Return the operation of a transfer from those of its movements, or None."""
    return next((one for one in PRIORITY if one in operations), None)
