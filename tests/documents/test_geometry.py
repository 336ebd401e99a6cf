"""The made PDF and DOCX measured against annex I of Decree 30/2020/NĐ-CP, in mm and points.

The figures of the decree stand here once more, apart from those of the program.
"""

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGNED

from tests.documents.measuring import Measured, Rule
from tests.documents.test_blocks import Shown
from thidua.core.papers import Nominee, NomineeList, Office, Signer
from thidua.core.papers.samples import FRAME, OCCASION
from thidua.core.papers.template import read
from thidua.documents import docx, pdf

pytestmark = pytest.mark.slow

SINGLE = 1.149
"""Height of a single line of Times New Roman and of Tinos, of its type size."""
LONG = "Phòng Kiểm soát thủ tục hành chính và Phục vụ hành chính công"
SIGNER = Signer("Phó Giám đốc", "KT. Giám đốc", "Người Ký Mẫu")
OFFICE = Office("Sở Mẫu", "SM", "Tỉnh Mẫu", "UBND tỉnh Mẫu")
HEAD = replace(FRAME, office=OFFICE, signer=SIGNER, number=7, on=date(2025, 2, 5), notes=())
TEXT = """[[đầu văn bản]]
# TỜ TRÌNH
## Về việc đề nghị khen thưởng mẫu
> Chủ tịch Ủy ban nhân dân tỉnh Mẫu
~ Căn cứ Luật Thi đua, khen thưởng mẫu
= Chương I
= QUY ĐỊNH CHUNG
== Mục 1
== PHẠM VI
=== Điều 1. Phạm vi mẫu
1. Khoản mẫu dài hơn một dòng để thấy lời văn dàn đều cả hai lề, thụt dòng đầu và giãn dòng, rồi sang dòng thứ hai.
a) Điểm mẫu.
Đoạn cuối của văn bản mẫu./.
[[chữ ký]]
--- ngang
# Phụ lục
## DANH SÁCH MẪU
^ (Kèm theo Tờ trình mẫu)
Dòng phụ lục.
"""


def whole(about: str = "") -> Shown:
    frame = replace(HEAD, about=about)
    return Shown(read(TEXT).blocks({}, frame.parts("TTr")), frame)


