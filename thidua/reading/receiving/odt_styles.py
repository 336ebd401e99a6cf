"""How an ODT sets its paragraphs and counts its lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple
from xml.etree.ElementTree import Element

from thidua.reading.receiving.counting import shown

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, STYLE, TEXT, TABLE, DRAW = (
    f"{{{_NAMES}{name}:1.0}}" for name in ("office", "style", "text", "table", "drawing")
)
FO = f"{{{_NAMES}xsl-fo-compatible:1.0}}"
LINK = "{http://www.w3.org/1999/xlink}href"
_OWN_MARKS = "-–—+*"
_DEEPEST = 12


class Set(NamedTuple):
    """How a style sets words."""

    bold: bool | None = None
    italic: bool | None = None
    centred: bool | None = None
    new_page: bool = False
    hidden: bool = False


class Styles:
    """The styles of a document with what they inherit."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._by_name: dict[str, Element] = {}
        self.lists: dict[str, Element] = {}
        self.outline: Element | None = None
        for root in roots:
            for one in root.iter():
                if one.tag == f"{STYLE}style":
                    self._by_name[one.get(f"{STYLE}name", "")] = one
                elif one.tag == f"{TEXT}list-style":
                    self.lists[one.get(f"{STYLE}name", "")] = one
                elif one.tag == f"{TEXT}outline-style":
                    self.outline = one

    def set_by(self, name: str) -> Set:
        """What a style and those above it say, the nearest first."""
        found = Set()
        for _ in range(_DEEPEST):
            style = self._by_name.get(name)
            if style is None:
                break
            found = _joined(found, _own(style))
            name = style.get(f"{STYLE}parent-style-name", "")
        return found


def _own(style: Element) -> Set:
    letters, lines = style.find(f"{STYLE}text-properties"), style.find(f"{STYLE}paragraph-properties")
    weight = letters.get(f"{FO}font-weight") if letters is not None else None
    slant = letters.get(f"{FO}font-style") if letters is not None else None
    align = lines.get(f"{FO}text-align") if lines is not None else None
    return Set(
        None if weight is None else weight in ("bold", "600", "700", "800", "900"),
        None if slant is None else slant in ("italic", "oblique"),
        None if align is None else align == "center",
        lines is not None and lines.get(f"{FO}break-before") == "page",
        letters is not None and letters.get(f"{TEXT}display") == "none",
    )


def _joined(near: Set, far: Set) -> Set:
    """The nearer style wins where it says something; a page break is not inherited."""
    return Set(
        far.bold if near.bold is None else near.bold,
        far.italic if near.italic is None else near.italic,
        far.centred if near.centred is None else near.centred,
        near.new_page or far.new_page,
        near.hidden or far.hidden,
    )


class Counted:
    """Counts the lists of a document as they pass by."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)

    def begin(self, name: str, level: int, going_on: bool) -> None:
        """A list begins at a level."""
        if not going_on:
            self._counts[name].pop(level, None)

    def marker(self, name: str, level: int, start: str | None = None) -> str:
        """What is shown before the next item."""
        return self._shown(self._styles.lists.get(name), name, level, start)

    def heading(self, level: int) -> str:
        """What is shown before the next heading."""
        return self._shown(self._styles.outline, "\x00outline", level, None)

    def _shown(self, style: Element | None, name: str, level: int, start: str | None) -> str:
        levels = {e.get(f"{TEXT}level", ""): e for e in style} if style is not None else {}
        own = levels.get(str(level))
        if own is None:
            return "" if name == "\x00outline" or style is not None else "-"
        if own.tag == f"{TEXT}list-level-style-bullet":
            sign = own.get(f"{TEXT}bullet-char", "")
            return sign if sign and sign in _OWN_MARKS else "-"
        form = own.get(f"{STYLE}num-format", "")
        if not form:
            return ""
        counts = self._counts[name]
        first = _whole(start) if start else _whole(own.get(f"{TEXT}start-value") or "1")
        counts[level] = first if start else counts.get(level, first - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        many = _whole(own.get(f"{TEXT}display-levels") or "1")
        above = range(max(1, level - many + 1), level + 1)
        told = (
            shown(counts.get(at, 1), levels[str(at)].get(f"{STYLE}num-format") or "1")
            for at in above
            if str(at) in levels
        )
        return own.get(f"{STYLE}num-prefix", "") + ".".join(told) + own.get(f"{STYLE}num-suffix", "")


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 1
