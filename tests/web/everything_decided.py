"""The part of the province of everything from the council to the letters."""

from __future__ import annotations

import os
from typing import Any

from tests.web.everything import Everything, text
from tests.web.world import DAY
from thidua.archive.models import Bundle
from thidua.clock import now
from thidua.core.papers.frozen import frozen
from thidua.core.papers.samples import samples
from thidua.core.papers.sheets import given_sheet
from thidua.core.papers.template import given
from thidua.councils.models import Agenda, Case, Statement
from thidua.decisions.models import (
    Awarded,
    Decision,
    Letter,
    Package,
    SalaryBase,
    Sent,
    Withdrawal,
    Wording,
)
from thidua.honours.models import Honour
from thidua.papers.models import Pack, Release
from thidua.records.actions import issue_code, open_series, set_positions, set_wording, take_number
from thidua.records.models import Kept, Reworded
from thidua.voting.models import (
    Attendance,
    Council,
    Item,
    KeyHolder,
    OpenVote,
    PaperCount,
    Recusal,
    Rule,
    Seal,
    Seat,
    Session,
)

SEATS = {"chair": "chair", "secretary": "secretary", "member1": "member", "member2": "member"}
SEALED = b"ZQ-A-ballot" + os.urandom(373)


def decided(made: Everything) -> None:
    """Councils with their sessions, decisions in their states, packages, letters, honours, numbers."""
    _books(made)
    for agency, suffix in (("A", ""), ("B", ".b")):
        _council(made, agency, suffix)
    _sessions(made)
    _decisions(made)
    _amended(made)
    _sent_up(made)
    _letters(made)
    _honours(made)
    _packs(made)
    _kept(made)
    _releases(made)


def _books(made: Everything) -> None:
    for agency, suffix in (("A", ""), ("B", ".b")):
        admin = made.user(f"{agency.lower()}-agency_admin")
        for name in ("decision", "letter", "submission"):
            pattern = "{n}/" + text(name, agency)
            series = open_series(made.world.units[agency], name, pattern, by=admin, year=DAY.year)
        made.keep(f"series{suffix}", series)
        wording = given("to-trinh").replace("kính trình", f"{text('loi-van', agency)} kính trình")
        wording = set_wording(made.world.units[agency], "to-trinh", wording, by=admin)
        made.keep(f"text{suffix}", wording)
    made.keep("wording", given("thu-thong-bao-ket-qua"))
    made.keep("table", given_sheet("phoi-in-san").text())
    admin = made.user("a-agency_admin")
    made.keep(
        "positions", set_positions(made["agency"], "giay-tron", given_sheet("giay-tron").text(), by=admin)
    )


def _council(made: Everything, agency: str, suffix: str) -> None:
    world, low = made.world, agency.lower()
    council = Council.objects.create(
        agency=world.units[agency],
        unit=world.units[agency],
        name=text("council", agency),
        basis=text("basis", agency),
        quorum="2/3",
        recusal="reduces",
    )
    made.keep(f"council{suffix}", council)
    Rule.objects.create(
        council=council,
        threshold="80%",
        basis=text("rule", agency),
        reason="mẫu",
        since=now(),
        by=made.user(f"{low}-chair"),
    )
    for name, role in SEATS.items():
        seat = Seat.objects.create(council=council, user=made.user(f"{low}-{name}"), role=role, since=DAY)
        made.keep(f"seat{suffix}", seat)


def _sessions(made: Everything) -> None:
    cases = {"planned": "before_council", "voting": "before_council", "counted": "passed", "signed": "passed"}
    for state, case in cases.items():
        nomination = made[f"nomination.{case}"]
        session = Session.objects.create(
            agency=made["agency"],
            council=made["council"],
            movement_id=made["movement"].pk,
            state=state,
            mode="sealed",
            held_at=now(),
            title=text(f"session-{state}"),
            place=text("place"),
            members=None if state == "planned" else 4,
            attending=None if state == "planned" else 4,
            opened_at=None if state == "planned" else now(),
            minutes={},
        )
        made.keep(f"session.{state}", session)
        item = _item(session, nomination)
        made.keep(f"item.{state}", item)
        _roll(made, session, item)
        _agenda(made, session, item, nomination)


def _item(session: Session, nomination: Any) -> Item:
    """A nomination on the agenda of a session, voted on where the session has been counted."""
    fresh, counted = session.state == "planned", session.state in ("counted", "signed")
    return Item.objects.create(
        session=session,
        number=1,
        kind="nominations.nomination",
        ident=str(nomination.pk),
        form="commendation_certificate",
        award="gk.individual",
        title=text(f"item-{session.state}"),
        unit=nomination.unit,
        person=nomination.person,
        threshold="" if fresh else "80%",
        quorum="" if fresh else "2/3",
        recusal="reduces",
        basis=["Quy chế mẫu", "Sample rules"],
        result={"box": [3, 1, 0], "written": [0, 0, 0], "recused": 0} if counted else {},
        passed=True if counted else None,
    )


