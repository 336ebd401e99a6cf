"""What an initiative still lacks, when it may be sent, and for whom one may register."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from thidua.core.wording import Say, days, join
from thidua.initiatives.models import Initiative, Window
from thidua.people.models import Person, Unit
from thidua.people.queries import units_for

NEEDED = {
    "problem": Say("vấn đề", "the problem"),
    "solution": Say("giải pháp", "the solution"),
    "novelty": Say("điểm mới", "what is new"),
    "effect": Say("hiệu quả", "the effect"),
    "applied_where": Say("nơi áp dụng", "where it is applied"),
    "spread": Say("khả năng nhân rộng", "replicability"),
}
"""Parts without which it is not sent."""
WHOLE = Decimal(100)


def lacking(initiative: Initiative) -> Say | None:
    """Everything that hinders sending it, in one sentence; None when it is complete."""
    lacks = [say for name, say in NEEDED.items() if not getattr(initiative, name).strip()]
    if initiative.applied_since is None:
        lacks.append(Say("ngày bắt đầu áp dụng", "since when it is applied"))
    told = []
    if lacks:
        parts = join(lacks)
        told.append(
            Say(f"Chưa gửi được: còn thiếu {parts.vi}.", f"Not ready to be sent: {parts.en} missing.")
        )
    if initiative.person_id or initiative.authors.exists():
        total = sum((a.share for a in initiative.authors.all()), Decimal(0))
        if total != WHOLE:
            shown = f"{total.normalize():f}".replace(".", ",")
            told.append(
                Say(
                    f"Tỷ lệ các tác giả cộng lại {shown}%, phải đủ 100%.",
                    f"The shares add up to {total}%, not 100%.",
                )
            )
    return join(told, " ") if told else None


def shut(host: Unit, day: date) -> Say | None:
    """Why the agency takes no initiative on a day; None inside its window."""
    window = Window.objects.filter(agency=host, year=day.year).first()
    if window is None:
        return Say(
            f"{host} chưa mở thời gian nhận sáng kiến năm {day.year}.",
            f"{host} has not said when it takes initiatives in {day.year}.",
        )
    if window.opens_on <= day <= window.closes_on:
        return None
    first, last = days(window.opens_on), days(window.closes_on)
    return Say(
        f"{host} nhận sáng kiến từ {first.vi} đến hết {last.vi}.",
        f"{host} takes initiatives from {first.en} until the end of {last.en}.",
    )


def people_for(by: Any) -> QuerySet[Person]:
    """People for whom somebody may register an initiative."""
    office = any(h.role in ("office", "clerk") and h.movement_id is None for h in by.holdings)
    rows = Person.objects.visible_to(by).select_related("unit").order_by("name_key")
    return (
        rows.filter(unit__in=units_for(by, "initiative.register"))
        if office
        else rows.filter(pk=by.person_id or 0)
    )
