"""Takes documents in: any of the kinds an office has becomes lines of text with their places, or a clear refusal.

Every file is read in a child process with little memory and time; nothing in it runs, nothing is fetched.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Any, NamedTuple

from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.reading.received import Page, Received, Word
from thidua.reading.receiving import refusing
from thidua.reading.receiving.limits import LIMITS, Limits
from thidua.reading.receiving.lines import Row, numbered
from thidua.reading.receiving.plain import check_lines
from thidua.reading.receiving.refusing import Trouble, refusal
from thidua.reading.receiving.sniffing import PICTURES, kind_of
from thidua.reading.receiving.workers import call

__all__ = ["LIMITS", "Limits", "Tick", "in_order", "page_image", "receive"]

Tick = Callable[[int, int, Say], None]
"""Told what is done: how many steps of how many, and what the step was."""


class _File(NamedTuple):
    """One file as read: its kind, pages, rows, remarks, and how the recognised pages went."""

    path: Path
    kind: str
    pages: int
    rows: list[Row]
    remarks: list[Say]
    sure: dict[int, int]


def receive(paths: Sequence[Path], tick: Tick | None = None) -> Received:
    """One document, of one file or of several that are its pages: its lines, and what must be known of them.

    `tick` is told each step. Several files are put in the order of the numbers in their names.

    Raises Refused with file, page, reason and cure when it cannot be taken in within `LIMITS`.
    """
    ordered = in_order(paths)
    kinds = _kinds(ordered)
    steps = _Steps(tick, len(ordered))
    files = [_read(path, kind, steps) for path, kind in zip(ordered, kinds, strict=True)]
    _check_pages(files)
    _recognise(files, steps)
    placed = {at for at, file in enumerate(files) if file.kind == "pdf" or file.kind in PICTURES}
    lines = tuple(numbered(_each(files), placed))
    check_lines(lines, ordered[0].name, LIMITS.lines)
    leaves = tuple(
        Page(at, page, page in file.sure, file.sure.get(page))
        for at, file in enumerate(files)
        for page in range(1, file.pages + 1)
    )
    return Received(
        lines, len(leaves), _kind(files), tuple(r for f in files for r in f.remarks), _digest(ordered),
        tuple(p.name for p in ordered), leaves,
    )  # fmt: skip


def page_image(path: Path, page: int, width: int = 1_000) -> bytes:
    """One page of a PDF or picture as WebP, so many points wide, as it came.

    Raises Refused when the file has no pages to draw, or this one cannot be drawn.
    """
    kind = kind_of(path)
    if kind != "pdf" and kind not in PICTURES:
        why = Say("loại tệp này không có ảnh trang", "this kind of file has no pictures of pages")
        raise refusal(path.name, Trouble(why, Say("Xem phần chữ.", "Look at the text.")))
    wide = max(100, min(width, 2_400))
    return base64.b64decode(call("draw", path, kind, page, wide, seconds=LIMITS.page_seconds)["image"])


def in_order(paths: Sequence[Path]) -> list[Path]:
    """Files in the order of their names, numbers in them by value.

    >>> [p.name for p in in_order([Path("trang 10.png"), Path("trang 2.png")])]
    ['trang 2.png', 'trang 10.png']
    """
    return sorted(paths, key=lambda p: [(int(s), "") if s.isdigit() else (-1, s) for s in _split(p.stem)])


def _split(name: str) -> list[str]:
    return [part for part in re.split(r"([0-9]{1,9})", name.casefold()) if part]


def _kinds(paths: Sequence[Path]) -> list[str]:
    if not paths:
        raise Refused(
            Say("Chưa chọn tệp nào. Chọn ít nhất một tệp.", "No file was chosen. Choose one at least.")
        )
    if len(paths) > LIMITS.files:
        why = Say(
            f"có {len(paths)} tệp, tối đa {LIMITS.files}",
            f"there are {len(paths)} files, at most {LIMITS.files}",
        )
        raise refusal(paths[0].name, Trouble(why, refusing.too_many_pages(0, 0).cure))
    kinds = [kind_of(path) for path in paths]
    size = sum(path.stat().st_size for path in paths)
    if size > LIMITS.all_bytes:
        raise refusal(paths[0].name, refusing.too_large(size, LIMITS.all_bytes))
    return kinds


class _Steps:
    """Counts what is done and tells it."""

    def __init__(self, tick: Tick | None, total: int) -> None:
        self._tick, self.total, self._done = tick, total, 0

    def told(self, what: Say) -> None:
        self._done += 1
        if self._tick:
            self._tick(self._done, self.total, what)


def _read(path: Path, kind: str, steps: _Steps) -> _File:
    """What one file carries as text; pages that must be recognised are those that `sure` names, with -1."""
    told = call("read", path, kind, seconds=LIMITS.text_seconds)
    rows = [_row(values) for values in told["rows"]]
    doubts = {int(page): Say(*why) for page, why in told.get("doubts", {}).items()}
    wanted = list(range(1, told["pages"] + 1)) if told.get("pictures") else sorted(doubts)
    remarks = [Say(*said) for said in told.get("remarks", ())]
    remarks += [_doubted(path, page, why) for page, why in sorted(doubts.items())]
    steps.total += len(wanted)
    steps.told(Say(f"Đã mở {path.name}", f"Opened {path.name}"))
    return _File(path, kind, told["pages"], rows, remarks, dict.fromkeys(wanted, -1))


def _doubted(path: Path, page: int, why: Say) -> Say:
    return Say(
        f"{path.name}, trang {page}: {why.vi}, nên đọc bằng nhận dạng chữ từ ảnh của trang.",
        f"{path.name}, page {page}: {why.en}, so it was read from the picture of the page.",
    )


def _row(values: list[Any]) -> Row:
    text, page, words, bold, italic, centred, indent, table, place, box = values
    kept = tuple(Word(w, sure, at and tuple(at)) for w, sure, at in words)
    return Row(
        text, page, kept, bold, italic, centred, indent, table and tuple(table), place, box and tuple(box)
    )


def _check_pages(files: Sequence[_File]) -> None:
    pages, pictures = sum(f.pages for f in files), sum(len(f.sure) for f in files)
    if pages > LIMITS.pages:
        raise refusal(files[0].path.name, refusing.too_many_pages(pages, LIMITS.pages))
    if pictures > LIMITS.recognised_pages:
        name = next(f.path.name for f in files if f.sure)
        raise refusal(name, refusing.too_many_pictures(pictures, LIMITS.recognised_pages))


def _recognise(files: Sequence[_File], steps: _Steps) -> None:
    """Read the pages that have to be read from pictures, some at a time; what fails is told, or refused if all fail."""
    with ThreadPoolExecutor(LIMITS.processes) as pool:
        asked = {
            pool.submit(_one_page, file, page): (file, page) for file in files for page in sorted(file.sure)
        }
        failed: list[Refused] = []
        for done in as_completed(asked):
            file, page = asked[done]
            try:
                _take(file, page, done.result())
            except Refused as refused:
                failed.append(refused)
                file.sure.pop(page)
                file.remarks.extend(refused.reasons)
            steps.told(Say(f"Đã đọc {file.path.name}, trang {page}", f"Read {file.path.name}, page {page}"))
    if failed and not any(row.text.strip() for file in files for row in file.rows):
        raise failed[0]


def _one_page(file: _File, page: int) -> dict[str, Any]:
    return call("recognise", file.path, file.kind, page, seconds=LIMITS.page_seconds)


def _take(file: _File, page: int, told: dict[str, Any]) -> None:
    """Put a recognised page in the place of what the file carried for it."""
    rows = [_row(values) for values in told["rows"]]
    file.sure[page] = told["sure"]
    file.rows[:] = sorted([*(r for r in file.rows if r.page != page), *rows], key=lambda r: r.page)
    if not rows:
        file.remarks.append(
            Say(
                f"{file.path.name}, trang {page}: không thấy chữ nào.",
                f"{file.path.name}, page {page}: no words seen.",
            )
        )
    if told["turned"]:
        file.remarks.append(
            Say(
                f"{file.path.name}, trang {page}: trang nằm xoay {told['turned']}°, đã xoay lại để đọc.",
                f"{file.path.name}, page {page}: it lay turned by {told['turned']}° and was turned to be read.",
            )
        )


def _each(files: Sequence[_File]) -> Iterator[tuple[int, list[Row]]]:
    before = 0
    for file in files:
        yield before, file.rows
        before += file.pages


def _kind(files: Sequence[_File]) -> str:
    """The kind of the whole: a scan where most pages were recognised, else the kind of the longest file."""
    if sum(len(f.sure) for f in files) * 2 > sum(f.pages for f in files):
        return "scan"
    return max(files, key=lambda f: len(f.rows)).kind


def _digest(paths: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()
