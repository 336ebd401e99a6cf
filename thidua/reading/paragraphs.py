"""Printed lines become paragraphs again: wrapped lines and page breaks are joined, markers begin a new one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thidua.reading import tables
from thidua.reading.folding import bare, is_capitals
from thidua.reading.markers import Marker, heading_words, marker, spoken
from thidua.reading.markers import Sequence as Numbering
from thidua.reading.received import Line
from thidua.reading.tables import printed

FULL = 0.82
"""From this share of the usual length on a line is full, and the next one may go on with it."""
SHORT = 0.6
"""Below this share of it a line ends its paragraph, if the next begins with a capital."""
WHOLE = {"docx", "odt", "html", "md"}
"""Kinds of file in which a line is a paragraph already."""
_MANY, _STRAY = 20, 0.02
"""In so many lines no more than this share goes on with a small letter where each line is a paragraph."""
_WIDE = 140
"""More letters than a printed line holds."""
_ENDS = re.compile(r"[.;:!?…]\W*$|/\.?\W*$")
_GROUND = re.compile(r"^\W*(can cu|thuc hien|xet de nghi|xet|theo de nghi)\b")
_CITES = re.compile(
    r"^(?:Căn cứ|Xét đề nghị|Theo đề nghị) |"
    r"^Thực hiện (?:Quyết định|Kế hoạch|Chỉ thị|Nghị quyết|Chương trình|Công văn|Hướng dẫn)\b"
)
_DAY_FIRST = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{4})?\b")
_SIGNERS = re.compile(
    r"^(\((?:Ban hành )?[Kk]èm theo|V/v|Kính gửi|TM\.|KT\.|TL\.|TUQ\.|Q\.|CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|Nơi (?:nhận|gửi))"
)


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: its words, the lines it was read from, how it was set, and its marker if any."""

    text: str
    lines: tuple[Line, ...]
    marker: Marker | None = None
    cells: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()

    @property
    def first(self) -> int:
        """Number of its first line."""
        return self.lines[0].number

    @property
    def last(self) -> int:
        """Number of its last line."""
        return self.lines[-1].number

    @property
    def shouted(self) -> bool:
        """Whether it is set in capitals."""
        return is_capitals(self.text)

    @property
    def bold(self) -> bool:
        """Whether every line of it is bold."""
        return all(line.bold for line in self.lines)


def paragraphs(lines: Sequence[Line], kind: str, aside: set[int], *, noisy: bool = False) -> list[Paragraph]:
    """The paragraphs of a document, without what was set aside; a row of a table is one."""
    numbering = Numbering(noisy=noisy)
    made: list[Paragraph] = []
    whole, width = _is_whole(lines, kind), _width(lines)
    for run in tables.runs([line for line in lines if line.number not in aside], kind):
        if run.rows:
            made += [Paragraph(" | ".join(r.cells), r.lines, None, r.cells, run.heads) for r in run.rows]
            continue
        for group in _groups(run.lines, Setting(whole, width, Numbering(noisy=noisy))):
            text = _joined(group)
            found = marker(text, numbering)
            if found:
                numbering.take(found)
            elif named := heading_words(text):
                numbering.under(named[0])
            made.append(Paragraph(text, tuple(group), found))
    return _timed(list(_headed(made)))


_WHEN = re.compile(
    r"^(?:(?:đến|trước|từ|chậm nhất|muộn nhất|hạn|ngày|hết|trong|vào|tháng|tuần)\b[^.;:|]{0,48}?)?"
    r"\b\d{1,2}\s?/\s?(?:\d{1,2}\s?/\s?)?\d{2,4}\s?:?$",
    re.IGNORECASE,
)
"""A line that only names a day, above what is due by it."""
_TIMED = 2
"""So many days there are at least where days head what is due."""


def _timed(made: list[Paragraph]) -> list[Paragraph]:
    """Days on lines of their own, each joined with the line below that says what is due."""

    def heads(at: int) -> bool:
        one, below = made[at], made[at + 1] if at + 1 < len(made) else None
        if below is None or below.marker or below.cells or one.cells or not _WHEN.match(one.text):
            return False
        return not below.shouted and not heading_words(below.text) and not _WHEN.match(below.text)

    above = {at for at in range(len(made)) if heads(at)}
    if len(above) < _TIMED:
        return made
    return [
        Paragraph(f"{one.text.rstrip(' :')}: {made[at + 1].text}", one.lines + made[at + 1].lines, one.marker)
        if at in above
        else one
        for at, one in enumerate(made)
        if at - 1 not in above
    ]


