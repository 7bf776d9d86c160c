"""Where things live: the checkout, the shared cache, the state of this checkout."""

import hashlib
import os
import stat
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]
ADDON = "jxc_management"
ADDON_DIR = CHECKOUT / ADDON


def cache():
    """The directory shared by all checkouts of this user."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    path = Path(base).absolute() / ADDON
    path.mkdir(parents=True, exist_ok=True)
    return path


def checkout_key():
    """A short name for this checkout, so that two never share state."""
    return hashlib.sha1(str(CHECKOUT).encode()).hexdigest()[:8]


def state():
    """This checkout's configuration, file store, logs and pid files."""
    path = cache() / "checkouts" / checkout_key()
    if not path.exists():
        path.mkdir(parents=True, exist_ok=True)
        (path / "checkout.txt").write_text(f"{CHECKOUT}\n")
    return path


def is_root():
    """True for the superuser, for whom PostgreSQL refuses to run."""
    return os.geteuid() == 0


def open_to_others(path):
    """True when any user of the machine may traverse to the path."""
    nearest = next(p for p in (path, *path.parents) if p.exists())
    return all(p.stat().st_mode & stat.S_IXOTH for p in (nearest, *nearest.parents))


def postgres_home():
    """Where database servers live; another user must reach it when we are root."""
    path = cache() / "postgres"
    if is_root() and not open_to_others(cache()):
        path = Path("/var/cache") / ADDON / "postgres"
    path.mkdir(parents=True, exist_ok=True)
    return path
