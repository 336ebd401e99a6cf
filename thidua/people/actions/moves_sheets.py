"""Many people moved by a workbook: read and shown first, then all its rows or the right ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.people.actions.ledger import Change
from thidua.people.actions.moving import Move, Tick, move_people
from thidua.people.batches import confirm, keep
from thidua.people.models import Batch, Person, Unit
from thidua.people.moves_reading import read_moves

MOVES = "moves"
"""The kind of batch that a workbook of moves is."""


@action("person.read_moves")
def read_moves_sheet(agency: Unit, path: Path, name: str, change: Change, *, by: Any) -> Batch:
    """Read a workbook and keep who would move by its right rows, until it is confirmed.

    Raises FactFaults with every fault where nobody can be moved by it; then nothing is kept.
    """
    access.check("person.read_moves", by, agency)
    found = read_moves(path, agency, change.on)
    told: dict[str, Any] = {"on": change.on.isoformat(), "basis": change.basis, "moves": found.lines}
    told |= {"same": found.same, "aside": found.aside}
    batch = Batch(agency=agency, kind=MOVES, name=name[:200], lines=told, at=now(), by=by)
    keep(batch, path.read_bytes(), found.left)
    record("person.read_moves", batch, by=by, told={"rows": batch.rows_new, "bad": batch.rows_bad})
    return batch


@action("person.take_moves")
def take_moves(
    batch: Batch, *, by: Any, only_right: bool = False, tick: Tick = lambda _done, _all: None
) -> Batch:
    """Move everybody of a workbook that was read, in one deed; with `only_right` those of its right rows.

    Raises Refused when it was done already, when rows are faulty and the right ones were not chosen, or
    when somebody has moved or gone since.
    """
    batch = Batch.objects.select_for_update(no_key=True).get(pk=batch.pk)
    access.check("person.take_moves", by, batch)
    confirm(batch, only_right=only_right)
    change = Change(on_of(batch), batch.lines["basis"])
    deed = move_people(_moves(batch), change, by=by, tick=tick)
    batch.made, batch.state = {"deed": deed.pk}, "done"
    batch.save(update_fields=["made", "state"])
    record("person.take_moves", batch, by=by, told={"people": len(batch.lines["moves"])})
    return batch


def on_of(batch: Batch) -> date:
    """The day of the moves of a workbook."""
    return date.fromisoformat(batch.lines["on"])


def _moves(batch: Batch) -> list[Move]:
    lines = batch.lines["moves"]
    people = Person.objects.in_bulk([line["person"] for line in lines])
    units = Unit.objects.select_related("agency").in_bulk({line["to"] for line in lines})
    gone = next((line["name"] for line in lines if line["person"] not in people), None)
    if gone:
        raise Refused(Say(f"{gone} không còn trong hệ thống.", f"{gone} is no longer here."))
    held = ("post", "leadership", "direct_reform_worker")
    return [
        Move(people[line["person"]], units[line["to"]], **{k: line[k] for k in held if line[k] is not None})
        for line in lines
    ]
