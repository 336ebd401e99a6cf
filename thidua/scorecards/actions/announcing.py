"""The council's points, the announcement by a decision, the restatement that follows an upheld complaint."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core import terms
from thidua.core.errors import Refused
from thidua.core.scorecards.classes import rows_of
from thidua.core.scorecards.ranks import Place, record_of
from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.evidence.facts import put, put_later
from thidua.movements.actions.announced import announced
from thidua.movements.actions.running import NewEvent
from thidua.people.actions.notices import notify
from thidua.people.models import Appointment, User
from thidua.scorecards.actions.marking import NO_REASON, check_mark, noted
from thidua.scorecards.compiled import places, tree_of
from thidua.scorecards.models import Card, Line, Publication, Result, Scoring


@action("card.decide")
def decide(line: Line, points: Decimal, why: str, *, by: Any) -> Line:
    """Record the council's points of one item, with the reason: they count before all others."""
    rows = Line.objects.select_for_update(of=("self",), no_key=True).select_related(
        "card__scoring__scorecard", "card__unit"
    )
    line = rows.get(pk=line.pk)
    access.check("card.decide", by, line)
    if line.card.state != "appraised":
        raise Refused(
            Say(
                "Hội đồng cho điểm khi phiếu đã thẩm định và chưa chốt.",
                "The council decides once a card is appraised and not settled yet.",
            )
        )
    if not why.strip():
        raise Refused(NO_REASON)
    check_mark(tree_of(line.card.scoring.scorecard), line.card, line, "final", points)
    noted(line, "final", points, why.strip(), by=by)
    line.final, line.final_why = points, why.strip()
    line.save(update_fields=["final", "final_why"])
    record("card.decide", line, by=by, told={"item": line.code})
    return line


@action("scoring.settle")
def settle(scoring: Scoring, minutes: str, minutes_on: date, *, by: Any) -> Scoring:
    """Settle every appraised card by the minutes of the council; cards that are not appraised get no result.

    Raises Refused without the minutes, without an appraised card, or while points of the survey are missing.
    """
    scoring = _locked(scoring)
    access.check("scoring.settle", by, scoring)
    cards = list(scoring.cards.filter(state="appraised"))
    hindered = (
        {}
        if minutes.strip()
        else {"minutes": Say("Ghi số biên bản của Hội đồng.", "Write the number of the minutes.")}
    )
    scoring.state = next_state("scoring", "settle", scoring.state, hindered | settling(scoring))
    if minutes_on > today():
        raise Refused(Say("Ngày biên bản chưa tới.", "The day of the minutes has not come."))
    scoring.minutes, scoring.minutes_on = minutes.strip(), minutes_on
    scoring.save(update_fields=["state", "minutes", "minutes_on"])
    for card in cards:
        card.state = next_state("card", "settle", card.state)
    Card.objects.bulk_update(cards, ["state"])
    record("scoring.settle", scoring, by=by, told={"from": "open", "to": scoring.state, "cards": len(cards)})
    return scoring


@action("scoring.announce")
def announce(
    scoring: Scoring, decision: str, on: date, *, by: Any, complain_until: date | None = None
) -> Publication:
    """Announce the results by a decision: the table of results, a fact for every unit, the event.

    Deadlines that wait for the recognised result count from this day in every movement below.
    """
    scoring = _locked(scoring)
    access.check("scoring.announce", by, scoring)
    scoring.state = next_state("scoring", "announce", scoring.state, _numbered(decision))
    _check_day(on)
    if complain_until:
        scoring.complain_until = complain_until
    scoring.save(update_fields=["state", "complain_until"])
    cards = list(scoring.cards.filter(state="settled").select_related("unit"))
    for card in cards:
        card.state = next_state("card", "announce", card.state)
    Card.objects.bulk_update(cards, ["state"])
    made = _published(scoring, decision, on, "", by)
    told = NewEvent("index_recognised", on, scoring.year, _issuer(scoring), made.decision)
    announced(told, scoring.agency, {card.unit.path for card in cards})
    record(
        "scoring.announce",
        scoring,
        by=by,
        told={"from": "settled", "to": "announced", "decision": made.decision},
    )
    return made


@action("scoring.restate")
def restate(scoring: Scoring, decision: str, on: date, reason: str, *, by: Any) -> Publication:
    """Announce the results again by a later decision; the earlier publication stays to be read.

    Verdicts, nominations and awards that rest on a result that changed are asked to be reviewed.
    Raises Refused where no result has changed, or the day lies before the earlier announcement.
    """
    scoring = _locked(scoring)
    access.check("scoring.restate", by, scoring)
    hindered = _numbered(decision) | ({} if reason.strip() else {"reason": NO_REASON})
    scoring.state = next_state("scoring", "restate", scoring.state, hindered)
    _check_day(on)
    last = scoring.publications.last()
    if last and (on < last.published_on or decision.strip() == last.decision):
        raise Refused(
            Say(
                f"Quyết định công bố lại phải khác và không trước {last.decision}.",
                f"The decision must be another one, not before {last.decision}.",
            )
        )
    if last and not differing(scoring, last):
        raise Refused(
            Say("Kết quả không có gì thay đổi so với lần công bố trước.", "No result has changed since.")
        )
    made = _published(scoring, decision, on, reason.strip(), by)
    record("scoring.restate", scoring, by=by, told={"decision": made.decision, "number": made.number})
    return made


