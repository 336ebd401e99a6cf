"""Lists of initiatives: one's own, the office's queue, and what was recognised and others may copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from thidua.core.facts.tables import AND
from thidua.evidence.models import Fact
from thidua.initiatives.models import Author, Initiative, Likeness, Recognised
from thidua.movements.models import PlanVersion
from thidua.people.models import Unit


def listed(by: Any) -> QuerySet[Initiative]:
    """Every initiative that one may see."""
    rows = Initiative.objects.visible_to(by).select_related("unit", "person", "host", "agency")
    return rows.order_by("-pk")


def own(by: Any) -> QuerySet[Initiative]:
    """One's own: written by oneself, of oneself, or as co-author."""
    mine = Q(made_by=by.pk)
    if by.person_id:
        authored = Author.objects.filter(person=by.person_id).values("initiative")
        mine |= Q(person=by.person_id) | Q(pk__in=authored)
    return listed(by).filter(mine)


def shared() -> QuerySet[Initiative]:
    """Recognised initiatives, for everybody signed in: public parts only, with how many units copied each."""
    standing = Recognised.objects.filter(initiative=OuterRef("pk"), revoked_on=None)
    rows = Initiative.objects.filter(Exists(standing)).select_related("unit", "agency")
    copied = Count("adoptions", filter=Q(adoptions__withdrawn_at=None), distinct=True)
    return rows.annotate(copied=copied).prefetch_related("authors", "recognised__recognition__issued")


def used_for(initiative: Initiative) -> list[str]:
    """The plans whose awards its records were used for, by their titles; empty while no award rests on it."""
    rows = Fact.objects.filter(table="initiatives", closed_on=None, replaced_by=None)
    found = rows.filter(ident__startswith=f"initiatives:{initiative.code}/").values_list("values", flat=True)
    codes = {c for told in found if told.get("used_for") for c in str(told["used_for"]).split(AND)}
    rows = PlanVersion.objects.filter(code__in=["", *codes]).order_by("pk")
    titles = dict(rows.values_list("code", "title"))
    return sorted(titles.get(code, code) for code in codes)


@dataclass(frozen=True)
class Alike:
    """A likeness as a person may see it: of an initiative that they may not see only where it is looked at."""

    row: Likeness
    other: Initiative | None
    ask: Unit | None = None


def alike(initiative: Initiative, by: Any) -> list[Alike]:
    """What reads like an initiative; the other side only where the person sees it or it is public."""
    rows = list(initiative.likenesses.select_related("other__unit", "other__host"))
    others = [0, *(r.other_id for r in rows if r.other_id)]
    seen = set(Initiative.objects.visible_to(by).filter(pk__in=others).values_list("pk", flat=True))
    seen |= set(shared().filter(pk__in=others).values_list("pk", flat=True))
    return [
        Alike(r, r.other) if r.other is None or r.other_id in seen else Alike(r, None, r.other.host)
        for r in rows
    ]


def standing_of(initiative: Initiative) -> QuerySet[Recognised]:
    """The decisions that recognise it, the first first, revoked ones with their reason too."""
    rows = initiative.recognised.select_related(
        "recognition__issued", "recognition__agency", "recognition__signer", "revoked_number"
    )
    return rows.order_by("recognition__decided_on", "pk").prefetch_related("confirmations")
