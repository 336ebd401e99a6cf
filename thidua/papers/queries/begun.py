"""Papers of those who take part: the registration of each unit, the agreement they sign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from thidua.core.papers import (
    CollectiveRegistration,
    EmulationAgreement,
    Filled,
    Paper,
    PersonalRegistration,
    Registrant,
    Side,
    Signer,
)
from thidua.core.papers.annexed import annexed_form, form_in
from thidua.core.papers.frame import spoken_date
from thidua.core.papers.nominees import CALLED
from thidua.core.plan.model import Plan
from thidua.core.wording import Say
from thidua.councils.queries.papers import desk_of
from thidua.movements.models import Round
from thidua.papers.queries.catalogue import Made, printed
from thidua.papers.queries.nominated import frame_of_unit
from thidua.people.models import Unit, User
from thidua.registrations.models import Registration
from thidua.registrations.queries import sees_whole
from thidua.rounds.official import capital

FORM = "registration_form"
FOLDER = "02-dang-ky"


@printed("dang-ky", Say("Đăng ký thi đua của đơn vị", "A unit's registration"), FOLDER)
def forms(round_: Round, by: User) -> Iterator[Made]:
    """The form that the plan annexes, filled in for each unit; a form of our own where it annexes none."""
    for unit, rows in _by_unit(round_, by):
        yield Made(
            unit.pk, unit.name, partial(_form, round_, unit, rows), round_.movement.agency_id, unit=unit
        )


@printed("dang-ky-ca-nhan", Say("Đăng ký thi đua của cá nhân", "A person's registration"), FOLDER)
def personal(round_: Round, by: User) -> Iterator[Made]:
    """Of every person registered, confirmed by the head of their unit."""
    rows = Registration.objects.visible_to(by).filter(round=round_, state="registered")
    for row in rows.exclude(person=None).select_related("unit__agency", "person").order_by("pk"):
        make = partial(_personal, round_, row)
        yield Made(row.pk, str(row.person), make, round_.movement.agency_id, unit=row.unit)


@printed("giao-uoc", Say("Giao ước thi đua", "Emulation agreement"), FOLDER)
def agreement(round_: Round, by: User) -> Iterator[Made]:
    """One agreement of all units that take part, once there are two."""
    units = [unit for unit, _ in _by_unit(round_, by)]
    if len(units) > 1:
        made = partial(_agreement, round_, units)
        yield Made(round_.pk, f"{len(units)} đơn vị", made, round_.movement.agency_id, done=False)


def _by_unit(round_: Round, by: User) -> Iterator[tuple[Unit, list[Registration]]]:
    rows = Registration.objects.visible_to(by).filter(round=round_, state="registered")
    found: dict[Unit, list[Registration]] = {}
    for row in rows.select_related("unit__agency", "unit__parent", "person").order_by("pk"):
        found.setdefault(row.unit, []).append(row)
    whole = {unit: rows for unit, rows in found.items() if sees_whole(unit, round_, by)}
    yield from sorted(whole.items(), key=lambda pair: str(pair[0].path))


def _form(round_: Round, unit: Unit, rows: list[Registration]) -> Paper:
    desk = desk_of(round_, rows[0].registered_on)
    own = [row for row in rows if row.person_id is None]
    people = [row for row in rows if row.person_id]
    aims = tuple(dict.fromkeys(row.aim for row in own if row.aim))
    annexed = form_in(desk.result.plan, FORM)
    if annexed:
        first = own[0] if own else None
        filled = Filled(
            first.collectives if first else None,
            first.individuals if first and first.individuals is not None else len(people) or None,
            unit.name,
            "; ".join(aims),
            rows[0].registered_on,
            Signer("Thủ trưởng đơn vị"),
        )
        form = annexed_form(desk.result.plan, annexed, filled, desk.notes)
        return replace(form, frame=replace(form.frame, office=frame_of_unit(desk, unit).office))
    return CollectiveRegistration(
        replace(frame_of_unit(desk, unit), on=rows[0].registered_on),
        unit.name,
        desk.occasion,
        (desk.office().spoken(),),
        theme=theme_of(desk.result.plan),
        aims=aims,
        grounds=desk.grounds(),
        people=tuple(Registrant(r.person.name, r.person.post, r.aim) for r in people),
        staff=unit.people.count() if unit.kind not in CALLED else None,
    )


def _personal(round_: Round, row: Registration) -> Paper:
    desk = desk_of(round_, row.registered_on)
    return PersonalRegistration(
        replace(frame_of_unit(desk, row.unit), on=row.registered_on),
        row.person.name,
        desk.occasion,
        (desk.office().spoken(),),
        theme=theme_of(desk.result.plan),
        aims=(row.aim,) if row.aim else (),
        grounds=desk.grounds(),
        post=row.person.post,
        unit=row.unit.name,
    )


def theme_of(plan: Plan) -> str:
    """The theme in the plan's own words; nothing where it has none."""
    return next((str(m.body["words"]) for m in plan.sorted_as("theme") if m.body.get("words")), "")


def _period(plan: Plan) -> str:
    told = next((m.body for m in plan.sorted_as("period")), {})
    since, last = told.get("from"), told.get("to")
    if not isinstance(last, date):
        return ""
    began = f"từ {spoken_date(since)} " if isinstance(since, date) else ""
    return f"{began}đến hết {spoken_date(last)}"


def _agreement(round_: Round, units: list[Unit]) -> Paper:
    desk = desk_of(round_)
    plan = desk.result.plan
    return EmulationAgreement(
        desk.frame(),
        desk.occasion,
        tuple(Side(unit.name) for unit in units),
        sent_to=desk.office().spoken(),
        aims=tuple(
            capital(c.text.strip(" .;")) for c in plan.clauses if any(m.sort == "content" for m in c.marks)
        ),
        period=_period(plan),
        grounds=desk.grounds(),
    )
