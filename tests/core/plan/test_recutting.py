"""Clauses joined, split, taken out and put in: every other clause keeps its id, its words and its marks."""

from pathlib import Path

import pytest

from thidua.core.errors import Refused
from thidua.core.plan.blocks import put_together, take_apart
from thidua.core.plan.check import faults_of
from thidua.core.plan.file import read_texts
from thidua.core.plan.model import Plan
from thidua.core.plan.recutting import join, put_in, split, take_out

PLANS = sorted(Path("plans").glob("*/plan.md"))
SOURCE = """I. TIÊU CHUẨN
1. Đối với tập thể
- Hoàn thành xuất sắc nhiệm vụ
được giao trong năm. Trang 2
- Không có người bị kỷ luật.
- Có sáng kiến.
In bài
"""
TEXT = """---
code: thu
title: Thử
---

# I. TIÊU CHUẨN
<!-- source 1 -->

## 1. Đối với tập thể
<!-- source 2 -->

- Hoàn thành xuất sắc nhiệm vụ được giao trong năm. Trang 2
<!-- source 3-4 -->
```attest
key: hoan-thanh
by: appraiser
```

- Không có người bị kỷ luật.
<!-- source 5 -->
```doubt
key: ky-luat
asks: Từ hình thức nào?
```

- Có sáng kiến.
<!-- source 6 -->
```attest
key: hoan-thanh
by: council
```
"""


def plan_in(text: str) -> Plan:
    return read_texts(text, "", SOURCE)[0]


def rows(plan: Plan) -> list[tuple[str, str, list[tuple[str, str | None]]]]:
    return [(c.id, c.text, [(m.sort, m.key) for m in c.marks]) for c in plan.clauses]


@pytest.mark.parametrize("path", PLANS, ids=lambda p: p.parent.name)
def test_taken_apart_and_put_together_a_plan_is_as_it_was(path: Path) -> None:
    text = path.read_text("utf-8")
    plan = read_texts(text)[0]
    again = put_together(*take_apart(text, plan))
    assert rows(read_texts(again)[0]) == rows(plan)
    assert [c.source for c in read_texts(again)[0].clauses] == [c.source for c in plan.clauses]


@pytest.mark.parametrize("path", PLANS, ids=lambda p: p.parent.name)
def test_whatever_clauses_are_joined_the_others_stay(path: Path) -> None:
    text = path.read_text("utf-8")
    source = (path.parent / "source.txt").read_text("utf-8")
    plan, _ = read_texts(text, "", source)
    joined = 0
    for one, two in zip(plan.clauses[:-1:7], plan.clauses[1::7], strict=False):
        try:
            made, _ = join(text, plan, one)
        except Refused:
            continue
        after, faults = read_texts(made, "", source)
        assert not faults
        assert [r for r in rows(after) if r[0] != one.id] == [
            r for r in rows(plan) if r[0] not in (one.id, two.id)
        ]
        assert after.by_id[one.id].text == " ".join(f"{one.text} {two.marker} {two.text}".split())
        joined += 1
    assert joined > 3


def test_marks_of_both_stand_under_a_joined_clause_and_a_key_used_twice_is_told() -> None:
    first = plan_in(TEXT).by_id["I.1-2"]
    made, moved = join(TEXT, plan_in(TEXT), first)
    after = plan_in(made)
    assert after.by_id["I.1-2"].text == "Không có người bị kỷ luật. - Có sáng kiến."
    assert after.by_id["I.1-2"].source == ((5, 6),)
    assert not moved
    made, moved = join(made, after, after.by_id["I.1-1"])
    assert [(m.sort, m.key) for m in plan_in(made).by_id["I.1-1"].marks] == [
        ("attest", "hoan-thanh"),
        ("doubt", "ky-luat"),
        ("attest", "hoan-thanh-2"),
    ]
    assert moved == {("attest", "hoan-thanh"): "hoan-thanh-2"}
    with pytest.raises(Refused, match="khoản cuối"):
        join(made, plan_in(made), plan_in(made).clauses[-1])


def test_a_split_clause_keeps_its_id_and_the_later_ones_theirs() -> None:
    plan = plan_in(TEXT)
    halves = ("Hoàn thành xuất sắc nhiệm vụ", "được giao trong năm. Trang 2")
    made, new_id = split(TEXT, plan, plan.by_id["I.1-1"], halves, lambda mark: mark.sort == "attest")
    after = plan_in(made)
    assert [c.id for c in after.clauses] == ["I", "I.1", "I.1-1", new_id, "I.1-2", "I.1-3"]
    assert (after.by_id["I.1-1"].source, after.by_id[new_id].source) == (((3, 3),), ((4, 4),))
    assert [m.sort for m in after.by_id["I.1-1"].marks] == ["narrative"]
    assert [m.key for m in after.by_id[new_id].marks] == ["hoan-thanh"]
    again, _ = join(made, after, after.by_id["I.1-1"])
    assert rows(plan_in(again)) == rows(plan)


@pytest.mark.parametrize("halves", [("", "Có sáng kiến."), ("Có", "sáng kiến hay."), ("Có sáng", "kiến")])
def test_a_split_changes_no_letter(halves: tuple[str, str]) -> None:
    plan = plan_in(TEXT)
    with pytest.raises(Refused, match="không sửa chữ"):
        split(TEXT, plan, plan.by_id["I.1-3"], halves, lambda mark: False)


def test_a_line_is_taken_out_of_a_clause_or_with_it_and_put_in_again() -> None:
    plan = plan_in(TEXT)
    gone = plan_in(take_out(TEXT, plan, plan.by_id["I.1-2"], 5))
    assert [c.id for c in gone.clauses] == ["I", "I.1", "I.1-1", "I.1-3"]
    shorter = take_out(TEXT, plan, plan.by_id["I.1-1"], 4)
    assert plan_in(shorter).by_id["I.1-1"].text == "Hoàn thành xuất sắc nhiệm vụ"
    assert plan_in(shorter).by_id["I.1-1"].source == ((3, 3),)
    made, new_id = put_in(shorter, plan_in(shorter), 4)
    back = plan_in(made)
    assert back.by_id[new_id].text == "được giao trong năm. Trang 2"
    assert [c.id for c in back.clauses] == ["I", "I.1", "I.1-1", new_id, "I.1-2", "I.1-3"]
    assert not [f for f in faults_of(back) if "Khoản" in f.what.vi]
    with pytest.raises(Refused, match="không có chữ"):
        put_in(made, back, 8)


def test_words_that_were_corrected_are_not_guessed_at() -> None:
    text = TEXT.replace("được giao trong năm", "được giao trong năm nay")
    plan = plan_in(text)
    with pytest.raises(Refused, match="không đứng nguyên"):
        take_out(text, plan, plan.by_id["I.1-1"], 4)


def test_a_table_is_left_alone() -> None:
    text = TEXT + "\n| Giải | Số |\n|---|---|\n| Nhất | 1 |\n```narrative\nrow: 1\n```\n"
    plan = plan_in(text)
    with pytest.raises(Refused, match="có bảng"):
        join(text, plan, plan.by_id["I.1-3"])
