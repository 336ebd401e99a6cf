"""Finding what reads like another initiative: noted for those who appraise, never a verdict by itself."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from thidua.core.likeness import ALIKE, alike, passages, titles_alike
from thidua.evidence.models import Fact
from thidua.initiatives.models import UNSENT, Initiative, Likeness

PARTS = ("problem", "solution", "novelty", "effect", "spread")
"""The parts whose passages are compared."""


def look(initiative: Initiative) -> list[Likeness]:
    """Write the list of likenesses anew: the same initiatives give the same list.

    Called inside the action that sends the initiative.
    """
    initiative.likenesses.all().delete()
    return Likeness.objects.bulk_create([*_found(initiative), *_in_old_books(initiative)])


def comparable(initiative: Initiative) -> Q:
    """What the considering office may compare with: all before it or its own, and what was recognised."""
    host = initiative.host_id
    return Q(agency=host) | Q(host=host) | Q(recognised__revoked_on=None, recognised__isnull=False)


def _found(initiative: Initiative) -> Iterator[Likeness]:
    mine = passages(_texts(initiative))
    rows = Initiative.objects.filter(comparable(initiative)).exclude(state__in=UNSENT)
    for other in rows.exclude(pk=initiative.pk).distinct().order_by("pk"):
        percent = titles_alike(initiative.title, other.title)
        if percent >= ALIKE:
            yield Likeness(
                initiative=initiative,
                other=other,
                part="title",
                percent=percent,
                mine=initiative.title,
                theirs=other.title,
            )
        for pair in alike(mine, passages(_texts(other))):
            yield Likeness(
                initiative=initiative,
                other=other,
                part=pair.mine.place,
                percent=pair.likeness,
                mine=pair.mine.text,
                theirs=pair.theirs.text,
            )


def _in_old_books(initiative: Initiative) -> Iterator[Likeness]:
    """Titles of initiatives that are known here as records only, such as those of a workbook."""
    rows = Fact.objects.filter(
        table="initiatives", agency=initiative.host_id, closed_on=None, replaced_by=None
    )
    here = set(Initiative.objects.filter(host=initiative.host_id).values_list("code", flat=True))
    for fact in rows.order_by("pk"):
        code, title = str(fact.values["initiative_id"]), str(fact.values.get("title") or "")
        percent = titles_alike(initiative.title, title) if title else 0
        if percent >= ALIKE and code.partition("/")[0] not in here:
            yield Likeness(
                initiative=initiative,
                record=" · ".join(filter(None, (code, fact.values.get("decision"))))[:200],
                part="title",
                percent=percent,
                mine=initiative.title,
                theirs=title,
            )


def _texts(initiative: Initiative) -> list[tuple[str, str]]:
    return [(part, getattr(initiative, part)) for part in PARTS]