MADE = Measured(pdf(whole()))
WORD = Document(BytesIO(docx(whole())))
LEFT, RIGHT = 30.0, 15.0
MIDDLE = LEFT + (210 - LEFT - RIGHT) / 2
DECREE: tuple[tuple[str, str, tuple[float, float], bool, bool], ...] = (
    ("quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (12, 13), True, False),
    ("tiêu ngữ", "Độc lập - Tự do - Hạnh phúc", (13, 14), True, False),
    ("cơ quan chủ quản", "UBND TỈNH MẪU", (12, 13), False, False),
    ("cơ quan ban hành", "SỞ MẪU", (12, 13), True, False),
    ("số, ký hiệu", "Số: 07/TTr-SM", (13, 13), False, False),
    ("địa danh, ngày tháng", "Tỉnh Mẫu, ngày 05 tháng 02 năm 2025", (13, 14), False, True),
    ("tên loại", "TỜ TRÌNH", (13, 14), True, False),
    ("trích yếu", "Về việc đề nghị khen thưởng mẫu", (13, 14), True, False),
    ("kính gửi", "Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh Mẫu", (13, 14), False, False),
    ("căn cứ", "Căn cứ Luật Thi đua, khen thưởng mẫu.", (13, 14), False, True),
    ("chương", "Chương I", (13, 14), True, False),
    ("tiêu đề chương", "QUY ĐỊNH CHUNG", (13, 14), True, False),
    ("mục", "Mục 1", (13, 14), True, False),
    ("điều", "Điều 1. Phạm vi mẫu", (13, 14), True, False),
    ("khoản", "1. Khoản mẫu dài hơn", (13, 14), False, False),
    ("điểm", "a) Điểm mẫu.", (13, 14), False, False),
    ("quyền hạn", "KT. GIÁM ĐỐC", (13, 14), True, False),
    ("chức vụ", "PHÓ GIÁM ĐỐC", (13, 14), True, False),
    ("họ tên", "Người Ký Mẫu", (13, 14), True, False),
    ("nơi nhận", "Nơi nhận:", (12, 12), True, True),
    ("danh sách nơi nhận", "- Như trên;", (11, 11), False, False),
)
CENTRED = ("tên loại", "trích yếu", "kính gửi", "chương", "tiêu đề chương", "mục")


@pytest.mark.parametrize(("component", "told", "sizes", "bold", "italic"), DECREE, ids=[d[0] for d in DECREE])
def test_face_size_and_style_in_the_pdf(
    component: str, told: str, sizes: tuple[float, float], bold: bool, italic: bool
) -> None:
    words = MADE.words(told)
    assert words.face.startswith("Tinos")
    assert sizes[0] <= words.size <= sizes[1]
    assert (words.bold, words.italic) == (bold, italic)
    assert words.left >= LEFT - 0.3
    assert words.right <= 210 - RIGHT + 0.3
    if component in CENTRED:
        assert words.centre == pytest.approx(MIDDLE, abs=0.6)


def in_word(told: str) -> Any:
    """The paragraph of the DOCX that says this."""
    wanted = [p for p in WORD.element.body.iter("{*}p") if "".join(p.xpath(".//w:t/text()")).startswith(told)]
    return next(p for p in _paragraphs() if p._p is wanted[0])


def _paragraphs() -> list[Any]:
    cells = [cell for table in WORD.tables for row in table.rows for cell in row.cells]
    return [*WORD.paragraphs, *(p for cell in cells for p in cell.paragraphs)]


@pytest.mark.parametrize(("component", "told", "sizes", "bold", "italic"), DECREE, ids=[d[0] for d in DECREE])
def test_face_size_and_style_in_word(
    component: str, told: str, sizes: tuple[float, float], bold: bool, italic: bool
) -> None:
    style = in_word(told).style
    assert sizes[0] <= style.font.size.pt <= sizes[1]
    assert (bool(style.font.bold), bool(style.font.italic)) == (bold, italic)
    if component in CENTRED:
        assert style.paragraph_format.alignment == ALIGNED.CENTER


def test_word_knows_one_face_only() -> None:
    named = {
        face for part in (WORD.styles.element, WORD.element) for face in part.xpath(".//w:rFonts/@w:ascii")
    }
    assert named == {"Times New Roman"}


def test_margins_are_those_of_the_decree() -> None:
    first = MADE.lines()[0]
    assert 20 <= first.top <= 25
    body = MADE.words("thụt dòng đầu")
    assert body.left >= LEFT
    line = next(
        line for line in MADE.lines() if line.baseline == pytest.approx(MADE.words("1. Khoản").baseline)
    )
    assert line.right == pytest.approx(210 - RIGHT, abs=0.5)
    for section in WORD.sections:
        edges = (
            section.top_margin.mm,
            section.bottom_margin.mm,
            section.left_margin.mm,
            section.right_margin.mm,
        )
        for edge, (least, most) in zip(edges, ((20, 25), (20, 25), (30, 35), (15, 20)), strict=True):
            assert least - 0.05 <= edge <= most + 0.05


def test_the_head_has_two_columns_with_their_words_centred() -> None:
    upper, agency, number = (MADE.words(w) for w in ("UBND TỈNH MẪU", "SỞ MẪU", "Số: 07/TTr-SM"))
    nation, motto = MADE.words(DECREE[0][1]), MADE.words(DECREE[1][1])
    place = MADE.words(DECREE[5][1])
    assert upper.centre == pytest.approx(agency.centre, abs=0.4)
    assert number.centre == pytest.approx(agency.centre, abs=0.4)
    assert nation.centre == pytest.approx(motto.centre, abs=0.4)
    assert place.centre == pytest.approx(nation.centre, abs=0.4)
    assert agency.right < nation.left
    assert upper.baseline == pytest.approx(nation.baseline, abs=0.3)
    assert number.top == pytest.approx(place.top, abs=1.2)
    assert motto.baseline - nation.baseline == pytest.approx(14 * SINGLE * 25.4 / 72, abs=0.7)


def under(rules: list[Rule], baseline: float) -> Rule:
    return next(rule for rule in rules if rule.y > baseline)


def test_rules_are_drawn_under_motto_agency_and_abstract_in_their_lengths() -> None:
    motto, agency = MADE.words(DECREE[1][1]), MADE.words("SỞ MẪU")
    abstract = MADE.words(DECREE[7][1])
    rules = MADE.rules()
    below_motto = next(
        r for r in rules if r.centre == pytest.approx(motto.centre, abs=1) and r.y > motto.baseline
    )
    assert below_motto.length == pytest.approx(motto.right - motto.left, abs=1)
    assert 0.5 < below_motto.y - motto.baseline < 4
    below_agency = next(r for r in rules if r.centre == pytest.approx(agency.centre, abs=1))
    assert 1 / 3 <= below_agency.length / (agency.right - agency.left) <= 1 / 2
    below_abstract = under(rules, abstract.baseline)
    assert 1 / 3 <= below_abstract.length / (abstract.right - abstract.left) <= 1 / 2
    assert below_abstract.centre == pytest.approx(MIDDLE, abs=0.5)


def test_word_draws_them_as_borders_and_underlines_nothing() -> None:
    body = WORD.element.body
    assert not body.xpath(".//w:u")
    assert not WORD.styles.element.xpath(".//w:u")
    assert len(body.xpath(".//w:pBdr")) == 3


def test_paragraphs_are_indented_parted_and_spaced_as_the_decree_allows() -> None:
    lines = MADE.lines()
    first = MADE.words("1. Khoản")
    assert first.left - LEFT == pytest.approx(12.7, abs=0.5)
    at = next(i for i, line in enumerate(lines) if line.baseline == pytest.approx(first.baseline))
    step = (lines[at + 1].baseline - lines[at].baseline) / (first.size * 25.4 / 72 * SINGLE)
    assert 1 <= step <= 1.5
    point = MADE.words("a) Điểm mẫu.")
    between = (point.baseline - lines[at + 1].baseline) / 25.4 * 72 - step * first.size * SINGLE
    assert between >= 5.9
    assert MADE.words("Điều 1. Phạm vi mẫu").left - LEFT == pytest.approx(12.7, abs=0.5)


def test_word_has_the_same_indents_and_spaces() -> None:
    form = in_word("1. Khoản").style.paragraph_format
    assert form.first_line_indent.cm == pytest.approx(1.27, abs=0.01)
    assert form.space_before.pt >= 6
    assert 1 <= form.line_spacing <= 1.5
    assert form.alignment == ALIGNED.JUSTIFY


def test_who_signs_stands_at_the_right_and_who_receives_at_the_left_on_one_height() -> None:
    right, post, name = (MADE.words(w) for w in ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Người Ký Mẫu"))
    for line in (right, post, name):
        assert line.centre == pytest.approx(right.centre, abs=0.4)
        assert line.left > MIDDLE
    assert right.top < post.top < name.top
    assert name.top - post.bottom > 20
    received = MADE.words("Nơi nhận:")
    assert received.left == pytest.approx(LEFT, abs=0.5)
    assert received.baseline == pytest.approx(right.baseline, abs=1)
    assert MADE.words("- Lưu: VT, VP.").baseline > received.baseline


def test_what_an_official_letter_is_about_stands_6_points_under_its_number() -> None:
    page = Measured(pdf(whole(about="V/v đề nghị khen thưởng")))
    number, about = page.words("Số: 07/TTr-SM"), page.words("V/v đề nghị khen thưởng")
    assert 12 <= about.size <= 13
    assert not about.bold
    assert not about.italic
    assert about.centre == pytest.approx(number.centre, abs=0.4)
    gap = (about.baseline - number.baseline) / 25.4 * 72 - about.size * SINGLE
    assert gap == pytest.approx(6, abs=0.5)


def test_a_long_agency_parts_into_lines_that_stay_in_their_column() -> None:
    frame = replace(HEAD, office=Office(LONG, "SM", "Tỉnh Mẫu", "Văn phòng Ủy ban nhân dân tỉnh Mẫu"))
    page = Measured(
        pdf(Shown(read("[[đầu văn bản]]\nHết.\n[[chữ ký]]").blocks({}, frame.parts("TTr")), frame))
    )
    nation = page.words("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    for told in ("PHÒNG", "HÀNH CHÍNH CÔNG"):
        assert page.words(told).right < nation.left


def test_an_annex_is_titled_in_14_bold_and_lies_where_it_asks() -> None:
    page = Measured(pdf(whole()), 1)
    assert (round(page.width), round(page.height)) == (297, 210)
    middle = LEFT + (297 - LEFT - RIGHT) / 2
    for told in ("Phụ lục", "DANH SÁCH MẪU"):
        words = page.words(told)
        assert words.size == 14
        assert words.bold
        assert words.centre == pytest.approx(middle, abs=0.6)
    attached = page.words("(Kèm theo Tờ trình mẫu)")
    assert attached.italic
    assert 13 <= attached.size <= 14


def test_page_numbers_are_13_or_14_upright_in_the_middle_of_the_top_margin() -> None:
    people = tuple(Nominee(f"Cá nhân mẫu {i:03d}", "individual", "Bằng khen") for i in range(300))
    made = pdf(NomineeList(FRAME, OCCASION, people))
    pages = len(Measured(made).document)
    assert pages >= 8
    for page in range(1, pages):
        number = Measured(made, page).lines()[0]
        assert 13 <= number.size <= 14
        assert not number.bold
        assert not number.italic
        assert number.bottom < 20
        assert number.centre == pytest.approx(MIDDLE, abs=0.6)
        told = Measured(made, page).words(str(page + 1))
        assert told.baseline == pytest.approx(number.baseline)


def test_lines_of_a_long_annex_do_not_touch() -> None:
    people = tuple(Nominee(f"{LONG} {i:03d}", "collective", "Bằng khen") for i in range(300))
    made = pdf(NomineeList(FRAME, OCCASION, people))
    document = Measured(made).document
    for page in range(len(document)):
        baselines = sorted({round(line.baseline, 1) for line in Measured(made, page).lines()})
        assert all(b - a > 0.2 for a, b in pairwise(baselines))
        assert max(line.bottom for line in Measured(made, page).lines()) <= 297 - 20 + 0.3
