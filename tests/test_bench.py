"""The generator of the measurements still makes data that Odoo would have stored."""

import os
import subprocess

import pytest
from jxcdev import databases as tools
from jxcdev.paths import CHECKOUT


@pytest.fixture
def name(workshop):
    """The name of a database that is dropped at the end."""
    chosen = f"{os.environ['JXC_TEST_DATABASE']}_bench"
    yield chosen
    tools.drop(workshop, chosen)


@pytest.mark.slow
def test_generated_database_is_valid(workshop, name):
    # on the server of the tests, not on the one with PostgreSQL's own settings
    safe = os.environ.get("JXC_PG_SAFE", "0")
    done = subprocess.run(
        [CHECKOUT / "script/bench", "generate", "--moves", "20000", "--db", name],
        env={**os.environ, "JXC_PG_SAFE": safe},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert tools.query(workshop, name, "SELECT count(*) FROM stock_move") == "20000"
    owned = "SELECT count(*) FROM stock_quant WHERE quantity > 0"
    assert int(tools.query(workshop, name, owned)) > 1000
