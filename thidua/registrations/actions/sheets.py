"""Registrations by workbook: read and shown first, then all its rows or the right ones, and undone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.movements.models import Round
from thidua.people.batches import confirm, keep
from thidua.people.models import Batch, Person, Unit
from thidua.registrations import reading
from thidua.registrations.actions.asking import NewRegistration, ask_late, register, withdraw
from thidua.registrations.models import Registration


@action("registration.read_sheet")
def read_sheet(round_: Round, unit: Unit, path: Path, name: str = "", *, by: Any) -> Batch:
    """Read a workbook of a unit and keep whom its right rows would register, until it is confirmed.

    Raises FactFaults with every fault where nobody can be registered by it; then nothing is kept.
    """
    access.check("registration.read_sheet", by, _about(round_, unit))
    found, left = reading.read(round_, unit, path)
    batch = Batch(
        agency_id=unit.agency_id,
        kind="registrations",
        name=(name or path.name)[:200],
        lines=found,
        round_id=round_.pk,
        at=now(),
        by=by,
    )
    keep(batch, path.read_bytes(), left)
    record("registration.read_sheet", batch, by=by, told={"rows": batch.rows_new, "bad": batch.rows_bad})
    return batch


@action("registration.import")
def import_batch(batch: Batch, *, by: Any, late_reason: str = "", only_right: bool = False) -> Batch:
    """Register everybody of a workbook that was read; after the window, ask for all with one reason.

    Where rows are faulty nobody is registered, or with `only_right` those of the right rows. Raises Refused
    for the first row that cannot be registered; then nobody is.
    """
    batch, round_, unit = _opened(batch)
    access.check("registration.import", by, _about(round_, unit))
    confirm(batch, only_right=only_right)
    made = []
    for new in _new(batch, round_):
        made.append((ask_late(new, late_reason, by=by) if late_reason else register(new, by=by)).pk)
    batch.made, batch.state = made, "done"
    batch.save(update_fields=["made", "state"])
    record("registration.import", batch, by=by, told={"rows": len(made)})
    return batch


@action("registration.undo_import")
def undo_batch(batch: Batch, *, by: Any) -> Batch:
    """Withdraw everybody that one import registered.

    Raises Refused when somebody of it has a dossier by now; then nobody is withdrawn.
    """
    batch, round_, unit = _opened(batch)
    access.check("registration.undo_import", by, _about(round_, unit))
    if batch.state != "done":
        raise Refused(
            Say("Lần nhập này chưa làm, hoặc đã hoàn tác.", "This import is not done, or is undone.")
        )
    for row in Registration.objects.filter(pk__in=batch.made, state__in=("registered", "late_asked")):
        withdraw(row, by=by)
    batch.state, batch.undone_at = "undone", now()
    batch.save(update_fields=["state", "undone_at"])
    record("registration.undo_import", batch, by=by)
    return batch


def _opened(batch: Batch) -> tuple[Batch, Round, Unit]:
    found = Batch.objects.select_for_update(no_key=True).get(pk=batch.pk, kind="registrations")
    round_ = Round.objects.select_related("movement__agency", "movement__plan").get(pk=found.round_id)
    return found, round_, Unit.objects.get(pk=found.lines["unit"])


def _about(round_: Round, unit: Unit) -> Registration:
    return Registration(movement=round_.movement, round=round_, unit=unit, agency_id=unit.agency_id)


def _new(batch: Batch, round_: Round) -> list[NewRegistration]:
    codes = [line["candidate"].partition(":") for line in batch.lines["new"]]
    units = {u.code: u for u in Unit.objects.filter(code__in=[c for s, _, c in codes if s == "unit"])}
    rows = Person.objects.filter(code__in=[c for s, _, c in codes if s == "person"]).select_related("unit")
    people = {p.code: p for p in rows}
    found = []
    for line, (sort, _, code) in zip(batch.lines["new"], codes, strict=True):
        person = people[code] if sort == "person" else None
        found.append(NewRegistration(round_, person.unit if person else units[code], person, line["aim"]))
    return found
