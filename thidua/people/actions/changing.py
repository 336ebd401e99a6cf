"""Reorganisation: units merged, split, changed in kind or code; and taken back while nothing rests on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core import terms
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.people.actions.ledger import Change, Ledger, follow, plain, row_of
from thidua.people.actions.postings import Going, follow_along, post_to
from thidua.people.actions.units import agency_by_site, in_order, stands
from thidua.people.models import Appointment, Person, Reorganisation, Unit, UnitChange
from thidua.people.queries import standing

RESTING: list[Callable[[Reorganisation], Say | None]] = []
"""What the rooms above ask before a deed is taken back: a sentence where something rests on it."""


@dataclass(frozen=True)
class Part:
    """One successor of a unit that is split: its share in percent, where known, and who goes there."""

    unit: Unit
    share: Decimal | None = None
    people: tuple[int, ...] = ()
    units: tuple[int, ...] = ()


@action("unit.merge")
def merge(units: list[Unit], into: Unit, change: Change, *, by: Any) -> Reorganisation:
    """End units on a day and bring their people, parts and clerks into another.

    Raises Refused where the other unit stands inside one of them, has ended, or begins later.
    """
    old = list(
        Unit.objects.select_for_update(no_key=True).filter(pk__in=[u.pk for u in units]).order_by("pk")
    )
    for unit in (*old, into):
        access.check("unit.merge", by, unit)
        agency_by_site(unit, by)
    _check_receivers(old, [into], change)
    ledger = Ledger("merge", into, change, by)
    for unit in old:
        carry(ledger, unit, into)
        ledger.put(unit, valid_to=change.on)
        ledger.keep(unit, "merge", new=into.name, successor=into)
    deed = ledger.close()
    record("unit.merge", deed, by=by, told={"units": [u.code for u in old], "into": into.code})
    return deed


@action("unit.split")
def split(
    unit: Unit, parts: tuple[Part, ...], change: Change, *, by: Any, keeps: bool = False
) -> Reorganisation:
    """Divide a unit among others on a day; where it `keeps` on, only what is named goes.

    Whoever is not named goes to the first part. Raises Refused for shares above a hundred percent.
    """
    unit = Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    for one in (unit, *(p.unit for p in parts)):
        access.check("unit.split", by, one)
        agency_by_site(one, by)
    _check_receivers([unit], [p.unit for p in parts], change)
    _check_shares(parts, keeps)
    kind = "part" if keeps else "split"
    ledger = Ledger(kind, unit, change, by)
    for part in parts:
        carry(ledger, unit, part.unit, part)
        ledger.keep(unit, kind, new=part.unit.name, successor=part.unit, share=part.share)
    if not keeps:
        carry(ledger, unit, parts[0].unit)
        ledger.put(unit, valid_to=change.on)
    deed = ledger.close()
    told = {"unit": unit.code, "into": [p.unit.code for p in parts]}
    record("unit.split", deed, by=by, told=told)
    return deed


@action("unit.change_kind")
def change_kind(unit: Unit, kind: str, name: str, change: Change, *, by: Any) -> Reorganisation:
    """Make a unit one of another kind from a day on, such as a xã that becomes a phường; it stays itself."""
    unit = Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    access.check("unit.change_kind", by, unit)
    agency_by_site(unit, by)
    in_order(unit, change)
    name = " ".join(name.split())
    if not name or (kind, name) == (unit.kind, unit.name):
        raise Refused(Say("Loại hoặc tên mới phải khác hiện nay.", "The kind or the name must differ."))
    ledger = Ledger("kind", unit, change, by)
    old = {"kind": unit.kind, "name": unit.name}
    ledger.put(unit, kind=kind, name=name)
    ledger.keep(unit, "kind", old=_in_words(old["kind"], old["name"]), new=_in_words(kind, name), was=old)
    deed = ledger.close()
    record("unit.change_kind", deed, by=by, told={"kind": kind})
    return deed


@action("unit.change_code")
def change_code(unit: Unit, official: str, change: Change, *, by: Any) -> Reorganisation:
    """Give a unit another official code from a day on; our own code of it stays."""
    unit = Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    access.check("unit.change_code", by, unit)
    agency_by_site(unit, by)
    in_order(unit, change)
    official = official.strip()
    if official == unit.official:
        raise Refused(Say("Mã số mới phải khác mã đang dùng.", "The new code must differ from the present."))
    taken = Unit.objects.filter(standing(change.on), official=official, kind=unit.kind).first()
    if official and taken:
        raise Refused(Say(f"Mã {official} là của {taken.name}.", f"The code {official} is {taken.name}'s."))
    old, ledger = unit.official, Ledger("code", unit, change, by)
    ledger.put(unit, official=official)
    ledger.keep(unit, "code", old=old, new=official, was={"official": old})
    deed = ledger.close()
    record("unit.change_code", deed, by=by, told={"from": old, "to": official})
    return deed


@action("unit.undo")
def undo(deed: Reorganisation, *, by: Any) -> Reorganisation:
    """Take a deed back: every row as it was before.

    Raises Refused where something rests on it: a later change, a verdict, a signed succession.
    """
    deed = (
        Reorganisation.objects.select_for_update(of=("self",), no_key=True)
        .select_related("agency")
        .get(pk=deed.pk)
    )
    access.check("unit.undo", by, deed)
    if deed.kind == "people":
        raise Refused(Say("Đây là việc chuyển người.", "This is a move of people."))
    units = Unit.objects.filter(changes__deed=deed).distinct()
    for unit in units:
        agency_by_site(unit, by)
    reason = what_rests(deed)
    if reason:
        raise Refused(reason)
    put_back(deed)
    deed.undone_at = now()
    deed.save(update_fields=["undone_at"])
    record("unit.undo", deed, by=by, told={"kind": deed.kind})
    return deed


def what_rests(deed: Reorganisation) -> Say | None:
    """Why a deed cannot be taken back; None where it can."""
    if deed.undone_at:
        return Say("Thay đổi này đã được hoàn tác.", "This change was taken back already.")
    own = list(deed.changes.values_list("pk", "unit", "successor"))
    if own:
        later = _later(own)
        if later:
            return later
    elif deed.kind != "people":
        return Say("Thay đổi này được nạp từ danh mục, không hoàn tác.", "This change came with a list.")
    return next((told for asked in RESTING if (told := asked(deed))), None)


def _later(own: list[tuple[int, int, int | None]]) -> Say | None:
    """The change of one of the units that came after."""
    units = {pk for _, unit, successor in own for pk in (unit, successor) if pk}
    last = max(pk for pk, _, _ in own)
    later = UnitChange.objects.filter(Q(unit__in=units) | Q(successor__in=units), pk__gt=last).first()
    if later:
        return Say(
            f"{later.unit} đã có thay đổi sau đó ({later.say.vi}). Hoàn tác thay đổi sau trước.",
            f"{later.unit} was changed after it ({later.say.en}). Take the later change back first.",
        )
    return None


def put_back(deed: Reorganisation) -> None:
    """Every row of a deed as it was, the last change first."""
    for step in reversed(deed.steps):
        _take_back(step)


def _take_back(step: dict[str, Any]) -> None:
    thing = row_of(step)
    if thing is not None and step.get("made"):
        if isinstance(thing, Unit):
            Unit.objects.filter(pk=thing.pk).update(agency=None)  # it is its own agency, which protects it
        thing.delete()
        return
    if thing is None or any(plain(getattr(thing, k)) != v for k, v in step["new"].items()):
        raise Refused(
            Say(
                f"{thing or step['model']} đã thay đổi tiếp sau đó: không hoàn tác được.",
                f"{thing or step['model']} has changed since: this cannot be taken back.",
            )
        )
    for name, value in step["old"].items():
        setattr(thing, name, thing._meta.get_field(name).to_python(value))
    thing.save()
    if isinstance(thing, Unit) and "parent_id" in step["old"]:
        follow(thing)


def _check_receivers(old: Sequence[Unit], into: Sequence[Unit], change: Change) -> None:
    if not old or not into or len({u.pk for u in into}) < len(into):
        raise Refused(Say("Chọn đủ các đơn vị, mỗi đơn vị một lần.", "Choose the units, each once."))
    for unit in old:
        in_order(unit, change)
    for unit in into:
        stands(unit)
        if any(unit.path.startswith(one.path) for one in old):
            raise Refused(
                Say(
                    "Đơn vị nhận phải ở ngoài đơn vị kết thúc.",
                    "The successor must stand outside the ended unit.",
                )
            )
        if unit.valid_from and unit.valid_from > change.on:
            raise Refused(Say(f"{unit} chưa có vào ngày đó.", f"{unit} did not exist on that day yet."))


def _check_shares(parts: tuple[Part, ...], keeps: bool) -> None:
    shares = [p.share for p in parts if p.share is not None]
    if any(s <= 0 for s in shares) or sum(shares) > 100:
        raise Refused(
            Say(
                "Tỷ lệ phải lớn hơn 0 và cộng lại không quá 100%.",
                "Shares must be above 0 and make 100% at most.",
            )
        )
    if len(shares) == len(parts) and not keeps and sum(shares) != 100:
        raise Refused(Say("Các tỷ lệ phải cộng đủ 100%.", "The shares must make 100%."))


def carry(ledger: Ledger, unit: Unit, into: Unit, only: Part | None = None) -> None:
    """Move the people and parts of a unit to another: those named, or all of them and the clerks."""
    children = Unit.objects.filter(parent=unit, valid_to=None)
    people = Person.objects.filter(unit=unit).select_related("unit")
    for child in children.filter(pk__in=only.units) if only else children:
        ledger.put(child, parent_id=into.pk)
        ledger.keep(child, "move", old=unit.name, new=into.name, was={"parent": unit.pk})
    going = list(people.filter(pk__in=only.people) if only else people)
    for person in going:
        post_to(ledger, person, into)
    if only is None:
        _hand_on_clerks(ledger, unit, into)
    follow_along(ledger, Going(tuple(p.pk for p in going), unit, into, whole=only is None))


def _hand_on_clerks(ledger: Ledger, unit: Unit, into: Unit) -> None:
    """Clerks go on in the unit that receives; all other roles stay where they were given."""
    there = set(
        Appointment.objects.filter(unit=into, role="clerk", ended_on=None).values_list("user", flat=True)
    )
    for held in Appointment.objects.filter(unit=unit, role="clerk", ended_on=None):
        ledger.put(held, ended_on=ledger.change.on)
        if held.user_id not in there:
            since = {"since": ledger.change.on, "by": ledger.by}
            ledger.make(Appointment, user_id=held.user_id, role="clerk", unit=into, **since)


def _in_words(kind: str, name: str) -> str:
    return f"{name} ({terms.label('unit_kind', kind).vi})"[:200]
