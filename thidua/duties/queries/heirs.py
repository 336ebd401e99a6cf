"""Who does what a unit was given that has ended: the units that came of it, with the trace kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thidua.clock import today
from thidua.duties.models import Owner
from thidua.people.history import heirs
from thidua.people.models import Unit


def doing(owners: Iterable[Owner]) -> list[Owner]:
    """Owners as they act today: in the place of a unit that has ended those that came of it.

    Nothing is saved: what was given stays as it was given, and a reorganisation that is taken back
    gives the work back. One of which nothing came stays, so that its work is seen to lie.
    """
    given = list(owners)
    came = heirs((o.unit for o in given), today())
    return [acting for owner in given for acting in _acting(owner, came)]


def _acting(owner: Owner, came: dict[int, list[Unit]]) -> Iterator[Owner]:
    after = came.get(owner.unit_id)
    if not after:
        yield owner
        return
    for unit in after:
        role = (
            owner.role if unit.is_agency == owner.unit.is_agency else "office" if unit.is_agency else "clerk"
        )
        acting = Owner(
            agency_id=owner.agency_id,
            movement_id=owner.movement_id,
            actor=owner.actor,
            unit=unit,
            role=role,
            by_id=owner.by_id,
            at=owner.at,
        )
        acting.was = owner.unit
        yield acting
