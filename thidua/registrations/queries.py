"""Who takes part in a round, who has not said yet, and whether one still may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from thidua import access
from thidua.clock import today
from thidua.core import terms
from thidua.core.wording import Say, days
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement, Round
from thidua.movements.queries.movements import expected
from thidua.people.models import Person, Unit
from thidua.people.queries import standing
from thidua.registrations.models import Registration


@dataclass(frozen=True)
class Shut:
    """Why one cannot register for a round now; `late` when one may still ask to."""

    say: Say
    late: bool = False


def shut(round_: Round, day: date | None = None) -> Shut | None:
    """Why registration is not open on a day (today, by the server in Vietnam); None while it is."""
    movement, on = round_.movement, day or today()
    if movement.state != "open":
        state = terms.label("movement_state", movement.state)
        return Shut(Say(f"Phong trào {state.vi}.", f"The movement is {state.en}."))
    if round_.closed_at:
        return Shut(
            Say(f"Đợt {round_.name} đã chốt danh sách.", f"The list of round {round_.name} is settled.")
        )
    if round_.registration_from and on < round_.registration_from:
        begins = days(round_.registration_from)
        return Shut(
            Say(
                f"Chưa mở đăng ký, từ {begins.vi}.",
                f"Registration is not open yet, it begins on {begins.en}.",
            )
        )
    if round_.registration_to and on > round_.registration_to:
        return Shut(_over(round_), late=True)
    return None


def _over(round_: Round) -> Say:
    ended, clause = days(round_.registration_to), round_.registration_clause
    vi = f"{clause}, giờ máy chủ" if clause else "giờ máy chủ"
    en = f"{clause}, server time" if clause else "server time"
    return Say(
        f"Chưa đăng ký được: hạn đã hết lúc 24:00 ngày {ended.vi} ({vi}). "
        "Xin đăng ký muộn: nêu lý do, cơ quan thường trực quyết và lý do hiện cho mọi cấp.",
        f"Registration closed at 24:00 on {ended.en} ({en}). "
        "You may ask to register late: give the reason; the movement office decides and all levels see it.",
    )


def counts_asked(movement: Movement) -> bool:
    """Whether the form annexed to the plan asks how many collectives and individuals take part."""
    forms = plan_of(movement.plan).sorted_as("form")
    return any("collectives" in (m.body.get("collects") or ()) for m in forms)


def listed(by: Any) -> QuerySet:
    """Registrations with what a list shows of each."""
    rows = Registration.objects.visible_to(by).order_by("-registered_on", "-pk")
    return rows.select_related(
        "movement__agency", "round", "unit", "person", "agency", "registered_by", "answered_by"
    )


def missing(round_: Round) -> QuerySet:
    """Units that are asked to take part and from which nothing has come, nor from a part of them."""
    path = OuterRef("path")
    came = Registration.objects.filter(
        round=round_, state__in=("registered", "late_asked"), unit__path__startswith=path
    )
    return expected(round_.movement).exclude(Exists(came))


def units_for(round_: Round, by: Any) -> QuerySet:
    """Units for which a person may register: those one is clerk of, or of one's office."""
    top = round_.movement.agency
    inside = Unit.objects.filter(standing(), path__startswith=top.path)
    mine = Q(pk__in=[])
    for held in by.holdings:
        if held.movement_id is not None:
            continue
        if held.role == "clerk":
            mine |= by.below.rows(held.path, "")
        elif held.role == "office":
            mine |= Q(pk__gt=0) if held.agency_id == top.pk else Q(agency=held.agency_id)
        elif held.role == "candidate":
            mine |= Q(people=by.person_id)
    return inside.filter(mine).distinct().order_by("path")


def people_of(round_: Round, unit: Unit) -> list[tuple[Person, Registration | None]]:
    """People of a unit and the units below it, each with the registration for the round."""
    rows = Registration.objects.filter(round=round_, unit__path__startswith=unit.path).exclude(person=None)
    by_person = {r.person_id: r for r in rows}
    people = Person.objects.filter(unit__path__startswith=unit.path, agency=unit.agency_id).select_related(
        "unit"
    )
    return [(p, by_person.get(p.pk)) for p in people]


def sees_whole(unit: Unit, round_: Round, by: Any) -> bool:
    """Whether a person sees all that a unit registers and nominates, so that a paper of it is whole."""
    return (
        by.is_clerk_of(unit)
        or unit.agency_id in by.agencies_seen_whole
        or access.may("paper.pack", by, round_.movement)
    )


def with_forms(round_: Round, units: list[Unit], by: Any) -> set[int]:
    """Which of these units have registered and may have their registration form printed by a person."""
    rows = Registration.objects.visible_to(by).filter(round=round_, state="registered", unit__in=units)
    came = set(rows.values_list("unit_id", flat=True))
    return {unit.pk for unit in units if unit.pk in came and sees_whole(unit, round_, by)}


def totals(round_: Round, by: Any) -> dict[str, int]:
    """How many registrations of a round stand in each state, as far as one sees them."""
    rows = Registration.objects.visible_to(by).filter(round=round_)
    return dict(rows.values_list("state").annotate(n=Count("pk")).order_by())
