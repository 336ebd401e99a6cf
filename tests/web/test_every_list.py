"""Every list asks the database as often for one row as for many."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, models
from django.db.models import F, Value
from django.db.models.functions import Cast, Concat, LPad
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.web.asking import Browser, client, undone
from tests.web.every_page import WITH_PARTS, Row
from tests.web.everything import Everything
from tests.web.test_other_agency import lists
from thidua.people import sessions
from thidua.people.models import Unit

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
_ROWS = """
appraisals:queue | nomination.submitted | a-office
audit:diary | - | a-auditor
audit:movement | - | a-auditor
councils:list | session.planned | a-chair
councils:sessions | council | a-chair
decisions:letters | letter | a-office
decisions:list | decision.draft | a-office
decisions:packages | package.outside | a-office
duties:answers | interpretation | a-office
duties:checks | check | a-office
duties:difficulties | difficulty | a-office
duties:lines | duty_report | a-office
duties:list | movement | a-office
evidence:imports | import.ready | a-office
evidence:published | fact.figure | a-office
evidence:published_year | fact.figure | a-office
evidence:to_verify | fact.second | a-office
evidence:table | fact.initiative | a-office
home:notices | notice | a-office
honours:register | honour | a-office
initiatives:list | initiative | a-office
initiatives:mine | initiative | a1-clerk
initiatives:sessions | session.initiative | a-chair
initiatives:shared | initiative.recognised | a-office
movements:list | movement | a-office
movements:plans | draft | a-office
nominations:list | nomination.submitted | a-office
nominations:reviews | review | a-office
nominations:standings | standing | a-office
papers:papers | letter | a-office
papers:wordings | text | a-office
portal:observations | observation | a-office
privacy:requests | request | a-agency_admin
people:batches | batch.people | a-agency_admin
people:invitations | invitation | a-agency_admin
people:people | person | a-agency_admin
people:units | unit | a-agency_admin
people:users | user.plain | a-agency_admin
records:book | issued | a-office
records:series | series | a-office
registrations:list | registration.registered | a-office
registrations:missing | unit | a-office
registrations:round | registration.registered | a-office
reports:awards | honour | a-office
reports:missing | unit | a-office
reports:statistics | honour | a-office
reports:reports | report.draft | a-office
reports:list | movement | a-office
reports:never | unit | a-office
scorecards:list | scoring | a-office
scorecards:results | result | a-office
scorecards:scorecards | scorecard.draft | a-office
scorecards:scoring | card.submitted | a-office
watching:noticed | noticed | admin
stories:list | story | a-office
stories:mine | story | a1-clerk
stories:published | story.published | a-office
"""
TABLE = {page: (thing, who) for page, thing, who in (r.split(" | ") for r in _ROWS.strip().splitlines())}
"""A list | the thing that stands in it | who looks."""


@pytest.fixture(autouse=True)
def _no_last_use(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a slow machine a minute may pass between two looks: noting that in the session would be counted."""
    monkeypatch.setattr(sessions, "NOTED_EVERY", 3600)


def test_the_table_knows_every_list(made: Everything) -> None:
    assert {row.page for row, _ in lists(made)} == set(TABLE)


@pytest.mark.parametrize("page", TABLE)
def test_a_list_asks_as_often_for_one_row_as_for_three(made: Everything, page: str) -> None:
    _counted(made, page, 3)


@pytest.mark.one_database
@pytest.mark.system
@pytest.mark.parametrize("page", TABLE)
def test_a_list_asks_as_often_for_three_thousand_rows(made: Everything, page: str) -> None:
    _counted(made, page, 3000)


def _counted(made: Everything, page: str, more: int) -> None:
    name, who = TABLE[page]
    if name == "-":
        pytest.skip("the diary grows with every test; its own test counts it")
    browser, address = client(made, who), address_of(made, page)
    with undone():
        again(made[name], 1)
        before = _queries(browser, address)
        again(made[name], more - 1)
        after = _queries(browser, address)
    assert after <= before, "what there is nothing to ask about is not asked"


def address_of(made: Everything, page: str) -> str:
    """Where a list stands that is not empty."""
    if page == "records:book":
        return reverse(page, args=[made["issued"].series_id])
    if page == "scorecards:scoring":
        return reverse(page, args=[made["card.submitted"].scoring_id])
    return (WITH_PARTS.get(page) or Row(page, (), "", "all")).address(made)


def _queries(browser: Browser, address: str) -> int:
    assert browser.get(address).status_code == 200
    with CaptureQueriesContext(connection) as seen:
        browser.get(address)
    return len(seen)


def again(thing: models.Model, count: int) -> list[models.Model]:
    """More rows like this one: what must be unlike is made anew."""
    kind = type(thing)
    first = kind._base_manager.get(pk=thing.pk)
    columns = [c for c in kind._meta.concrete_fields if not c.primary_key]
    alike = {c.attname: getattr(first, c.attname) for c in columns}
    rows = [kind(**alike) for _ in range(count)]
    for column in columns:
        if column.unique:
            _each(rows, column.name, _fresh(first, column, count))
    _alike_no_more(first, rows)
    made = kind._base_manager.bulk_create(rows)
    if isinstance(first, Unit):
        _by_their_own_number(first, made)
    return made


def _by_their_own_number(first: Unit, made: list[models.Model]) -> None:
    """The path of a unit names it, and an agency belongs to itself."""
    number = LPad(Cast("pk", models.CharField()), 8, Value("0"))
    path = Concat(Value(first.path.removesuffix(f"{first.pk:08d}/")), number, Value("/"))
    own = {"agency": F("pk")} if first.is_agency else {}
    Unit.objects.filter(pk__in=[row.pk for row in made]).update(path=path, **own)


def _each(rows: list[models.Model], name: str, values: Iterable[Any]) -> None:
    for row, value in zip(rows, values, strict=True):
        setattr(row, name, value)


def _fresh(first: models.Model, column: models.Field, count: int) -> Iterable[Any]:
    if not column.is_relation:
        return [uuid4().hex[: column.max_length] for _ in range(count)]
    return [None] * count if column.null else again(getattr(first, column.name), count)


def _alike_no_more(first: Any, rows: list[models.Model]) -> None:
    """Columns that may not repeat together: another person, another number."""
    names = {n for c in first._meta.constraints for n in getattr(c, "fields", ())}
    if "person" in names and first.person_id:
        _each(rows, "person", again(first.person, len(rows)))
    elif "unit" in names:
        _each(rows, "unit", again(first.unit, len(rows)))
    elif "nomination" in names:
        _each(rows, "nomination", again(first.nomination, len(rows)))
    elif "paper" in names:
        _each(rows, "plan", [uuid4().hex for _ in rows])
    elif name := next((n for n in ("number", "year") if n in names), ""):
        last = type(first)._base_manager.aggregate(top=models.Max(name))["top"] or 0
        _each(rows, name, range(last + 1, last + 1 + len(rows)))
