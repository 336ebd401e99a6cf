"""The part of the province of everything that is initiatives: in their states, heard, recognised, copied."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.web.everything import Everything, in_days, text
from tests.web.world import DAY
from thidua.clock import now
from thidua.initiatives.models import (
    Adoption,
    Author,
    Confirmation,
    Initiative,
    Likeness,
    Mark,
    Minutes,
    Recognised,
    Recognition,
    Window,
)
from thidua.records.actions import take_number
from thidua.voting.models import Attendance, Council, Item, Seat, Session

SEATS = {"chair": "chair", "secretary": "secretary", "member1": "member", "member2": "member"}

STATES = ("draft", "submitted", "appraised", "before_council", "passed", "recognised")


def thought_of(made: Everything) -> None:
    """Initiatives of A's first division; a recognised one, whose public parts bear no marker; one of B."""
    for state in STATES:
        name = "initiative" if state == "submitted" else f"initiative.{state}"
        made.keep(name, _initiative(made, state, "A"))
    made.keep("initiative.b", _initiative(made, "submitted", "B"))
    named = Author.objects.create(
        initiative=made["initiative"], number=2, name="Người ngoài mẫu", share=Decimal(1)
    )
    made.keep("author", named)
    for agency in ("A", "B"):
        Window.objects.create(
            agency=made.world.units[agency],
            year=DAY.year,
            opens_on=DAY,
            closes_on=in_days(60).date(),
            by=made.user(f"{agency.lower()}-office"),
            at=now(),
        )
    Likeness.objects.create(
        initiative=made["initiative"],
        other=made["initiative.appraised"],
        part="solution",
        percent=90,
        mine=text("like-mine", "A1"),
        theirs=text("like-theirs", "A1"),
    )
    _heard(made)
    _recognised(made)


def _initiative(made: Everything, state: str, agency: str) -> Initiative:
    unit = made.world.units[f"{agency}1"]
    person = made.world.people["a9" if state == "recognised" else f"{agency.lower()}1"]
    public = state == "recognised"

    def words(name: str) -> str:
        return "Lời công khai mẫu" if public else text(f"{name}-{state.replace('_', '-')}", unit.code)

    row = Initiative.objects.create(
        agency=unit.agency,
        host=unit.agency,
        unit=unit,
        person=person,
        code=f"SK-{agency}-{DAY.year}-{STATES.index(state) + 1:03d}",
        year=DAY.year,
        state=state,
        title=words("idea"),
        solution=words("solution"),
        opinion=text("opinion", unit.code) if state == "appraised" else "",
        made_by=made.user(f"{unit.code.lower()}-clerk"),
        made_at=now(),
        saved_at=now(),
    )
    Author.objects.create(
        initiative=row,
        number=1,
        person=person,
        name="Tác giả mẫu" if public else person.name,
        share=Decimal(100),
    )
    return row


def _heard(made: Everything) -> None:
    agency, row = made["agency"], made["initiative.before_council"]
    council = Council.objects.create(
        agency=agency,
        unit=agency,
        name=text("idea-council"),
        kind="initiative",
        quorum="2/3",
        recusal="reduces",
    )
    session = Session.objects.create(
        agency=agency,
        council=council,
        state="voting",
        mode="open",
        held_at=now(),
        title=text("idea-session"),
        members=4,
        attending=4,
        opened_at=now(),
    )
    item = Item.objects.create(
        session=session,
        number=1,
        kind="initiatives.initiative",
        ident=str(row.pk),
        form="initiative",
        title=row.title,
        unit=row.unit,
        person=row.person,
        threshold="2/3",
        quorum="2/3",
        recusal="reduces",
        basis=["mẫu", "sample"],
    )
    _seated(made, council, session, row)
    _counted(made, council)
    made.keep("council.initiative", council)
    made.keep("session.initiative", session)
    made.keep("item.initiative", item)


def _counted(made: Everything, council: Council) -> None:
    """A session whose minutes wait for the secretary."""
    agency = made["agency"]
    counted = Session.objects.create(
        agency=agency,
        council=council,
        state="counted",
        mode="open",
        held_at=now(),
        title=text("idea-counted"),
    )
    Attendance.objects.create(session=counted, user=made.user("a-secretary"), role="secretary")
    made.keep("session.initiative.counted", counted)


def _seated(made: Everything, council: Council, session: Session, row: Initiative) -> None:
    """Members on the roll, and the marks of one of them."""
    Minutes.objects.create(agency=made["agency"], session=session, conclusion=text("idea-minutes"))
    for name, role in SEATS.items():
        user: Any = made.user(f"a-{name}")
        Seat.objects.create(council=council, user=user, role=role, since=DAY)
        Attendance.objects.create(session=session, user=user, role=role, presence="present")
    Mark.objects.create(
        initiative=row,
        session=session,
        user=made.user("a-member1"),
        is_new=True,
        is_effective=True,
        is_replicable=False,
        note=text("mark"),
        at=now(),
    )


def _recognised(made: Everything) -> None:
    row, signer = made["initiative.recognised"], made.user("a-signer")
    decision = Recognition.objects.create(
        agency=made["agency"], level="base", scope="base", decided_on=DAY, signer=signer, at=now()
    )
    decision.issued = take_number("decision", decision, by=signer, on=DAY)
    decision.issued.text = "3/QĐ-MẪU"
    decision.issued.save()
    decision.save()
    made.keep("recognition", decision)
    line = Recognised.objects.create(recognition=decision, initiative=row, number=1)
    made.keep("recognised", line)
    given = Confirmation.objects.create(
        agency=made["agency"], line=line, written="4/GXN-MẪU", issued_on=DAY, signer=signer, at=now()
    )
    made.keep("confirmation", given)
    gone = Recognised.objects.create(
        recognition=decision,
        initiative=made["initiative.passed"],
        number=2,
        revoked_on=DAY,
        revoked_reason=text("revoked-idea"),
        revoked_by=signer,
        revoked_number=decision.issued,
    )
    made.keep("recognised.revoked", gone)
    adoption = Adoption.objects.create(
        agency=made["agency"],
        initiative=row,
        unit=made["unit.2"],
        since=DAY,
        where="Nơi công khai mẫu",
        effect="Hiệu quả công khai mẫu",
        by=made.user("a-office"),
        at=now(),
    )
    made.keep("adoption", adoption)
