"""What rests on which record, so that a change of a record is reviewed and never judged in silence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from thidua.clock import now
from thidua.core.wording import Say
from thidua.core.workflow import NEW, next_state
from thidua.evidence.models import Fact, Import, Rest, Review
from thidua.evidence.through_time import records_of
from thidua.people.models import Reorganisation

CHUNK = 400
"""Most records asked for in one query."""


def rest_on(thing: Any, records: Iterable[str]) -> None:
    """Note the records that a verdict, nomination or honour rests on, in place of what was noted before."""
    kind = thing._meta.label_lower
    Rest.objects.filter(kind=kind, thing=thing.pk).delete()
    Rest.objects.bulk_create(rests(thing, records))


def rests(thing: Any, records: Iterable[str]) -> list[Rest]:
    """The rows that say what a thing rests on, not yet saved: for many things at once."""
    return [
        Rest(
            kind=thing._meta.label_lower,
            thing=thing.pk,
            record=record[:400],
            agency_id=thing.agency_id,
            movement_id=thing.movement_id,
        )
        for record in dict.fromkeys(records)
    ]


def rests_of(thing: Any) -> list[str]:
    """The records that a thing rests on."""
    rows = Rest.objects.filter(kind=thing._meta.label_lower, thing=thing.pk).order_by("pk")
    return list(rows.values_list("record", flat=True))


def changed(facts: Sequence[Fact], change: str, *, outside: Collection[int] = ()) -> list[Review]:
    """Open a review on everything that rests on one of the facts; one already open stays the only one.

    `outside` names movements whose things the change does not touch. Called inside the action that
    changes them.
    """
    by_record = {fact.ident: fact for fact in facts}
    return [
        review
        for at in range(0, len(facts), CHUNK)
        for review in _ask([f.ident for f in facts[at : at + CHUNK]], change, by_record, outside)
    ]


def changed_record(record: str, change: str) -> list[Review]:
    """The same for a record of another room, such as an honour that was revoked."""
    return _ask([record], change, {})


def _ask(
    records: list[str], change: str, facts: Mapping[str, Fact], outside: Collection[int] = ()
) -> list[Review]:
    rows = Rest.objects.filter(record__in=records)
    if outside:
        rows = rows.exclude(movement_id__in=outside)
    resting = list(rows.order_by("pk"))
    if not resting:
        return []
    waiting = set(
        Review.objects.filter(record__in=records, state="open").values_list("record", "kind", "ident")
    )
    asked = [
        Review(
            agency_id=rest.agency_id,
            movement_id=rest.movement_id,
            fact=facts.get(rest.record),
            record=rest.record,
            kind=rest.kind,
            ident=rest.thing,
            state=next_state("review", "ask", NEW),
            change=change,
            asked_at=now(),
        )
        for rest in resting
        if (rest.record, rest.kind, rest.thing) not in waiting
    ]
    return Review.objects.bulk_create(asked)


def ask_about(things: Iterable[Any], fact: Fact) -> list[Review]:
    """Open a review on things that a new record changes though they do not rest on it; they stay as they are."""
    waiting = set(Review.objects.filter(record=fact.ident, state="open").values_list("kind", "ident"))
    asked = [
        Review(
            agency_id=thing.agency_id,
            movement_id=thing.movement_id,
            fact=fact,
            record=fact.ident,
            kind=thing._meta.label_lower,
            ident=thing.pk,
            state=next_state("review", "ask", NEW),
            change="added",
            asked_at=now(),
        )
        for thing in things
        if (thing._meta.label_lower, thing.pk) not in waiting
    ]
    return Review.objects.bulk_create(asked)


def resting_on(record: str) -> int:
    """How many verdicts, nominations and honours rest on a record."""
    return int(Rest.objects.filter(record=record).count())


def resting_on_import(batch: Import) -> int:
    """How many verdicts, nominations and honours rest on what an import added."""
    added = batch.facts.filter(closed_on=None).values("ident")
    return Rest.objects.filter(record__in=added).values("kind", "thing").distinct().count()


def rests_on_deed(deed: Reorganisation) -> Say | None:
    """Why a reorganisation cannot be taken back: a verdict or a signed succession rests on it."""
    if Rest.objects.filter(record__in=records_of(deed)).exists():
        return Say("Có kết quả xét dựa vào thay đổi này.", "A verdict rests on this change.")
    rows = deed.changes.exclude(successor=None).values_list("unit__code", "successor__code")
    signed = Fact.objects.filter(table="successions", closed_on=None).values_list("values", flat=True)
    pairs = {(v.get("from_unit"), v.get("to_unit")) for v in signed}
    if pairs & set(rows):
        return Say(
            "Đã ký chọn kế thừa theo thay đổi này. Thu hồi lựa chọn đó trước.",
            "A succession was signed by this change. Revoke it first.",
        )
    return None
