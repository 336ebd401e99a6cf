"""Units and people by workbook: read and shown first, then all its rows or the right ones, and undone."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.db.models import ProtectedError

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.people import reading
from thidua.people.batches import confirm, keep
from thidua.people.models import Batch, Person, Posting, Unit

_POSTED = ("post", "leadership", "direct_reform_worker")
_DAYS = ("valid_from", "valid_to")


@action("people.read_sheet")
def read_sheet(agency: Unit, path: Path, name: str, *, by: Any) -> Batch:
    """Read a workbook and keep what its right rows would add, until it is confirmed.

    Raises FactFaults with every fault where none of its rows can be added; then nothing is kept.
    """
    access.check("people.read_sheet", by, agency)
    found = reading.read(path, agency, whole_site=by.has_role("sysadmin"))
    batch = Batch(
        agency=agency,
        kind="people",
        name=name[:200],
        lines={"units": found.units, "people": found.people, "same": found.same, "aside": found.aside},
        at=now(),
        by=by,
    )
    keep(batch, path.read_bytes(), found.left)
    record("people.read_sheet", batch, by=by, told={"rows": batch.rows_new, "bad": batch.rows_bad})
    return batch


@action("people.import")
def import_batch(batch: Batch, *, by: Any, only_right: bool = False) -> Batch:
    """Add every unit and person of a workbook that was read: all or nothing, or with `only_right` the right rows.

    Raises Refused when it was imported already, when rows are faulty and the right ones were not chosen, or
    when somebody added one of its codes since.
    """
    batch = Batch.objects.select_for_update(no_key=True).get(pk=batch.pk)
    access.check("people.import", by, batch)
    confirm(batch, only_right=only_right)
    _codes_are_free(batch.lines)
    units = _add_units(batch.lines["units"])
    people = _add_people(batch.lines["people"])
    batch.made = {"units": [u.pk for u in units], "people": [p.pk for p in people]}
    batch.state = "done"
    batch.save(update_fields=["made", "state"])
    record("people.import", batch, by=by, told={"units": len(units), "people": len(people)})
    return batch


@action("people.undo_import")
def undo_batch(batch: Batch, *, by: Any) -> Batch:
    """Take away everything that one import added.

    Raises Refused when something rests on it by now: a registration, a posting elsewhere, an account.
    """
    batch = Batch.objects.select_for_update(no_key=True).get(pk=batch.pk)
    access.check("people.undo_import", by, batch)
    if batch.state != "done":
        raise Refused(
            Say("Lần nhập này chưa làm, hoặc đã hoàn tác.", "This import is not done, or is undone.")
        )
    try:
        people = Person.objects.filter(pk__in=batch.made["people"])
        if people.exclude(user=None).exists():
            raise Refused(_RESTS)
        people.delete()
        for pk in reversed(batch.made["units"]):
            Unit.objects.filter(pk=pk).update(agency=None)
            Unit.objects.filter(pk=pk).delete()
    except ProtectedError:
        raise Refused(_RESTS) from None
    batch.state, batch.undone_at = "undone", now()
    batch.save(update_fields=["state", "undone_at"])
    record("people.undo_import", batch, by=by)
    return batch


_RESTS = Say(
    "Không hoàn tác được: đã có đăng ký, tài khoản hoặc số liệu dựa vào lần nhập này.",
    "This cannot be undone: registrations, accounts or records rest on it by now.",
)


def _codes_are_free(lines: dict[str, Any]) -> None:
    taken = set(
        Unit.objects.filter(code__in=[u["code"] for u in lines["units"]]).values_list("code", flat=True)
    )
    codes = [p["code"] for p in lines["people"]]
    for start in range(0, len(codes), 500):
        some = codes[start : start + 500]
        taken |= set(Person.objects.filter(code__in=some).values_list("code", flat=True))
    if taken:
        shown = ", ".join(sorted(taken)[:5])
        raise Refused(
            Say(
                f"Các mã này vừa được thêm ở nơi khác: {shown}. Đọc lại tệp.",
                f"These codes were added meanwhile: {shown}. Read the file again.",
            )
        )


def _add_units(lines: list[dict[str, Any]]) -> list[Unit]:
    made: dict[str, Unit] = {}
    for line in lines:
        told = {k: v for k, v in line.items() if k not in ("parent", *_DAYS)}
        code = line["parent"]
        parent = (made.get(code) or Unit.objects.get(code=code)) if code else None
        made[line["code"]] = Unit.objects.create(**told, parent=parent, **_days(line))
    return list(made.values())


def _add_people(lines: list[dict[str, Any]]) -> list[Person]:
    units = {u.code: u for u in Unit.objects.filter(code__in={line["unit"] for line in lines})}
    now_held: dict[str, dict[str, Any]] = {}
    for line in sorted(lines, key=lambda n: n["valid_from"] or ""):
        now_held[line["code"]] = line
    people = []
    for line in now_held.values():
        told = {k: v for k, v in line.items() if k not in ("unit", *_DAYS)}
        person = Person(**told, unit=units[line["unit"]])
        person.keep_keys()
        people.append(person)
    made: list[Person] = Person.objects.bulk_create(people, batch_size=500)
    by_code = {p.code: p for p in made}
    postings = [
        Posting(
            person=by_code[line["code"]],
            unit=units[line["unit"]],
            **{k: line[k] for k in _POSTED},
            **_days(line),
        )
        for line in lines
    ]
    Posting.objects.bulk_create(postings, batch_size=500)
    return made


def _days(line: dict[str, Any]) -> dict[str, date | None]:
    return {k: date.fromisoformat(line[k]) if line[k] else None for k in _DAYS}
