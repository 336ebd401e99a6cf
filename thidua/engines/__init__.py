"""Many candidates at once: the criteria's second voice over the tables of an engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from thidua.core.errors import Refused
from thidua.core.facts.view import FactsView
from thidua.core.occasion import Occasion
from thidua.core.plan.model import Plan
from thidua.core.rounds import Round
from thidua.core.wording import Say

if TYPE_CHECKING:
    from thidua.engines.base import Engine
    from thidua.engines.bulk import Bulk


class Judged(NamedTuple):
    """Arrow tables `candidate, award, answer` and `candidate, award, place, criterion, answer`.

    Answers are codes of `core.verdict`; `place` counts the criteria of an award's standard from 0.
    Rows come in no promised order.
    """

    answers: Any
    criteria: Any


_PLACES = {
    "duckdb": ("duckdb", "DuckDB"),
    "sqlite": ("sqlite", "SQLite"),
    "postgresql": ("postgresql", "PostgreSQL"),
    "spark": ("spark", "Spark"),
}
"""Where the class of each engine stands, the default first; it is brought in when it is asked for."""


def names() -> tuple[str, ...]:
    """The engines there are, the default first."""
    return tuple(_PLACES)


def engine_of(name: str) -> type[Engine]:
    """The engine of a name; raises Refused when there is none."""
    if name in _PLACES:
        module, called = _PLACES[name]
        found: type[Engine] = getattr(import_module(f"thidua.engines.{module}"), called)
        return found
    known = ", ".join(names())
    raise Refused(
        Say(f"Không có máy tính “{name}”. Có: {known}.", f"No engine “{name}”. There are: {known}.")
    )


def judge_all(plan: Plan, round_: Round, view: FactsView, engine: str = "duckdb") -> Judged:
    """Every candidate against every award of the round, as `core.judging` would answer.

    Raises Refused for an unknown engine, or awards that wait for each other.
    """
    from thidua.engines.feed import tables

    with opened(Occasion(plan, round_, view), tables(view.facts), engine) as bulk:
        return Judged(bulk.answers(), bulk.criteria())


@contextmanager
def opened_folder(
    plan: Plan, round_: Round, folder: Path, as_of: date, engine: str = "duckdb"
) -> Iterator[Bulk]:
    """A judging over a folder of engine tables as parquet, for crowds too large for records.

    Tables that have a file count as given; `as_of` is the known-at day too.
    """
    from thidua.engines import feed

    files = {n: folder / f"{n}.parquet" for n in feed.HANDED if (folder / f"{n}.parquet").is_file()}
    lacking = {n: feed.empty(n) for n in feed.HANDED.keys() - files.keys()}
    occasion = Occasion(plan, round_, feed.view_of(files, as_of))
    with opened(occasion, files | lacking, engine) as bulk:
        yield bulk


@contextmanager
def opened(occasion: Occasion, tables: Mapping[str, Any], engine: str = "duckdb") -> Iterator[Bulk]:
    """A judging over engine tables (see `feed`); what it made is gone when the block ends."""
    from thidua.engines.bulk import Bulk

    with engine_of(engine)() as running:
        yield Bulk(occasion, running.take(tables), running)
