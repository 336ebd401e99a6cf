"""What every answer carries, and what every address refuses: headers, methods, posts without the form's token."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.asking import BACKEND, LEFT_OUT, client, first_to, takes_posts, undone
from tests.web.every_page import pages
from tests.web.everybody import NOBODY
from tests.web.everything import Everything
from thidua import access
from thidua.audit.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.one_database]
HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
POLICY = (
    "default-src 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
)
DOERS = ("a-office", "a-agency_admin", "a-secretary", "a-signer", "admin", "a1-clerk", NOBODY)
BEFORE_ANY_PAGE = "watching:"
"""Health and measures: plain words for machines, answered before the middleware of pages."""
NOT_SPOKEN = ("TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "PROPFIND")


@pytest.mark.parametrize("who", ["a-office", "a-agency_admin", "admin", NOBODY])
def test_no_page_is_framed_sniffed_or_left_in_a_cache(made: Everything, who: str) -> None:
    browser, wrong = client(made, who), []
    for row in pages():
        if row.page in LEFT_OUT or row.page.startswith(BEFORE_ANY_PAGE):
            continue
        with undone():
            answer = browser.get(row.address(made))
        wrong += [(row.page, n) for n, said in HEADERS.items() if answer.get(n) != said]
        policy = answer.get("Content-Security-Policy", "")
        wrong += [(row.page, part) for part in POLICY if part not in policy and "sandbox" not in policy]
        if "unsafe" in policy:
            wrong.append((row.page, policy))
        kept = set(answer.get("Cache-Control", "").split(", "))
        open_to_all = "public" in kept and "public" in access.RIGHTS[access.PAGES[row.page]].roles
        if who != NOBODY and not {"no-store", "private"} & kept and not open_to_all:
            wrong.append((row.page, f"cache: {answer.get('Cache-Control')}"))
    assert wrong == []


def test_only_the_methods_that_are_meant_are_spoken(made: Everything) -> None:
    browser, wrong, before = client(made, "a-office"), [], Entry.objects.count()
    for row in pages():
        if row.page in LEFT_OUT:
            continue
        if row.page.startswith(BEFORE_ANY_PAGE):
            continue
        address = row.address(made)
        for method in NOT_SPOKEN:
            with undone():
                code = browser.generic(method, address, "confirmed=1").status_code
                wrote = Entry.objects.count() != before
            if code not in (403, 404, 405) or wrote:
                wrong.append((row.page, method, code))
    assert wrong == []


@pytest.mark.parametrize("who", DOERS)
def test_a_post_without_the_token_of_the_form_is_refused(made: Everything, who: str) -> None:
    browser, wrong, before, tried = _strict(made, who), [], Entry.objects.count(), 0
    for row in pages():
        mine = row.page.startswith("account_") if who == NOBODY else takes_posts(row)
        if not mine or (who != NOBODY and first_to(made, row, DOERS[:-1]) != who):
            continue
        tried += 1
        with undone():
            code = browser.post(row.address(made), {"confirmed": "1", "login": "x"}).status_code
            wrote = Entry.objects.count() != before
        if code != 403 or wrote:
            wrong.append((row.page, code))
    assert wrong == []
    assert tried or who in DOERS[2:6]


def _strict(made: Everything, who: str) -> Any:
    browser: Any = client(made, NOBODY)
    browser.handler.enforce_csrf_checks = True
    if who != NOBODY:
        browser.force_login(made.world.users[who], BACKEND)
    return browser
