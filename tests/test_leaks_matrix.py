"""Who may create, read, write and delete what, in which department's warehouse.

All people of the matrix have the rights of a purchase and a stock manager, so that each
refusal comes from ownership; `plain` has no rights and `portal` is a vendor's contact.
"""

import pytest
from support.matrix import MODELS, SETTINGS, Matrix
from support.outcomes import note

KINDS = (*MODELS, *SETTINGS)
ALL = "CRWD CRWD CRWD CRWD CRWD CRW- CRWD CRWD W W W"
READ = "-R-- -R-- -R-- -R-- -R-- -R-- -R-- -R-- - - -"
STOCK_ONLY = "---- ---- ---- ---- ---- -R-- ---- ---- - - -"
VENDOR = "-R-- -R-- ---- ---- ---- ---- ---- ---- - - -"
#: creates his own documents, adds nothing to those of colleagues
OWN = "C--- ---- C--- C--- ---- -R-- C--- C--- - - -"
#: as in core: any employee may change the details of a transfer that nobody owns
NO_RIGHTS = "---- ---- ---- ---- -RW- -R-- ---- ---- - - -"

#: person -> what he may do in whose warehouse; nobody leads West
EXPECTED = {
    "central": {"Central": ALL, "East": STOCK_ONLY, "North": STOCK_ONLY, "West": ALL},
    "chain": {"Central": ALL, "East": ALL, "North": STOCK_ONLY},
    "everything": {"Central": ALL, "North": ALL},
    "own": {"Central": OWN, "East": STOCK_ONLY, "West": ALL},
    "nobody": {"Central": STOCK_ONLY, "East": STOCK_ONLY, "West": ALL},
    "reader": {"Central": READ, "East": STOCK_ONLY},
    "controller": {"Central": READ, "North": READ, "West": ALL},
    "plain": {"Central": STOCK_ONLY, "East": STOCK_ONLY, "West": NO_RIGHTS},
    "portal": {"Central": VENDOR, "West": VENDOR},
}
TITLE = "Leak matrix: Create, Read, Write, Delete"


@pytest.fixture(scope="module")
def matrix(enforced):
    note(TITLE, "person", "warehouse of", *KINDS)
    return Matrix(enforced)


@pytest.mark.parametrize("login", EXPECTED)
def test_matrix(matrix, login):
    wrong = []
    for place, line in EXPECTED[login].items():
        row = matrix.row(login, matrix.company.places[place])
        note(TITLE, login, place, *row.values())
        expected = dict(zip(KINDS, line.split(), strict=True))
        wrong += [
            f"{place} {kind}: expected {expected[kind]}, got {row[kind]}"
            for kind in KINDS
            if row[kind] != expected[kind]
        ]
    assert not wrong, "\n".join(wrong)
