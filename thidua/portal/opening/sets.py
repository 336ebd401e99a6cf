"""The open data sets: their names, where their rows come from, how a row is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.urls import reverse
from ninja import Schema

from thidua.clock import day_of
from thidua.core.wording import Say
from thidua.evidence.facts import record_of
from thidua.evidence.models import Fact
from thidua.evidence.printed.queries import figures
from thidua.movements.compiled import name_of
from thidua.portal.addresses import address
from thidua.portal.opening import rows
from thidua.portal.queries import roll, shown
from thidua.portal.queries import stories as told_stories


@dataclass(frozen=True)
class DataSet:
    """One set: what it is called, what its rows are, and how they are fetched and told.

    `every` gives the things that are paged; `tell` the rows of one thing (a movement has many clauses).
    """

    name: str
    say: Say
    schema: type[Schema]
    every: Callable[[], QuerySet]
    tell: Callable[[Any], Sequence[Schema]]

    def rows(self) -> Iterator[Schema]:
        """Every row, thing by thing."""
        for thing in self.every():
            yield from self.tell(thing)

    @property
    def columns(self) -> list[tuple[str, str, Say]]:
        """The data dictionary: name, kind and words of each column."""
        return [
            (name, kind_of(field.annotation), rows.words_of(field.json_schema_extra))
            for name, field in self.schema.model_fields.items()
        ]


def kind_of(annotation: Any) -> str:
    """The kind of a column, in a word: `text`, `number`, `day`, `yes/no`; `?` where it may be empty."""
    names = {"str": "text", "int": "integer", "Decimal": "decimal", "date": "date", "bool": "boolean"}
    parts = [getattr(a, "__name__", "") for a in getattr(annotation, "__args__", (annotation,))]
    kind = next(names[p] for p in parts if p in names)
    return f"{kind}?" if "NoneType" in parts else kind


def movement(found: Any) -> rows.Movement:
    """A movement as a row."""
    name = name_of(found)
    return rows.Movement(
        id=found.pk,
        name=name.vi,
        name_en=name.en,
        agency=found.agency.name,
        plan_number=found.plan.document or None,
        state=found.state,
        opened_on=day_of(found.opened_at),
        url=address(reverse("portal:movement", args=[found.pk])),
    )


def clauses(found: Any) -> list[rows.Clause]:
    """The clauses of a movement's plan as rows."""
    return [
        rows.Clause(
            movement_id=found.pk,
            id=line.clause.id,
            marker=line.marker,
            heading=line.clause.heading,
            text=line.clause.text,
            text_en=line.gloss or None,
        )
        for line in shown.clauses(found)
    ]


def deadlines(found: Any) -> list[rows.Deadline]:
    """The calendar of a movement as rows."""
    return [
        rows.Deadline(
            movement_id=found.pk,
            what=row.due.say.vi,
            what_en=row.due.say.en,
            round=row.due.round.name if row.due.round else None,
            last_day=row.due.last,
            waits_for=row.due.waits_for,
            clause=row.due.clause,
        )
        for row in shown.dated(found)
    ]


def honour(held: Any) -> rows.Honour:
    """An award on the honour roll as a row."""
    told = roll.entry(held)
    changes = [told.revoked] if told.revoked else list(told.corrected[-1:])
    later = changes[0] if changes else None
    return rows.Honour(
        id=told.ident,
        name=told.name,
        holder="individual" if told.is_person else "collective",
        unit=told.unit,
        agency=told.agency,
        form=told.form,
        authority=told.authority or None,
        award=told.award.vi,
        award_en=told.award.en,
        year=told.on.year if told.on else None,
        decision_id=told.decision_id,
        decision_number=told.number,
        decided_on=told.on,
        movement=told.movement,
        round=told.round,
        state=told.state,
        changed_by=later.number or None if later else None,
        changed_on=later.on if later else None,
    )


