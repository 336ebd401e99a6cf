"""Which agency recognises at which level, by the law of the day; what each leaves for the criteria; old lists."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tests.web.evidence.books import looked
from tests.web.initiatives.made import recognised, written
from tests.web.workbooks import read
from tests.web.world import World
from thidua.core.ballots.rules import INITIATIVE, by_law
from thidua.core.errors import Refused
from thidua.evidence import actions as evidence
from thidua.evidence.models import Fact
from thidua.initiatives import actions
from thidua.initiatives.actions import NewInitiative
from thidua.initiatives.models import Initiative
from thidua.initiatives.queries.deciding import levels_of
from thidua.people.models import Unit
from thidua.records.actions import open_series

HEADS = [
    "Mã sáng kiến",
    "Chủ sáng kiến",
    "Tên sáng kiến",
    "Cấp công nhận",
    "Ngày công nhận",
    "Quyết định",
    "Lĩnh vực",
]
OLD = [
    "SK-CU-01",
    "person:a1",
    "Quét giấy tờ tại quầy",
    "cấp cơ sở",
    "20/10/2024",
    "15/QĐ-M",
    "cải cách hành chính",
]


@pytest.mark.parametrize(
    ("kind", "level", "scope"),
    [
        ("commune", "commune", "base"),
        ("district", "district", "base"),
        ("department", "department", "sector_province"),
        ("province", "province", "sector_province"),
        ("ministry", "ministry", "sector_province"),
        ("public_service_unit", "base", "base"),
    ],
)
def test_each_level_recognises_and_leaves_its_record(ready: World, kind: str, level: str, scope: str) -> None:
    """At base, town, department, province and ministry: the level of the agency's own kind."""
    host = ready.unit("H", kind, agency=True)
    division = ready.unit("H1", "division", "H")
    someone, office = ready.person("h1", "H1"), ready.user("h-office", "office", "H")
    signer, admin = ready.user("h-signer", "signer", "H"), ready.user("h-admin", "agency_admin", "H")
    open_series(host, "decision", "{n}/QĐ-H", by=admin, year=2024)
    made = actions.register(NewInitiative(division, "Tên mẫu", someone), by=office)
    Initiative.objects.filter(pk=made.pk).update(state="passed")
    other = "province" if level != "province" else "ministry"
    with pytest.raises(Refused, match="không công nhận sáng kiến"):
        actions.recognise(host, [made], other, scope, by=signer)
    decision = actions.recognise(host, [made], level, scope, by=signer)
    assert (decision.level, decision.scope) == (level, scope)
    fact = Fact.objects.get(table="initiatives", person=someone, closed_on=None)
    assert (fact.values["level"], fact.values["recognised_by"]) == (level, host.name)


@pytest.mark.parametrize("day", [date(2018, 1, 1), date(2024, 6, 1), date(2025, 8, 1), date(2026, 11, 1)])
def test_levels_and_the_share_of_votes_are_dated_data(day: date) -> None:
    assert levels_of(Unit(kind="province"), day) == ("province", "national")
    assert levels_of(Unit(kind="division"), day) == ("base",)
    rule = by_law(INITIATIVE, day)
    assert rule.threshold is not None
    assert rule.threshold.say.vi == "từ 2/3"
    assert "Thông tư 18/2013" in rule.source.vi


def test_lists_are_searched_by_unit_field_and_year_and_exported(ready: World) -> None:
    _decision, made = recognised(ready)
    written(ready, "a3", title="Việc khác hẳn", topic="")
    for page, who in (("list", "a-office"), ("shared", "b-office")):
        client, at = ready.client(who), reverse(f"initiatives:{page}")
        for asked in (
            {"unit": "mau a1"},
            {"topic": "cải cách hành chính"},
            {"year": "2024", "q": "gop buoc"},
        ):
            told = client.get(at, asked | {"xuat": "xlsx"}).content
            [rows] = read(told).values()
            assert [r for r in rows if made.title in r], (page, asked)
            assert not [r for r in rows if "Việc khác hẳn" in r], (page, asked)
        assert made.title not in client.get(at, {"year": "2019"}).content.decode()


def test_an_old_list_comes_in_by_the_ordinary_import(ready: World) -> None:
    """Decision, day and field are read; a wrong day is told; what came in counts and is found."""
    office = ready.users["a-office"]
    wrong = [*OLD[:4], "31/02/2024", *OLD[5:]]
    batch = looked([OLD, ["SK-CU-02", *wrong[1:]]], office, "initiatives", HEADS)
    assert (batch.rows_new, batch.rows_bad) == (1, 1)
    evidence.take(batch, by=office, only_right=True)
    fact = Fact.objects.get(table="initiatives")
    assert (fact.values["decision"], fact.values["recognised_on"]) == ("15/QĐ-M", "2024-10-20")
    assert (fact.values["level"], fact.values["topic"]) == ("base", "admin_reform")
    again = looked([OLD], office, "initiatives", HEADS)
    assert (again.rows_new, again.rows_same) == (0, 1)
    made = actions.submit(written(ready, "a2", title="Tại quầy quét giấy tờ"), by=office)
    assert [row.record for row in made.likenesses.all()] == ["SK-CU-01 · 15/QĐ-M"]
