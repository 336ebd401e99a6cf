"""The part of the province of everything that lies between a dossier and its council."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.everything import Everything, in_days, text
from tests.web.records.samples import document
from tests.web.world import DAY
from thidua.appraisals.models import (
    Assignment,
    Chosen,
    Comment,
    CommentPeriod,
    Forwarded,
    Opinion,
    Place,
)
from thidua.clock import now
from thidua.evidence.models import Fact, Import, Rest, Review
from thidua.nominations.actions.creating import create, freeze
from thidua.nominations.models import Flag, Nomination, Paper, ReportSection, Return, Standing, Submission
from thidua.records.actions import attach, keep

AWARD = "gk.individual"
STATES = (
    ("draft", "a1"),
    ("submitted", "a1"),
    ("returned", "a1"),
    ("accepted", "a1"),
    ("appraised", "a1"),
    ("before_council", "a1"),
    ("passed", "a1"),
    ("in_decision", "a1"),
    ("proposed", "a1"),
    ("not_chosen", "a1"),
    ("draft.2", "a3"),
    ("submitted.2", "a3"),
    ("granted", "a9"),
    ("public", "a9"),
)
"""A nomination in every state that matters, with whose it is; `a9` is named in public."""


def nominated(made: Everything) -> None:
    """Dossiers of A in their states, with everything that hangs on one; one of B."""
    for state, code in STATES:
        made.keep(f"nomination.{state}", nomination_of(made, state, code, "A"))
    made.keep("nomination.b", nomination_of(made, "draft", "b1", "B"))
    made.keep("section", made["nomination.draft"].sections.get())
    _frozen(made, made["nomination.submitted"])
    _imports(made)
    entered = Fact.objects.get(pk=made["fact.initiative"].pk)
    entered.pk, entered.ident, entered.entered_by = None, f"{entered.ident}-2", made.user("a1-clerk")
    entered.save()
    made.keep("fact.second", entered)
    for agency, suffix in (("A", ""), ("B", ".b")):
        _stood(made, agency, suffix)
    _appraised(made)
    _public(made)


def nomination_of(made: Everything, state: str, code: str, agency: str) -> Nomination:
    """A nomination of somebody by code, in a state."""
    world, suffix = made.world, "" if agency == "A" else ".b"
    someone = world.people[code]
    unit = someone.unit.code
    kind = "appraised" if state == "public" else state.split(".")[0]
    public = code == "a9"
    sent = kind != "draft"
    clerk = world.users[f"{unit.lower()}-clerk"]
    nomination = create(
        agency=world.units[agency],
        movement=made[f"movement{suffix}"],
        round=made[f"round{suffix}"],
        award=AWARD,
        unit=someone.unit,
        person=someone,
        nominated_by=someone.unit,
        state=kind,
        holder=world.units[agency],
        held_since=now(),
        plan=made[f"plan{suffix}"],
        answer=3,
        merit_note="Thành tích công khai mẫu." if public else text(f"merit-{kind.replace('_', '-')}", unit),
        submitted_at=now() if sent else None,
        submitted_on=DAY if sent else None,
        made_by=clerk,
        made_at=now(),
    )
    ReportSection.objects.create(
        nomination=nomination,
        key="results",
        text=text("report", unit),
        saved_at=now(),
        saved_by=clerk,
    )
    Paper.objects.create(
        nomination=nomination, paper="achievement_report", clause="III.3-2", note=text("note", unit)
    )
    return nomination


def _frozen(made: Everything, nomination: Nomination) -> None:
    """Judged and frozen as it was sent, sent back once, alike to another, with a file."""
    clerk, office = made.user("a1-clerk"), made.user("a-office")
    made.keep("submission", freeze(nomination, by=clerk))
    Submission.objects.create(
        nomination=nomination,
        number=2,
        at=now(),
        by=clerk,
        report={"results": text("report-before", "A1")},
        papers=[],
        verdict=nomination.verdict,
    )
    for row in (nomination, made["nomination.returned"]):
        Return.objects.create(
            nomination=row, at=now(), by=office, fields=["results"], reason=text("return-reason", "A1")
        )
    flag = Flag.objects.create(
        nomination=nomination,
        other=made["nomination.submitted.2"],
        kind="report",
        about="results",
        mine=text("flag-mine", "A1"),
        theirs=text("flag-theirs", "A2"),
    )
    made.keep("flag", flag)
    paper = made.keep("paper", made["nomination.draft"].papers.get())
    content = document(text("dossier-file", "A1"))
    file = keep(SimpleUploadedFile(f"{text('ho-so', 'A1')}.docx", content), by=clerk)
    made.keep("attachment.paper", attach(file, paper, by=clerk, page="1"))
    made.keep("file.paper", file)


def _imports(made: Everything) -> None:
    """Workbooks of facts, looked at and taken; a review that a changed fact asks for."""
    office = made.user("a-office")
    for state in ("ready", "taken"):
        row = Import.objects.create(
            agency=made["agency"],
            name=text(f"import-{state}"),
            file=made["file"],
            state=state,
            at=now(),
            by=office,
            preview={},
            taken_at=now() if state == "taken" else None,
        )
        made.keep(f"import.{state}", row)
    fact, nomination = made["fact.discipline"], made["nomination.submitted"]
    Rest.objects.create(
        kind="nominations.nomination",
        thing=nomination.pk,
        record=fact.ident,
        agency=made["agency"],
        movement_id=made["movement"].pk,
    )
    about = {"kind": "nominations.nomination", "ident": nomination.pk, "movement_id": made["movement"].pk}
    for name, one in (("review", made["fact.initiative"]), ("review.secret", fact)):
        review = Review.objects.create(
            agency=made["agency"], fact=one, record=one.ident, asked_at=now(), change="restated", **about
        )
        made.keep(name, review)


def _stood(made: Everything, agency: str, suffix: str) -> None:
    """What the rules said: A's person is held because of discipline."""
    world = made.world
    codes = ("a1", "a3", "a9") if agency == "A" else ("b1",)
    for code in codes:
        someone = world.people[code]
        held = code == "a1"
        row = Standing.objects.create(
            agency=world.units[agency],
            movement=made[f"movement{suffix}"],
            round=made[f"round{suffix}"],
            award=AWARD,
            unit=someone.unit,
            person=someone,
            answer=0 if held else 1,
            held=held,
            hidden=held,
            answers=[0],
            obstacle_vi=text("obstacle", someone.unit.code, private=held),
            obstacle_en=text("obstacle", someone.unit.code, private=held),
            as_of=DAY,
            judged_at=now(),
            plan=made[f"plan{suffix}"],
        )
        made.things.setdefault(f"standing{suffix}", row)


