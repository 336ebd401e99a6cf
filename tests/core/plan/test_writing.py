"""A change of one mark, clause or entry leaves every other byte of the plan file as it was."""

from difflib import ndiff
from pathlib import Path

import pytest

from tests.core.small import FRONT, NARRATIVE, mark, written
from thidua.core.errors import Refused
from thidua.core.plan.entries import flow, spliced
from thidua.core.plan.file import draft, reread
from thidua.core.plan.loading import load
from thidua.core.plan.model import Mark, Plan
from thidua.core.plan.reworking import add_clause, amended, repeal
from thidua.core.plan.text import read_yaml
from thidua.core.plan.writing import (
    add_mark,
    change_front,
    change_mark,
    change_words,
    entries_of,
    remove_mark,
)

PLANS = sorted((Path(__file__).parents[3] / "plans").iterdir())

RATING = """\
key: xep-loai
says: xếp loại
for: [gk]
rating: {of: self, at_least: good}
note: "Có dấu: phẩy"
"""
BODY = f"""
# I. Tiêu chuẩn
<!-- source 1 -->

- Được xếp loại tốt;
<!-- source 2 -->
{mark("rule", RATING.rstrip())}
- Khoản cuối.
{NARRATIVE}"""


def opened(body: str = BODY, front: str = FRONT) -> tuple[str, Plan]:
    """A small plan with its text."""
    folder = written(body, front)
    return (folder / "plan.md").read_text("utf-8"), draft(folder)[0]


def changed(before: str, after: str) -> list[str]:
    """The lines that only one of two texts has."""
    rows = ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return [row.rstrip("\r\n") for row in rows if row[0] in "+-"]


def rule(plan: Plan) -> Mark:
    """The rule of the small plan."""
    return next(plan.sorted_as("rule"))


@pytest.mark.parametrize("folder", PLANS, ids=lambda p: p.name)
def test_a_plan_saved_without_a_change_is_the_same_file(folder: Path) -> None:
    text, plan = (folder / "plan.md").read_text("utf-8"), load(folder)
    assert change_front(text, plan.front) == text
    assert all(change_mark(text, m, entries_of(text, m)) == text for m in plan.marks)
    assert all(change_words(text, c, c.text) == text for c in plan.clauses)


def test_one_value_changes_one_line() -> None:
    text, plan = opened()
    entries = entries_of(text, rule(plan)) | {"rating": {"of": "self", "at_least": "excellent"}}
    assert changed(text, change_mark(text, rule(plan), entries)) == [
        "- rating: {of: self, at_least: good}",
        "+ rating: {of: self, at_least: excellent}",
    ]


def test_a_new_key_takes_its_place_in_the_order_of_the_format() -> None:
    text, plan = opened()
    entries = entries_of(text, rule(plan))
    del entries["for"]
    shorter = change_mark(text, rule(plan), entries)
    again, _ = reread(shorter, plan)
    assert change_mark(shorter, rule(again), entries | {"for": ["gk"]}) == text


def test_line_ends_of_another_system_stay() -> None:
    text, plan = opened()
    dos = text.replace("\n", "\r\n")
    entries = entries_of(dos, rule(plan)) | {"note": "Khác"}
    made = change_mark(dos, rule(plan), entries)
    assert made.replace("\r\n", "").count("\n") == 0
    assert changed(dos, made) == ['- note: "Có dấu: phẩy"', "+ note: Khác"]


def test_a_mark_changed_meanwhile_is_not_overwritten() -> None:
    text, plan = opened()
    other = text.replace("at_least: good", "at_least: completed")
    with pytest.raises(Refused, match="vừa được người khác sửa"):
        change_mark(other, rule(plan), entries_of(text, rule(plan)))


def test_a_new_mark_comes_after_the_last_of_its_clause() -> None:
    text, plan = opened()
    made = add_mark(text, plan, plan.by_id["I-1"], "doubt", {"asks": "Tốt là mức nào?"})
    assert changed(text, made) == ["+ ```doubt", "+ asks: Tốt là mức nào?", "+ ```"]
    assert [m.sort for m in reread(made, plan)[0].by_id["I-1"].marks] == ["rule", "doubt"]


