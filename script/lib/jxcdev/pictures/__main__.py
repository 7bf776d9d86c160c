"""Take the pictures: python -m jxcdev.pictures URL DATABASE DIRECTORY [NAME...]."""

import sys
from pathlib import Path

from ..say import fail, note
from ..system import browser
from .scenes import SCENES
from .stage import Stage


def main(url, database, directory, *names):
    """Play the named scenes, or all of them in their order."""
    unknown = sorted(set(names) - set(SCENES))
    if unknown:
        fail(f"no picture {', '.join(unknown)}; there are: {', '.join(SCENES)}")
        return 2
    target = Path(directory)
    target.mkdir(parents=True, exist_ok=True)
    stage = Stage(browser(), url, database)
    try:
        # in their own order: the handover is done after its preview
        wanted = [name for name in SCENES if name in names or not names]
        failed = [name for name in wanted if not take(stage, name, target)]
    finally:
        stage.close()
    return 1 if failed else 0


def take(stage, name, target):
    """Take one picture and tell its size; False when the scene went wrong."""
    try:
        size = stage.take(SCENES[name], target / f"{name}.png")
    except Exception as error:
        fail(f"{name}: {error}")
        return False
    note(f"{name}.png  {size // 1024} kB")
    return True


sys.exit(main(*sys.argv[1:]))
