"""Indices as published: every printed value comes back, gaps stay gaps, names go to no wrong unit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.web.evidence.published import looked_at, printed_rows, shipped
from tests.web.world import World
from thidua.core.errors import Refused
from thidua.core.facts.tables import IndexResult
from thidua.core.terms import label
from thidua.evidence import actions
from thidua.evidence.facts import record_of
from thidua.evidence.models import Fact, Review
from thidua.evidence.printed.queries import figures, gaps, of_year, told
from thidua.evidence.printed.tables import PrintingRow
from thidua.evidence.resting import rest_on
from thidua.exchange.printed.reading import About
from thidua.people.models import Unit, UnitChange

pytestmark = pytest.mark.slow

NATIONAL, PAPI, SCORED = "national_index_observations", "papi_2011_2016", "province_scorecard_results"
HEADS = ["Đơn vị", "Điểm", "Thứ hạng"]
MADE = About(index="par_index", year=2023, source="nguồn mẫu", published_on=date(2024, 4, 17))


def taken(name: str, world: World, by: str = "p-office") -> list[IndexResult]:
    """What a table that comes with the program leaves, in the order of its rows."""
    batch = actions.take(shipped(name, world.users[by]), by=world.users[by])
    rows = [record_of(f) for f in batch.facts.order_by("pk")]
    return [r for r in rows if isinstance(r, IndexResult)]


def shown(value: Any) -> str:
    """A value as a data file writes it."""
    return "" if value is None else str(value)


def named(world: World, **names: str) -> None:
    """Units under the names of a real province."""
    for code, name in names.items():
        unit = Unit.objects.get(code=code)
        unit.name = name
        unit.save()


def test_all_250_national_rows_come_back_as_printed(world: World) -> None:
    rows, found = printed_rows(NATIONAL), taken(NATIONAL, world)
    assert len(rows) == len(found) == 250
    for row, record in zip(rows, found, strict=True):
        was = [
            row[c] for c in ("index", "year", "level", "entity", "score", "rank", "out_of", "source", "note")
        ]
        now = [
            label("index", record.index).en,
            str(record.year),
            *map(shown, (record.group, record.named, record.score, record.rank, record.group_size)),
            *map(shown, (record.source, record.note)),
        ]
        assert now == [" ".join(v.split()) for v in was]
        assert ("derived" if record.derived else "seen") == row["seen_or_derived"]


def test_all_378_rows_of_papi_come_back_as_printed_with_their_dimensions(world: World) -> None:
    rows, found = printed_rows(PAPI), taken(PAPI, world)
    assert len(rows) == len(found) == 378
    beside = {"prov", "year", "papi_unweighted", "source"}
    for row, record in zip(rows, found, strict=True):
        assert [row["prov"], row["year"], row["papi_unweighted"], row["source"]] == [
            record.named,
            str(record.year),
            shown(record.score),
            record.source,
        ]
        parts = dict(part.split(" = ") for part in (record.parts or "").split("; ") if part)
        assert parts == {name: value for name, value in row.items() if name not in beside and value}


def test_scorecards_of_provinces_come_back_and_what_was_not_printed_is_blank(world: World) -> None:
    rows, found = printed_rows(SCORED), taken(SCORED, world)
    for row, record in zip(rows, found, strict=True):
        printed = record.printed_class or label("index_class", record.class_ or "").vi
        was = [row[c] for c in ("province", "unit_type", "unit", "max_points", "total_points", "percent")]
        was += [row["class"].lower(), row["rank"], row["out_of"]]
        now = [record.area, record.group, record.named, record.max_score, record.score, record.percent]
        assert [*map(shown, now), printed.lower(), shown(record.rank), shown(record.group_size)] == was
    kien_giang = [r for r in found if r.area == "Kiên Giang"]
    assert (len(kien_giang), sum(r.score is None for r in kien_giang)) == (42, 37)
    assert not any(r.score == 0 or r.rank == 0 for r in kien_giang)
    assert {(r.decision, r.published_on) for r in kien_giang} == {("1051/QĐ-UBND", date(2019, 5, 7))}
    assert all(r.score is None and r.percent for r in found if r.area == "Khánh Hòa")


def test_names_go_to_the_unit_of_their_province_and_to_no_other(world: World) -> None:
    named(world, P="Tỉnh Kiên Giang", A="Sở Tư pháp tỉnh Kiên Giang", B="Sở Y tế")
    taken(SCORED, world)
    facts = Fact.objects.exclude(unit=None)
    assert {(f.unit.code, f.values["area"], f.values["named"]) for f in facts} == {
        ("A", "Kiên Giang", "Sở Tư pháp"),
        ("B", "Kiên Giang", "Sở Y tế"),
    }
    assert Fact.objects.filter(unit=None, values__named="Sở Tư pháp").count() == 1


def test_a_province_is_found_in_national_tables_with_or_without_accents(world: World) -> None:
    named(world, P="Tỉnh Hà Nam")
    taken(PAPI, world)
    taken(NATIONAL, world)
    mine = Fact.objects.filter(unit__code="P")
    assert {f.values["named"] for f in mine} == {"Ha Nam", "Hà Nam"}
    assert not Fact.objects.exclude(unit=None).exclude(unit__code="P").exists()


@pytest.mark.parametrize(
    ("printed", "code"),
    [("Sở Hoà Bình Mẫu", "A"), ("Sở Hóa Bình Mẫu", None), ("Sở Mẫu Cũ", None), ("Đơn vị mẫu P", "P")],
)
def test_a_tone_mark_in_another_place_is_the_same_name_and_another_tone_is_not(
    world: World, printed: str, code: str | None
) -> None:
    named(world, A="Sở Hòa Bình Mẫu")
    actions.take(
        looked_at([HEADS, [printed, "90", "1"]], world.users["p-office"], ABOUT), by=world.users["p-office"]
    )
    unit = Fact.objects.get().unit
    assert (unit.code if unit else None) == code


ABOUT = About(index="ddci", year=2023, source="nguồn mẫu")


def test_two_units_of_one_name_get_nothing(world: World) -> None:
    named(world, A="Sở Mẫu", B="Sở Mẫu")
    actions.take(
        looked_at([HEADS, ["Sở Mẫu", "90", "1"]], world.users["p-office"], ABOUT), by=world.users["p-office"]
    )
    assert Fact.objects.get().unit is None


@pytest.mark.parametrize(("year", "printed"), [(2022, "Sở Tên Cũ"), (2024, "Sở Tên Mới")])
def test_the_name_is_that_of_the_day(world: World, year: int, printed: str) -> None:
    by = world.users["p-office"]
    named(world, A="Sở Tên Mới")
    UnitChange.objects.create(
        unit=world.units["A"],
        kind="rename",
        on=date(2023, 6, 1),
        old="Sở Tên Cũ",
        was={"name": "Sở Tên Cũ"},
        by=by,
        recorded_at="2023-06-01T00:00:00Z",
    )
    about = About(index="ddci", year=year, source="nguồn mẫu")
    rows = [HEADS, ["Sở Tên Cũ", "90", "1"], ["Sở Tên Mới", "91", "2"]]
    actions.take(looked_at(rows, by, about), by=by)
    assert [f.values["named"] for f in Fact.objects.filter(unit__code="A")] == [printed]


def test_the_same_table_again_changes_nothing_and_undoing_takes_all_back(world: World) -> None:
    by = world.users["p-office"]
    first = actions.take(shipped(NATIONAL, by), by=by)
    again = shipped(NATIONAL, by)
    assert (again.rows_new, again.rows_same, again.rows_bad) == (0, 250, 0)
    actions.undo(first, by=by)
    assert not figures(by).exists()


def test_another_value_of_the_same_source_is_a_fault(world: World) -> None:
    by = world.users["p-office"]
    actions.take(looked_at([HEADS, ["Hà Nội", "91", "3"]], by, MADE), by=by)
    batch = looked_at([HEADS, ["Hà Nội", "92", "3"], ["Huế", "80", "4"], ["Huế", "81", "4"]], by, MADE)
    assert (batch.rows_new, batch.rows_bad) == (1, 2)
    assert "Cùng nguồn" in batch.preview["faults"][0]["what"][0]
    with pytest.raises(Refused, match="còn 2 dòng lỗi"):
        actions.take(batch, by=by)


def test_the_preview_says_what_was_understood(world: World) -> None:
    rows = [["BẢNG MẪU", None, None], [*HEADS, "Điểm cộng", "Lạ"], ["Hà Nội", 91.5, "3/63", 1.25, "chữ"]]
    told_ = looked_at([*rows, ["Tổng số", 91.5, None]], world.users["p-office"], MADE).preview["printed"]
    assert {c["heading"] for c in told_["columns"]} == set(HEADS)
    assert (told_["parts"], told_["unused"]) == (["Điểm cộng"], ["Lạ"])
    assert (told_["left_out"], told_["names"]) == ([{"row": 4, "text": "Tổng số"}], ["Hà Nội"])


def states(world: World, index: str, year: int, name: str) -> list[tuple[str, str]]:
    """The printed scores of a subject with how each stands."""
    by = world.users["b-office"]
    found = told(by, of_year(by, index, year).order_by("pk")).values()
    return [(shown(f.record.score), f.state) for f in found if PrintingRow(f).name == name]


def test_conflicting_printings_stand_side_by_side_and_none_counts(world: World) -> None:
    taken(NATIONAL, world)
    assert states(world, "par_index", 2023, "Hải Phòng") == [("91.87", "conflict"), ("91.81", "conflict")]
    assert ("90.09", "derived") in states(world, "par_index", 2022, "Hải Phòng")
    assert [s for s, _ in states(world, "par_index", 2024, "Hà Nội")] == ["92.57"]


def test_a_later_publication_restates_and_what_rests_on_the_earlier_waits(world: World) -> None:
    by = world.users["p-office"]
    named(world, P="Tỉnh Mẫu Một")
    actions.take(looked_at([HEADS, ["Mẫu Một", "91,5", "3/63"]], by, MADE), by=by)
    movement = world.movement(world.plan("ha-nam-so-tu-phap-2023", "A"), "2024")
    rest_on(movement, [Fact.objects.get().ident])
    later = About(index="par_index", year=2023, source="bản sau", published_on=date(2024, 9, 1))
    actions.take(looked_at([HEADS, ["Mẫu Một", "91,4", "4/63"]], by, later), by=by)
    assert states(world, "par_index", 2023, "Mẫu Một") == [("91.5", "earlier"), ("91.4", "counts")]
    assert Review.objects.count() == 1


def test_units_of_other_years_are_told_as_gaps(world: World) -> None:
    taken(PAPI, world)
    by = world.users["p-office"]
    rows = [
        ["Đơn vị", "Tổng điểm", "Nhóm xếp hạng"],
        ["Hà Nội", "41,5", "province"],
        ["Huế", "không công bố", "province"],
    ]
    batch = looked_at(rows, by, About(index="papi", year=2017, source="nguồn mẫu"))
    assert batch.preview["printed"]["gaps"] == 1
    actions.take(batch, by=by)
    missing = dict(gaps(by, "papi", 2017))
    assert len(missing) == 62
    assert "~ha-noi" not in missing
    silent = of_year(by, "papi", 2017).get(values__named="Huế")
    assert (silent.values.get("score"), told(by, [silent])[silent.pk].silent) == (None, True)


def test_papi_knows_its_scale_and_an_index_of_a_hundred_has_none(world: World) -> None:
    found = taken(NATIONAL, world)
    scales = {(r.index, r.max_score) for r in found if r.score is not None}
    assert scales == {("par_index", None), ("sipas", None), ("papi", Decimal(80)), ("pci", None)}


def test_only_the_office_loads_and_everybody_reads(world: World) -> None:
    taken(PAPI, world, by="a-office")
    assert figures(world.users["b2-person"]).count() == 378
    with pytest.raises(Refused):
        looked_at([HEADS, ["Hà Nội", "91", "3"]], world.users["a1-clerk"], MADE)


def test_what_another_agency_has_loaded_is_not_kept_twice(world: World) -> None:
    taken(PAPI, world, by="a-office")
    again = shipped(PAPI, world.users["b-office"])
    assert (again.rows_new, again.rows_same) == (0, 378)
