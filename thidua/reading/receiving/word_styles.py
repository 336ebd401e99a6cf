"""How a DOCX sets its paragraphs: styles with what they inherit, and the numbers that Word shows before them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from thidua.reading.receiving.counting import shown

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OWN_MARKS = "-–—+*"
_DEEPEST_STYLE = 12


def value(element: Element | None, path: str, name: str = "val") -> str | None:
    """An attribute of a part of a setting: `value(pPr, "numPr/ilvl")`."""
    found = element.find("/".join(W + step for step in path.split("/"))) if element is not None else None
    return None if found is None else found.get(W + name, "")


def on(settings: Element | None, name: str) -> bool | None:
    """Whether a switch such as bold is set; None where nothing is said."""
    told = value(settings, name)
    return None if told is None else told not in ("0", "false", "off", "none")


class Styles:
    """The styles of a document: what is set by them, own or inherited."""

    def __init__(self, root: Element | None) -> None:
        every = root.findall(f"{W}style") if root is not None else []
        self._by_id = {style.get(f"{W}styleId", ""): style for style in every}
        usual = (
            s for s in every if s.get(f"{W}type") == "paragraph" and s.get(f"{W}default") in ("1", "true")
        )
        self._usual = next((s.get(f"{W}styleId", "") for s in usual), "")

    def chain(self, style: str | None) -> list[Element]:
        """A style and those it is based on, nearest first."""
        found: list[Element] = []
        name = style if style is not None else self._usual
        while name in self._by_id and len(found) < _DEEPEST_STYLE:
            found.append(self._by_id[name])
            name = value(found[-1], "basedOn") or ""
        return found

    def switch(self, style: str | None, name: str) -> bool:
        """Whether a style sets a switch of letters."""
        told = (on(one.find(f"{W}rPr"), name) for one in self.chain(style))
        return next((t for t in told if t is not None), False)

    def of_paragraph(self, style: str | None, path: str) -> str | None:
        """A setting of paragraphs that a style gives."""
        told = (value(one.find(f"{W}pPr"), path) for one in self.chain(style))
        return next((t for t in told if t is not None), None)


@dataclass
class Level:
    """One level of a list: its form, what is shown (`%1.`), where it starts."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False


@dataclass
class Numbering:
    """The lists of a document, counted as its paragraphs pass by."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    counts: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def marker(self, number: str, level: int) -> str:
        """What Word shows before the next paragraph of a list at a level; empty where it shows nothing."""
        levels = self.levels.get(number)
        if not levels or level not in levels:
            return ""
        own, counts = levels[level], self.counts[self.abstract[number]]
        if own.form == "bullet":
            return own.text if own.text in _OWN_MARKS else "-"
        if own.form == "none":
            return ""
        counts[level] = counts.get(level, own.start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        return self._filled(levels, counts, own)

    def _filled(self, levels: dict[int, Level], counts: dict[int, int], own: Level) -> str:
        text = own.text
        for at in range(9):
            if f"%{at + 1}" in text:
                one = levels.get(at, Level())
                form = "decimal" if own.legal else one.form
                text = text.replace(f"%{at + 1}", shown(counts.setdefault(at, one.start), form))
        return text


def numbering(root: Element | None) -> Numbering:
    """The lists that a document defines."""
    found = Numbering()
    if root is None:
        return found
    kinds = {a.get(f"{W}abstractNumId", ""): _levels(a) for a in root.findall(f"{W}abstractNum")}
    for number in root.findall(f"{W}num"):
        name, of = number.get(f"{W}numId", ""), value(number, "abstractNumId") or ""
        levels = dict(kinds.get(of, {}))
        again = False
        for change in number.findall(f"{W}lvlOverride"):
            at, start = _whole(change.get(f"{W}ilvl")), value(change, "startOverride")
            if (own := change.find(f"{W}lvl")) is not None:
                levels[at] = _level(own)
            if start is not None and at in levels:
                before = levels[at]
                levels[at] = Level(before.form, before.text, _whole(start), before.legal)
                again = True
        found.levels[name] = levels
        found.abstract[name] = f"{of}/{name}" if again else of
    return found


def _levels(abstract: Element) -> dict[int, Level]:
    return {_whole(one.get(f"{W}ilvl")): _level(one) for one in abstract.findall(f"{W}lvl")}


def _level(one: Element) -> Level:
    start = value(one, "start")
    return Level(
        value(one, "numFmt") or "decimal",
        value(one, "lvlText") or "",
        _whole(start) if start else 1,
        bool(on(one, "isLgl")),
    )


def _whole(text: str | None) -> int:
    return min(int(text), 9_999) if text and text.isascii() and text.isdigit() and len(text) < 6 else 0
