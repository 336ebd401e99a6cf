"""What an office file may not carry: another kind inside, macros, objects, links and calls that fetch."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring, iterparse

from thidua.core.errors import Fault
from thidua.core.wording import Say
from thidua.exchange.grid import Stopped

_DAMAGED = (KeyError, ParseError, DefusedXmlException, ValueError, LookupError)
_CARRIED = ("/embeddings/", "/activex/", "/ctrlprops/", "/afchunk", ".bin")
_HARMLESS_BIN = ("printersettings",)
_FORMULA_CALLS = re.compile(r"\|'|\|\s*\S+!|\bWEBSERVICE\(|\bCALL\(|\bREGISTER", re.IGNORECASE)
FETCHES = re.compile(r"\b(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT)\b")
"""Fields of a text document that take content from elsewhere."""
_FORMULA = re.compile(rb"<(?:[^\s<>/:]{1,64}:)?f[\s/>]")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")


class Kind(NamedTuple):
    """What an office file says that it is, and how to make a sound copy of it."""

    name: str
    content: str
    again: Say


def check_carried(path: Path, archive: zipfile.ZipFile, kind: Kind) -> None:
    """Raise Stopped when the file is of another kind inside, or carries what may not be opened."""
    types = {e.get("ContentType", "") for e in tree(path, archive, "[Content_Types].xml")}
    if kind.content not in types or any("macroEnabled" in t for t in types):
        what = Say(
            f"Bên trong không phải {kind.name} hoặc có macro.", f"Inside is no {kind.name}, or macros."
        )
        raise _refuse(path, what, kind.again)
    low = [p.lower() for p in archive.namelist()]
    if any(c in p for p in low for c in _CARRIED if not any(h in p for h in _HARMLESS_BIN)):
        raise _refuse(path, Say("Có đối tượng nhúng bên trong.", "Objects are embedded in it."), kind.again)
    _check_links(path, archive, kind)
    for part in archive.namelist():
        if _SHEET.fullmatch(part) and any(_FORMULA_CALLS.search(f) for f in _formulas(path, archive, part)):
            why = Say("Có công thức gọi ra ngoài bảng tính.", "A formula calls outside the workbook.")
            raise _refuse(path, why, kind.again)


def _check_links(path: Path, archive: zipfile.ZipFile, kind: Kind) -> None:
    """A link a reader may click is fine; content that a program would fetch by itself is not."""
    for part in archive.namelist():
        if not part.endswith(".rels"):
            continue
        for link in tree(path, archive, part):
            sort, target = link.get("Type", "").rsplit("/", 1)[-1], link.get("Target", "")
            clicked = sort == "hyperlink" and re.match(r"(?:https?|mailto):|#", target, re.IGNORECASE)
            if link.get("TargetMode") == "External" and not clicked:
                why = Say("Có nội dung liên kết từ nơi khác.", "It fetches content from elsewhere.")
                raise _refuse(path, why, kind.again)


def _formulas(path: Path, archive: zipfile.ZipFile, part: str) -> Iterator[str]:
    """The formulas of a sheet, row by row: a sheet of 100,000 rows is never held as a tree."""
    try:
        if not _has_formulas(archive, part):
            return
        with archive.open(part) as file:
            rows: Element | None = None
            for event, element in iterparse(file, ("start", "end")):
                if event == "start":
                    rows = element if element.tag.endswith("}sheetData") else rows
                elif element.tag.endswith("}f"):
                    yield element.text or ""
                elif element.tag.endswith("}row") and rows is not None:
                    rows.clear()
    except _DAMAGED:
        raise _damaged(path, part) from None


def _has_formulas(archive: zipfile.ZipFile, part: str) -> bool:
    """Whether any formula stands in a sheet: most have none, and need not be taken apart."""
    with archive.open(part) as file:
        rest = b""
        while block := file.read(1 << 20):
            if _FORMULA.search(rest + block):
                return True
            rest = block[-80:]
    return False


def tree(path: Path, archive: zipfile.ZipFile, part: str) -> Element:
    """One part as XML, read without entities. Raises Stopped where it cannot be."""
    try:
        found: Element = fromstring(archive.read(part))
    except _DAMAGED:
        raise _damaged(path, part) from None
    return found


def _damaged(path: Path, part: str) -> Stopped:
    why = Say(f"Tệp hỏng ở phần {part}.", f"Damaged at {part}.")
    cure = Say("Mở tệp bằng chương trình đã tạo rồi lưu lại.", "Open it in its program and save it again.")
    return _refuse(path, why, cure)


def _refuse(path: Path, what: Say, cure: Say) -> Stopped:
    return Stopped(Fault(path.name, what, cure))