def _appraised(made: Everything) -> None:
    nomination, office = made["nomination.accepted"], made.user("a-office")
    appraiser, about = made.user("a-appraiser"), _about(made)
    made.keep(
        "assignment",
        Assignment.objects.create(
            nomination=nomination,
            user=appraiser,
            assigned_by=office,
            assigned_at=now(),
            due_on=DAY + timedelta(days=5),
            **about,
        ),
    )
    made.keep(
        "opinion",
        Opinion.objects.create(
            nomination=nomination,
            mark="III.1.b-1",
            answer="met",
            reason=text("opinion"),
            by=appraiser,
            at=now(),
        ),
    )
    round_ = {"round": made["round"], "award": AWARD, "at": now()}
    row = made["nomination.appraised"]
    Place.objects.create(nomination=row, rank=1, reason=text("rank"), by=office, **round_, **about)
    chosen = Chosen.objects.create(
        nomination=row, reason=text("chosen"), by=made.user("a-steering"), **round_, **about
    )
    made.keep("chosen", chosen)
    Forwarded.objects.create(nomination=row, text=text("contested"), by=appraiser, at=now())


def _public(made: Everything) -> None:
    """Days of comment on somebody whose name is public; who commented is not."""
    period = CommentPeriod.objects.create(
        round=made["round"],
        award=AWARD,
        from_on=DAY,
        to_on=DAY + timedelta(days=14),
        opened_by=made.user("a-office"),
        **_about(made),
    )
    period.nominations.set([made["nomination.public"]])
    made.keep("period", period)
    comment = Comment.objects.create(
        period=period,
        nomination=made["nomination.public"],
        code="YK-0001",
        text=text("comment"),
        name=text("commenter"),
        contact=text("contact"),
        source=text("source"),
        received_at=in_days(0),
        **_about(made),
    )
    made.keep("comment", comment)


def _about(made: Everything) -> dict[str, Any]:
    return {"agency": made["agency"], "movement": made["movement"]}