def _roll(made: Everything, session: Session, item: Item) -> None:
    for name, role in SEATS.items():
        user = made.user(f"a-{name}")
        Attendance.objects.create(session=session, user=user, role=role, presence="present")
        if session.state == "voting":
            Seal.objects.create(item=item, user=user, sealed=SEALED, check_code=f"{user.pk:012x}")
    for place, name in {"chair": "chair", "secretary": "secretary", "board": "office"}.items():
        KeyHolder.objects.create(session=session, place=place, user=made.user(f"a-{name}"))
    if session.state == "planned":
        recusal = Recusal.objects.create(
            item=item,
            user=made.user("a-member1"),
            reason=text("recusal"),
            declared_by=made.user("a-member1"),
            at=now(),
        )
        made.keep("recusal", recusal)
    if session.state == "counted":
        OpenVote.objects.create(
            item=item,
            user=made.user("a-member2"),
            choice="against",
            written=True,
            paper=text("written"),
            recorded_by=made.user("a-secretary"),
        )
        PaperCount.objects.create(
            item=item,
            issued=4,
            returned=4,
            unused=0,
            valid=4,
            invalid=0,
            agree=3,
            against=1,
            entered_by=made.user("a-secretary"),
            entered_at=now(),
        )


def _agenda(made: Everything, session: Session, item: Item, nomination: Any) -> None:
    agenda = Agenda.objects.create(
        agency=made["agency"], movement=made["movement"], round=made["round"], session=session
    )
    made.things.setdefault("agenda", agenda)
    made.keep(f"agenda.{session.state}", agenda)
    case = Case.objects.create(agenda=agenda, nomination=nomination, item=item)
    statement = Statement.objects.create(
        agenda=agenda,
        case=case,
        user=made.user("a-member1"),
        text=text("statement"),
        differs=True,
        recorded_by=made.user("a-secretary"),
        at=now(),
    )
    made.things.setdefault("statement", statement)
    made.things.setdefault("case", case)


def _decisions(made: Everything) -> None:
    signer, office = made.user("a-signer"), made.user("a-office")
    rows = {
        "draft": "in_decision",
        "for_signature": "in_decision",
        "issued": "granted",
        "published": "granted",
    }
    for state, case in rows.items():
        public = state == "published"
        decision = Decision.objects.create(
            agency=made["agency"],
            movement=made["movement"],
            round=made["round"],
            award="gk",
            state=state,
            title="Quyết định công khai mẫu" if public else text(f"decision-{state.replace('_', '-')}"),
            signer=signer,
            sent_at=None if state == "draft" else now(),
            sent_by=None if state == "draft" else office,
            signed_on=DAY if state in ("issued", "published") else None,
            published_at=now() if public else None,
            prize_basis="" if public else text("prize"),
            made_by=office,
            made_at=now(),
        )
        if state in ("issued", "published"):
            numbered(decision, signer)
        made.keep(f"decision.{state}", decision)
        line = Awarded.objects.create(
            decision=decision,
            nomination=made[f"nomination.{case}"],
            number=1,
            reason="Thành tích công khai mẫu." if case == "granted" else text("line"),
        )
        made.keep(f"line.{state}", line)
    made.keep("issued", made["decision.issued"].issued)


def numbered(decision: Decision, signer: Any) -> None:
    """Its number; that of a published decision is known to everybody."""
    decision.issued = take_number("decision", decision, by=signer, on=DAY)
    if decision.published_at:
        decision.issued.text = "2/QĐ-MẪU"
        decision.issued.save()
    decision.save()


def _amended(made: Everything) -> None:
    """Drafts that take one line of a published decision back, and mend the words of another."""
    office, before = made.user("a-office"), made["decision.published"]
    about = {
        "agency": made["agency"],
        "movement": made["movement"],
        "round": made["round"],
        "award": "gk",
        "state": "draft",
        "made_by": office,
        "made_at": now(),
    }
    revoking = Decision.objects.create(
        kind="revoke", title=text("revoking"), revokes=before, ground="fraud", reason=text("ground"), **about
    )
    Withdrawal.objects.create(decision=revoking, line=made["line.published"])
    mending = Decision.objects.create(
        kind="correct", title=text("mending"), corrects=before, reason=text("mistake"), **about
    )
    Wording.objects.create(
        decision=mending, line=made["line.published"], part="reason", was="cũ", now=text("wording")
    )
    made.keep("decision.revoking", revoking)
    SalaryBase.objects.create(
        since=DAY, amount=2_340_000, source="Nghị định mẫu", by=made.user("admin"), at=now()
    )


