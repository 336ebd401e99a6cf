"""The blocks of a paper as the body of a DOCX."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from thidua.documents.chart import spoken
from thidua.documents.docx_board import board_body, page_border
from thidua.documents.docx_markup import (
    NAMESPACES,
    boxed,
    cell,
    kept,
    paragraph,
    row,
    rule,
    run,
    said,
    space,
    table,
    together,
    twips,
)
from thidua.documents.docx_pictures import Pictures, png_size
from thidua.documents.face import width
from thidua.documents.layout import Layout
from thidua.documents.qr import qr_png
from thidua.documents.setting import chart_picture
from thidua.documents.tree import GAP, Tree, beside, laid

DASH = re.compile(r"(?<=\S) (?=[-–] )")
LABELS = 45.0
"""Width of the column of labels in pairs, mm."""


class Body:
    """Sets blocks in a layout; `header` is the id of the part with the page number."""

    def __init__(self, layout: Layout, header: str) -> None:
        self.upright = self.layout = layout
        self.header = header
        self.pictures = Pictures()

    def document(self, sections: list[Tree]) -> str:
        """The whole document part."""
        inner = ""
        for number, section in enumerate(sections):
            self.layout = laid(section, self.upright)
            inner += "".join(part for b in section["blocks"] for part in self._block(b))
            last = self._section(section, recount=number > 0)
            # frames hang on the paragraph after them
            board = space(1) if section["blocks"][-1]["block"] == "Board" else ""
            inner += space(1, last) if number + 1 < len(sections) else board
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
            f"<w:document {NAMESPACES}><w:body>{inner}{last}</w:body></w:document>"
        )

    def _block(self, b: Tree) -> Iterator[str]:
        setter = getattr(self, f"_{b['block'].lower()}")
        yield from setter(b)

    def _section(self, section: Tree, recount: bool) -> str:
        """Page and margins; annexes count their pages anew (Decree 30/2020, annex I)."""
        page = self.layout
        margins = (("top", page.top), ("right", page.right), ("bottom", page.bottom), ("left", page.left))
        edges = " ".join(f'w:{side}="{twips(mm)}"' for side, mm in margins)
        border = page_border() if section["framed"] else ""
        lies = ' w:orient="landscape"' if page.width > page.height else ""
        first = '<w:pgNumType w:start="1"/>' if recount else ""
        return (
            f'<w:sectPr><w:headerReference w:type="default" r:id="{self.header}"/><w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{lies}/>'
            f'<w:pgMar {edges} w:header="{twips(page.page_number_at)}" w:footer="567" w:gutter="0"/>'
            f"{border}{first}<w:titlePg/></w:sectPr>"
        )

    def _letterhead(self, b: Tree) -> Iterator[str]:
        left = self.layout.agency_column
        right = self.layout.measure - left
        upper = said("upper", b["upper"]) if b["upper"] else ""
        agency = upper + said("agency", b["agency"]) + rule(b["agency_rule"], left)
        nation = said("nation", self.layout.nation) + said("motto", self.layout.motto)
        nation += rule(b["motto_rule"], right)
        number = said("number", b["number"])
        number += said("about", b["about"]) if b["about"] else ""
        number += self._mark(b["mark"]) if b["mark"] else ""
        rows = (
            row((cell(agency + space(7), left), cell(nation + space(7), right))),
            row((cell(number, left), cell(said("dateline", b["dateline"]), right))),
        )
        yield table((left, right), rows) + space(1)

    def _mark(self, words: str) -> str:
        style = self.layout.styles["mark"]
        return boxed("mark", words, width(words, style.size, bold=True) + 4, self.layout.agency_column)

    def _title(self, b: Tree) -> Iterator[str]:
        yield said("title", b["name"])
        if b["abstract"]:
            yield said("abstract", b["abstract"])
        if b["rule"]:
            yield rule(b["rule_length"], self.layout.measure, before=4)
        else:
            yield space(5)

    def _para(self, b: Tree) -> Iterator[str]:
        yield paragraph(b["role"], _runs(b["text"]), "<w:keepNext/>" if b["keep"] else "")

    def _blank(self, b: Tree) -> Iterator[str]:
        to = twips(self.layout.measure)
        keep = "<w:keepNext/>" if b["keep"] else ""
        dots = f'{keep}<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{to}"/></w:tabs>'
        if b["label"]:
            yield paragraph("body", run(f"{b['label']} \t"), dots)
        for _ in range(b["lines"]):
            yield paragraph("blank", run("\t"), dots)

    def _pairs(self, b: Tree) -> Iterator[str]:
        columns = (LABELS, self.layout.measure - LABELS)
        rows = (
            row(
                (
                    cell(said("label", f"{label}:"), columns[0]),
                    cell(paragraph("value", _runs(value)), columns[1]),
                )
            )
            for label, value in b["rows"]
        )
        yield space(4) + table(columns, rows) + space(1)

    def _table(self, b: Tree) -> Iterator[str]:
        shares = [c["share"] for c in b["columns"]]
        widths = [share * self.layout.measure / sum(shares) for share in shares]
        aligns = [c["align"] for c in b["columns"]]
        heads = (
            cell(said("cell_head", c["label"]), mm, middle=True)
            for c, mm in zip(b["columns"], widths, strict=True)
        )
        last = len(b["rows"]) - 1 if b.get("closed") else None
        rows = (self._row(r, widths, aligns, keep=i == last) for i, r in enumerate(b["rows"]))
        yield space(6.2, keep=True) + table(widths, (row(heads, heading=True), *rows), ruled=True)
        yield space(1, keep=last is not None)

    def _row(self, r: Tree, widths: list[float], aligns: list[str], keep: bool) -> str:
        if r["band"]:
            band = said("cell_band", r["cells"][0], keep=True)
            return row((cell(band, sum(widths), span=len(widths)),))
        style = "cell_band" if r["bold"] else "cell"
        return row(
            cell(paragraph(style, run(words), ("<w:keepNext/>" if keep else "") + _aligned(align)), mm)
            for words, align, mm in zip(r["cells"], aligns, widths, strict=True)
        )

    def _closing(self, b: Tree) -> Iterator[str]:
        half = (self.layout.measure - GAP) / 2
        columns = (half, GAP, half)
        recipients = self._addressed(b)
        right = b["right"]
        if b["left"]:
            # Names at left and right stand on one line, however long the posts above them are.
            pairs = [(kept(self._signing(b["left"])), kept(self._signing(right)))]
            names = (_signed(b["left"]), _signed(right))
            pairs += [(kept(names[0]), kept(names[1])) if recipients else names]
        else:
            pairs = [(recipients, self._signing(right) + _signed(right))]
        rows = [
            row((cell(one or space(1), half), cell(space(1, keep=True), GAP), cell(other or space(1), half)))
            for one, other in pairs
        ]
        after = b["left"] and recipients
        whole = table(columns, rows) + space(1, keep=bool(after))
        whole += space(8, keep=True) + recipients if after else ""
        yield space(10, keep=True) + (kept(whole) if b["keep"] else whole)

    def _signatures(self, b: Tree) -> Iterator[str]:
        addressed = self._addressed(b)
        yield space(10, keep=True)
        rows = beside(b["signers"])
        for number, several in enumerate(rows, 1):
            width_of_each = self.layout.measure / len(several)
            signed = (cell(self._signing(s) + _signed(s), width_of_each) for s in several)
            whole = table([width_of_each] * len(several), (row(signed),)) + space(14)
            yield kept(whole) if addressed or b["keep"] or number < len(rows) else whole
        yield kept(addressed) if b["keep"] else addressed

    def _signing(self, s: Tree | None) -> str:
        if s is None:
            return ""
        told = "".join(said("signer", line) for line in (*s["authority"].splitlines(), s["post"]))
        hint = said("hint", s["hint"]) if s["hint"] else ""
        return told + hint + space(self.layout.signing / 25.4 * 72)

    def _addressed(self, b: Tree) -> str:
        """Who receives the paper and by what it is checked."""
        received = _recipients(b["recipients"], self.layout.recipients)
        return kept(received) + self._code(b["code"]) if b["code"] else received

    def _code(self, c: Tree) -> str:
        side = self.layout.code
        half = (self.layout.measure - GAP) / 2
        picture = self.pictures.run(qr_png(c["link"]), side, side, "")
        beside = cell(said("note", c["says"]), half - side - 3, middle=True)
        rows = (row((cell(paragraph("code", picture), side + 3), beside)),)
        return kept(space(8) + table((side + 3, half - side - 3), rows)) + said("code", c["check"])

    def _chart(self, b: Tree) -> Iterator[str]:
        for number, piece in enumerate(b["pieces"], 1):
            last = number == len(b["pieces"])
            png = chart_picture(piece, self.layout)
            wide, high = png_size(png)
            drawn = self.pictures.run(png, piece["measure"], piece["measure"] * high / wide, spoken(piece))
            keep = "<w:keepNext/>" if last and (b["keep"] or b["table"]) else ""
            yield space(8, keep=True) + paragraph("chart", drawn, keep)
        if b["table"]:
            yield from self._table(b["table"])

    def _board(self, b: Tree) -> Iterator[str]:
        yield from board_body(b, self.pictures)

    def _signedline(self, b: Tree) -> Iterator[str]:
        at = twips(self.layout.signed_at)
        placed = (
            f'<w:framePr w:wrap="around" w:hAnchor="margin" w:vAnchor="page" w:xAlign="right" w:y="{at}"/>'
        )
        yield paragraph("signed", run(b["words"]), placed)

    def _notes(self, b: Tree) -> Iterator[str]:
        length = self.layout.measure * 0.3
        yield rule(length, length, before=16, after=3).replace(
            'w:right="0"', f'w:right="{twips(self.layout.measure - length)}"'
        )
        yield together([said("note", words) for words in b["lines"]])


def _signed(s: Tree | None) -> str:
    return said("signer", s["name"]) if s else ""


def _runs(text: Iterable[Tree]) -> str:
    # no line begins with the dash inside a name
    return "".join(run(DASH.sub("\u00a0", r["text"]), r["bold"], r["italic"]) for r in text)


def _aligned(align: str) -> str:
    named = {"centre": "center", "justify": "both"}.get(align, align)
    return f'<w:jc w:val="{named}"/>'


def _recipients(lines: list[str], head: str) -> str:
    if not lines:
        return ""
    return together([said("recipients_head", head), *(said("recipients", f"- {words}") for words in lines)])
