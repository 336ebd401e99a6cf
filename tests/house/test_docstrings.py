"""Every module says in its first line what it is for; core and engines explain each public name."""

import ast
from pathlib import Path

import pytest

from tests.house.tree import name, parsed, sources

EXPLAINED = [p for below in ("thidua/core", "thidua/engines") for p in sources(below)]


@pytest.mark.parametrize("path", [*sources("thidua"), *sources("tests"), *sources("benchmarks")], ids=name)
def test_first_line_says_what_the_module_is_for(path: Path) -> None:
    told = ast.get_docstring(parsed(path)) or ""
    first = told.split("\n")[0]
    assert first.endswith((".", "?")), f"{name(path)}: the first line is one whole sentence"
    assert len(first.split()) >= 4, f"{name(path)}: {first!r} does not say what the module is for"


@pytest.mark.parametrize("path", EXPLAINED, ids=name)
def test_public_names_are_explained(path: Path) -> None:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    public = [n for n in parsed(path).body if isinstance(n, kinds) and not n.name.startswith("_")]
    assert [n.name for n in public if not ast.get_docstring(n)] == []
