"""A described paper as ODT, written by hand: a ZIP with its kind first, and one page of XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

from benchmarks.reading.layout import Block, Layout
from benchmarks.reading.typed import MOTTO, NATION

KIND = "application/vnd.oasis.opendocument.text"
NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (("office", "office"), ("text", "text"), ("table", "table"))
)
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
STAMP = (2026, 1, 1, 0, 0, 0)


def odt(layout: Layout) -> bytes:
    """The file; the same description gives the same bytes."""
    body = "".join(part for block in layout.blocks for part in _parts(block))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMES} office:version="1.3">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in (("mimetype", KIND), ("content.xml", content), ("META-INF/manifest.xml", MANIFEST)):
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            packed.writestr(entry, text)
    return held.getvalue()


def _parts(block: Block) -> Iterator[str]:
    if block.role == "head":
        upper, agency, number, when = block.words
        yield _table((("\n".join((upper, agency, number)), "\n".join((NATION, MOTTO, when))),))
    elif block.role == "table":
        yield _table(block.rows)
    elif block.role == "to":
        yield _line("Nơi nhận:")
        yield from map(_line, block.words)
    elif block.role == "heading":
        yield f'<text:h text:outline-level="1">{escape(block.words[0])}</text:h>'
    else:
        yield from (_line(words) for words in block.words if words)


def _line(words: str) -> str:
    return f"<text:p>{escape(words).replace(chr(10), '<text:line-break/>')}</text:p>"


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    cells = ("".join(f"<table:table-cell>{_line(c)}</table:table-cell>" for c in row) for row in rows)
    made = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    return f'<table:table><table:table-column table:number-columns-repeated="{len(rows[0])}"/>{made}</table:table>'
