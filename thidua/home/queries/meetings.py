"""Work of councils and signers: votes to cast, sessions to prepare, decisions to sign, packages that came."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse

from thidua.appraisals.models import Chosen
from thidua.clock import day_of
from thidua.core.rounds import Round as CoreRound
from thidua.core.wording import Say, several
from thidua.councils.models import Case
from thidua.councils.queries.lists import OPEN
from thidua.decisions.models import Package
from thidua.decisions.queries import packages_back, packages_in
from thidua.decisions.queries import to_sign as for_signature
from thidua.home.tasks import Task, Work
from thidua.movements.compiled import plan_of
from thidua.movements.models import Round
from thidua.nominations.models import Nomination
from thidua.people.models import User
from thidua.voting.models import KeyHolder, Seal, Session

LEADING = ("chair", "deputy", "secretary")
"""Seats whose holders prepare a session and sign its minutes; the others attend."""
_SESSION = Say("Mở phiên họp", "Open the session")


def to_vote(user: User, _day: date) -> Work:
    """Sessions that vote now and in which this person has a ballot left to cast."""
    open_now = Session.objects.filter(state="voting", mode="sealed", attendance__user=user)
    if not (yield open_now):
        return
    sessions = list(open_now.annotate(n=Count("items", distinct=True)).order_by("pk"))
    seals = Seal.objects.filter(user=user, item__session__in=sessions).values("item__session")
    cast = {row["item__session"]: row["n"] for row in seals.annotate(n=Count("pk"))}
    for session in sessions:
        if cast.get(session.pk, 0) == 0:
            yield Task(
                Say("Bỏ phiếu kín", "Cast a secret ballot"),
                session.title,
                reverse("voting:ballot", args=[session.pk]),
                Say("Mở phiếu", "Open the ballot"),
                day_of(session.held_at),
            )


def to_attend(user: User, _day: date) -> Work:
    """Sessions on whose roll this person stands, and codes of a box to be taken."""
    mine = Session.objects.filter(state="planned", attendance__user=user)
    if (yield mine):
        for session in mine.exclude(attendance__user=user, attendance__role__in=LEADING).order_by("held_at"):
            yield Task(
                Say("Dự phiên họp Hội đồng", "Attend the council session"),
                session.title,
                reverse("councils:session", args=[session.pk]),
                _SESSION,
                day_of(session.held_at),
            )
    holding = KeyHolder.objects.filter(user=user, session__state="planned", taken_at=None)
    if not (yield holding):
        return
    for holder in holding.select_related("session"):
        yield Task(
            Say("Nhận mã mở hòm phiếu", "Take a code of the ballot box"),
            holder.session.title,
            reverse("voting:code", args=[holder.session_id]),
            Say("Nhận mã", "Take the code"),
            day_of(holder.session.held_at),
        )


def to_prepare(user: User, _day: date) -> Work:
    """Sessions being prepared, and minutes that one has not signed yet."""
    leads = {"attendance__user": user, "attendance__role__in": LEADING}
    rows = Session.objects.filter(state__in=("planned", "counted"), **leads).exclude(
        Q(agenda__written_by=user) | Q(idea_minutes__written_by=user), state="counted"
    )
    if not (yield rows):
        return
    for session in rows.order_by("held_at"):
        planned = session.state == "planned"
        yield Task(
            Say("Chuẩn bị phiên họp Hội đồng", "Prepare the council session")
            if planned
            else Say("Ký biên bản phiên họp", "Sign the minutes"),
            session.title,
            reverse("councils:session", args=[session.pk]),
            _SESSION,
            day_of(session.held_at) if planned else None,
        )


def to_call(user: User, _day: date) -> Work:
    """Nominations brought before a council that stand on no agenda yet, where one prepares its sessions."""
    mine = [h.agency_id for h in user.holdings if h.role == "secretary" and h.movement_id is None]
    busy = Case.objects.filter(agenda__session__state__in=OPEN).values("nomination")
    rows = Nomination.objects.filter(movement__agency__in=mine, state="before_council").exclude(pk__in=busy)
    if not (yield rows):
        return
    for group in rows.order_by("round").values("round__name", "movement__name").annotate(n=Count("pk")):
        yield Task(
            Say(
                f"Lập phiên họp cho {group['n']} hồ sơ đã trình, đợt {group['round__name']}",
                f"Call a session on {several(group['n'], 'dossier')} of round {group['round__name']}",
            ),
            group["movement__name"],
            reverse("councils:sessions"),
            Say("Mở Hội đồng", "Open the council"),
            count=group["n"],
        )


def to_sign(user: User, _day: date) -> Work:
    """Decisions that wait for a signature."""
    rows = for_signature(user)
    if not (yield rows):
        return
    for decision in rows:
        yield Task(
            Say("Ký quyết định khen thưởng", "Sign an award decision"),
            decision.title,
            reverse("decisions:decision", args=[decision.pk]),
            Say("Đọc và ký", "Read and sign"),
        )


def arrived(user: User, _day: date) -> Work:
    """Packages from below to take in, and packages that came back from above."""
    kinds = (
        (packages_in, Say("Tiếp nhận hồ sơ cấp dưới gửi lên", "Take in a package from below")),
        (packages_back, Say("Bổ sung gói hồ sơ cấp trên trả lại", "Supplement a returned package")),
    )
    for source, say in kinds:
        rows = source(user)
        if not (yield rows):
            continue
        for package in rows:
            yield Task(
                say,
                package.movement.name,
                reverse("decisions:package", args=[package.pk]),
                Say("Mở gói hồ sơ", "Open the package"),
                package.asked_by_on,
            )


def awaited(user: User, _day: date) -> Work:
    """Packages that went to a level outside, whose answer is to be recorded when it comes."""
    sent = Package.objects.filter(agency__in=_offices(user), to_movement=None, state__in=("sent", "received"))
    if not (yield sent):
        return
    for package in sent.select_related("movement"):
        yield Task(
            Say("Ghi trả lời của cấp trên khi có", "Record the answer from above when it comes"),
            package.movement.name,
            reverse("decisions:package", args=[package.pk]),
            Say("Mở gói hồ sơ", "Open the package"),
        )


def to_choose(user: User, _day: date) -> Work:
    """Reserved places that the steering committee may give, in rounds that have cases to choose from."""
    mine = [h.agency_id for h in user.holdings if h.role == "steering"]
    ready = Nomination.objects.filter(state__in=("appraised", "before_council"))
    rounds = Round.objects.filter(
        Q(movement__agency__in=mine) | Q(movement__in=user.movements), nominations__in=ready
    )
    if not (yield rounds):
        return
    given = Counter(Chosen.objects.filter(round__in=rounds, undone_at=None).values_list("round", flat=True))
    for round_ in rounds.select_related("movement__plan").distinct():
        kept = _reserved(round_)
        if kept > given[round_.pk]:
            yield Task(
                Say(
                    f"Chọn suất dành riêng đợt {round_.name}: còn {kept - given[round_.pk]} suất",
                    f"Choose for reserved places of round {round_.name}: {kept - given[round_.pk]} left",
                ),
                round_.movement.name,
                reverse("appraisals:boards"),
                Say("Mở xếp hạng", "Open the boards"),
            )


def _reserved(round_: Round) -> int:
    """How many places of a round the plan keeps for a choice."""
    plan, kind = plan_of(round_.movement.plan), CoreRound.read(round_.name).kind
    marks = [m for m in plan.sorted_as("quota") if m.body.get("reserved")]
    mine = (m for m in marks if any(a.round in (None, kind) for a in plan.awards_for(m.body.get("for"))))
    return sum(int(place.get("places") or 0) for m in mine for place in m.body["reserved"])


def _offices(user: User) -> list[int]:
    return [
        h.agency_id for h in user.holdings if h.role == "office" and h.agency_id and h.movement_id is None
    ]
