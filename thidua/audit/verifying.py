"""Verifying the chain: every entry digested again, the first broken one named; anchors that others keep."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.db.models import TextField
from django.db.models.functions import Cast

from thidua.audit.chain import FIRST, canonical_text, sealed
from thidua.audit.models import Entry, Head
from thidua.clock import VIETNAM, today
from thidua.core.wording import Say, day

SHORTEST = 16
"""Fewest characters of a digest that name an entry beyond doubt."""
STEP = 10_000
_COLUMNS = (
    "number", "at", "by_id", "action", "kind", "ident", "agency_id", "movement_id", "stored", "previous", "digest",
)  # fmt: skip


class Row(NamedTuple):
    """An entry as it lies in the database."""

    number: int
    at: datetime
    by_id: int | None
    action: str
    kind: str
    ident: str
    agency_id: int | None
    movement_id: int | None
    stored: str
    previous: str
    digest: str


_NONE = Row(0, datetime(1970, 1, 1, tzinfo=VIETNAM), None, "", "", "", None, None, "", "", FIRST)
"""What stands before the first entry."""


class Anchor(NamedTuple):
    """What others keep of the diary: how many entries there were on a day, and the digest of the last."""

    on: date
    entries: int
    head: str

    def __str__(self) -> str:
        return f"{self.on:%Y-%m-%d} {self.entries} {self.head}"


@dataclass(frozen=True)
class Verified:
    """What a verification found: entries read, the last digest, the first broken entry if there is one."""

    count: int
    head: str
    broken: int | None = None
    why: Say | None = None

    @property
    def say(self) -> Say:
        """The finding as a sentence."""
        if self.why is not None:
            return Say(
                f"Nhật ký KHÔNG nguyên vẹn, hỏng đầu tiên ở mục {self.broken}: {self.why.vi}",
                f"The diary is NOT intact, first broken at entry {self.broken}: {self.why.en}",
            )
        return Say(
            f"Nhật ký nguyên vẹn: {self.count} mục, mã cuối {self.head}.",
            f"The diary is intact: {self.count} entries, last digest {self.head}.",
        )


def verify(anchor: str = "", progress: Callable[[int, int], None] | None = None) -> Verified:
    """Digest every entry again, in the order of the chain, whatever its size, in little memory.

    `anchor` is a line or a digest that somebody kept: the chain must still contain it, or its tail was
    cut off or written anew. Entries that are added meanwhile are verified too.
    """
    kept = Head.objects.filter(pk=1).first() or Head(number=0, digest=FIRST)
    number, head = read_anchor(anchor)
    before, met = _NONE, not head
    for row in _rows():
        why = _broken(before, row) or _denied(row, kept, number, head)
        if why is not None:
            return Verified(before.number, before.digest, row.number, why)
        met = met or (number in (None, row.number) and row.digest.startswith(head))
        before = row
        if progress and row.number % STEP == 0:
            progress(row.number, max(kept.number, row.number))
    if before.number < kept.number:
        return Verified(before.number, before.digest, before.number + 1, _cut(before.number, kept.number))
    if not met:
        return Verified(before.number, before.digest, number or before.number + 1, _NOT_MET)
    return Verified(before.number, before.digest)


def _rows() -> Iterator[Row]:
    told = Entry.objects.annotate(stored=Cast("told", TextField()))
    found = told.order_by("number").values_list(*_COLUMNS)
    return (Row(*values) for values in found.iterator(chunk_size=STEP))


def _broken(before: Row, row: Row) -> Say | None:
    """What is wrong between an entry and the one before it."""
    if row.number != before.number + 1:
        return Say(f"thiếu mục {before.number + 1}.", f"entry {before.number + 1} is missing.")
    if row.previous != before.digest:
        return Say(f"không nối với mục {before.number}.", f"it does not follow entry {before.number}.")
    if sealed(row, canonical_text(row.stored)) != row.digest:
        return Say("nội dung đã bị sửa sau khi ghi.", "its content was changed after it was written.")
    return None


def _denied(row: Row, kept: Head, number: int | None, head: str) -> Say | None:
    """What the head row or the anchor says against an entry."""
    if row.number == kept.number and row.digest != kept.digest:
        return Say("khác mã cuối mà hệ thống giữ.", "it differs from the last digest that the system keeps.")
    if number == row.number and head and not row.digest.startswith(head):
        return Say(
            "khác mã neo đã giữ: nhật ký đã bị viết lại từ mục này hoặc trước đó.",
            "it differs from the anchor: the diary was written anew from here or before.",
        )
    return None


def _cut(last: int, told: int) -> Say:
    return Say(
        f"chỉ còn {last} mục, hệ thống đã ghi {told}: đuôi bị cắt.",
        f"{last} entries are left of {told}: the tail was cut off.",
    )


_NOT_MET = Say(
    "không có mã neo đã giữ: đuôi bị cắt hoặc nhật ký bị viết lại.",
    "the anchor is not in the diary: its tail was cut off or it was written anew.",
)


def read_anchor(anchor: str) -> tuple[int | None, str]:
    """The number, where given, and the digest of an anchor as somebody typed or pasted it.

    >>> read_anchor("2024-11-01 12 3F9A1C2D3F9A1C2D")
    (12, '3f9a1c2d3f9a1c2d')
    >>> read_anchor("Hết ngày 01/11/2024, nhật ký có 12 mục, mã cuối 3f9a1c2d 3f9a1c2d.")
    (12, '3f9a1c2d3f9a1c2d')

    Raises ValueError where there is no digest in it.
    """
    bare = re.sub(r"\d{4}-\d\d-\d\d|\d\d/\d\d/\d{4}|[.,:]", " ", anchor.lower())
    words = bare.split()
    if not words:
        return None, ""
    groups = _groups(words)
    head = "".join(groups)
    if re.fullmatch(rf"[0-9a-f]{{{SHORTEST},64}}", head) is None:
        raise ValueError(f"an anchor ends with at least {SHORTEST} characters of a digest")
    numbers = [word for word in words[: len(words) - len(groups)] if word.isdigit()]
    return (int(numbers[-1]) if numbers else None), head


def _groups(words: list[str]) -> list[str]:
    """The words at the end that make up the digest: one long one, or groups of eight."""
    if len(words[-1]) >= SHORTEST:
        return words[-1:]
    groups: list[str] = []
    for word in reversed(words):
        if re.fullmatch(r"[0-9a-f]{8}", word) is None:
            break
        groups.insert(0, word)
    return groups


def anchor_of(on: date) -> Anchor:
    """The anchor of the end of a day: how many entries, by the order of the chain, and the last digest."""
    end = datetime.combine(on + timedelta(days=1), time(), VIETNAM)
    last = Entry.objects.filter(at__lt=end).order_by("-number").values_list("number", "digest").first()
    return Anchor(on, *(last or (0, FIRST)))


def latest() -> Anchor:
    """The anchor of this moment."""
    last = Entry.objects.order_by("-number").values_list("at", "number", "digest").first()
    if last is None:
        return Anchor(today(), 0, FIRST)
    return Anchor(last[0].astimezone(VIETNAM).date(), last[1], last[2])


def anchors(since: date, until: date) -> list[Anchor]:
    """The anchors of a run of days, newest first; days on which nothing was written are left out."""
    found = [anchor_of(since + timedelta(days=n)) for n in range((until - since).days + 1)]
    before = anchor_of(since - timedelta(days=1)).entries
    kept = []
    for one in found:
        if one.entries != before:
            kept.append(one)
        before = one.entries
    return kept[::-1]


def sentence(anchor: Anchor) -> Say:
    """An anchor as a line for the office journal or the minutes."""
    groups = " ".join(anchor.head[n : n + 8] for n in range(0, 64, 8))
    return Say(
        f"Hết ngày {day(anchor.on)}, nhật ký có {anchor.entries} mục, mã cuối {groups}.",
        f"At the end of {anchor.on:%d/%m/%Y} the diary has {anchor.entries} entries, last digest {groups}.",
    )
