"""Items matched over the versions of a scorecard: by their code, or by what a version says it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from thidua.core.errors import Fault
from thidua.core.scorecards.model import Scorecard
from thidua.core.wording import Say


def successors(older: Scorecard, newer: Scorecard) -> dict[str, tuple[str, ...]]:
    """By the code of each item of the newer version: the codes in the older one that it goes on from.

    An item that says what it was goes by that alone. The others go on from the same code, unless
    another item says that it was that one. A scorecard goes on from itself item by item.
    """
    if older.code == newer.code:
        return {item.code: (item.code,) for item in newer.all_items}
    claimed = {code for item in newer.all_items for code in item.was or ()}
    found: dict[str, tuple[str, ...]] = {}
    for item in newer.all_items:
        if item.was is not None:
            found[item.code] = tuple(code for code in item.was if older.item(code))
        else:
            free = older.item(item.code) is not None and item.code not in claimed
            found[item.code] = (item.code,) if free else ()
    return found


def version_faults(older: Scorecard, newer: Scorecard) -> list[Fault]:
    """Links of the newer version to items that the older one does not have."""
    known = ", ".join(item.code for item in older.all_items)
    return [
        Fault(
            f"{newer.where or newer.code}:{item.line} ({item.code})",
            Say(f"was: {older.code} không có mục {code}.", f"was: {older.code} has no item {code}."),
            Say(f"Viết một trong: {known}.", f"Write one of: {known}."),
        )
        for item in newer.all_items
        for code in item.was or ()
        if older.item(code) is None
    ]


def threads(versions: Sequence[Scorecard]) -> list[Mapping[str, str]]:
    """For each version, oldest first: the name under which each of its items is followed over all of them.

    That is the code of its latest successor. An item that was split into several is followed no
    further, and one without a successor ends with its version: it is named `code (version)`.
    """
    last = versions[-1] if versions else None
    names: list[Mapping[str, str]] = [{item.code: item.code for item in last.all_items}] if last else []
    for older, newer in reversed(list(pairwise(versions))):
        names.append(_names(older, newer, names[-1]))
    return list(reversed(names))


def _names(older: Scorecard, newer: Scorecard, called: Mapping[str, str]) -> dict[str, str]:
    after: dict[str, list[str]] = {}
    for code, befores in successors(older, newer).items():
        for before in befores:
            after.setdefault(before, []).append(code)
    return {
        item.code: called[after[item.code][0]]
        if len(after.get(item.code, ())) == 1
        else f"{item.code} ({older.code})"
        for item in older.all_items
    }
