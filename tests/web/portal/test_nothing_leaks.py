"""Every public address is walked by somebody without an account: nothing marked as an agency's own affair is there."""

from __future__ import annotations

import pytest

from tests.web.asking import Browser, body_of, undone
from tests.web.every_page import Row, pages
from tests.web.everything import BIRTH_DATES, Everything, markers
from tests.web.leaking import BALLOTS, words_of
from thidua import access
from thidua.portal.opening.sets import SETS

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PUBLIC = {"public.read", "observation.send", "comments.say", "decision.check"}
"""Rights that anybody has, whose pages show something of an agency's work."""
IN_COMMENT_DAYS = {"appraisals:public", "appraisals:public_comment"}
"""Where names stand because law or plan publishes them for a time."""


def _asked(made: Everything) -> list[Row]:
    return [row for row in pages() if access.PAGES[row.page] in PUBLIC]


def test_the_public_site_is_most_of_what_anybody_may_ask(made: Everything) -> None:
    names = {row.page for row in _asked(made)}
    assert {"portal:honours", "portal:api_honours", "portal:feed", "robots", "decisions:check"} <= names
    assert len(names) > 35


def test_nobody_is_told_what_is_not_public(made: Everything) -> None:
    browser, told = Browser(), {}
    for row in _asked(made):
        with undone():
            words = words_of(browser.get(row.address(made)))
        found = markers(words) | {d for d in BIRTH_DATES if d in words} | {b for b in BALLOTS if b in words}
        if found and row.page not in IN_COMMENT_DAYS:
            told[row.page] = found
    assert told == {}


@pytest.mark.parametrize("name", SETS)
def test_no_file_of_open_data_tells_it(made: Everything, name: str) -> None:
    body = body_of(Browser().get(f"/cong/du-lieu/{name}.csv")).decode()
    assert len(body.splitlines()) > 1
    assert markers(body) == set()


def test_odd_letters_in_an_address_are_no_fault(made: Everything) -> None:
    browser = Browser()
    for odd in ("%00", "%ff%fe", "%F0%9F%98%80", "'\"<script>", "9" * 400, "%25", "\u202e"):
        for path in ("vinh-danh?q={}&year={}&agency={}&form={}", "sang-kien?q={}", "gop-y/tra-cuu?ma={}"):
            answer = browser.get(f"/cong/{path.replace('{}', odd)}")
            assert answer.status_code in (200, 404, 429), (odd, path)
            assert b"<script>\x00" not in answer.content
