"""Nothing grows past what a reader can hold: lines in a file, lines and parameters in a function."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from statistics import median, quantiles

from tests.house.tree import ROOT, functions, name, parsed, sources

FILE, TEST_FILE, FUNCTION, PARAMETERS = 300, 500, 40, 5
MEDIAN_FILE, MEDIAN_FUNCTION, NINE_OF_TEN_FUNCTIONS = 120, 7, 20

EXCEPTIONS: dict[str, str] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "thidua"
]["budgets"]


def lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the last statement, docstring included."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """What a caller must know; nought for a command, whose parameters are its options on screen."""
    spec = node.args
    given = [a.arg for a in (*spec.posonlyargs, *spec.args, *spec.kwonlyargs)]
    count = len(given) - (given[:1] in (["self"], ["cls"]))
    # a decorator is written out only where it matters: those of tests may hold whole tables
    return 0 if count > PARAMETERS and _is_command(node) else count


def _is_command(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(word in ast.unparse(d) for d in node.decorator_list for word in ("option", "argument"))


@cache
def overruns() -> tuple[tuple[str, str], ...]:
    """Everything beyond its budget: where, and by how much."""
    return tuple(measured())


def measured() -> Iterator[tuple[str, str]]:
    """Each file, then each function, that is longer or wider than it may be."""
    for below, most in (("thidua", FILE), ("benchmarks", FILE), ("tests", TEST_FILE)):
        for path in sources(below):
            length = len(path.read_text(encoding="utf-8").splitlines())
            if length > most:
                yield name(path), f"{length} lines, at most {most}"
            for called, node in functions(parsed(path)):
                if lines(node) > FUNCTION:
                    yield f"{name(path)}::{called}", f"{lines(node)} lines, at most {FUNCTION}"
                if parameters(node) > PARAMETERS:
                    yield f"{name(path)}::{called}", f"{parameters(node)} parameters, at most {PARAMETERS}"


def test_files_and_functions_stay_within_budget() -> None:
    assert [f"{where}: {what}" for where, what in overruns() if where not in EXCEPTIONS] == []


def test_every_exception_has_a_reason_and_is_still_needed() -> None:
    assert all(len(reason) > 20 for reason in EXCEPTIONS.values())
    assert set(EXCEPTIONS) <= {where for where, _ in overruns()}


def test_most_files_and_functions_are_small() -> None:
    files = [len(p.read_text(encoding="utf-8").splitlines()) for p in sources("thidua")]
    spans = [lines(node) for path in sources("thidua") for _, node in functions(parsed(path))]
    assert median(files) <= MEDIAN_FILE
    assert median(spans) <= MEDIAN_FUNCTION
    assert quantiles(spans, n=10)[-1] <= NINE_OF_TEN_FUNCTIONS
