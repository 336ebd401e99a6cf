"""Files for the tests of receiving: made by real libraries, or altered so that they must be refused."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont

from thidua import documents
from thidua.core.errors import Refused
from thidua.reading.received import Line, Received
from thidua.reading.receiving import receive

FACE = Path(documents.__file__).parent / "fonts" / "Tinos-Regular.ttf"
KIND = "application/vnd.oasis.opendocument.text"
NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    )
)


def written(folder: Path, name: str, data: bytes | str) -> Path:
    """A file of these bytes."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def texts(received: Received) -> list[str]:
    """The text of every line that has some."""
    return [line.text for line in received.lines if line.text]


def cells(received: Received) -> dict[tuple[int, int, int], str]:
    """The text of every cell, its lines joined."""
    found: dict[tuple[int, int, int], str] = {}
    for line in received.lines:
        if line.table and line.text:
            found[line.table] = f"{found[line.table]} {line.text}" if line.table in found else line.text
    return found


def line(received: Received, begins: str) -> Line:
    """The one line that begins with these words."""
    (found,) = (one for one in received.lines if one.text.startswith(begins))
    return found


def refused(*paths: Path) -> tuple[str, str]:
    """Why files are not received, in both languages."""
    with pytest.raises(Refused) as caught:
        receive(paths)
    (said,) = caught.value.reasons
    assert said.vi.startswith("Chưa đọc được tệp “")
    assert said.vi.count(". ") >= 1, "a cure follows the reason"
    assert said.en
    return said.vi, said.en


def docx(folder: Path, body: str, name: str = "a.docx", **parts: bytes) -> Path:
    """A DOCX by python-docx whose body is this XML; more parts by their names in `word/`."""
    from docx import Document

    held = io.BytesIO()
    Document().save(held)
    path = folder / name
    spaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    spaces += ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document {spaces}><w:body>{body}</w:body></w:document>'
    )
    change = {"word/document.xml": document.encode(), **{k.replace("__", "/"): v for k, v in parts.items()}}
    repacked(held, path, change)
    return path


def repacked(sound: Any, path: Path, change: dict[str, bytes]) -> Path:
    """A ZIP with some parts replaced or added."""
    with zipfile.ZipFile(sound) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change.get(name, old.read(name)))
        for name in change.keys() - set(old.namelist()):
            new.writestr(name, change[name])
    return path


def odt(folder: Path, body: str, styles: str = "", **parts: bytes) -> Path:
    """An ODT with this text and these automatic styles."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMES}><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    path = folder / "a.odt"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", KIND, zipfile.ZIP_STORED)
        packed.writestr("content.xml", content)
        for name, data in parts.items():
            packed.writestr(name.replace("__", "/"), data)
    return path


def drawn(lines: list[str], size: tuple[int, int] = (1654, 2339), letter: int = 46) -> Image.Image:
    """A page of printed lines, as a scanner at 200 dpi gives it."""
    page = Image.new("L", size, 255)
    font = ImageFont.truetype(str(FACE), letter)
    for at, text in enumerate(lines):
        ImageDraw.Draw(page).text((160, 160 + at * letter * 2), text, 0, font)
    return page