def _sent_up(made: Everything) -> None:
    """A package to the province; one to a level that is not here."""
    office, proposed = made.user("a-office"), made["nomination.proposed"]
    about = {
        "agency": made["agency"],
        "movement": made["movement"],
        "round": made["round"],
        "award": "gk",
        "sent_at": now(),
        "sent_by": office,
        "digest": "0" * 64,
    }
    above = made["movement.above"]
    package = Package.objects.create(
        to_movement=above,
        to_round=above.rounds.get(),
        to_award="bk-nam.ca-nhan",
        asked=text("asked"),
        **about,
    )
    outside = Package.objects.create(
        to_outside=text("outside"), state="answered", answer_number="9/CV", **about
    )
    for name, row in (("package", package), ("package.outside", outside)):
        Sent.objects.create(package=row, nomination=proposed, reason=text("sent"))
        made.keep(name, row)


def _letters(made: Everything) -> None:
    """A letter that waits to be read, and one that went out."""
    told = {
        "award": ["Giấy khen", "Certificate"],
        "result": ["Chưa được chọn.", "Not chosen."],
        "clauses": [["III.1.b-1", ["Mẫu", "Sample"], "met"]],
        "next": [["Mẫu.", "Sample."]],
    }
    for name, case, sent in (("letter", "not_chosen", None), ("letter.sent", "appraised", now())):
        letter = Letter.objects.create(
            agency=made["agency"],
            movement=made["movement"],
            nomination=made[f"nomination.{case}"],
            unit=made["unit"],
            text=told,
            note=text(name.replace(".", "-"), "A1"),
            made_at=now(),
            sent_at=sent,
        )
        made.keep(name, letter)


def _honours(made: Everything) -> None:
    for name, code, agency in (("honour", "a1", "A"), ("honour.b", "b1", "B")):
        someone = made.world.people[code]
        honour = Honour.objects.create(
            agency=made.world.units[agency],
            unit=someone.unit,
            person=someone,
            form="commendation_certificate",
            authority="department_director",
            decision_number=text("honour", someone.unit.code),
            decided_on=DAY,
            reason=text("honour-reason", someone.unit.code),
            from_old_book=True,
            entered_at=now(),
            entered_by=made.user(f"{agency.lower()}-office"),
        )
        made.keep(name, honour)
    made.keep("code", issue_code(made["line.published"], by=made.user("a-signer")))


def _packs(made: Everything) -> None:
    about = {"movement": made["movement"], "round": made["round"], "at": now()}
    pack = Pack.objects.create(agency=made["agency"], by=made.user("a-office"), sha256="0" * 64, **about)
    pack.path.parent.mkdir(parents=True, exist_ok=True)
    pack.path.write_bytes(b"PK")
    made.keep("pack", pack)
    bundle = Bundle.objects.create(
        agency=made["agency"], movement=made["movement"], by=made.user("a-office"), at=now(), seal="mẫu"
    )
    bundle.path.parent.mkdir(parents=True, exist_ok=True)
    bundle.path.write_bytes(b"PK")
    made.keep("bundle", bundle)


def _kept(made: Everything) -> None:
    """A file of an issued decision, as its own content is kept."""
    content = b"%PDF-1.7 " + text("kept").encode()
    told = {"form": "pdf", "stored": "0" * 40, "size": len(content), "sha256": "0" * 64, "at": now()}
    issued = made["decision.published"]
    kind = issued._meta.label_lower
    made.keep("kept", Kept.objects.create(agency=made["agency"], kind=kind, ident=issued.pk + 999, **told))


def _releases(made: Everything) -> None:
    """A paper that was issued, and words by hand of another, taken back again."""
    office = made.user("a-office")
    release = Release.objects.create(
        agency=made["agency"], movement=made["movement"], round=made["round"], slug="tham-dinh",
        ident=made["round"].pk, name=text("release"), state="issued", written="01/BC-STP",
        issued_on=DAY, issued_at=now(), issued_by=office, made_by=office, made_at=now(),
        content=frozen(next(p for p in samples() if p.slug == "bao-cao-tham-dinh")),
    )  # fmt: skip
    made.keep("release", release)
    told = {"patch": [], "changes": [[text("was"), text("now")]], "basis": "0" * 64, "reason": text("why")}
    reworded = Reworded.objects.create(
        agency=made["agency"], kind="papers.release", ident=release.pk, file=made["file"],
        by=office, at=now(), ended_at=now(), ended_by=office, **told,
    )  # fmt: skip
    made.keep("reworded", reworded)
