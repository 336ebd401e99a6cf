"""Everything that the program keeps of one person, as they may read it and take it along."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from thidua.core import terms
from thidua.core.facts.registry import BY_NAME
from thidua.core.wording import Say, both, days
from thidua.evidence.facts import record_of
from thidua.evidence.models import SECRET, Fact
from thidua.evidence.telling import CODES, called, shown_columns, subject_column, value_of
from thidua.evidence.telling import said as said_of
from thidua.honours.models import Honour
from thidua.initiatives.models import Author
from thidua.nominations.models import Nomination
from thidua.people.models import Person, Posting
from thidua.registrations.models import Registration
from thidua.stories.models import Story


@dataclass(frozen=True)
class Row:
    """One thing kept: what it is, when, where it can be opened; its values as they are taken along."""

    what: Say
    on: date | None
    url: str
    values: dict[str, Any]


@dataclass(frozen=True)
class Part:
    """All that is kept of one sort."""

    key: str
    name: Say
    rows: tuple[Row, ...]


def parts_of(person: Person) -> list[Part]:
    """Everything kept of a person, sort by sort: one query a sort.

    Discipline and holds are told by the agency itself, on request: a page would tell of an inspection.
    """
    made = (
        ("profile", Say("Hồ sơ nhân sự trong hệ thống", "Profile"), _profile),
        ("postings", Say("Vị trí công tác", "Postings"), _postings),
        ("registrations", Say("Đăng ký thi đua", "Registrations"), _registrations),
        ("nominations", Say("Hồ sơ đề nghị khen thưởng", "Dossiers"), _nominations),
        ("facts", Say("Số liệu, minh chứng", "Records"), _facts),
        ("initiatives", Say("Sáng kiến", "Initiatives"), _initiatives),
        ("honours", Say("Danh hiệu, khen thưởng", "Awards"), _honours),
        ("stories", Say("Điển hình viết về mình", "Stories about oneself"), _stories),
    )
    return [Part(key, name, tuple(read(person))) for key, name, read in made]


def as_json(person: Person) -> bytes:
    """The same for machines: UTF-8, days as ISO."""
    told = {part.key: [row.values for row in part.rows] for part in parts_of(person)}
    return json.dumps(told, ensure_ascii=False, indent=1, default=str).encode()


PROFILE = ("code", "name", "gender", "staff_kind", "post", "leadership", "direct_reform_worker", "birth_date")


def _profile(person: Person) -> Iterator[Row]:
    values = {name: getattr(person, name) for name in PROFILE} | {"unit": person.unit.name}
    name = f"{person.name}, {person.unit.name}"
    born = days(person.birth_date) if person.birth_date else None
    said = Say(f"{name}, {born.vi}", f"{name}, {born.en}") if born else both(name)
    yield Row(said, None, reverse("people:person", args=[person.pk]), values)


def _postings(person: Person) -> Iterator[Row]:
    for posting in Posting.objects.filter(person=person).select_related("unit"):
        values = {"unit": posting.unit.name, "post": posting.post, "from": posting.valid_from}
        yield Row(
            both(" · ".join(filter(None, [posting.unit.name, posting.post]))), posting.valid_from, "", values
        )


def _registrations(person: Person) -> Iterator[Row]:
    rows = Registration.objects.filter(person=person).select_related("movement", "round")
    for row in rows:
        values = {"movement": row.movement.name, "round": row.round.name, "state": row.state, "aim": row.aim}
        url = reverse("registrations:registration", args=[row.pk])
        yield Row(both(f"{row.movement.name}, {row.round.name}"), row.registered_on, url, values)


def _nominations(person: Person) -> Iterator[Row]:
    rows = Nomination.objects.filter(person=person).select_related("movement", "round")
    for row in rows:
        values = {
            "code": row.code,
            "movement": row.movement.name,
            "round": row.round.name,
            "state": row.state,
        }
        state = terms.label("nomination_state", row.state)
        said = Say(
            f"{row.code}, {row.movement.name}: {state.vi}", f"{row.code}, {row.movement.name}: {state.en}"
        )
        yield Row(said, row.submitted_on, reverse("nominations:dossier", args=[row.pk]), values)


def _facts(person: Person) -> Iterator[Row]:
    for fact in Fact.objects.filter(person=person).exclude(table__in=SECRET).order_by("table", "pk"):
        record = record_of(fact)
        about = subject_column(type(record))
        told = [
            (called(column), said_of(column, value))
            for column in shown_columns(type(record))
            if column.name not in (about, *CODES) and (value := value_of(record, column.name)) is not None
        ]
        name = BY_NAME[fact.table].say
        said = Say(
            f"{name.vi}: " + "; ".join(f"{a.vi} {b.vi}" for a, b in told),
            f"{name.en}: " + "; ".join(f"{a.en} {b.en}" for a, b in told),
        )
        values = {"table": fact.table, "closed": fact.closed_on, **fact.values}
        yield Row(said, fact.recorded_on, reverse("evidence:fact", args=[fact.pk]), values)


def _initiatives(person: Person) -> Iterator[Row]:
    for author in Author.objects.filter(person=person).select_related("initiative"):
        one = author.initiative
        url = reverse("initiatives:initiative", args=[one.pk])
        yield Row(both(str(one)), None, url, {"title": str(one), "state": one.state})


def _honours(person: Person) -> Iterator[Row]:
    for honour in Honour.objects.filter(person=person):
        form = terms.label("form", honour.form)
        said = Say(f"{form.vi}, {honour.decision_number}", f"{form.en}, {honour.decision_number}")
        values = {"form": honour.form, "decision": honour.decision_number, "on": honour.decided_on}
        yield Row(said, honour.decided_on, reverse("honours:honour", args=[honour.pk]), values)


def _stories(person: Person) -> Iterator[Row]:
    for story in Story.objects.filter(told_of=person).select_related("picture").defer("picture__content"):
        state = terms.label("story_state", story.state)
        said = Say(f"{story.title}: {state.vi}", f"{story.title}: {state.en}")
        values = {"title": story.title, "state": story.state, "consent": story.consent, "text": story.text}
        if there := getattr(story, "picture", None):
            values["picture"] = there.alt
        yield Row(said, story.consent_on, reverse("stories:story", args=[story.pk]), values)
