"""Published indices: class by the issuer's dated scale, score of the maximum, rank, rank improved."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.core.criteria.office import answer, kind, occasion, reason
from thidua.core.facts.tables import IndexClass, IndexResult, UnitChange


def result(year: int = 2024, unit: str = "so", **more: Any) -> IndexResult:
    given = {"issuer": "UBND tỉnh Mẫu", "published_on": date(year + 1, 3, 1)} | more
    return IndexResult(unit_id=unit, index="province_scorecard", year=year, **given)


def scored(score: str, most: str | None = None) -> IndexResult:
    return result(score=Decimal(score), max_score=Decimal(most) if most else None)


@pytest.mark.parametrize(
    ("score", "most", "expected"),
    [
        ("90", None, "met"),
        ("89.999999", None, "unmet"),
        ("45", "50", "met"),
        ("44.99", "50", "unmet"),
        ("81", "90", "met"),
        ("90", "0", "met"),
    ],
)
def test_ninety_percent_of_the_maximum_to_the_last_digit(score: str, most: str | None, expected: str) -> None:
    asked = kind("index_score", index="province_scorecard", at_least="90")
    assert answer(asked, "unit:so", occasion(scored(score, most))) == expected


def test_a_person_and_a_division_are_judged_by_their_agency() -> None:
    asked = kind("index_score", index="province_scorecard", at_least="90", of="agency")
    within = occasion(scored("90"))
    assert answer(asked, "unit:p1", within) == "met"
    assert answer(asked, "person:chi", within) == "met"
    assert answer(kind("index_score", at_least="90", of="self"), "unit:p1", within) == "missing"


CLASS = {"index": "province_scorecard", "at_least": "good"}


@pytest.mark.parametrize(
    ("class_", "expected"), [("excellent", "met"), ("good", "met"), ("fair", "unmet"), (None, "missing")]
)
def test_usual_class_words_have_their_usual_order(class_: str | None, expected: str) -> None:
    assert answer(kind("index_class", **CLASS), "unit:so", occasion(result(class_=class_))) == expected


def scale(
    class_: str, order: int, cut: str | None = None, begun: date | None = None, **more: Any
) -> IndexClass:
    return IndexClass(
        issuer=more.pop("issuer", "ubnd tỉnh mẫu"),
        index="province_scorecard",
        valid_from=begun,
        class_=class_,
        order=order,
        from_percent=Decimal(cut) if cut else None,
        **more,
    )


def test_an_issuer_may_order_classes_in_its_own_way() -> None:
    own = scale("good", 2), scale("fair", 3)
    assert answer(kind("index_class", **CLASS), "unit:so", occasion(result(class_="fair"), *own)) == "met"


def test_the_scale_in_force_on_the_day_of_publication_counts() -> None:
    old = scale("good", 3, "80", date(2020, 1, 1))
    new = scale("good", 3, "85", date(2025, 3, 1))
    asked = kind("index_class", **CLASS)
    on_the_day, before = date(2025, 3, 1), date(2025, 2, 28)
    scored_82 = {"score": Decimal(82), "class_": None}
    assert answer(asked, "unit:so", occasion(result(**scored_82, published_on=before), old, new)) == "met"
    assert (
        answer(asked, "unit:so", occasion(result(**scored_82, published_on=on_the_day), old, new))
        == "missing"
    )


def test_a_score_reaches_the_class_of_its_cut() -> None:
    cuts = scale("excellent", 5, "90"), scale("good", 4, "80"), scale("fair", 3, "65")
    asked = kind("index_class", **CLASS)
    assert answer(asked, "unit:so", occasion(result(score=Decimal(80)), *cuts)) == "met"
    assert answer(asked, "unit:so", occasion(result(score=Decimal("79.99")), *cuts)) == "unmet"


def test_a_scale_for_the_kind_of_unit_goes_before_the_general_one() -> None:
    rows = scale("good", 4), scale("fair", 3), scale("good", 1, unit_kind="department")
    fair = result(class_="fair")
    assert answer(kind("index_class", **CLASS), "unit:so", occasion(fair, *rows)) == "missing"


def test_two_issuers_that_disagree_wait_to_be_settled() -> None:
    both = result(class_="excellent"), result(class_="fair", issuer="Bộ Nội vụ")
    assert answer(kind("index_class", **CLASS), "unit:so", occasion(*both)) == "missing"
    named = kind("index_class", **CLASS, issuer="Bộ nội vụ")
    assert answer(named, "unit:so", occasion(*both)) == "unmet"


@pytest.mark.parametrize(("rank", "expected"), [(1, "met"), (2, "met"), (3, "unmet"), (None, "missing")])
def test_rank_two_is_still_within_two(rank: int | None, expected: str) -> None:
    asked = kind("index_rank", index="province_scorecard", at_most=2)
    assert answer(asked, "unit:so", occasion(result(rank=rank))) == expected


def test_a_rank_in_another_group_says_nothing() -> None:
    asked = kind("index_rank", index="province_scorecard", at_most=2, within="Sở, ban, ngành")
    assert answer(asked, "unit:so", occasion(result(rank=1, group="Huyện"))) == "missing"
    assert answer(asked, "unit:so", occasion(result(rank=1, group="sở, ban,  ngành"))) == "met"


BETTER = kind("rank_improves", index="province_scorecard")


@pytest.mark.parametrize(
    ("before", "now", "expected"), [(5, 4, "met"), (4, 4, "unmet"), (4, 5, "unmet"), (None, 4, "missing")]
)
def test_a_better_rank_is_a_smaller_number(before: int | None, now: int, expected: str) -> None:
    within = occasion(result(2023, rank=before), result(2024, rank=now))
    assert answer(BETTER, "unit:so", within) == expected


def test_ranks_of_another_group_size_or_across_a_merger_are_for_a_person_to_judge() -> None:
    sizes = occasion(result(2023, rank=5, group_size=22), result(2024, rank=4, group_size=20))
    assert answer(BETTER, "unit:so", sizes) == "to_judge"
    ranks = result(2023, rank=5), result(2024, rank=4)
    merger = UnitChange(from_unit="so-khac", to_unit="so", kind="merge", on=date(2024, 7, 1))
    assert answer(BETTER, "unit:so", occasion(*ranks, merger)) == "to_judge"
    renamed = UnitChange(from_unit="so", to_unit="so", kind="rename", on=date(2024, 7, 1))
    assert answer(BETTER, "unit:so", occasion(*ranks, renamed)) == "met"


NINETY = kind("index_score", index="province_scorecard", at_least="90")


def printed(score: str | None, source: str, **more: Any) -> IndexResult:
    """One of several printings of a year, none with a decision or a day."""
    given = {"published_on": None, "score": Decimal(score) if score else None, "source": source}
    return result(**(given | more))


def test_printings_that_differ_count_for_nothing_and_both_are_named() -> None:
    within = occasion(printed("91.87", "https://a-bao.vn/x"), printed("91.81", "https://b-bao.vn/y"))
    assert answer(NINETY, "unit:so", within) == "missing"
    told = reason(NINETY, "unit:so", within)
    assert all(word in told for word in ("hai nguồn khác nhau", "91,87", "a-bao.vn", "91,81", "b-bao.vn"))


def test_printings_that_agree_and_one_that_is_silent_contradict_nobody() -> None:
    within = occasion(printed("91", "a"), printed("91", "b"), printed(None, "c", rank=3))
    assert answer(NINETY, "unit:so", within) == "met"
    assert answer(kind("index_rank", index="province_scorecard", at_most=3), "unit:so", within) == "met"


@pytest.mark.parametrize(
    "beside",
    [{"derived": True}, {"period": "2024-05"}, {"period": "2024-H1"}, {"published_on": date(2099, 1, 1)}],
)
def test_what_is_derived_of_a_month_or_not_yet_published_does_not_count(beside: dict[str, Any]) -> None:
    within = occasion(printed("95", "a"), printed("50", "b", **beside))
    assert answer(NINETY, "unit:so", within) == "met"
    assert answer(NINETY, "unit:so", occasion(printed("95", "a", **beside))) == "missing"


def test_a_percentage_printed_alone_is_read_as_the_score() -> None:
    within = occasion(printed(None, "a", percent=Decimal("95.2")))
    assert answer(NINETY, "unit:so", within) == "met"
    assert "95,2%" in reason(NINETY, "unit:so", within)


def test_records_of_two_sources_have_two_names_and_those_without_a_source_keep_theirs() -> None:
    plain = result(decision="1/QĐ")
    assert plain.id == "index_results:so/province_scorecard/UBND tỉnh Mẫu/2024/1/QĐ"
    assert printed("91", "a").id != printed("91", "b").id
    assert result(decision="1/QĐ", source="https://bao.vn/" + "x" * 300).id.startswith(f"{plain.id}/#")
