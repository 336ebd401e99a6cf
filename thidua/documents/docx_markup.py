"""WordprocessingML in small pieces: styles, paragraphs, tables, rules. Lengths go in as millimetres."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from thidua.documents.face import POINT
from thidua.documents.layout import LABELS, Style

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
FACE = "Times New Roman"
ALIGN = {"left": "left", "centre": "center", "right": "right", "justify": "both"}
_OPENING = re.compile(r"(<w:pPr>(?:<w:pStyle [^>]*/>)?)(?!<w:keepNext/>|<w:pStyle)")
PREFIX = "Văn bản: "
"""Before the names of our paragraph styles, so that they stand together in Word's list."""


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(mm / POINT * 20)


def style_id(name: str) -> str:
    """The id by which a paragraph names its style."""
    return "Paper" + name.title().replace("_", "")


def text_defaults() -> str:
    """Face and language of everything."""
    face = f'w:ascii="{FACE}" w:hAnsi="{FACE}" w:cs="{FACE}" w:eastAsia="{FACE}"'
    words = f'<w:rFonts {face}/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/>'
    return (
        f"<w:docDefaults {NAMESPACES}><w:rPrDefault><w:rPr>{words}</w:rPr></w:rPrDefault>"
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )


def paragraph_style(name: str, style: Style) -> str:
    """One component of the layout as a paragraph style."""
    size = round(style.size * 2)
    look = ("<w:b/>" if style.bold else "") + ("<w:i/>" if style.italic else "")
    spacing = f'w:before="{round(style.before * 20)}" w:after="0"'
    return (
        f'<w:style {NAMESPACES} w:type="paragraph" w:customStyle="1" w:styleId="{style_id(name)}">'
        f'<w:name w:val="{PREFIX}{LABELS[name]}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>'
        f"{'<w:keepNext/>' if style.keep else ''}"
        f'<w:spacing {spacing} w:line="{round(style.line * 240)}" w:lineRule="auto"/>'
        f'<w:ind w:left="{twips(style.left)}" w:firstLine="{twips(style.indent)}"/>'
        f'<w:jc w:val="{ALIGN[style.align]}"/></w:pPr>'
        f'<w:rPr>{look}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def page_field() -> str:
    """The page number, for the header of every page but the first."""
    field = '<w:fldSimple w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    return paragraph("page_number", field).replace("<w:p>", f"<w:p {NAMESPACES}>", 1)


def run(words: str, bold: bool = False, italic: bool = False) -> str:
    """Words; a newline is a line break, a tab a tab."""
    look = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    inner = escape(words).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    inner = inner.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{inner}</w:t></w:r>'


def paragraph(style: str, inner: str, properties: str = "") -> str:
    """A paragraph in a style; `properties` stand in the order that the schema asks for."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/>{properties}</w:pPr>{inner}</w:p>'


def said(style: str, words: str, keep: bool = False) -> str:
    """A paragraph of plain words."""
    return paragraph(style, run(words), "<w:keepNext/>" if keep else "")


def kept(paragraphs: str) -> str:
    """Paragraphs that stay on the page of what follows them."""
    return _OPENING.sub(r"\1<w:keepNext/>", paragraphs)


def together(paragraphs: Sequence[str]) -> str:
    """Paragraphs that stay on one page."""
    return kept("".join(paragraphs[:-1])) + "".join(paragraphs[-1:])


def space(points: float, section: str = "", keep: bool = False) -> str:
    """An empty line of an exact height; tables need one between them and at the end."""
    height = max(round(points * 20), 20)
    spacing = f'<w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/>'
    return f"<w:p><w:pPr>{'<w:keepNext/>' if keep else ''}{spacing}{section}</w:pPr></w:p>"


def frame(x: float, y: float, wide: float, high: float) -> str:
    """A place on the sheet for paragraphs that bear it, mm from its upper left corner."""
    return (
        f'<w:framePr w:w="{twips(wide)}" w:h="{twips(high)}" w:hRule="atLeast" w:wrap="around" '
        f'w:vAnchor="page" w:hAnchor="page" w:x="{max(twips(x), 1)}" w:y="{max(twips(y), 1)}"/>'
    )


def table(columns: Sequence[float], rows: Iterable[str], ruled: bool = False) -> str:
    """A table with fixed columns, widths in mm; ruled ones have white inside their cells."""
    grid = "".join(f'<w:gridCol w:w="{twips(c)}"/>' for c in columns)
    across, down = (1.2, 0.8) if ruled else (0, 0)
    sides = (("top", down), ("left", across), ("bottom", down), ("right", across))
    margins = "".join(f'<w:{side} w:w="{twips(mm)}" w:type="dxa"/>' for side, mm in sides)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(columns))}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'{RULES if ruled else ""}<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
EDGE = '<w:{} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
RULES = f"<w:tblBorders>{''.join(EDGE.format(edge) for edge in _EDGES)}</w:tblBorders>"


def row(cells: Iterable[str], heading: bool = False) -> str:
    """A row that does not break; a heading repeats on every page."""
    repeat = "<w:tblHeader/>" if heading else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{''.join(cells)}</w:tr>"


def cell(inner: str, mm: float, span: int = 1, middle: bool = False) -> str:
    """A cell, its width in mm."""
    over = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    at = '<w:vAlign w:val="center"/>' if middle else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(mm)}" w:type="dxa"/>{over}{at}</w:tcPr>{inner}</w:tc>'


def rule(length: float, column: float, before: float = 3, after: float = 0) -> str:
    """A line of a length within a column, mm, drawn as a border so that it is no underline."""
    side = twips((column - length) / 2)
    properties = (
        f"<w:keepNext/><w:pBdr>{EDGE.format('top')}</w:pBdr>"
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" w:line="20" w:lineRule="exact"/>'
        f'<w:ind w:left="{side}" w:right="{side}"/>'
    )
    return f"<w:p><w:pPr>{properties}</w:pPr></w:p>"


def boxed(style: str, words: str, length: float, column: float) -> str:
    """A word in a box, centred in a column; lengths in mm."""
    side = twips((column - length) / 2)
    edges = "".join(EDGE.format(e).replace('w:space="0"', 'w:space="2"') for e in _EDGES[:4])
    properties = (
        f'<w:pBdr>{edges}</w:pBdr><w:spacing w:before="120"/>'
        f'<w:ind w:left="{side}" w:right="{side}" w:firstLine="0"/>'
    )
    return paragraph(style, run(words), properties)
