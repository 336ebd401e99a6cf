"""Reads one PDF in a process with little memory, little time and no right to write; prints JSON."""

from __future__ import annotations

import json
import sys

import pypdfium2
import pypdfium2.raw as pdfium

MEMORY, SECONDS = 2_000_000_000, 25


def confine() -> None:
    """Take away what reading does not need, where the system can."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent still stops a child that dawdles
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(path: str, most_pages: int, most_text: int) -> dict[str, object]:
    """Pages and text, or the one word that says what is wrong."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        return {"problem": "password" if locked else "broken"}
    problem = wrong(document, most_pages)
    return {"problem": problem} if problem else {"pages": len(document), "text": text(document, most_text)}


def wrong(document: pypdfium2.PdfDocument, most_pages: int) -> str:
    """The first thing that speaks against a document; empty when nothing does."""
    if pdfium.FPDF_GetSecurityHandlerRevision(document.raw) != -1:
        return "password"
    if len(document) < 1:
        return "broken"
    if len(document) > most_pages:
        return "pages"
    if pdfium.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0:
        return "script"
    if pdfium.FPDFDoc_GetAttachmentCount(document.raw) > 0:
        return "attached"
    if pdfium.FPDF_GetFormType(document.raw) in (
        pdfium.FORMTYPE_XFA_FULL,
        pdfium.FORMTYPE_XFA_FOREGROUND,
    ):
        return "form"
    return ""


def text(document: pypdfium2.PdfDocument, most: int) -> str:
    """The words of the pages, a form feed between two pages; a page that cannot be read stays empty."""
    pages: list[str] = []
    for number in range(len(document)):
        if sum(map(len, pages)) > most:
            break
        try:
            page = document[number]
            pages.append(page.get_textpage().get_text_range())
            page.close()
        except pypdfium2.PdfiumError:
            pages.append("")
    return "\f".join(pages)[:most]


if __name__ == "__main__":
    confine()
    json.dump(read(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])), sys.stdout)
