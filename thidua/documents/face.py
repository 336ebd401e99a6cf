"""What the face can print and how wide it runs, read from the shipped Tinos files themselves.

A rule under the motto must be as long as the motto, and a letter that the face lacks must
stop a paper instead of leaving a hole in it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from struct import unpack_from
from unicodedata import category

FONTS = Path(__file__).parent / "fonts"
NAMES = {
    (False, False): "Tinos-Regular",
    (True, False): "Tinos-Bold",
    (False, True): "Tinos-Italic",
    (True, True): "Tinos-BoldItalic",
}
POINT = 25.4 / 72
"""Millimetres in a point."""
DASHED = re.compile(r"[^ ]+(?: [-–] [^ ]+)*")
"""A word, with what a dash ties to it."""
UNKNOWN = ("Cc", "Co", "Cn")
"""Controls, letters of private use and unassigned ones: no reader shows them, and PDF/A forbids them."""
WHITE = "\t\n\r\x0b\x0c\x85"
LINE = 1.149
"""Height of a line in Tinos, of its type size."""

SLACK = 0.98
"""Of the width of a place that words may fill: Word spaces letters a little differently."""


@lru_cache(maxsize=4)
def _advances(bold: bool, italic: bool) -> dict[int, float]:
    """Advance of each character the face has, in ems."""
    data = (FONTS / f"{NAMES[bold, italic]}.ttf").read_bytes()
    count = unpack_from(">H", data, 4)[0]
    entries = (unpack_from(">4sLLL", data, 12 + 16 * i) for i in range(count))
    tables = {tag: offset for tag, _, offset, _ in entries}
    em = unpack_from(">H", data, tables[b"head"] + 18)[0]
    metrics = unpack_from(">H", data, tables[b"hhea"] + 34)[0]
    glyphs = _glyphs(data, tables[b"cmap"])
    at = tables[b"hmtx"]
    return {c: unpack_from(">H", data, at + 4 * min(g, metrics - 1))[0] / em for c, g in glyphs.items()}


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """Characters of the basic plane and their glyphs, from the format 4 subtable."""
    count = unpack_from(">H", data, cmap + 2)[0]
    offsets = (cmap + unpack_from(">HHL", data, cmap + 4 + 8 * i)[2] for i in range(count))
    at = next(o for o in offsets if unpack_from(">H", data, o)[0] == 4)
    segments = unpack_from(">H", data, at + 6)[0] // 2
    shape = f">{segments}H"
    columns = [at + 14, at + 16 + 2 * segments, at + 16 + 4 * segments, at + 16 + 6 * segments]
    found: dict[int, int] = {}
    for i, (end, start, delta, offset) in enumerate(
        zip(*(unpack_from(shape, data, c) for c in columns), strict=True)
    ):
        for char in range(start, min(end, 0xFFFE) + 1):
            where = columns[3] + 2 * i + offset + 2 * (char - start)
            glyph = unpack_from(">H", data, where)[0] if offset else char
            if glyph:
                found[char] = (glyph + delta) % 0x10000
    return {c: g for c, g in found.items() if g}


@lru_cache(maxsize=8192)
def width(words: str, size: float, bold: bool = False, italic: bool = False) -> float:
    """How wide words run at a type size in points, in mm, kerning left aside.

    >>> round(width("Độc lập - Tự do - Hạnh phúc", 14, bold=True), 1)
    60.5
    """
    advances = _advances(bold, italic)
    return sum(advances.get(ord(c), 0.5) for c in words) * size * POINT


def wrapped(words: str, size: float, room: float, bold: bool = False, italic: bool = False) -> list[str]:
    """Words in lines no wider than a room, in mm; a word wider than the room has a line of its own.

    No line begins or ends with the dash inside a name.

    >>> wrapped("Ủy ban nhân dân tỉnh Mẫu", 14, 40)
    ['Ủy ban nhân dân', 'tỉnh Mẫu']
    >>> wrapped("Phường Văn Miếu - Quốc Tử Giám", 14, 42)
    ['Phường Văn', 'Miếu - Quốc Tử', 'Giám']
    """
    lines = [""]
    for word in DASHED.findall(words):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, size, bold, italic) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def balanced(words: str, size: float, room: float, bold: bool = False, italic: bool = False) -> list[str]:
    """Words in as few lines as there must be, of like length; a newline always ends a line.

    >>> balanced("Ban Quản lý Khu kinh tế cửa khẩu quốc tế Lao Bảo", 14, 50)
    ['Ban Quản lý Khu', 'kinh tế cửa khẩu', 'quốc tế Lao Bảo']
    """
    return [line for part in words.split("\n") for line in _even(part, size, room, bold, italic)]


def _even(words: str, size: float, room: float, bold: bool, italic: bool) -> list[str]:
    """The lines of `wrapped`, as many, with the least white at their ends."""
    count = len(wrapped(words, size, room, bold, italic))
    told = DASHED.findall(words)
    if count == 1 or len(told) < count:
        return [words]
    best: dict[int, tuple[float, list[str]]] = {0: (0.0, [])}
    for _ in range(count):
        longer: dict[int, tuple[float, list[str]]] = {}
        for start, (spent, lines) in best.items():
            for end in range(start + 1, len(told) + 1):
                line = " ".join(told[start:end])
                white = room - width(line, size, bold, italic)
                if white < 0 and end > start + 1:
                    break
                cost = spent + white * white
                if end not in longer or cost < longer[end][0]:
                    longer[end] = (cost, [*lines, line])
        best = longer
    return best[len(told)][1] if len(told) in best else wrapped(words, size, room, bold, italic)


def lacking(words: str) -> set[str]:
    """Characters that the face cannot print, signs of private fonts and stray controls among them.

    >>> lacking("Nguyễn Thị Ứng – 0,5%"), lacking("✓"), lacking("\\uf0b7")
    (set(), {'✓'}, {'\\uf0b7'})
    """
    known = _advances(False, False)
    return {c for c in set(words) if ord(c) not in known and (c.isprintable() or _stays(c))}


def _stays(char: str) -> bool:
    return category(char) in UNKNOWN and char not in WHITE
