"""Whom a person may propose: by which unit, in which rounds, and who is still free."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from thidua.core.plan.model import Award
from thidua.core.wording import Say
from thidua.movements.models import Movement, Round
from thidua.nominations.models import Nomination, Standing
from thidua.nominations.queries.rounds import awards_of
from thidua.people.models import Person, Unit, User
from thidua.registrations.models import Registration
from thidua.rounds.pages.naming import award_full

MOST = 500
"""Most candidates offered in one list."""


@dataclass(frozen=True)
class Offer:
    """A candidate who may be proposed for an award, with what is known of them."""

    unit: Unit
    person: Person | None
    registered: bool
    answer: int | None

    @property
    def key(self) -> str:
        """`unit:CODE` or `person:CODE`."""
        return str(self.person.key if self.person else self.unit.key)

    @property
    def name(self) -> str:
        """The name shown."""
        return f"{self.person.name}, {self.unit.name}" if self.person else str(self.unit.name)


def rounds_to_propose_in(user: User) -> QuerySet:
    """Open rounds of the running movements of one's agencies and those above them."""
    above = {int(part) for path in user.below.paths for part in path.split("/") if part}
    seen = Movement.objects.visible_to(user).filter(agency__in=above, state="open")
    rounds = Round.objects.filter(movement__in=seen.order_by().values("pk"), closed_at=None)
    return rounds.select_related("movement__plan", "movement__agency").order_by("-name", "pk")


def proposer(user: User, home: Unit) -> Unit | None:
    """The unit in whose name a person proposes somebody of `home`: the nearest they are clerk of."""
    mine = [p for p in user.below.paths if user.below.reaches(p, home.path)]
    return Unit.objects.filter(path=max(mine, key=len)).first() if mine else None


def awards_to_propose(round_: Round) -> list[tuple[Award, Say]]:
    """The awards of a round with their names."""
    return [(award, award_full(award)) for award in awards_of(round_)]


def offers(user: User, round_: Round, award: Award) -> list[Offer]:
    """Those of one's units who registered or whom the rules count in, and are not proposed yet."""
    inside = user.prepares_for("unit__")
    alone = {None: Q(), "collective": Q(person=None), "individual": Q(person__isnull=False)}[award.who]
    taken = set(
        Nomination.objects.filter(inside, round=round_, award=award.id)
        .exclude(state="withdrawn")
        .values_list("unit", "person")
    )
    stands = Standing.objects.filter(inside, alone, round=round_, award=award.id).select_related(
        "unit", "person"
    )
    found = {(s.unit_id, s.person_id): Offer(s.unit, s.person, False, s.answer) for s in stands}
    signed = Registration.objects.filter(inside, alone, round=round_, state="registered")
    for row in signed.select_related("unit", "person"):
        key = (row.unit_id, row.person_id)
        answer = found[key].answer if key in found else None
        found[key] = Offer(row.unit, row.person, True, answer)
    if not found:
        found = {(o.unit.pk, o.person.pk if o.person else None): o for o in _everybody(user, award)}
    free = [offer for key, offer in found.items() if key not in taken]
    return sorted(free, key=_order)[:MOST]


def _everybody(user: User, award: Award) -> list[Offer]:
    """Where nothing was registered or judged yet: all people and units of one's own."""
    found: list[Offer] = []
    if award.who != "individual":
        units = Unit.objects.filter(user.prepares_for("")).order_by("path")[:MOST]
        found += [Offer(u, None, False, None) for u in units]
    if award.who != "collective":
        people = Person.objects.filter(user.prepares_for("unit__")).select_related("unit")
        found += [Offer(p.unit, p, False, None) for p in people.order_by("name_key")[:MOST]]
    return found


def _order(offer: Offer) -> tuple[int, str]:
    """Those who meet more come first, then by given name or place in the tree."""
    name = offer.person.name_key if offer.person else offer.unit.path
    return (-1 if offer.answer is None else -offer.answer - 1, str(name))
