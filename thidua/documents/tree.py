"""A paper as plain data for a renderer: composed letters, measured rules, what stays together.

Both renderers start here, so that neither can say or measure something else.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from thidua.core.errors import Fault, Faults
from thidua.core.papers.blocks import Block, Closing, Letterhead, Para, Table, Title
from thidua.core.papers.frame import Paper
from thidua.core.wording import Say
from thidua.documents.face import lacking, width
from thidua.documents.layout import Layout, Style

Tree = dict[str, Any]


def tree(paper: Paper, layout: Layout) -> Tree:
    """The title and blocks of a paper, ready to be set.

    Raises Faults when the paper holds a letter that the face cannot print.
    """
    blocks = paper.blocks()
    told = {"title": paper.title, "blocks": [_node(blocks, i, layout) for i in range(len(blocks))]}
    made: Tree = _composed(told)
    _refuse_unprintable(made, paper)
    return made


def _node(blocks: Sequence[Block], i: int, layout: Layout) -> Tree:
    block = blocks[i]
    node: Tree = {"block": type(block).__name__, **asdict(block)}
    if isinstance(block, Letterhead):
        agency = layout.styles["agency"].size
        longest = max(width(line, agency, bold=True) for line in block.agency.split("\n"))
        node["agency_rule"] = _part_of(longest, layout.agency_column)
        node["agency_side"] = _side(block.agency, layout.styles["agency"], layout.agency_column)
        node["upper_side"] = _side(block.upper, layout.styles["upper"], layout.agency_column)
        node["motto_rule"] = round(width(layout.motto, layout.styles["motto"].size, bold=True), 2)
    elif isinstance(block, Title):
        words = block.abstract or block.name
        node["rule_length"] = _part_of(
            width(words, layout.styles["abstract"].size, bold=True), layout.measure
        )
        node["side"] = _side(words, layout.styles["abstract"], layout.measure)
        node["name_side"] = _side(block.name, layout.styles["title"], layout.measure)
    elif isinstance(block, Para):
        # A signature alone on a page can be put under any paper: the last line goes with it.
        # A line that leads into a table goes with the table.
        node["keep"] = i + 1 < len(blocks) and isinstance(blocks[i + 1], (Closing, Table))
        node["side"] = _side("".join(r.text for r in block.text), layout.styles[block.role], layout.measure)
    return node


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
    return [_composed(v) for v in node] if isinstance(node, (list, tuple)) else node


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, (dict, list)):
        for child in node.values() if isinstance(node, dict) else node:
            yield from _strings(child)


def _refuse_unprintable(made: Tree, paper: Paper) -> None:
    found = {words: bad for words in _strings(made) if (bad := lacking(words))}
    if found:
        raise Faults([_unprintable(paper, words, bad) for words, bad in found.items()])


def _unprintable(paper: Paper, words: str, bad: set[str]) -> Fault:
    shown = ", ".join(f"{c} (U+{ord(c):04X})" for c in sorted(bad))
    what = Say(
        f"Phông chữ Tinos không có ký tự {shown}: “{words}”.", f"The face Tinos has no {shown}: “{words}”."
    )
    cure = Say("Thay bằng chữ hoặc dấu khác.", "Write another letter or sign.")
    return Fault(paper.label, what, cure)
