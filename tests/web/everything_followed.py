"""The part of the province of everything that is duties: given to divisions, reported, in A and in B."""

from __future__ import annotations

from tests.web.everything import Everything, text
from tests.web.world import DAY
from thidua.clock import now
from thidua.duties.models import (
    Check,
    Difficulty,
    Finding,
    Interpretation,
    Owner,
    Point,
    Reminder,
    Report,
    Signed,
    Urged,
)


def followed(made: Everything) -> None:
    """Who does what in each agency's movement, one report that waits and one that was confirmed."""
    for agency, suffix in (("A", ""), ("B", ".b")):
        low, movement = agency.lower(), made[f"movement{suffix}"]
        for unit, actor, role in ((f"{agency}1", "cac-phong", "clerk"), (agency, "van-phong-so", "office")):
            owner = Owner.objects.create(
                agency=movement.agency,
                movement=movement,
                actor=actor,
                unit=made.world.units[unit],
                role=role,
                by=made.user(f"{low}-office"),
                at=now(),
            )
            made.keep(f"owner.{role}{suffix}", owner)
        Reminder.objects.create(
            agency=movement.agency,
            movement=movement,
            code="II-2",
            turn="2024",
            unit=made.world.units[f"{agency}1"],
            on=DAY,
            by=made.user(f"{low}-office"),
        )
        Urged.objects.create(
            user=made.user(f"{low}1-clerk"),
            movement=movement,
            code="II-2",
            turn="2024",
            unit=made.world.units[f"{agency}1"],
            stage="week",
            on=DAY,
        )
        for code, state in (("II-1", "reported"), ("II-2", "confirmed")):
            name = "duty_report" if state == "reported" else f"duty_report.{state}"
            made.keep(f"{name}{suffix}", _report(made, agency, code, state, suffix))

        _asked(made, agency, suffix)
        _checked(made, agency, suffix)


def _asked(made: Everything, agency: str, suffix: str) -> None:
    """A difficulty that waits, and one that was answered; the answer is for everybody and bears no marker."""
    movement, unit, low = made[f"movement{suffix}"], made.world.units[f"{agency}1"], agency.lower()
    answer = Interpretation.objects.create(
        agency=movement.agency,
        movement=movement,
        clause="II-1",
        question="Câu hỏi công khai mẫu",
        words="Trả lời công khai mẫu",
        answered_on=DAY,
        by=made.user(f"{low}-office"),
        at=now(),
    )
    made.keep(f"interpretation{suffix}", answer)
    for state in ("open", "answered"):
        row = Difficulty.objects.create(
            agency=unit.agency,
            movement=movement,
            unit=unit,
            clause="II-1",
            state=state,
            words=text(f"difficulty-{state}", unit.code),
            made_by=made.user(f"{low}1-clerk"),
            made_at=now(),
            made_on=DAY,
            answer=answer if state == "answered" else None,
            answered_on=DAY if state == "answered" else None,
        )
        made.keep(f"difficulty{suffix}" if state == "open" else f"difficulty.{state}{suffix}", row)


def _checked(made: Everything, agency: str, suffix: str) -> None:
    """A check that is planned, and one that was held: a finding that waits, one mended, one that was signed."""
    movement, unit, low = made[f"movement{suffix}"], made.world.units[f"{agency}1"], agency.lower()
    office = made.user(f"{low}-office")
    for state in ("planned", "held"):
        check = Check.objects.create(
            agency=movement.agency,
            movement=movement,
            unit=unit,
            kind="regular",
            state=state,
            planned_on=DAY,
            held_on=DAY if state == "held" else None,
            team=text(f"team-{state}", unit.code),
            by=office,
            at=now(),
        )
        Point.objects.create(check_of=check, number=1, clause="II-1", words_vi="mẫu", words_en="sample")
        made.keep(f"check{suffix}" if state == "planned" else f"check.held{suffix}", check)
    _found(made, check, suffix)


def _found(made: Everything, check: Check, suffix: str) -> None:
    """A finding that waits, and one that was mended and signed."""
    movement, unit, office = check.movement, check.unit, check.by
    for state in ("open", "mended"):
        row = Finding.objects.create(
            agency=unit.agency,
            check_of=check,
            movement=movement,
            unit=unit,
            clause="II-1",
            words=text(f"found-{state}", unit.code),
            mend=text(f"mend-{state}", unit.code),
            state=state,
            by=office,
            at=now(),
        )
        made.keep(f"finding{suffix}" if state == "open" else f"finding.mended{suffix}", row)
    signed = Signed.objects.create(
        agency=movement.agency,
        check_of=check,
        finding=made[f"finding.mended{suffix}"],
        kind="evidence",
        words=text("signed", "B" if suffix else "A"),
        number="5/KL",
        decided_on=DAY,
        signer=made.user("b-signer" if suffix else "a-signer"),
        at=now(),
    )
    made.keep(f"signed{suffix}", signed)


def _report(made: Everything, agency: str, code: str, state: str, suffix: str) -> Report:
    unit, low = made.world.units[f"{agency}1"], agency.lower()
    return Report.objects.create(
        agency=unit.agency,
        movement=made[f"movement{suffix}"],
        code=code,
        turn="2024",
        unit=unit,
        state=state,
        words=text(f"duty-{state}", unit.code),
        done_on=DAY,
        made_by=made.user(f"{low}1-clerk"),
        made_at=now(),
        answered_by=made.user(f"{low}-office") if state == "confirmed" else None,
        answered_at=now() if state == "confirmed" else None,
    )
