"""A province in which something of everything exists in agency A, each text of it with a marker.

`ZQ-A…` marks what is A's own affair, `ZQ-A1…` and `ZQ-A2…` what belongs to one division of it; `ZQK…`
marks discipline and holds. What law or plan makes public (a published plan, a published decision, names
in comment days) bears no marker. Agency B has affairs of its own, marked `ZQ-B…`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models

from tests.web.records.samples import document
from tests.web.sessions import session_of
from tests.web.world import DAY, World, small_province
from thidua.clock import moment, now
from thidua.core.facts import acts, tables
from thidua.core.wording import fold
from thidua.evidence.doubts import doubts_of
from thidua.evidence.facts import put
from thidua.evidence.models import Asked, Settled
from thidua.movements.compiled import digest_of
from thidua.movements.models import Allotment, Event, MovementAct, PlanEdit, PlanVersion
from thidua.people.actions import Move, Part
from thidua.people.models import (
    Appointment,
    Batch,
    BatchFile,
    Invitation,
    Notice,
    Posting,
    Reorganisation,
    UnitChange,
    User,
)
from thidua.records.actions import attach, keep
from thidua.registrations.models import Registration

BORN = date(1971, 3, 7)
BIRTH_DATES = ("07/03/1971", "1971-03-07", "7/3/1971")
MARKER = re.compile(r"ZQK?-[AB][12]?-[a-z0-9-]+")
PRIVATE = "ZQK-"
MOVEMENT_ROLES = ("office", "appraiser", "chair", "secretary", "member", "steering", "auditor")


@dataclass
class Everything:
    """What was made, by name: `everything["nomination.draft"]`; A's things unless the name says otherwise."""

    world: World
    things: dict[str, Any] = field(default_factory=dict)
    accounts: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.things[name]

    def keep(self, name: str, thing: Any) -> Any:
        """Remember a thing by name and give it back."""
        self.things[name] = thing
        return thing

    def user(self, name: str) -> Any:
        """An account with the roles that it holds once all is made."""
        if name not in self.accounts:
            self.accounts[name] = User.objects.get(username=name)
        return self.accounts[name]


def text(thing: str, of: str = "A", *, private: bool = False) -> str:
    """A marked text: `ZQ-A1-aim`."""
    return f"{'ZQK' if private else 'ZQ'}-{of}-{thing}"


def markers(words: str) -> set[str]:
    """The markers in some words, also where letters were folded to small ones."""
    return {m.upper() for m in re.findall(MARKER.pattern, words, re.IGNORECASE)}


def of_a(marker: str) -> bool:
    """Whether a marker is of agency A."""
    return marker.split("-")[1].startswith("A")


def everything() -> Everything:
    """The province with something of everything in A, and B at its own work."""
    from tests.web.everything_asked import asked
    from tests.web.everything_decided import decided
    from tests.web.everything_followed import followed
    from tests.web.everything_nominated import nominated
    from tests.web.everything_public import made_public
    from tests.web.everything_read import was_read
    from tests.web.everything_reported import reported
    from tests.web.everything_scored import scored
    from tests.web.everything_thought_of import thought_of
    from tests.web.everything_told import told_of

    made = Everything(small_province())
    _accounts(made)
    _people(made)
    _plans(made)
    for agency in ("A", "B"):
        _registered(made, agency)
        _recorded(made, agency)
    nominated(made)
    decided(made)
    scored(made)
    thought_of(made)
    was_read(made)
    reported(made)
    made_public(made)
    asked(made)
    followed(made)
    told_of(made)
    _desks(made)
    made.accounts.clear()
    return made


def _accounts(made: Everything) -> None:
    """Names that mark whose they are, so that an account's name in a page of others shows."""
    for user in made.world.users.values():
        agency = user.username[:1].upper()
        if agency in "AB" and user.username != "admin":
            user.name = text(f"user-{user.username}", agency)
            user.email = f"{user.name.lower()}@thidua.test"
    User.objects.bulk_update(made.world.users.values(), ["name", "email"])
    session_of("a-office")


def _people(made: Everything) -> None:
    world = made.world
    for code, person in world.people.items():
        person.name = text(f"person-{code}", person.unit.code)
        person.birth_date = BORN if code == "a1" else None
        person.save()
    world.person("a9", "A1")
    someone = world.people["a1"]
    made.keep("person", someone)
    made.keep("person.public", world.people["a9"])
    made.keep("unit", world.units["A1"])
    made.keep("agency", world.units["A"])
    made.keep(
        "posting",
        Posting.objects.create(person=someone, unit=someone.unit, post=text("post", "A1"), valid_from=DAY),
    )
    _reorganised(made)
    _invited(made)