def settling(scoring: Scoring) -> dict[str, Say]:
    """What stands in the way of settling a scoring."""
    found = {}
    if not scoring.cards.filter(state="appraised").exists():
        found["appraised"] = Say("Chưa có phiếu nào thẩm định xong.", "No card has been appraised yet.")
    lacking = sum(
        bool(place.result.missing) for _, place in preview(scoring, today()) if place.result.card.marks
    )
    if lacking:
        found["surveyed"] = Say(
            f"{lacking} phiếu còn thiếu điểm điều tra. Nhập điểm, hoặc ghi không điều tra.",
            f"{lacking} cards still lack points of the survey. Enter them, or say that none was held.",
        )
    return found


def preview(scoring: Scoring, on: date) -> list[tuple[Card, Place]]:
    """What would be announced: every card that is appraised or later, with its result and rank."""
    return places(cards_with_lines(scoring), on, ("appraised", "settled", "announced"))


def cards_with_lines(scoring: Scoring) -> list[Card]:
    """The cards of a scoring with their lines: two queries."""
    lines = Prefetch("lines", Line.objects.order_by("place"))
    rows = scoring.cards.select_related("unit__agency").prefetch_related(lines).order_by("unit__folded", "pk")
    found = list(rows)
    for card in found:
        card.scoring = scoring
    return found


def differing(scoring: Scoring, last: Publication) -> list[tuple[Card, Place]]:
    """The results that are no longer as a publication says."""
    old = {r.unit_id: r for r in last.results.all()}
    found = []
    for card, place in preview(scoring, last.published_on):
        former, result = old.get(card.unit_id), place.result
        now_ = (
            result.points,
            result.maximum if result.points is not None else None,
            result.class_ or "",
            place.rank,
        )
        then = (
            (former.points, former.maximum, former.class_code, former.rank)
            if former
            else (None, None, "", None)
        )
        if now_ != then:
            found.append((card, place))
    return found


def _published(scoring: Scoring, decision: str, on: date, reason: str, by: Any) -> Publication:
    """One publication with its rows, the facts it leaves, and the news to the units."""
    made = Publication.objects.create(
        agency=scoring.agency,
        scoring=scoring,
        number=scoring.publications.count() + 1,
        decision=decision.strip(),
        published_on=on,
        reason=reason,
        by=by,
        at=now(),
    )
    told = preview(scoring, on)
    Result.objects.bulk_create([_row(made, card, place) for card, place in told])
    tree = tree_of(scoring.scorecard)
    for card, place in told:
        if place.result.points is not None:
            fact = record_of(tree, place, scoring.year, on, made.decision)
            put_later(fact, unit=card.unit, by=by, agency=scoring.agency)
    for row in rows_of(tree.classes):
        dated = replace(row, valid_from=row.valid_from or scoring.scorecard.decided_on)
        put(dated, unit=None, person=None, by=by, agency=scoring.agency)
    _tell(scoring, made, [card for card, _ in told])
    return made


def _row(made: Publication, card: Card, place: Place) -> Result:
    result = place.result
    known = result.points is not None
    return Result(
        agency_id=made.agency_id,
        publication=made,
        unit=card.unit,
        points=result.points,
        maximum=result.maximum if known else None,
        percent=result.printed,
        class_code=result.class_ or "",
        rank=place.rank,
        size=place.size if known else None,
    )


def _tell(scoring: Scoring, made: Publication, cards: Iterable[Card]) -> None:
    held = Appointment.objects.filter(unit__in=[c.unit_id for c in cards], ended_on=None)
    people = User.objects.filter(pk__in=held.filter(role__in=("clerk", "office", "signer")).values("user"))
    kind = terms.label("unit_kind", scoring.kind)
    told = Say(
        f"{made.decision} công bố kết quả chấm điểm {scoring.year}, {kind.vi}",
        f"{made.decision} announces the results of {scoring.year}: {kind.en}",
    )
    notify(people, told, reverse("scorecards:results", args=[scoring.pk]))


def _issuer(scoring: Scoring) -> str:
    return tree_of(scoring.scorecard).issuer


def _numbered(decision: str) -> dict[str, Say]:
    return (
        {}
        if decision.strip()
        else {"numbered": Say("Ghi số của quyết định.", "Write the number of the decision.")}
    )


def _check_day(on: date) -> None:
    if on > today():
        raise Refused(Say("Ngày quyết định chưa tới.", "The day of the decision has not come."))


def _locked(scoring: Scoring) -> Scoring:
    rows = Scoring.objects.select_for_update(of=("self",), no_key=True)
    found: Scoring = rows.select_related("scorecard", "agency").get(pk=scoring.pk)
    return found
