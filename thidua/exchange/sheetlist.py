"""Which sheets a workbook lists, in which of its parts each lies, and how it counts days."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import join, normpath
from typing import NamedTuple
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TRUE = ("1", "true")


class Listed(NamedTuple):
    """A sheet that may hold rows: its name, its part, whether people see it."""

    name: str
    part: str
    visible: bool


@dataclass(frozen=True)
class Contents:
    """What a workbook lists: its sheets but for charts, the part of its shared texts, whether days count from 1904."""

    sheets: tuple[Listed, ...]
    texts: str
    from_1904: bool


def contents_of(archive: zipfile.ZipFile) -> Contents:
    """What a workbook lists. Raises KeyError, ValueError or ParseError where it is damaged."""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    sorts = {link.get("Id", ""): link.get("Type", "").rpartition("/")[2] for link in links}
    targets = {link.get("Id", ""): _whole(link.get("Target", "")) for link in links}
    sheets = tuple(_listed(book, sorts, targets))
    if len({sheet.name for sheet in sheets}) < len(sheets):
        raise ValueError("two sheets of one name")
    told = book.find(f"{_MAIN}workbookPr")
    texts = next((targets[key] for key, sort in sorts.items() if sort == "sharedStrings"), "")
    return Contents(sheets, texts, told is not None and told.get("date1904") in _TRUE)


def _listed(book: ElementTree.Element, sorts: dict[str, str], targets: dict[str, str]) -> Iterator[Listed]:
    for sheet in book.iter(f"{_MAIN}sheet"):
        link = sheet.get(_RELATION, "")
        if sorts.get(link, "worksheet") == "worksheet":
            visible = sheet.get("state", "visible") == "visible"
            yield Listed(sheet.get("name", ""), targets.get(link, ""), visible)


def _whole(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
