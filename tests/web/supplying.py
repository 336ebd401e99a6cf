"""What an action is given: A's things by the kinds of its parameters; nobody writes that down twice."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from django.db import models

from tests.web.everything import Everything
from tests.web.world import DAY
from thidua.clock import moment

BY_KIND = {
    "appraisals.assignment": "assignment",
    "appraisals.chosen": "chosen",
    "appraisals.comment": "comment",
    "appraisals.commentperiod": "period",
    "councils.agenda": "agenda",
    "councils.case": "case",
    "decisions.awarded": "line.draft",
    "decisions.decision": "decision.draft",
    "decisions.letter": "letter",
    "decisions.package": "package",
    "duties.check": "check",
    "duties.difficulty": "difficulty",
    "duties.finding": "finding",
    "duties.interpretation": "interpretation",
    "duties.report": "duty_report",
    "duties.signed": "signed",
    "evidence.asked": "asked",
    "evidence.fact": "fact.initiative",
    "evidence.import": "import.ready",
    "evidence.review": "review",
    "evidence.settled": "settled",
    "honours.honour": "honour",
    "initiatives.adoption": "adoption",
    "initiatives.author": "author",
    "initiatives.confirmation": "confirmation",
    "initiatives.initiative": "initiative",
    "initiatives.recognised": "recognised",
    "mfa.authenticator": "factor",
    "movements.allotment": "allotment",
    "movements.event": "event",
    "movements.movement": "movement",
    "movements.movementrole": "movement_role",
    "movements.planreading": "reading",
    "movements.planreadingfile": "reading.file",
    "movements.planversion": "draft",
    "movements.proposed": "proposed",
    "movements.round": "round",
    "nominations.flag": "flag",
    "nominations.nomination": "nomination.submitted",
    "nominations.paper": "paper",
    "nominations.reportsection": "section",
    "nominations.standing": "standing",
    "papers.pack": "pack",
    "archive.bundle": "bundle",
    "papers.release": "release",
    "people.appointment": "appointment",
    "people.batch": "batch.people",
    "people.invitation": "invitation",
    "people.person": "person",
    "people.reorganisation": "deed",
    "people.unit": "unit",
    "people.user": "user.member",
    "portal.attested": "attested",
    "portal.contact": "contact",
    "portal.news": "news",
    "portal.observation": "observation",
    "portal.shown": "shown",
    "portal.showndecision": "shown_decision",
    "portal.withheld": "withheld",
    "privacy.datarequest": "request",
    "reports.report": "report.draft",
    "records.attachment": "attachment",
    "records.file": "file",
    "records.issued": "issued",
    "records.paper": "code",
    "records.papertext": "text",
    "records.reworded": "reworded",
    "registrations.registration": "registration.registered",
    "scorecards.card": "card",
    "scorecards.complaint": "complaint",
    "scorecards.desk": "desk",
    "scorecards.line": "line",
    "scorecards.scorecard": "scorecard.draft",
    "scorecards.scoring": "scoring",
    "stories.adoption": "story_adoption",
    "stories.picture": "story_picture",
    "stories.sending": "story_sending",
    "stories.story": "story",
    "voting.council": "council",
    "voting.item": "item.planned",
    "voting.recusal": "recusal",
    "voting.seat": "seat",
    "voting.session": "session.planned",
}
"""The thing of each model that an action is tried with."""

PLAIN = {
    str: "ZQ-A-typed",
    int: 1,
    bool: True,
    date: DAY,
    datetime: moment(DAY),
    Decimal: Decimal(1),
    Path: Path("no-such.xlsx"),
    object: "",
    bytes: b"mau",
}
"""Plain words and numbers."""
PLAIN_OF = {int: int, date: date.fromisoformat, bool: bool, Decimal: Decimal}
"""How a word of the table becomes what a parameter asks for."""


def given(made: Everything, act: Callable[..., Any], own: Mapping[str, str]) -> dict[str, Any]:
    """Arguments for every parameter of an action but `by`: its own where some are named, else by kind.

    `own` names values by parameter, and by `parameter.field` inside a form.
    """
    plain = inspect.unwrap(act)
    hints = get_type_hints(plain)
    found = {}
    for name, parameter in inspect.signature(plain).parameters.items():
        if name == "by" or parameter.kind is parameter.VAR_KEYWORD:
            continue
        if name in own:
            found[name] = _named(made, own[name], hints[name])
        elif parameter.default is parameter.empty:
            inner = {k.partition(".")[2]: v for k, v in own.items() if k.startswith(f"{name}.")}
            found[name] = supply(made, hints[name], name, inner)
    extra = {k: v for k, v in own.items() if k not in found and "." not in k}
    return found | {k: _named(made, v, int) for k, v in extra.items()}


def _named(made: Everything, value: str, kind: Any) -> Any:
    """A thing again as the database has it, when the value is its name; else the word itself."""
    thing = made.things.get(value)
    if isinstance(thing, models.Model):
        many = get_origin(kind) not in (None, Union, UnionType)
        return [_fresh(thing)] if many else _fresh(thing)
    if thing is not None:
        return thing
    return PLAIN_OF[kind](value) if kind in PLAIN_OF else value


def _fresh(thing: models.Model) -> models.Model:
    return type(thing)._base_manager.get(pk=thing.pk)


def supply(made: Everything, kind: Any, name: str = "", own: Mapping[str, str] | None = None) -> Any:
    """Something of a kind: a thing of A, a form filled with A's things, a plain word."""
    if get_origin(kind) in (Union, UnionType):
        return supply(made, get_args(kind)[0], name, own)
    if isinstance(kind, type) and issubclass(kind, models.Model):
        return _fresh(made["waiting" if kind is models.Model else BY_KIND[kind._meta.label_lower]])
    if get_origin(kind) is not None:
        return _many(made, kind, own or {})
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        return _filled(made, kind, own or {})
    if kind is Any:
        return _fresh(made["waiting"])
    if issubclass(kind, Enum):
        return next(iter(kind))
    return PLAIN[kind]


def _many(made: Everything, kind: Any, own: Mapping[str, str]) -> Any:
    origin, parts = get_origin(kind), [p for p in get_args(kind) if p is not Ellipsis]
    if origin is tuple:
        return tuple(supply(made, part) for part in parts)
    return {} if issubclass(origin, Mapping) else [supply(made, parts[0], own=own)]


def _filled(made: Everything, kind: Any, own: Mapping[str, str]) -> Any:
    """A form filled where it must be, and where one of its fields is named."""
    hints = get_type_hints(kind)
    if is_dataclass(kind):
        needed = [f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING]
    else:
        needed = [name for name in kind._fields if name not in kind._field_defaults]
    values = {name: supply(made, hints[name], name) for name in needed if name not in own}
    return kind(**values, **{name: _named(made, value, hints[name]) for name, value in own.items()})
