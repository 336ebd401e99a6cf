"""The same plan, facts, round and dates give the same bytes, whatever order a file has."""

import json
import random
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from thidua.core.explain import round_json
from thidua.core.facts.store import Facts
from thidua.core.judging import Judging
from thidua.core.plan.loading import load
from thidua.exchange.reading import read
from thidua.rounds.result import judge_round
from thidua.rounds.run import write_round

pytestmark = pytest.mark.slow

PLAN = Path(__file__).parents[2] / "plans" / "ha-nam-so-tu-phap-2023"
DAY = date(2025, 1, 20)


def told(facts: Facts) -> str:
    judging = Judging.of(load(PLAN), facts, "2024", DAY)
    return json.dumps(round_json(judging, judging.verdicts()), ensure_ascii=False)


def test_rows_in_another_order_give_the_same_json() -> None:
    facts = read(PLAN / "sample")
    mixed = random.Random(7)
    shuffled = {name: tuple(mixed.sample(rows, len(rows))) for name, rows in facts.tables.items()}
    assert told(Facts(shuffled, facts.given)) == told(facts)


def test_two_runs_write_the_same_files(tmp_path: Path) -> None:
    facts = read(PLAN.parent / "mau" / "sample")
    plan = load(PLAN.parent / "mau")
    digests = []
    for name in ("a", "b"):
        result = judge_round(plan, facts, "2024", (DAY, None))
        digests.append(write_round(result, tmp_path / name, sample=True).files)
    assert digests[0] == digests[1]


def test_a_second_run_leaves_no_paper_of_the_first(tmp_path: Path) -> None:
    plan = load(PLAN.parent / "mau")
    rich = judge_round(plan, read(PLAN.parent / "mau" / "sample"), "2024", (DAY, None))
    first = write_round(rich, tmp_path, sample=True)
    bare = judge_round(plan, Facts({}, frozenset()), "2024", (DAY, None))
    second = write_round(bare, tmp_path, sample=True)
    left = {str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*") if p.is_file()}
    assert set(first.files) - set(second.files)
    assert left == set(second.files) | {"run.json"}


def test_the_folder_names_nobody_who_was_disciplined(tmp_path: Path) -> None:
    plans = PLAN.parent / "kien-giang-so-xay-dung-2022"
    facts = read(plans / "sample")
    assert facts.tables["discipline"]
    result = judge_round(load(plans), facts, "2024", (date(2025, 5, 20), None))
    assert any(r.table == "discipline" for v in result.verdicts for r in v.records())
    few = replace(result, verdicts=tuple(v for v in result.verdicts if v.award.id == "bk-nam.tap-the"))
    write_round(few, tmp_path, sample=True)
    text = (tmp_path / "verdicts.json").read_text("utf-8")
    assert "discipline:" not in text
    with zipfile.ZipFile(tmp_path / "ket-qua.xlsx") as book:
        assert b"discipline:" not in b"".join(book.read(n) for n in book.namelist())
