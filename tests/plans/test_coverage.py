"""docs/coverage.md says of every clause what carries it out, and its tests exist."""

from pathlib import Path

from tests.plans.conftest import FOLDERS, plan_in
from thidua.rounds.cases import cases_of
from thidua.rounds.coverage import CARRIED, page

ROOT = Path(__file__).parents[2]


def test_the_page_is_up_to_date() -> None:
    sources = [(plan_in(f), cases_of(f, plan_in(f))) for f in FOLDERS if f.name != "mau"]
    assert (ROOT / "docs" / "coverage.md").read_text("utf-8") == page(sources), "run: make coverage-page"


def test_every_clause_has_a_line() -> None:
    text = (ROOT / "docs" / "coverage.md").read_text("utf-8")
    ids = [c.id for f in FOLDERS if f.name != "mau" for c in plan_in(f).clauses]
    assert [i for i in ids if f"| {i} |" not in text] == []


def test_the_tests_it_names_exist() -> None:
    assert [test for _, test in CARRIED.values() if test and not (ROOT / test).exists()] == []
