"""Scores that wait for a person: own cards, items to appraise, the survey, the council, what follows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from thidua.core.wording import Say, several
from thidua.home.tasks import Task, Work
from thidua.people.models import User
from thidua.scorecards.models import Card, Scoring
from thidua.scorecards.queries import waiting

_CARD = Say("Mở phiếu", "Open the card")
_YEAR = Say("Mở năm chấm điểm", "Open the scoring")


def to_score(user: User, day: date) -> Work:
    """Cards of one's own unit that are to be scored, one line a year where there are many."""
    rows = waiting.to_score("card.score", user, day)
    if not (yield rows):
        return
    for scoring, cards in _by_scoring(rows):
        card, year = cards[0], scoring.year
        due = min((c.extended_until or scoring.score_until or date.max for c in cards), default=date.max)
        known = None if due == date.max else due
        if len(cards) > 1:
            say = Say(f"Tự chấm điểm {year}: {len(cards)} phiếu", f"Own scores of {year}: {len(cards)} cards")
            url = reverse("scorecards:scoring", args=[scoring.pk])
            yield Task(say, str(scoring), url, _YEAR, known, scoring.basis, count=len(cards))
        elif card.returned_reason:
            say = Say(f"Sửa phiếu chấm điểm {year} được trả lại", f"Mend the returned card of {year}")
            url = reverse("scorecards:score", args=[card.pk])
            yield Task(say, f"{card.unit}: {card.returned_reason}", url, _CARD, known, scoring.basis)
        else:
            say = Say(
                f"Tự chấm điểm {year}: đã chấm {card.filled} mục",
                f"Own scores of {year}: {card.filled} scored",
            )
            url = reverse("scorecards:score", args=[card.pk])
            yield Task(say, str(card.unit), url, _CARD, known, scoring.basis)


def to_sign(user: User, day: date) -> Work:
    """Cards that were begun and wait for the head of the unit to sign and send them."""
    begun = waiting.to_score("card.submit", user, day).filter(saved_at__isnull=False)
    if not (yield begun):
        return
    for scoring, cards in _by_scoring(begun):
        one = len(cards) == 1
        year, count = scoring.year, len(cards)
        yield Task(
            Say(f"Ký, gửi phiếu chấm điểm {year}", f"Sign and send the card of {year}")
            if one
            else Say(f"Ký, gửi {count} phiếu chấm điểm {year}", f"Sign and send {count} cards of {year}"),
            str(cards[0].unit) if one else str(scoring),
            reverse("scorecards:card", args=[cards[0].pk])
            if one
            else reverse("scorecards:scoring", args=[scoring.pk]),
            _CARD if one else _YEAR,
            (cards[0].extended_until if one else None) or scoring.score_until,
            scoring.basis,
            count=count,
        )


def to_appraise(user: User, _day: date) -> Work:
    """Items of sent cards that wait for one's agency, a line a year."""
    rows = waiting.lines_to_appraise(user).order_by()
    if not (yield rows):
        return
    told = ("card__scoring__year", "card__scoring__scorecard__title", "card__scoring__appraise_until")
    groups = rows.values("card__scoring", *told, "card__scoring__basis").annotate(
        n=Count("pk"), cards=Count("card", distinct=True)
    )
    for group in groups.order_by("card__scoring"):
        year, count, cards = group["card__scoring__year"], group["n"], group["cards"]
        yield Task(
            Say(
                f"Thẩm định điểm {year}: {count} mục của {cards} phiếu",
                f"Appraise scores of {year}: {several(count, 'item')} of {several(cards, 'card')}",
            ),
            group["card__scoring__scorecard__title"],
            reverse("scorecards:queue"),
            Say("Mở hàng chờ", "Open the queue"),
            group["card__scoring__appraise_until"],
            group["card__scoring__basis"],
            count=cards,
        )


def to_survey(user: User, _day: date) -> Work:
    """Points of the survey that one's agency has to enter."""
    rows = waiting.surveyed(user)
    if not (yield rows):
        return
    for scoring, count in waiting.surveys_to_enter(rows):
        yield Task(
            Say(
                f"Nhập điểm điều tra {scoring.year}: còn {count} điểm",
                f"Enter points of the survey of {scoring.year}: {count} to go",
            ),
            str(scoring),
            reverse("scorecards:survey", args=[scoring.pk]),
            Say("Nhập điểm", "Enter points"),
            scoring.survey_until,
            scoring.basis,
        )


