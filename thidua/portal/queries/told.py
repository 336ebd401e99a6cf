"""News, and everything new for whoever follows the site by a feed reader or a search engine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from thidua.clock import moment, today
from thidua.movements.compiled import name_of
from thidua.portal.models import News
from thidua.portal.queries.roll import decisions
from thidua.portal.queries.shown import shown_movements
from thidua.portal.queries.stories import stories

NEWEST = 30
"""How many entries a feed has at most."""
MOST = 40_000
"""How many decisions a site map names; a map may hold 50,000 addresses."""


@dataclass(frozen=True)
class Entry:
    """One new thing: where it stands, what it is called, what it says, since when."""

    path: str
    title: str
    text: str
    agency: str
    at: datetime


def news() -> QuerySet[News]:
    """What stands today, the latest first."""
    rows = News.objects.filter(withdrawn_at=None, on__lte=today()).select_related("agency")
    return rows.order_by("-on", "-pk")


def own_news(by: Any) -> QuerySet[News]:
    """What one's agencies have written, withdrawn ones too."""
    rows = News.objects.visible_to(by).filter(agency__in=by.agencies_seen_whole)
    return rows.select_related("agency").order_by("-on", "-pk")


def newest() -> list[Entry]:
    """The latest news, decisions, movements and stories together."""
    found = [
        Entry(reverse("portal:news_item", args=[n.pk]), n.title, n.text, n.agency.name, moment(n.on))
        for n in news()[:NEWEST]
    ]
    for made in decisions()[:NEWEST]:
        at = reverse("portal:decision", args=[made.pk])
        number = made.issued.text if made.issued_id else ""
        found.append(Entry(at, made.title, number, made.agency.name, made.published_at))
    for shown in shown_movements()[:NEWEST]:
        at = reverse("portal:movement", args=[shown.pk])
        found.append(Entry(at, name_of(shown).vi, shown.agency.name, shown.agency.name, shown.shown.shown_at))
    for told in stories()[:NEWEST]:
        at = reverse("portal:story", args=[told.pk])
        found.append(Entry(at, told.title, told.lead, told.agency.name, told.published_at))
    return sorted(found, key=lambda entry: entry.at, reverse=True)[:NEWEST]


def paths() -> list[str]:
    """Every address that a search engine should know."""
    fixed = ("home", "movements", "honours", "initiatives", "stories", "indices", "news", "observe", "data")
    found = [reverse(f"portal:{name}") for name in fixed]
    found += [reverse("appraisals:public"), reverse("decisions:check")]
    for pk in shown_movements().values_list("pk", flat=True):
        found += [reverse(f"portal:{name}", args=[pk]) for name in ("movement", "plan", "calendar")]
    found += [reverse("portal:news_item", args=[pk]) for pk in news().values_list("pk", flat=True)[:1000]]
    found += [reverse("portal:story", args=[pk]) for pk in stories().values_list("pk", flat=True)[:1000]]
    pks = decisions().values_list("pk", flat=True)[:MOST]
    return found + [reverse("portal:decision", args=[pk]) for pk in pks]
