"""Agency B looks for A's affairs by the side doors: exports, search, filters, sorting, suggestions, feeds.

Every page by itself is asked in `test_every_page`, with the same eyes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import resolve

from tests.web.asking import client, is_seen
from tests.web.every_page import Row, pages
from tests.web.everybody import OF_B
from tests.web.everything import PRIVATE, Everything, markers, of_a
from tests.web.leaking import leaks, words_of
from thidua import access
from thidua.audit.models import Entry
from thidua.home.models import Feed
from thidua.people.models import Notice
from thidua.screens.lists import ListPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SEEKERS = ("b-office", "b1-clerk", "b-agency_admin", "b-auditor")
INSIDE = ("a-chair", "a-signer", "a-auditor", "a-appraiser", "a-member1", "a2-clerk", "a2-person")
"""Those inside A who may not read private data, or not the other division's."""
HIDDEN = ("person__birth_date", "birth_date", "-hidden", "held", "user__password", "obstacle_vi", "verdict")
LOOKUPS = {
    "people:unit_lookup": "?q=zq",
    "people:person_lookup": "?q=zq",
    "movements:account_lookup": "?q=zq",
    "evidence:subjects": "?q=zq",
    "evidence:words": "?q=zq",
    "home:search": "?q=zq",
}


SECRET_TABLES = ("discipline", "holds")


def view_of(row: Row, made: Everything) -> Any:
    """The class of the view behind a page, None for a function."""
    return getattr(resolve(row.address(made)).func, "view_class", None)


def lists(made: Everything) -> Iterator[tuple[Row, type[ListPage]]]:
    """Every list there is."""
    for row in pages():
        view = view_of(row, made)
        if isinstance(view, type) and issubclass(view, ListPage):
            yield row, view


def test_every_list_of_the_program_is_walked(made: Everything) -> None:
    def below(kind: type) -> set[type]:
        return {kind, *(k for sub in kind.__subclasses__() for k in below(sub))}

    walked = {view for _, view in lists(made)}
    named = {v for v in below(ListPage) - {ListPage} if not v.__name__.startswith("_")}
    shown = {v for v in named if getattr(v, "table_class", None)}  # what has no table is the frame of others
    assert shown - walked == set()


QUICK = ("b-office", "a2-clerk")
"""Who looks in `make test`; everybody in `make test-all`."""
EYES = [pytest.param(w, marks=() if w in QUICK else pytest.mark.slow) for w in (*SEEKERS, *INSIDE)]


@pytest.mark.parametrize("who", EYES)
def test_lists_exports_and_searches_tell_nothing_of_others(made: Everything, who: str) -> None:
    browser, user, wrong = client(made, who), made.user(who), []
    for row, view in lists(made):
        if not access.may(access.PAGES[row.page], user):
            continue
        for asked in _ways(made, view, who):
            response = browser.get(row.address(made) + asked)
            leaked = leaks(made, who, words_of(response))
            if leaked or response.status_code not in (200, 302, 403, 404):
                wrong.append((row.page, asked, response.status_code, sorted(leaked)))
    assert wrong == []


def test_the_eyes_see_what_is_there_to_be_seen(made: Everything) -> None:
    """A's own office finds its words in its own lists and files, discipline too: the search is no blind one."""
    browser, user, seen = client(made, "a-office"), made.user("a-office"), ""
    for row, _ in lists(made):
        if access.may(access.PAGES[row.page], user):
            seen += words_of(browser.get(row.address(made) + "?q=zq&xuat=xlsx"))
    seen += words_of(browser.get("/so-lieu/bang/discipline?xuat=xlsx"))
    assert len({m for m in markers(seen) if of_a(m)}) > 15
    assert any(m.startswith(PRIVATE) for m in markers(seen))


def _ways(made: Everything, view: type[ListPage], who: str) -> Iterator[str]:
    """The same list asked in every way: as a file, searched, filtered by A's things, sorted by what is hidden."""
    yield "?q=zq&xuat=xlsx"
    if who in ("b-office", "a2-clerk"):
        yield "?q=a1&xuat=csv"
        yield "?xuat=in"
        for name, filter_ in getattr(view.filterset_class, "base_filters", {}).items():
            for value in _values(made, filter_):
                yield f"?{name}={value}"
        yield "?sort=" + "&sort=".join(HIDDEN)


def _values(made: Everything, filter_: Any) -> Iterator[Any]:
    model = getattr(getattr(filter_, "queryset", None), "model", None) or filter_.extra.get("queryset")
    if model is not None:
        yield made["unit"].pk
    elif "choices" in filter_.extra:
        yield "no-such-choice"
    else:
        yield "ZQ"


@pytest.mark.parametrize("who", OF_B)
def test_suggestions_and_search_tell_nothing_of_a(made: Everything, who: str) -> None:
    browser, user, wrong = client(made, who), made.user(who), []
    for row in pages():
        if row.page in LOOKUPS and access.may(access.PAGES[row.page], user):
            response = browser.get(row.address(made) + LOOKUPS[row.page])
            leaked = leaks(made, who, words_of(response))
            if leaked or response.status_code not in (200, 403, 404):
                wrong.append((row.page, response.status_code, sorted(leaked)))
    assert wrong == []


@pytest.mark.parametrize("who", [*SEEKERS, *INSIDE, "a1-clerk", "m-office", "m-auditor"])
@pytest.mark.parametrize("table", SECRET_TABLES)
def test_discipline_and_holds_are_listed_for_nobody_else(made: Everything, who: str, table: str) -> None:
    """Not counted either: the list of such a table is as empty as if there were none."""
    browser = client(made, who)
    for asked in ("", "?xuat=xlsx", "?q=zqk"):
        response = browser.get(f"/so-lieu/bang/{table}{asked}")
        words = words_of(response)
        own = {"ZQK-A1-DISCIPLINE", "ZQK-A1-HOLD"} if who == "a1-clerk" else set()
        assert leaks(made, who, words) - own == set()
        assert {m for m in markers(words) if m.startswith(f"{PRIVATE}A")} <= own


def test_a_feed_of_b_tells_nothing_of_a(made: Everything) -> None:
    for feed in Feed.objects.all():
        who = feed.user.username
        words = words_of(client(made, "nobody").get(f"/lich/{feed.token}.ics"))
        assert "BEGIN:VCALENDAR" in words
        assert leaks(made, who, words) == set()


def test_notices_and_diary_of_b_hold_nothing_of_a(made: Everything) -> None:
    ours = made.user("b-office")
    assert not Notice.objects.visible_to(ours).exclude(user=ours.pk).exists()
    assert not Entry.objects.visible_to(ours).filter(agency_id=made["agency"].pk).exists()


def test_every_thing_of_a_that_is_its_own_is_invisible_to_all_of_b(made: Everything) -> None:
    """The ground of it all: `visible_to` itself, for every model that has it."""
    open_to_all = {"people.unit", "movements.movement", "movements.round", "appraisals.commentperiod"}
    open_to_all |= {"duties.interpretation"}  # how a published plan is understood is for everybody
    for name, thing in made.things.items():
        owner = getattr(thing, "agency_id", None)
        if owner != made["agency"].pk or thing._meta.label_lower in open_to_all:
            continue
        if name in ("plan", "decision.published") or not hasattr(type(thing)._default_manager, "visible_to"):
            continue
        for who in OF_B:
            assert not is_seen(thing, made.user(who)), (name, who)
