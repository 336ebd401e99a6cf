"""The tree of units: what is added, renamed, moved and ended, each on its day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import today
from thidua.core.errors import Refused
from thidua.core.wording import Say, days
from thidua.people.actions.ledger import Change, Ledger
from thidua.people.actions.postings import Going, follow_along
from thidua.people.models import Person, Unit

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True)
class NewUnit:
    """What is asked of a unit that is added."""

    code: str
    name: str
    kind: str
    name_en: str = ""
    short: str = ""
    level: str = ""
    valid_from: date | None = None
    reform_body: bool | None = None
    does_reform: bool | None = None
    place: str = ""


@action("unit.add_agency")
def add_agency(parent: Unit | None, new: NewUnit, *, by: Any) -> Unit:
    """Add an agency, under another or at the top of the tree."""
    access.check("unit.add_agency", by, parent)
    made = _create(parent, new, is_agency=True)
    record("unit.add_agency", made, by=by)
    return made


@action("unit.add")
def add_unit(parent: Unit, new: NewUnit, *, by: Any) -> Unit:
    """Add a part of an agency.

    Raises Refused when the code is taken, cannot be a code, or the parent has ended.
    """
    access.check("unit.add", by, parent)
    made = _create(parent, new, is_agency=False)
    record("unit.add", made, by=by)
    return made


@action("unit.rename")
def rename(unit: Unit, name: str, change: Change, *, by: Any) -> Unit:
    """Give a unit a new name from a day on; its former name stays with its days."""
    unit = Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    access.check("unit.rename", by, unit)
    in_order(unit, change)
    name = " ".join(name.split())
    if not name or name == unit.name:
        raise Refused(
            Say("Tên mới phải khác tên đang dùng.", "The new name must differ from the present one.")
        )
    old, ledger = unit.name, Ledger("rename", unit, change, by)
    ledger.put(unit, name=name)
    ledger.keep(unit, "rename", old=old, new=name, was={"name": old})
    ledger.close()
    record("unit.rename", unit, by=by, told={"fields": {"name": [old, name]}})
    return unit


@action("unit.move")
def move(unit: Unit, parent: Unit, change: Change, *, by: Any) -> Unit:
    """Put a unit and all below it under another unit; an agency stays an agency.

    Raises Refused for a parent below the unit itself or in an agency that one does not administer.
    """
    unit = Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    access.check("unit.move", by, unit)
    access.check("unit.move", by, parent)
    agency_by_site(unit, by)
    in_order(unit, change)
    if parent.path.startswith(unit.path):
        raise Refused(
            Say("Không chuyển được một đơn vị vào bên trong chính nó.", "A unit cannot move inside itself.")
        )
    if parent.pk == unit.parent_id:
        raise Refused(Say("Đơn vị đang ở đó rồi.", "The unit stands there already."))
    old, ledger = unit.parent, Ledger("move", unit, change, by)
    left = unit.agency_id
    ledger.put(unit, parent_id=parent.pk)
    follow_along(ledger, Going((), unit, unit, whole=True, left=left))
    names = {"old": old.name if old else "", "new": parent.name}
    ledger.keep(unit, "move", **names, was={"parent": old.pk if old else None})
    ledger.close()
    record("unit.move", unit, by=by, told={"fields": {"parent": [old.name if old else "", parent.name]}})
    return unit


@action("unit.end")
def end(unit: Unit, change: Change, successor: Unit | None = None, *, by: Any) -> Unit:
    """End a unit on a day: merged into a successor, or abolished.

    Raises Refused while people or units still stand in it: move them first.
    """
    unit = Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    access.check("unit.end", by, unit)
    agency_by_site(unit, by)
    in_order(unit, change)
    _is_empty(unit, successor)
    kind = "merge" if successor else "abolish"
    ledger = Ledger(kind, unit, change, by)
    ledger.put(unit, valid_to=change.on)
    ledger.keep(unit, kind, new=successor.name if successor else "", successor=successor)
    ledger.close()
    record("unit.end", unit, by=by, told={"fields": {"valid_to": ["", change.on.isoformat()]}})
    return unit


def _create(parent: Unit | None, new: NewUnit, *, is_agency: bool) -> Unit:
    if not _CODE.fullmatch(new.code):
        raise Refused(
            Say(
                f"Mã “{new.code}” chưa dùng được: chỉ chữ không dấu, số, dấu chấm, gạch.",
                f"“{new.code}” cannot be a code: plain letters, digits, dots and dashes only.",
            )
        )
    if Unit.objects.filter(code__iexact=new.code).exists():
        raise Refused(Say(f"Mã {new.code} đã có đơn vị dùng.", f"The code {new.code} is taken by a unit."))
    if parent is not None:
        stands(parent)
    told = {k: v for k, v in vars(new).items() if k != "name"}
    made: Unit = Unit.objects.create(
        **told, name=" ".join(new.name.split()), parent=parent, is_agency=is_agency
    )
    return made


def agency_by_site(unit: Unit, by: Any) -> None:
    """An agency as a whole is moved or ended by the system administrator."""
    if unit.is_agency:
        access.check("unit.add_agency", by, unit)


def stands(unit: Unit) -> None:
    """Raises Refused for a unit that has ended."""
    if unit.valid_to and unit.valid_to <= today():
        ended = days(unit.valid_to)
        raise Refused(Say(f"{unit.name} đã kết thúc ngày {ended.vi}.", f"{unit.name} ended on {ended.en}."))


def in_order(unit: Unit, change: Change) -> None:
    """Raises Refused for a unit that has ended, and for a day to come or before its latest change."""
    stands(unit)
    if change.on > today():
        raise Refused(
            Say(
                "Ngày có hiệu lực chưa tới: ghi thay đổi này khi đã có hiệu lực.",
                "The day has not come: record this change once it has taken effect.",
            )
        )
    last = unit.changes.values_list("on", flat=True).first()
    if (last and change.on < last) or (unit.valid_from and change.on < unit.valid_from):
        shown = days(last or unit.valid_from)
        raise Refused(
            Say(
                f"Ngày có hiệu lực phải từ {shown.vi} (thay đổi gần nhất của đơn vị).",
                f"The day must be {shown.en} or later (the unit's latest change).",
            )
        )


def _is_empty(unit: Unit, successor: Unit | None) -> None:
    if successor is not None and successor.path.startswith(unit.path):
        raise Refused(
            Say(
                "Đơn vị nhận phải ở ngoài đơn vị kết thúc.",
                "The successor must stand outside the ended unit.",
            )
        )
    below = Unit.objects.filter(path__startswith=unit.path, valid_to=None).exclude(pk=unit.pk).count()
    people = Person.objects.filter(unit=unit).count()
    if below or people:
        raise Refused(
            Say(
                f"Còn {people} người và {below} đơn vị trực thuộc trong {unit.name}: chuyển đi trước khi kết thúc.",
                f"{unit.name} still holds {people} people and {below} units: move them before ending it.",
            )
        )
