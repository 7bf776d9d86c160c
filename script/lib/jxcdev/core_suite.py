"""Odoo's own test suites, with and without the addon, and the difference.

The suites run under pytest, because Odoo's runner executes most of them while the
registry is half loaded, before the addon's code is there at all.
"""

import subprocess
import time
import xml.etree.ElementTree as ElementTree

from . import databases, system, templates, testdb
from .paths import ADDON, CHECKOUT, state
from .say import Problem, note, step

MODULES = ("stock", "purchase", "purchase_stock", "stock_account")
RANK = {"passed": 0, "skipped": 1, "failed": 2}


def compare(workshop, modules):
    """Run the suites of the modules in both databases and report."""
    system.provide(system.BROWSER)
    modules = list(modules or MODULES)
    unknown = [one for one in modules if not suite(workshop, one).exists()]
    if unknown:
        raise Problem(
            f"no test suite of {', '.join(unknown)} in {workshop.odoo.library}"
        )
    with testdb.temporary(workshop) as name:
        plain, addon = f"{name}_plain", f"{name}_addon"
        databases.copy(workshop, templates.provide(workshop), plain)
        step(f"Installing {ADDON}")
        testdb.install(workshop, addon)
        pairs = {one: both(workshop, one, plain, addon) for one in modules}
    return report(pairs)


def suite(workshop, module):
    """The directory of a module's tests."""
    places = (workshop.odoo.library / "odoo/addons", workshop.odoo.library / "addons")
    found = [place / module / "tests" for place in places]
    return next((path for path in found if path.exists()), found[0])


def both(workshop, module, plain, addon):
    """The results of a suite without and with the addon; differences are run again."""
    variants = ((plain, "plain"), (addon, "addon"))
    results = [
        run(workshop, module, database, label, []) for database, label in variants
    ]
    suspects = sorted(differences(*results))
    if suspects:
        note(f"{len(suspects)} difference(s), running these again")
        ids = [node_id(workshop, module, one) for one in suspects]
        for known, (database, label) in zip(results, variants, strict=True):
            known.update(run(workshop, module, database, f"{label}-again", ids))
    return results


def run(workshop, module, database, label, targets):
    """Run a suite, or some of its tests, and return status by test."""
    directory = state() / "core"
    directory.mkdir(exist_ok=True)
    result = directory / f"{module}-{label}.xml"
    result.unlink(missing_ok=True)
    step(f"Odoo's tests of {module}, {label}")
    command = pytest_command(workshop, database, result)
    command += targets or [suite(workshop, module)]
    started = time.monotonic()
    with result.with_suffix(".log").open("w") as output:
        subprocess.run(
            [str(part) for part in command],
            cwd=workshop.odoo.library,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=workshop.variables,
        )
    found = statuses(result)
    note(f"{counts(found)} in {time.monotonic() - started:.0f} s")
    return found


def pytest_command(workshop, database, result):
    """pytest on Odoo's own files, with a browser when there is one."""
    return [
        *(
            workshop.python,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "--tb=short",
        ),
        *(f"--odoo-config={workshop.config}", f"--odoo-database={database}"),
        *(["--odoo-http"] if system.browser() else []),
        *("--odoo-extra", f"screenshots={state() / 'screenshots'}"),
        *("-c", CHECKOUT / "pyproject.toml", f"--rootdir={workshop.odoo.library}"),
        f"--junitxml={result}",
    ]


def statuses(path):
    """Status by (class, test); of several entries of a test the worst counts."""
    if not path.exists():
        raise Problem(f"pytest wrote no report\nLog: {path.with_suffix('.log')}")
    found = {}
    for case in ElementTree.parse(path).iter("testcase"):
        bad = case.find("failure") is not None or case.find("error") is not None
        status = (
            "failed"
            if bad
            else "skipped"
            if case.find("skipped") is not None
            else "passed"
        )
        key = (case.get("classname"), case.get("name"))
        found[key] = max(found.get(key, "passed"), status, key=RANK.get)
    return found


def counts(found):
    """How many tests had which status."""
    values = list(found.values())
    return ", ".join(f"{values.count(status)} {status}" for status in RANK)


def differences(plain, addon):
    """Tests whose status differs."""
    return {
        key for key in plain.keys() | addon.keys() if plain.get(key) != addon.get(key)
    }


def node_id(workshop, module, key):
    """The pytest id of a test: FILE::CLASS::TEST."""
    classname, test = key
    path, _dot, name = classname.rpartition(".")
    file = suite(workshop, module) / f"{path.rpartition('.')[2]}.py"
    return f"{file}::{name}::{test}"


def report(pairs):
    """Print and keep the result; the exit code says whether the addon changed any."""
    lines = ["Odoo's own tests, without and with the addon", ""]
    for module, (plain, addon) in pairs.items():
        lines += describe(module, plain, addon)
    changed = sum(len(differences(*pair)) for pair in pairs.values())
    results = [status for _plain, addon in pairs.values() for status in addon.values()]
    skipped = results.count("skipped")
    same = len(results) - changed - skipped
    path = state() / "core" / "report.txt"
    path.write_text("\n".join(lines) + "\n")
    print(*lines, f"\nReport: {path}", sep="\n")
    print(f"\n{same} passed, {changed} failed, {skipped} skipped")
    return 1 if changed or not same else 0


def describe(module, plain, addon):
    """What there is to say about one suite."""
    lines = [f"{module}: plain {counts(plain)}; with the addon {counts(addon)}"]
    for status, words in (("failed", "fails also"), ("skipped", "skipped also")):
        both_ways = [key for key in plain if plain[key] == addon.get(key) == status]
        lines += [
            f"    {words} without the addon: {'.'.join(key)}" for key in both_ways
        ]
    for key in sorted(differences(plain, addon)):
        lines.append(
            f"    DIFFERS: {'.'.join(key)}: {plain.get(key)} -> {addon.get(key)}"
        )
    return lines
