"""Signatures in PDF: put on, seen where the decree places them, broken by any changed byte."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pyhanko.pdf_utils.reader import PdfFileReader
from pypdfium2 import PdfDocument

from tests.documents.keys import NAME, PASSWORD, in_files
from thidua.core.errors import Refused
from thidua.core.papers.samples import draft_decision
from thidua.documents import pdf
from thidua.documents.signed import Key, sign, signatures

pytestmark = pytest.mark.slow

SIGNER = "Cá nhân mẫu Ký"


@pytest.fixture(scope="module")
def decision() -> bytes:
    paper = draft_decision()
    signer = replace(paper.frame.signer, name=SIGNER)
    return pdf(replace(paper, frame=replace(paper.frame, signer=signer), issued=True))


def key(folder: Path, image: str = "") -> tuple[Key, str]:
    file, roots = in_files(folder)
    return Key(file=str(file), password=PASSWORD, image=image), str(roots)


def test_a_signed_file_says_who_and_is_intact(decision: bytes, tmp_path: Path) -> None:
    with_file, roots = key(tmp_path)
    made = sign(decision, with_file, SIGNER)
    assert made.startswith(decision), "what was there before stays byte for byte"
    (one,) = signatures(made, roots)
    assert (one.by, one.intact, one.trusted) == (NAME, True, True)
    (stranger,) = signatures(made)
    assert (stranger.intact, stranger.trusted) == (True, False)
    assert signatures(decision) == []


def test_any_flipped_byte_breaks_it(decision: bytes, tmp_path: Path) -> None:
    with_file, roots = key(tmp_path)
    made = sign(decision, with_file, SIGNER)
    for place in range(100, len(decision), len(decision) // 25):
        changed = bytearray(made)
        changed[place] ^= 1
        assert not any(one.intact for one in signatures(bytes(changed), roots)), place


def test_what_is_added_afterwards_breaks_it(decision: bytes, tmp_path: Path) -> None:
    from pyhanko.pdf_utils.generic import TextStringObject, pdf_name
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    with_file, roots = key(tmp_path)
    writer = IncrementalPdfFileWriter(BytesIO(sign(decision, with_file, SIGNER)))
    page = writer.find_page_for_modification(0)[0].get_object()
    page[pdf_name("/Thidua")] = TextStringObject("thêm")
    writer.update_container(page)
    out = BytesIO()
    writer.write(out)
    assert [one.intact for one in signatures(out.getvalue(), roots)] == [False]


def test_the_image_stands_over_the_name_and_nothing_is_drawn_without_one(
    decision: bytes, tmp_path: Path
) -> None:
    image = tmp_path / "chu-ky.png"
    Image.new("RGBA", (180, 80), (0, 0, 200, 255)).save(image)
    seen = sign(decision, key(tmp_path, str(image))[0], SIGNER)
    place = signature_box(seen)
    page, name = name_box(seen)
    assert page == 0
    assert 0 < place[1] - name[3] < 10
    assert abs((place[0] + place[2]) / 2 - (name[0] + name[2]) / 2) < 3
    plain = sign(decision, key(tmp_path)[0], SIGNER)
    assert signature_box(plain) == [0, 0, 0, 0]
    assert shot(plain) == shot(decision) != shot(seen)


def test_it_stays_pdf_a(decision: bytes, tmp_path: Path) -> None:
    image = tmp_path / "chu-ky.png"
    Image.new("RGBA", (180, 80), (0, 0, 200, 120)).save(image)
    made = sign(decision, key(tmp_path, str(image))[0], SIGNER)
    root = PdfFileReader(BytesIO(made)).root
    assert b"pdfaid:part" in root["/Metadata"].data
    assert root["/OutputIntents"]
    field = root["/AcroForm"]["/Fields"][0]
    assert field["/F"] & 4, "PDF/A-2, 6.3.2: annotations print"
    assert "/N" in field["/AP"], "PDF/A-2, 6.3.3: an annotation that is seen has an appearance"
    assert "/NeedAppearances" not in root["/AcroForm"]


def test_a_wrong_password_is_told(decision: bytes, tmp_path: Path) -> None:
    with_file, _roots = key(tmp_path)
    with pytest.raises(Refused, match="Chưa ký số được"):
        sign(decision, replace(with_file, password="sai"), SIGNER)


def signature_box(made: bytes) -> list[float]:
    field = PdfFileReader(BytesIO(made)).root["/AcroForm"]["/Fields"][0]
    return [float(edge) for edge in field["/Rect"]]


def name_box(made: bytes) -> tuple[int, tuple[float, float, float, float]]:
    text = PdfDocument(made)[0].get_textpage()
    at, count = text.search(SIGNER, match_case=True).get_next()
    first, last = text.get_charbox(at, loose=True), text.get_charbox(at + count - 1, loose=True)
    return 0, (first[0], first[1], last[2], first[3])


def shot(made: bytes) -> str:
    document = PdfDocument(made)
    document.init_forms()
    drawn = document[0].render(scale=1, may_draw_forms=True).to_pil()
    return hashlib.sha256(drawn.tobytes()).hexdigest()
