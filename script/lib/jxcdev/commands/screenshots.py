"""script/screenshots [NAME...]: take the pictures of docs/img.

Makes a database with the demo company, works in a copy of it, and needs Chromium and a
Chinese font. Without names all pictures are taken.
"""

import argparse
import os
import subprocess

from .. import databases, demo, environment, serving, system
from ..paths import CHECKOUT, state
from ..say import Problem, step

DATABASE = "jxc_pictures"
WORKING_COPY = f"{DATABASE}_now"


def main(arguments):
    """Start a server with the demo company and photograph it."""
    parser = argparse.ArgumentParser(
        prog="script/screenshots",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="e.g. overview-zh")
    parser.add_argument("--fresh", action="store_true", help="make the database anew")
    parser.add_argument("--target", default="docs/img", help="where the pictures go")
    options = parser.parse_args(arguments)
    workshop = environment.provide()
    for part in system.provide(system.BROWSER, system.FONT):
        raise Problem(part.remedy)
    demo.prepare(workshop, DATABASE, options.fresh)
    databases.drop(workshop, WORKING_COPY)
    databases.copy(workshop, DATABASE, WORKING_COPY)
    log = state() / "logs" / "screenshots.log"
    running = serving.start(workshop, WORKING_COPY, serving.free_port(), log)
    try:
        return photograph(workshop, running.wait(), options)
    finally:
        running.stop()
        databases.drop(workshop, WORKING_COPY)


def photograph(workshop, running, options):
    """Run the scenes in the Python that has the browser's driver."""
    step("Taking pictures")
    places = (CHECKOUT / "script/lib", CHECKOUT / "tests")
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, places))}
    command = [workshop.python, "-m", "jxcdev.pictures", running.url, WORKING_COPY]
    command += [CHECKOUT / options.target, *options.names]
    return subprocess.run(list(map(str, command)), env=variables).returncode
