"""The tutorial leads from an empty computer to a published decision: a newcomer follows it to the letter."""

import os
from pathlib import Path
from typing import Any

import pytest

from tests.system.journeys.following import Reader, install, serving
from tests.system.journeys.told import Section, sections
from tests.system.site import free_port

pytestmark = pytest.mark.system

DOCS = Path(__file__).parents[3] / "docs"
TUTORIALS = {
    "vi": DOCS / "tutorial" / "tu-dau-den-quyet-dinh.md",
    "en": DOCS / "tutorial" / "tu-dau-den-quyet-dinh.en.md",
}
FIRST = {"vi": "<mật khẩu lần đầu>", "en": "<first password>"}


def done(page: Path) -> list[Section]:
    """What a tutorial has its reader do."""
    return list(sections(page.read_text("utf-8")))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_whoever_follows_it_publishes_a_decision(chromium: Any, tmp_path: Path, lang: str) -> None:
    tutorial = TUTORIALS[lang]
    password = install(tutorial, tmp_path)
    with serving(tmp_path, free_port()) as address:
        reader = Reader(chromium, address, tmp_path, tutorial, lang)
        reader.known[FIRST[lang]] = password
        # `make tutorial-pictures` sets it
        reader.pictures = DOCS / "img" / "tutorial" if os.environ.get("THIDUA_PICTURES") else None
        for section in done(tutorial):
            reader.section(section)
        reader.leave()


def test_both_languages_have_the_same_steps() -> None:
    vi, en = done(TUTORIALS["vi"]), done(TUTORIALS["en"])
    assert [s.people for s in vi] == [s.people for s in en]
    assert [[step.sort for step in s.steps] for s in vi] == [[step.sort for step in s.steps] for s in en]
