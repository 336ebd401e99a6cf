"""A later list of communes taken in by an administrator: read and shown first, one deed, taken back whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.people.actions.changing import carry
from thidua.people.actions.ledger import Change, Ledger
from thidua.people.actions.units import in_order, stands
from thidua.people.batches import keep
from thidua.people.lists_reading import Line, read_list
from thidua.people.models import Batch, Reorganisation, Unit

LIST = "list"
"""The kind of batch and deed that a list is."""


@action("unit.read_list")
def read_list_file(agency: Unit, path: Path, name: str, change: Change, *, by: Any) -> Batch:
    """Read a list and keep what it would change, until it is confirmed.

    Raises FactFaults with every fault; then nothing is kept.
    """
    access.check("unit.read_list", by, agency)
    found = read_list(path, change.on)
    told = {"on": change.on.isoformat(), "basis": change.basis, "list": found.lines, "same": found.same}
    batch = keep(
        Batch(agency=agency, kind=LIST, name=name[:200], lines=told, at=now(), by=by), path.read_bytes()
    )
    record("unit.read_list", batch, by=by, told={"rows": len(found.lines)})
    return batch


@action("unit.take_list")
def take_list(batch: Batch, *, by: Any) -> Reorganisation:
    """Change everything that a list says, in one deed; what it does not know stays marked as not verified.

    Raises Refused when it was done already, for a day to come, and where a unit has changed since.
    """
    batch = (
        Batch.objects.select_for_update(of=("self",), no_key=True).select_related("agency").get(pk=batch.pk)
    )
    access.check("unit.take_list", by, batch)
    if batch.state != "read":
        raise Refused(Say("Danh mục này đã nạp rồi.", "This list was taken in already."))
    change = Change(date.fromisoformat(batch.lines["on"]), batch.lines["basis"])
    ledger = Ledger(LIST, batch.agency, change, by)
    lines = batch.lines["list"]
    units = Unit.objects.select_for_update(of=("self",), no_key=True).in_bulk(
        [line["unit"] for line in lines]
    )
    made: dict[str, Unit] = {}
    for line in sorted(lines, key=lambda one: one["do"] == "go"):
        unit = units.get(line["unit"])
        if unit is None:
            raise Refused(Say(f"{line['was']} không còn.", f"{line['was']} is no longer here."))
        in_order(unit, change)
        _change(ledger, unit, line, made)
    deed = ledger.close()
    batch.made, batch.state = {"deed": deed.pk}, "done"
    batch.save(update_fields=["made", "state"])
    record("unit.take_list", deed, by=by, told={"changes": len(lines)})
    return deed


def _change(ledger: Ledger, unit: Unit, line: Line, made: dict[str, Unit]) -> None:
    if line["do"] == "call":
        was = {"name": unit.name, "kind": unit.kind}
        ledger.put(unit, name=line["name"])
        ledger.keep(unit, "kind", old=was["name"], new=line["name"], was=was)
    elif line["do"] == "code":
        old = unit.official
        ledger.put(unit, official=line["to"])
        ledger.keep(unit, "code", old=old, new=line["to"], was={"official": old})
    else:
        _go(ledger, unit, [_receiver(ledger, told, made) for told in line["into"]])


def _go(ledger: Ledger, unit: Unit, into: list[Unit]) -> None:
    """A commune ends in those that received it; its people and parts go to the first, and are moved on by hand."""
    kind = "merge" if len(into) == 1 else "split"
    carry(ledger, unit, into[0])
    ledger.put(unit, valid_to=ledger.change.on)
    for one in into:
        ledger.keep(unit, kind, new=one.name, successor=one)


def _receiver(ledger: Ledger, told: Line, made: dict[str, Unit]) -> Unit:
    """The commune that receives: one that stands, or one that begins on the day."""
    if told["unit"]:
        there: Unit = Unit.objects.get(pk=told["unit"])
        stands(there)
        return there
    official = told["official"]
    if official not in made:
        code = f"xa-{official}"
        if Unit.objects.filter(code=code).exists():
            code = f"{code}.{ledger.change.on:%Y%m%d}"
        made[official] = ledger.make(
            Unit,
            code=code,
            official=official,
            name=told["name"],
            kind="commune",
            level="commune",
            parent_id=told["parent"],
            is_agency=True,
            valid_from=ledger.change.on,
        )
    return made[official]
