"""A public page is made once for many readers; never what one reader alone may have."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.web.portal.made import Site
from thidua.portal import actions, counting


@pytest.fixture(autouse=True)
def keeping(settings: object) -> Iterator[None]:
    settings.PUBLIC_KEPT = 60
    caches["public"].clear()
    yield
    caches["public"].clear()


def asked(at: str, **cookies: str) -> tuple[int, str]:
    """How many queries a page took, and the page."""
    browser = Client()
    browser.cookies.load(cookies)
    with CaptureQueriesContext(connection) as seen:
        told = browser.get(at).content.decode()
    return len(seen), told


def test_the_second_reader_costs_the_database_nothing(ready: Site) -> None:
    at = reverse("portal:movements")
    (first, one), (second, other) = asked(at), asked(at)
    assert (first > 0, second, one == other) == (True, 0, True)


def test_every_reader_is_counted(ready: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    monkeypatch.setattr(counting, "seen", lambda: seen.append(1))
    for _reader in range(3):
        asked(reverse("portal:movements"))
    assert len(seen) == 3


@pytest.mark.parametrize("cookie", ["language=en", "size=2", "contrast=high"])
def test_each_display_has_its_own(ready: Site, cookie: str) -> None:
    at, (name, _is, value) = reverse("portal:movements"), cookie.partition("=")
    usual = asked(at)[1]
    first, mine = asked(at, **{name: value})
    assert first > 0
    assert mine != usual
    assert asked(at, **{name: value}) == (0, mine)


def test_whoever_has_a_cookie_of_their_own_gets_it_made(ready: Site) -> None:
    at = reverse("portal:movements")
    asked(at)
    assert asked(at, session="made-up")[0] > 0
    assert asked(at, csrf="x" * 32)[0] > 0
    assert asked(at)[0] == 0


def test_a_page_with_a_form_is_made_for_each(ready: Site) -> None:
    at = reverse("portal:observe")
    marks = {Client().get(at).cookies["csrf"].value for _reader in range(2)}
    assert len(marks) == 2


def test_what_was_hidden_is_gone_after_the_moment(ready: Site, settings: object) -> None:
    ready.shown()
    at = reverse("portal:movements")
    assert ready.movement.name in asked(at)[1]
    actions.hide(ready.movement, by=ready.world.users["a-office"])
    caches["public"].clear()  # the moment is over
    assert ready.movement.name not in asked(at)[1]
