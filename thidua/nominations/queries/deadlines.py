"""The last day for a dossier, by the plan's clause and the events recorded so far."""

from __future__ import annotations

from collections.abc import Iterable

from thidua.clock import today
from thidua.core.calendar import Due, dossier_due
from thidua.core.facts import acts
from thidua.core.facts.store import Facts
from thidua.core.facts.view import FactsView
from thidua.core.rounds import Round as CoreRound
from thidua.movements.compiled import plan_of
from thidua.movements.models import Event, Round
from thidua.nominations.models import Nomination

Dues = dict[tuple[int, str], Due | None]


def due_of(nomination: Nomination) -> Due | None:
    """The deadline of a dossier; None where the plan sets none."""
    round_ = nomination.round
    round_.movement = nomination.movement  # the same row, read with the dossier
    return dues_of([(round_, nomination.award)])[round_.pk, nomination.award]


def dues_of(pairs: Iterable[tuple[Round, str]]) -> Dues:
    """The deadlines of several awards of several rounds, by one query."""
    wanted = list(pairs)
    events: dict[int, list[acts.Event]] = {}
    for row in Event.objects.filter(movement__in={r.movement_id for r, _ in wanted}):
        told = acts.Event(event=row.event, year=row.year, issuer=row.issuer or None, on=row.on)
        events.setdefault(row.movement_id, []).append(told)
    views = {m: FactsView(Facts.of(rows, ["events"]), today()) for m, rows in events.items()}
    nothing = FactsView(Facts.of([], ["events"]), today())
    found: Dues = {}
    for round_, award in wanted:
        if (round_.pk, award) not in found:
            plan, view = plan_of(round_.movement.plan), views.get(round_.movement_id, nothing)
            found[round_.pk, award] = dossier_due(plan, CoreRound.read(round_.name), award, view)
    return found
