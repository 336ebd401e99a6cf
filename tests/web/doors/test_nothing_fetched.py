"""A document that names an address outside is read without anybody going there: a socket listens and hears nothing."""

from __future__ import annotations

import io
import socket
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.records.samples import altered, document, pdf, workbook
from tests.web.world import World
from thidua.core.errors import Refused
from thidua.reading.receiving import receive
from thidua.records.actions import keep

TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


@pytest.fixture
def ear() -> Iterator[socket.socket]:
    """A socket that listens on this machine."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        yield listening


def _related(at: str, *kinds: str) -> bytes:
    rows = "".join(
        f'<Relationship Id="rX{n}" Type="{TYPES}/{kind}" Target="{at}/{kind}" TargetMode="External"/>'
        for n, kind in enumerate(kinds)
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{RELS}">{rows}</Relationships>'.encode()


def _open_document(at: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        packed.writestr(
            "content.xml",
            f'<!DOCTYPE x SYSTEM "{at}/dtd"><o:document-content xmlns:o="{OFFICE}:office:1.0" '
            f'xmlns:t="{OFFICE}:text:1.0" xmlns:d="{OFFICE}:drawing:1.0" xmlns:k="http://www.w3.org/1999/xlink">'
            f'<o:body><o:text><t:p>Điều 1</t:p><d:image k:href="{at}/image"/></o:text></o:body>'
            f"</o:document-content>",
        )
    return out.getvalue()


def hostile(at: str) -> dict[str, bytes]:
    """Documents of every kind that is read, each naming an address."""
    page = (
        f'<html><head><link rel="stylesheet" href="{at}/css"><base href="{at}/"><script src="{at}/js"></script>'
        f'<meta http-equiv="refresh" content="0;url={at}/go"></head><body><p>Điều 1. Mục đích</p>'
        f'<img src="{at}/img"><iframe src="{at}/frame"></iframe></body></html>'
    ).encode()
    entity = f'<!DOCTYPE w [<!ENTITY % x SYSTEM "{at}/entity"> %x;]>'.encode()
    word = document("Điều 1. Mục đích")
    with zipfile.ZipFile(io.BytesIO(word)) as packed:
        body, told = packed.read("word/document.xml"), packed.read("word/_rels/document.xml.rels")
    rows = _related(at, "image", "oleObject", "frame").partition(f'xmlns="{RELS}">'.encode())[2]
    with_rows = told.replace(b"</Relationships>", rows)
    return {
        "image.docx": altered(word, {"word/_rels/document.xml.rels": with_rows}),
        "template.docx": altered(
            word, {"word/_rels/settings.xml.rels": _related(at, "attachedTemplate", "subDocument")}
        ),
        "entity.docx": altered(word, {"word/document.xml": body.replace(b"?>", b"?>" + entity, 1)}),
        "outside.xlsx": altered(
            workbook(), {"xl/externalLinks/_rels/externalLink1.xml.rels": _related(at, "externalLinkPath")}
        ),
        "image.odt": _open_document(at),
        "page.html": page,
        "page.htm": page,
        "picture.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{at}/svg"/></svg>'.encode(),
        "open.pdf": pdf(b"<< /S /URI /URI (" + at.encode() + b"/pdf) >>", trailer=b"/OpenAction 10 0 R"),
        "plain.txt": f"Điều 1. Mục đích {at}/text".encode(),
    }


@pytest.mark.parametrize("name", sorted(hostile("http://127.0.0.1:1")))
def test_no_document_makes_the_server_go_anywhere(
    world: World, ear: socket.socket, tmp_path: Path, name: str
) -> None:
    content = hostile(f"http://127.0.0.1:{ear.getsockname()[1]}")[name]
    (tmp_path / name).write_bytes(content)
    with suppress(Refused):
        receive([tmp_path / name])
    with suppress(Refused):
        keep(SimpleUploadedFile(name, content), by=world.users["a-office"])
    with pytest.raises(TimeoutError):
        ear.accept()
