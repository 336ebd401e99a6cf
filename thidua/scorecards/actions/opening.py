"""The scoring of a year: opened for all units of a kind, its deadlines, its appraising agencies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core import terms
from thidua.core.errors import Refused
from thidua.core.scorecards.model import SURVEY
from thidua.core.wording import Say, days, fold
from thidua.core.workflow import NEW, next_state
from thidua.people.actions.notices import notify
from thidua.people.models import Appointment, Unit, User
from thidua.people.queries import clerks_of, standing
from thidua.scorecards.compiled import tree_of
from thidua.scorecards.models import Card, Desk, Line, Scorecard, Scoring

CHUNK = 500


@dataclass(frozen=True)
class Windows:
    """The days of a scoring: from when and until when each step runs, and the document that says so."""

    basis: str = ""
    score_from: date | None = None
    score_until: date | None = None
    appraise_until: date | None = None
    survey_until: date | None = None
    complain_until: date | None = None


@dataclass(frozen=True)
class NewScoring:
    """What is to be opened."""

    year: int
    kind: str
    windows: Windows = Windows()


@action("scoring.open")
def open_scoring(scorecard: Scorecard, new: NewScoring, *, by: Any) -> Scoring:
    """Open a card for every unit of the kind in and below the agency, and tell their clerks.

    Raises Refused for a draft, a kind or year that the scorecard is not for, or a year opened already.
    """
    made = Scoring(
        agency=scorecard.agency,
        scorecard=scorecard,
        year=new.year,
        kind=new.kind,
        keeper=scorecard.agency,
        opened_by=by,
        opened_at=now(),
        **vars(new.windows),
    )
    access.check("scoring.open", by, scorecard)
    units = list(units_for(scorecard, new.kind))
    made.state = next_state("scoring", "open", NEW, _hindrances(made, units))
    _in_order(new.windows)
    made.save()
    desks = _desks(made)
    keepers = {item.by for item in tree_of(scorecard).leaves if item.channel == SURVEY}
    for name in sorted(keepers):
        made.keeper = desks[name].appraiser
    made.save(update_fields=["keeper"])
    _cards(made, units, desks)
    _tell(made, units)
    record("scoring.open", made, by=by, told={"to": made.state, "cards": len(units)})
    return made


@action("scoring.set_windows")
def set_windows(scoring: Scoring, windows: Windows, reason: str, *, by: Any) -> Scoring:
    """Change the days of a scoring, with the reason."""
    scoring = Scoring.objects.select_for_update(of=("self",), no_key=True).get(pk=scoring.pk)
    access.check("scoring.set_windows", by, scoring)
    _in_order(windows)
    if not reason.strip():
        raise Refused(Say("Nêu lý do đổi hạn.", "Give the reason for the new dates."))
    changed = {}
    for name, value in vars(windows).items():
        before = getattr(scoring, name)
        if before != value:
            setattr(scoring, name, value)
            changed[name] = [str(before or ""), str(value or "")]
    scoring.save()
    changed.pop("basis", None)
    record("scoring.set_windows", scoring, by=by, told={"fields": changed})
    return scoring


@action("scoring.appoint")
def appoint(desk: Desk, agency: Unit, *, by: Any) -> Desk:
    """Say which agency appraises the items that the scorecard gives to a name; its appraisers see them."""
    desk = (
        Desk.objects.select_for_update(of=("self",), no_key=True)
        .select_related("scoring__agency")
        .get(pk=desk.pk)
    )
    access.check("scoring.appoint", by, desk)
    runs(desk.scoring)
    if not agency.is_agency:
        raise Refused(Say(f"{agency} không phải là cơ quan.", f"{agency} is no agency."))
    desk.appraiser = agency
    desk.save(update_fields=["appraiser"])
    surveys = {i.by for i in tree_of(desk.scoring.scorecard).leaves if i.channel == SURVEY}
    if desk.name in surveys:
        Scoring.objects.filter(pk=desk.scoring_id).update(keeper=agency)
    record("scoring.appoint", desk, by=by, told={"unit": agency.pk})
    return desk


@action("card.extend")
def extend(card: Card, until: date, reason: str, *, by: Any) -> Card:
    """Give one unit more time to score itself, with the reason, and tell it."""
    card = (
        Card.objects.select_for_update(of=("self",), no_key=True)
        .select_related("scoring", "unit")
        .get(pk=card.pk)
    )
    access.check("card.extend", by, card)
    if not reason.strip():
        raise Refused(Say("Nêu lý do gia hạn.", "Give the reason for more time."))
    if card.state != "scoring":
        raise Refused(Say("Phiếu đã gửi rồi.", "The card has been sent already."))
    if until < today():
        raise Refused(Say("Ngày gia hạn đã qua.", "That day has passed."))
    card.extended_until, card.extended_reason = until, reason.strip()[:300]
    card.save(update_fields=["extended_until", "extended_reason"])
    end = days(until)
    told = Say(
        f"Được gia hạn tự chấm {card.scoring.year} đến hết {end.vi}: {reason}",
        f"You may score yourself for {card.scoring.year} until the end of {end.en}: {reason}",
    )
    notify(list(clerks_of(card.unit)), told, reverse("scorecards:card", args=[card.pk]))
    record("card.extend", card, by=by, told={"until": until.isoformat()})
    return card


def units_for(scorecard: Scorecard, kind: str) -> QuerySet:
    """The units of a kind that stand in and below the agency."""
    rows = Unit.objects.filter(standing(), path__startswith=scorecard.agency.path, kind=kind)
    return rows.select_related("agency").order_by("folded", "pk")


def _hindrances(made: Scoring, units: list[Unit]) -> dict[str, Say]:
    tree, kind = tree_of(made.scorecard), terms.label("unit_kind", made.kind)
    found = {}
    if made.scorecard.state == "draft":
        found["sound"] = Say("Bộ tiêu chí chưa ban hành.", "The scorecard is not published.")
    elif made.kind not in tree.units:
        found["sound"] = Say(f"Bộ tiêu chí không chấm {kind.vi}.", f"It does not score a {kind.en}.")
    elif not tree.years.first <= made.year <= tree.years.last:
        found["sound"] = Say(f"Bộ tiêu chí dùng cho {tree.years.name}.", f"It is for {tree.years.name}.")
    elif not units:
        found["sound"] = Say(f"Chưa có {kind.vi} nào.", f"There is no {kind.en} yet.")
    if Scoring.objects.filter(agency=made.agency_id, kind=made.kind, year=made.year).exists():
        found["once"] = Say(
            f"Năm {made.year} đã mở chấm điểm {kind.vi}.",
            f"The scoring of {made.year} is open already for this kind: {kind.en}.",
        )
    return found


def _in_order(windows: Windows) -> None:
    told = [windows.score_from, windows.score_until, windows.appraise_until, windows.complain_until]
    given = [day for day in told if day]
    if given != sorted(given):
        raise Refused(
            Say(
                "Các ngày phải theo thứ tự: tự chấm, thẩm định, kiến nghị.",
                "The days must follow each other: own scores, appraisal, complaints.",
            )
        )


def _desks(made: Scoring) -> dict[str, Desk]:
    """One desk for every name that the scorecard gives items to; an agency of that name takes it."""
    names = dict.fromkeys(leaf.by for leaf in tree_of(made.scorecard).leaves)
    inside = Unit.objects.filter(standing(), path__startswith=made.agency.path, is_agency=True)
    known = {fold(unit.name): unit for unit in inside}
    return {
        name: Desk.objects.create(
            agency=made.agency, scoring=made, name=name[:200], appraiser=_named(name, known) or made.agency
        )
        for name in names
    }


def _named(name: str, known: dict[str, Unit]) -> Unit | None:
    """The agency of that name, also where its own name goes on (`Sở Nội vụ tỉnh …`)."""
    asked = fold(name)
    starts = [unit for told, unit in known.items() if asked and told.startswith(f"{asked} ")]
    return known.get(asked) or (starts[0] if len(starts) == 1 else None)


def _cards(made: Scoring, units: Iterable[Unit], desks: dict[str, Desk]) -> None:
    state = next_state("card", "open", NEW)
    cards = Card.objects.bulk_create(
        [Card(agency=made.agency, scoring=made, unit=unit, state=state) for unit in units]
    )
    leaves = tree_of(made.scorecard).leaves
    Line.objects.bulk_create(
        [
            Line(agency=made.agency, card=card, desk=desks[leaf.by], code=leaf.code, place=place)
            for card in cards
            for place, leaf in enumerate(leaves)
        ],
        batch_size=CHUNK,
    )


def _tell(made: Scoring, units: list[Unit]) -> None:
    until = days(made.score_until) if made.score_until else None
    vi, en = (f", hạn hết {until.vi}", f", until the end of {until.en}") if until else ("", "")
    told = Say(f"Tự chấm điểm năm {made.year}{vi}", f"Own scores of {made.year}{en}")
    held = Appointment.objects.filter(role__in=("clerk", "office"), unit__in=units, ended_on=None)
    reached = User.objects.filter(pk__in=held.values("user"), is_active=True)
    notify(reached, told, reverse("scorecards:scoring", args=[made.pk]))


def runs(scoring: Scoring) -> None:
    """Raise Refused unless the scoring is under way."""
    if scoring.state != "open":
        state = terms.label("scoring_state", scoring.state)
        raise Refused(
            Say(
                f"Chỉ làm được khi đang chấm điểm. Lúc này: {state.vi}.",
                f"This can be done only while it is being scored. It now is: {state.en}.",
            )
        )
