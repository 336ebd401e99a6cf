"""How an official paper looks: the measures of annex I of Decree 30/2020/NĐ-CP, in one table.

Both renderers read this table, so that DOCX and PDF look alike. Lengths are millimetres,
type sizes points.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal


@dataclass(frozen=True)
class Style:
    """How the words of one component are set; `before` is white above, in points."""

    size: float = 14
    bold: bool = False
    italic: bool = False
    align: Literal["left", "centre", "right", "justify"] = "left"
    indent: float = 0
    """First line, mm."""
    before: float = 0
    left: float = 0
    """Of the whole paragraph from the left margin, mm."""
    line: float = 1.1
    """Line spacing, single being 1."""
    keep: bool = False
    """Stays on the page of what follows."""


INDENT = 12.7
"""First line of a paragraph: 1 cm or 1.27 cm."""

STYLES: dict[str, Style] = {
    "upper": Style(13, align="centre", line=1),
    "agency": Style(13, bold=True, align="centre", line=1),
    "nation": Style(13, bold=True, align="centre", line=1),
    "motto": Style(14, bold=True, align="centre", line=1),
    "number": Style(13, align="centre", line=1),
    "dateline": Style(14, italic=True, align="centre", line=1),
    "about": Style(13, align="centre", before=6, line=1),
    "mark": Style(13, bold=True, align="centre", line=1),
    "masthead": Style(11, italic=True, align="centre"),
    "title": Style(14, bold=True, align="centre", before=14, keep=True),
    "abstract": Style(14, bold=True, align="centre", keep=True),
    "attached": Style(14, italic=True, align="centre", before=4, keep=True),
    "addressee": Style(14, align="centre", before=3),
    "addressee_head": Style(14, left=30, before=3, keep=True, line=1),
    "addressee_item": Style(14, left=42, before=2, line=1),
    "authority": Style(14, bold=True, align="centre", before=6, keep=True),
    "enact": Style(14, bold=True, align="centre", before=6, keep=True),
    "ground": Style(14, italic=True, align="justify", indent=INDENT, before=6),
    "body": Style(14, align="justify", indent=INDENT, before=6),
    "blank": Style(14, before=6),
    "item": Style(14, align="justify", indent=INDENT, before=6),
    "heading": Style(14, bold=True, indent=INDENT, before=8, keep=True),
    "chapter": Style(14, bold=True, align="centre", before=6, keep=True),
    "section": Style(14, bold=True, align="centre", before=6, keep=True),
    "article": Style(14, bold=True, align="justify", indent=INDENT, before=6, keep=True),
    "point": Style(14, indent=INDENT, before=6, keep=True),
    "label": Style(13, before=4, line=1),
    "value": Style(13, before=4, line=1),
    "cell": Style(12, line=1),
    "cell_head": Style(12, bold=True, align="centre", line=1),
    "cell_band": Style(12, bold=True, line=1),
    "signer": Style(14, bold=True, align="centre", line=1),
    "hint": Style(12, italic=True, align="centre", line=1),
    "recipients_head": Style(12, bold=True, italic=True, line=1),
    "recipients": Style(11, line=1),
    "code": Style(10, line=1),
    "note": Style(10, italic=True, line=1),
    "signed": Style(10, align="right", line=1),
    "chart_title": Style(13, bold=True, align="centre", line=1),
    "chart": Style(11, line=1),
    "chart_value": Style(10, line=1),
    "page_number": Style(13, align="centre", line=1),
}

LABELS: dict[str, str] = {
    "upper": "cơ quan chủ quản",
    "agency": "cơ quan ban hành",
    "nation": "quốc hiệu",
    "motto": "tiêu ngữ",
    "number": "số, ký hiệu",
    "dateline": "địa danh, ngày tháng",
    "about": "trích yếu công văn",
    "mark": "dấu dự thảo",
    "masthead": "dòng đầu phiếu",
    "title": "tên loại",
    "abstract": "trích yếu",
    "attached": "kèm theo",
    "addressee": "kính gửi",
    "addressee_head": "kính gửi nhiều nơi",
    "addressee_item": "kính gửi từng nơi",
    "authority": "thẩm quyền ban hành",
    "enact": "quyết định",
    "ground": "căn cứ",
    "body": "nội dung",
    "blank": "dòng chấm",
    "item": "gạch đầu dòng",
    "heading": "đề mục",
    "chapter": "phần, chương",
    "section": "mục",
    "article": "điều",
    "point": "đề mục của điểm",
    "label": "nhãn",
    "value": "giá trị",
    "cell": "ô bảng",
    "cell_head": "đầu bảng",
    "cell_band": "nhóm trong bảng",
    "signer": "người ký",
    "hint": "nhắc ký",
    "recipients_head": "nơi nhận",
    "recipients": "danh sách nơi nhận",
    "code": "mã kiểm tra",
    "note": "ghi chú",
    "signed": "dòng phụ lục điện tử",
    "chart_title": "tên biểu đồ",
    "chart": "nhãn biểu đồ",
    "chart_value": "số liệu biểu đồ",
    "page_number": "số trang",
}
"""What an office sees in the list of styles of its word processor."""


@dataclass(frozen=True)
class Layout:
    """Page and components, dated like the law that prescribes them."""

    source: str
    valid_from: date
    width: float = 210
    height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15
    page_number_at: float = 10
    """Of the page number, from the upper edge of the sheet."""
    agency_column: float = 66
    """Width of the left column of the head; the motto has the rest."""
    signing: float = 24
    """Room for a signature and a seal."""
    code: float = 20
    """Width of a QR code."""
    signed_at: float = 12
    """Of the line that ties an annex in a file of its own to its paper, from the upper edge."""
    rule: float = 0.5
    """Thickness of rules, points."""
    nation: str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    motto: str = "Độc lập - Tự do - Hạnh phúc"
    recipients: str = "Nơi nhận:"
    styles: dict[str, Style] = field(default_factory=lambda: STYLES, hash=False)

    @property
    def measure(self) -> float:
        """Width between the margins."""
        return self.width - self.left - self.right

    def lying(self) -> Layout:
        """The same for a sheet on its long side."""
        agency = self.agency_column / self.measure * (self.height - self.left - self.right)
        return replace(self, width=self.height, height=self.width, agency_column=round(agency, 1))


DECREE_30_2020 = Layout("Nghị định 30/2020/NĐ-CP, Phụ lục I", date(2020, 3, 5))
LAYOUTS = (DECREE_30_2020,)
"""Layouts in the order in which they came into force; a new decree is a new row."""


def layout_on(day: date | None) -> Layout:
    """The layout in force on a day, the newest for a paper without a date.

    Papers older than the oldest known layout get that one.
    """
    if day is None:
        return LAYOUTS[-1]
    return max((w for w in LAYOUTS if w.valid_from <= day), key=lambda w: w.valid_from, default=LAYOUTS[0])
