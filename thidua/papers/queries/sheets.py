"""On which positions an office prints its certificates."""

from __future__ import annotations

from typing import Any

from thidua.core.papers.sheets import Sheet, given_sheet, read_sheet
from thidua.core.wording import Say
from thidua.records.actions.positions import kept_as
from thidua.records.models import PaperText

PLAIN = "giay-tron"
ENGLISH = {
    "quốc hiệu": "name of the state",
    "tiêu ngữ": "motto",
    "người tặng": "who gives",
    "tặng": "the word “awards”",
    "hình thức": "form of award",
    "người nhận": "recipient",
    "đơn vị": "unit",
    "thành tích": "achievement",
    "nơi và ngày": "place and day",
    "chức vụ": "post of the signer",
    "họ tên": "name of the signer",
    "quyết định": "decision",
    "sổ vàng": "golden-book number",
    "mã kiểm tra": "check code",
    "ghi chú": "notes",
    "rộng": "width",
    "cao": "height",
    "cỡ chữ": "type size",
    "cỡ nhỏ nhất": "least size",
    "căn": "align",
    "kiểu chữ": "style",
    "màu": "colour",
    "kẻ dưới": "rule below",
}
"""Elements and columns of the table in English; the table itself is kept in Vietnamese."""


def told(name: str) -> Say:
    """An element or a column in both languages."""
    return Say(name, ENGLISH.get(name, name))


def sheet_of(agency_id: int, name: Any) -> Sheet:
    """The positions that the office has set for a sheet, else those that the project gives."""
    kept = positions_of(agency_id, name)
    return read_sheet(kept.text, framed=name == PLAIN) if kept else given_sheet(name)


def positions_of(agency_id: int, name: str) -> PaperText | None:
    """The positions of an office's own, where it has set some."""
    found: PaperText | None = PaperText.objects.filter(
        agency=agency_id, paper=kept_as(name), ended_at=None
    ).first()
    return found
