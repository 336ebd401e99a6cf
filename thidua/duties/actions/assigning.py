"""Saying whom the plan's names mean here, so that each duty has somebody who does it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.duties import duties_of
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.duties.models import Owner
from thidua.duties.queries.owners import is_named, named_of
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement
from thidua.people.models import Unit

ROLES = ("clerk", "office", "signer", "secretary", "steering")
"""Roles that can be given a duty."""


@dataclass(frozen=True)
class NewOwner:
    """A unit that is given duties, and the role that does them there."""

    unit: Unit
    role: str = "clerk"


@action("duty.assign")
def assign(movement: Movement, actor: str, owners: Sequence[NewOwner], *, by: Any) -> list[Owner]:
    """Give all duties of one of the plan's names to some units; those given before keep none of them.

    Raises Refused for a name that has no duties, and for units outside the agency's tree.
    """
    access.check("duty.assign", by, movement)
    _check_runs(movement)
    if not is_named(duties_of(plan_of(movement.plan)), actor):
        raise Refused(
            Say(f"Kế hoạch không giao việc nào cho “{actor}”.", f"The plan gives “{actor}” no duty.")
        )
    for owner in owners:
        _check_inside(movement, owner)
    made = _kept(movement, actor, owners, by)
    record("duty.assign", movement, by=by, told={"actor": actor, "units": [o.unit_id for o in made]})
    return made


@action("duty.assign_proposed")
def assign_proposed(movement: Movement, *, by: Any) -> list[Owner]:
    """Give every name that was given to nobody to the units that are proposed for it.

    Raises Refused where nothing is proposed.
    """
    access.check("duty.assign_proposed", by, movement)
    _check_runs(movement)
    open_ = [n for n in named_of(movement, duties_of(plan_of(movement.plan))) if not n.owners and n.proposed]
    if not open_:
        raise Refused(
            Say(
                "Không còn đề xuất nào: các vai còn lại không có đơn vị trùng tên. Chọn đơn vị cho từng vai.",
                "Nothing is proposed any more: no unit bears the names that are left. Choose units for each.",
            )
        )
    made = [
        owner
        for named in open_
        for owner in _kept(movement, named.actor, [NewOwner(p.unit, p.role) for p in named.proposed], by)
    ]
    told = {"actors": [n.actor for n in open_], "units": sorted({o.unit_id for o in made})}
    record("duty.assign_proposed", movement, by=by, told=told)
    return made


def _kept(movement: Movement, actor: str, owners: Sequence[NewOwner], by: Any) -> list[Owner]:
    """Exactly these units stand behind a name."""
    Owner.objects.filter(movement=movement, actor=actor).delete()
    rows = [
        Owner(
            agency_id=movement.agency_id,
            movement=movement,
            actor=actor,
            unit=owner.unit,
            role=owner.role,
            by=by,
            at=now(),
        )
        for owner in owners
    ]
    made: list[Owner] = Owner.objects.bulk_create(rows)
    return made


def _check_runs(movement: Movement) -> None:
    if movement.state != "open":
        raise Refused(
            Say(
                "Phong trào không đang chạy nên không giao thêm nhiệm vụ. Tiếp tục phong trào trước.",
                "The movement is not running, so no duties can be given. Continue it first.",
            )
        )


def _check_inside(movement: Movement, owner: NewOwner) -> None:
    if not owner.unit.path.startswith(movement.agency.path):
        raise Refused(
            Say(
                f"{owner.unit} không thuộc {movement.agency}.",
                f"{owner.unit} is not part of {movement.agency}.",
            )
        )
    if owner.role not in ROLES:
        raise Refused(Say("Chọn vai làm nhiệm vụ.", "Choose the role that does the duty."))
