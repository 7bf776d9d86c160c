"""JavaScript: eslint and prettier from npm, pinned in script/js, kept in the cache."""

import hashlib
import shutil
import subprocess

from ..lock import locked
from ..paths import ADDON, CHECKOUT, cache
from ..say import step
from .files import Skipped, ending, run

MANIFESTS = ("package.json", "package-lock.json")
SOURCE = CHECKOUT / "script/js"


def findings(_workshop, tracked, fix):
    """What eslint and prettier say about the addon's own JavaScript and styles."""
    scripts = ending(tracked, ".js")
    styled = ending(tracked, ".js", ".scss")
    inside = [name for name in styled if name.startswith(f"{ADDON}/static/")]
    inside = [name for name in inside if "/lib/" not in name]
    if not inside:
        return []
    if not shutil.which("npm"):
        return Skipped("npm is not installed; Debian: apt-get install npm")
    tools = provide()
    if isinstance(tools, Skipped):
        return tools
    targets = [name for name in inside if name in scripts]
    found = prettier(tools, inside, fix)
    return found + (eslint(tools, targets, fix) if targets else [])


def prettier(tools, names, fix):
    """Layout."""
    command = [
        tools / "node_modules/.bin/prettier",
        "--config",
        tools / "prettier.json",
    ]
    mode = "--write" if fix else "--list-different"
    return run([*command, mode, *names])


def eslint(tools, names, fix):
    """Likely mistakes."""
    command = [
        tools / "node_modules/.bin/eslint",
        "--config",
        tools / "eslint.config.mjs",
    ]
    return run([*command, *(["--fix"] if fix else []), *names])


def provide():
    """Return the directory with the tools, installing them once."""
    text = b"".join(path.read_bytes() for path in sorted(SOURCE.iterdir()))
    target = cache() / "js" / hashlib.sha1(text).hexdigest()[:10]
    if not (target / ".complete").exists():
        with locked("js"):
            if not (target / ".complete").exists():
                return install(target)
    return target


def install(target):
    """Install exactly what package-lock.json names."""
    step("Installing eslint and prettier with npm")
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(SOURCE, target)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(
        command, cwd=target, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if done.returncode:
        return Skipped(
            f"npm could not install: {done.stdout.strip().splitlines()[-1:]}"
        )
    (target / ".complete").touch()
    return target
