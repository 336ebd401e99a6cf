"""Blocks beyond plain text: charts, QR codes, lying sheets, numbered annexes, annexes in files of their own."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import ClassVar

import pypdfium2
import pytest
import zxingcpp
from docx import Document
from docx.enum.section import WD_ORIENT
from PIL import Image

from tests.documents.reading import docx_words, faces, marks, pages, pdf_words, words
from thidua.core.errors import Faults
from thidua.core.papers import Block, Chart, Code, Frame, Paper, SeparateAnnex, Series, SignedLine
from thidua.core.papers.blocks import Column, Row, Table
from thidua.core.papers.charts import MOST, Kind
from thidua.core.papers.samples import FRAME, draft_decision
from thidua.core.papers.template import Template, Words, read
from thidua.core.wording import Say
from thidua.documents import docx, pdf
from thidua.documents.layout import DECREE_30_2020 as LAYOUT
from thidua.documents.layout import LAYOUTS, layout_on

LONG = (
    "Phòng Kiểm soát thủ tục hành chính và Trung tâm Phục vụ hành chính công thuộc Văn phòng "
    "Ủy ban nhân dân tỉnh Mẫu (đơn vị mẫu)"
)
UNITS = tuple(f"Sở Mẫu số {i:02d}" for i in range(1, 7))
SIGNED = SignedLine("12/QĐ-SM", datetime.fromisoformat("2025-01-15T14:30:00+07:00"))
CODE = Code("https://thidua.mau.example/kiem-tra/7K3M-9QXP-2WHD", "7K3M-9QXP-2WHD", "Quét mã để kiểm tra.")


@dataclass(frozen=True)
class Shown(Paper):
    """Any blocks as a paper."""

    slug: ClassVar[str] = "thu"
    label: ClassVar[Say] = Say("Thử", "Trial")
    shown: tuple[Block, ...]
    frame: Frame = FRAME
    title: ClassVar[str] = "Thử"  # type: ignore[assignment]  # nothing to be told

    def words(self) -> Words:
        return {}

    def blocks(self, template: Template | None = None) -> tuple[Block, ...]:
        return self.shown


def chart(kind: Kind, series: int, units: tuple[str, ...] = UNITS) -> Chart:
    columns = [
        Series(f"Mức {k}", tuple(Decimal(i * 7 * k % 50) for i, _ in enumerate(units))) for k in (1, 2, 3, 4)
    ]
    return Chart(kind, "Biểu đồ 1. Kết quả", units, tuple(columns[:series]), "điểm", "Đơn vị")


@pytest.mark.parametrize(
    ("kind", "series"), [("bars", 1), ("bars", 3), ("stacked", 4), ("dots", 1), ("dots", 2)]
)
def test_a_chart_says_the_same_in_both_forms_in_tinos(kind: Kind, series: int) -> None:
    paper = Shown((chart(kind, series, (*UNITS, LONG)),))
    made, word = pdf(paper), docx(paper)
    assert pdf_words(made) == docx_words(word)
    assert all("Tinos" in face for face in faces(made))
    assert made == pdf(paper)
    assert word == docx(paper)


def test_figures_without_a_value_are_dots_and_never_nought() -> None:
    told = Chart("bars", "", ("Sở Mẫu",), (Series("Điểm", (None,)),))
    assert told.rows() == (("Sở Mẫu", "…"),)


def test_a_chart_of_many_lines_goes_over_pages_inside_the_margins() -> None:
    made = pdf(Shown((chart("bars", 2, tuple(f"Sở Mẫu {i:03d}" for i in range(60))),)))
    assert " ".join(pdf_words(made)).count("(tiếp theo)") >= 1
    assert all(
        LAYOUT.left - 0.3 <= left and right <= 210 - LAYOUT.right + 0.3
        for _, left, _, right, _ in marks(made)
    )
    assert all(bottom >= LAYOUT.bottom - 0.3 for _, _, bottom, _, _ in marks(made))


def test_a_chart_that_could_not_be_read_is_refused() -> None:
    one = Series("Điểm", (1,))
    with pytest.raises(ValueError, match="one to 2 series"):
        Chart("dots", "", ("Sở Mẫu",), (one,) * (MOST["dots"] + 1))
    with pytest.raises(ValueError, match="for each label"):
        Chart("bars", "", ("Sở Mẫu", "Sở khác"), (one,))
    with pytest.raises(ValueError, match="below zero"):
        Chart("bars", "", ("Sở Mẫu",), (Series("Điểm", (-1,)),))


def test_a_chart_is_lines_in_the_pdf_and_a_sharp_picture_in_word() -> None:
    paper = Shown((chart("stacked", 4),))
    kinds = {obj.type for obj in pypdfium2.PdfDocument(pdf(paper))[0].get_objects()}
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in kinds
    inside = Document(BytesIO(docx(paper))).inline_shapes[0]
    assert inside.width.mm == pytest.approx(LAYOUT.measure, abs=0.1)


def code_on(page: pypdfium2.PdfPage) -> zxingcpp.Barcode:
    return zxingcpp.read_barcodes(page.render(scale=300 / 72).to_pil())[0]


def test_the_qr_code_is_20_mm_wide_and_its_check_code_stands_under_it() -> None:
    paper = replace(draft_decision(), frame=replace(FRAME, code=CODE))
    page = pypdfium2.PdfDocument(pdf(paper))[0]
    found = code_on(page)
    assert found.text == CODE.link
    corners = found.position
    assert (corners.top_right.x - corners.top_left.x) * 25.4 / 300 == pytest.approx(20, abs=0.4)
    under = page.get_textpage().search("7K3M-9QXP-2WHD").get_next()
    assert under
    top = page.get_textpage().get_charbox(under[0])[3]
    code_bottom = 297 - corners.bottom_left.y * 25.4 / 300
    assert 0 < code_bottom - top * 25.4 / 72 < 4
    assert pdf_words(pdf(paper)) == docx_words(docx(paper))


def test_the_qr_code_in_word_is_the_same() -> None:
    package = Document(BytesIO(docx(replace(draft_decision(), frame=replace(FRAME, code=CODE)))))
    shape = package.inline_shapes[0]
    assert (shape.width.mm, shape.height.mm) == (pytest.approx(20), pytest.approx(20))
    part = package.part.related_parts["picture1"]
    code = Image.open(BytesIO(part.blob)).convert("L")
    framed = Image.new("L", (code.width + 80, code.height + 80), 255)
    framed.paste(code, (40, 40))
    assert zxingcpp.read_barcodes(framed)[0].text == CODE.link


def wide() -> tuple[Block, ...]:
    columns = tuple(Column(f"Cột {i}", 20) for i in range(1, 13))
    table = Table(columns, tuple(Row(tuple(f"{r}.{c}" for c in range(12))) for r in range(60)))
    said = read("Văn bản.\n--- ngang\n# Phụ lục\n## BẢNG A\n[[bảng]]\n---\n# Phụ lục\n## BẢNG B\nHết.")
    return said.blocks({}, {"bảng": (table,)})


def test_an_annex_may_lie_on_its_long_side_and_counts_its_own_pages() -> None:
    made = pdf(Shown(wide()))
    sizes = [tuple(round(v * 25.4 / 72) for v in page.get_size()) for page in pypdfium2.PdfDocument(made)]
    assert sizes == [(210, 297), (297, 210), (297, 210), (297, 210), (210, 297)]
    first = [words(text)[0] for text in pages(made)]
    assert first == ["Văn", "Phụ", "2", "3", "Phụ"]
    for page, left, _, right, _ in marks(made):
        wide_sheet = sizes[page - 1][0]
        assert left >= LAYOUT.left - 0.3
        assert right <= wide_sheet - LAYOUT.right + 0.3


def test_word_turns_the_sheets_of_that_annex_too() -> None:
    sections = Document(BytesIO(docx(Shown(wide())))).sections
    lies = [(s.orientation, round(s.page_width.mm), round(s.page_height.mm)) for s in sections]
    upright = (WD_ORIENT.PORTRAIT, 210, 297)
    assert lies == [upright, (WD_ORIENT.LANDSCAPE, 297, 210), upright]
    numbers = [s._sectPr.xpath("w:pgNumType/@w:start") for s in sections]
    assert numbers == [[], ["1"], ["1"]]


def test_a_whole_paper_may_lie() -> None:
    made = pypdfium2.PdfDocument(pdf(Shown(read("--- ngang\nVăn bản.").blocks({}, {}))))
    assert [round(made[0].get_width() * 25.4 / 72), len(made)] == [297, 1]


def test_several_annexes_are_numbered_and_a_single_one_is_not() -> None:
    assert [w for w in pdf_words(pdf(Shown(wide()))) if w in ("I", "II", "III")] == ["I", "II"]
    assert "Phụ lục DANH SÁCH" in " ".join(pdf_words(pdf(draft_decision())))


def test_an_unknown_way_to_lay_an_annex_is_refused() -> None:
    with pytest.raises(Faults, match="dòng 2: Không hiểu “--- dọc”"):
        read("Văn bản.\n--- dọc")


def test_an_annex_in_a_file_of_its_own_carries_number_and_time_at_the_top_right() -> None:
    annex = SeparateAnnex(draft_decision(), 1, SIGNED)
    made = pdf(annex)
    assert pdf_words(made)[:3] == ["Số:", "12/QĐ-SM;", "2025-01-15T14:30:00+07:00"]
    assert pdf_words(made) == docx_words(docx(annex))
    line = [m for m in marks(made) if m[4] > 297 - LAYOUT.top]
    assert max(right for *_, right, _ in line) == pytest.approx(210 - LAYOUT.right, abs=0.5)
    assert "Điều 1." not in " ".join(pdf_words(made))
    assert annex.title.startswith("Phụ lục DANH SÁCH")


def test_the_layout_is_that_of_the_day() -> None:
    assert layout_on(None) is LAYOUTS[-1]
    assert layout_on(LAYOUT.valid_from) is LAYOUT
    assert layout_on(datetime(2001, 1, 1, tzinfo=None).date()) is LAYOUTS[0]  # noqa: DTZ001  # a day, no time
