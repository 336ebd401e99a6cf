"""Every component of every kind of paper, in both forms, against annex I of Decree 30/2020/NĐ-CP.

The figures of the decree stand here once more, apart from those of the program. A new kind is measured
as soon as it has a sample.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGNED

from tests.documents.measuring import Measured, Words
from tests.documents.parting import parted
from tests.documents.reading import pages, stretches
from tests.documents.stretching import longest, with_rows
from thidua.core.papers import Paper
from thidua.core.papers.blocks import Board, Table
from thidua.core.papers.samples import samples
from thidua.documents import docx, pdf
from thidua.documents.docx_markup import style_id
from thidua.documents.layout import layout_on
from thidua.documents.tree import Tree, beside, tree

pytestmark = pytest.mark.slow

DECREE: dict[str, tuple[float, float, bool, bool, str]] = {
    "upper": (12, 13, False, False, "centre"),
    "agency": (12, 13, True, False, "centre"),
    "nation": (12, 13, True, False, "centre"),
    "motto": (13, 14, True, False, "centre"),
    "number": (13, 13, False, False, "centre"),
    "dateline": (13, 14, False, True, "centre"),
    "about": (12, 13, False, False, "centre"),
    "title": (13, 14, True, False, "centre"),
    "abstract": (13, 14, True, False, "centre"),
    "attached": (13, 14, False, True, "centre"),
    "addressee": (13, 14, False, False, "centre"),
    "addressee_head": (13, 14, False, False, "left"),
    "addressee_item": (13, 14, False, False, "left"),
    "authority": (13, 14, True, False, "centre"),
    "enact": (13, 14, True, False, "centre"),
    "ground": (13, 14, False, True, "justify"),
    "body": (13, 14, False, False, "justify"),
    "item": (13, 14, False, False, "justify"),
    "heading": (13, 14, True, False, "left"),
    "chapter": (13, 14, True, False, "centre"),
    "section": (13, 14, True, False, "centre"),
    "article": (13, 14, True, False, "justify"),
    "point": (13, 14, False, False, "left"),
    "signer": (13, 14, True, False, "centre"),
    "recipients_head": (12, 12, True, True, "left"),
    "recipients": (11, 11, False, False, "left"),
    "signed": (10, 10, False, False, "right"),
    "page_number": (13, 14, False, False, "centre"),
}
"""Component: least and greatest size in points, bold, italic, how it stands."""
INDENTED = ("ground", "body", "item", "heading", "article", "point")
"""Their first line begins 1 or 1.27 cm from the margin."""
ASIDE = (
    "masthead",
    "note",
    "code",
    "hint",
    "mark",
    "cell",
    "cell_head",
    "cell_band",
    "label",
    "value",
    "blank",
)
"""Components that the decree does not name; they are no larger than its text and can be read."""
LEFT, RIGHT = 30.0, 15.0
SAMPLES = {paper.slug: paper for paper in samples()}
LETTERS = [slug for slug, p in SAMPLES.items() if not any(isinstance(b, Board) for b in p.blocks())]
LISTS = [slug for slug in LETTERS if any(isinstance(b, Table) for b in SAMPLES[slug].blocks())]

Piece = tuple[str, str, bool, bool, float, float]
"""Component, words, bold, italic, and the column they stand in, mm from the left edge."""


def pieces(section: Tree) -> Iterator[Piece]:
    """What a section says, in print order, without what stands in tables."""
    whole = (LEFT, section["width"] - RIGHT)
    for block in section["blocks"]:
        match block["block"]:
            case "Letterhead":
                middle = LEFT + section["agency_column"]
                for name in ("upper", "agency", "number", "about", "dateline"):
                    column = (middle, whole[1]) if name == "dateline" else (LEFT, middle)
                    yield from piece(name, block[name], column)
            case "Title":
                yield from piece("title", block["name"], whole)
                yield from piece("abstract", block["abstract"], whole)
            case "Para" if block["text"]:
                run = block["text"][0]
                yield from piece(block["role"], run["text"], whole, run["bold"], run["italic"])
            case "Closing":
                middle = sum(whole) / 2
                if not block["left"]:
                    yield from received(block, whole)
                for side, column in (("left", (LEFT, middle - 3)), ("right", (middle + 3, whole[1]))):
                    yield from signature(block[side], column)
                if block["left"]:
                    yield from received(block, whole)
            case "Signatures":
                for row in beside(block["signers"]):
                    wide = (whole[1] - LEFT + 3) / len(row)
                    for i, signer in enumerate(row):
                        yield from signature(signer, (LEFT + i * wide, LEFT + (i + 1) * wide - 3))
                yield from received(block, whole)


def piece(
    name: str, words: str, column: tuple[float, float], bold: bool = False, italic: bool = False
) -> Iterator[Piece]:
    line = words.split("\n")[0]
    if any(c.isalnum() for c in line):
        if name == "number":
            line = line.split()[0]
            name, column = "number", (LEFT, LEFT + 200)
        told = DECREE.get(name, (10, 14, False, name == "masthead", ""))
        yield name, line, told[2] or bold, told[3] or italic, *column


def signature(s: Tree | None, column: tuple[float, float]) -> Iterator[Piece]:
    if s:
        yield from piece("signer", s["authority"] or s["post"], column)


def received(block: Tree, whole: tuple[float, float]) -> Iterator[Piece]:
    if block["recipients"]:
        yield from piece("recipients_head", "Nơi nhận:", whole)
        yield from piece("recipients", f"- {block['recipients'][0]}", whole)


@pytest.mark.parametrize("slug", LETTERS)
@pytest.mark.parametrize("made", [lambda p: p, longest], ids=["sample", "longest"])
def test_each_component_of_the_pdf_has_its_face_size_style_and_place(slug: str, made: Any) -> None:
    paper = made(SAMPLES[slug])
    content = pdf(paper)
    sheets = [Measured(content, page) for page in range(len(pages(content)))]
    page = start = 0
    for section in tree(paper, layout_on(paper.issued_on))["sections"]:
        for told in pieces(section):
            while (found := sheets[page].line(told[1], start)) is None:
                page, start = page + 1, 0
                assert page < len(sheets), told
            first, line, start = found
            measured(told, first, line)


def measured(told: Piece, first: Words, line: Words) -> None:
    name, _, bold, italic, left, right = told
    least, most, *_, stands = DECREE.get(name, (10, 14, False, False, ""))
    assert first.face.startswith("Tinos"), told
    assert least <= round(first.size, 1) <= most, told
    assert (first.bold, first.italic) == (bold, italic), told
    assert left - 0.4 <= line.left < line.right <= right + 0.7, told  # a slanted accent leans over
    if stands == "centre" and name != "number":
        assert line.centre == pytest.approx((left + right) / 2, abs=0.8), told
    if name in INDENTED:
        assert 9.5 <= line.left - left <= 13.2, told


@pytest.mark.parametrize("slug", LETTERS)
def test_nothing_leaves_the_margins_with_the_longest_names_or_300_rows(slug: str) -> None:
    for paper in (longest(SAMPLES[slug]), *([with_rows(SAMPLES[slug], 300)] if slug in LISTS else [])):
        content = pdf(paper)
        sheets = [page.get_size() for page in pypdfium2.PdfDocument(content)]
        for number, left, bottom, right in stretches(content):
            wide = sheets[number - 1][0] * 25.4 / 72
            assert left >= LEFT - 0.3
            assert right <= wide - RIGHT + 0.6  # an italic letter with accents leans over the edge
            assert bottom >= 20 - 0.3


@pytest.mark.parametrize("slug", LETTERS)
def test_pages_part_nothing_that_belongs_together(slug: str) -> None:
    paper = SAMPLES[slug]
    shown = [
        paper,
        longest(paper),
        *(with_rows(paper, rows) for rows in (4, 9, 13, 18, 22, 27) if slug in LISTS),
    ]
    for one in shown:
        assert list(parted(pdf(one), one.blocks())) == []


@pytest.mark.parametrize("slug", LETTERS)
def test_each_component_of_the_docx_has_its_style_and_nothing_else(slug: str) -> None:
    package = Document(BytesIO(docx(SAMPLES[slug])))
    body, seen = package.element.body, set()
    for paragraph in body.iter("{*}p"):
        if "".join(paragraph.xpath(".//w:t/text()")).strip():
            [name] = paragraph.xpath("./w:pPr/w:pStyle/@w:val")
            seen.add(name)
    assert seen
    assert seen <= {style_id(name) for name in (*DECREE, *ASIDE)}
    for name in DECREE:
        in_word(package, name)
    for own in ("w:sz", "w:rFonts", "w:color", "w:u"):
        assert not body.xpath(f".//w:r//{own}")


def in_word(package: Any, name: str) -> None:
    least, most, bold, italic, stands = DECREE[name]
    style = next(s for s in package.styles if s.style_id == style_id(name))
    form = style.paragraph_format
    assert least <= style.font.size.pt <= most, name
    assert (bool(style.font.bold), bool(style.font.italic)) == (bold, italic), name
    ways = {
        "centre": ALIGNED.CENTER,
        "left": ALIGNED.LEFT,
        "right": ALIGNED.RIGHT,
        "justify": ALIGNED.JUSTIFY,
    }
    assert form.alignment == ways[stands], name
    assert 1 <= form.line_spacing <= 1.5, name
    if name in INDENTED:
        assert 1 <= form.first_line_indent.cm <= 1.28, name
        assert form.space_before.pt >= 6, name


@pytest.mark.parametrize("slug", LETTERS)
def test_each_sheet_of_the_docx_has_the_margins_and_the_page_number(slug: str) -> None:
    for section in Document(BytesIO(docx(SAMPLES[slug]))).sections:
        assert sorted((round(section.page_width.mm), round(section.page_height.mm))) == [210, 297]
        edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        for edge, (least, most) in zip(edges, ((20, 25), (20, 25), (30, 35), (15, 20)), strict=True):
            assert least - 0.05 <= edge.mm <= most + 0.05
        assert section.different_first_page_header_footer
        [number] = section.header.paragraphs
        assert number.style.style_id == style_id("page_number")
        assert "PAGE" in number._p.xml


@pytest.mark.parametrize("slug", [slug for slug in SAMPLES if slug not in LETTERS])
@pytest.mark.parametrize("made", [lambda p: p, longest], ids=["sample", "longest"])
def test_each_element_of_a_certificate_stands_in_its_box(slug: str, made: Any) -> None:
    paper: Paper = made(SAMPLES[slug])
    content = pdf(paper)
    for page, section in enumerate(tree(paper, layout_on(paper.issued_on))["sections"]):
        sheet = Measured(content, page)
        for spot in section["blocks"][0]["spots"]:
            for line in spot["lines"]:
                inside(sheet, spot, line)


def inside(sheet: Measured, spot: Tree, line: str) -> None:
    """One of the places where the words stand is the box."""
    at, found = 0, []
    while (hit := sheet.line(line, at)) is not None:
        found.append(hit[1])
        at = hit[2]
    there = [w for w in found if spot["y"] - 0.3 <= w.top and w.bottom <= spot["y"] + spot["height"] + 0.3]
    assert there, (spot["name"], line)
    words = there[0]
    assert spot["x"] - 0.3 <= words.left < words.right <= spot["x"] + spot["width"] + 0.3
    assert words.face.startswith("Tinos")
    assert round(words.size, 1) == spot["size"]
    assert (words.bold, words.italic) == (spot["bold"], spot["italic"])
