"""Finding what looks alike or is used twice between dossiers, and settling it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from thidua import access
from thidua.audit.writing import action, record
from thidua.core.errors import Refused
from thidua.core.likeness import Passage, alike, passages
from thidua.core.report_sections import SECTIONS
from thidua.core.wording import Say
from thidua.nominations.models import Flag, Nomination, ReportSection
from thidua.nominations.queries.shared_files import files_shared
from thidua.nominations.queries.shared_records import records_shared
from thidua.people.models import User

SETTLED = ("keep", "drop", "explain")
FILES = ("file", "text")
"""Kinds of likeness that are of files."""
LEFT_ASIDE = {"traits", "honours"}
"""Sections that hold facts of the register and may read alike."""
_ORDER = {s.key: n for n, s in enumerate(SECTIONS)}


Tick = Callable[[int, int], None]
AT_ONCE = 400
"""So many other dossiers are compared with while a person waits (about half a second)."""


def is_long(nomination: Nomination) -> bool:
    """Whether looking takes longer than a person waits."""
    return len(_others(nomination)) > AT_ONCE


@action("nomination.look_for_copies")
def look(nomination: Nomination, *, by: User, searched: list[Flag] | None = None) -> list[Flag]:
    """Look for likenesses now, before sending; those settled already stay settled.

    `searched` is what `search` found beforehand, where that takes long.
    """
    access.check("nomination.look_for_copies", by, nomination)
    found = find_copies(nomination, searched)
    record("nomination.look_for_copies", nomination, by=by, told={"found": len(found)})
    return found


def find_copies(nomination: Nomination, searched: list[Flag] | None = None) -> list[Flag]:
    """Make the list of likenesses of a dossier as it is now: the same dossiers give the same list.

    What its files share with another dossier is told there too, for whoever judges that one.
    """
    kept = {_identity(f): f for f in nomination.flags.exclude(settled="")}
    nomination.flags.filter(settled="").delete()
    found = search(nomination) if searched is None else searched
    fresh = [f for f in found if _identity(f) not in kept]
    Flag.objects.bulk_create(fresh)
    _tell_the_others(fresh)
    return list(nomination.flags.order_by("pk"))


def _tell_the_others(fresh: list[Flag]) -> None:
    """The other side of files that are shared, where it is not known yet."""
    told = [
        Flag(
            nomination_id=f.other_id,
            other_id=f.nomination_id,
            kind=f.kind,
            about=f.theirs[:300],
            theirs=f.about,
            likeness=f.likeness,
        )
        for f in fresh
        if f.kind in FILES
    ]
    known = Flag.objects.filter(nomination__in=[f.nomination_id for f in told], kind__in=FILES)
    pairs = {(f.nomination_id, f.other_id, f.about, f.theirs) for f in known}
    Flag.objects.bulk_create(f for f in told if (f.nomination_id, f.other_id, f.about, f.theirs) not in pairs)


def _identity(flag: Flag) -> tuple[object, ...]:
    return flag.kind, flag.other_id, flag.about, flag.mine, flag.theirs


def search(nomination: Nomination, tick: Tick | None = None) -> list[Flag]:
    """What looks alike or is used twice, nothing written yet."""
    return [*_reports(nomination, tick), *records_shared(nomination), *files_shared(nomination)]


def _others(nomination: Nomination) -> list[int]:
    """Dossiers of the same movement, this round and earlier, but the one it came from or went to."""
    rows = Nomination.objects.filter(movement=nomination.movement_id, round__name__lte=nomination.round.name)
    rows = rows.exclude(pk=nomination.pk).exclude(state="withdrawn").exclude(came_from=nomination.pk)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _reports(nomination: Nomination, tick: Tick | None = None) -> Iterator[Flag]:
    mine = _passages(nomination.pk)
    if not mine:
        return
    theirs: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = ReportSection.objects.filter(nomination__in=_others(nomination)).exclude(text="")
    for pk, key, text in rows.values_list("nomination", "key", "text"):
        if key not in LEFT_ASIDE:
            theirs[pk].append((key, text))
    for done, pk in enumerate(sorted(theirs)):
        if tick and done % 50 == 0:
            tick(done, len(theirs))
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


@action("nomination.settle")
def settle(flag: Flag, answer: str, reason: str, *, by: User) -> Flag:
    """Say what a likeness means: keep, drop (to be rewritten) or explain, with the reason."""
    flag = (
        Flag.objects.select_for_update(of=("self",), no_key=True).select_related("nomination").get(pk=flag.pk)
    )
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
