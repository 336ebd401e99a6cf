"""Recognises one page with tesseract (Vietnamese), trying again where it went badly. In the child process."""

from __future__ import annotations

import csv
import io
import subprocess
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import NamedTuple

from PIL import Image, ImageDraw

from thidua.reading.receiving import refusing
from thidua.reading.receiving.grids import Rule
from thidua.reading.receiving.layout import Placed
from thidua.reading.receiving.limits import LIMITS
from thidua.reading.receiving.lines import Row
from thidua.reading.receiving.pages import page_rows
from thidua.reading.receiving.pictures import picture_of
from thidua.reading.receiving.preparing import Prepared, place_before, prepared
from thidua.reading.receiving.refusing import refusal

FIRST, OTHERS = 4, (6, 3)
"""Ways of page segmentation (`--psm`): the usual one, and those tried when it went badly."""
GOOD_SURE, GOOD_COVER = 78.0, 0.93
"""A reading is good when its words are so sure (mean, percent) and so much of the ink stands in words."""
A4 = 595.0
"""Width of the sheet on which words are laid out, in points."""
_WORD_LEVEL = "5"
_NOT_A_WORD = set("|¦_—–-=~.,'‘’`\"“”:;°*•")


class Reading(NamedTuple):
    """One try: its words, their mean sureness in percent, the share of ink that stands in words."""

    words: tuple[Placed, ...]
    sure: float
    cover: float

    @property
    def good(self) -> bool:
        """Whether no other way need be tried."""
        return self.sure >= GOOD_SURE and self.cover >= GOOD_COVER

    @property
    def worth(self) -> float:
        """By which the better of two tries is told."""
        return self.sure * self.cover


@dataclass(frozen=True)
class Recognised:
    """A page as recognised: its rows, the mean sureness of its words, by how many degrees it had to be turned."""

    rows: list[Row]
    sure: int
    turned: int = 0


def recognised(path: Path, kind: str, page: int) -> Recognised:
    """The lines of one page by its picture.

    Raises Refused when tesseract is not there, or the picture cannot be read.
    """
    picture = picture_of(path, kind, page)
    made = prepared(picture)
    best = _best(made, path, page)
    turned = 0
    if best.sure < 60 and (turned := _quarter_turns(made.picture)):
        again = prepared(picture.rotate(-turned, expand=True))
        other = _best(again, path, page)
        if other.worth > best.worth:
            made, best = again, other
        else:
            turned = 0
    return Recognised(_rows(made, best.words, page), round(best.sure), turned)


def _rows(made: Prepared, words: Sequence[Placed], page: int) -> list[Row]:
    """The rows of a page, laid out in points of a sheet of A4, each word with its box on the page as it came."""
    wide, high = made.picture.size
    unit, before = A4 / wide, A4 * made.scale / wide
    rules = [Rule(*(edge * unit for edge in rule)) for rule in made.rules]
    return page_rows([_on_sheet(w, made, unit, before) for w in words], rules, (A4, high * unit), page)


def _on_sheet(word: Placed, made: Prepared, unit: float, before: float) -> Placed:
    assert word.box
    left, top, right, bottom = (edge * unit for edge in word[:4])
    at = place_before(word.box, made)
    box = at[0] * before, at[1] * before, at[2] * before, at[3] * before
    return word._replace(left=left, top=top, right=right, bottom=bottom, box=box)


def _best(made: Prepared, path: Path, page: int) -> Reading:
    held = io.BytesIO()
    made.picture.save(held, "PPM")  # nothing is packed that is unpacked at once
    best = _read(held.getvalue(), made.picture, FIRST, (path, page))
    for way in OTHERS:
        if best.good:
            break
        other = _read(held.getvalue(), made.picture, way, (path, page))
        best = max(best, other, key=lambda r: r.worth)
    return best


def _read(points: bytes, picture: Image.Image, way: int, of: tuple[Path, int]) -> Reading:
    called = ["tesseract", "stdin", "stdout", "-l", "vie", "--dpi", "300", "--psm", str(way), "tsv"]
    try:
        told = subprocess.run(
            called, input=points, capture_output=True, check=True, timeout=LIMITS.page_seconds
        )
    except FileNotFoundError:
        raise refusal(of[0].name, refusing.NO_RECOGNISER) from None
    except subprocess.TimeoutExpired:
        raise refusal(of[0].name, refusing.TOO_SLOW, of[1]) from None
    except subprocess.CalledProcessError as error:
        lacking = b"Error opening data file" in error.stderr or b"couldn't load any languages" in error.stderr
        raise refusal(of[0].name, refusing.NO_RECOGNISER if lacking else refusing.TOO_SLOW, of[1]) from None
    words = tuple(_words(told.stdout.decode("utf-8", "replace")))
    sure = [(w.sure or 0, len(w.text)) for w in words]
    letters = sum(n for _, n in sure)
    return Reading(words, sum(s * n for s, n in sure) / letters if letters else 0.0, _cover(picture, words))


def _words(told: str) -> list[Placed]:
    """The words of tesseract's table, those of one line at one height."""
    lines: dict[tuple[str, ...], list[Placed]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(told), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row["text"] or "").strip()
        if row["level"] != _WORD_LEVEL or not text or set(text) <= {"|", "¦", "_", "—"}:
            continue
        left, top = int(row["left"]), int(row["top"])
        right, bottom = left + int(row["width"]), top + int(row["height"])
        sure = max(0, min(100, round(float(row["conf"]))))
        key = row["block_num"], row["par_num"], row["line_num"]
        lines[key].append(Placed(left, top, right, bottom, text, sure, box=(left, top, right, bottom)))
    return [word for line in lines.values() for word in _level(line)]


def _level(line: list[Placed]) -> list[Placed]:
    """The words of a line, all as high as the usual one."""
    spoken = [w for w in line if not set(w.text) <= _NOT_A_WORD] or line
    middle, high = median(w.middle for w in spoken), median(w.bottom - w.top for w in spoken)
    return [w._replace(top=middle - high / 2, bottom=middle + high / 2) for w in line]


def _cover(picture: Image.Image, words: tuple[Placed, ...]) -> float:
    """The share of the dark points that stand in words; specks and borders of the page count little."""
    scale = 400 / picture.width
    small = picture.resize((400, max(1, round(picture.height * scale))), Image.Resampling.BOX)
    ink = small.point(lambda v: 255 if v < 150 else 0)
    edge = 12
    ink = ink.crop((edge, edge, ink.width - edge, ink.height - edge))
    mask = Image.new("L", ink.size, 0)
    draw = ImageDraw.Draw(mask)
    for word in words:
        assert word.box
        left, top, right, bottom = (side * scale - edge for side in word.box)
        draw.rectangle((left - 1, top - 1, right + 1, bottom + 1), fill=255)
    dark = ink.histogram()[255]
    covered = ink.histogram(mask)[255]
    return covered / dark if dark else 1.0


def _quarter_turns(picture: Image.Image) -> int:
    """By how many degrees (to the right) a page lies wrong, as tesseract guesses; 0 where it cannot say."""
    held = io.BytesIO()
    picture.save(held, "PPM")
    called = ["tesseract", "stdin", "stdout", "--psm", "0"]
    try:
        told = subprocess.run(
            called, input=held.getvalue(), capture_output=True, check=True, timeout=20
        ).stdout
    except (subprocess.SubprocessError, OSError):
        return 0
    found = [line.rpartition(b":")[2].strip() for line in told.splitlines() if line.startswith(b"Rotate:")]
    return int(found[0]) if found and found[0] in (b"90", b"180", b"270") else 0
