"""Each of the five plans carried across the merger that its movement met on 1 July 2025."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from tests.web.counting import queries
from tests.web.world import DAY, World
from thidua import access
from thidua.clock import moment, set_to
from thidua.decisions.models import Decision
from thidua.evidence.actions import sign
from thidua.evidence.judging import judging_of
from thidua.home.queries.across import across
from thidua.movements.actions.handing import transfer
from thidua.movements.actions.movements import Act
from thidua.movements.compiled import plan_of
from thidua.movements.models import Allotment, Movement, Round
from thidua.movements.queries.calendar import calendar_of
from thidua.movements.queries.movements import DONE, quotas
from thidua.nominations.actions.creating import frozen
from thidua.nominations.models import Nomination
from thidua.people.actions import Change, merge
from thidua.people.history import history
from thidua.people.models import Unit, UnitChange, User
from thidua.people.queries import holders
from thidua.registrations.models import Registration
from thidua.voting.models import Council

MERGED = Change(date(2025, 7, 1), "202/2025/QH15")
AFTER = date(2025, 7, 15)
BEFORE = date(2024, 12, 1)


@dataclass(frozen=True)
class Case:
    """A plan, the agency that runs it, which agencies end, and into which; in the names of their day."""

    plan: str
    agency: str
    ending: tuple[str, ...]
    into: str
    names: dict[str, str] = field(default_factory=dict)

    @property
    def leaves(self) -> bool:
        """Whether the agency that runs it ends itself."""
        return self.agency in self.ending


CASES = (
    Case(
        "an-giang-so-tu-phap-2023",
        "A",
        ("B",),
        "A",
        {"A": "Sở Tư pháp tỉnh An Giang", "B": "Sở Tư pháp tỉnh Kiên Giang"},
    ),
    Case(
        "an-giang-ubnd-tinh-2022",
        "P",
        ("K",),
        "P",
        {"P": "UBND tỉnh An Giang", "K": "UBND tỉnh Kiên Giang"},
    ),
    Case(
        "kien-giang-so-xay-dung-2022",
        "A",
        ("A",),
        "N",
        {"A": "Sở Xây dựng tỉnh Kiên Giang", "N": "Sở Xây dựng tỉnh An Giang"},
    ),
    Case(
        "thac-mo-ubnd-phuong-2024",
        "A",
        ("A", "B"),
        "N",
        {"A": "UBND phường Thác Mơ", "B": "UBND phường Long Thủy", "N": "UBND phường Phước Long"},
    ),
    Case(
        "ha-nam-so-tu-phap-2023",
        "A",
        ("A", "B"),
        "N",
        {"A": "Sở Tư pháp tỉnh Hà Nam", "B": "Sở Tư pháp tỉnh Nam Định", "N": "Sở Tư pháp tỉnh Ninh Bình"},
    ),
)


@dataclass
class Crossed:
    """A movement before its merger: what was judged, due and allotted then."""

    world: World
    case: Case
    movement: Movement
    verdicts: dict[str, str] = field(default_factory=dict)
    due: set[tuple[str, date | None]] = field(default_factory=set)
    places: dict[str, object] = field(default_factory=dict)

    def user(self, name: str) -> User:
        """An account with its rights read anew."""
        return User.objects.get(username=name)

    def unit(self, code: str) -> Unit:
        """A unit as it stands now."""
        return Unit.objects.select_related("agency").get(code=code)

    @property
    def office(self) -> User:
        """The office of the agency that the movement's agency is after the merger."""
        return self.user(f"{self.case.into.lower()}-office")


def digests(round_: Round) -> dict[str, str]:
    """The digest of every verdict of a round as of a day before the merger, as it was known then."""
    judging = judging_of(round_, BEFORE, BEFORE)
    return {f"{v.candidate.key} {v.award.id}": digest(frozen(judging, v)) for v in judging.verdicts()}


def digest(verdict: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(verdict, sort_keys=True, default=str).encode()).hexdigest()


def same(crossed: Crossed) -> bool:
    """Whether everybody judged before the merger is judged the same as of then."""
    now = digests(crossed.movement.rounds.get())
    return {key: now.get(key) for key in crossed.verdicts} == crossed.verdicts


