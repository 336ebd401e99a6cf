"""Files of a dossier that stand in another dossier too: the same file, the same words, or a part of them.

Over all movements and agencies: a document is the own achievement of one (law.md §2.4).
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from thidua.core.checklists import LETTER, MINUTES
from thidua.nominations.models import Flag, Nomination, Paper
from thidua.records.models import Attachment
from thidua.records.sharing import shares

KIND = Paper._meta.label_lower
SHARED_RIGHTLY = (LETTER, MINUTES)
"""Papers that several dossiers may have alike."""


def files_shared(nomination: Nomination) -> Iterator[Flag]:
    """One flag for each file of the dossier and each file of another that says the same."""
    papers = nomination.papers.exclude(paper__in=SHARED_RIGHTLY).values_list("pk", flat=True)
    hung = Attachment.objects.filter(kind=KIND, ident__in=list(papers), removed_at=None)
    mine = list(hung.select_related("file").defer("file__text").order_by("pk"))
    if not mine:
        return
    near = shares(m.file_id for m in mine)
    others = _hung_elsewhere(nomination, mine, {pk for told in near.values() for pk in told})
    for one in mine:
        for other, owner in others:
            kind, percent = _alike(one, other, near.get(one.file_id, {}))
            if kind:
                yield Flag(
                    nomination=nomination,
                    other_id=owner,
                    kind=kind,
                    about=one.file.name[:300],
                    theirs=other.file.name,
                    likeness=percent,
                )


def _alike(one: Attachment, other: Attachment, near: dict[int, int]) -> tuple[str, int]:
    if one.file.sha256 == other.file.sha256:
        return "file", 100
    if one.file.words and one.file.words == other.file.words:
        return "text", 100
    percent = near.get(other.file_id, 0)
    return ("text", percent) if percent else ("", 0)


def _hung_elsewhere(
    nomination: Nomination, mine: list[Attachment], near: set[int]
) -> list[tuple[Attachment, int]]:
    """Files on other dossiers that may say the same as one of mine, with the dossier each hangs on."""
    content = {m.file.sha256 for m in mine}
    words = {m.file.words for m in mine if m.file.words}
    same = Q(file__sha256__in=content) | Q(file__words__in=["-", *words]) | Q(file__in=near)
    hung = Attachment.objects.filter(same, kind=KIND, removed_at=None).exclude(pk__in=[m.pk for m in mine])
    rows = list(hung.select_related("file").defer("file__text").order_by("ident", "pk"))
    papers = Paper.objects.filter(pk__in={r.ident for r in rows}).exclude(paper__in=SHARED_RIGHTLY)
    papers = papers.exclude(nomination__in=way_of(nomination)).exclude(nomination__state="withdrawn")
    owner = dict(papers.values_list("pk", "nomination"))
    return [(r, owner[r.ident]) for r in rows if r.ident in owner]


def way_of(nomination: Nomination) -> list[int]:
    """The dossier itself with those it came from and went to: the same papers handed over."""
    way, below = [nomination.pk], nomination.came_from_id
    while below is not None:
        way.append(below)
        below = Nomination.objects.filter(pk=below).values_list("came_from", flat=True).first()
    above = list(Nomination.objects.filter(came_from=nomination.pk).values_list("pk", flat=True))
    while above:
        way += above
        above = list(Nomination.objects.filter(came_from__in=above).values_list("pk", flat=True))
    return way
