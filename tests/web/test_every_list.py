"""Every list asks the database as often for one row as for many."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.web.asking import Browser, client, undone
from tests.web.every_page import WITH_PARTS, Row
from tests.web.everything import Everything
from tests.web.test_other_agency import lists
from thidua.people.models import Person, Unit

pytestmark = pytest.mark.django_db
_ROWS = """
appraisals:queue | nomination.submitted | a-office
audit:diary | - | a-auditor
audit:movement | - | a-auditor
councils:list | session.planned | a-chair
councils:sessions | council | a-chair
decisions:letters | letter | a-office
decisions:list | decision.draft | a-office
decisions:packages | package.outside | a-office
evidence:imports | import.ready | a-office
evidence:table | fact.initiative | a-office
home:notices | notice | a-office
honours:register | honour | a-office
movements:list | movement | a-office
movements:plans | draft | a-office
nominations:list | nomination.submitted | a-office
nominations:reviews | review | a-office
nominations:standings | standing | a-office
people:invitations | invitation | a-agency_admin
people:people | person | a-agency_admin
people:units | unit | a-agency_admin
people:users | user.plain | a-agency_admin
records:book | issued | a-office
records:series | series | a-office
registrations:list | registration.registered | a-office
registrations:missing | unit | a-office
registrations:round | registration.registered | a-office
"""
TABLE = {page: (thing, who) for page, thing, who in (r.split(" | ") for r in _ROWS.strip().splitlines())}
"""A list | the thing that stands in it | who looks."""


def test_the_table_knows_every_list(made: Everything) -> None:
    assert {row.page for row, _ in lists(made)} == set(TABLE)


@pytest.mark.parametrize("page", TABLE)
def test_a_list_asks_as_often_for_one_row_as_for_three(made: Everything, page: str) -> None:
    _counted(made, page, 3)


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
        again(made[name])
        before = _queries(browser, address)
        for _ in range(more - 1):
            again(made[name])
        after = _queries(browser, address)
    assert after == before


def address_of(made: Everything, page: str) -> str:
    """Where a list stands that is not empty."""
    if page == "records:book":
        return reverse(page, args=[made["issued"].series_id])
    return (WITH_PARTS.get(page) or Row(page, (), "", "all")).address(made)


def _queries(browser: Browser, address: str) -> int:
    assert browser.get(address).status_code == 200
    with CaptureQueriesContext(connection) as seen:
        browser.get(address)
    return len(seen)


def again(thing: models.Model) -> models.Model:
    """Another row like this one: what must be unlike is made anew."""
    row = type(thing)._base_manager.get(pk=thing.pk)
    row.pk = None
    row._state.adding = True
    for column in row._meta.concrete_fields:
        if column.primary_key:
            continue
        if column.unique:
            setattr(row, column.name, _fresh(row, column))
    _alike_no_more(row)
    row.save()
    return row


def _fresh(row: models.Model, column: models.Field) -> Any:
    if not column.is_relation:
        return uuid4().hex[: column.max_length]
    return None if column.null else again(getattr(row, column.name))


def _alike_no_more(row: Any) -> None:
    """Columns that may not repeat together: another person, another number."""
    names = {n for c in row._meta.constraints for n in getattr(c, "fields", ())}
    if "person" in names and row.person_id:
        row.person = again(Person.objects.get(pk=row.person_id))
    elif "unit" in names:
        row.unit = again(Unit.objects.get(pk=row.unit_id))
    elif "nomination" in names:
        row.nomination = again(row.nomination)
    elif "number" in names:
        row.number = (type(row)._base_manager.aggregate(top=models.Max("number"))["top"] or 0) + 1
    elif "year" in names:
        row.year = (type(row)._base_manager.aggregate(top=models.Max("year"))["top"] or 0) + 1
