"""What about the evidence and the marks of a card a person should look at, shown beside its line, never mended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from django.db.models import Q

from thidua.core.doubts import Document, read
from thidua.core.wording import Say, days, figures
from thidua.records.models import Attachment
from thidua.scorecards.models import Line
from thidua.scorecards.queries.cards import Page, Told

KIND = Line._meta.label_lower
NONE = 0
"""No row has it: beside it a query is asked even where there is nothing to ask about."""
VOICES = {
    "own": Say("Điểm tự chấm", "The own mark"),
    "appraised": Say("Điểm thẩm định", "The appraised mark"),
    "final": Say("Điểm Hội đồng", "The council's mark"),
}


def with_doubts(page: Page) -> Page:
    """The card with its doubts beside the lines that they concern: three queries."""
    hung = _hung([row.line.pk for row in page.rows])
    shared = _shared(page, [d for rows in hung.values() for d in rows])
    end = date(page.card.scoring.year, 12, 31)

    def told(row: Told) -> Told:
        documents = hung.get(row.line.pk, ())
        found = (*_above(row), *_late(documents, end), *_sums(documents), *_twice(documents, shared))
        return replace(row, doubts=found)

    areas = tuple(replace(area, rows=tuple(map(told, area.rows))) for area in page.areas)
    return replace(page, areas=areas)


def _hung(lines: Sequence[int]) -> dict[int, list[Document]]:
    """The documents on some lines, with what was read in them."""
    mine = Attachment.objects.filter(kind=KIND, ident__in=[NONE, *lines], removed_at=None).order_by("pk")
    found: defaultdict[int, list[Document]] = defaultdict(list)
    for ident, content, text in mine.values_list("ident", "file__sha256", "file__text"):
        found[ident].append(_read(content, text))
    return found


_read = lru_cache(maxsize=512)(read)


def _shared(page: Page, documents: Sequence[Document]) -> dict[str, set[int]]:
    """The other units on whose cards of the year the same file or text hangs, by its mark."""
    contents, words = {d.content for d in documents}, {d.words for d in documents if d.words}
    said = Q(file__sha256__in=["-", *contents]) | Q(file__words__in=["-", *words])
    rows = list(
        Attachment.objects.filter(said, kind=KIND, removed_at=None)
        .order_by()
        .values_list("ident", "file__sha256", "file__words")
    )
    card = page.card
    others = Line.objects.filter(pk__in=[NONE, *(r[0] for r in rows)], card__scoring__year=card.scoring.year)
    unit_of = dict(others.exclude(card__unit=card.unit_id).values_list("pk", "card__unit"))
    found: defaultdict[str, set[int]] = defaultdict(set)
    for ident, *marks in rows:
        if ident in unit_of:
            for mark in filter(None, marks):
                found[mark].add(unit_of[ident])
    return found


def _twice(documents: Sequence[Document], shared: dict[str, set[int]]) -> Iterator[Say]:
    units = {u for d in documents for mark in (d.content, d.words) for u in shared.get(mark, ())}
    if units:
        n = figures(len(units))
        yield Say(
            f"Cùng tệp hoặc cùng nội dung với phiếu của {n.vi} đơn vị khác.",
            f"The same file or text stands on the cards of {n.en} other units.",
        )


def _late(documents: Sequence[Document], end: date) -> Iterator[Say]:
    dated = [d.dated for d in documents if d.dated and d.dated > end]
    if dated:
        on = days(max(dated))
        yield Say(
            f"Có tài liệu đề ngày {on.vi}, sau năm {end.year}.",
            f"A document is dated {on.en}, after {end.year}.",
        )


def _sums(documents: Sequence[Document]) -> Iterator[Say]:
    for printed, added in (pair for d in documents for pair in d.sums):
        p, a = figures(printed), figures(added)
        yield Say(
            f"Trong tài liệu, tổng in là {p.vi}, các số cộng lại là {a.vi}.",
            f"In a document the printed total is {p.en}, its figures add up to {a.en}.",
        )


def _above(row: Told) -> Iterator[Say]:
    most = row.item.points
    for voice, say in VOICES.items():
        mark: Decimal | None = getattr(row.line, voice)
        if mark is not None and most is not None and mark > most:
            n, m = figures(mark), figures(most)
            yield Say(
                f"{say.vi} {n.vi} cao hơn tối đa {m.vi}.", f"{say.en} {n.en} is above the maximum of {m.en}."
            )
