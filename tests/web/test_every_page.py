"""Every address is asked by everybody: what comes back is what the table of rights says, and never a fault."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.http import HttpResponse

from tests.web.addresses import addresses
from tests.web.asking import TAKEN, asked, body_of, client, expected, first_to, takes_posts, undone
from tests.web.every_page import WITH_PARTS, Row, pages
from tests.web.everybody import APPOINTED, NOBODY, OF_A, OF_B, account
from tests.web.everything import Everything
from tests.web.leaking import leaks, words_of
from tests.web.weighing import too_heavy
from thidua import access
from thidua.audit.models import Entry

EVERYBODY = (*OF_A, *OF_B, *APPOINTED, NOBODY)
POSTING = ("a-office", "a-chair", "a-signer", "a1-clerk", "m-appraiser", "a2-person")
STRANGERS = ("b-office", "b-secretary", "b-signer", "b-agency_admin", "b1-clerk")
WEIGHING = ("a-office", "a2-clerk", "a2-person", NOBODY)
"""Who puts what comes back on the scales."""
STRANGER = frozenset({403, 404, 405})
"""What B gets for what is A's own: it may not, it is not there, or not by this method."""
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_the_table_knows_every_address_that_needs_a_thing() -> None:
    needing = {page for page, parts in addresses().items() if parts}
    assert sorted(needing - set(WITH_PARTS)) == []


def test_the_table_names_no_address_that_is_gone() -> None:
    assert sorted(set(WITH_PARTS) - set(addresses())) == []


def test_there_is_something_of_everything(made: Everything) -> None:
    ours = [m for m in apps.get_models() if m.__module__.startswith("thidua.")]
    assert [m._meta.label for m in ours if not m._base_manager.exists()] == []


def test_every_account_plays_one_role(made: Everything) -> None:
    """The twelve roles in A; those in B; the appointed hold nothing but their appointment."""
    of_a = {h.role for name in OF_A for h in made.user(name).holdings}
    assert of_a == set(access.ROLES)
    for name in APPOINTED:
        assert {h.movement_id for h in made.user(name).holdings} == {made["movement"].pk}


QUICK = ("a-office", "a-member1", "a2-clerk", "a2-person", "b-office", "m-appraiser", NOBODY)
"""Who walks in `make test`, and on PostgreSQL: together they open every page.

In `make test-all` everybody does, and leaves no page out; those of B and the appointed take turns. That is for
the table of rights, which knows no database: every query that it leads to was asked on both.
"""


@pytest.mark.parametrize("who", QUICK)
def test_pages_open_as_the_table_of_rights_says(made: Everything, who: str) -> None:
    _walk(made, who)


@pytest.mark.one_database
@pytest.mark.system
@pytest.mark.parametrize("who", EVERYBODY)
def test_all_pages_without_leaving_any_out(made: Everything, who: str) -> None:
    _walk(made, who, every=True)


def _rows(made: Everything, who: str, every: bool) -> list[Row]:
    """What somebody asks for; those of B and the appointed, alike in most refusals, a third each in turn."""
    rows = list(asked(made, who, every=every))
    by_turns = (*OF_B, *APPOINTED)
    return rows[by_turns.index(who) % 3 :: 3] if every and who in by_turns else rows


def _walk(made: Everything, who: str, *, every: bool = False) -> None:
    browser, user, wrong = client(made, who), account(made, who), []
    for row in _rows(made, who, every):
        with undone():
            response = browser.get(row.address(made))
            right = expected(row, made, user)
        if who in OF_B and row.known_to == "own":
            right &= STRANGER
        if response.status_code not in right or (right == {302} and not _to_sign_in(response)):
            wrong.append((row.page, response.status_code, sorted(right)))
        heavy = too_heavy(response, body_of(response)) if who in WEIGHING else None
        if heavy:
            wrong.append((row.page, response.status_code, ["heavy", *heavy]))
        leaked = leaks(made, who, words_of(response))
        if leaked:
            wrong.append((row.page, response.status_code, sorted(leaked)))
    assert wrong == []


@pytest.mark.parametrize("who", POSTING)
def test_an_empty_post_is_no_fault(made: Everything, who: str) -> None:
    browser, user, wrong = client(made, who), account(made, who), []
    for row in _forms(made, who, POSTING):
        with undone():
            code = browser.post(row.address(made)).status_code
            right = expected(row, made, user, TAKEN)
        if code not in right | ({302, 422} if 403 in right else set()):
            wrong.append((row.page, code, sorted(right)))
    assert wrong == []


@pytest.mark.parametrize("who", STRANGERS)
def test_a_stranger_s_post_writes_nothing(made: Everything, who: str) -> None:
    browser, wrong = client(made, who), []
    before = Entry.objects.count()
    for row in _forms(made, who, STRANGERS):
        if row.parts and not (row.by == "-" and row.known_to == "all"):  # what is nobody's has no strangers
            with undone():
                code = browser.post(row.address(made)).status_code
                wrote = Entry.objects.count() - before
            if wrote or (row.known_to == "own" and code not in STRANGER):
                wrong.append((row.page, code, wrote))
    assert wrong == []


def _to_sign_in(response: HttpResponse) -> bool:
    return response["Location"].startswith("/vao/")


def _forms(made: Everything, who: str, names: tuple[str, ...]) -> list[Row]:
    """Pages that take posts, each by the first of some people whose rights reach it."""
    return [row for row in pages() if takes_posts(row) and first_to(made, row, names) == who]
