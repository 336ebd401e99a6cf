"""A paper as plain data for a renderer: composed letters, measured rules, what stays together.

Both renderers start here, so that neither can say or measure something else.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from thidua.core.errors import Fault, Faults
from thidua.core.papers.blocks import (
    AnnexBreak,
    Blank,
    Block,
    Board,
    Closing,
    Letterhead,
    Notes,
    Para,
    Signatures,
    SignedLine,
    Table,
    Title,
)
from thidua.core.papers.charts import Chart
from thidua.core.papers.frame import Paper
from thidua.core.wording import Say
from thidua.documents.board import fitted
from thidua.documents.chart import drawn
from thidua.documents.face import lacking, width
from thidua.documents.layout import Layout, Style
from thidua.documents.qr import qr_svg

Tree = dict[str, Any]
UNDATED = date(1980, 1, 1)
"""The day in the properties of a paper without one: PDF/A asks for a day, and a ZIP knows none before."""


def tree(paper: Paper, layout: Layout) -> Tree:
    """The title and the sections of a paper, each on sheets that lie one way, ready to be set.

    Raises Faults when the paper holds a letter that the face cannot print.
    """
    sections = [_section(part, layout) for part in _parted(paper.blocks())]
    day = paper.issued_on or UNDATED
    told = {"title": paper.title, "day": {"year": day.year, "month": day.month, "day": day.day}}
    made: Tree = _composed({**told, "sections": sections})
    _refuse_unprintable(made, paper)
    return made


def laid(section: Tree, layout: Layout) -> Layout:
    """The layout as it is on the sheets of a section."""
    return layout.lying() if section["landscape"] else layout


def _parted(blocks: Sequence[Block]) -> Iterator[tuple[AnnexBreak, list[Block]]]:
    """The paper and its annexes, each with how its sheets lie; a certificate is a sheet by itself."""
    sheet, part = AnnexBreak(), list[Block]()
    for i, block in enumerate(blocks):
        begins = isinstance(block, (AnnexBreak, Board))
        if begins and i:
            yield sheet, part
        if begins:
            lies = block if isinstance(block, AnnexBreak) else AnnexBreak(landscape=True)
            sheet, part = lies, []
        if not isinstance(block, AnnexBreak):
            part.append(block)
    yield sheet, part


def _section(part: tuple[AnnexBreak, list[Block]], layout: Layout) -> Tree:
    sheet, blocks = part
    framed = any(isinstance(b, Board) and b.sheet.framed for b in blocks)
    section: Tree = {"landscape": sheet.landscape, "framed": framed}
    here = laid(section, layout)
    nodes = [_node(blocks, i, here) for i in range(len(blocks))]
    return {
        **section,
        "width": here.width,
        "height": here.height,
        "agency_column": here.agency_column,
        "blocks": nodes,
    }


def _node(blocks: Sequence[Block], i: int, layout: Layout) -> Tree:
    block = blocks[i]
    after = blocks[i + 1] if i + 1 < len(blocks) else None
    if isinstance(block, Board):
        return _board(block)
    node: Tree = {"block": type(block).__name__, **asdict(block)}
    node["keep"] = _goes_with(block, after)
    if isinstance(block, Letterhead):
        agency = layout.styles["agency"].size
        longest = max(width(line, agency, bold=True) for line in block.agency.split("\n"))
        node["agency_rule"] = _part_of(longest, layout.agency_column)
        node["agency_side"] = _side(block.agency, layout.styles["agency"], layout.agency_column)
        node["upper_side"] = _side(block.upper, layout.styles["upper"], layout.agency_column)
        node["about_side"] = _side(block.about, layout.styles["about"], layout.agency_column)
        node["motto_rule"] = round(width(layout.motto, layout.styles["motto"].size, bold=True), 2)
    elif isinstance(block, Chart):
        node.update(drawn(block, layout))
    elif isinstance(block, (Closing, Signatures)) and block.code:
        node["code"]["svg"] = qr_svg(block.code.link)
    elif isinstance(block, SignedLine):
        node["words"] = block.words
    elif isinstance(block, Title):
        words = block.abstract or block.name
        node["rule_length"] = _part_of(
            width(words, layout.styles["abstract"].size, bold=True), layout.measure
        )
        node["side"] = _side(words, layout.styles["abstract"], layout.measure)
        node["name_side"] = _side(block.name, layout.styles["title"], layout.measure)
    elif isinstance(block, Table):
        last = block.rows[-1] if block.rows else None
        node["closed"] = isinstance(after, (Closing, Signatures)) and last is not None and not last.band
    elif isinstance(block, Para):
        node["side"] = _side("".join(r.text for r in block.text), layout.styles[block.role], layout.measure)
    return node


def _board(block: Board) -> Tree:
    node: Tree = {"block": "Board", **fitted(block)}
    if node["code"]:
        node["code"]["svg"] = qr_svg(node["code"]["link"])
    return node


def beside(signers: Sequence[Tree]) -> list[Sequence[Tree]]:
    """Signatures in rows, up to three in each and as even as can be: four stand two by two.

    >>> [len(row) for row in beside([{}] * 4)], [len(row) for row in beside([{}] * 5)]
    ([2, 2], [3, 2])
    """
    rows = -(-len(signers) // 3)
    each = -(-len(signers) // max(rows, 1))
    return [signers[i * each : (i + 1) * each] for i in range(rows)]


def _goes_with(block: Block, after: Block | None) -> bool:
    """Whether a block stays on the page of what follows it.

    A signature alone on a page can be put under any paper: the last line goes with it. A line that leads
    into a table goes with the table. Notes alone on a page would be a sheet that nobody signed.
    """
    if isinstance(block, Closing):
        return isinstance(after, Notes)
    if isinstance(block, Blank):
        return isinstance(after, (Closing, Signatures))
    return isinstance(block, Para) and isinstance(after, (Chart, Closing, Signatures, Table))


def _side(words: str, style: Style, column: float) -> float:
    """White at both sides, mm, that parts centred words into lines of like length."""
    lines = [
        [width(word + " ", style.size, style.bold, style.italic) for word in line.split(" ")]
        for line in words.split("\n")
    ]
    if style.align != "centre" or max(map(sum, lines)) <= column:
        return 0
    least = column
    while least > 1 and _count(lines, least - 1) == _count(lines, column):
        least -= 1
    # Word and typst space letters a little differently: a little more room than needed.
    return round(max(0.0, (column - least * 1.03) / 2), 2)


def _count(lines: list[list[float]], column: float) -> int:
    """How many lines words of these widths take in a column; a word too wide for it counts as many."""
    count = 0
    for words in lines:
        left = 0.0
        for word in words:
            if word > column:
                return len(lines) * 1000
            if word > left:
                count, left = count + 1, column
            left -= word
    return count


def _part_of(words: float, column: float) -> float:
    """Length of a rule: four tenths of the line above it, between a third and a half (Decree 30)."""
    return round(min(words, column) * 0.4, 2)


def _composed(node: Any) -> Any:
    """The same data with every letter composed (NFC): Word and PDF readers search for composed ones."""
    if isinstance(node, str):
        return unicodedata.normalize("NFC", node)
    if isinstance(node, dict):
        return {k: _composed(v) for k, v in node.items()}
    if isinstance(node, (list, tuple)):
        return [_composed(v) for v in node]
    return str(node) if isinstance(node, (Decimal, datetime)) else node


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, (dict, list)):
        for child in node.values() if isinstance(node, dict) else node:
            yield from _strings(child)


def _refuse_unprintable(made: Tree, paper: Paper) -> None:
    strings = list(_strings(made))
    if lacking("".join(strings)):
        found = {words: bad for words in strings if (bad := lacking(words))}
        raise Faults([_unprintable(paper, words, bad) for words, bad in found.items()])


def _unprintable(paper: Paper, words: str, bad: set[str]) -> Fault:
    shown = ", ".join(f"{c} (U+{ord(c):04X})" for c in sorted(bad))
    what = Say(
        f"Phông chữ Tinos không có ký tự {shown}: “{words}”.", f"The face Tinos has no {shown}: “{words}”."
    )
    cure = Say("Thay bằng chữ hoặc dấu khác.", "Write another letter or sign.")
    return Fault(paper.label.vi, what, cure)
