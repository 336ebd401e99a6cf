"""Results of a vote, once there is a count; nobody reads them earlier."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.core.ballots.counting import Council, Counts, Outcome, outcome
from thidua.core.ballots.disclosure import gave_away
from thidua.core.ballots.places import Placed, placed
from thidua.core.ballots.ratio import Ratio
from thidua.core.ballots.rules import Recusal
from thidua.core.wording import Say
from thidua.voting.models import Item, OpenVote, Seal, Session
from thidua.voting.refusals import BEFORE_COUNT, need

COUNTED = ("counted", "signed")


def outcomes(session: Session) -> dict[Item, Outcome]:
    """The result of every item in order; raises Refused before the count, for everybody."""
    need(session.state in COUNTED, BEFORE_COUNT)
    return {item: outcome_of(session, item) for item in session.items.order_by("number")}


def outcome_of(session: Session, item: Item) -> Outcome:
    """The result of one counted item, worked out again from its counts and its frozen rule."""
    need(item.result, BEFORE_COUNT)
    box, written = (Counts(*item.result[part]) for part in ("box", "written"))
    return outcome(frozen_council(session, item), box, written, item.result["recused"])


def frozen_council(session: Session, item: Item) -> Council:
    """What an item is counted over, as it stood when the vote opened."""
    return Council(
        members=session.members,
        attending=session.attending,
        threshold=Ratio.read(item.threshold),
        quorum=Ratio.read(item.quorum),
        recusal=Recusal(item.recusal),
    )


def result_of(kind: str, ident: object) -> tuple[Item, Outcome] | None:
    """The newest counted result on a thing; None where no council has voted on it."""
    rows = Item.objects.filter(kind=kind, ident=str(ident), session__state__in=COUNTED)
    item = rows.select_related("session").order_by("-session__closed_at", "-pk").first()
    return (item, outcome_of(item.session, item)) if item else None


def placing(session: Session, award: str, places: int | None) -> dict[Item, Placed]:
    """Who of an award's nominees is in, tied at the line or below it."""
    return placed({item: found for item, found in outcomes(session).items() if item.award == award}, places)


@dataclass(frozen=True)
class Figures:
    """Everything that minutes tell of one item."""

    item: Item
    outcome: Outcome
    rule: Say
    recused: tuple[tuple[str, str], ...]  # name, reason
    written: tuple[str, ...]  # names of those whose opinion came in writing
    given_away: Say | None


def minutes_figures(session: Session) -> list[Figures]:
    """Per item: counts, rule and its source, who stood aside and why, who wrote; for the minutes."""
    found = outcomes(session)
    items = session.items.prefetch_related("recusals__user")
    stood = {i.pk: tuple((str(r.user), r.reason) for r in i.recusals.all()) for i in items}
    wrote: dict[int, list[str]] = {}
    for vote in OpenVote.objects.filter(item__session=session, written=True).select_related("user"):
        wrote.setdefault(vote.item_id, []).append(str(vote.user))
    secret = session.mode != "open"
    return [
        Figures(
            item,
            result,
            rule_said(item),
            stood[item.pk],
            tuple(wrote.get(item.pk, ())),
            gave_away(result.box) if secret else None,
        )
        for item, result in found.items()
    ]


def rule_said(item: Item) -> Say:
    """The frozen rule of an item in words: threshold, what it is counted over, its source."""
    share, source = Ratio.read(item.threshold).say, Say(*item.basis)
    return Say(f"{share.vi} tổng số thành viên ({source.vi})", f"{share.en} of all members ({source.en})")


def check_list(session: Session) -> list[tuple[str, int, str]]:
    """The printed list of stored seals: member, item number, check code. It holds no choice."""
    rows = Seal.objects.filter(item__session=session).select_related("user", "item")
    return [(str(s.user), s.item.number, s.check_code) for s in rows.order_by("user_id", "item__number")]
