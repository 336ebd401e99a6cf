"""Any paper with the longest real names, and with tables of any length: its blocks, changed."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from tests.documents.test_blocks import Shown
from thidua.core.papers import Paper
from thidua.core.papers.blocks import Block, Board, Table

OFFICE = "Ban Quản lý Khu kinh tế cửa khẩu quốc tế Lao Bảo và các khu công nghiệp"
UNIT = "Trung tâm Phục vụ hành chính công phường Văn Miếu - Quốc Tử Giám, thành phố Hà Nội (đơn vị mẫu)"
"""With the longest name of a commune that there is; such a line does not exist in truth."""
LONGER: tuple[tuple[str, str], ...] = (
    ("UBND tỉnh Mẫu", "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"),
    ("Tỉnh Mẫu", "Thành phố Phan Rang - Tháp Chàm"),
    ("Sở Mẫu", OFFICE),
    ("Phòng Mẫu", UNIT),
    ("Trung tâm Mẫu", UNIT),
    ("Cá nhân mẫu 01", "Y Ê-nuôl Niê Kđăm H'Nhị Byă M'Drắk Krông Ana"),
    ("Cá nhân mẫu 02", "Alexander-Christopher Montgomery-Featherstonehaugh"),
    ("Giám đốc", "Phó Giám đốc phụ trách Trung tâm Phục vụ hành chính công"),
    ("Trưởng phòng", "Phó Trưởng phòng phụ trách kiểm soát thủ tục hành chính"),
    (
        "phong trào thi đua cải cách hành chính năm 2024",
        "phong trào thi đua “Tăng cường ứng dụng công nghệ thông tin trong giải quyết thủ tục hành chính, đẩy "
        "mạnh chuyển đổi số, góp phần phát triển kinh tế - xã hội giai đoạn 2021 - 2025”",
    ),
)


def longest(paper: Paper) -> Shown:
    """The same paper with the longest names and the longest occasion."""
    return Shown(tuple(_changed(block) for block in paper.blocks()))


def with_rows(paper: Paper, rows: int) -> Shown:
    """The same paper with so many rows in each table, its own ones over and over; a single band stays."""
    return Shown(tuple(_rowed(block, rows) for block in paper.blocks()))


def _rowed(block: Block, rows: int) -> Block:
    if not isinstance(block, Table):
        return block
    plain = [row for row in block.rows if not row.band and not row.bold] or [block.rows[-1]]
    bands = [row for row in block.rows if row.band and row is not plain[0]][:1]
    return replace(block, rows=(*bands, *(plain[i % len(plain)] for i in range(rows))))


def _changed(node: Any) -> Any:
    if isinstance(node, str):
        return _longer(node)
    if isinstance(node, tuple):
        return tuple(_changed(one) for one in node)
    if isinstance(node, Board):
        return replace(node, words=tuple((name, _longer(words)) for name, words in node.words))
    if is_dataclass(node) and not isinstance(node, type):
        return replace(node, **{f.name: _changed(getattr(node, f.name)) for f in fields(node)})
    return node


def _longer(words: str) -> str:
    for short, long in LONGER:
        words = words.replace(short, long).replace(short.upper(), long.upper())
    return words