def decision(found: Any) -> rows.Decision:
    """A published decision as a row."""
    return rows.Decision(
        id=found.pk,
        number=found.issued.text if found.issued_id else "",
        kind=found.kind,
        title=found.title,
        agency=found.agency.name,
        signed_on=found.signed_on,
        published_on=day_of(found.published_at),
        movement=found.movement.name,
        round=found.round.name,
        url=address(reverse("portal:decision", args=[found.pk])),
    )


def initiative(found: Any) -> rows.Initiative:
    """A recognised initiative as a row, by its last recognition."""
    last = found.standing[-1].recognition
    return rows.Initiative(
        id=found.pk,
        title=found.title,
        year=found.year,
        topic=found.topic or None,
        authors=", ".join(author.name for author in found.named),
        unit=found.unit.name,
        agency=found.agency.name,
        level=last.level,
        decision_number=last.issued.text if last.issued_id else None,
        recognised_on=last.decided_on,
    )


def story(found: Any) -> rows.Story:
    """A published story as a row: what its list says of it, not its whole text."""
    there = getattr(found, "picture", None)
    return rows.Story(
        id=found.pk,
        title=found.title,
        kind=found.kind,
        lead=found.lead,
        about=found.about or None,
        place=found.place or None,
        unit=found.unit.name,
        agency=found.agency.name,
        year=found.year,
        published_on=day_of(found.published_at),
        adopted=found.adopted,
        url=address(reverse("portal:story", args=[found.pk])),
        picture=told_stories.picture_url(found),
        picture_alt=there.alt if there else None,
    )


def figure(fact: Fact) -> rows.IndexFigure:
    """A published figure as a row."""
    told: Any = record_of(fact)
    return rows.IndexFigure(
        id=fact.pk,
        index=told.index,
        year=told.year,
        unit=told.named or (fact.unit.name if fact.unit else ""),
        score=told.score,
        max_score=told.max_score,
        percent=told.percent,
        rank=told.rank,
        index_class=told.class_,
        issuer=told.issuer,
        published_on=told.published_on,
        source=told.source,
        derived=bool(told.derived),
    )


def public_figures() -> QuerySet:
    """Published figures with their sources: what anybody may read."""
    return figures(AnonymousUser()).select_related("unit").order_by("pk")


def _one(tell: Callable[[Any], Any]) -> Callable[[Any], list[Any]]:
    return lambda thing: [tell(thing)]


SETS = {
    one.name: one
    for one in (
        DataSet(
            "movements",
            Say("Phong trào", "Movements"),
            rows.Movement,
            shown.shown_movements,
            _one(movement),
        ),
        DataSet(
            "clauses",
            Say("Kế hoạch, từng khoản", "Plans, clause by clause"),
            rows.Clause,
            shown.shown_movements,
            clauses,
        ),
        DataSet("deadlines", Say("Lịch", "Calendar"), rows.Deadline, shown.shown_movements, deadlines),
        DataSet("honours", Say("Bảng vinh danh", "Honour roll"), rows.Honour, roll.lines, _one(honour)),
        DataSet(
            "decisions",
            Say("Quyết định đã công bố", "Published decisions"),
            rows.Decision,
            roll.decisions,
            _one(decision),
        ),
        DataSet(
            "initiatives",
            Say("Sáng kiến được công nhận", "Recognised initiatives"),
            rows.Initiative,
            roll.recognised,
            _one(initiative),
        ),
        DataSet(
            "stories",
            Say("Điển hình, cách làm hay", "Models and good practice"),
            rows.Story,
            told_stories.stories,
            _one(story),
        ),
        DataSet(
            "indices",
            Say(
                "Chỉ số đã công bố (hài lòng, cải cách hành chính)",
                "Published indices (satisfaction, reform)",
            ),
            rows.IndexFigure,
            public_figures,
            _one(figure),
        ),
    )
}
"""By name, as they stand in addresses."""
