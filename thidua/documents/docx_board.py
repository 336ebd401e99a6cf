"""A certificate in a DOCX: every element in a frame at its place, so that it can be moved in Word."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.documents.docx_markup import ALIGN, EDGE, frame, run
from thidua.documents.docx_pictures import Pictures
from thidua.documents.face import POINT
from thidua.documents.qr import qr_png
from thidua.documents.tree import Tree

RED = "8F1D21"
FRAME = 24
"""Distance of the page border from the edge of the sheet, points; Word takes no more than 31."""


def board_body(board: Tree, pictures: Pictures) -> Iterator[str]:
    """The elements of one certificate."""
    for spot in board["spots"]:
        yield _element(spot)
        if spot["rule"]:
            yield _rule(spot)
    if board["code"]:
        yield _code(board["code"], pictures)


def page_border() -> str:
    """The frame of a certificate on plain paper, as a border of the page."""
    look = f'w:val="thinThickSmallGap" w:sz="24" w:space="{FRAME}" w:color="{RED}"'
    sides = "".join(f"<w:{side} {look}/>" for side in ("top", "left", "bottom", "right"))
    return f'<w:pgBorders w:offsetFrom="page">{sides}</w:pgBorders>'


def _element(spot: Tree) -> str:
    align = ALIGN[spot["align"]]
    look = ("<w:b/>" if spot["bold"] else "") + ("<w:i/>" if spot["italic"] else "")
    look += f'<w:color w:val="{RED}"/>' if spot["red"] else ""
    size = f'<w:sz w:val="{round(spot["size"] * 2)}"/><w:szCs w:val="{round(spot["size"] * 2)}"/>'
    words = run("\n".join(spot["lines"])).replace("<w:rPr></w:rPr>", f"<w:rPr>{look}{size}</w:rPr>", 1)
    placed = frame(spot["x"], spot["top"], spot["width"], spot["high"] + 1)
    return f'<w:p><w:pPr>{placed}<w:jc w:val="{align}"/></w:pPr>{words}</w:p>'


def _rule(spot: Tree) -> str:
    room = spot["width"] - spot["rule"]
    left = {"left": 0.0, "centre": room / 2, "right": room}[spot["align"]]
    placed = frame(spot["x"] + left, spot["rule_at"], spot["rule"], 1)
    line = f'<w:pBdr>{EDGE.format("top")}</w:pBdr><w:spacing w:line="20" w:lineRule="exact"/>'
    return f"<w:p><w:pPr>{placed}{line}</w:pPr></w:p>"


def _code(code: Tree, pictures: Pictures) -> str:
    drawn = pictures.run(qr_png(code["link"]), code["side"], code["side"], "")
    at = round(code["size"] * 2)
    check = run(code["check"]).replace("<w:rPr></w:rPr>", f'<w:rPr><w:sz w:val="{at}"/></w:rPr>', 1)
    above = frame(code["x"], code["y"], code["width"], code["side"])
    below = frame(code["x"], code["under"], code["width"], code["size"] * POINT)
    pair = ((above, drawn), (below, check))
    return "".join(f'<w:p><w:pPr>{at}<w:jc w:val="center"/></w:pPr>{inner}</w:p>' for at, inner in pair)
