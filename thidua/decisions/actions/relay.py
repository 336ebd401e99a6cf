"""The way up: a package is sent, received, returned, supplemented, called back, answered."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import VIETNAM, now, today
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.decisions.models import Package, Sent
from thidua.decisions.queries.above import Way, over_allowance
from thidua.decisions.queries.standing import (
    READY,
    authority,
    awards_of,
    over_quota,
    situation,
    standing_of,
    unfit,
)
from thidua.movements.compiled import plan_of
from thidua.movements.models import Round
from thidua.nominations.actions import case
from thidua.nominations.models import Nomination
from thidua.people.actions import notify
from thidua.people.models import User
from thidua.people.queries import offices_of
from thidua.records.actions import issue_code, revoke_code, take_number
from thidua.records.keeping import keep_soon
from thidua.records.models import Paper


@action("package.send")
def send_up(round_: Round, award: str, nominations: Sequence[Nomination], way: Way, *, by: User) -> Package:
    """Send nominations for an award to the level above, with a numbered letter.

    Raises Refused where this agency gives the award itself, the council has not agreed, somebody is
    on hold or beyond the quota here or the allowance above, or nobody is named.
    """
    package = _begun(round_, award, way, by)
    access.check("package.send", by, package)
    _check(package, nominations, way)
    standing = standing_of(round_)
    known = [n for n in nominations if standing.places(n.award) is not None]
    over = over_quota(standing, known) + unfit(standing, [n for n in nominations if n not in known])
    if over:
        raise Refused(*over)
    package.state = next_state("relay", "send", "-")
    package.digest = digest_of(nominations)
    package.save()
    for nomination in sorted(nominations, key=lambda n: (n.person_id is not None, n.pk)):
        case.propose(nomination, by=by, hindered=situation(standing, nomination))
        Sent.objects.create(package=package, nomination=nomination)
    package.letter = take_number("submission", package, by=by, on=today())
    package.save(update_fields=["letter"])
    issue_code(package, by=by)
    keep_soon(package, by=by)
    record("package.send", package, by=by, told={"from": "-", "to": package.state, "lines": len(nominations)})
    if way.movement:
        _tell(
            package,
            way.movement.agency,
            Say("Có hồ sơ từ cấp dưới chuyển lên.", "Nominations came from below."),
        )
    return package


def _begun(round_: Round, award: str, way: Way, by: User) -> Package:
    movement = round_.movement
    return Package(
        agency=movement.agency,
        movement=movement,
        round=round_,
        award=award,
        to_movement=way.movement,
        to_round=way.round,
        to_award=way.award,
        to_outside=way.outside,
        sent_at=now(),
        sent_by=by,
    )


def _check(package: Package, nominations: Sequence[Nomination], way: Way) -> None:
    plan = plan_of(package.movement.plan)
    if authority(plan, package.award, today()) is None:
        raise Refused(
            Say(
                "Cơ quan này tự tặng hình thức đó. Lập quyết định thay cho chuyển cấp trên.",
                "This agency gives that award itself. Draft a decision instead of sending it up.",
            )
        )
    ids = {a.id for a in awards_of(plan, package.award)}
    wrong = [n for n in nominations if n.award not in ids or n.state not in READY]
    if not nominations or wrong:
        raise Refused(
            Say(
                "Chọn hồ sơ đã thẩm định hoặc được Hội đồng thông qua của hình thức này.",
                "Choose nominations for this award that are appraised or passed by the council.",
            )
        )
    if not way.movement and not way.outside.strip():
        raise Refused(Say("Ghi nơi nhận hồ sơ.", "Name the office that receives the nominations."))
    over = over_allowance(way, package.agency, nominations)
    if over:
        raise Refused(*over)


@action("package.receive")
def receive(package: Package, *, by: User) -> Package:
    """Take a package into this agency's movement: each nomination with its dossier joins the queue here."""
    package = locked(package)
    access.check("package.receive", by, package.to_movement)
    before = package.state
    package.state = next_state("relay", "receive", before)
    package.received_at = package.received_at or now()
    package.save()
    plan = plan_of(package.to_movement.plan)
    on = package.sent_at.astimezone(VIETNAM).date()
    for line in package.lines.filter(above=None).select_related("nomination__unit", "nomination__person"):
        award = award_above(plan, package, line.nomination)
        line.above = case.receive(line.nomination, package.to_round, award, by=by, on=on)
        line.save(update_fields=["above"])
    record("package.receive", package, by=by, told={"from": before, "to": package.state})
    _tell(
        package,
        package.agency,
        Say("Cấp trên đã tiếp nhận hồ sơ.", "The level above has received the package."),
    )
    return package


