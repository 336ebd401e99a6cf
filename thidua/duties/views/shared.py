"""What the pages of duties share: the movement, the year that is read, the links between the pages."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import access
from thidua.duties.queries.lines import Work, work_of, year_now
from thidua.movements.models import Movement
from thidua.movements.views.movements import movement_for, shell


def opened(request: HttpRequest, pk: int) -> tuple[Movement, Work]:
    """A movement and its duties as the person sees them."""
    found = movement_for(request, pk)
    return found, work_of(found, request.user)


def year_asked(request: HttpRequest, work: Work) -> int:
    """The year of the address, else the present one of the movement."""
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isdigit() and len(asked) == 4 else 0
    return year if year in work.years else year_now(work.plan)


def around(request: HttpRequest, movement: Movement, here: str, year: int | None = None) -> dict[str, Any]:
    """The movement's own frame with its tabs, and the links between the pages of duties."""
    told = shell(request, movement, "duties")
    query = f"?{urlencode({'nam': year})}" if year else ""
    parts = [(name, label) for name, label in _labels() if name != "owners" or _may_assign(request, movement)]
    told["parts"] = [
        {
            "url": reverse(f"duties:{name}", args=[movement.pk]) + query,
            "label": label,
            "current": name == here,
        }
        for name, label in parts
    ]
    return told | {"year": year, "may_assign": _may_assign(request, movement)}


def _labels() -> list[tuple[str, str]]:
    return [
        ("movement", _("Đọc trong một phút")),
        ("lines", _("Mọi việc")),
        ("contents", _("Nội dung thi đua")),
        ("difficulties", _("Khó khăn")),
        ("answers", _("Cách hiểu")),
        ("checks", _("Kiểm tra")),
        ("linked", _("Phong trào liên quan")),
        ("owners", _("Ai làm")),
    ]


def _may_assign(request: HttpRequest, movement: Movement) -> bool:
    return access.may("duty.assign", request.user, movement)


def way_to(movement: Movement, *more: tuple[Any, str]) -> tuple[tuple[Any, str], ...]:
    """The breadcrumb of a page of duties."""
    return (
        (_("Phong trào"), reverse("movements:list")),
        (movement.name, reverse("movements:movement", args=[movement.pk])),
        (_("Nhiệm vụ"), reverse("duties:movement", args=[movement.pk])),
        *more,
    )
