"""Old books by workbook: read and shown first, then all of it or its right rows, and undone while it can be."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.apps import apps

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.honours import reading
from thidua.honours.actions import NewHonour, check_day, entry, twin
from thidua.honours.models import Honour
from thidua.honours.queries import record_of
from thidua.people.batches import NOTHING_NEW, confirm, keep
from thidua.people.models import Batch, Person, Unit, User

CHUNK = 500
"""Decisions asked for at once."""


@action("honour.read_sheet")
def read_sheet(path: Path, name: str, agency: Unit, *, by: User) -> Batch:
    """Read a workbook of awards and keep what its right rows would write, until it is confirmed.

    Raises FactFaults with every fault where no row of it can be written; then nothing is kept.
    """
    access.check("honour.read_sheet", by, Honour(agency=agency))
    found = reading.read(path, by)
    new = standing_out(found.rows)
    same = len(found.rows) - len(new)
    lines = {"rows": [_packed(row) for row in new], "same": same, "aside": found.aside}
    batch = Batch(agency=agency, kind="honours", name=name[:200], lines=lines, at=now(), by=by)
    keep(batch, path.read_bytes(), found.left)
    record("honour.read_sheet", batch, by=by, told={"rows": batch.rows_new, "bad": batch.rows_bad})
    return batch


@action("honour.import")
def import_batch(batch: Batch, *, by: User, only_right: bool = False) -> Batch:
    """Write all rows of a workbook that was read; those that stand in the register already stay as they are.

    Where rows are faulty nothing is written, or with `only_right` the right rows. Raises Refused for the
    first row that cannot be written, or where nothing is new; then nothing is.
    """
    batch = Batch.objects.select_for_update(no_key=True).get(pk=batch.pk, kind="honours")
    access.check("honour.import", by, batch)
    confirm(batch, only_right=only_right)
    made = []
    for given in rows_of(batch):
        honour = entry(given, by, old=True)
        access.check("honour.import", by, honour)
        check_day(given.decided_on)
        if twin(given) is None:
            honour.save()
            record("honour.import", honour, by=by, told={"form": given.form, "number": given.decision_number})
            made.append(honour.pk)
    if not made:
        raise Refused(NOTHING_NEW)
    batch.made, batch.state = made, "done"
    batch.save(update_fields=["made", "state"])
    return batch


@action("honour.undo_import")
def undo_batch(batch: Batch, *, by: User) -> Batch:
    """Take back every entry that one workbook wrote; its lines stay in the batch, the diary keeps what was done.

    Raises Refused once one of them was mended or revoked, or results rest on it; then all stay.
    """
    batch = Batch.objects.select_for_update(no_key=True).get(pk=batch.pk, kind="honours")
    access.check("honour.undo_import", by, batch)
    if batch.state != "done":
        raise Refused(
            Say("Lần nhập này chưa làm, hoặc đã hoàn tác.", "This import is not done, or is undone.")
        )
    entries = Honour.objects.filter(pk__in=batch.made)
    gone_on = len(batch.made) - entries.filter(version=1, revoked_on=None).count()
    if gone_on:
        raise Refused(
            Say(
                f"Chưa hoàn tác được: {gone_on} dòng đã sửa hoặc đã hủy bỏ. Sửa từng dòng trong sổ.",
                f"It cannot be undone: {gone_on} entries were mended or revoked. Mend each in the register.",
            )
        )
    resting = _resting(list(entries))
    if resting:
        raise Refused(
            Say(
                f"Chưa hoàn tác được: {resting} kết quả xét đang dựa vào các dòng này. Hủy bỏ từng dòng trong sổ.",
                f"It cannot be undone: {resting} results rest on these entries. Revoke each in the register.",
            )
        )
    entries.delete()
    batch.state, batch.undone_at = "undone", now()
    batch.save(update_fields=["state", "undone_at"])
    record("honour.undo_import", batch, by=by, told={"rows": len(batch.made)})
    return batch


def _resting(entries: list[Honour]) -> int:
    """How many verdicts, nominations and awards rest on entries; the room above keeps them."""
    rest = apps.get_model("evidence", "Rest")
    return int(rest.objects.filter(record__in=[record_of(e).id for e in entries]).count())


def standing_out(rows: list[NewHonour]) -> list[NewHonour]:
    """Those of the awards that the register does not hold yet."""
    numbers, there = sorted({row.decision_number for row in rows}), set()
    for at in range(0, len(numbers), CHUNK):
        some = Honour.objects.filter(decision_number__in=numbers[at : at + CHUNK])
        there |= set(some.values_list("unit", "person", "form", "decision_number", "decided_on"))
    return [row for row in rows if _says(row) not in there]


def _says(row: NewHonour) -> tuple[Any, ...]:
    person = row.person.pk if row.person else None
    return (row.unit.pk, person, row.form, row.decision_number, row.decided_on)


def rows_of(batch: Batch) -> list[NewHonour]:
    """The awards that a workbook holds, their units and people found anew."""
    packed = batch.lines["rows"]
    units = Unit.objects.select_related("agency").in_bulk({row[0] for row in packed})
    people = Person.objects.in_bulk({row[1] for row in packed if row[1]})
    return [_unpacked(row, units, people) for row in packed]


def _packed(row: NewHonour) -> list[Any]:
    person = row.person.pk if row.person else None
    decided = (row.decision_number, row.decided_on.isoformat())
    return [row.unit.pk, person, row.form, row.authority, *decided, row.achievement, row.round, row.reason]


def _unpacked(packed: list[Any], units: dict[int, Unit], people: dict[int, Person]) -> NewHonour:
    unit, person, form, authority, number, on, achievement, round_, reason = packed
    return NewHonour(
        units[unit],
        people[person] if person else None,
        form, authority, number, date.fromisoformat(on), achievement, round_, reason,
    )  # fmt: skip
