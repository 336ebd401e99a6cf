"""Scores of sample agencies in An Giang: one year announced and announced again, the next one under way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.db.models import F

from thidua.core.rounds import Round
from thidua.core.scorecards.bands import measured, points_for
from thidua.core.scorecards.classes import ClassSet
from thidua.core.scorecards.model import SCORED, SURVEY, Item
from thidua.core.scorecards.shipped import scorecards as shipped
from thidua.core.scorecards.writing import written
from thidua.core.wording import Say
from thidua.home.demo.stage import Stage, sample_file
from thidua.people.models import Appointment, Unit, User
from thidua.records.actions import attach, keep
from thidua.scorecards.actions import announcing, appraising, complaints, keeping, opening, scoring
from thidua.scorecards.compiled import tree_of
from thidua.scorecards.models import Card, Line, Scoring

ISSUER = "UBND tỉnh An Giang"
INDEX = "điểm cải cách hành chính (mẫu)"
"""The sample scores are an index of their own: what the movements read stays as it is."""
OWN, OWN_UNIT, OWN_SHORT = "Sở Tư pháp", "ag-stp", "agtp"
"""The one department of the demo that has accounts of its own."""


def tell(stage: Stage) -> None:
    """From the published sample to results, and a year in which cards wait at every step."""
    office, agency = stage.user("office"), Unit.objects.get(code="ag-tinh")
    with stage.on(date(2024, 1, 8)):
        kept = keeping.draft(agency, _text(), by=office)
        kept = keeping.publish(kept, "00/QĐ-UBND (mẫu)", date(2024, 1, 8), by=office)
        heads = _heads(agency)
        past = opening.open_scoring(kept, opening.NewScoring(2023, "department"), by=office)
        _through(stage, past, heads)
    with stage.on(date(2025, 3, 3)):
        days = (date(2025, 3, 3), date(2025, 4, 18), date(2025, 5, 9))
        windows = opening.Windows("Kế hoạch chấm điểm mẫu, mục III", *days)
        running = opening.open_scoring(kept, opening.NewScoring(2024, "department", windows), by=office)
        _half_way(stage, running, heads)


def _text() -> str:
    tree = shipped()["mau"]
    mine = replace(
        tree,
        code="mau-an-giang",
        title=Say("Bộ tiêu chí mẫu của bản trình diễn", "Sample scorecard of the demo"),
        issuer=ISSUER,
        index=INDEX,
        years=Round(2023, 2024),
        units=("department",),
        items=tuple(_item(item) for item in tree.items),
        classes=tuple(_classes(one) for one in tree.classes),
        samples=(),
        decision="",
    )
    return written(mine)


def _item(item: Item) -> Item:
    by = item.by if item.by == OWN else ISSUER
    return replace(item, by=by, not_for=None, items=tuple(_item(below) for below in item.items))


def _classes(one: ClassSet) -> ClassSet:
    rows = tuple(replace(row, issuer=ISSUER, index=INDEX) for row in one.rows)
    return replace(one, issuer=ISSUER, index=INDEX, rows=rows)


def _heads(agency: Unit) -> User:
    """One sample account that fills and signs for every department that has none of its own."""
    user = User(username="ag-heads", name="Thủ trưởng mẫu các sở", demo=True, email="ag-heads@thidua.test")
    user.set_unusable_password()
    user.save()
    departments = Unit.objects.filter(path__startswith=agency.path, kind="department").exclude(code=OWN_UNIT)
    Appointment.objects.bulk_create(
        Appointment(user=user, role=role, unit=unit, since=date(2024, 1, 1))
        for unit in departments
        for role in ("signer", "clerk")
    )
    return User.objects.get(pk=user.pk)


def _through(stage: Stage, past: Scoring, heads: User) -> None:
    """Every card to its result; one complaint is upheld and the results are announced again."""
    cards = _cards(past)
    _survey(stage, past, cards)
    for place, card in enumerate(cards):
        _sent(stage, card, place, heads)
        _appraised(stage, card, place)
        appraising.finish(card, by=stage.user("office"))
    announcing.settle(past, "00/BB-HĐ (mẫu)", date(2024, 1, 8), by=stage.user("secretary"))
    signer = stage.user("signer")
    announcing.announce(past, "01/QĐ-UBND (mẫu)", date(2024, 1, 8), by=signer)
    lowered = Line.objects.filter(card__scoring=past, appraised__lt=F("own")).exclude(
        card__unit__code=OWN_UNIT
    )
    line = lowered.order_by("card")[0]
    asked = complaints.make(line, "Kiến nghị mẫu: đã xử lý xong trong năm.", by=heads)
    complaints.uphold(asked, line.own, "Trả lời mẫu: đúng, có văn bản.", by=stage.user("office"))
    with stage.on(date(2024, 1, 22)):
        announcing.restate(past, "02/QĐ-UBND (mẫu)", date(2024, 1, 22), "Theo kiến nghị (mẫu)", by=signer)


def _half_way(stage: Stage, running: Scoring, heads: User) -> None:
    """Cards at every step: untouched, half filled, sent, being appraised, appraised."""
    clerk = stage.of(OWN_SHORT, "clerk0")
    cards = _cards(running)
    _survey(stage, running, cards[3::4])
    for place, card in enumerate(cards):
        if card.unit.code == OWN_UNIT:
            scoring.score(card, list(_own(card, place))[:18], by=clerk)
            file = keep(sample_file("Kế hoạch năm"), by=clerk)
            attach(file, card.lines.get(code="1.1"), by=clerk, page="1")
        elif place % 4 == 0:
            continue
        else:
            _sent(stage, card, place, heads)
            if place % 4 > 1:
                _appraised(stage, card, place)
            if place % 4 > 2:
                appraising.finish(card, by=stage.user("office"))


def _cards(of: Scoring) -> list[Card]:
    return list(of.cards.select_related("scoring__scorecard", "unit__agency").order_by("unit__path"))


def _sent(stage: Stage, card: Card, place: int, heads: User) -> None:
    clerk, signer = heads, heads
    if card.unit.code == OWN_UNIT:
        clerk, signer = stage.of(OWN_SHORT, "clerk0"), stage.of(OWN_SHORT, "signer")
    scoring.submit(scoring.score(card, list(_own(card, place)), by=clerk), by=signer)


def _own(card: Card, place: int) -> Iterator[scoring.OwnMark]:
    """Own marks that differ from unit to unit, each with an explanation."""
    for at, item in enumerate(tree_of(card.scoring.scorecard).leaves):
        if item.channel != SURVEY and item.kind == SCORED:
            points = _points(item, (place * 5 + at * 3) % 7)
            yield scoring.OwnMark(item.code, points, "Theo báo cáo năm (mẫu).", "mục II")


def _points(item: Item, turn: int) -> Decimal:
    """A mark that the item may bear: the best in most turns, a lower step in the others."""
    full = item.points or Decimal(0)
    if measured(item):
        return points_for(item, Decimal(100 - turn)) or Decimal(0)
    if item.bands:
        return item.bands[1 if turn > 4 and len(item.bands) > 2 else 0].points or Decimal(0)
    return full - HALF if turn > 4 else full


HALF = Decimal("0.5")


def _appraised(stage: Stage, card: Card, place: int) -> None:
    """Both agencies agree but for one item."""
    line = card.lines.get(code="5.3")
    if place % 3 and line.own:
        why = "Kết luận kiểm tra mẫu: còn một vi phạm."
        appraising.appraise(line, line.own - HALF * (place % 3), why, by=stage.user("appraiser"))
    for desk in card.scoring.desks.all():
        mine = desk.lines.filter(card=card, own__isnull=False, appraised=None)
        if mine.exists():
            of_own = desk.appraiser.code == OWN_UNIT
            by = stage.of(OWN_SHORT, "appraiser") if of_own else stage.user("appraiser")
            appraising.agree(card, desk, by=by)


def _survey(stage: Stage, of: Scoring, cards: list[Card]) -> None:
    marks = [
        appraising.SurveyMark(card.unit.code, code, full - Decimal(place % 5) / 4)
        for place, card in enumerate(cards)
        for code, full in (("8.1", Decimal(11)), ("8.2", Decimal(7)))
    ]
    appraising.enter_survey(of, marks, by=stage.user("appraiser"))
