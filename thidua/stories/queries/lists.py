"""Lists of stories: those one works with, one's own, what was published, what anybody may read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet

from thidua.people.models import Unit
from thidua.stories.models import Story


def listed(by: Any) -> QuerySet[Story]:
    """Every story that one may work with or look into; what was dropped is not among them."""
    rows = (
        Story.objects.visible_to(by)
        .exclude(state="dropped")
        .select_related("unit", "host", "agency", "movement", "made_by", "picture")
        .defer("picture__content")
    )
    return rows.order_by("-pk")


def own(by: Any) -> QuerySet[Story]:
    """Stories that one has begun."""
    return listed(by).filter(made_by=by.pk)


def published() -> QuerySet[Story]:
    """Published stories, for everybody signed in, with how many units do likewise; the latest first."""
    rows = Story.objects.filter(state="published").select_related(
        "unit", "agency", "host", "movement", "picture"
    )
    adopted = Count("adoptions", filter=Q(adoptions__withdrawn_at=None), distinct=True)
    return rows.defer("picture__content").annotate(adopted=adopted).order_by("-published_at", "-pk")


def for_everybody() -> QuerySet[Story]:
    """Published stories whose people agreed that everybody may read them; nothing of who wrote or reviewed."""
    rows = published().filter(is_public=True)
    return rows.defer("consent", "consent_on", "said")


def waiting(agencies: Iterable[int], by: Any) -> QuerySet[Story]:
    """Stories sent to offices that somebody else than their writer has to review."""
    return Story.objects.filter(host__in=list(agencies), state="submitted").exclude(made_by=by.pk)


def years_of(rows: QuerySet[Story]) -> list[int]:
    """The years of some stories, the latest first."""
    return sorted(rows.order_by().values_list("year", flat=True).distinct(), reverse=True)


def agencies_of(rows: QuerySet[Story]) -> QuerySet[Unit]:
    """The agencies of some stories."""
    return Unit.objects.filter(pk__in=rows.order_by().values("agency")).order_by("folded")
