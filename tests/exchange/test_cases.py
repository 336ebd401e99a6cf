"""Rows of a plan's cases become facts as strictly as files do."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from thidua.core.errors import FactFaults
from thidua.exchange.cases import facts_from

BASE: dict[str, list[dict[str, Any]]] = {
    "units": [{"unit_id": "sxd", "name": "Sở mẫu", "kind": "department", "parent_id": None}],
    "people": [{"person_id": "p1", "name": "Cá nhân mẫu 01", "unit_id": "sxd", "direct_reform_worker": True}],
    "discipline": [],
    "ratings": [{"subject": "person:p1", "year": 2024, "class": "good", "decided_on": date(2025, 1, 5)}],
}


def refused(*given: Any) -> list[str]:
    with pytest.raises(FactFaults) as faults:
        facts_from(*given)
    return [f.line() for f in faults.value.faults]


def test_values_of_every_sort() -> None:
    extra = {
        "index_results": [
            {"unit_id": "sxd", "index": "par_index", "year": "2024", "score": 89.9, "max_score": 100}
        ]
    }
    extra["index_results"].append({"unit_id": "sxd", "index": "sipas", "year": 2024, "score": "89.50"})
    facts = facts_from(BASE, extra)
    assert [r.score for r in facts.tables["index_results"]] == [Decimal("89.9"), Decimal("89.50")]
    assert facts.tables["people"][0].direct_reform_worker is True
    assert facts.given == {"units", "people", "discipline", "ratings", "index_results"}


def test_dropped_tables_are_not_given_unless_they_come_again() -> None:
    assert "discipline" not in facts_from(BASE, drop=["discipline"]).given
    again = facts_from(BASE, {"ratings": []}, ["ratings"])
    assert "ratings" in again.given
    assert "ratings" not in again.tables


def test_extra_rows_come_after_those_of_the_base() -> None:
    later = {"subject": "person:p1", "year": 2024, "class": "excellent", "decided_on": date(2025, 2, 5)}
    assert [r.class_ for r in facts_from(BASE, {"ratings": [later]}).tables["ratings"]] == [
        "good",
        "excellent",
    ]


@pytest.mark.parametrize(
    ("extra", "told"),
    [
        ({"xeploai": []}, "xeploai: Không có bảng nào tên như vậy"),
        (
            {"ratings": [{"subject": "person:p1", "year": 2024}]},
            "ratings, dòng 2, cột class: Ô bắt buộc để trống",
        ),
        (
            {"holds": [{"candidate": "person:p1", "kind": "press", "from": date(2025, 1, 5), "since": 1}]},
            "holds: Không biết cột “since”",
        ),
        ({"ratings": [dict(BASE["ratings"][0])]}, "ratings, dòng 2: Dòng trùng hoàn toàn với dòng 1."),
        ({"ratings": [BASE["ratings"][0] | {"class": "excellent"}]}, "Mâu thuẫn với dòng 1"),
        ({"ratings": [BASE["ratings"][0] | {"year": [2024]}]}, "không phải một giá trị đơn"),
        ({"ratings": [BASE["ratings"][0] | {"decided_on": datetime(2025, 1, 5, 8)}]}, "ngày không kèm giờ"),  # noqa: DTZ001 # YAML knows no zone
        ({"ratings": [BASE["ratings"][0] | {"subject": "person:p9"}]}, "có trong bảng people"),
        ({"ratings": [BASE["ratings"][0] | {"class": True}]}, "cần chữ"),
    ],
)
def test_slips_of_a_case_are_told(extra: Any, told: str) -> None:
    lines = refused(BASE, extra)
    assert len(lines) == 1
    assert told in lines[0]


def test_an_unknown_table_to_drop_is_told() -> None:
    assert "Không có bảng nào" in refused(BASE, {}, ["xeploai"])[0]