def to_finish(user: User, _day: date) -> Work:
    """Sent cards on which the appraisers have nothing left to do."""
    told = ("scoring", "scoring__year", "scoring__scorecard__title", "scoring__appraise_until")
    rows = waiting.to_finish(user)
    if not (yield rows):
        return
    for group in rows.order_by("scoring").values(*told).annotate(n=Count("pk")):
        yield Task(
            Say(
                f"Kết thúc thẩm định {group['n']} phiếu chấm điểm {group['scoring__year']}",
                f"End the appraisal of {several(group['n'], 'card')} of {group['scoring__year']}",
            ),
            group["scoring__scorecard__title"],
            reverse("scorecards:scoring", args=[group["scoring"]]),
            _YEAR,
            group["scoring__appraise_until"],
            count=group["n"],
        )


def to_settle(user: User, day: date) -> Work:
    """Years whose cards are appraised, or whose time of appraising is over: the council's turn."""
    rows = waiting.scorings_of("scoring.settle", user, "open")
    if not (yield rows):
        return
    for scoring in rows:
        over = scoring.appraise_until is not None and scoring.appraise_until < day
        if scoring.done and (over or not scoring.under_way):
            yield Task(
                Say(
                    f"Trình Hội đồng {scoring.done} phiếu chấm điểm {scoring.year}",
                    f"Bring {several(scoring.done, 'card')} of {scoring.year} before the council",
                ),
                str(scoring),
                reverse("scorecards:council", args=[scoring.pk]),
                _YEAR,
                count=scoring.done,
            )


def to_announce(user: User, _day: date) -> Work:
    """Years that the council settled."""
    rows = waiting.scorings_of("scoring.announce", user, "settled")
    if not (yield rows):
        return
    for scoring in rows:
        yield Task(
            Say(f"Công bố kết quả chấm điểm {scoring.year}", f"Announce the results of {scoring.year}"),
            str(scoring),
            reverse("scorecards:announce", args=[scoring.pk]),
            _YEAR,
        )


def to_complain(user: User, day: date) -> Work:
    """Until when one may complain about an announced result."""
    rows = waiting.to_complain(user, day)
    if not (yield rows):
        return
    for scoring, cards in _by_scoring(rows):
        yield Task(
            Say(
                f"Xem kết quả chấm điểm {scoring.year}, kiến nghị nếu cần",
                f"Read the results of {scoring.year}; complain if need be",
            ),
            str(cards[0].unit) if len(cards) == 1 else str(scoring),
            reverse("scorecards:card", args=[cards[0].pk])
            if len(cards) == 1
            else reverse("scorecards:results", args=[scoring.pk]),
            _CARD,
            scoring.complain_until,
        )


def to_answer(user: User, _day: date) -> Work:
    """Complaints about marks that nobody has answered."""
    told = ("card__scoring", "card__scoring__year", "card__scoring__scorecard__title")
    rows = waiting.complaints_to_answer(user).order_by("card__scoring")
    if not (yield rows):
        return
    for group in rows.values(*told).annotate(n=Count("pk")):
        count = group["n"]
        yield Task(
            Say(f"Trả lời {count} kiến nghị về điểm", f"Answer {several(count, 'complaint')} about marks"),
            f"{group['card__scoring__scorecard__title']}, {group['card__scoring__year']}",
            reverse("scorecards:scoring", args=[group["card__scoring"]]),
            _YEAR,
            count=count,
        )


def to_restate(user: User, _day: date) -> Work:
    """Years in which a mark was changed by a complaint since the announcement."""
    rows = waiting.to_restate(user)
    if not (yield rows):
        return
    for scoring in rows:
        yield Task(
            Say(
                f"Công bố lại kết quả chấm điểm {scoring.year}: có kiến nghị được nhận",
                f"Announce the results of {scoring.year} again: a complaint was upheld",
            ),
            str(scoring),
            reverse("scorecards:restate", args=[scoring.pk]),
            _YEAR,
        )


def to_record(user: User, _day: date) -> Work:
    """Results announced before a movement that waits for them was opened, or was given its plan."""
    rows = waiting.listening(user)
    if not (yield rows):
        return
    for movement, publication in waiting.unheard(rows):
        year = publication.scoring.year
        told = {"su-kien": "index_recognised", "nam": year, "so": publication.decision}
        asked = urlencode(told | {"ngay": f"{publication.published_on:%d/%m/%Y}"})
        yield Task(
            Say(
                f"Ghi ngày công nhận kết quả {year}: {publication.decision}",
                f"Record when the result of {year} was recognised: {publication.decision}",
            ),
            movement.name,
            f"{reverse('movements:event', args=[movement.pk])}?{asked}",
            Say("Ghi sự kiện", "Record the event"),
        )


def _by_scoring(cards: Iterable[Card]) -> Iterator[tuple[Scoring, list[Card]]]:
    for scoring, group in groupby(cards, key=lambda card: card.scoring):
        yield scoring, list(group)
