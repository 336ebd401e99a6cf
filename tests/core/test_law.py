"""Dated rule packs: which one is in force, who may give what, and what is not verified yet."""

from datetime import date

import pytest

from thidua.core.law import pack_on, packs

RULES = {
    "one_award",
    "unit_stands",
    "hold",
    "initiatives",
    "tie",
    "authority",
    "flags",
    "council",
    "dossier",
    "forms",
    "comments",
    "money",
}


@pytest.mark.parametrize(
    ("day", "pack"),
    [
        (date(2015, 1, 1), "vn-2017-10"),
        (date(2023, 12, 31), "vn-2017-10"),
        (date(2024, 1, 1), "vn-2024-01"),
        (date(2025, 6, 30), "vn-2024-01"),
        (date(2025, 7, 1), "vn-2025-07"),
        (date(2026, 9, 30), "vn-2025-07"),
        (date(2026, 10, 1), "vn-2026-10"),
    ],
)
def test_the_pack_in_force_on_a_day(day: date, pack: str) -> None:
    assert pack_on(day).id == pack


def test_every_pack_has_every_rule_with_a_source() -> None:
    for pack in packs():
        assert set(pack.rules) == RULES
        assert all(rule.source for rule in pack.rules.values())


def test_what_was_only_inherited_is_marked() -> None:
    assert "chưa kiểm chứng" in pack_on(date(2024, 6, 1)).note.vi
    assert "unverified" in pack_on(date(2024, 6, 1)).note.en


@pytest.mark.parametrize(
    ("form", "authority", "may"),
    [
        ("merit_certificate", "province_chair", True),
        ("merit_certificate", "department_director", False),
        ("commendation_certificate", "department_director", True),
        ("commendation_certificate", "district_chair", True),
        ("flag_government", "province_chair", False),
        ("commendation_certificate", None, None),
        (None, "province_chair", None),
    ],
)
def test_who_may_give_a_form(form: str | None, authority: str | None, may: bool | None) -> None:
    assert pack_on(date(2024, 6, 1)).may_give(form, authority) is may


def test_a_district_gives_nothing_once_there_are_no_districts() -> None:
    assert pack_on(date(2025, 7, 1)).may_give("commendation_certificate", "district_chair") is False
