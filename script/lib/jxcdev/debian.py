"""Debian packages: fetched with a private apt state, or installed when we are root."""

import glob
import os
import re
import shutil
import subprocess
from pathlib import Path

from .paths import cache, is_root
from .run import quiet
from .say import Problem, note, step

KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
SOURCES = (
    "/etc/apt/sources.list",
    "/etc/apt/sources.list.d/*.list",
    "/etc/apt/sources.list.d/*.sources",
)
#: another installation may be under way
WAIT = ("-o", "DPkg::Lock::Timeout=300")
NETWORK = (
    "Is the network reachable? Behind a proxy set http_proxy,\n"
    "or point ODOO_HOME at a checkout or installation of Odoo 19.0."
)


def available():
    """True on a machine with apt-get, dpkg and the archive's keys."""
    return (
        all(shutil.which(tool) for tool in ("apt-get", "dpkg"))
        and Path(KEYRING).exists()
    )


def mirror():
    """The Debian mirror that this machine is set up to use."""
    for pattern in SOURCES:
        for name in sorted(glob.glob(pattern)):
            found = re.search(
                r"\b(https?://\S+?/debian)/?(?=\s|$)", Path(name).read_text()
            )
            if found:
                return found.group(1)
    raise Problem(f"no Debian mirror in {', '.join(SOURCES)}\n{NETWORK}")


def private_options(suites):
    """apt options that keep everything in the cache and leave the system alone."""
    base = cache() / "apt"
    for part in (
        "state/lists/partial",
        "cache/archives/partial",
        "etc/apt.conf.d",
        "etc/preferences.d",
    ):
        (base / part).mkdir(parents=True, exist_ok=True)
    sources = base / "etc/sources.list"
    lines = [f"deb [signed-by={KEYRING}] {mirror()} {suite} main\n" for suite in suites]
    sources.write_text("".join(lines))
    settings = {
        "Dir::State": base / "state",
        "Dir::Cache": base / "cache",
        "Dir::Etc": base / "etc",
        "Dir::Etc::sourcelist": sources,
        "Dir::State::status": "/dev/null",
        "Acquire::Languages": "none",
        "Acquire::Retries": "3",
    }
    if is_root():
        settings["APT::Sandbox::User"] = "root"
    return [
        part for key, value in settings.items() for part in ("-o", f"{key}={value}")
    ]


def download(packages, suites):
    """Download `name/suite` packages and return the paths of the .deb files."""
    options = private_options(suites)
    target = cache() / "apt" / "debs"
    target.mkdir(exist_ok=True)
    strict = ("-o", "APT::Update::Error-Mode=any")
    quiet(["apt-get", *options, *strict, "update"], NETWORK)
    done = subprocess.run(
        ["apt-get", *options, "download", *packages], cwd=target, stdout=2
    )
    if done.returncode:
        raise Problem(f"apt-get could not download {' '.join(packages)}\n{NETWORK}")
    return [newest(target, package.split("/")[0]) for package in packages]


def newest(directory, name):
    """The most recently written archive of a package."""
    return max(directory.glob(f"{name}_*.deb"), key=lambda path: path.stat().st_mtime)


def unpack(archives, prefix):
    """Unpack archives into a prefix without installing them."""
    for archive in archives:
        note(f"unpacking {archive.name}")
        quiet(["dpkg", "-x", archive, prefix])


def install(packages):
    """Install system packages when we may; tell whether that worked."""
    if not is_root() or not available():
        return False
    step(f"Installing {' '.join(packages)} with apt-get")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", *WAIT, "-q"]
    command = [*apt, "-y", "--no-install-recommends", "install", *packages]
    for attempt in ([*apt, "update"], command):
        done = subprocess.run(
            attempt, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
    if done.returncode:
        note(done.stdout.decode(errors="replace")[-600:])
    return done.returncode == 0
