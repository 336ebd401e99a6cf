"""The source tree as the house tests read it: files, their rooms, their functions."""

import ast
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "thidua"
BUILT = {"__pycache__", "build", "dist", "samples", "migrations", "thidua-data", "thidua-demo", "vendor"}


@cache
def files(below: str = "") -> tuple[Path, ...]:
    """Every file of the project that a person wrote, without what tools have built."""
    found = []
    for folder, inner, names in os.walk(ROOT / below):
        inner[:] = sorted(d for d in inner if d not in BUILT and (d == ".ci" or not d.startswith(".")))
        found += [Path(folder) / name for name in sorted(names)]
    return tuple(found)


def sources(below: str) -> tuple[Path, ...]:
    """The Python files below a folder."""
    return tuple(f for f in files(below) if f.suffix == ".py")


@cache
def parsed(path: Path) -> ast.Module:
    """A file as its syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    """A path as the project writes it."""
    return path.relative_to(ROOT).as_posix()


def room(path: Path) -> str:
    """The room of the house a file lies in: a folder or a single file of `thidua/`."""
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


@cache
def functions(tree: ast.Module) -> tuple[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef], ...]:
    """Every function with its dotted name, methods and inner functions too."""

    def walk(node: ast.AST, above: str) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
        for child in ast.iter_child_nodes(node):
            here = above
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                here = f"{above}.{child.name}" if above else child.name
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                yield here, child
            yield from walk(child, here)

    return tuple(walk(tree, ""))
