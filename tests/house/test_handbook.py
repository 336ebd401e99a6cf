"""The docs inside the program: every role has its page in both languages, every page of the program its help."""

import re
from pathlib import Path

import pytest
from django.urls import get_resolver

from tests.house.tree import ROOT
from thidua.access import ROLES
from thidua.home.handbook import ENGLISH, pages, told
from thidua.home.helping import FITTING, fitting

HOW_TO = sorted((ROOT / "docs" / "how-to").glob("*.md"))
SIDE_BY_SIDE = re.compile(r"^#+ .+ · .+$", re.MULTILINE)


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_its_page_in_both_languages(role: str) -> None:
    page = pages()[f"how-to/as-{role}"]
    assert page.both
    assert page.say.vi != page.say.en
    assert told(page.name, "vi") != told(page.name, "en")


@pytest.mark.parametrize("path", [p for p in HOW_TO if not p.stem.endswith(".en")], ids=lambda p: p.stem)
def test_every_way_is_told_in_both_languages(path: Path) -> None:
    text = path.read_text("utf-8")
    beside = path.with_suffix(".en.md").exists()
    assert beside or ENGLISH.search(text) or SIDE_BY_SIDE.search(text), "write its English"


def test_every_fitting_page_is_there() -> None:
    assert {page for page in FITTING.values() if page not in pages()} == set()


def test_every_page_of_the_program_leads_to_help() -> None:
    rooms = {space for space, _ in get_resolver().namespace_dict.items()}
    names = {f"{room}:x" for room in rooms} | {"account_login"}
    assert {name for name in names if fitting(name) is None} == set()


def test_what_is_named_for_a_page_is_a_page() -> None:
    known = set()
    for space, (_, resolver) in get_resolver().namespace_dict.items():
        known |= {f"{space}:{name}" for name in resolver.reverse_dict if isinstance(name, str)} | {space}
    assert {name for name in FITTING if name != "account" and name not in known} == set()


def test_a_page_is_read_in_one_language() -> None:
    assert "In English" not in told("how-to/score-a-year", "vi")
    assert "<h1" not in told("how-to/score-a-year", "en")
