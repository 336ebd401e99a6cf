"""Real files to look inside: small PDFs, documents, workbooks and pictures, sound and hostile."""

import io
import random
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import docx
import typst
import xlsxwriter
from PIL import Image


def pdf(*objects: bytes, pages: int = 1, trailer: bytes = b"") -> bytes:
    """A small sound PDF with some pages; further objects follow from number 10 on."""
    kids = b" ".join(b"3 0 R" for _ in range(pages))
    body = [
        (1, b"<< /Type /Catalog /Pages 2 0 R >>"),
        (2, b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % pages),
        (3, b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"),
        *enumerate(objects, 10),
    ]
    out, places = b"%PDF-1.7\n", []
    for number, content in body:
        places.append((number, len(out)))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%d 1\n%010d 00000 n \n" % place for place in places)
    start = len(out)
    end = b"trailer << /Root 1 0 R /Size 30 " + trailer + b" >>\nstartxref\n%d\n%%%%EOF\n" % start
    return out + b"xref\n0 1\n0000000000 65535 f \n" + table + end


def packed(content: bytes, extra: bytes = b"") -> bytes:
    """An object stream holding some content."""
    data = zlib.compress(content)
    head = b"<< /Type /ObjStm /N 1 /First 5 /Filter /FlateDecode /Length %d " % len(data)
    return head + extra + b">>\nstream\n" + data + b"\nendstream"


def written(text: str) -> bytes:
    """A PDF as a word processor prints it, with Vietnamese text on two pages."""
    made = typst.compile(f"{text}\n#pagebreak()\nTrang hai".encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


def document(*paragraphs: str) -> bytes:
    """A DOCX with some paragraphs."""
    made, out = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    made.save(out)
    return out.getvalue()


def workbook(formula: str = "=1+1") -> bytes:
    """An XLSX of two sheets with one formula."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet("Số liệu").write_formula(0, 0, formula)
        book.add_worksheet("Ghi chú").write(0, 0, "=ngoặc kép là chữ")
    return out.getvalue()


def altered(sound: bytes, change: Mapping[str, bytes | None]) -> bytes:
    """An office file with some parts replaced, added or (None) taken away."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sound)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()} | dict(change)
        for name, content in parts.items():
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


def picture(form: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB") -> bytes:
    """A noisy picture with the notes a telephone writes: place, and that it was held sideways."""
    noise = random.Random(7).randbytes(size[0] * size[1] * len(Image.new(mode, (1, 1)).getbands()))
    made, out = Image.frombytes(mode, size, noise), io.BytesIO()
    notes = Image.Exif()
    notes[0x0112] = 6
    notes[0x010E] = "Phòng mẫu 02"
    made.save(out, form, exif=notes)
    return out.getvalue()


def put(folder: Path, data: bytes) -> Path:
    """The bytes as an upload waiting under a name of its own."""
    path = folder / "upload"
    path.write_bytes(data)
    return path