def test_a_clause_that_now_carries_something_out_is_no_narrative() -> None:
    text, plan = opened()
    made = add_mark(text, plan, plan.by_id["I-2"], "duty", {"does": "report"})
    assert [m.sort for m in reread(made, plan)[0].by_id["I-2"].marks] == ["duty"]


def test_a_clause_that_loses_its_last_mark_is_narrative_again() -> None:
    text, plan = opened()
    made = remove_mark(text, plan.by_id["I-1"], rule(plan))
    assert [m.sort for m in reread(made, plan)[0].by_id["I-1"].marks] == ["narrative"]
    assert reread(made, plan)[1] == []


def test_a_mark_of_a_table_stands_below_it_with_its_row() -> None:
    table = "# I. Bảng\n\n| Việc | Hạn |\n|---|---|\n| Một | Hai |\n| Ba | Bốn |\n"
    text, plan = opened(table + mark("narrative", "row: 1"))
    made = add_mark(text, plan, plan.by_id["I.r2"], "duty", {"does": "report"})
    again, faults = reread(made, plan)
    assert faults == []
    assert [(c.id, [m.sort for m in c.marks]) for c in again.clauses[1:]] == [
        ("I.r1", ["narrative"]),
        ("I.r2", ["duty"]),
    ]


def test_words_change_behind_their_marker() -> None:
    text, plan = opened()
    assert changed(text, change_words(text, plan.by_id["I-1"], "Được  xếp loại\nkhá;")) == [
        "- - Được xếp loại tốt;",
        "+ - Được xếp loại khá;",
    ]


@pytest.mark.parametrize("words", ["a) Một điểm khác", "- Gạch", "II. Phần khác", "```rule", "{#x}", "  "])
def test_words_that_would_begin_another_clause_are_refused(words: str) -> None:
    text, plan = opened()
    with pytest.raises(Refused):
        change_words(text, plan.by_id["I-1"], words)


def test_front_matter_changes_entry_by_entry() -> None:
    text, plan = opened()
    actors = {**plan.front["actors"], "moi": {"name": "Phòng Mới", "is": "division"}}
    front = {**plan.front, "number": "10/KH-ST", "place": "Mẫu", "actors": actors}
    assert changed(text, change_front(text, front)) == [
        "- number: 9/KH-ST",
        "+ number: 10/KH-ST",
        "+ place: Mẫu",
        "+   moi: {name: Phòng Mới, is: division}",
    ]


def test_a_clause_added_later_shifts_no_id() -> None:
    text, plan = opened()
    made, new_id = add_clause(text, plan, plan.by_id["I-1"], "Không bị kỷ luật;")
    again, faults = reread(made, plan)
    assert (new_id, faults) == ("I-1a", [])
    assert [(c.id, c.marker) for c in again.clauses] == [
        ("I", "I."),
        ("I-1", "-"),
        ("I-1a", "-"),
        ("I-2", "-"),
    ]
    assert again.by_id["I-1a"].text == "Không bị kỷ luật;"


def test_a_repealed_clause_stays_in_its_place() -> None:
    text, plan = opened()
    made = repeal(text, plan.by_id["I-1"])
    again, faults = reread(made, plan)
    assert faults == []
    assert again.by_id["I-1"].text == "(bãi bỏ)"
    assert [m.sort for m in again.by_id["I-1"].marks] == ["narrative"]
    assert amended(plan, again) == ["I-1"]


VALUES = [
    "a: b",
    "có # dấu",
    "&x",
    "x *y",
    "true",
    "12",
    "2024-01-01",
    "null",
    'nói "vậy"',
    "a, b",
    "- x",
    "",
    "1.5",
]


@pytest.mark.parametrize("value", [*VALUES, True, None, 3, ["a, b", "c"], {"k": ["[x]", {"y": "no: n"}]}])
def test_every_value_is_written_so_that_it_reads_back(value: object) -> None:
    assert read_yaml(f"k: {flow(value)}") == {"k": value}
    text, plan = opened(f"# I. Một\n{mark('narrative', f'note: {flow(value)}')}")
    assert [f.what.vi for f in draft(written(f"# I. Một\n{mark('term', f'name: {flow(value)}')}"))[1]] == []
    assert spliced([], {"k": value}, []) == [f"k: {flow(value)}"]
    assert plan.by_id["I"].marks[0].body["note"] == value
    assert text
