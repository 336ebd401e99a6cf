"""An initiative counts once (CV 5007/BNV-TĐKT 2023): the award that rests on it marks its records."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from thidua.core.facts.tables import Initiative
from thidua.evidence.facts import record_of, stored
from thidua.evidence.models import Fact
from thidua.evidence.resting import changed, rests_of
from thidua.people.models import User


def use_once(thing: Any, purpose: str, *, by: User) -> list[Fact]:
    """Mark the initiative of its own on which a granted nomination rests as used for a plan.

    Of several the one recognised first is taken, so that the others still count. Proposals of other
    movements that rest on it wait to be reviewed. Called inside the action that grants.
    """
    rested = [i for i in rests_of(thing) if i.startswith(f"{Initiative.table}:")]
    own = _own(thing)
    found = sorted(
        (f for f in own if f.ident in rested), key=lambda f: (f.values.get("recognised_on") or "", f.pk)
    )
    if not found or any(f.values.get("used_for") for f in found):
        return []
    code = _code(found[0])
    return [_marked(f, purpose, thing, by) for f in own if _code(f) == code]


def free(thing: Any, purpose: str, *, by: User) -> list[Fact]:
    """Take the mark off again, where the award that rested on it is revoked."""
    return [_marked(f, None, thing, by) for f in _own(thing) if f.values.get("used_for") == purpose]


def _own(thing: Any) -> list[Fact]:
    rows = Fact.objects.filter(table=Initiative.table, closed_on=None, replaced_by=None)
    whose = {"person": thing.person} if thing.person_id else {"person": None, "unit": thing.unit}
    return list(rows.filter(**whose).select_related("unit", "person", "agency").order_by("pk"))


def _code(fact: Fact) -> str:
    """The initiative itself, whichever level recognised it."""
    return str(fact.values["initiative_id"]).partition("/")[0]


def _marked(fact: Fact, purpose: str | None, thing: Any, by: User) -> Fact:
    record = record_of(fact)
    assert isinstance(record, Initiative)
    marked = replace(record, used_for=purpose, recorded_at=None, closed_at=None)
    made = stored(marked, unit=fact.unit, person=fact.person, by=by, agency=fact.agency)
    made.verified_by, made.verified_at, made.waits = fact.verified_by, fact.verified_at, fact.waits
    made.save()
    fact.replaced_by, fact.closed_on = made, made.recorded_on
    fact.changed_by, fact.changed_at = by, made.entered_at
    fact.save(update_fields=["replaced_by", "closed_on", "changed_by", "changed_at"])
    changed([fact], "restated", outside=thing.movement_id)
    return made
