"""Databases for benchmarks: made from the template, copied, the addon installed."""

import json
import platform
import subprocess
from datetime import datetime, timezone

from jxcdev import databases, environment, templates
from jxcdev.paths import ADDON, state
from jxcdev.say import step

PREFIX = "bench_"
QUIET = ("--stop-after-init", "--no-http", "--max-cron-threads=0")


def workshop():
    """Return what is provisioned."""
    return environment.provide()


def fresh(shop, name, source=None):
    """Make the database ``name`` anew out of ``source`` or of the template."""
    databases.drop(shop, name)
    databases.copy(shop, source or templates.provide(shop), name)
    return name


def install(shop, name, module=ADDON, *more):
    """Install a module and return the log; ``more`` are options for Odoo."""
    step(f"Installing {module} into {name}")
    log = state() / "logs" / f"{name}-install.log"
    options = ("--skip-auto-install", *QUIET, *more)
    return databases.run_odoo(shop, log, "-d", name, "-i", module, *options)


def save(name, figures):
    """Keep the raw figures of a benchmark as JSON and return the file."""
    path = state() / "bench" / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"machine": machine(), **figures}, indent=1))
    return path


def machine():
    """Describe where and when the figures were taken."""
    cpu = next(
        (
            line.split(":", 1)[1].strip()
            for line in open("/proc/cpuinfo", encoding="utf-8")
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    cores = subprocess.run(["nproc"], capture_output=True, text=True).stdout.strip()
    with open("/proc/loadavg", encoding="utf-8") as file:
        load = file.read().split()[0]
    now = datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M UTC")
    return {"cpu": cpu, "cores": cores, "load": load, "time": now}
