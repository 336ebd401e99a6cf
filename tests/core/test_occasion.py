"""Names of a plan are bound to the units of these facts: by kind, place and name."""

from datetime import date

import pytest

from tests.core.small import FRONT, plan_of
from thidua.core.facts.store import Facts
from thidua.core.facts.tables import Person, Unit
from thidua.core.facts.view import FactsView
from thidua.core.occasion import Occasion
from thidua.core.rounds import Round

PROVINCE = Unit(unit_id="t", name="Tỉnh Kiên Giang", kind="province", level="province", agency_id="t")


def department(unit_id: str, name: str) -> Unit:
    return Unit(
        unit_id=unit_id, name=name, kind="department", level="province", parent_id="t", agency_id=unit_id
    )


def division(unit_id: str, name: str, of: str, kind: str = "division") -> Unit:
    return Unit(unit_id=unit_id, name=name, kind=kind, parent_id=of, agency_id=of)


def bound(actors: str, *units: Unit, issuer: str = "Sở Xây dựng tỉnh Kiên Giang") -> dict[str, str | None]:
    """Which unit each actor of a plan is among these units."""
    front = FRONT.partition("actors:")[0].replace("Sở Thử tỉnh Mẫu", issuer) + "actors:\n" + actors
    view = FactsView(Facts.of(units), date(2025, 3, 1))
    return dict(Occasion(plan_of("# I. MỘT\n", front), Round(2024, 2024), view).actors)


SO = "  so: {name: Sở Xây dựng tỉnh Kiên Giang, is: issuer}\n"
OFFICE = "  vp: {name: Văn phòng Sở, is: office, under: so}\n"
PARENT = "  tren: {name: Ủy ban nhân dân tỉnh Kiên Giang, is: parent}\n"


@pytest.mark.parametrize(
    "name",
    ["Sở Xây dựng", "SỞ XÂY DỰNG TỈNH KIÊN GIANG", "So Xay dung Kien Giang", "Sở Xây dựng, Kiên Giang"],
)
def test_the_issuer_is_recognised_however_it_is_written(name: str) -> None:
    others = [department("a", "Sở Xây dựng tỉnh An Giang"), department("b", "Sở Giao thông Vận tải")]
    assert bound(SO, PROVINCE, department("x", name), *others)["so"] == "x"


def test_the_only_agency_of_its_kind_is_the_issuer_under_any_name() -> None:
    assert bound(SO, PROVINCE, department("x", "Sở Mới"))["so"] == "x"


def test_of_several_strangers_nobody_is_the_issuer() -> None:
    assert bound(SO, PROVINCE, department("x", "Sở Mới"), department("y", "Sở Khác"))["so"] is None


def test_a_unit_under_another_is_looked_for_there() -> None:
    units = [PROVINCE, department("x", "Sở Xây dựng"), department("y", "Sở Tư pháp")]
    offices = [division("vy", "Văn phòng Sở", "y", "office"), division("vx", "Văn phòng Sở", "x", "office")]
    assert bound(SO + OFFICE, *units, *offices)["vp"] == "vx"


@pytest.mark.parametrize("name", ["Tỉnh Kiên Giang", "UBND tỉnh Kiên Giang", "Kiên Giang"])
def test_the_committee_of_a_province_is_the_province(name: str) -> None:
    from dataclasses import replace

    units = [department("x", "Sở Xây dựng Kiên Giang"), replace(PROVINCE, name=name)]
    assert bound(SO + PARENT, *units) == {"so": "x", "tren": "t"}


def test_a_province_that_is_not_in_the_facts_is_not_taken_for_a_department() -> None:
    assert bound(SO + PARENT, department("x", "Sở Xây dựng tỉnh Kiên Giang"))["tren"] is None


def test_a_town_is_a_district_and_not_the_ward_of_its_name() -> None:
    actors = (
        "  tx: {name: UBND thị xã Phước Long, is: parent}\n  p: {name: UBND phường Phước Long, is: issuer}\n"
    )
    town = Unit(unit_id="h", name="Thị xã Phước Long", kind="district", level="district", agency_id="h")
    ward = Unit(unit_id="x", name="Phường Phước Long", kind="commune", level="commune", agency_id="x")
    assert bound(actors, ward, town)["tx"] == "h"


def test_a_person_belongs_where_it_was_posted_at_the_end_of_the_round() -> None:
    moved = [
        Person(person_id="p", name="Cá nhân mẫu", unit_id="a", valid_to=date(2024, 12, 30)),
        Person(person_id="p", name="Cá nhân mẫu", unit_id="b", valid_from=date(2024, 12, 31)),
    ]
    units = [department("x", "Sở Xây dựng"), division("a", "Phòng A", "x"), division("b", "Phòng B", "x")]
    view = FactsView(Facts.of([*units, *moved]), date(2025, 3, 1))
    occasion = Occasion(plan_of("# I. MỘT\n"), Round(2024, 2024), view)
    found = occasion.candidate("person:p")
    assert (found.who, found.own_unit, found.agency) == ("individual", "unit:b", "unit:x")


def test_before_the_round_ends_postings_are_read_on_the_as_of_day() -> None:
    view = FactsView(Facts.of([]), date(2024, 9, 1))
    assert Occasion(plan_of("# I. MỘT\n"), Round(2024, 2024), view).day == date(2024, 9, 1)
