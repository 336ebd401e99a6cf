"""Finding what looks alike or is used twice between dossiers, and settling it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from thidua import access
from thidua.audit.writing import action, record
from thidua.core.checklists import LETTER, MINUTES
from thidua.core.errors import Refused
from thidua.core.likeness import Passage, alike, passages
from thidua.core.report_sections import SECTIONS
from thidua.core.wording import Say
from thidua.evidence.models import Rest
from thidua.nominations.models import Flag, Nomination, Paper, ReportSection
from thidua.people.models import User
from thidua.records.models import Attachment

SETTLED = ("keep", "drop", "explain")
LEFT_ASIDE = {"traits", "honours"}
"""Sections that hold facts of the register and may read alike."""
_ORDER = {s.key: n for n, s in enumerate(SECTIONS)}


@action("nomination.look_for_copies")
def look(nomination: Nomination, *, by: User) -> list[Flag]:
    """Look for likenesses now, before sending; those settled already stay settled."""
    access.check("nomination.look_for_copies", by, nomination)
    found = find_copies(nomination)
    record("nomination.look_for_copies", nomination, by=by, told={"found": len(found)})
    return found


def find_copies(nomination: Nomination) -> list[Flag]:
    """Make the list of likenesses of a dossier as it is now: the same dossiers give the same list."""
    kept = {_identity(f): f for f in nomination.flags.exclude(settled="")}
    nomination.flags.filter(settled="").delete()
    fresh = [f for f in _found(nomination) if _identity(f) not in kept]
    Flag.objects.bulk_create(fresh)
    return list(nomination.flags.order_by("pk"))


def _identity(flag: Flag) -> tuple[object, ...]:
    return flag.kind, flag.other_id, flag.about, flag.mine, flag.theirs


def _found(nomination: Nomination) -> Iterator[Flag]:
    yield from _reports(nomination)
    yield from _initiatives(nomination)
    yield from _files(nomination)


def _others(nomination: Nomination) -> list[int]:
    """Dossiers of the same movement, this round and earlier, but the one it came from or went to."""
    rows = Nomination.objects.filter(movement=nomination.movement_id, round__name__lte=nomination.round.name)
    rows = rows.exclude(pk=nomination.pk).exclude(state="withdrawn").exclude(came_from=nomination.pk)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _reports(nomination: Nomination) -> Iterator[Flag]:
    mine = _passages(nomination.pk)
    if not mine:
        return
    theirs: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = ReportSection.objects.filter(nomination__in=_others(nomination)).exclude(text="")
    for pk, key, text in rows.values_list("nomination", "key", "text"):
        if key not in LEFT_ASIDE:
            theirs[pk].append((key, text))
    for pk in sorted(theirs):
        texts = sorted(theirs[pk], key=lambda t: _ORDER.get(t[0], 99))
        for pair in alike(mine, passages(texts)):
            yield Flag(
                nomination=nomination,
                other_id=pk,
                kind="report",
                about=pair.mine.place,
                likeness=pair.likeness,
                mine=pair.mine.text,
                theirs=pair.theirs.text,
            )


def _passages(pk: int) -> tuple[Passage, ...]:
    rows = ReportSection.objects.filter(nomination=pk).exclude(key__in=LEFT_ASIDE)
    texts = sorted(rows.values_list("key", "text"), key=lambda t: _ORDER.get(t[0], 99))
    return passages(texts)


def _initiatives(nomination: Nomination) -> Iterator[Flag]:
    """One initiative counts once (law.md §2.4): the same record under two proposals is shown."""
    rows = Rest.objects.filter(kind=Nomination._meta.label_lower, record__startswith="initiatives:")
    mine = {_initiative(i) for i in rows.filter(thing=nomination.pk).values_list("record", flat=True)}
    theirs = rows.filter(thing__in=_others(nomination)).values_list("thing", "record")
    for pk, name in sorted({(pk, _initiative(ident)) for pk, ident in theirs}):
        if name in mine:
            yield Flag(nomination=nomination, other_id=pk, kind="initiative", about=name[:300])


def _initiative(ident: str) -> str:
    """The code of an initiative in the identity of its record, which names its owner too."""
    return ident.partition(":")[2].partition("/")[0]


def _files(nomination: Nomination) -> Iterator[Flag]:
    """The same content hung on two dossiers; letters and minutes rightly serve several."""
    kind = Paper._meta.label_lower
    papers = dict(nomination.papers.exclude(paper__in=(LETTER, MINUTES)).values_list("pk", "paper"))
    mine = Attachment.objects.filter(kind=kind, ident__in=papers, removed_at=None)
    names = dict(mine.values_list("file__sha256", "file__name"))
    theirs = Paper.objects.filter(nomination__in=_others(nomination)).values_list("pk", "nomination")
    owner = dict(theirs)
    same = Attachment.objects.filter(
        kind=kind, ident__in=owner, removed_at=None, file__sha256__in=names
    ).values_list("ident", "file__sha256", "file__name")
    for ident, digest, name in sorted(same):
        yield Flag(
            nomination=nomination, other_id=owner[ident], kind="file", about=names[digest][:300], theirs=name
        )


@action("nomination.settle")
def settle(flag: Flag, answer: str, reason: str, *, by: User) -> Flag:
    """Say what a likeness means: keep, drop (to be rewritten) or explain, with the reason."""
    flag = Flag.objects.select_for_update(of=("self",)).select_related("nomination").get(pk=flag.pk)
    access.check("nomination.settle", by, flag.nomination)
    if answer not in SETTLED:
        raise Refused(Say("Chọn Giữ, Bỏ hoặc Giải trình.", "Choose Keep, Drop or Explain."))
    if answer != "drop" and not reason.strip():
        raise Refused(
            Say(
                "Giữ hoặc giải trình cần nêu lý do; người thẩm định sẽ đọc.",
                "To keep or explain needs a reason; the appraiser will read it.",
            )
        )
    flag.settled, flag.settled_reason, flag.settled_by = answer, reason.strip(), by
    flag.save()
    told = {"flag": flag.pk, "kind": flag.kind, "answer": answer}
    record("nomination.settle", flag.nomination, by=by, told=told)
    return flag
