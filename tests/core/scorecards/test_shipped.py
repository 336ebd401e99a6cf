"""What ships says where it was read and what nobody has verified; frames add up as far as they go."""

from datetime import date
from decimal import Decimal

import pytest

from tests.core.criteria.office import answer, kind, occasion
from thidua.core.facts.tables import IndexResult
from thidua.core.scorecards.classes import class_at, of_issuer, rows_of
from thidua.core.scorecards.results import most_of
from thidua.core.scorecards.shipped import class_sets, scorecards

ROWS = rows_of(class_sets())


def test_the_province_frame_of_2948_adds_up_to_100() -> None:
    card = scorecards()["par-index-tinh-2017"]
    assert [str(item.points) for item in card.items] == [*("10", "10", "14.5", "11", "16", "7", "16", "15.5")]
    assert most_of(card.items) == Decimal(100)
    assert sum(item.counts["criteria"] for item in card.items) == 39
    assert "38" in card.unverified[0].what.vi


def test_the_ministry_frame_of_876_counts_38_and_97() -> None:
    card = scorecards()["par-index-bo-2022"]
    counts = [(item.counts["criteria"], item.counts["sub_criteria"]) for item in card.items]
    assert counts == [(7, 6), (9, 15), (6, 19), (4, 14), (6, 16), (3, 13), (3, 14)]
    assert (card.counts, card.survey_points) == ({"criteria": 38, "sub_criteria": 97}, Decimal("31.5"))
    assert all(item.points is None for item in card.items)


def test_the_frame_for_offices_of_ha_noi_counts_29_and_22() -> None:
    card = scorecards()["khung-phong-ha-noi"]
    assert [item.counts["criteria"] for item in card.items] == [6, 4, 6, 2, 5, 4, 2]
    assert sum(item.counts.get("sub_criteria", 0) for item in card.items) == card.counts["sub_criteria"] == 22
    assert (card.survey_points, card.survey_absent) == (Decimal(30), "rescale")


def test_everything_names_its_source_and_its_doubts() -> None:
    frames = [card for card in scorecards().values() if card.frame]
    assert all(card.source and card.unverified for card in frames)
    assert all(one.source and one.unverified and one.valid_from for one in class_sets())


def group(year_of_publication: int, percent: str) -> str | None:
    rows = of_issuer(ROWS, "par_index", "Bộ Nội vụ")
    found = class_at(rows, "province", date(year_of_publication, 12, 31), Decimal(percent))
    return found.class_ if found else None


def test_the_groups_of_the_national_index_differ_by_year() -> None:
    assert group(2019, "80.77") == "A"
    assert group(2025, "80.77") == "B"
    assert (group(2019, "76"), group(2019, "71"), group(2019, "69.9")) == ("B", "C", "D")
    assert group(2021, "91") is None
    assert group(2018, "91") is None


def test_decision_766_is_one_scale_for_every_issuer() -> None:
    rows = of_issuer(ROWS, "service_766", "UBND tỉnh An Giang")
    told = {
        percent: class_at(rows, "province", date(2023, 6, 12), Decimal(percent))
        for percent in ("69.63", "80.21", "83.8", "90.29")
    }
    assert {p: c.class_ if c else None for p, c in told.items()} == {
        "69.63": "average",
        "80.21": "good",
        "83.8": "good",
        "90.29": "excellent",
    }


@pytest.mark.parametrize(("score", "most", "expected"), [("69.25", "71.5", "met"), ("78.49", "100", "unmet")])
def test_awards_read_the_same_classes(score: str, most: str, expected: str) -> None:
    """A result published without its class is judged by the cut-offs that ship: “good” is from 80 %."""
    published = IndexResult(
        unit_id="so",
        index="province_scorecard",
        issuer="UBND tỉnh Tây Ninh",
        year=2024,
        score=Decimal(score),
        max_score=Decimal(most),
        published_on=date(2025, 1, 10),
    )
    asked = kind("index_class", index="province_scorecard", at_least="good")
    assert answer(asked, "unit:so", occasion(published, *ROWS)) == expected


def test_da_nang_has_a_word_of_its_own_for_the_best() -> None:
    rows = of_issuer(ROWS, "province_scorecard", "UBND thành phố Đà Nẵng")
    found = class_at(rows, "department", date(2013, 1, 1), Decimal(90))
    assert found is not None
    assert (found.class_, found.order) == ("rất tốt", 5)