def _reorganised(made: Everything) -> None:
    """A deed with a rename, a merger, and a signed succession."""
    world = made.world
    deed = Reorganisation.objects.create(
        agency=world.units["A"], kind="rename", on=DAY, at=now(), by=world.users["admin"]
    )
    made.keep("deed", deed)
    made.things["moves"] = (Move(world.people["a9"], world.units["A2"]),)
    moved = Reorganisation.objects.create(
        agency=world.units["A"], kind="people", on=DAY, at=now(), by=world.users["admin"]
    )
    made.keep("deed.people", moved)
    made.things["inherited"] = ("index",)
    made.things["parts"] = (Part(world.units["A2"]),)
    UnitChange.objects.create(
        deed=deed,
        unit=world.units["A1"],
        kind="rename",
        on=DAY,
        old="Phòng cũ",
        new="Phòng mới",
        by=world.users["admin"],
        recorded_at=now(),
    )
    merged = UnitChange.objects.create(
        unit=world.units["A1"],
        successor=world.units["A2"],
        kind="merge",
        on=DAY,
        by=world.users["admin"],
        recorded_at=now(),
    )
    made.keep("unit_change", merged)
    signed = tables.Succession(
        from_unit="A1", to_unit="A2", what="honours", signed_by=text("signer"), on=DAY, reason=text("reason")
    )
    fact = put(signed, unit=world.units["A2"], person=None, by=world.users["a-signer"])
    made.keep("fact.succession", fact)


def _invited(made: Everything) -> None:
    """Invitations of both agencies, and the accounts of A that others are tried with."""
    world = made.world
    for name, agency in (("invitation", "A"), ("invitation.b", "B")):
        made.keep(
            name,
            Invitation.objects.create(
                email=f"{text('invited', agency).lower()}@thidua.test",
                name=text("invited", agency),
                role="clerk",
                unit=world.units[f"{agency}1"],
                token=f"mẫu-{agency}",
                sent_at=now(),
                by=world.users[f"{agency.lower()}-agency_admin"],
            ),
        )
    made.keep("user", world.users["a1-clerk"])
    made.keep("appointment", world.users["a1-clerk"].appointments.get())
    for name in ("member2", "member3", "appraiser"):
        made.keep(f"user.{name.rstrip('2')}", world.users[f"a-{name}"])
    made.keep("user.shut", world.user("a-shut", "member", "A"))
    for role in ("office", "agency_admin", "secretary", "chair", "signer"):
        Appointment.objects.create(user=made["user.shut"], role=role, unit=world.units["A"], since=DAY)
    User.objects.filter(username="a-shut").update(is_active=False)
    made.keep("user.plain", world.users["a2-person"])
    made.keep("agency.b", world.units["B"])
    made.keep("unit.2", world.units["A2"])


def _plans(made: Everything) -> None:
    """A's and B's movements by the plan that teaches the format, below one of the province."""
    world = made.world
    above = world.movement(world.plan("an-giang-ubnd-tinh-2022", "P"), "2024")
    made.keep("movement.above", above)
    made.keep("round.above", above.rounds.get())
    for agency, suffix in (("A", ""), ("B", ".b")):
        plan = made.keep(f"plan{suffix}", world.plan("mau", agency))
        movement = world.movement(plan, "2024", "2024-2025", parent=above)
        movement.rounds.update(registration_from=date(2024, 10, 1), registration_to=date(2024, 12, 31))
        made.keep(f"movement{suffix}", movement)
        made.keep(f"round{suffix}", movement.rounds.get(name="2024"))
        made.keep(f"stage{suffix}", movement.rounds.get(name="2024-2025"))
        made.keep(f"draft{suffix}", _draft(made, plan, agency))
        about = {"agency": world.units[agency], "movement": movement}
        made.keep(
            f"event{suffix}",
            Event.objects.create(event="plan_issued", on=DAY, recorded_at=now(), decision="1/KH", **about),
        )
        allotment = Allotment.objects.create(
            award="bk-tinh",
            round="2024",
            places=2,
            decision=text("allotted", agency),
            decided_on=DAY,
            recorded_at=now(),
            **about,
        )
        made.keep(f"allotment{suffix}", allotment)
        MovementAct.objects.create(
            movement=movement, action="adopt", number="2/QĐ", on=DAY, by=world.users["p-office"]
        )
    for role in MOVEMENT_ROLES:
        world.user(f"m-{role}", "candidate", "B")
        world.appoint(f"m-{role}", role, made["movement"])
    made.keep("movement_role", made["movement"].roles.get(role="appraiser"))
    made.keep("user.appraiser2", world.users["m-appraiser"])


