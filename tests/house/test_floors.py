"""A room imports its own floor's room and the floors below: never above, never its neighbour."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import HOUSE, name, parsed, room, sources

FLOORS = (
    ("core",),
    ("exchange", "engines", "documents"),
    ("rounds", "reading"),
    ("clock", "env"),
    ("databases",),
    ("access",),
    ("screens",),
    ("audit",),
    ("people",),
    ("watching",),
    ("records",),
    ("voting",),
    ("honours",),
    ("movements",),
    ("duties",),
    ("stories",),
    ("registrations",),
    ("evidence",),
    ("initiatives",),
    ("scorecards",),
    ("nominations",),
    ("appraisals",),
    ("councils",),
    ("decisions",),
    ("papers",),
    ("reports",),
    ("archive",),
    ("portal",),
    ("privacy",),
    ("home",),
    ("settings", "urls", "wsgi"),
    ("cli", "__main__"),
    ("docpages",),
)
FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}

OUTSIDE_CORE = {"django", "duckdb", "sqlite3", "socket", "requests", "httpx", "urllib", "subprocess", "time"}
LAZY_IN_CORE = {"ibis", "pyarrow"}
CLOCK = {"now", "utcnow", "today", "environ", "getenv"}


def imports(tree: ast.Module) -> Iterator[tuple[ast.stmt, str]]:
    """Every module that a file imports, wherever the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.module == "thidua":
                yield from ((node, f"thidua.{alias.name}") for alias in node.names)
            else:
                yield node, node.module or ""


def at_start(tree: ast.Module) -> set[ast.stmt]:
    """The imports that run when the module is loaded: top level, not under TYPE_CHECKING."""
    return {node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)}


def climbs(path: Path) -> list[str]:
    """The imports of a file that go up or sideways."""
    own = room(path)
    found = []
    for node, module in imports(parsed(path)):
        assert not getattr(node, "level", 0), f"{name(path)}:{node.lineno} import by full name, not by dots"
        package, other = (module + ".").split(".")[:2]
        if package == "thidua" and other not in ("", own) and FLOOR.get(other, 0) >= FLOOR[own]:
            found.append(f"{name(path)}:{node.lineno} imports {module}")
    return found


def test_no_import_climbs() -> None:
    front = HOUSE / "__init__.py"
    assert not list(imports(parsed(front))), "the front door imports nothing"
    inside = [path for path in sources("thidua") if path != front]
    nowhere = sorted({room(path) for path in inside} - FLOOR.keys())
    assert not nowhere, f"{nowhere}: give the new room its floor in FLOORS and in the README"
    assert [told for path in inside for told in climbs(path)] == []


def breaches(path: Path) -> Iterator[str]:
    """Where a file of the rules reaches for a clock, a network, a database or a setting."""
    tree = parsed(path)
    loaded = at_start(tree)
    for node, module in imports(tree):
        first = module.split(".")[0]
        if first in OUTSIDE_CORE:
            yield f"{name(path)}:{node.lineno} core may not use {first}"
        if node in loaded and first in LAZY_IN_CORE:
            yield f"{name(path)}:{node.lineno} import {first} where it is used: loading it takes half a second"
    for asked in ast.walk(tree):
        if isinstance(asked, ast.Attribute) and asked.attr in CLOCK:
            yield f"{name(path)}:{asked.lineno} core has no clock and no settings: dates are given"


def test_core_has_no_clock_no_network_no_database() -> None:
    assert [told for path in sources("thidua/core") for told in breaches(path)] == []


def test_commands_start_without_engines() -> None:
    heavy = "sorted({'ibis', 'duckdb', 'pyarrow', 'typst', 'docx'} & set(sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", f"import sys, thidua.cli; print({heavy})"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "[]"
