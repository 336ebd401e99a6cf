"""Forms under attack: another agency's numbers in every field, the same post twice, writing past the diary."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection, models

from tests.web.asking import Browser, client, first_to, takes_posts, undone
from tests.web.every_page import Row, pages
from tests.web.everything import Everything
from tests.web.forms_of import Found, forms_of
from tests.web.leaking import leaks, words_of
from thidua.audit.models import Entry
from thidua.audit.writing import _deed

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ATTACKERS = ("b-office", "b-secretary", "b-agency_admin", "b1-clerk", "b-signer")
DOERS = ("a-office", "a-agency_admin", "a-secretary", "a-signer", "a-appraiser", "a-steering", "a1-clerk")
"""Each page is posted to by the first of them whose rights reach it."""
FOREIGN = ("unit", "person", "user.member", "nomination.submitted", "round")
CODES = ("person:a1", "a-member2")
"""How A's units, people and accounts are named where a number is not asked for."""
PAST_THE_DIARY = {
    "people_opensession",
    "screens_once",
    "screens_job",
    "home_listchoice",
    "people_notice",
    "people_user",
    "account_emailaddress",
    "django_tasks_database_dbtaskresult",
    "watching_noticed",
}
"""What pages keep for themselves: sessions, posts done, jobs, one's notices read, one's language, what was slow."""


SHOWN_ONCE = {"voting:code", "people:factor_codes"}
"""Codes are shown in the answer itself and kept nowhere: asked again they are others, and those count."""


def of_b(made: Everything, row: Row) -> Row | None:
    """The same page with B's thing; None where B has none of the kind."""
    theirs = []
    for name, value in row.parts:
        if value in made.things:
            if f"{value}.b" not in made.things:
                return None
            value = f"{value}.b"
        theirs.append((name, value))
    return Row(row.page, tuple(theirs), row.by, row.known_to)


def forms_for(made: Everything, browser: Browser, who: str) -> Iterator[tuple[str, Found]]:
    """Every form that B's person is shown on B's own pages, with its address."""
    for row in pages():
        here = of_b(made, row)
        if here is None or not takes_posts(row) or first_to(made, row, ATTACKERS) != who:
            continue
        address = here.address(made)
        response = browser.get(address)
        if response.status_code == 200 and "html" in response.get("Content-Type", ""):
            for form in forms_of(response.content.decode()):
                yield form.action or address, form


@pytest.mark.parametrize("who", ATTACKERS)
def test_a_s_numbers_in_b_s_forms_reach_nothing_of_a(made: Everything, who: str) -> None:
    browser, wrong, before = client(made, who), [], Entry.objects.count()
    values = [*(str(made[name].pk) for name in FOREIGN), *CODES]
    for address, form in forms_for(made, browser, who):
        wide = _has_choices(form) and "/ke-hoach/" not in address
        for value in values if wide else values[:1]:
            with undone():
                response = browser.post(address, form.filled(lambda _old, value=value: value))
                touched = _things_of_a(made, Entry.objects.filter(number__gt=before))
                leaked = leaks(made, who, words_of(response)) - {value.upper()}
            if response.status_code >= 500 or touched or leaked:
                wrong.append((address, value, response.status_code, touched, sorted(leaked)))
    assert wrong == []


def _has_choices(form: Found) -> bool:
    return any(kind in ("select", "hidden", "radio") for kind, _ in form.fields.values())


def _things_of_a(made: Everything, entries: models.QuerySet) -> list[str]:
    """What was done to A, or to something that points at a thing of A."""
    found = []
    for entry in entries:
        if entry.agency_id == made["agency"].pk:
            found.append(f"{entry.action} in A")
            continue
        thing = apps.get_model(entry.kind)._base_manager.filter(pk=entry.ident).first()
        for column in thing._meta.concrete_fields if thing else ():
            other = getattr(thing, column.name) if column.is_relation else None
            if getattr(other, "agency_id", None) == made["agency"].pk:
                found.append(f"{entry.action}: {column.name} is A's")
    return found


@pytest.mark.parametrize("who", DOERS)
def test_a_post_done_twice_does_one_thing_and_writes_through_actions_only(made: Everything, who: str) -> None:
    browser, wrong, done = client(made, who), [], 0
    before = Entry.objects.count()
    for row in pages():
        if not takes_posts(row) or first_to(made, row, DOERS) != who:
            continue
        for address, form in _here(made, browser, row):
            told = form.filled(lambda old: old) | {"once": str(uuid4())}
            with undone(), past_the_diary() as past:
                browser.post(address, told)
                first = Entry.objects.count() - before
                browser.post(address, told)
                second = Entry.objects.count() - before
            done += first > 0
            twice = second != first and row.page not in SHOWN_ONCE
            if twice or past - PAST_THE_DIARY:
                wrong.append((row.page, first, second, sorted(past - PAST_THE_DIARY)))
    assert wrong == []
    assert done or who in DOERS[-3:]


def _here(made: Everything, browser: Browser, row: Row) -> list[tuple[str, Found]]:
    """The forms of a page; a page that takes only posts is posted to as it is."""
    address = row.address(made)
    response = browser.get(address)
    if response.status_code == 405:
        return [(address, Found(address, {"confirmed": ("hidden", "1")}))]
    if response.status_code != 200 or "html" not in response.get("Content-Type", ""):
        return []
    return [(form.action or address, form) for form in forms_of(response.content.decode())]


@contextmanager
def past_the_diary() -> Iterator[set[str]]:
    """Tables that are written while no action is under way."""
    touched: set[str] = set()

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        verb, _, rest = sql.lstrip().partition(" ")
        if verb in ("INSERT", "UPDATE", "DELETE") and _deed.get() is None:
            touched.add(rest.replace("INTO ", "").replace("FROM ", "").split()[0].strip('"'))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield touched
