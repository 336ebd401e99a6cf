"""The diary as people read it: who did what to which thing, when, from where to where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Q, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from thidua import access
from thidua.audit.models import Entry
from thidua.audit.writing import ACTIONS
from thidua.core import terms
from thidua.core.wording import Say, both, days, join
from thidua.screens.spoken import capital

_SYSTEM = Say("Hệ thống", "The system")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TOLD = {
    "number": (Say("số", "number"), ()),
    "role": (Say("vai", "role"), ("role", "seat")),
    "form": (Say("hình thức", "form"), ("form", "council")),
    "series": (Say("sổ", "book"), ("series",)),
    "file": (Say("tệp", "file"), ()),
    "page": (Say("trang", "page"), ()),
    "clause": (Say("khoản", "clause"), ()),
    "on": (Say("ngày", "date"), ()),
    "year": (Say("năm", "year"), ()),
    "round": (Say("đợt", "round"), ()),
    "deadline": (Say("hạn", "deadline"), ()),
    "threshold": (Say("ngưỡng", "threshold"), ()),
    "quorum": (Say("số phải dự họp", "quorum"), ()),
    "reason": (Say("lý do", "reason"), ()),
}
"""What else an entry may tell and how it is said; anything else stays in the diary unsaid."""
_NAMES = {
    "quorum": Say("số thành viên phải dự họp", "quorum"),
    "recusal": Say("cách tính khi có người từ chối xét", "how a recusal counts"),
    "threshold": Say("ngưỡng thông qua", "threshold"),
    "mode": Say("cách bỏ phiếu", "way of voting"),
}
"""Fields that are set by words of their own, where the table gives them no name to show."""

PAGES = {
    "decisions.decision": "decisions:decision",
    "decisions.letter": "decisions:letter",
    "decisions.package": "decisions:package",
    "evidence.fact": "evidence:fact",
    "evidence.import": "evidence:preview",
    "evidence.review": "nominations:review",
    "honours.honour": "honours:honour",
    "initiatives.initiative": "initiatives:initiative",
    "movements.movement": "movements:movement",
    "movements.planversion": "movements:plan",
    "nominations.nomination": "nominations:dossier",
    "people.batch": "people:batch",
    "people.person": "people:person",
    "people.unit": "people:unit",
    "people.user": "people:user",
    "records.file": "records:file",
    "records.numberseries": "records:book",
    "registrations.registration": "registrations:registration",
    "voting.council": "councils:council",
    "voting.session": "councils:session",
}
"""The page of a sort of thing, called by its number."""


@dataclass(frozen=True)
class Line:
    """One entry in words."""

    number: int
    at: datetime
    who: Say
    what: Say
    before: Say | None
    after: Say | None
    why: Say | None


def history_of(*things: Any) -> list[Line]:
    """The readable history of a thing, or of a thing and what belongs to it, oldest first.

    The caller has found the things by `visible_to`: whoever sees a thing reads its history.
    """
    entries = list(_entries_of(things).select_related("by").order_by("number"))
    names = _file_names(entries)
    return [line(entry, names) for entry in entries]


def _file_names(entries: list[Entry]) -> dict[int, str]:
    """Names of the files that the entries speak of: the diary keeps their numbers only."""
    told = {entry.told.get("file") for entry in entries if isinstance(entry.told, dict)} - {None}
    if not told:
        return {}
    return dict(apps.get_model("records.File").objects.filter(pk__in=told).values_list("pk", "name"))


def _entries_of(things: Sequence[Any]) -> QuerySet:
    asked = Q(pk=None)
    for thing in things:
        asked |= Q(kind=thing._meta.label_lower, ident=str(thing.pk))
    return Entry.objects.filter(asked)


def line(entry: Entry, files: dict[int, str] | None = None) -> Line:
    """One entry in words; `files` names the files it speaks of, for those who may know."""
    told = entry.told if isinstance(entry.told, dict) else {}
    if told.get("file") in (files or {}):
        told = told | {"file": f"“{(files or {})[told['file']]}”"}
    return Line(
        entry.number,
        entry.at,
        both(entry.by.name or entry.by.username) if entry.by else _SYSTEM,
        deed(entry.action),
        _state(entry.kind, told.get("from")),
        _state(entry.kind, told.get("to")),
        _rest(entry.kind, told),
    )


def deed(action: str) -> Say:
    """What an action does, in the words of its right."""
    right = access.RIGHTS.get(action)
    return Say(*(capital(words) for words in right.say)) if right else both(action)


def kind_of(label: str) -> Say:
    """A sort of thing in words."""
    return terms.label("thing", label) if label in terms.GROUPS["thing"] else both(label)


def place_of(entry: Entry) -> str:
    """The address of the page of an entry's thing; empty where it has none."""
    page = PAGES.get(entry.kind)
    try:
        return reverse(page, args=[entry.ident]) if page else ""
    except NoReverseMatch:
        return ""


def deeds() -> list[tuple[str, Say]]:
    """Every action that the program knows, for a filter."""
    return sorted(((name, deed(name)) for name in ACTIONS), key=lambda pair: pair[1].vi)


def _state(kind: str, code: Any) -> Say | None:
    """A state in words: the terms of the thing's kind know it."""
    if code in (None, "", "-"):
        return None
    group = f"{kind.rpartition('.')[2]}_state"
    for known in (group, group.replace("planversion", "plan")):
        if str(code) in terms.GROUPS.get(known, {}):
            return terms.label(known, str(code))
    return both(str(code))


def _rest(kind: str, told: dict[str, Any]) -> Say | None:
    said = [*_fields(kind, told.get("fields")), *_known(told)]
    return join(said) if said else None


def _fields(kind: str, changed: Any) -> Iterator[Say]:
    """Changes of fields, by the names that forms show."""
    for name, pair in changed.items() if isinstance(changed, dict) else ():
        label = _label(kind, name)
        if isinstance(pair, list | tuple) and len(pair) == 2:
            old, new = (_said(v, (name,)) for v in pair)
            yield Say(f"{label.vi}: {old.vi} → {new.vi}", f"{label.en}: {old.en} → {new.en}")
        else:
            yield label


def _known(told: dict[str, Any]) -> Iterator[Say]:
    for name, (label, groups) in _TOLD.items():
        value = told.get(name)
        if value in (None, "") or isinstance(value, dict | list):
            continue
        shown = _said(value, groups)
        yield Say(f"{label.vi} {shown.vi}", f"{label.en} {shown.en}")


def _said(value: Any, groups: tuple[str, ...]) -> Say:
    """A value in the words of the first group that knows it."""
    known = (group for group in groups if str(value) in terms.GROUPS.get(group, {}))
    group = next(known, None)
    return terms.label(group, str(value)) if group else _value(value)


def _label(kind: str, name: str) -> Say:
    if name in _NAMES:
        return _NAMES[name]
    try:
        field = apps.get_model(kind)._meta.get_field(name)
    except (LookupError, FieldDoesNotExist):
        return both(name)
    said = []
    for language in ("vi", "en"):
        with translation.override(language):
            said.append(str(getattr(field, "verbose_name", name)))
    return Say(*said)


def _value(value: Any) -> Say:
    if value in (None, "", []):
        return both("–")
    if isinstance(value, bool):
        return Say("có", "yes") if value else Say("không", "no")
    if isinstance(value, str) and _DAY.fullmatch(value):
        return days(date.fromisoformat(value))
    return both(", ".join(map(str, value)) if isinstance(value, list) else str(value))
