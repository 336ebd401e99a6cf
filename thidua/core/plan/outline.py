"""Identities of clauses: the written marker of a line decides its level and its id."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_MARKERS = (
    ("part", re.compile(r"^([IVXLC]+)\.\s*(?=\S)")),
    ("composite", re.compile(r"^(\d+(?:\.\d+)+)(?:\.\s*|\s+)(?=\S)")),
    ("number", re.compile(r"^(\d+)\.\s*(?=\S)")),
    ("letter", re.compile(r"^([a-zđ])\)\s*(?=\S)")),
    ("bracket", re.compile(r"^\((\d+)\)\s*(?=\S)")),
    ("star", re.compile(r"^\*\s+")),
    ("dash", re.compile(r"^[-–—](?:\s+|(?=[^\W\d_]))")),
    ("plus", re.compile(r"^\+(?:\s+|(?=[^\W\d_]))")),
)
_CUT = re.compile(r"[.\-*+(]")


def marker_of(text: str) -> tuple[str, str, str]:
    """Kind of marker, what it says, and the text after it.

    >>> marker_of("1.2. Đối với khen thưởng")
    ('composite', '1.2', 'Đối với khen thưởng')
    >>> marker_of("Là tập thể gương mẫu")
    ('plain', '', 'Là tập thể gương mẫu')
    """
    for kind, pattern in _MARKERS:
        found = pattern.match(text)
        if found:
            return kind, found.group(1) if found.groups() else "", text[found.end() :].strip()
    return "plain", "", text.strip()


@dataclass
class Outline:
    """Gives each line its id while the text is read from top to bottom."""

    prefix: str = ""
    number: str = ""
    base: str = ""
    base_is_heading: bool = True
    star: str = ""
    dash: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    known: list[str] = field(default_factory=list)

    def place(self, text: str, *, heading: bool, written: str | None) -> str | None:
        """The id of the next line; None where the line needs a written id and has none."""
        kind, mark, _ = marker_of(text)
        found = written or self._next(kind, mark)
        if written:
            self._enter_written(written, kind, heading)
        elif found and kind in ("part", "composite", "number", "letter", "bracket"):
            self.base, self.base_is_heading, self.star, self.dash = found, heading, "", ""
        if found:
            self.known.append(found)
        return found

    def _enter_written(self, written: str, kind: str, heading: bool) -> None:
        if heading:
            self.prefix = self.number = self.base = written
            self.base_is_heading, self.star, self.dash = True, "", ""
        elif kind == "dash":
            self.dash = written
        elif kind == "star":
            self.star, self.dash = written, ""

    def _next(self, kind: str, mark: str) -> str | None:
        if kind == "part":
            self.prefix = self.number = mark
            return mark
        if kind in ("composite", "number"):
            self.number = f"{self.prefix}.{mark}" if self.prefix else mark
            return self.number
        if kind == "letter":
            return f"{self.number}.{mark}"
        if kind == "bracket":
            return f"{self._up_to_letter()}.({mark})"
        return self._item(kind)

    def _up_to_letter(self) -> str:
        return self.base.rpartition(".(")[0] or self.base

    def _item(self, kind: str) -> str | None:
        if kind == "star":
            self.star, self.dash = self._count(f"{self.base}*"), ""
            return self.star
        if kind == "dash":
            self.dash = self._count(f"{self.star or self.base}-")
            return self.dash
        if kind == "plus":
            return self._count(f"{self.dash or self.star or self.base}+")
        return self._paragraph()

    def _paragraph(self) -> str | None:
        if not self.base or not self.base_is_heading:
            return None
        has_items = any(k.startswith((f"{self.base}-", f"{self.base}*")) for k in self.known)
        word = "end" if has_items else "lead"
        times = self.counts[f"{self.base}.{word}"] = self.counts.get(f"{self.base}.{word}", 0) + 1
        return f"{self.base}.{word}{times if times > 1 else ''}"

    def _count(self, stem: str) -> str:
        self.counts[stem] = self.counts.get(stem, 0) + 1
        return f"{stem}{self.counts[stem]}"

    def parent(self, clause_id: str) -> str | None:
        """The clause that this one stands under: the longest known beginning of its id."""
        cuts = [m.start() for m in _CUT.finditer(clause_id)]
        known = set(self.known)
        return next((clause_id[:c] for c in reversed(cuts) if clause_id[:c] in known), None)
