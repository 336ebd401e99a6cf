"""What of stored facts a person should look at: the checks of `core.doubts` over facts with their files.

At most seven queries for any number of facts; what there is nothing to ask about is not asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Q, QuerySet

from thidua.core.doubts import CHECKS, Around, Check, Document, Doubt, Proved, doubts, figures_of, read
from thidua.evidence.facts import record_of
from thidua.evidence.models import SECRET, Fact, Settled
from thidua.records.models import Attachment, File
from thidua.records.sharing import shares

KIND = Fact._meta.label_lower
STANDING = Q(closed_on=None, replaced_by=None)


@dataclass(frozen=True)
class Seen:
    """A doubt as a person may see it: the other facts that they see, how many more there are, who settled it."""

    doubt: Doubt
    others: tuple[Fact, ...] = ()
    hidden: int = 0
    settled: Settled | None = None

    @property
    def check(self) -> Check:
        """What kind of doubt it is, why it matters, what to do."""
        return CHECKS[self.doubt.check]


def doubts_of(facts: Sequence[Fact], user: Any) -> dict[int, list[Seen]]:
    """The doubts about facts, by fact; those that stand no longer have none."""
    found = _found([f for f in facts if f.closed_on is None and f.replaced_by_id is None])
    if not found:
        return {}
    others = {pk for rows in found.values() for d in rows for pk in d.others}
    seen = Fact.objects.visible_to(user).filter(pk__in=others).select_related("unit", "person")
    by_pk = {f.pk: f for f in seen}
    settled = {
        (s.fact_id, s.sign): s for s in Settled.objects.filter(fact__in=list(found)).select_related("by")
    }
    return {
        pk: [
            Seen(d, tuple(by_pk[o] for o in d.others if o in by_pk), len(set(d.others) - by_pk.keys()), s)
            for d in rows
            for s in [settled.get((pk, d.sign))]
        ]
        for pk, rows in found.items()
    }


def open_doubts(facts: Sequence[Fact]) -> dict[int, int]:
    """How many doubts about each fact nobody has settled; facts without any are left out."""
    found = _found([f for f in facts if f.closed_on is None and f.replaced_by_id is None])
    if not found:
        return {}
    settled = set(Settled.objects.filter(fact__in=list(found)).values_list("fact", "sign"))
    counts = {pk: sum((pk, d.sign) not in settled for d in rows) for pk, rows in found.items()}
    return {pk: n for pk, n in counts.items() if n}


def with_doubts(rows: QuerySet) -> QuerySet:
    """Only the facts with a doubt that nobody has settled."""
    plain = list(rows.order_by().defer("folded").prefetch_related(None).select_related(None))
    return rows.filter(pk__in=list(open_doubts(plain)))


def _found(facts: Sequence[Fact]) -> dict[int, list[Doubt]]:
    if not facts:
        return {}
    hung, files = _hung(f.pk for f in facts)
    contents = {d.content for rows in hung.values() for d in rows}
    words = {d.words for rows in hung.values() for d in rows if d.words}
    partly = shares(files)
    sharing, by_file = _sharing(contents, words, {pk for told in partly.values() for pk in told})
    near = {
        files[mine]: [(one, percent) for other, percent in told.items() for one in by_file.get(other, ())]
        for mine, told in partly.items()
    }
    around = Around(sharing, _figures(facts), near)
    found = {f.pk: doubts(_proved(f, hung.get(f.pk, ())), around) for f in facts}
    return {pk: rows for pk, rows in found.items() if rows}


def _proved(fact: Fact, documents: Iterable[Document] = ()) -> Proved:
    return Proved(fact.pk, record_of(fact), str(fact.unit_id or ""), tuple(documents))


def _hung(facts: Iterable[int]) -> tuple[Mapping[int, list[Document]], dict[int, str]]:
    """The documents of facts, with what was read in them; and the content of each file."""
    rows = list(
        Attachment.objects.filter(kind=KIND, ident__in=list(facts), removed_at=None)
        .order_by("pk")
        .values_list("ident", "file_id", "file__sha256")
    )
    texts = dict(File.objects.filter(pk__in={pk for _, pk, _ in rows}).values_list("pk", "text"))
    found: defaultdict[int, list[Document]] = defaultdict(list)
    for ident, pk, content in rows:
        found[ident].append(_read(content, texts[pk]))
    return found, {pk: content for _, pk, content in rows}


_read = lru_cache(maxsize=512)(read)


def _sharing(
    contents: set[str], words: set[str], near: set[int]
) -> tuple[dict[str, list[Proved]], dict[int, list[Proved]]]:
    """Facts by a document's content and words, and by its file where only a part of it is shared.

    Who may not see a secret one would learn of it: left out.
    """
    if not contents:
        return {}, {}
    said = Q(file__sha256__in=contents) | Q(file__words__in=words) | Q(file__in=near)
    same = Attachment.objects.filter(said, kind=KIND, removed_at=None).order_by("pk")
    rows = list(same.values_list("ident", "file_id", "file__sha256", "file__words"))
    standing = Fact.objects.filter(STANDING, pk__in={r[0] for r in rows}).exclude(table__in=SECRET)
    by_pk = {f.pk: _proved(f) for f in standing}
    found: defaultdict[str, list[Proved]] = defaultdict(list)
    by_file: defaultdict[int, list[Proved]] = defaultdict(list)
    for ident, file, *marks in rows:
        if ident in by_pk:
            by_file[file].append(by_pk[ident])
            for mark in filter(None, marks):
                found[mark].append(by_pk[ident])
    return found, by_file


def _figures(facts: Sequence[Fact]) -> dict[str, list[Proved]]:
    """One-stop figures of the same subjects."""
    mine = [f for f in facts if f.table == "services"]
    units, people = {f.unit_id for f in mine if f.unit_id}, {f.person_id for f in mine if f.person_id}
    if not mine:
        return {}
    about = Q(unit__in=units, person=None) | Q(person__in=people)
    found: defaultdict[str, list[Proved]] = defaultdict(list)
    for fact in Fact.objects.filter(STANDING, about, table="services", waits=False):
        one = _proved(fact)
        found[figures_of(one.record)].append(one)
    return found
