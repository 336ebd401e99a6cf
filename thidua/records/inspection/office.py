"""DOCX, XLSX and ODT: no macros, no objects, nothing fetched from elsewhere; their text and length."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from thidua.core.wording import Say
from thidua.exchange.carried import FETCHES, tree
from thidua.exchange.grid import Stopped
from thidua.exchange.hostile import DOCX, ODT, XLSX, Form, opened, sound
from thidua.records.inspection.kinds import TEXT_LIMIT, Seen, refusal

_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OPEN = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"


def inside_docx(path: Path, name: str) -> Seen:
    """The text of a sound DOCX, and its pages where the writing program counted them."""
    with _sound(path, name, DOCX) as archive:
        body = _tree(archive, "word/document.xml", name)
        fields = " ".join(e.text or "" for e in body.iter(f"{_WORDS}instrText"))
        fields += " ".join(e.get(f"{_WORDS}instr", "") for e in body.iter(f"{_WORDS}fldSimple"))
        if FETCHES.search(fields):
            raise refusal(
                name, Say("có trường lấy nội dung từ nơi khác", "a field fetches content"), DOCX.again
            )
        return Seen(_pages(archive, name), _text(body))


def inside_xlsx(path: Path, name: str) -> Seen:
    """The number of sheets of a sound XLSX."""
    with _sound(path, name, XLSX) as archive:
        sheets = [p for p in archive.namelist() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", p)]
        return Seen(len(sheets))


def inside_odt(path: Path, name: str) -> Seen:
    """The text of a sound ODT: nothing runs in it, nothing is locked."""
    try:
        archive = sound(path, ODT)
    except Stopped as error:
        raise _as_refusal(name, error) from None
    with archive:
        parts = archive.namelist()
        if "mimetype" not in parts or archive.read("mimetype").strip() != _OPEN_TEXT:
            raise refusal(name, Say("bên trong không phải ODT", "inside is no ODT"), ODT.again)
        if any(p.startswith(("Basic/", "Scripts/")) for p in parts):
            raise refusal(name, Say("tệp có macro", "the file carries macros"), ODT.again)
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise refusal(name, Say("tệp có mật khẩu", "the file is locked by a password"), ODT.again)
        body = _tree(archive, "content.xml", name)
        return Seen(None, "\n".join(_open_paragraphs(body))[:TEXT_LIMIT])


def _open_paragraphs(body: Element) -> Iterator[str]:
    for element in body.iter():
        if element.tag in (f"{_OPEN}p", f"{_OPEN}h"):
            line = "".join(element.itertext()).strip()
            if line:
                yield line


def _sound(path: Path, name: str, form: Form) -> zipfile.ZipFile:
    """The archive, once its parts, its kind and its links are in order."""
    try:
        return opened(path, form)
    except Stopped as error:
        raise _as_refusal(name, error) from None


def _as_refusal(name: str, error: Stopped) -> Exception:
    why = Say(*(said.rstrip(".") for said in error.fault.what))
    return refusal(name, Say(*(w[:1].lower() + w[1:] for w in why)), error.fault.cure)


def _tree(archive: zipfile.ZipFile, part: str, name: str) -> Element:
    """One part as XML, read without entities."""
    try:
        return tree(Path(name), archive, part)
    except Stopped as error:
        raise _as_refusal(name, error) from None


def _pages(archive: zipfile.ZipFile, name: str) -> int | None:
    """Pages as the word processor counted them on the last save; unknown when it did not."""
    if "docProps/app.xml" not in archive.namelist():
        return None
    told = [e.text or "" for e in _tree(archive, "docProps/app.xml", name) if e.tag.endswith("}Pages")]
    return int(told[0]) if told and re.fullmatch(r"[1-9]\d{0,3}", told[0]) else None


def _text(body: Element) -> str:
    """The words of a document, one paragraph a line."""
    return "\n".join(_paragraphs(body))[:TEXT_LIMIT]


def _paragraphs(body: Element) -> Iterator[str]:
    for paragraph in body.iter(f"{_WORDS}p"):
        line = "".join(_piece(e) for e in paragraph.iter())
        if line.strip():
            yield line.strip()


def _piece(element: Element) -> str:
    if element.tag == f"{_WORDS}t":
        return element.text or ""
    return " " if element.tag in (f"{_WORDS}tab", f"{_WORDS}br") else ""