def award_above(plan: Any, package: Package, nomination: Nomination) -> str:
    """Which award of the plan above a nomination is for: of the same kind of candidate."""
    who = "individual" if nomination.person_id else "collective"
    awards = awards_of(plan, package.to_award, package.to_round.kind)
    fits = [a.id for a in awards if a.who in (who, None)]
    if not fits:
        raise Refused(
            Say(
                f"Kế hoạch cấp trên không có hình thức này cho loại hồ sơ {nomination.code}.",
                f"The plan above has no such award for dossier {nomination.code}.",
            )
        )
    return str(fits[0])


@action("package.return")
def return_package(package: Package, reason: str, by_on: date | None, *, by: User) -> Package:
    """Ask the level below to supplement, with the reason and a day."""
    package = locked(package)
    access.check("package.return", by, package.to_movement)
    need = {} if reason.strip() else {"reason": Say("Chưa nêu cần bổ sung gì.", "Say what is to be added.")}
    before = package.state
    package.state = next_state("relay", "return", before, need)
    package.asked, package.asked_by_on, package.asked_at = reason.strip(), by_on, now()
    package.save()
    record("package.return", package, by=by, told={"from": before, "to": package.state})
    _tell(package, package.agency, Say("Cấp trên yêu cầu bổ sung hồ sơ.", "The level above asks for more."))
    return package


@action("package.supplement")
def supplement(package: Package, *, by: User) -> Package:
    """Send the dossiers again as they are now, as the level above has asked."""
    package = locked(package)
    access.check("package.supplement", by, package)
    before = package.state
    package.state = next_state("relay", "supplement", before)
    rows = package.lines.select_related("nomination__movement", "above")
    for line in rows:
        if line.above is not None:
            case.supplement(line.nomination, line.above, by=by)
    package.digest = digest_of([line.nomination for line in rows])
    package.save()
    record("package.supplement", package, by=by, told={"from": before, "to": package.state})
    _tell(package, package.to_movement.agency, Say("Đã bổ sung hồ sơ.", "The package was supplemented."))
    return package


@action("package.call_back")
def call_back(package: Package, *, by: User) -> Package:
    """Call a package back before it was received: its nominations stand again as before."""
    package = locked(package)
    access.check("package.call_back", by, package)
    if package.received_at is not None:
        raise Refused(
            Say(
                "Cấp trên đã tiếp nhận nên không gọi về được. Đề nghị cấp trên trả lại.",
                "The level above has received it; it cannot be called back. Ask for its return.",
            )
        )
    before = package.state
    package.state = next_state("relay", "call_back", before)
    code = Paper.objects.filter(kind=package._meta.label_lower, ident=package.pk).first()
    if code is not None:
        revoke_code(code, by=by)
    for line in package.lines.select_related("nomination"):
        case.call_back(line.nomination, by=by)
    package.save()
    record("package.call_back", package, by=by, told={"from": before, "to": package.state})
    return package


def digest_of(nominations: Sequence[Nomination]) -> str:
    """A digest of what a package holds: codes, versions and frozen verdicts."""
    told = sorted((n.code, n.version, n.answer, n.facts_digest) for n in nominations)
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def locked(package: Package) -> Package:
    """The package's row, held until the action ends."""
    rows = Package.objects.select_for_update(of=("self",), no_key=True).select_related(
        "movement__plan", "movement__agency", "round", "agency", "to_movement__agency", "to_movement__plan",
        "to_round__movement__agency",
    )  # fmt: skip
    return rows.get(pk=package.pk)


def _tell(package: Package, agency: Any, told: Say) -> None:
    notify(offices_of(agency), told, reverse("decisions:package", args=[package.pk]))
