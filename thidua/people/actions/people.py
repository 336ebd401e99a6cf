"""People and their postings through time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import today
from thidua.core.errors import Refused
from thidua.core.wording import Say, days
from thidua.people.actions.notices import notify
from thidua.people.models import Person, Posting, Unit
from thidua.people.queries import holders
from thidua.screens.posting import expect

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
OPEN_FIELDS = ("name", "gender", "staff_kind", "post", "leadership", "direct_reform_worker")


@dataclass(frozen=True)
class NewPerson:
    """What is asked of a person."""

    code: str
    name: str
    gender: str = ""
    staff_kind: str = ""
    post: str = ""
    leadership: str = ""
    direct_reform_worker: bool | None = None
    birth_date: date | None = None
    valid_from: date | None = None


@dataclass(frozen=True)
class NewPosting:
    """A posting that begins on a day."""

    on: date
    post: str = ""
    leadership: str = ""
    direct_reform_worker: bool | None = None


@action("person.add")
def add_person(unit: Unit, new: NewPerson, *, by: Any) -> Person:
    """Add a person to a unit, with their first posting.

    Raises Refused when the code is taken or the unit has ended.
    """
    access.check("person.add", by, unit)
    made = create(unit, new)
    record("person.add", made, by=by)
    return made


def create(unit: Unit, new: NewPerson) -> Person:
    """The rows of a new person, for actions that have checked the right."""
    if not _CODE.fullmatch(new.code):
        raise Refused(
            Say(
                f"Mã “{new.code}” chưa dùng được: chỉ chữ không dấu, số, dấu chấm, gạch.",
                f"“{new.code}” cannot be a code: plain letters, digits, dots and dashes only.",
            )
        )
    if Person.objects.filter(code__iexact=new.code).exists():
        raise Refused(
            Say(
                f"Mã {new.code} đã có người dùng. Chọn mã khác.",
                f"The code {new.code} is taken. Choose another.",
            )
        )
    if unit.valid_to and unit.valid_to <= today():
        raise Refused(Say(f"{unit.name} đã kết thúc.", f"{unit.name} has ended."))
    told = {name: getattr(new, name) for name in (*OPEN_FIELDS, "code", "birth_date")}
    made: Person = Person.objects.create(**told, unit=unit)
    _begin(made, new.valid_from)
    return made


@action("person.edit")
def edit_person(person: Person, new: NewPerson, *, by: Any, version: int | None = None) -> Person:
    """Correct what is kept of a person; a change of unit or post is a posting, with its day.

    Raises Conflict when somebody saved the person since `version` was shown.
    """
    person = (
        Person.objects.select_for_update(of=("self",), no_key=True).select_related("unit").get(pk=person.pk)
    )
    access.check("person.edit", by, person)
    expect(version, person)
    changed = {}
    for name in ("name", "gender", "staff_kind", "direct_reform_worker"):
        old, value = getattr(person, name), getattr(new, name)
        if old != value:
            changed[name] = name
            setattr(person, name, value)
    if access.may("person.private", by, person) and new.birth_date != person.birth_date:
        person.birth_date, changed["birth_date"] = new.birth_date, "birth_date"
    person.version += 1
    person.save()
    standing = person.postings.filter(valid_to=None)
    standing.update(direct_reform_worker=person.direct_reform_worker)
    record("person.edit", person, by=by, told={"columns": sorted(changed)})
    return person


@action("person.post")
def post(person: Person, unit: Unit, new: NewPosting, *, by: Any) -> Person:
    """Begin a new posting of a person on a day; the one that stood ends the day before.

    Who leaves for another agency is posted there by the agency that lets them go; its administrators
    are told. Raises Refused for a day before the present posting.
    """
    person = (
        Person.objects.select_for_update(of=("self",), no_key=True).select_related("unit").get(pk=person.pk)
    )
    access.check("person.post", by, person)
    _in_order(person, new)
    person.postings.filter(valid_to=None).update(valid_to=new.on - timedelta(days=1), end_known_on=today())
    left = person.unit
    person.unit, person.post, person.leadership = unit, new.post, new.leadership
    person.direct_reform_worker = new.direct_reform_worker
    person.save()
    _begin(person, new.on, today())
    if unit.agency_id != left.agency_id:
        _tell_receivers(person)
    record("person.post", person, by=by, told={"fields": {"unit": [left.name, unit.name]}})
    return person


def _in_order(person: Person, new: NewPosting) -> None:
    standing = person.postings.filter(valid_to=None).order_by("-valid_from").first()
    if new.on > today():
        raise Refused(
            Say(
                "Ngày bắt đầu chưa tới: ghi khi đã có hiệu lực.",
                "The day has not come: record it when it has.",
            )
        )
    if standing and standing.valid_from and new.on <= standing.valid_from:
        since = days(standing.valid_from)
        raise Refused(
            Say(
                f"Vị trí mới phải sau ngày {since.vi}, khi vị trí hiện nay bắt đầu.",
                f"The new posting must come after {since.en}, when the present one began.",
            )
        )


def _tell_receivers(person: Person) -> None:
    unit = person.unit
    told = Say(f"{person.name} đã được chuyển đến {unit.name}.", f"{person.name} was posted to {unit.name}.")
    notify(holders("agency_admin", unit.agency), told, reverse("people:person", args=[person.pk]))


def _begin(person: Person, on: date | None, known_on: date | None = None) -> None:
    Posting.objects.create(
        person=person,
        unit=person.unit,
        post=person.post,
        leadership=person.leadership,
        direct_reform_worker=person.direct_reform_worker,
        valid_from=on,
        known_on=known_on,
    )
