"""What the tests of the public side look at: a movement, decisions, honours, made as the rooms make them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.web.world import DAY, World
from thidua.clock import now
from thidua.core.wording import fold
from thidua.decisions.models import Awarded, Decision
from thidua.honours.models import Honour
from thidua.movements.models import Movement
from thidua.nominations.models import Nomination
from thidua.people.models import Person
from thidua.portal import actions
from thidua.records.actions import open_series, take_number


@dataclass
class Site:
    """The province with A's movement; what is published stands there by name."""

    world: World
    movement: Movement

    def shown(self) -> Movement:
        """Put the movement on the site."""
        actions.show(self.movement, by=self.world.users["a-office"])
        return self.movement

    def decided(self, *people: str, published: bool = True, on: date = DAY) -> Decision:
        """A decision that grants an award to some people, each with a line and a place in the register."""
        world, signer = self.world, self.world.users["a-signer"]
        made = Decision.objects.create(
            agency=world.units["A"],
            movement=self.movement,
            round=self.movement.rounds.get(name="2024"),
            award="gk",
            state="published" if published else "issued",
            title="Tặng Giấy khen (mẫu)",
            folded=fold("Tặng Giấy khen (mẫu)"),
            signed_on=on,
            published_at=now() if published else None,
            made_by=signer,
            made_at=now(),
        )
        made.issued = take_number("decision", made, by=signer, on=on)
        made.save()
        for number, code in enumerate(people, 1):
            self._line(made, world.people[code], number)
        return made

    def _line(self, decision: Decision, person: Person, number: int) -> Awarded:
        honour = Honour.objects.create(
            agency=person.agency,
            giver=decision.agency,
            unit=person.unit,
            person=person,
            form="commendation_certificate",
            authority="department_director",
            decision_number=decision.issued.text,
            decided_on=decision.signed_on,
            entered_at=now(),
        )
        case = Nomination.objects.create(
            agency=decision.agency,
            movement=decision.movement,
            round=decision.round,
            award="gk.individual",
            code=f"HS-{decision.pk}-{number}",
            unit=person.unit,
            person=person,
            nominated_by=person.unit,
            state="granted",
            holder=decision.agency,
            held_since=now(),
            plan=decision.movement.plan,
            made_by=decision.made_by,
            made_at=now(),
        )
        return Awarded.objects.create(
            decision=decision,
            nomination=case,
            number=number,
            name=person.name,
            under="Chức vụ mẫu",
            honour=honour,
        )


def site(world: World) -> Site:
    """A's movement, not yet on the site."""
    for year in (DAY.year - 1, DAY.year):
        open_series(world.units["A"], "decision", "{n}/QĐ-MẪU", by=world.users["a-agency_admin"], year=year)
    return Site(world, world.movement(world.plan("mau", "A"), "2024"))
