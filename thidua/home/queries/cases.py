"""Work on cases: to finish, to mend, to take in, to appraise, to answer, to verify, to review."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Min, Q, QuerySet
from django.urls import reverse

from thidua.appraisals.models import Assignment, Comment
from thidua.core.facts.registry import BY_NAME
from thidua.core.wording import NOTHING, Say, several
from thidua.evidence.models import Review
from thidua.evidence.queries import rejected_of
from thidua.evidence.queries import to_verify as unverified
from thidua.home.queries.deadlines import due_for, nearest_due
from thidua.home.tasks import Task, Work
from thidua.movements.models import Round
from thidua.movements.queries.calendar import views_of
from thidua.nominations.models import Nomination
from thidua.people.models import User
from thidua.portal.queries.observed import waiting
from thidua.privacy.queries import asked
from thidua.registrations.models import Registration

MANY = 20
"""So many single cases are told one by one; more are one line with their number."""
_DONE_BY_OFFICE = {
    "submitted": (Say("Tiếp nhận", "Take in"), Say("hồ sơ", "dossiers")),
    "accepted": (Say("Phân công, thẩm định", "Assign and appraise"), Say("hồ sơ", "dossiers")),
    "appraised": (
        Say("Xếp hạng, trình Hội đồng", "Rank, bring before the council"),
        Say("hồ sơ", "dossiers"),
    ),
    "passed": (Say("Lập quyết định hoặc chuyển cấp trên", "Decide or send up"), Say("hồ sơ", "dossiers")),
}


def to_finish(user: User, day: date) -> Work:
    """Dossiers still being prepared, by round and award, with the deadline of the plan."""
    drafts = _mine(user).filter(state="draft")
    if not (yield drafts):
        return
    groups = list(drafts.values("round", "award").annotate(n=Count("pk"), one=Min("pk")))
    rounds = Round.objects.filter(pk__in=[g["round"] for g in groups]).select_related("movement__plan")
    by_id = {r.pk: r for r in rounds}
    views = views_of([r.movement for r in by_id.values()], day) if by_id else {}
    for group in groups:
        round_ = by_id[group["round"]]
        due = due_for(round_, group["award"], views)
        yield Task(
            Say(
                f"Hoàn thiện và gửi {group['n']} hồ sơ đợt {round_.name}",
                f"Finish and send {several(group['n'], 'dossier')} of round {round_.name}",
            ),
            round_.movement.name,
            _one_or_list(group, "draft"),
            Say("Mở hồ sơ", "Open"),
            due.last if due else None,
            due.clause if due else "",
            due.told() if due and due.last is None else NOTHING,
            group["n"],
        )


def to_start(user: User, day: date) -> Work:
    """Rounds whose dossiers are due within a month, where one's unit takes part and has none yet."""
    taking = Registration.objects.filter(user.clerk_of(), state="registered", round__closed_at=None)
    rounds = Round.objects.filter(pk__in=taking.values("round"), movement__state="open")
    if not (yield rounds):
        return
    by_id = {r.pk: r for r in rounds.select_related("movement__plan")}
    begun = set(_mine(user).filter(round__in=by_id).values_list("round", flat=True))
    views = views_of([r.movement for r in by_id.values()], day) if by_id else {}
    for round_ in (r for pk, r in by_id.items() if pk not in begun):
        due = nearest_due(round_, views)
        if due and due.last and day <= due.last <= day + timedelta(days=30):
            yield Task(
                Say(f"Lập hồ sơ đề nghị đợt {round_.name}", f"Prepare dossiers of round {round_.name}"),
                round_.movement.name,
                f"{reverse('nominations:start')}?round={round_.pk}",
                Say("Lập hồ sơ", "Prepare"),
                due.last,
                due.clause,
            )


def sent_back(user: User, _day: date) -> Work:
    """Dossiers that were returned to be supplemented."""
    rows = _mine(user).filter(state="returned")
    if not (yield rows):
        return
    for row in rows.select_related("unit", "person")[:MANY]:
        yield Task(
            Say(f"Bổ sung hồ sơ {row.code}", f"Supplement dossier {row.code}"),
            str(row.person or row.unit),
            reverse("nominations:dossier", args=[row.pk]),
            Say("Bổ sung hồ sơ", "Supplement"),
            row.supplement_by,
        )


def in_hand(user: User, _day: date) -> Work:
    """What lies with the office, step by step, for each movement it runs."""
    rows = Nomination.objects.filter(movement__agency__in=user.agencies, state__in=_DONE_BY_OFFICE)
    if not (yield rows):
        return
    groups = rows.values("state", "movement", "movement__name").annotate(n=Count("pk"), one=Min("pk"))
    for group in groups:
        what, noun = _DONE_BY_OFFICE[group["state"]]
        yield Task(
            Say(f"{what.vi}: {group['n']} {noun.vi}", f"{what.en}: {several(group['n'], 'dossier')}"),
            group["movement__name"],
            _desk_of(group),
            Say("Mở hàng chờ", "Open the queue"),
            count=group["n"],
        )


