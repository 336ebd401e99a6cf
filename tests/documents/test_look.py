"""Papers look as annex I of Decree 30/2020 asks: face, page, margins, repeated headings, long names."""

import unicodedata
from dataclasses import replace
from io import BytesIO
from itertools import product

import pypdfium2
import pytest
from docx import Document

from tests.documents.reading import faces, marks, pages, pdf_words, words
from thidua.core.papers import Nominee, NomineeList, Paper, Worded
from thidua.core.papers.samples import draft_decision, samples
from thidua.core.papers.samples_frame import FRAME, OCCASION
from thidua.core.papers.template import given, read
from thidua.documents import docx, pdf
from thidua.documents.docx_markup import twips
from thidua.documents.face import FONTS, lacking, width
from thidua.documents.layout import DECREE_30_2020 as LAYOUT
from thidua.documents.layout import LABELS

PAGES = {
    "danh-sach-de-nghi": 1,
    "to-trinh": 2,
    "de-nghi-cap-tren": 3,
    "bien-ban-hop-hoi-dong": 3,
    "du-thao-quyet-dinh": 2,
    "giai-trinh": 1,
    "giai-trinh-chung": 2,
    "quyet-dinh-huy-bo": 2,
    "quyet-dinh-dinh-chinh": 1,
    "thu-thong-bao-ket-qua": 1,
    "muc-luc": 1,
    "ke-hoach-phat-dong": 3,
    "mau-dang-ky-kem-ke-hoach": 1,
    "bang-khen": 1,
    "bang-khen-ca-dot": 2,
    "thong-bao-lay-y-kien": 2,
    "ban-tin-truyen-thanh": 1,
    "phieu-tra-ho-so": 1,
    "giay-moi-hop": 1,
    "phieu-bau": 2,
    "bien-ban-kiem-phieu": 2,
    "bao-cao-tham-dinh": 2,
    "bao-cao-so-ket": 3,
    "bao-cao-dinh-ky": 3,
    "bao-cao-tong-ket": 3,
    "so-vang": 2,
    "danh-sach-chi-tien-thuong": 2,
    "bieu-0601-n": 1,
    "bieu-0602-n": 1,
    "bieu-0603-n": 1,
    "dang-ky-thi-dua-tap-the": 1,
    "dang-ky-thi-dua-ca-nhan": 1,
    "giao-uoc-thi-dua": 2,
    "bao-cao-thanh-tich-tap-the": 2,
    "bao-cao-thanh-tich-ca-nhan": 2,
    "tom-tat-thanh-tich": 1,
    "xac-nhan-sang-kien": 2,
    "quyet-dinh-cong-nhan-sang-kien": 2,
    "bien-ban-hop-hoi-dong-sang-kien": 2,
    "quyet-dinh-huy-cong-nhan-sang-kien": 1,
}
SAMPLES = {paper.slug: paper for paper in samples()}
LETTERS = [slug for slug in SAMPLES if not slug.startswith("bang-khen")]
"""Papers in the layout of the decree; certificates have sheets of their own."""
LONG = (
    "Phòng Kiểm soát thủ tục hành chính và Trung tâm Phục vụ hành chính công thuộc Văn phòng "
    "Ủy ban nhân dân tỉnh Mẫu (đơn vị mẫu)"
)


def roll(rows: int, name: str = "Cá nhân mẫu") -> NomineeList:
    """A list of so many people."""
    people = (Nominee(f"{name} {i:03d}", "individual", "Bằng khen", "Phòng Mẫu") for i in range(1, rows + 1))
    return NomineeList(FRAME, OCCASION, tuple(people))


@pytest.fixture(params=SAMPLES)
def paper(request: pytest.FixtureRequest) -> Paper:
    return SAMPLES[request.param]