def _headed(made: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """`Phần thứ nhất` and the words in capitals on the next line are one heading."""
    waiting: Paragraph | None = None
    for paragraph in made:
        if waiting is not None:
            if paragraph.marker is None and not paragraph.cells and (paragraph.shouted or paragraph.bold):
                text, rows = f"{waiting.text} {paragraph.text}", waiting.lines + paragraph.lines
                yield Paragraph(text, rows)
                waiting = None
                continue
            yield waiting
            waiting = None
        named = None if paragraph.marker or paragraph.cells else heading_words(paragraph.text)
        if named and not named[2].strip(" .:-"):
            waiting = paragraph
            continue
        yield paragraph
    if waiting is not None:
        yield waiting


@dataclass
class Setting:
    """How a document is set: whether a line is a paragraph, how long a full line is, the numbering so far."""

    whole: bool
    width: int
    numbering: Numbering


def _groups(lines: Sequence[Line], setting: Setting) -> Iterator[list[Line]]:
    group: list[Line] = []
    blank = False
    for line in lines:
        text = printed(line.text)
        if not text:
            blank = True
            continue
        found = marker(text, setting.numbering)
        if group and _begins(line, found, group, setting, blank=blank):
            yield group
            group = []
        if not group:
            _note(text, found, setting.numbering)
        group.append(line)
        blank = False
    if group:
        yield group


def _opens_grounds(line: Line, text: str, before: Line) -> bool:
    """Whether a line leaves a title: bold or centred words end, and a sentence begins."""
    left = (before.bold and not line.bold) or (before.centred and not line.centred)
    return bool(_CITES.match(text)) or (left and before.centred and text[0].isupper())


def _note(text: str, found: Marker | None, numbering: Numbering) -> None:
    if found:
        numbering.take(found)
    elif named := heading_words(text):
        numbering.under(named[0])


def _is_whole(lines: Sequence[Line], kind: str) -> bool:
    """Whether a line is a paragraph: so in files of paragraphs, and where lines are longer than paper is wide."""
    texts = [" ".join(line.text.split()) for line in lines if line.text.strip()]
    if kind in WHOLE or sum(len(text) > _WIDE for text in texts) >= 3:
        return True
    going_on = sum(text[0].islower() and not re.match(r"[a-zđ] ?[.)/]", text) for text in texts)
    return len(texts) >= _MANY and going_on <= len(texts) * _STRAY


def _width(lines: Sequence[Line]) -> int:
    """How long a full line is, in characters."""
    sizes = sorted(len(line.text.strip()) for line in lines if line.text.strip())
    return sizes[int(len(sizes) * 0.85)] if sizes else 0


def _begins(line: Line, found: Marker | None, group: list[Line], setting: Setting, *, blank: bool) -> bool:
    """Whether a line begins a paragraph, given its marker and the lines before it."""
    text, before = printed(line.text), printed(group[-1].text)
    ended = bool(_ENDS.search(before))
    if line.table != group[-1].table:
        return True
    if setting.whole:
        wrapped = text[0].islower() or (_DAY_FIRST.match(text) and len(before) > SHORT * setting.width)
        return found is not None or not (wrapped and not ended)
    if ended and len(before) > _WIDE and text[0].isupper():
        return True
    if _SIGNERS.match(text) or _set_apart(line, group[-1]) or _opens_grounds(line, text, group[-1]):
        return True
    parted = blank or ended or len(before) < setting.width * FULL
    titled = len(group) == 1 and (heading_words(before) is not None or is_capitals(before))
    if found:
        small = found.sort in ("dash", "plus", "star")
        parted = parted or (titled and not small and heading_words(before) is not None)
        return parted or (_is_item(group) if small else found.sort == "part")
    if heading_words(text) and parted:
        return True
    ground = before.endswith((";", ",")) and text[0].isupper() and bool(_GROUND.match(bare(group[0].text)))
    if (spoken(text) and ended) or (ground and (ended or _GROUND.match(bare(text)))):
        return True
    if blank:
        anew = text[0].isdigit() and len(before) < setting.width * SHORT
        return ended or anew or not _goes_on(text)
    limit = FULL if titled else SHORT
    short = len(before) < setting.width * limit and (text[0].isupper() or (titled and text[0].isdigit()))
    return short or (ended and len(before) < setting.width * FULL)


def _is_item(group: list[Line]) -> bool:
    return bool(re.match(r"^\W*[-–+*]", group[0].text.strip())) and len(group[-1].text.strip()) > 0


def _goes_on(text: str) -> bool:
    """Whether words can only be the rest of a sentence: they begin small, or with a closing sign."""
    return text[0].islower() or text[0] in ",;)”" or (text[0].isdigit() and not re.match(r"^\d+[.)]", text))


_OF_PAPER = re.compile(r"\d{1,5} ?/\s?(?:\d{4}/)?[A-ZĐ]{2,}[-–A-ZĐ]*\W*$")


def _set_apart(line: Line, before: Line) -> bool:
    """Whether one of two lines is set in capitals and the other is not; the number of a paper is no such line."""
    if _OF_PAPER.match(line.text.strip()):
        return False
    return (
        is_capitals(line.text) != is_capitals(before.text)
        and min(len(line.text.strip()), len(before.text.strip())) > 3
    )


def _joined(group: list[Line]) -> str:
    text = ""
    for line in group:
        part = printed(line.text)
        if (
            text.endswith("-")
            and re.search(r"[\w/]-$", text)
            and part[:1].isupper()
            and " " not in text[-6:-1]
        ):
            text += part  # a number such as 529/KH-SXD broken at its dash
        else:
            text = f"{text} {part}" if text else part
    return text
