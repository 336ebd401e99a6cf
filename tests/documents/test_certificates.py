"""Certificates: every element at its place in mm, on plain paper and over printed blanks; long names whole."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from docx import Document
from docx.enum.section import WD_ORIENT

from tests.documents.reading import docx_words, faces, marks, pages, pdf_words
from tests.documents.test_blocks import CODE, LONG, code_on
from thidua.core.errors import Faults
from thidua.core.papers import Certificate, CertificateSet, PositionTest, given_sheet, read_sheet
from thidua.core.papers.certificates import overprint
from thidua.core.papers.samples import FRAME
from thidua.core.papers.samples_certificates import certificate, certificate_set
from thidua.core.papers.sheets import Sheet, Spot
from thidua.core.papers.template import read
from thidua.documents import docx, pdf
from thidua.documents.board import fitted
from thidua.documents.docx_markup import twips

PLAIN = certificate(FRAME)
OVER = replace(PLAIN, sheet=overprint())
HEIGHT = 210


def placed(one: Certificate) -> dict[str, dict[str, Any]]:
    """Fitted elements by name."""
    return {spot["name"]: spot for spot in fitted(one.blocks()[0])["spots"]}


def found(made: bytes, words: str, below: float = 0) -> tuple[float, float, float, float]:
    """Left, top, right, bottom in mm, from the upper left corner of the first sheet, of words below some height."""
    text = pypdfium2.PdfDocument(made)[0].get_textpage()
    search = text.search(words)
    at, count = search.get_next()
    while HEIGHT - text.get_charbox(at)[3] * 25.4 / 72 < below:
        at, count = search.get_next()
    boxes = [text.get_charbox(i) for i in range(at, at + count) if text.get_text_range(i, 1).strip()]
    mm = 25.4 / 72
    left, right = min(b[0] for b in boxes), max(b[2] for b in boxes)
    return (
        left * mm,
        HEIGHT - max(b[3] for b in boxes) * mm,
        right * mm,
        HEIGHT - min(b[1] for b in boxes) * mm,
    )


@pytest.mark.parametrize("one", [PLAIN, OVER], ids=["plain", "overprint"])
def test_every_element_stands_inside_its_box_and_is_aligned_in_it(one: Certificate) -> None:
    made = pdf(one)
    for spot in one.sheet.spots:
        lines = placed(one).get(spot.name, {}).get("lines", [])
        for line in lines:
            left, top, right, bottom = found(made, line, spot.y)
            assert spot.x - 0.3 <= left < right <= spot.x + spot.width + 0.3, spot.name
            assert spot.y - 0.3 <= top < bottom <= spot.y + spot.height + 0.3, spot.name
            if spot.align == "centre":
                assert (left + right) / 2 == pytest.approx(spot.x + spot.width / 2, abs=0.6), spot.name
            if spot.align == "left":
                assert left == pytest.approx(spot.x, abs=0.6), spot.name


def test_the_sheet_is_a4_lying_in_both_forms() -> None:
    page = pypdfium2.PdfDocument(pdf(PLAIN))[0]
    assert [round(v * 25.4 / 72) for v in page.get_size()] == [297, 210]
    section = Document(BytesIO(docx(PLAIN))).sections[0]
    assert (section.orientation, round(section.page_width.mm)) == (WD_ORIENT.LANDSCAPE, 297)
    assert section._sectPr.xpath("w:pgBorders")
    assert not Document(BytesIO(docx(OVER))).sections[0]._sectPr.xpath("w:pgBorders")


def test_word_has_every_element_at_the_same_place() -> None:
    body = Document(BytesIO(docx(OVER))).element.body
    at = {
        (int(x), int(y))
        for x, y in zip(body.xpath(".//w:framePr/@w:x"), body.xpath(".//w:framePr/@w:y"), strict=True)
    }
    assert at == {(twips(s["x"]), twips(s["top"])) for s in placed(OVER).values()}


def test_tinos_alone_and_the_same_words_in_both_forms() -> None:
    for one in (PLAIN, OVER, certificate_set(FRAME)):
        made = pdf(one)
        assert {face.split("-")[0] for face in faces(made)} == {"Tinos"}
        assert pdf_words(made) == docx_words(docx(one))
        assert made == pdf(one)


def test_only_what_the_table_names_is_printed_over_a_blank() -> None:
    told = " ".join(pdf_words(pdf(OVER)))
    assert "Trung tâm Mẫu 02" in told
    assert "BẰNG KHEN" not in told
    assert "CỘNG HÒA" not in told
    lines = [obj.type for obj in pypdfium2.PdfDocument(pdf(OVER))[0].get_objects()]
    assert pypdfium2.raw.FPDF_PAGEOBJ_PATH not in lines


def test_an_office_moves_an_element_by_millimetres() -> None:
    text = overprint().text().replace("người nhận,40,98,", 'người nhận,50,"103,5",')
    before, after = (
        found(pdf(one), "Trung tâm Mẫu 02") for one in (OVER, replace(OVER, sheet=read_sheet(text)))
    )
    assert after[0] - before[0] == pytest.approx(10, abs=0.05)
    assert after[1] - before[1] == pytest.approx(5.5, abs=0.05)


def test_a_long_name_breaks_and_shrinks_and_is_whole() -> None:
    one = replace(PLAIN, recipient=LONG)
    spot = placed(one)["người nhận"]
    assert len(spot["lines"]) == 2
    assert 14 <= spot["size"] < 26
    assert LONG in " ".join(pdf_words(pdf(one)))
    first, second = (found(pdf(one), line) for line in spot["lines"])
    assert (first[2] - first[0]) == pytest.approx(second[2] - second[0], rel=0.35)


def test_what_cannot_fit_is_refused_with_the_cure() -> None:
    with pytest.raises(Faults, match="Phần “người nhận” không vừa ô 229 × 18 mm dù ở cỡ chữ 14") as caught:
        pdf(replace(PLAIN, recipient=" ".join([LONG] * 4)))
    assert "Nới ô hoặc giảm cỡ chữ nhỏ nhất" in str(caught.value)


def test_many_certificates_are_one_file_a_page_each() -> None:
    many = CertificateSet(tuple(replace(PLAIN, recipient=f"Cá nhân mẫu {i:03d}") for i in range(1, 61)))
    told = pages(pdf(many))
    assert len(told) == 60
    assert all(f"Cá nhân mẫu {i:03d}" in text for i, text in enumerate(told, 1))
    assert len(Document(BytesIO(docx(many))).sections) == 60


def test_the_check_code_stands_on_the_certificate() -> None:
    one = replace(PLAIN, frame=replace(PLAIN.frame, code=CODE))
    assert code_on(pypdfium2.PdfDocument(pdf(one))[0]).text == CODE.link
    assert "7K3M-9QXP-2WHD" in pdf_words(pdf(one))
    assert pdf_words(pdf(one)) == docx_words(docx(one))


def test_a_test_print_shows_rulers_and_every_box() -> None:
    sheet = overprint()
    made = pdf(PositionTest(sheet))
    page = pypdfium2.PdfDocument(made)[0]
    mm = 25.4 / 72
    paths = [obj.get_bounds() for obj in page.get_objects() if obj.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH]
    boxes = {
        (round(b[0] * mm), round(HEIGHT - b[3] * mm), round(b[2] * mm), round(HEIGHT - b[1] * mm))
        for b in paths
    }
    for spot in sheet.spots:
        box = (spot.x, spot.y, spot.x + spot.width, spot.y + spot.height)
        assert any(all(abs(a - b) <= 1 for a, b in zip(box, drawn, strict=True)) for drawn in boxes), (
            spot.name
        )
        assert spot.name in " ".join(pdf_words(made))
    assert {"10", "100", "200", "290"} <= set(pdf_words(made))
    assert len(list(marks(made))) > 100


@pytest.mark.parametrize("name", ["giay-tron", "phoi-in-san"])
def test_the_given_tables_are_read_and_written_the_same(name: str) -> None:
    sheet = given_sheet(name)
    assert read_sheet(sheet.text(), framed=sheet.framed) == sheet


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("người nhận", "người nhân", "dòng 2: Không có phần “người nhân”"),
        ("40,98,217,18", "40,98,270,18", "Ô nằm ngoài tờ giấy 297 × 210 mm"),
        ("40,98,217,18", "40,chín,217,18", "Cột “y” phải là số"),
        ("26,14,giữa", "26,14,giua", "Cột “căn” chỉ nhận: trái, giữa, phải"),
        ("26,14,giữa", "14,26,giữa", "Cỡ nhỏ nhất phải từ 6 đến cỡ chữ"),
        ("đơn vị", "người nhận", "“người nhận” có nhiều dòng"),
        ("phần,x", "phan,x", "Thiếu hoặc thừa cột"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_by_its_row(was: str, becomes: str, told: str) -> None:
    with pytest.raises(Faults, match=told):
        read_sheet(overprint().text().replace(was, becomes, 1))


def test_a_wording_may_only_name_places_that_there_are() -> None:
    with pytest.raises(Faults, match="dòng 1: Không có vị trí tên “đóng dấu”"):
        read("@ đóng dấu: {người nhận}")


def test_a_place_that_is_too_narrow_for_one_word_is_refused() -> None:
    spot = Spot("người nhận", 10, 10, 12, 20, 20, 12, "left", False, False, False, False)
    with pytest.raises(Faults, match="không vừa ô 12 × 20 mm"):
        pdf(replace(PLAIN, recipient="Nghiênggg", sheet=Sheet((spot,))))
