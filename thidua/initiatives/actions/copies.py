"""Finding what reads like another initiative: noted for those who appraise, never a verdict by itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from django.db import transaction
from django_tasks import task

from thidua.core.likeness import ALIKE, alike, passages, titles_alike
from thidua.evidence.models import Fact
from thidua.initiatives.models import UNSENT, Initiative, Likeness

PARTS = ("problem", "solution", "novelty", "effect", "spread")
"""The parts whose passages are compared."""


AT_ONCE = 200
"""So many others are compared with while the person waits (0.2 s); more are left to the background."""


def look_soon(initiative: Initiative) -> None:
    """Look now where there are few others, else in the background once what is being done is written."""
    if Initiative.objects.exclude(state__in=UNSENT).count() <= AT_ONCE:
        look(initiative)
    else:
        transaction.on_commit(partial(look_in_background.enqueue, initiative_id=initiative.pk), robust=True)


@task()
def look_in_background(initiative_id: int) -> None:
    """Write the list of likenesses of one initiative."""
    with transaction.atomic():
        look(Initiative.objects.select_for_update(of=("self",), no_key=True).get(pk=initiative_id))


def look(initiative: Initiative) -> list[Likeness]:
    """Write the list of likenesses anew: the same initiatives give the same list.

    All initiatives that were sent are compared, of other agencies too; of what they may not see readers
    are told only that it is there (`queries.lists.alike`). Called inside the action that sends it.
    """
    initiative.likenesses.all().delete()
    return Likeness.objects.bulk_create([*_found(initiative), *_in_old_books(initiative)])


def _found(initiative: Initiative) -> Iterator[Likeness]:
    mine = passages(_texts(initiative))
    rows = Initiative.objects.exclude(state__in=UNSENT).exclude(pk=initiative.pk)
    for other in rows.order_by("pk").iterator(chunk_size=200):
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