def _draft(made: Everything, plan: PlanVersion, agency: str) -> PlanVersion:
    """The next version, still a draft: it alone bears the marker."""
    words = plan.text.replace("title: ", f"title: {text('plan', agency)} ", 1)
    draft = PlanVersion.objects.get(pk=plan.pk)
    draft.pk, draft.number, draft.state, draft.published_at = None, 2, "draft", None
    draft.title = text("plan", agency) + " " + plan.title
    draft.folded, draft.text, draft.digest = fold(draft.title), words, digest_of(words)
    draft.save(force_insert=True)
    PlanEdit.objects.create(
        plan=draft,
        text=plan.text,
        at=now(),
        by=plan.made_by,
        told_vi=text("edit", agency),
        told_en=text("edit", agency),
    )
    return draft


def _registered(made: Everything, agency: str) -> None:
    world, suffix = made.world, "" if agency == "A" else ".b"
    movement, round_ = made[f"movement{suffix}"], made[f"round{suffix}"]
    low = agency.lower()
    for state, unit in (("registered", f"{agency}1"), ("late_asked", f"{agency}2"), ("withdrawn", agency)):
        if unit not in world.units:
            continue
        made.keep(
            f"registration.{state}{suffix}",
            Registration.objects.create(
                agency=movement.agency,
                movement=movement,
                round=round_,
                unit=world.units[unit],
                state=state,
                aim=text(f"aim-{state.replace('_', '-')}", unit),
                registered_on=DAY,
                registered_by=world.users[f"{low}-clerk"],
                late_reason=text("late", unit) if state == "late_asked" else "",
                entered_at=now(),
            ),
        )
    for kind in ("people", "moves", "list", "registrations", "honours"):
        batch = made.keep(
            f"batch.{kind}{suffix}",
            Batch.objects.create(
                agency=world.units[agency],
                kind=kind,
                name=text(f"{kind}.xlsx".replace(".", "-"), agency),
                lines=_lines(world, agency),
                round_id=round_.pk if kind == "registrations" else None,
                at=now(),
                by=world.users[f"{low}-office" if kind == "registrations" else f"{low}-agency_admin"],
            ),
        )
        BatchFile.objects.create(batch=batch, body=b"mau", left=b"mau")


def _lines(world: World, agency: str) -> dict[str, Any]:
    """What a workbook of any kind says: nothing new, and that one person goes to the agency itself."""
    someone = world.people["a9" if agency == "A" else "b2"]
    moves = {"person": someone.pk, "code": someone.code, "name": someone.name, "to": world.units[agency].pk}
    held = dict.fromkeys(("post", "leadership", "direct_reform_worker"))
    return {
        "units": [],
        "people": [],
        "same": 0,
        "new": [],
        "unit": world.units[f"{agency}1"].pk,
        "on": DAY.isoformat(),
        "basis": "",
        "moves": [moves | held],
        "list": [],
        "rows": [],
    }


def _recorded(made: Everything, agency: str) -> None:
    """Facts of a person of each division: open, waiting, secret."""
    world, suffix = made.world, "" if agency == "A" else ".b"
    office = made.user(f"{agency.lower()}-office")
    for code in ("a1", "a3") if agency == "A" else ("b1",):
        someone = world.people[code]
        unit = someone.unit.code
        for name, record in _records(someone.key, code, unit):
            fact = put(record, unit=someone.unit, person=someone, by=office)
            if name != "rating":
                fact.verified_by = fact.verified_at = None
                fact.save()
            made.things.setdefault(f"fact.{name}{suffix}", fact)
        made.things.setdefault(f"waiting{suffix}", _waiting(made, someone, office))
        made.things.setdefault(f"fact.rejected{suffix}", _rejected(made, someone, office))
    asked = Asked.objects.create(agency=made.world.units[agency], table="tasks", by=office, at=now())
    made.keep(f"asked{suffix}", asked)
    _doubted(made, made.world.people["a1" if agency == "A" else "b1"], office, suffix)
    if agency == "A":
        made.keep("fact.figure", put(FIGURE, unit=None, person=None, by=office, agency=world.units["A"]))
    file = keep(
        SimpleUploadedFile(f"{text('tep', f'{agency}1')}.docx", document(text("words", f"{agency}1"))),
        by=office,
    )
    made.keep(f"attachment{suffix}", attach(file, made[f"fact.initiative{suffix}"], by=office, page="1"))
    file.runs.get_or_create(mark=1)
    made.keep(f"file{suffix}", file)