def dues(movement: Movement) -> set[tuple[str, date | None]]:
    return {(due.clause, due.last) for due in calendar_of(movement)}


def allotted(movement: Movement) -> dict[str, object]:
    return {f"{r.name} {q.award.id}": q.places for r, found in quotas(movement) for q in found}


@pytest.fixture(params=CASES, ids=[c.plan for c in CASES])
def crossed(request: pytest.FixtureRequest, world: World) -> Crossed:
    """The movement with what is under way in it, merged on 1 July 2025; nothing handed over yet."""
    case: Case = request.param
    world.unit("K", "province", agency=True)
    world.unit("N", "department", "P", agency=True)
    world.accounts(
        *((f"n-{role}", role, "N", None) for role in ("office", "signer", "chair", "agency_admin"))
    )
    for code, name in case.names.items():
        Unit.objects.filter(code=code).update(name=name)
    movement = world.movement(world.plan(case.plan, case.agency), "2024")
    under_way(world, movement)
    found = Crossed(world, case, movement)
    round_ = movement.rounds.get()
    found.verdicts, found.due, found.places = digests(round_), dues(movement), allotted(movement)
    with set_to(AFTER):
        old = [world.units[code] for code in case.ending]
        merge(old, world.units[case.into], MERGED, by=found.user("admin"))
        yield found


def under_way(world: World, movement: Movement) -> None:
    """Registrations, dossiers of three states, places received, a council, and a decision not signed yet."""
    agency = movement.agency
    award = next(a.id for a in plan_of(movement.plan).awards if a.round == "annual")
    for state, code in (("draft", "a1"), ("submitted", "a2"), ("accepted", "a3")):
        taking_part(world, movement, code, {"award": award, "state": state})
    Allotment.objects.create(
        agency=agency,
        movement=movement,
        award=award,
        round="2024",
        places=3,
        decision="QĐ mẫu 9",
        decided_on=DAY,
        recorded_at=moment(DAY),
    )
    Council.objects.create(agency=agency, unit=agency, name="Hội đồng mẫu", movement_id=movement.pk)
    Decision.objects.create(
        agency=agency,
        movement=movement,
        round=movement.rounds.get(),
        award=award,
        title="Quyết định mẫu",
        state="for_signature",
        made_by=world.users[f"{agency.code.lower()}-office"],
        made_at=moment(DAY),
        signer=world.users[f"{agency.code.lower()}-signer"],
    )


def taking_part(world: World, movement: Movement, code: str, told: dict[str, str]) -> None:
    """A registration and a dossier of one person."""
    person, agency = world.people[code], movement.agency
    about = {"movement": movement, "round": movement.rounds.get(), "agency": agency}
    about |= {"unit": person.unit, "person": person}
    Registration.objects.create(
        **about,
        state="registered",
        registered_on=DAY,
        registered_by=world.users["a-clerk"],
        entered_at=moment(DAY),
    )
    Nomination.objects.create(
        **about,
        **told,
        code=f"HS-{code}",
        nominated_by=person.unit,
        holder=agency,
        held_since=moment(DAY),
        plan=movement.plan,
        made_by=world.users["a1-clerk"],
        made_at=moment(DAY),
    )


def handed_over(crossed: Crossed) -> Movement:
    """The movement that goes on after the merger: the same, or the one that the successor took over."""
    if not crossed.case.leaves:
        return crossed.movement
    act = Act("15/QĐ mẫu", date(2025, 7, 10), "Sắp xếp (mẫu)")
    by = crossed.user(f"{crossed.case.agency.lower()}-office")
    return transfer(crossed.movement, act, crossed.unit(crossed.case.into), by=by)


@pytest.mark.slow
def test_the_history_is_followed_and_the_verdicts_of_before_stay(crossed: Crossed) -> None:
    heir = crossed.unit(crossed.case.into)
    came = {step.change.unit.code for step in history(heir) if step.side < 0}
    assert came >= set(crossed.case.ending)
    assert same(crossed)
    goes_on = handed_over(crossed)
    assert same(crossed)
    assert dues(goes_on) == crossed.due
    assert allotted(goes_on) == crossed.places


