"""Every module says in its first line what it is for; core and engines explain each public name."""

import ast
from pathlib import Path

from tests.house.tree import name, parsed, sources


def first_line(path: Path) -> str:
    """What a module says of itself first."""
    return (ast.get_docstring(parsed(path)) or "").split("\n")[0]


def test_first_line_says_what_the_module_is_for() -> None:
    told = {p: first_line(p) for below in ("thidua", "tests", "benchmarks") for p in sources(below)}
    assert [
        f"{name(p)}: one whole sentence" for p, first in told.items() if not first.endswith((".", "?"))
    ] == []
    assert [f"{name(p)}: {first!r}" for p, first in told.items() if len(first.split()) < 4] == []


def test_public_names_are_explained() -> None:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    silent = [
        f"{name(path)}::{node.name}"
        for below in ("thidua/core", "thidua/engines")
        for path in sources(below)
        for node in parsed(path).body
        if isinstance(node, kinds) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert silent == []
