"""The unit's own card: scored as one types, items that do not apply, signed by the head, returned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.scorecards.model import SURVEY
from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.people.actions.notices import notify
from thidua.people.models import Unit
from thidua.people.queries import clerks_of, holders, offices_of
from thidua.scorecards.actions.marking import check_mark, noted, reasoned
from thidua.scorecards.compiled import tree_of
from thidua.scorecards.models import Card, Line
from thidua.scorecards.queries.cards import page_of
from thidua.scorecards.queries.windows import own_late
from thidua.screens.posting import expect


@dataclass(frozen=True)
class OwnMark:
    """What a unit says of one item: points, explanation, where in the evidence it stands."""

    code: str
    points: Decimal | None
    why: str = ""
    section: str = ""


def keep(card: Card, marks: Sequence[OwnMark], *, by: Any, version: int | None = None) -> Card:
    """Keep a unit's own marks where any differs; a card that says the same already stays, unrecorded."""
    access.check("card.score", by, card)
    expect(version, card)
    said = {line.code: (line.own, line.own_why, line.section) for line in card.lines.all()}
    if all(said.get(mark.code) == _said(mark) for mark in marks):
        return card
    return score(card, marks, by=by, version=version)


def _said(mark: OwnMark) -> tuple[Decimal | None, str, str]:
    return mark.points, mark.why.strip(), mark.section.strip()[:120]


@action("card.score")
def score(card: Card, marks: Sequence[OwnMark], *, by: Any, version: int | None = None) -> Card:
    """Keep a unit's own marks; only what differs is written.

    Raises Refused for a mark that cannot be one, after the last day, or once the card was sent;
    Conflict when somebody saved it meanwhile.
    """
    card = locked(card)
    access.check("card.score", by, card)
    expect(version, card)
    in_time(card)
    tree = tree_of(card.scoring.scorecard)
    lines = {line.code: line for line in card.lines.filter(code__in=[mark.code for mark in marks])}
    changed = []
    for mark in marks:
        line = lines.get(mark.code)
        if line is None:
            raise Refused(Say(f"Phiếu không có mục {mark.code}.", f"The card has no item {mark.code}."))
        points, why, section = _said(mark)
        if (points, why, section) == (line.own, line.own_why, line.section):
            continue
        line.card = card
        item = check_mark(tree, card, line, "own", mark.points)
        if item.channel == SURVEY:
            raise Refused(Say("Điểm điều tra không tự chấm.", "Points of the survey are not own scores."))
        if mark.points != line.own:
            noted(line, "own", mark.points, mark.why, by=by)
        line.own, line.own_why, line.section = mark.points, why, section
        changed.append(line)
    Line.objects.bulk_update(changed, ["own", "own_why", "section"])
    if changed:
        card.version += 1
        card.saved_at = now()
        card.save(update_fields=["version", "saved_at"])
        record("card.score", card, by=by, told={"items": [line.code for line in changed]})
    return card


@action("card.ask_exempt")
def ask_exempt(line: Line, reason: str, *, by: Any) -> Line:
    """Ask that an item not apply to the unit, with the reason; the appraisers grant it or not."""
    line = (
        Line.objects.select_for_update(of=("self",), no_key=True)
        .select_related("card__scoring__scorecard")
        .get(pk=line.pk)
    )
    access.check("card.ask_exempt", by, line)
    in_time(line.card)
    way = "ask_again" if line.exemption else "ask"
    line.exemption = next_state("exemption", way, line.exemption or "-", reasoned(reason))
    line.exempt_why, line.exempt_answer = reason.strip(), ""
    line.save(update_fields=["exemption", "exempt_why", "exempt_answer"])
    record("card.ask_exempt", line, by=by, told={"item": line.code, "to": line.exemption})
    return line


@action("card.submit")
def submit(card: Card, *, by: Any) -> Card:
    """Sign the card as the head of the unit and send it to the appraisers.

    Raises Refused after the last day, and with every item that lacks its mark, evidence or explanation.
    """
    card = locked(card)
    access.check("card.submit", by, card)
    before = card.state
    card.state = next_state("card", "submit", before, sending(card))
    card.submitted_by, card.submitted_at, card.returned_reason = by, now(), ""
    card.version += 1
    card.save()
    _tell_appraisers(card)
    record("card.submit", card, by=by, told={"from": before, "to": card.state})
    return card


@action("card.return")
def return_(card: Card, reason: str, *, by: Any) -> Card:
    """Give a card back to its unit, with what to mend; its marks stay."""
    card = locked(card)
    access.check("card.return", by, card)
    before = card.state
    card.state = next_state("card", "return", before, reasoned(reason))
    card.returned_reason = reason.strip()[:500]
    card.version += 1
    card.save()
    told = Say(
        f"Phiếu chấm điểm {card.scoring.year} của {card.unit} được trả lại: {reason}",
        f"The card of {card.unit} for {card.scoring.year} was returned: {reason}",
    )
    notify(_people_of(card.unit), told, reverse("scorecards:card", args=[card.pk]))
    record("card.return", card, by=by, told={"from": before, "to": card.state})
    return card


def locked(card: Card) -> Card:
    """The card as it now is, held for writing, with what rules ask of it."""
    rows = Card.objects.select_for_update(of=("self",), no_key=True)
    found: Card = rows.select_related("scoring__scorecard", "unit__agency").get(pk=card.pk)
    return found


def in_time(card: Card) -> None:
    """Raise Refused where the unit may not write on its card now."""
    if card.state != "scoring":
        raise Refused(
            Say(
                "Phiếu đã gửi: điểm tự chấm giữ nguyên. Muốn sửa thì xin cơ quan ban hành trả lại phiếu.",
                "The card was sent: own scores stay. Ask the issuer to return the card.",
            )
        )
    over = own_late(card)
    if over:
        raise Refused(over)


def sending(card: Card) -> dict[str, Say]:
    """What stands in the way of sending a card."""
    found = {"in_time": over} if (over := own_late(card)) else {}
    missing = page_of(card).missing
    if missing:
        vi = "; ".join(f"{row.item.code} {row.lacks.vi}" for row in missing[:MOST_TOLD] if row.lacks)
        en = "; ".join(f"{row.item.code} {row.lacks.en}" for row in missing[:MOST_TOLD] if row.lacks)
        found["complete"] = Say(
            f"Còn {len(missing)} mục: {vi}.", f"{len(missing)} items still lack something: {en}."
        )
    return found


MOST_TOLD = 8
"""Items named in a refusal; the page marks all of them."""


def _people_of(unit: Unit) -> list[Any]:
    return [*clerks_of(unit), *holders("signer", unit.agency)]


def _tell_appraisers(card: Card) -> None:
    agencies = {desk.appraiser for desk in card.scoring.desks.select_related("appraiser")}
    told = Say(
        f"{card.unit} đã gửi phiếu chấm điểm {card.scoring.year}",
        f"{card.unit} sent its card of {card.scoring.year}",
    )
    people = [u for agency in agencies for u in (*holders("appraiser", agency), *offices_of(agency))]
    notify(people, told, reverse("scorecards:queue"))
