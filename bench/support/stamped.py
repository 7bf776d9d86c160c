"""The generated database with the addon, a register in force and all stamps set."""

from jxcdev import databases
from jxcdev.say import step

from .. import generate
from . import ownership, stage
from .session import Database, close


def provide(shop, moves, fresh=False):
    """Return the name of the stamped database, making it when it is missing."""
    name = f"{stage.PREFIX}stamped_{moves}"
    if not fresh and databases.exists(shop, name):
        return name
    source = generate.provide(shop, moves)
    building = stage.fresh(shop, f"{name}_building", source)
    stage.install(shop, building)
    step(f"Stamping {name}")
    database = Database(building)
    database.run(ownership.register)
    database.run(stamp)
    close(building)
    databases.query(shop, building, "VACUUM ANALYZE")
    databases.drop(shop, name)
    databases.rename(shop, building, name)
    return name


def stamp(env):
    """Stamp all closed documents, a chunk per commit."""
    for _rows in env["jxc.stamp"]._stamp_history(env.company):
        env.cr.commit()
