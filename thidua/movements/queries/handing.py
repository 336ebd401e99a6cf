"""What goes along when a movement is handed over to another agency, what stays, and what stands in the way.

A model that hangs on a movement says itself which of its rows go along: `handed_say` names them,
`handed(handing)` finds them. Whatever says nothing stays where it was made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from thidua.core.wording import Say, join, several
from thidua.movements.models import Movement, MovementRole, Round
from thidua.movements.queries.movements import DONE
from thidua.people.models import Unit

MIDWAY = ("before_council", "passed", "in_decision", "proposed")
"""States in which a dossier hangs on a session, a draft decision or a package of the old agency."""
GRANTED = ("granted", "revoked")
NAMES = 5
"""How many dossiers a refusal names."""


@dataclass(frozen=True)
class Handing:
    """A movement on its way to another agency: the rounds that go on there."""

    old: Movement
    agency: Unit
    rounds: tuple[Round, ...]

    @property
    def inside(self) -> Q:
        """Rows whose unit stands under the receiving agency."""
        return Q(unit__path__startswith=self.agency.path)


@dataclass(frozen=True)
class Line:
    """How much of one kind goes along."""

    say: Say
    count: int


def handing_of(movement: Movement, agency: Unit) -> Handing:
    """Rounds go on unless their list is settled or something was granted in them: quotas stay whole."""
    settled = movement.nominations.filter(state__in=GRANTED).values("round")
    going = movement.rounds.filter(closed_at=None).exclude(pk__in=settled)
    return Handing(movement, agency, tuple(going))


def followers(handing: Handing) -> Iterator[tuple[Say, QuerySet]]:
    """Every kind of row that goes along, with the rows."""
    for model in apps.get_models():
        say: Say | None = getattr(model, "handed_say", None)
        if say is not None:
            rows: Any = model
            yield say, rows.handed(handing)


def going(handing: Handing) -> list[Line]:
    """What goes along, counted; what there is none of is left out."""
    rounds = Line(
        Say("đợt", "rounds") if len(handing.rounds) != 1 else Say("đợt", "round"), len(handing.rounds)
    )
    roles = Line(Say("vai trong phong trào", "roles in the movement"), standing_roles(handing.old).count())
    found = [rounds, roles, *(Line(say, rows.count()) for say, rows in followers(handing))]
    return [line for line in found if line.count]


def staying(handing: Handing) -> list[Line]:
    """What stays with the old movement, to be read there."""
    old = handing.old
    live = Q(state__in=("registered", "late_asked"), round__in=handing.rounds)
    found = [
        Line(
            Say("đợt đã chốt hoặc đã khen", "rounds settled or awarded"),
            old.rounds.count() - len(handing.rounds),
        ),
        Line(
            Say("hồ sơ đã xong, quyết định của chúng", "finished dossiers with their decisions"),
            old.nominations.filter(state__in=DONE).count(),
        ),
        Line(
            Say(
                "đăng ký của đơn vị không thuộc cơ quan nhận", "registrations of units outside the new agency"
            ),
            old.registrations.filter(live).exclude(handing.inside).count(),
        ),
    ]
    return [line for line in found if line.count]


def standing_roles(movement: Movement) -> QuerySet:
    """Roles in a movement that have not ended."""
    return MovementRole.objects.filter(movement=movement, ended_on=None)


def midway(handing: Handing) -> Say | None:
    """Why a movement cannot be handed over yet: dossiers that would be left halfway, by code."""
    old = handing.old
    unfinished = old.nominations.exclude(state__in=DONE)
    stuck = unfinished.filter(Q(state__in=MIDWAY) | ~Q(round__in=handing.rounds))
    if stuck.exists():
        codes = _codes(stuck)
        return Say(
            f"{stuck.count()} hồ sơ đang ở Hội đồng, trong dự thảo quyết định, đã chuyển cấp trên hoặc thuộc đợt "
            f"đã khen: quyết định xong, rút về hoặc rút khỏi phiên họp trước ({codes.vi}).",
            f"{several(stuck.count(), 'dossier')} before the council, in a draft decision, sent up or of a round "
            f"already awarded: decide, withdraw or take them back first ({codes.en}).",
        )
    outside = unfinished.exclude(handing.inside)
    if outside.exists():
        codes = _codes(outside)
        return Say(
            f"{outside.count()} hồ sơ của đơn vị không thuộc {handing.agency}: chuyển đơn vị về cơ quan nhận, "
            f"hoặc rút hồ sơ trước ({codes.vi}).",
            f"{several(outside.count(), 'dossier')} of units that are not part of {handing.agency}: move the units "
            f"there, or withdraw the dossiers first ({codes.en}).",
        )
    return None


def _codes(rows: QuerySet) -> Say:
    codes = list(rows.order_by("code").values_list("code", flat=True)[: NAMES + 1])
    more = [Say("…", "…")] if len(codes) > NAMES else []
    return join([Say(code, code) for code in codes[:NAMES]] + more)
