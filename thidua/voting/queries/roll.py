"""The roll of a session: who may put a ballot in the box for which item, and who has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thidua.core.ballots.counting import Choice
from thidua.core.ballots.ratio import Ratio
from thidua.core.ballots.rules import Recusal as HowCounted
from thidua.core.ballots.rules import Rule, by_law
from thidua.core.wording import both
from thidua.people.models import User
from thidua.voting.models import Attendance, Council, Item, OpenVote, Recusal, Seal, Session


@dataclass(frozen=True)
class Roll:
    """Everybody and everything of one vote, read in a fixed number of queries."""

    session: Session
    members: tuple[Attendance, ...]
    items: tuple[Item, ...]
    recused: dict[int, frozenset[int]]
    written: dict[int, dict[int, Choice]]

    @property
    def attending(self) -> int:
        """How many are there, in the room or from afar."""
        return sum(m.presence in ("present", "online") for m in self.members)

    def voters(self, item: int) -> frozenset[int]:
        """Who may vote on an item, as user ids: not recused, no opinion in writing."""
        out = self.recused.get(item, frozenset()) | self.written.get(item, {}).keys()
        return frozenset(m.user_id for m in self.members) - out

    def ballot(self, user: int) -> tuple[Item, ...]:
        """The items on which somebody may vote, in order."""
        return tuple(item for item in self.items if user in self.voters(item.pk))


def roll_of(session: Session) -> Roll:
    """The roll of a session as it stands."""
    recused: dict[int, set[int]] = {}
    for item, user in Recusal.objects.filter(item__session=session).values_list("item", "user"):
        recused.setdefault(item, set()).add(user)
    written: dict[int, dict[int, Choice]] = {}
    rows = OpenVote.objects.filter(item__session=session, written=True)
    for item, user, choice in rows.values_list("item", "user", "choice"):
        written.setdefault(item, {})[user] = Choice(choice)
    return Roll(
        session=session,
        members=tuple(session.attendance.select_related("user__person").order_by("pk")),
        items=tuple(session.items.order_by("number")),
        recused={item: frozenset(users) for item, users in recused.items()},
        written=written,
    )


def ballot_of(session: Session, user: User) -> tuple[Item, ...]:
    """The items on which somebody may vote in the sealed box; none where they are not on the roll."""
    return roll_of(session).ballot(user.pk)


@dataclass(frozen=True)
class Turnout:
    """Who has voted and who has not: never what."""

    done: tuple[Attendance, ...]
    waiting: tuple[Attendance, ...]
    by_item: dict[int, tuple[int, int]]  # item: ballots cast, voters


def turnout(session: Session) -> Turnout:
    """How far the vote has come. Seals are linked to names and unreadable, so this may be shown."""
    roll = roll_of(session)
    cast: dict[int, set[int]] = {}
    for item, user in _ballots(session):
        cast.setdefault(item, set()).add(user)
    able = [m for m in roll.members if roll.ballot(m.user_id)]
    done = [m for m in able if all(m.user_id in cast.get(i.pk, ()) for i in roll.ballot(m.user_id))]
    by_item = {i.pk: (len(cast.get(i.pk, ())), len(roll.voters(i.pk))) for i in roll.items}
    return Turnout(tuple(done), tuple(m for m in able if m not in done), by_item)


def _ballots(session: Session) -> list[tuple[int, int]]:
    rows = OpenVote.objects.filter(written=False) if session.mode == "open" else Seal.objects.all()
    return list(rows.filter(item__session=session).values_list("item", "user"))


def rule_for(council: Council, form: str, day: date) -> Rule:
    """By which rule the council decides on a form that day: its own newest, over what the law sets."""
    rows = council.rules.filter(form__in={form, ""}).order_by("since", "pk")
    own = max(rows, key=lambda r: (r.form == form, r.since, r.pk), default=None)
    quorum = (own.quorum if own else "") or council.quorum
    law = by_law(form or None, day)
    return law.with_council(
        Rule(
            threshold=Ratio.read(own.threshold) if own and own.threshold else None,
            quorum=Ratio.read(quorum) if quorum else None,
            secret=own.secret if own else law.secret,
            recusal=HowCounted(council.recusal) if council.recusal else None,
            source=both(own.basis) if own else law.source,
        )
    )