FIGURE = tables.IndexResult(
    unit_id="~an-giang", index="papi", year=2016, score=Decimal("34.1"), named="An Giang", source="nguồn mẫu"
)
"""A published figure: everybody signed in may read it, whoever loaded it."""


def _records(key: str, code: str, unit: str) -> Iterator[tuple[str, Any]]:
    yield (
        "initiative",
        tables.Initiative(
            initiative_id=f"SK-{code}",
            owner=key,
            title=text("initiative", unit),
            level="base",
            recognised_on=DAY,
        ),
    )
    yield (
        "rating",
        tables.Rating(subject=key, year=2024, class_="good", decision=text("rating", unit), decided_on=DAY),
    )
    yield (
        "discipline",
        tables.Discipline(
            person_id=code, form="reprimand", decided_on=DAY, decision=text("discipline", unit, private=True)
        ),
    )
    yield (
        "hold",
        acts.Hold(candidate=key, kind="inspection", from_=DAY, basis=text("hold", unit, private=True)),
    )


def _doubted(made: Everything, someone: models.Model, office: User, suffix: str) -> None:
    """A fact with two doubts, one of them settled."""
    record = tables.Task(subject=someone.key, year=2022, assigned=5, completed=5, recorded_on=DAY)
    fact = put(record, unit=someone.unit, person=someone, by=office)
    first, second = doubts_of([fact], office)[fact.pk]
    row = Settled.objects.create(
        agency=fact.agency,
        fact=fact,
        check_name=second.doubt.check,
        sign=second.doubt.sign,
        what=list(second.doubt.what),
        reason=text("settled", someone.unit.code),
        by=office,
        at=now(),
    )
    made.keep(f"settled{suffix}", row)
    made.keep(f"fact.doubted{suffix}", fact)
    made.things[f"sign.doubted{suffix}"] = first.doubt.sign


def _waiting(made: Everything, someone: models.Model, office: User) -> models.Model:
    """A fact that a candidate has entered and nobody has verified."""
    unit = someone.unit.code
    record = tables.Initiative(
        initiative_id=f"SK-cho-{someone.code}", owner=someone.key, title=text("waiting", unit), level="base"
    )
    fact = put(record, unit=someone.unit, person=someone, by=office)
    fact.waits, fact.verified_by, fact.verified_at = True, None, None
    fact.save()
    return fact


def _rejected(made: Everything, someone: models.Model, office: User) -> models.Model:
    """A fact of the office that a second person has sent back."""
    unit = someone.unit.code
    record = tables.Initiative(
        initiative_id=f"SK-tra-{someone.code}", owner=someone.key, title=text("rejected", unit), level="base"
    )
    fact = put(record, unit=someone.unit, person=someone, by=office)
    fact.verified_by = fact.verified_at = None
    fact.rejected_by, fact.closed_on = made.user(f"{unit[0].lower()}-agency_admin"), DAY
    fact.revoked_reason = text("rejected-why", unit)
    fact.save()
    return fact


def _desks(made: Everything) -> None:
    """What stands on people's own desks: notices, jobs, calendars of deadlines, remembered lists."""
    from thidua.home.models import Feed
    from thidua.screens.models import DemoClock, Job, ListChoice, Once
    from thidua.watching.models import Noticed

    for agency in ("A", "B"):
        user = made.world.users[f"{agency.lower()}-office"]
        suffix = "" if agency == "A" else ".b"
        said = text("notice", agency)
        made.keep(f"notice{suffix}", Notice.objects.create(user=user, at=now(), vi=said, en=said, url="/"))
        job = Job.objects.create(user=user, vi=text("job", agency), en=text("job", agency), back="/")
        made.keep(f"job{suffix}", job)
        seed = {"secret": "a seed that fits no code"}
        made.keep(f"factor{suffix}", Authenticator.objects.create(user=user, type="totp", data=seed))
        made.keep(f"feed{suffix}", Feed.objects.create(user=user, token=f"lich-{agency}", made_at=now()))
    ListChoice.objects.create(user=user, page="nominations:list", hidden=["award"])
    DemoClock.objects.create(shift=0)
    slow = {"sort": "slow", "route": "home:todo", "method": "GET", "status": 200, "code": "0a1b2c3d"}
    made.keep("noticed", Noticed.objects.create(at=now(), ms=1200, queries=9, **slow))
    Once.objects.create(token="00000000-0000-4000-8000-000000000000", at=now(), led_to="/")


def in_days(days: int) -> Any:
    """A morning some days after the world began."""
    return moment(DAY + timedelta(days=days))
