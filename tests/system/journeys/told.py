"""A tutorial read as a newcomer reads it: who does a section, what is pressed, typed, ticked and seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

DO = re.compile(
    r"✉ `(?P<letter>[^`]+)`"
    r"|!\[[^\]]*\]\((?P<picture>[^)]+)\)"
    r"|\*\*(?P<upload>[^*]+)\*\* ← \[[^\]]*\]\((?P<file>[^)]+)\)"
    r"|\*\*(?P<field>[^*]+)\*\*: `(?P<value>[^`]+)`"
    r"|☑ \*\*(?P<tick>[^*]+)\*\*"
    r"|\*\*(?P<press>[^*]+)\*\*(?: × (?P<times>\d+))?"
    r"|\*“(?P<see>[^”]+)”\*"
)
"""The signs that every tutorial explains at its beginning."""
SECTION = re.compile(r"^## (?P<title>[^`\n]+?)(?: · (?P<who>`.+`))?$", re.MULTILINE)
COMMANDS = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Step:
    """One thing to do: its sort (a group of DO), what it is done to, and the value that goes there."""

    sort: str
    name: str
    value: str = ""


@dataclass(frozen=True)
class Section:
    """What one person, or each of several, does in a row."""

    title: str
    people: tuple[str, ...]
    steps: tuple[Step, ...]


def sections(page: str) -> Iterator[Section]:
    """The sections of a tutorial that somebody does in the program, in order."""
    found = [*SECTION.finditer(page)]
    ends = [*(m.start() for m in found[1:]), len(page)]
    for head, end in zip(found, ends, strict=True):
        if head["who"]:
            people = tuple(re.findall(r"`([^`]+)`", head["who"]))
            yield Section(head["title"], people, tuple(_steps(page[head.end() : end])))


def commands(page: str) -> list[str]:
    """The lines that are typed in a window of commands."""
    return [line for block in COMMANDS.findall(page) for line in block.replace("\\\n", " ").splitlines()]


def _steps(text: str) -> Iterator[Step]:
    for found in DO.finditer(" ".join(COMMANDS.sub("", text).split())):
        sort, name = next((k, v) for k, v in found.groupdict().items() if v)
        yield Step(sort, name, found["file"] or found["value"] or found["times"] or "")
