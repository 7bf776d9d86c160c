"""The addon can be built into a wheel that an existing Odoo picks up."""

import ast
import shutil
import subprocess
import sys
import zipfile

import pytest
from jxcdev.paths import ADDON, ADDON_DIR

INSIDE = f"odoo/addons/{ADDON}"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    # In a repository the builder leaves out what git does not track yet.
    source = tmp_path_factory.mktemp("source") / ADDON
    shutil.copytree(ADDON_DIR, source, ignore=shutil.ignore_patterns("__pycache__"))
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps"]
    options = ["--no-build-isolation", "-w", target, source]
    subprocess.run([*command, *map(str, options)], check=True)
    [path] = target.glob("*.whl")
    return path


def test_wheel_is_named_after_addon_and_version(wheel):
    manifest = ast.literal_eval((ADDON_DIR / "__manifest__.py").read_text())
    assert wheel.name.startswith(f"odoo_addon_{ADDON}-{manifest['version']}-")


def test_wheel_holds_what_the_manifest_lists(wheel):
    manifest = ast.literal_eval((ADDON_DIR / "__manifest__.py").read_text())
    inside = set(zipfile.ZipFile(wheel).namelist())
    wanted = {"__manifest__.py", "static/description/icon.png"}
    wanted |= set(manifest["data"]) | set(manifest.get("demo", ()))
    assert {f"{INSIDE}/{name}" for name in wanted} <= inside