def test_nobody_is_locked_out_and_nothing_is_left_without_an_owner(crossed: Crossed) -> None:
    decision, council = Decision.objects.get(), Council.objects.get()
    low = crossed.case.agency.lower()
    assert access.may("decision.issue", crossed.user(f"{low}-signer"), decision)
    assert access.may(
        "council.end" if "council.end" in access.RIGHTS else "voting.seat",
        crossed.user(f"{low}-office"),
        council,
    )
    goes_on = handed_over(crossed)
    left = Nomination.objects.exclude(state__in=DONE)
    assert {n.movement_id for n in left} == {goes_on.pk}
    assert holders("office", goes_on.agency).exists()
    assert not goes_on.agency.valid_to
    seen = Nomination.objects.visible_to(crossed.office)
    assert {n.code for n in seen if n.state != "draft"} == {"HS-a2", "HS-a3"}
    draft = Nomination.objects.get(code="HS-a1")
    assert access.may("nomination.write", crossed.user("a1-clerk"), draft)
    assert access.may("nomination.accept", crossed.office, Nomination.objects.get(code="HS-a2"))
    standing = {n.nominated_by.valid_to for n in left} | {n.holder.valid_to for n in left}
    assert standing == {None}
    assert User.objects.filter(is_active=False).count() == 0
    assert (
        crossed.world.client(f"{low}-office")
        .get(reverse("movements:movement", args=[crossed.movement.pk]))
        .status_code
        == 200
    )


@pytest.mark.slow
def test_the_page_tells_what_went_where_who_signed_and_what_is_undecided(crossed: Crossed) -> None:
    heir = crossed.unit(crossed.case.into)
    source = crossed.unit(crossed.case.ending[0])
    sign(
        heir,
        source,
        ["movement"],
        "Chức năng chuyển về (mẫu)",
        by=crossed.user(f"{heir.code.lower()}-signer"),
    )
    goes_on = handed_over(crossed)
    text = (
        crossed.world.client(f"{heir.code.lower()}-signer")
        .get(reverse("home:across", args=[goes_on.pk]))
        .content.decode()
    )
    assert source.name in text
    assert "01/07/2025" in text
    assert "202/2025/QH15" in text
    assert "Chức năng chuyển về (mẫu)" in text
    change = UnitChange.objects.get(unit=source, successor=heir)
    assert reverse("evidence:succession_sign", args=[change.pk]) in text
    found = across(goes_on)
    assert found.undecided == 4 * len(crossed.case.ending) - 1
    assert found.changed == []


def test_the_old_movement_names_who_may_finish_what_is_open(world: World) -> None:
    made = world.movement(world.plan("ha-nam-so-tu-phap-2023", "A"), "2024")
    under_way(world, made)
    with set_to(AFTER):
        merge([world.units["A"]], world.units["B"], MERGED, by=world.users["admin"])
        made = Movement.objects.select_related("agency", "plan").get(pk=made.pk)
        found = across(made)
        assert [(one.say.vi, one.number) for one in found.left] == [
            ("hồ sơ đang làm", 3),
            ("quyết định chưa ký", 1),
            ("hội đồng đang hoạt động", 1),
        ]
        assert all(one.who for one in found.left)
        page = reverse("home:across", args=[made.pk])
        for who in ("a-office", "b-office"):
            assert world.client(who).get(page).status_code == 200
        assert world.client("p-appraiser").get(page).status_code == 403


def test_the_page_asks_as_often_for_one_merger_as_for_three(world: World) -> None:
    made = world.movement(world.plan("ha-nam-so-tu-phap-2023", "A"), "2024")
    client, page = world.client("a-signer"), reverse("home:across", args=[made.pk])
    counts = []
    for n in (1, 2, 3):
        world.unit(f"A0{n}", "division", "A")
        ending = Unit.objects.get(code=f"A0{n}")
        merge([ending], world.units["A1"], Change(date(2024, 10, n)), by=world.users["a-agency_admin"])
        counts.append(queries(client, page))
    assert counts[0] == counts[1] == counts[2]
