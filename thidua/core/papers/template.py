"""How a paper is worded: a text that an office can change, with names in braces that the paper fills in.

Every kind of paper has such a text in `texts/`. One line is one paragraph; the sign before it says
what it is, the names are those that the paper gives. A line in which a name has nothing to say is left
out; a name that stands for several things repeats its line; a name in capitals is filled in capitals.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files
from itertools import groupby

from thidua.core.errors import Fault, Faults
from thidua.core.papers.annexes import numbered
from thidua.core.papers.blocks import (
    AnnexBreak,
    Blank,
    Block,
    Para,
    Placed,
    Role,
    Run,
    Text,
    Title,
    addressees,
    punctuated,
)
from thidua.core.papers.sheets import ELEMENTS
from thidua.core.wording import Say

Words = Mapping[str, str | tuple[str, ...]]
"""What a paper fills in, by name; several things as a tuple."""
Parts = Mapping[str, tuple[Block, ...]]
"""What a paper sets itself, by name: its head, tables, signatures."""

SIGNS: dict[str, Role] = {
    "": "body",
    "###": "heading",
    "=": "chapter",
    "==": "section",
    "===": "article",
    "####": "point",
    "-": "item",
    "~": "ground",
    "!": "authority",
    "!!": "enact",
    "^": "attached",
    "%": "masthead",
    ">": "addressee",
}
"""The sign before a line and what the line is; a line without a sign is a paragraph."""
HEAD, SIGNED = "đầu văn bản", "chữ ký"
MUST_STAND = (HEAD, SIGNED)
"""Parts that no wording may leave out where the paper has them."""

_CONDITION = re.compile(r"^\{([?!])([^{}]*)\}\s*")
_SIGN = re.compile(r"^(####|###|##|#|===|==|=|!!|---|_\d?|[-!~^%>@])(?:\s+|$)")
SHOWN = 60
"""Letters of a line that a refusal shows, so that the line is found."""
LANDSCAPE = "ngang"
"""After the sign of an annex: its sheets lie on their long side."""
_PART = re.compile(r"^\[\[([^\[\]]*)\]\]$")
_NAME = re.compile(r"\{([^{}]*)\}")
_STYLED = re.compile(r"\*\*(.+?)\*\*|__(.+?)__")
_ONE_OF = ("item", "ground")
"""Lines that follow each other are one list, ended by semicolons and one full stop."""


@dataclass(frozen=True)
class Line:
    """One line of a template."""

    number: int
    """Where it stands in the text, from 1."""
    sign: str
    text: str
    needs: tuple[str, ...] = ()
    """Names that must have something to say for the line to be printed."""
    lacks: tuple[str, ...] = ()
    """Names that must have nothing to say for the line to be printed."""
    part: str = ""
    """The part that is set here instead of words."""

    @property
    def names(self) -> tuple[str, ...]:
        """Names that the line fills in."""
        return tuple(_key(name) for name in _NAME.findall(self.text))


@dataclass(frozen=True)
class Template:
    """The wording of one kind of paper."""

    lines: tuple[Line, ...]

    def blocks(self, words: Words, parts: Parts) -> tuple[Block, ...]:
        """The paper in these words, filled in.

        Raises Faults when a line names something that the paper does not give.
        """
        found = self.faults(words, parts)
        if found:
            raise Faults(found)
        return numbered(_whole((bool(line.part), list(_blocks(line, words, parts))) for line in self.lines))

    def faults(self, words: Words, parts: Parts) -> list[Fault]:
        """What is wrong with the wording: unknown names, and parts that may not be left out."""
        unknown = [fault for line in self.lines for fault in _unknown(line, words, parts)]
        stand = {line.part for line in self.lines}
        return unknown + [_left_out(n) for n in MUST_STAND if n in parts and n not in stand]


def read(text: str) -> Template:
    """A text as a template. Raises Faults where braces or brackets do not match.

    >>> read("# TỜ TRÌNH\\n\\n{cơ quan} đề nghị.").lines[1].names
    ('cơ quan',)
    """
    composed = unicodedata.normalize("NFC", text).splitlines()
    lines = [_line(number, raw.strip()) for number, raw in enumerate(composed, 1) if raw.strip()]
    torn = [_torn(line) for line in lines if set("{}") & set(_NAME.sub("", line.text))]
    torn += [_unplaced(line) for line in lines if line.sign == "@" and _place(line.text) not in ELEMENTS]
    torn += [_unlaid(line) for line in lines if line.sign == "---" and line.text not in ("", LANDSCAPE)]
    if torn:
        raise Faults(torn)
    return Template(tuple(lines))


@lru_cache(maxsize=128)
def given(slug: str) -> str:
    """The text that the project gives for a kind of paper."""
    return (files("thidua.core.papers") / "texts" / f"{slug}.txt").read_text(encoding="utf-8")


@lru_cache(maxsize=128)
def given_template(slug: str) -> Template:
    """The template that the project gives for a kind of paper."""
    return read(given(slug))


def _line(number: int, rest: str) -> Line:
    conditions: dict[str, list[str]] = {"?": [], "!": []}
    while found := _CONDITION.match(rest):
        conditions[found[1]].append(_key(found[2]))
        rest = rest[found.end() :]
    sign = _SIGN.match(rest)
    line = Line(number, sign[1] if sign else "", rest[sign.end() :] if sign else rest)
    part = _PART.match(rest)
    if part:
        line = replace(line, text="", part=_key(part[1]))
    return replace(line, needs=tuple(conditions["?"]), lacks=tuple(conditions["!"]))


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _blocks(line: Line, words: Words, parts: Parts) -> Iterator[Block]:
    there = {**words, **parts}
    if not all(there[n] for n in (*line.needs, *line.names)) or any(there[n] for n in line.lacks):
        return
    if line.part:
        yield from parts[line.part]
    elif line.sign == "---":
        yield AnnexBreak(line.text == LANDSCAPE)
    else:
        for once in _each(line, words):
            yield _set(line.sign, _runs(line.text, once))


def _each(line: Line, words: Words) -> Iterator[Mapping[str, str]]:
    """What each repetition of a line fills in: a name that stands for several things repeats it."""
    several = max((len(v) for n in line.names if isinstance(v := words[n], tuple)), default=1)
    for i in range(several):
        yield {n: v if isinstance(v := words[n], str) else v[i] for n in line.names}


def _runs(text: str, words: Mapping[str, str]) -> Text:
    def fill(words_with_names: str) -> str:
        return _NAME.sub(lambda m: _cased(m[1], words[_key(m[1])]), words_with_names)

    runs, at = [], 0
    for styled in _STYLED.finditer(text):
        runs.append(Run(fill(text[at : styled.start()])))
        runs.append(Run(fill(styled[1] or styled[2]), bool(styled[1]), bool(styled[2])))
        at = styled.end()
    return tuple(run for run in (*runs, Run(fill(text[at:]))) if run.text)


def _cased(name: str, value: str) -> str:
    return value.upper() if name == name.upper() else value


def _set(sign: str, runs: Text) -> Block:
    said = "".join(run.text for run in runs)
    if sign == "@":
        return Placed(_place(said), said.partition(":")[2].strip())
    if sign == "#":
        return Title(said, rule=False)
    if sign == "##":
        return Title("", said)
    if sign.startswith("_"):
        return Blank(said, int(sign[1:] or 0))
    return Para(SIGNS[sign], (Run("- "), *runs) if sign == "-" else runs)


def _whole(told: Iterable[tuple[bool, list[Block]]]) -> Iterator[Block]:
    """Lines that follow each other, joined; what the paper sets itself stays as it set it."""
    for set_by_paper, group in groupby((t for t in told if t[1]), lambda t: t[0]):
        blocks = [block for _, some in group for block in some]
        yield from blocks if set_by_paper else _joined(blocks)


def _joined(blocks: list[Block]) -> Iterator[Block]:
    """What several lines make together: a title with what it is about, lists, those addressed."""
    lists = [
        block
        for role, group in groupby(blocks, lambda b: b.role if isinstance(b, Para) else "")
        for block in _one_list(role, list(group))
    ]
    for i, block in enumerate(lists):
        after = lists[i + 1] if i + 1 < len(lists) else None
        if isinstance(block, Title) and isinstance(after, Title) and not after.name:
            beyond = lists[i + 2] if i + 2 < len(lists) else None
            ruled = not (isinstance(beyond, Para) and beyond.role == "attached")
            yield Title(block.name, after.abstract, ruled)
        elif not (isinstance(block, Title) and not block.name):
            yield block


def _one_list(role: str, group: list[Block]) -> list[Block]:
    paras = [b for b in group if isinstance(b, Para)]
    said = ["".join(run.text for run in p.text) for p in paras]
    if role == "addressee":
        return list(addressees(tuple(said)))
    if role not in _ONE_OF:
        return group
    ends = [line[len(line.rstrip(" ;.,")) - len(line) :] for line in punctuated(said)]
    return [replace(p, text=_ended(p.text, end[-1:])) for p, end in zip(paras, ends, strict=True)]


def _ended(runs: Text, end: str) -> Text:
    return (*runs[:-1], replace(runs[-1], text=runs[-1].text.rstrip(" ;.,") + end))


def _unknown(line: Line, words: Words, parts: Parts) -> Iterator[Fault]:
    for name in (*line.needs, *line.lacks):
        if name not in words and name not in parts:
            yield _not_known(line, name, [*words, *parts])
    for name in line.names:
        if name not in words:
            yield _not_known(line, name, [*words])
    if line.part and line.part not in parts:
        yield _not_known(line, line.part, [*parts])


def _not_known(line: Line, name: str, known: list[str]) -> Fault:
    near = get_close_matches(name, known, 1)
    what = Say(f"Không có chỗ điền tên “{name}”.", f"There is nothing named “{name}”.")
    listed = "; ".join(known)
    meant = Say(f"Có phải “{near[0]}”? ", f"Did you mean “{near[0]}”? ") if near else Say("", "")
    cure = Say(f"{meant.vi}Dùng một trong các tên: {listed}.", f"{meant.en}Use one of: {listed}.")
    return Fault(f"dòng {line.number}", what, cure)


def _torn(line: Line) -> Fault:
    shown = line.text if len(line.text) <= SHOWN else f"{line.text[:SHOWN]}…"
    what = Say(f"Dấu {{ }} không đi thành cặp: “{shown}”.", f"The braces {{ }} do not match: “{shown}”.")
    return Fault(f"dòng {line.number}", what, Say("Viết {tên chỗ điền}.", "Write {name}."))


def _place(text: str) -> str:
    return _key(text.partition(":")[0])


def _unplaced(line: Line) -> Fault:
    name, listed = _place(line.text), ", ".join(ELEMENTS)
    what = Say(f"Không có vị trí tên “{name}”.", f"There is no place named “{name}”.")
    cure = Say(f"Viết @ tên vị trí: lời. Các vị trí: {listed}.", f"Write @ place: words. Places: {listed}.")
    return Fault(f"dòng {line.number}", what, cure)


def _unlaid(line: Line) -> Fault:
    what = Say(f"Không hiểu “--- {line.text}”.", f"“--- {line.text}” is not understood.")
    cure = Say(f"Viết --- hoặc --- {LANDSCAPE} (khổ ngang).", f"Write --- or --- {LANDSCAPE} (landscape).")
    return Fault(f"dòng {line.number}", what, cure)


def _left_out(name: str) -> Fault:
    what = Say(f"Thiếu phần bắt buộc [[{name}]].", f"The part [[{name}]] may not be left out.")
    cure = Say(f"Thêm một dòng [[{name}]].", f"Add a line [[{name}]].")
    return Fault("lời văn", what, cure)
