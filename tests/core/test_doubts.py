"""What of a fact a person should look at, and what gives no reason to."""

from datetime import date
from decimal import Decimal

import pytest

from thidua.core.doubts import NOBODY, Around, Document, Proved, doubts, figures_of, mark_of
from thidua.core.doubts.reading import day_of, wrong_sums
from thidua.core.facts.acts import Ranking
from thidua.core.facts.columns import Record
from thidua.core.facts.tables import IndexResult, Initiative, Rating, Service, Task

FILE = Document("c1", "w1")
DAY = date(2025, 1, 15)


def names(one: Proved, around: Around = NOBODY) -> list[str]:
    return [d.check for d in doubts(one, around)]


def shared(*others: Proved) -> Around:
    return Around(sharing={"c1": others})


def initiative(key: int, unit: str, ident: str = "SK-1", decision: str | None = None) -> Proved:
    record = Initiative(initiative_id=ident, owner=f"unit:{unit}", decision=decision, recognised_on=DAY)
    return Proved(key, record, unit, (FILE,))


class TestUsedTwice:
    def test_two_units_with_one_file(self) -> None:
        one, other = initiative(1, "A1"), initiative(2, "A2")
        found = doubts(one, shared(one, other))
        assert [(d.check, d.others) for d in found] == [("used_twice", (2,))]

    def test_the_same_words_in_another_file(self) -> None:
        one, other = initiative(1, "A1"), initiative(2, "A2")
        assert names(one, Around(sharing={"w1": [other]})) == ["used_twice"]

    def test_a_decision_names_many(self) -> None:
        one, other = initiative(1, "A1", decision="9/QĐ"), initiative(2, "A2", decision="9/qđ")
        assert names(one, shared(one, other)) == []

    def test_two_initiatives_of_one_unit(self) -> None:
        one, other = initiative(1, "A1"), initiative(2, "A1", "SK-2")
        assert names(one, shared(one, other)) == ["used_twice"]
        assert names(one, shared(one, initiative(3, "A1"))) == []


@pytest.mark.parametrize(
    ("score", "parts", "found"),
    [
        ("85.50", "Thẩm định = 55,25; Điều tra = 30,25", []),
        ("85.50", "Thẩm định = 55,25; Điều tra = 32,25", ["wrong_total"]),
        ("8.33", "a = 2,67; b = 2,83; c = 2,84", []),
        ("65.20", "Gia nhập thị trường = 7,1; Đất đai = 6,9; Minh bạch = 6,2", []),
        ("85.50", "Thẩm định = 55,25", []),
        ("85.50", "Thẩm định = chưa rõ; Điều tra = 32,25", []),
    ],
)
def test_a_printed_score_is_compared_with_its_parts_where_they_are_a_sum(
    score: str, parts: str, found: list[str]
) -> None:
    record = IndexResult(
        unit_id="a", index="par_index", year=2024, score=Decimal(score), parts=parts, decision="1"
    )
    assert names(Proved(1, record, "a")) == found


@pytest.mark.parametrize(
    ("record", "found"),
    [
        (IndexResult(unit_id="a", index="sipas", year=2024, score=Decimal("99"), decision="1"), []),
        (
            IndexResult(unit_id="a", index="sipas", year=2024, score=Decimal("101"), decision="1"),
            ["above_maximum"],
        ),
        (
            IndexResult(
                unit_id="a", index="x", year=2024, score=Decimal("9"), max_score=Decimal("8"), decision="1"
            ),
            ["above_maximum"],
        ),
        (
            IndexResult(unit_id="a", index="x", year=2024, rank=3, group_size=2, decision="1"),
            ["above_maximum"],
        ),
        (Rating(subject="unit:a", year=2024, class_="good", decided_on=DAY), []),
        (Rating(subject="unit:a", year=2022, class_="good", decided_on=DAY), ["dated_late"]),
        (Task(subject="unit:a", year=2024, assigned=3, recorded_on=DAY), ["without_source"]),
        (Ranking(candidate="unit:a", plan="k", award="a", round="2024", rank=1), []),
    ],
)
def test_figures_days_and_sources(record: Record, found: list[str]) -> None:
    assert names(Proved(1, record, "a")) == found


def test_a_document_later_than_the_day_of_the_record() -> None:
    rating = Rating(subject="unit:a", year=2024, class_="good", decided_on=DAY)
    late, same = (Document("c", dated=d) for d in (date(2025, 1, 16), DAY))
    assert names(Proved(1, rating, "a", (late,))) == ["dated_late"]
    assert names(Proved(1, rating, "a", (same,))) == []


class TestTotals:
    def service(self, key: int, period: str, handled: int, formula: str = "A") -> Proved:
        record = Service(subject="unit:a", period=period, handled=handled, formula=formula)
        return Proved(key, record, "a", (Document(f"c{key}"),))

    def told(self, whole: Proved, *parts: Proved) -> list[tuple[int, ...]]:
        figures: dict[str, list[Proved]] = {}
        for part in (whole, *parts):
            figures.setdefault(figures_of(part.record), []).append(part)
        return [d.others for d in doubts(whole, Around(figures=figures))]

    def test_a_quarter_and_its_months(self) -> None:
        quarter = self.service(1, "2024-Q1", 10)
        months = [self.service(n, f"2024-0{n - 1}", 3) for n in (2, 3, 4)]
        assert self.told(quarter, *months) == [(2, 3, 4)]
        assert self.told(self.service(1, "2024-Q1", 9), *months) == []
        assert self.told(quarter, *months[:2]) == []

    def test_other_formulas_are_not_added(self) -> None:
        halves = self.service(2, "2024-H1", 3), self.service(3, "2024-H2", 3, formula="B")
        assert self.told(self.service(1, "2024", 10), *halves) == []

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("Một 10\nHai 20,5\nTổng 30,5", []),
            ("Một 10\nHai 20,5\nTổng cộng: 31", [(Decimal("31"), Decimal("30.5"))]),
            ("1. Một 10\n1.1 Phần 4\n1.2 Phần 6\n2. Hai 5\nCộng 15", []),
            ("Một 1.250\nHai 750\nTổng số 2.000", []),
            ("Một 10\nkhông có số\nTổng 31", []),
            ("Tổng 31", []),
        ],
    )
    def test_a_printed_total(self, text: str, found: list[tuple[Decimal, Decimal]]) -> None:
        assert list(wrong_sums(text)) == found


def test_marks_and_days_of_texts() -> None:
    words = " ".join(f"chữ{n}" for n in range(40))
    assert mark_of(words) == mark_of(words.upper().replace(" ", "\n")) != ""
    assert mark_of("ngắn") == ""
    assert day_of("ngày 31 tháng 2 năm 2024; ngày 01 tháng 3 năm 2024") == date(2024, 3, 1)
