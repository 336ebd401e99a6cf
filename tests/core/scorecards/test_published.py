"""Published results, entered as cards, come to what was printed: percent, class, rank."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.core.scorecards.published import KINDS, one_item, rows, tay_ninh, tay_ninh_card, total_card
from thidua.core.criteria.scales import in_force
from thidua.core.scorecards.cards import Card, Mark
from thidua.core.scorecards.class_file import class_code
from thidua.core.scorecards.classes import class_at, of_issuer, rows_of
from thidua.core.scorecards.file import read
from thidua.core.scorecards.marking import card_faults
from thidua.core.scorecards.model import Scorecard
from thidua.core.scorecards.ranks import ranked
from thidua.core.scorecards.results import result_of
from thidua.core.scorecards.shipped import class_sets

TAY_NINH = rows("published.csv", province="Tây Ninh")
SHIPPED = rows_of(class_sets())


def test_the_file_of_tay_ninh_holds_25_units() -> None:
    assert len(TAY_NINH) == 25


@pytest.mark.parametrize("row", TAY_NINH, ids=lambda r: r["unit"])
def test_tay_ninh_2023_recomputes(row: dict[str, str]) -> None:
    scorecard = tay_ninh()
    found = result_of(scorecard, tay_ninh_card(scorecard, row))
    assert found.maximum == Decimal(row["max_points"])
    assert found.points == Decimal(row["points"])
    assert found.printed == Decimal(row["percent"])
    assert found.class_ == class_code(row["class"])


def test_tay_ninh_2023_ranks_by_percent_and_not_by_points() -> None:
    scorecard = tay_ninh()
    places = ranked(scorecard, [result_of(scorecard, tay_ninh_card(scorecard, r)) for r in TAY_NINH])
    assert [(p.result.card.unit, p.rank) for p in places] == [(r["unit"], int(r["rank"])) for r in TAY_NINH]
    assert {(p.result.card.kind, p.size) for p in places} == {("department", 19), ("district", 6)}


def test_the_shipped_classes_of_tay_ninh_say_the_same() -> None:
    scorecard = tay_ninh()
    for row in TAY_NINH:
        card = tay_ninh_card(scorecard, row)
        found = result_of(scorecard, card, on=date(2023, 12, 25), classes=SHIPPED)
        assert found.class_ == class_code(row["class"])


def binh_duong() -> Scorecard:
    """Bình Dương 2017: 65 points appraised and 35 of a survey."""
    found, faults = read(
        "code: binh-duong-2017\ntitle: Bình Dương 2017\nissuer: UBND tỉnh Bình Dương\nyears: 2017\n"
        "units: [district]\ntotal: 100\nsurvey: {points: 35}\nitems:\n"
        "  - {code: td, name: Thẩm định, points: 65}\n"
        "  - {code: xhh, name: Điều tra xã hội học, points: 35, channel: survey}\n"
    )
    assert found is not None
    assert faults == []
    return found


def test_binh_duong_2017_is_65_appraised_and_35_surveyed() -> None:
    printed = rows("binh_duong_2017.csv")
    cards = [
        Card(
            row["unit"],
            "district",
            {
                "td": Mark(appraised=Decimal(row["appraised"])),
                "xhh": Mark(appraised=Decimal(row["survey"])),
            },
        )
        for row in printed
    ]
    places = ranked(binh_duong(), [result_of(binh_duong(), card) for card in cards])
    assert [(p.result.card.unit, p.result.points, p.rank) for p in places] == [
        (row["unit"], Decimal(row["total"]), int(row["rank"])) for row in printed
    ]
    mean = sum((p.result.points or Decimal(0) for p in places), Decimal(0)) / 9
    assert mean.quantize(Decimal("0.01")) == Decimal("78.39")


@pytest.mark.parametrize(
    "row",
    [r for r in rows("published.csv", province="Kiên Giang") if r["points"]],
    ids=lambda r: r["unit"],
)
def test_kien_giang_2018_classes_where_points_are_printed(row: dict[str, str]) -> None:
    scorecard = one_item("100")
    card = total_card(row, row["points"])
    sets = of_issuer(SHIPPED, "province_scorecard", "UBND tỉnh Kiên Giang")
    found = result_of(scorecard, card)
    assert found.printed is not None
    got = class_at(sets, card.kind, date(2019, 5, 7), found.printed)
    assert got is not None
    assert got.class_ == class_code(row["class"])


def test_kien_giang_2018_puts_two_districts_first() -> None:
    printed = [r for r in rows("published.csv", province="Kiên Giang") if r["unit_type"] == "cấp huyện"]
    scorecard = one_item("100")
    places = ranked(scorecard, [result_of(scorecard, total_card(r, r["points"])) for r in printed])
    assert [(p.result.card.unit, p.rank) for p in places] == [
        ("Châu Thành", 1),
        ("Hòn Đất", 1),
        ("Vĩnh Thuận", 3),
    ]


def test_what_kien_giang_has_not_printed_is_no_class() -> None:
    sets = of_issuer(SHIPPED, "province_scorecard", "UBND tỉnh Kiên Giang")
    assert class_at(sets, "department", date(2019, 5, 7), Decimal(55)) is None


def test_khanh_hoa_2018_classes_stand_in_the_order_of_percents() -> None:
    """Its cut-offs were never seen: the order of the classes is known, none is given by a figure."""
    sets = in_force(
        of_issuer(SHIPPED, "province_scorecard", "UBND tỉnh Khánh Hòa"), "department", date(2019, 2, 1)
    )
    order = {row.class_: row.order for row in sets}
    printed = rows("published.csv", province="Khánh Hòa")
    places = [(Decimal(r["percent"]), order[class_code(r["class"])]) for r in printed]
    assert len(places) == 8
    assert all(b[1] >= a[1] for a in places for b in places if b[0] >= a[0])
    assert class_at(sets, "department", date(2019, 2, 1), Decimal("95.2")) is None


def test_nam_dinh_2020_groups_differ_by_kind_of_unit() -> None:
    """Departments: 62.62 of 70 on average, group II; districts 61.46, and group I begins at 80 %.

    The province printed 89.45 % for 62.62 of 70, which is 89.457: both were rounded from unprinted
    means. A printed total is never recomputed from rounded parts.
    """
    scorecard = one_item("70")
    sets = of_issuer(SHIPPED, "province_scorecard", "UBND tỉnh Nam Định")
    for kind, points, percent, group in (
        ("department", "62.62", "89.46", "nhóm II"),
        ("district", "61.46", "87.80", "nhóm I"),
    ):
        found = result_of(scorecard, Card("A", kind, {"chung": Mark(final=Decimal(points))}))
        assert found.printed is not None
        got = class_at(sets, kind, date(2021, 6, 1), found.printed)
        assert (str(found.printed), got and got.class_) == (percent, group)


def test_hanoi_rescales_70_appraised_points_where_no_survey_was_held() -> None:
    """The frame for district offices: a survey of 30 points that may be left out."""
    found, faults = read(
        "code: phong\ntitle: Khung cấp phòng\nissuer: UBND thành phố Hà Nội\nyears: 2018\nunits: [division]\n"
        "total: 100\nsurvey: {points: 30, absent: rescale}\nitems:\n"
        "  - {code: td, name: Thẩm định, points: 70}\n"
        "  - {code: xhh, name: Điều tra xã hội học, points: 30, channel: survey}\n"
    )
    assert found is not None
    assert faults == []
    result = result_of(found, Card("p", "division", {"td": Mark(appraised=Decimal(63))}, survey_absent=True))
    assert (result.points, result.maximum, result.printed) == (Decimal(90), Decimal(100), Decimal("90.00"))


def test_a_50_on_a_scale_of_10_is_a_fault() -> None:
    """Hà Tĩnh printed it for Sở Tài chính in 2021."""
    names = ["transparency", "time", "leader", "informal", "support", "law", "equality", "dynamism"]
    items = "".join(f"  - {{code: {n}, name: Chỉ số {n}, points: 10}}\n" for n in names)
    found, faults = read(
        "code: ddci\ntitle: DDCI Hà Tĩnh 2021\nissuer: UBND tỉnh Hà Tĩnh\nindex: ddci\nyears: 2021\n"
        f"units: [department]\ntotal: 80\nitems:\n{items}"
    )
    assert found is not None
    assert faults == []
    told = {}
    for row in rows("ha_tinh_ddci_2021.csv"):
        card = Card(row["unit"], "department", {n: Mark(final=Decimal(row[n])) for n in names})
        told[row["unit"]] = [f.what.vi for f in card_faults(found, card)]
    assert told == {
        "Sở Tư pháp": [],
        "Sở Khoa học và Công nghệ": [],
        "Sở Tài chính": ["Mục dynamism Chỉ số dynamism: điểm chốt 50 vượt điểm tối đa 10."],
    }


@pytest.mark.parametrize(
    ("percents", "printed"),
    [((90, 89, 88, 87, 87, 86), (1, 2, 3, 4, 4, 6)), ((91, 90, 90, 90, 89), (1, 2, 2, 2, 5))],
)
def test_places_after_a_tie_are_left_free(percents: tuple[int, ...], printed: tuple[int, ...]) -> None:
    """Vĩnh Long 2017 printed 4, 4, 6 and 9, 9, 9, 12; the percents here are ours."""
    scorecard = one_item("100")
    cards = [Card(f"u{at}", "department", {"chung": Mark(final=Decimal(p))}) for at, p in enumerate(percents)]
    places = ranked(scorecard, [result_of(scorecard, card) for card in cards])
    assert tuple(p.rank for p in places) == printed


def test_every_source_is_told() -> None:
    for name in ("published.csv", "binh_duong_2017.csv", "ha_tinh_ddci_2021.csv"):
        assert all(r["source"].startswith("http") for r in rows(name))
    assert {r["unit_type"] for r in rows("published.csv")} == set(KINDS)


def test_a_percent_is_exact_until_it_is_printed() -> None:
    scorecard = tay_ninh()
    row = next(r for r in TAY_NINH if r["max_points"] == "71.5")
    assert result_of(scorecard, tay_ninh_card(scorecard, row)).percent == Fraction(6925, 7150) * 100
