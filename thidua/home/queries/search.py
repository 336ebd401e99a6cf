"""Search across movements, plans, people, units, dossiers, decisions and awards held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from thidua.core import terms
from thidua.core.wording import Say, fold
from thidua.decisions.models import Decision
from thidua.evidence.models import Fact
from thidua.honours.models import Honour
from thidua.initiatives.models import Initiative
from thidua.initiatives.queries.lists import listed
from thidua.movements.models import Movement, PlanVersion
from thidua.nominations.models import Nomination
from thidua.people.models import Person, Unit, User
from thidua.screens.lists import any_of
from thidua.stories.models import Story
from thidua.stories.queries.lists import published

MOST = 10
"""So many of a kind are shown; the kind's own list has the rest."""


@dataclass(frozen=True)
class Found:
    """One line of the answer."""

    title: str
    told: Say
    url: str


@dataclass(frozen=True)
class Group:
    """What was found of one kind; `more` when there is more than is shown."""

    say: Say
    found: list[Found]
    more: bool


@dataclass(frozen=True)
class Kind:
    """A kind of thing that can be searched: its rows, the columns, how one is shown."""

    say: Say
    rows: Callable[[User], QuerySet]
    columns: tuple[str, ...]
    show: Callable[[Any], Found]


def search(user: User, asked: str) -> list[Group]:
    """What a person may see that holds every word, with or without accents."""
    words = fold(asked).split()
    return [group for kind in KINDS if words and (group := _group(kind, user, words)).found]


def _group(kind: Kind, user: User, words: list[str]) -> Group:
    rows = kind.rows(user)
    for word in words:
        rows = rows.filter(any_of(kind.columns, word))
    found = list(rows[: MOST + 1])
    return Group(kind.say, [kind.show(row) for row in found[:MOST]], len(found) > MOST)


def _state(group: str, code: str) -> Say:
    return terms.label(group, code)


def _movement(row: Movement) -> Found:
    return Found(row.name, _state("movement_state", row.state), reverse("movements:movement", args=[row.pk]))


def _plan(row: PlanVersion) -> Found:
    return Found(row.title, _state("plan_state", row.state), reverse("movements:plan", args=[row.pk]))


def _person(row: Person) -> Found:
    return Found(row.name, Say(row.unit.name, row.unit.name), reverse("people:person", args=[row.pk]))


def _unit(row: Unit) -> Found:
    return Found(row.name, terms.label("unit_kind", row.kind), reverse("people:unit", args=[row.pk]))


def _nomination(row: Nomination) -> Found:
    title = f"{row.code} · {row.person or row.unit}"
    return Found(title, _state("nomination_state", row.state), reverse("nominations:dossier", args=[row.pk]))


def _initiative(row: Initiative) -> Found:
    title = f"{row.code} · {row.title}"
    return Found(
        title, _state("initiative_state", row.state), reverse("initiatives:initiative", args=[row.pk])
    )


def _story(row: Story) -> Found:
    return Found(row.title, terms.label("story_kind", row.kind), reverse("stories:read", args=[row.pk]))


def _record(row: Fact) -> Found:
    told = row.values
    title = f"{told['initiative_id']} · {told.get('title') or ''}"
    decision = str(told.get("decision") or "")
    return Found(title, Say(decision, decision), reverse("evidence:fact", args=[row.pk]))


def _decision(row: Decision) -> Found:
    title = f"{row.issued.text} · {row.title}" if row.issued else row.title
    return Found(title, _state("decision_state", row.state), reverse("decisions:decision", args=[row.pk]))


def _honour(row: Honour) -> Found:
    told = Say(
        f"{row.decision_number}, {row.decided_on:%d/%m/%Y}", f"{row.decision_number}, {row.decided_on}"
    )
    return Found(str(row.person or row.unit), told, reverse("honours:honour", args=[row.pk]))


def _cases(user: User) -> QuerySet:
    return Nomination.objects.visible_to(user).select_related("unit", "person").order_by("-pk")


def _records(user: User) -> QuerySet:
    rows = Fact.objects.visible_to(user).filter(table="initiatives", closed_on=None, replaced_by=None)
    return rows.order_by("-pk")


def _honours(user: User) -> QuerySet:
    return Honour.objects.visible_to(user).select_related("unit", "person").order_by("-decided_on")


def _people(user: User) -> QuerySet:
    return Person.objects.visible_to(user).select_related("unit").order_by("name_key")


def _decisions(user: User) -> QuerySet:
    return Decision.objects.visible_to(user).select_related("issued__series").order_by("-pk")


KINDS = (
    Kind(Say("Phong trào", "Movements"), lambda u: Movement.objects.visible_to(u), ("folded",), _movement),
    Kind(
        Say("Kế hoạch", "Plans"),
        lambda u: PlanVersion.objects.visible_to(u),
        ("folded", "document", "code"),
        _plan,
    ),
    Kind(
        Say("Hồ sơ đề nghị", "Dossiers"),
        _cases,
        ("code", "person__folded", "unit__folded"),
        _nomination,
    ),
    Kind(Say("Sáng kiến", "Initiatives"), listed, ("folded", "person__folded", "unit__folded"), _initiative),
    Kind(
        Say("Điển hình, cách làm hay", "Stories"),
        lambda _u: published(),
        ("folded", "unit__folded"),
        _story,
    ),
    Kind(Say("Sáng kiến trong số liệu", "Initiatives on record"), _records, ("folded",), _record),
    Kind(Say("Cá nhân", "People"), _people, ("folded", "code"), _person),
    Kind(
        Say("Cơ quan, đơn vị", "Agencies and units"), lambda u: Unit.objects.visible_to(u), ("folded",), _unit
    ),
    Kind(Say("Quyết định", "Decisions"), _decisions, ("folded", "issued__text"), _decision),
    Kind(
        Say("Khen thưởng đã có", "Awards held"),
        _honours,
        ("person__folded", "unit__folded", "decision_number"),
        _honour,
    ),
)
"""Every kind that is searched, in the order of the page."""
