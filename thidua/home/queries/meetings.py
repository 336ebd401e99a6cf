"""Work of councils and signers: votes to cast, sessions to prepare, decisions to sign, packages that came."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Count
from django.urls import reverse

from thidua.core.wording import Say
from thidua.decisions.queries import packages_back, packages_in
from thidua.decisions.queries import to_sign as for_signature
from thidua.home.tasks import Task
from thidua.people.models import User
from thidua.voting.models import KeyHolder, Seal, Session

LEADING = ("chair", "deputy", "secretary")
"""Seats whose holders prepare a session and sign its minutes; the others attend."""
_SESSION = Say("Mở phiên họp", "Open the session")


def to_vote(user: User, _day: date) -> Iterator[Task]:
    """Sessions that vote now and in which this person has a ballot left to cast."""
    open_now = Session.objects.filter(state="voting", mode="sealed", attendance__user=user)
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
                session.held_at.date(),
            )


def to_attend(user: User, _day: date) -> Iterator[Task]:
    """Sessions on whose roll this person stands, and codes of a box to be taken."""
    mine = Session.objects.filter(state="planned", attendance__user=user)
    for session in mine.exclude(attendance__user=user, attendance__role__in=LEADING).order_by("held_at"):
        yield Task(
            Say("Dự phiên họp Hội đồng", "Attend the council session"),
            session.title,
            reverse("councils:session", args=[session.pk]),
            _SESSION,
            session.held_at.date(),
        )
    holding = KeyHolder.objects.filter(user=user, session__state="planned", taken_at=None)
    for holder in holding.select_related("session"):
        yield Task(
            Say("Nhận mã mở hòm phiếu", "Take a code of the ballot box"),
            holder.session.title,
            reverse("voting:code", args=[holder.session_id]),
            Say("Nhận mã", "Take the code"),
            holder.session.held_at.date(),
        )


def to_prepare(user: User, _day: date) -> Iterator[Task]:
    """Sessions being prepared, and minutes to be signed."""
    leads = {"attendance__user": user, "attendance__role__in": LEADING}
    rows = Session.objects.filter(state__in=("planned", "counted"), **leads)
    for session in rows.order_by("held_at"):
        planned = session.state == "planned"
        yield Task(
            Say("Chuẩn bị phiên họp Hội đồng", "Prepare the council session")
            if planned
            else Say("Ký biên bản phiên họp", "Sign the minutes"),
            session.title,
            reverse("councils:session", args=[session.pk]),
            _SESSION,
            session.held_at.date() if planned else None,
        )


def to_sign(user: User, _day: date) -> Iterator[Task]:
    """Decisions that wait for a signature."""
    for decision in for_signature(user):
        yield Task(
            Say("Ký quyết định khen thưởng", "Sign an award decision"),
            decision.title,
            reverse("decisions:decision", args=[decision.pk]),
            Say("Đọc và ký", "Read and sign"),
        )


def arrived(user: User, _day: date) -> Iterator[Task]:
    """Packages from below to take in, and packages that came back from above."""
    kinds = (
        (packages_in, Say("Tiếp nhận hồ sơ cấp dưới gửi lên", "Take in a package from below")),
        (packages_back, Say("Bổ sung gói hồ sơ cấp trên trả lại", "Supplement a returned package")),
    )
    for source, say in kinds:
        for package in source(user):
            yield Task(
                say,
                package.movement.name,
                reverse("decisions:package", args=[package.pk]),
                Say("Mở gói hồ sơ", "Open the package"),
                package.asked_by_on,
            )
