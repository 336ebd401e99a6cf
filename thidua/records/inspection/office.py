"""DOCX and XLSX: no macros, no objects, nothing fetched from elsewhere; their text and length."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring, iterparse

from thidua.core.wording import Say
from thidua.exchange.grid import Stopped
from thidua.exchange.hostile import DOCX, XLSX, Form, opened
from thidua.records.inspection.kinds import TEXT_LIMIT, Seen, refusal

_MAIN = {
    "DOCX": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
}
_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CARRIED = ("/embeddings/", "/activex/", "/ctrlprops/", "/afchunk", ".bin")
_HARMLESS_BIN = ("printersettings",)
_FETCHES = re.compile(r"\b(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT)\b")
_FORMULA_CALLS = re.compile(r"\|'|\bWEBSERVICE\(|\bCALL\(|\bREGISTER", re.IGNORECASE)


def inside_docx(path: Path, name: str) -> Seen:
    """The text of a sound DOCX, and its pages where the writing program counted them."""
    with _sound(path, name, DOCX) as archive:
        body = _tree(archive, "word/document.xml", name)
        fields = " ".join(e.text or "" for e in body.iter(f"{_WORDS}instrText"))
        fields += " ".join(e.get(f"{_WORDS}instr", "") for e in body.iter(f"{_WORDS}fldSimple"))
        if _FETCHES.search(fields):
            raise refusal(
                name, Say("có trường lấy nội dung từ nơi khác", "a field fetches content"), DOCX.again
            )
        return Seen(_pages(archive, name), _text(body))


def inside_xlsx(path: Path, name: str) -> Seen:
    """The number of sheets of a sound XLSX."""
    with _sound(path, name, XLSX) as archive:
        sheets = [p for p in archive.namelist() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", p)]
        for part in sheets:
            if any(_FORMULA_CALLS.search(f) for f in _formulas(archive, part, name)):
                why = Say("có công thức gọi ra ngoài bảng tính", "a formula calls outside the workbook")
                raise refusal(name, why, XLSX.again)
        return Seen(len(sheets))


def _sound(path: Path, name: str, form: Form) -> zipfile.ZipFile:
    """The archive, once its parts, its kind and its links are in order."""
    try:
        archive = opened(path, form)
    except Stopped as error:
        why = Say(*(said.rstrip(".") for said in error.fault.what))
        raise refusal(name, Say(*(w[:1].lower() + w[1:] for w in why)), error.fault.cure) from None
    types = {e.get("ContentType", "") for e in _tree(archive, "[Content_Types].xml", name)}
    if _MAIN[form.name] not in types or any("macroEnabled" in t for t in types):
        raise refusal(
            name,
            Say(f"bên trong không phải {form.name} hoặc có macro", f"inside is no {form.name}, or macros"),
            form.again,
        )
    low = [p.lower() for p in archive.namelist()]
    if any(c in p for p in low for c in _CARRIED if not any(h in p for h in _HARMLESS_BIN)):
        raise refusal(name, Say("có đối tượng nhúng bên trong", "objects are embedded in it"), form.again)
    _check_links(archive, name, form)
    return archive


def _check_links(archive: zipfile.ZipFile, name: str, form: Form) -> None:
    """A link a reader may click is fine; content that a program would fetch by itself is not."""
    for part in archive.namelist():
        if not part.endswith(".rels"):
            continue
        for link in _tree(archive, part, name):
            kind, target = link.get("Type", "").rsplit("/", 1)[-1], link.get("Target", "")
            clicked = kind == "hyperlink" and re.match(r"(?:https?|mailto):|#", target, re.IGNORECASE)
            if link.get("TargetMode") == "External" and not clicked:
                why = Say("có nội dung liên kết từ nơi khác", "it fetches content from elsewhere")
                raise refusal(name, why, form.again)


def _tree(archive: zipfile.ZipFile, part: str, name: str) -> Element:
    """One part as XML, read without entities."""
    try:
        return fromstring(archive.read(part))
    except (KeyError, ParseError, DefusedXmlException, ValueError):
        raise _damaged(part, name) from None


def _formulas(archive: zipfile.ZipFile, part: str, name: str) -> Iterator[str]:
    """The formulas of a sheet, read row by row: a long sheet takes no more memory than a short one."""
    try:
        with archive.open(part) as file:
            for _event, element in iterparse(file):
                if element.tag.endswith("}f"):
                    yield element.text or ""
                if element.tag.endswith("}row"):
                    element.clear()
    except (KeyError, ParseError, DefusedXmlException, ValueError):
        raise _damaged(part, name) from None


def _damaged(part: str, name: str) -> Exception:
    why = Say(f"tệp hỏng ở phần {part}", f"damaged at {part}")
    cure = Say("Mở tệp bằng chương trình đã tạo rồi lưu lại.", "Open it in its program and save it again.")
    return refusal(name, why, cure)


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
