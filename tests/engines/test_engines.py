"""What goes into an engine and comes out: exact figures, folded words, files as good as memory."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.core.criteria.office import AS_OF, PEOPLE, PLAN, UNITS
from tests.engines.everywhere import ENGINES
from thidua import engines, env
from thidua.core.errors import Refused
from thidua.core.facts import acts, tables
from thidua.core.facts.registry import BY_NAME
from thidua.core.facts.store import Facts
from thidua.core.facts.view import FactsView
from thidua.core.rounds import Round
from thidua.engines import feed
from thidua.engines.duckdb import MEMORY, DuckDB
from thidua.engines.postgresql import ADDRESS
from thidua.engines.spark import MASTER

ROUND = Round.read("2024")


def fed(*records: Any) -> dict[str, Any]:
    """The only row of the only table that has any."""
    table = feed.tables(Facts.of(records))[records[0].table]
    return dict(table.to_pylist()[0])


def test_dates_figures_and_flags_are_whole_numbers() -> None:
    row = fed(
        tables.IndexResult(
            unit_id="so", index="sipas", year=2024, score=Decimal("89.90"), published_on=date(1970, 1, 11)
        )
    )
    assert (row["score"], row["published_on"], row["law"]) == (89_900_000, 10, 10)
    assert row["subject"] == "unit:so"
    assert (
        fed(tables.Unit(unit_id="so", name="Sở Mẫu", kind="department", reform_body=True))["reform_body"] == 1
    )


def test_words_that_are_matched_come_folded_and_blank_words_are_none() -> None:
    row = fed(acts.Honour(candidate="unit:so", form="x", achievement=" Kế  HOẠCH "))
    assert row["achievement"] == "ke hoach"
    assert fed(acts.Honour(candidate="unit:so", form="x", achievement=" "))["achievement"] is None


def test_a_figure_too_large_to_compare_exactly_is_refused() -> None:
    with pytest.raises(Refused, match="90000"):
        fed(tables.IndexResult(unit_id="so", index="sipas", year=2024, score=Decimal(90_000)))


def test_an_unknown_engine_is_refused_with_those_there_are() -> None:
    with pytest.raises(Refused, match="duckdb"):
        engines.judge_all(PLAN, ROUND, FactsView(Facts.of(UNITS), AS_OF), "abacus")


def test_what_exceeds_the_memory_that_was_set_goes_to_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MEMORY, "64MB")
    with DuckDB() as engine:
        told = engine.connection.con.execute
        told("CREATE TABLE many AS SELECT i, repeat(i::VARCHAR, 20) AS long FROM range(1000000) t(i)")
        spilt = told("SELECT sum(size) FROM duckdb_temporary_files()").fetchone()[0]
        assert told("SELECT count(DISTINCT long) FROM many").fetchone() == (1_000_000,)
    assert spilt > 0


def test_what_an_engine_reads_of_the_environment_is_a_setting_of_the_office() -> None:
    assert {MEMORY, MASTER, ADDRESS} <= {setting.name for setting in env.SETTINGS}


def test_a_memory_that_is_no_amount_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MEMORY, "much")
    with pytest.raises(Refused, match=f"{MEMORY}.*much"):
        engines.judge_all(PLAN, ROUND, FactsView(Facts.of(UNITS), AS_OF))


def test_every_table_handed_over_is_one_of_the_exchange_format() -> None:
    assert feed.HANDED.keys() <= BY_NAME.keys()
    for name, rows in feed.tables(Facts.of(())).items():
        assert {str(t) for t in rows.schema.types} <= {"int64", "string"}, name


def test_a_folder_of_parquet_judges_like_records(tmp_path: Path) -> None:
    facts = Facts.of((*UNITS, *PEOPLE))
    for name in facts.given:
        pq.write_table(feed.tables(facts)[name], tmp_path / f"{name}.parquet")
    records = engines.judge_all(PLAN, ROUND, FactsView(facts, AS_OF)).answers
    with engines.opened_folder(PLAN, ROUND, tmp_path, AS_OF) as bulk:
        files = bulk.answers()
    assert sorted(records.to_pylist(), key=repr) == sorted(files.to_pylist(), key=repr)
    assert records.num_rows == 2 * (len(UNITS) - 1)


@pytest.mark.parametrize("name", ENGINES)
def test_answers_are_written_as_they_would_be_fetched(name: str, tmp_path: Path) -> None:
    with engines.engine_of(name)() as engine:
        units = engine.take({"units": feed.tables(Facts.of(UNITS))["units"]})["units"].select(
            "unit_id", "kind"
        )
        engine.write(units, tmp_path / "units.parquet")
        fetched = engine.fetch(units).to_pylist()
    written = pq.read_table(tmp_path / "units.parquet").to_pylist()
    assert sorted(written, key=repr) == sorted(fetched, key=repr)
    assert len(written) == len(UNITS)


def test_awards_that_wait_for_each_other_are_refused() -> None:
    from dataclasses import replace

    from thidua.core.plan.model import Clause, Mark

    ring = Mark("rule", "III", None, None, {"for": ["co"], "collective_meets": ["co"]}, 1)
    clause = Clause("III", "III", "Vòng", False, 2, marks=(ring,))
    plan = replace(PLAN, clauses=(*PLAN.clauses, clause))
    with pytest.raises(Refused, match="co → co"):
        engines.judge_all(plan, ROUND, FactsView(Facts.of(UNITS), AS_OF))
