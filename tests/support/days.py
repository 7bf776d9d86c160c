"""Days as the servers and the people of the tests see them: in UTC."""

from datetime import datetime, timedelta, timezone


def day(offset):
    """Return the day some days from now as text."""
    return str(datetime.now(timezone.utc).date() + timedelta(days=offset))