def to_appraise(user: User, _day: date) -> Work:
    """Nominations given to this person to appraise."""
    mine = Assignment.objects.filter(user=user, ended_at=None, nomination__state="accepted")
    if not (yield mine):
        return
    for group in mine.values("movement__name", "due_on").annotate(n=Count("pk")):
        yield Task(
            Say(f"Thẩm định {group['n']} hồ sơ", f"Appraise {several(group['n'], 'dossier')}"),
            group["movement__name"],
            reverse("appraisals:queue"),
            Say("Mở hàng chờ", "Open the queue"),
            group["due_on"],
            count=group["n"],
        )


def to_answer(user: User, _day: date) -> Work:
    """Comments of the public that nobody has answered."""
    rows = Comment.objects.filter(agency__in=user.agencies, answered_at=None)
    if not (yield rows):
        return
    for group in rows.values("period__round", "movement__name").annotate(n=Count("pk")):
        yield Task(
            Say(f"Trả lời {group['n']} ý kiến góp ý", f"Answer {group['n']} comments"),
            group["movement__name"],
            reverse("appraisals:comments", args=[group["period__round"]]),
            Say("Mở ý kiến", "Open comments"),
            count=group["n"],
        )


def to_serve(user: User, _day: date) -> Work:
    """What citizens said of how one's agency serves, and nobody has answered."""
    rows = waiting(user)
    if (yield rows):
        count = rows.count()
        yield Task(
            Say(f"Trả lời {count} góp ý về phục vụ", f"Answer {several(count, 'observation')} on service"),
            "",
            reverse("portal:observations"),
            Say("Mở góp ý", "Open observations"),
            count=count,
        )


def to_protect(user: User, _day: date) -> Work:
    """Requests about personal data that one has to answer or to carry out, each by its day."""
    rows = asked.waiting(user)
    if not (yield rows):
        return
    for request, due in asked.with_days(rows, user):
        answer = request.state == "received"
        yield Task(
            Say(f"Trả lời yêu cầu {request}", f"Answer request {request}")
            if answer
            else Say(f"Làm theo yêu cầu {request}", f"Carry out request {request}"),
            str(request.person),
            reverse("privacy:request", args=[request.pk]),
            Say("Mở yêu cầu", "Open the request"),
            due,
        )


def to_verify(user: User, _day: date) -> Work:
    """Facts that a second person has to verify."""
    rows = unverified(user).order_by()
    if not (yield rows):
        return
    for group in rows.values("table").annotate(n=Count("pk")):
        table = _table(group["table"])
        yield Task(
            Say(
                f"Xác nhận {group['n']} dòng số liệu: {table.vi}", f"Verify {group['n']} records: {table.en}"
            ),
            "",
            f"{reverse('evidence:to_verify')}?table={group['table']}",
            Say("Xem và xác nhận", "See and verify"),
            count=group["n"],
        )


def to_mend(user: User, _day: date) -> Work:
    """Records that this person entered and a second person has rejected."""
    rows = rejected_of(user)
    if not (yield rows):
        return
    for fact in rows.order_by("pk"):
        table = _table(fact.table)
        yield Task(
            Say(f"Sửa bản ghi bị trả lại: {table.vi}", f"Mend a rejected record: {table.en}"),
            fact.revoked_reason,
            reverse("evidence:fact", args=[fact.pk]),
            Say("Mở bản ghi", "Open the record"),
        )


def to_review(user: User, _day: date) -> Work:
    """Verdicts, nominations and awards that rest on a record that has changed."""
    rows = Review.objects.visible_to(user).filter(state="open")
    if (yield rows):
        waiting = rows.count()
        yield Task(
            Say(f"Xem lại {waiting} việc vì số liệu đã đổi", f"Review {waiting} cases whose records changed"),
            "",
            reverse("nominations:reviews"),
            Say("Xem lại", "Review"),
            count=waiting,
        )


def handed_in(user: User) -> QuerySet:
    """What the person, their unit or their agency has sent, newest first: where it stands, who holds it."""
    return (
        _mine(user)
        .exclude(state__in=("draft", "returned", "withdrawn"))
        .select_related("unit", "person", "holder")
        .defer("verdict")
        .order_by("-held_since")
    )


def _mine(user: User) -> QuerySet:
    """Nominations that this person prepares: their own, their unit's, their agency's for its office."""
    mine = Q(person=user.person_id) if user.person_id else Q(pk=0)
    mine |= user.clerk_of("nominated_by__")
    offices = [h.agency_id for h in user.holdings if h.role == "office" and h.movement_id is None]
    return Nomination.objects.filter(mine | Q(agency__in=offices))


def _one_or_list(group: dict[str, int], state: str) -> str:
    if group["n"] == 1:
        return reverse("nominations:dossier", args=[group["one"]])
    return f"{reverse('nominations:list')}?state={state}"


def _desk_of(group: dict[str, Any]) -> str:
    """Where the office does the next thing with cases of a state."""
    if group["state"] == "accepted":
        return f"{reverse('appraisals:queue')}?hang=free"
    desks = {"appraised": "appraisals:boards", "passed": "decisions:list"}
    page = desks.get(group["state"])
    return reverse(page) if page else _one_or_list(group, group["state"])


def _table(name: str) -> Say:
    return BY_NAME[name].say
