"""What the page of a role tells one to press is called so in the program, in both languages."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.house.tree import ROOT
from tests.system.words import catalogue
from thidua import access
from thidua.home.handbook import ENGLISH

NAMED = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


@cache
def known() -> tuple[frozenset[str], frozenset[str]]:
    """Every text, term and right of the program as it begins a line, in Vietnamese and in English."""
    rights = [(right.say.vi, right.say.en) for right in access.RIGHTS.values()]
    pairs = [*catalogue(), *rights]
    vi, en = ({words[:1].upper() + words[1:] for words in texts} for texts in zip(*pairs, strict=True))
    return frozenset(vi), frozenset(en)


@cache
def sentences() -> str:
    """The code, in which a sentence that is said in both languages stands as it is shown."""
    return "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "thidua").rglob("*.py")))


def named(text: str) -> Iterator[str]:
    """The names in bold, each step of a way by itself."""
    for way in NAMED.findall(text):
        for step in way.split("›"):
            yield " ".join(step.split())


@pytest.mark.parametrize("role", access.ROLES)
def test_what_one_is_told_to_press_is_there(role: str) -> None:
    text = (ROOT / "docs" / "how-to" / f"as-{role}.md").read_text("utf-8")
    start = ENGLISH.search(text)
    assert start
    parts = text[: start.start()], text[start.start() :]
    strange = [[n for n in named(part) if n not in words] for part, words in zip(parts, known(), strict=True)]
    assert [[n for n in names if f'"{n}"' not in sentences()] for names in strange] == [[], []]