def test_tinos_is_the_only_face(paper: Paper) -> None:
    used = faces(pdf(paper))
    assert used
    assert used <= {"Tinos", "Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}


def test_number_of_pages(paper: Paper) -> None:
    assert len(pages(pdf(paper))) == PAGES[paper.slug]


@pytest.mark.parametrize("slug", LETTERS)
def test_page_is_a4_and_nothing_leaves_the_margins(slug: str) -> None:
    made = pdf(SAMPLES[slug])
    sheets = [page.get_size() for page in pypdfium2.PdfDocument(made)]
    for size in sheets:
        assert sorted(size) == pytest.approx([595.28, 841.89], abs=0.1)
    for number, left, bottom, end, _ in marks(made):
        wide, high = sheets[number - 1]
        layout = LAYOUT if high > wide else LAYOUT.lying()
        assert left >= layout.left - 0.3
        assert end <= layout.width - layout.right + 0.3
        assert bottom >= layout.bottom - 0.3


def test_page_number_stands_in_the_top_margin_from_the_second_page_on() -> None:
    made = pdf(roll(60))
    above = LAYOUT.height - LAYOUT.top
    heads = [mark for mark in marks(made) if mark[2] > above]
    assert {page for page, *_ in heads} == set(range(2, len(pages(made)) + 1))
    centre = LAYOUT.left + LAYOUT.measure / 2
    for _, left, _, right, _ in heads:
        assert (left + right) / 2 == pytest.approx(centre, abs=3)


def test_an_annex_counts_its_pages_anew() -> None:
    whole = draft_decision()
    people = tuple(replace(whole.nominees[-1], name=f"Cá nhân mẫu {i:03d}") for i in range(60))
    first = [words(text)[0] for text in pages(pdf(replace(whole, nominees=people)))]
    assert first[1:] == ["Phụ", "2", "3"][: len(first) - 1]


def test_a_list_of_120_rows_repeats_its_headings() -> None:
    made = pdf(roll(120))
    told = pages(made)
    assert len(told) >= 4
    for number, text in enumerate(told, 1):
        assert words(text).count("STT") == 1, f"page {number}"
    numbers = [w for w in pdf_words(made) if len(w) == 3 and w.isdigit()]
    for i in range(1, 121):
        assert f"{i:03d}" in numbers


def test_headings_repeat_and_rows_hold_together_in_word() -> None:
    table = Document(BytesIO(docx(roll(120)))).tables[1]
    assert table._tbl.tr_lst[0].xpath("w:trPr/w:tblHeader")
    assert all(row.xpath("w:trPr/w:cantSplit") for row in table._tbl.tr_lst)
    assert len(table._tbl.tr_lst) == 122


def test_a_name_of_more_than_90_letters_wraps_inside_its_cell() -> None:
    assert len(LONG) > 90
    made = pdf(roll(3, LONG))
    assert " ".join(pdf_words(made)).count("(đơn vị mẫu)") == 3
    assert max(end for _, _, _, end, _ in marks(made)) <= LAYOUT.width - LAYOUT.right + 0.3


def test_a_long_code_wraps_inside_its_cell() -> None:
    code = "index_results:tinh-mau-so-mau-phong-mau-chi-so-cai-cach-hanh-chinh-2024-quyet-dinh-cong-bo"
    people = (Nominee(code, "individual", "Bằng khen"),)
    made = pdf(NomineeList(FRAME, OCCASION, people))
    assert max(end for _, _, _, end, _ in marks(made)) <= LAYOUT.width - LAYOUT.right + 0.3


def test_a_code_that_fits_can_be_searched_for() -> None:
    people = (Nominee("Cá nhân mẫu", "individual", "Bằng khen", clause="IV.1.2.b*1"),)
    assert "IV.1.2.b*1" in pages(pdf(NomineeList(FRAME, OCCASION, people)))[0]


def test_a_signature_never_stands_alone_on_a_page() -> None:
    for rows in range(14, 34):
        for text in pages(pdf(roll(rows)))[1:]:
            if "GIÁM ĐỐC" in text:
                assert "Danh sách này có" in text, f"{rows} rows"


def test_a_signature_right_under_a_table_stands_with_its_last_row() -> None:
    bare = read(given("danh-sach-de-nghi").replace("Danh sách này có {số lượng}.\n", ""))
    for count in range(16, 40):
        for text in pages(pdf(Worded(roll(count), bare)))[1:]:
            if "GIÁM ĐỐC" in text:
                assert f"Cá nhân mẫu {count:03d}" in " ".join(text.split()), f"{count} rows"


def test_word_keeps_that_row_with_the_signature_too() -> None:
    bare = read(given("danh-sach-de-nghi").replace("Danh sách này có {số lượng}.\n", ""))
    table = Document(BytesIO(docx(Worded(roll(3), bare)))).tables[1]
    kept = [bool(row.xpath(".//w:keepNext")) for row in table._tbl.tr_lst]
    assert kept[-2:] == [False, True]


def test_word_gets_the_page_of_the_decree_and_its_face() -> None:
    made = Document(BytesIO(docx(SAMPLES["to-trinh"])))
    section = made.sections[0]
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    for edge, mm in zip(edges, (LAYOUT.top, LAYOUT.bottom, LAYOUT.left, LAYOUT.right), strict=True):
        assert edge is not None
        assert edge.twips == pytest.approx(twips(mm), abs=1)
    assert section.different_first_page_header_footer
    assert "Times New Roman" in made.styles.element.xml
    assert "Calibri" not in made.styles.element.xml


def test_word_lists_the_styles_in_vietnamese() -> None:
    assert set(LABELS) == set(LAYOUT.styles)
    names = {style.name for style in Document(BytesIO(docx(SAMPLES["to-trinh"]))).styles}
    assert {f"Văn bản: {label}" for label in LABELS.values()} <= names


def test_the_rule_under_the_motto_is_as_long_as_the_motto() -> None:
    made = pdf(SAMPLES["to-trinh"])
    page = pypdfium2.PdfDocument(made)[0]
    lines = [box for box in (obj.get_bounds() for obj in page.get_objects()) if box[3] - box[1] < 1.5]
    lengths = [round((right - left) * 25.4 / 72, 1) for left, _, right, _ in lines]
    motto = width(LAYOUT.motto, LAYOUT.styles["motto"].size, bold=True)
    assert any(length == pytest.approx(motto, abs=1) for length in lengths)


def test_tinos_has_every_vietnamese_letter() -> None:
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    letters = {unicodedata.normalize("NFC", v + t) for v, t in product("aăâeêioôơuưy", tones)}
    letters |= set("bcdđghklmnpqrstvx") | set("–—…“”‘’•§%°")
    assert lacking("".join(letters | {c.upper() for c in letters})) == set()


def test_the_face_ships_with_its_licence() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert len(list(FONTS.glob("Tinos-*.ttf"))) == 4
