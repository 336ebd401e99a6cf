"""A person goes from one unit to another on a day: the posting that ends, the one that begins, what follows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple

from thidua.clock import today
from thidua.people.actions.ledger import Ledger
from thidua.people.models import Person, Posting, Unit

HELD = ("post", "leadership", "direct_reform_worker")
"""What a posting says of a person beside the unit."""


class Going(NamedTuple):
    """Who leaves a unit for another; `whole` when the unit itself goes, with all that is nominated by it.

    `left` is the agency that is left, where the unit has come under another one.
    """

    people: tuple[int, ...]
    old: Unit
    new: Unit
    whole: bool = False
    left: int | None = None

    @property
    def agency_left(self) -> int | None:
        """The agency that is left; None where one stays within it."""
        old = self.left or self.old.agency_id
        return old if old != self.new.agency_id else None


FOLLOWING: list[Callable[[Ledger, Going], None]] = []
"""What the rooms above carry along, each row by the ledger, so that it is shown and taken back with the rest."""


def follow_along(ledger: Ledger, going: Going) -> None:
    """Let what is under way about people who go follow them."""
    for carry in FOLLOWING:
        carry(ledger, going)


def post_to(ledger: Ledger, person: Person, into: Unit, **held: Any) -> None:
    """End the posting that stands and begin one in another unit; what is not `held` anew stays the same."""
    on, last = ledger.change.on, ledger.change.on - timedelta(days=1)
    was = person.postings.filter(valid_to=None).order_by("-pk").first()
    same = {name: getattr(person, name) for name in HELD}
    if was and was.valid_from and was.valid_from >= on:
        ledger.put(was, unit_id=into.pk, **held)
    else:
        if was:
            ledger.put(was, valid_to=last, end_known_on=today())
        else:
            ended = {"valid_to": last, "end_known_on": today()}
            ledger.make(Posting, person=person, unit_id=person.unit_id, **ended, **same)
        begun = {"valid_from": on, "known_on": today(), "basis": ledger.change.basis, "deed": ledger.deed}
        ledger.make(Posting, person=person, unit=into, **begun, **same | held)
    ledger.put(person, unit_id=into.pk, **held)
