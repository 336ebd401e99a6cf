"""The words of a made paper, read back from its PDF and its DOCX."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdfium2
from docx import Document

BLANKS = re.compile(r"[.…]{3,}|…")
"""Dots to write on: a leader in Word, letters in the PDF."""


def pages(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]


def pdf_words(pdf: bytes) -> list[str]:
    """Words in order, page numbers and dots left out."""
    told: list[str] = []
    for number, text in enumerate(pages(pdf), 1):
        page = words(text)
        told += page[1:] if page[:1] == [str(number)] else page
    return told


def docx_lines(docx: bytes) -> list[str]:
    """The paragraphs that say something; the page number stands in the header, not here."""
    lines = []
    for paragraph in Document(BytesIO(docx)).element.body.iter("{*}p"):
        nodes = paragraph.iter("{*}t", "{*}br", "{*}tab", "{*}docPr")
        told = "".join(_said(n) for n in nodes)
        lines += [line for line in told.replace("\u00a0", " ").split("\n") if line.strip()]
    return lines


def _said(node: Any) -> str:
    """What a node of a paragraph says; a picture says what is read to those who cannot see it."""
    kind = node.tag.rpartition("}")[2]
    return {"t": node.text or "", "docPr": node.get("descr", "")}.get(kind, "\n")


def docx_words(docx: bytes) -> list[str]:
    """Words in order, dots left out."""
    return words("\n".join(docx_lines(docx)))


def marks(pdf: bytes) -> Iterator[tuple[int, float, float, float, float]]:
    """Page and box (left, bottom, right, top) in mm of every printed letter."""
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
        text = page.get_textpage()
        for i in range(text.count_chars()):
            if text.get_text_range(i, 1).strip():
                left, bottom, right, top = (v * 25.4 / 72 for v in text.get_charbox(i))
                yield number, left, bottom, right, top


def stretches(pdf: bytes) -> Iterator[tuple[int, float, float, float]]:
    """Page, left, bottom and right in mm of every stretch of print: quicker than letter by letter.

    The space after the last word of a line hangs beyond the margin; the stretch ends with the word.
    """
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
        text = page.get_textpage()
        for i in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(i)
            if text.get_text_bounded(left, bottom, right, top).endswith(" "):
                right = _last_word_ends(text, right, (bottom + top) / 2)
            yield number, *(v * 25.4 / 72 for v in (left, bottom, right))


def _last_word_ends(text: pypdfium2.PdfTextPage, right: float, height: float) -> float:
    """Where the letter nearest to the right end of a line ends, in points."""
    for back in range(1, 10):
        at = text.get_index(right - back, height, 0.6, 4)
        if at is not None and not text.get_text_range(at, 1).isspace():
            return float(text.get_charbox(at)[2])
    return right


def words(text: str) -> list[str]:
    """Words of a text, composed, dots left out."""
    text = unicodedata.normalize("NFC", text.replace("\ufffe", "").replace("\u200b", ""))
    return BLANKS.sub(" ", text).split()


def faces(pdf: bytes) -> set[str]:
    """Base names of the embedded faces, without the tag of the subset."""
    return {name.decode().split("+")[-1] for name in re.findall(rb"/BaseFont\s*/([\w+-]+)", pdf)}
