"""An initiative counts once (CV 5007/BNV-TĐKT 2023): the award that rests on it marks its records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from thidua.core.facts.tables import AND, Initiative
from thidua.evidence.facts import record_of, stored
from thidua.evidence.models import Fact
from thidua.evidence.resting import changed, rests_of
from thidua.movements.compiled import plan_of
from thidua.people.models import User


def use_once(way: Sequence[Any], *, by: User) -> list[Fact]:
    """Mark the initiative of its own on which a granted nomination rests as used for its plans.

    `way` is the nomination with those below that it came from: the same case at several levels, hence
    one use under the plan of each. Of several initiatives the one recognised first is taken, so that
    the others still count. Proposals of other movements that rest on it wait to be reviewed. Called
    inside the action that grants.
    """
    rested = {i for thing in way for i in rests_of(thing) if i.startswith(f"{Initiative.table}:")}
    own = _own(way[0])
    found = sorted(
        (f for f in own if f.ident in rested), key=lambda f: (f.values.get("recognised_on") or "", f.pk)
    )
    if not found or any(f.values.get("used_for") for f in found):
        return []
    code, purpose = _code(found[0]), AND.join(_plans(way))
    return [_marked(f, purpose, way, by) for f in own if _code(f) == code]


def free(way: Sequence[Any], *, by: User) -> list[Fact]:
    """Take the mark off again, where the award that rested on it is revoked."""
    purpose = AND.join(_plans(way))
    return [_marked(f, None, way, by) for f in _own(way[0]) if f.values.get("used_for") == purpose]


def _plans(way: Sequence[Any]) -> list[str]:
    """The codes of the plans of a way, from below to above."""
    return list(dict.fromkeys(plan_of(thing.movement.plan).code for thing in reversed(way)))


def _own(thing: Any) -> list[Fact]:
    rows = Fact.objects.filter(table=Initiative.table, closed_on=None, replaced_by=None)
    whose = {"person": thing.person} if thing.person_id else {"person": None, "unit": thing.unit}
    return list(rows.filter(**whose).select_related("unit", "person", "agency").order_by("pk"))


def _code(fact: Fact) -> str:
    """The initiative itself, whichever level recognised it."""
    return str(fact.values["initiative_id"]).partition("/")[0]


def _marked(fact: Fact, purpose: str | None, way: Sequence[Any], by: User) -> Fact:
    record = record_of(fact)
    assert isinstance(record, Initiative)
    marked = replace(record, used_for=purpose, recorded_at=None, closed_at=None)
    made = stored(marked, unit=fact.unit, person=fact.person, by=by, agency=fact.agency)
    made.verified_by, made.verified_at, made.waits = fact.verified_by, fact.verified_at, fact.waits
    made.save()
    fact.replaced_by, fact.closed_on = made, made.recorded_on
    fact.changed_by, fact.changed_at = by, made.entered_at
    fact.save(update_fields=["replaced_by", "closed_on", "changed_by", "changed_at"])
    changed([fact], "restated", outside=[thing.movement_id for thing in way])
    return made
