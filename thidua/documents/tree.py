"""A paper as plain data for a renderer: composed letters, measured rules, what stays together.

Both renderers start here, so that neither can say or measure something else.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

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
    Signature,
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
from thidua.documents.face import LINE, POINT, SLACK, balanced, lacking, width
from thidua.documents.layout import Layout, Style
from thidua.documents.qr import qr_svg

Tree = dict[str, Any]
T = TypeVar("T")
MOST_SIGNED = 0.6
"""Of the height of a sheet that the signatures of a paper may take to stand together."""
GAP = 6.0
"""Between signatures at left and right, mm."""
ENDS = (Closing, Signatures)
"""Blocks with signatures."""
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
    node["keep"] = _goes_with(block, after) and not _parts_here(blocks, i, layout)
    if isinstance(block, Letterhead):
        node.update(_head(block, layout))
    elif isinstance(block, Chart):
        node.update(drawn(block, layout))
    elif isinstance(block, ENDS):
        node.update(_signed(block, layout))
    elif isinstance(block, SignedLine):
        node["words"] = block.words
    elif isinstance(block, Title):
        for name, words in (("title", block.name), ("abstract", block.abstract)):
            node["name" if name == "title" else name] = _lined(words, layout.styles[name], layout.measure)
        last = (node["abstract"] or node["name"]).split("\n")[-1]
        node["rule_length"] = _part_of(width(last, layout.styles["abstract"].size, bold=True))
    elif isinstance(block, Table):
        plain = bool(block.rows) and not block.rows[-1].band
        node["closed"] = plain and isinstance(after, (*ENDS, Notes))
    elif isinstance(block, Para):
        node["text"] = _parted_runs(node["text"], layout.styles[block.role], layout.measure)
    return node


def _board(block: Board) -> Tree:
    node: Tree = {"block": "Board", **fitted(block)}
    if node["code"]:
        node["code"]["svg"] = qr_svg(node["code"]["link"])
    return node


def beside(signers: Sequence[T]) -> list[Sequence[T]]:
    """Signatures in rows, up to three in each and as even as can be: four stand two by two.

    >>> [len(row) for row in beside([{}] * 4)], [len(row) for row in beside([{}] * 5)]
    ([2, 2], [3, 2])
    """
    rows = -(-len(signers) // 3)
    each = -(-len(signers) // max(rows, 1))
    return [signers[i * each : (i + 1) * each] for i in range(rows)]


def _goes_with(block: Block, after: Block | None) -> bool:
    """Whether a block stays on the page of what follows it.

    A signature alone on a page can be put under any paper: it goes with the last line and the other
    signatures. What leads into something goes with it, a chart with the table that says it exactly. Notes
    alone on a page would be a sheet that nobody signed.
    """
    if isinstance(block, ENDS):
        return isinstance(after, (*ENDS, Notes))
    if isinstance(block, Chart):
        return isinstance(after, Table)
    if isinstance(block, Blank):
        return isinstance(after, ENDS)
    if not isinstance(block, Para):
        return False
    leads = block.text[-1].text.rstrip().endswith(":") if block.text else False
    return isinstance(after, (Chart, *ENDS, Notes, Table)) or (leads and after is not None)


def _parts_here(blocks: Sequence[Block], i: int, layout: Layout) -> bool:
    """Whether a page may end between two rows of signatures: only where a page does not hold all of them."""
    if not (isinstance(blocks[i], ENDS) and isinstance(blocks[i + 1], ENDS)):
        return False
    all_rows = sum(_high(block, layout) for block in blocks if isinstance(block, ENDS))
    return all_rows > layout.height * MOST_SIGNED and any(isinstance(b, ENDS) for b in blocks[i + 2 : i + 3])


def _high(block: Closing | Signatures, layout: Layout) -> float:
    """How high a row of signatures is, mm."""
    told = _signed(block, layout)
    signers = told.get("signers") or [s for s in (told["left"], told["right"]) if s]
    lines = (
        max("\n".join((s["authority"], s["post"], s["name"])).count("\n") + 1 for s in signers)
        if signers
        else 0
    )
    return lines * layout.styles["signer"].size * POINT * LINE + layout.signing


def _head(block: Letterhead, layout: Layout) -> Tree:
    """The lines of a letterhead and the lengths of its rules."""
    left, styles = layout.agency_column, layout.styles
    agency = _lined(block.agency, styles["agency"], left)
    longest = max(width(line, styles["agency"].size, bold=True) for line in agency.split("\n"))
    dateline, right = block.dateline, layout.measure - left
    if "\n" in _lined(dateline, styles["dateline"], right):
        dateline = _lined(dateline.replace(", ngày", ",\nngày"), styles["dateline"], right)
    return {
        "upper": _lined(block.upper, styles["upper"], left),
        "agency": agency,
        "about": _lined(block.about, styles["about"], left),
        "dateline": dateline,
        "agency_rule": _part_of(min(longest, left)),
        "motto_rule": round(width(layout.motto, styles["motto"].size, bold=True), 2),
    }


def _signed(block: Closing | Signatures, layout: Layout) -> Tree:
    """Signatures with their lines, and the drawn code."""
    told: Tree = {}
    if isinstance(block, Closing):
        half = (layout.measure - GAP) / 2
        told |= {
            side: s and _signature(s, layout, half)
            for side, s in (("left", block.left), ("right", block.right))
        }
    else:
        rows = beside(block.signers)
        told["signers"] = [
            _signature(s, layout, layout.measure / len(row) - GAP / 2) for row in rows for s in row
        ]
    if block.code:
        told["code"] = {**asdict(block.code), "svg": qr_svg(block.code.link)}
    return told


def _signature(s: Signature, layout: Layout, room: float) -> Tree:
    style = layout.styles["signer"]
    lines = {name: _lined(getattr(s, name), style, room) for name in ("authority", "post", "name")}
    return {**lines, "hint": s.hint}


def _lined(words: str, style: Style, room: float) -> str:
    """Centred words with their lines parted, so that both forms part them alike and none ends with one word."""
    return "\n".join(balanced(words, style.size, room * SLACK, style.bold, style.italic))


def _parted_runs(runs: list[Tree], style: Style, room: float) -> list[Tree]:
    """The runs of a centred paragraph with its lines parted; of any other as they are."""
    whole = "".join(run["text"] for run in runs)
    lined = _lined(whole, style, room) if style.align == "centre" else whole
    if len(lined) != len(whole):  # white at the ends of what a hand has written
        return runs
    parted, at = [], 0
    for run in runs:
        parted.append({**run, "text": lined[at : at + len(run["text"])]})
        at += len(run["text"])
    return parted


def _part_of(line: float) -> float:
    """Length of a rule: four tenths of the line above it, between a third and a half (Decree 30)."""
    return round(line * 0.4, 2)


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
