"""What one run of the calculation remembers between KPIs; no database."""


class KpiRun:
    """A run: since when changes are looked for, and what it found out already.

    ``watermark`` is what the next run has to look from on: the start of the oldest
    transaction that was at work when this one began. ``changed`` holds the conditions
    on changed records by model and watermark, ``owners`` the dated owners of
    warehouses by company, ``prepared`` what was prepared by company.
    """

    def __init__(self, watermark, full=False):
        self.watermark = watermark
        self.full = full
        self.changed = {}
        self.owners = {}
        self.prepared = set()
