"""The demo database: the addon, the demo company, both languages."""

import ast
import json

from . import databases, testdb
from .paths import ADDON, ADDON_DIR, state
from .say import Problem, note, step

LOAD_DEMO = f"""
from odoo.modules.loading import load_demo
from odoo.modules.module_graph import ModuleGraph
installed = env["ir.module.module"].search([("state", "=", "installed")])
graph = ModuleGraph(env.cr, mode="load")
graph.extend(installed.mapped("name"))
package = next(package for package in graph if package.name == "{ADDON}")
if not load_demo(env, package, {{}}, "init"):
    raise SystemExit("the demo data failed to load")
module = installed.filtered(lambda module: module.name == "{ADDON}")
env.cr.execute("UPDATE ir_module_module SET demo = true WHERE id = %s", [module.id])
env.cr.commit()
"""
WARM_UP = """
env["ir.qweb"]._pregenerate_assets_bundles()
env.cr.commit()
"""


def record(name):
    """The file that says what this script put into a database."""
    return state() / f"demo-{name}.json"


def has_demo_files():
    """True when the manifest lists demo data."""
    return bool(
        ast.literal_eval((ADDON_DIR / "__manifest__.py").read_text()).get("demo")
    )


def prepare(workshop, name, fresh=False):
    """Make the demo database, or bring an existing one up to the files."""
    known = json.loads(record(name).read_text()) if record(name).exists() else None
    there = databases.exists(workshop, name)
    if there and fresh and known is None:
        raise Problem(
            f"script/server did not make database {name}: --fresh leaves it alone\n"
            f"Choose another name with --db, or remove it: script/db drop {name}"
        )
    if fresh or not there:
        return build(workshop, name)
    if known != wanted():
        refresh(workshop, name)


def wanted():
    """What a finished demo database corresponds to."""
    return {"digest": testdb.digest()}


def build(workshop, name):
    """Make the database from scratch; it gets its name once it is complete."""
    step(f"Making the demo database {name}")
    note(f"installing {ADDON}")
    building = f"{name}_building"
    testdb.install(workshop, building)
    if has_demo_files():
        note(
            "creating the demo company: orders, receipts, deliveries (a minute or more)"
        )
        shell(workshop, building, LOAD_DEMO)
    warm_up(workshop, building)
    record(name).unlink(missing_ok=True)
    databases.drop(workshop, name)
    databases.rename(workshop, building, name)
    remember(name)


def refresh(workshop, name):
    """Install or upgrade the addon in a database that exists."""
    installed = databases.installed(workshop, name, ADDON)
    step(f"{'Upgrading' if installed else 'Installing'} {ADDON} in {name}")
    testdb.apply(workshop, name, "-u" if installed else "-i")
    warm_up(workshop, name)
    remember(name)


def warm_up(workshop, name):
    """Prepare the web client's files, so that the first visitor does not wait."""
    note("preparing the web client (half a minute)")
    shell(workshop, name, WARM_UP)


def remember(name):
    """Write down what the database corresponds to."""
    record(name).write_text(json.dumps(wanted()))


def shell(workshop, name, code):
    """Run code in Odoo's shell; the shell itself would hide its errors."""
    log = state() / "logs" / f"{name}-shell.log"
    text = databases.run_odoo(
        workshop, log, "shell", "-d", name, "--no-http", script=code + MARK
    )
    if DONE not in text:
        tail = "\n".join(text.splitlines()[-15:])
        raise Problem(f"preparing {name} failed\n{tail}\nLog: {log}")


DONE = "jxc: shell script finished"
MARK = f'\nprint("{DONE}")\n'
