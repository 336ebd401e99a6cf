"""The answer of a level above that does not work here: recorded by hand, it grants the honours or refuses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import today
from thidua.core.errors import Refused
from thidua.core.wording import Say, days
from thidua.core.workflow import next_state
from thidua.decisions.actions.letters import letters_for
from thidua.decisions.actions.relay import locked
from thidua.decisions.models import Package
from thidua.decisions.queries.standing import awards_of, standing_of
from thidua.honours import actions as honours
from thidua.honours.actions import NewHonour
from thidua.movements.compiled import plan_of
from thidua.nominations.actions import case
from thidua.nominations.models import Nomination
from thidua.people.models import User


@dataclass(frozen=True)
class Answer:
    """What a level above that does not work here has answered: for each line granted or not, and why."""

    number: str
    on: date
    from_: str
    lines: Mapping[int, tuple[bool, str]]


@action("package.answer")
def answer(package: Package, given: Answer, *, by: User) -> Package:
    """Record the answer of a level that does not work here: it grants the honours, or refuses with why.

    Raises Refused without number and day, or while a line has no answer or a refusal no reason.
    """
    package = locked(package)
    access.check("package.answer", by, package)
    _check_answer(package, given)
    before = package.state
    package.state = next_state("relay", "answer", before)
    package.answer_number, package.answer_on = given.number.strip(), given.on
    package.answer_from = given.from_.strip()
    package.save()
    award = awards_of(plan_of(package.movement.plan), package.award)[0]
    for line in package.lines.select_related("nomination__unit__agency", "nomination__person"):
        line.granted, line.reason = given.lines[line.pk]
        line.save(update_fields=["granted", "reason"])
        if line.granted:
            honours.grant(_honour(package, line.nomination, (award.form or "", award.authority or "")), by=by)
            case.grant(line.nomination, by=by)
        else:
            case.decline(line.nomination, by=by)
    if any(not granted for granted, _reason in given.lines.values()):
        letters_for(package.round, standing_of(package.round), by=by, base=package.award)
    told = {"from": before, "to": package.state, "number": package.answer_number}
    record("package.answer", package, by=by, told=told)
    return package


def _check_answer(package: Package, given: Answer) -> None:
    if package.to_movement_id is not None:
        raise Refused(
            Say(
                "Cấp trên trả lời ngay trong hệ thống; không ghi tay được.",
                "The level above answers in this system; its answer is not typed in.",
            )
        )
    if not given.number.strip() or not given.from_.strip() or given.on > today():
        told = days(today())
        raise Refused(
            Say(
                f"Ghi số, cơ quan và ngày trả lời (không sau {told.vi}).",
                f"Give the number, the office and the day of the answer (not after {told.en}).",
            )
        )
    for line in package.lines.all():
        granted, reason = given.lines.get(line.pk, (None, ""))
        if granted is None or (not granted and not reason.strip()):
            raise Refused(
                Say(
                    "Mỗi hồ sơ cần câu trả lời được tặng hay không; không được tặng thì ghi lý do.",
                    "Each nomination needs an answer; where it is not granted, give the reason.",
                )
            )


def _honour(package: Package, nomination: Nomination, award: tuple[str, str]) -> NewHonour:
    form, authority_ = award
    return NewHonour(
        nomination.unit, nomination.person, form, authority_, package.answer_number, package.answer_on,
        achievement=package.movement.plan.code, round=package.round.name, reason=nomination.merit_note,
        movement_id=package.movement_id,
    )  # fmt: skip
