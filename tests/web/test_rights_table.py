"""The table of rights is whole: every page and every action has a row, and every row is used."""

import re

import pytest

from tests.web.addresses import addresses, load_every_room
from thidua.access import PAGES, RIGHTS, ROLES, refusal
from thidua.audit.writing import ACTIONS
from thidua.core import terms

SCOPES = {"site", "agency", "unit", "host", "movement", "self"}
CHECKED_INSIDE = {"board.whole", "fact.enter_any", "initiative.compare", "person.private"}
"""Rights that decide what a page shows; no page and no action bears their name."""


def test_every_address_has_a_row() -> None:
    assert sorted(set(addresses()) - set(PAGES)) == []


def test_every_page_of_the_table_is_an_address() -> None:
    assert sorted(set(PAGES) - set(addresses()) - {"account_signup"}) == []


def test_every_action_has_a_row() -> None:
    load_every_room()
    assert sorted(set(ACTIONS) - set(RIGHTS)) == []


def test_every_row_is_used() -> None:
    load_every_room()
    used = set(ACTIONS) | set(PAGES.values()) | CHECKED_INSIDE
    assert sorted(set(RIGHTS) - used) == []


def test_every_role_and_scope_of_the_table_is_known() -> None:
    for right in RIGHTS.values():
        for role, scope in right.who:
            assert role in {*ROLES, "signed_in", "public"}, right.name
            assert scope in SCOPES or role in {"signed_in", "public"}, right.name


def test_every_role_has_its_words() -> None:
    assert [role for role in ROLES if role not in terms.GROUPS["role"]] == []


@pytest.mark.parametrize("name", sorted(RIGHTS))
def test_every_refusal_is_whole_sentences(name: str) -> None:
    """Rights open to everybody are refused to shut accounts: also that sentence says whose they are."""
    said = refusal(name, None)
    for sentence in (said.vi, said.en):
        assert not re.search(r":\s*\.|:\s*$", sentence), sentence
