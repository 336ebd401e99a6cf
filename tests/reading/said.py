"""Small documents written in the tests, understood."""

from __future__ import annotations

from typing import Any

from thidua.reading.outline import outline
from thidua.reading.parts import Document
from thidua.reading.received import Line, Received
from thidua.reading.understanding import Understood, understand


def received(text: str, kind: str = "txt") -> Received:
    """A text as if it had come in."""
    lines = tuple(Line(words, 1, number) for number, words in enumerate(text.splitlines(), 1))
    return Received(lines, 1, kind, (), "")


def outlined(text: str) -> Document:
    """The parts of a text."""
    return outline(received(text))


def understood(text: str) -> Understood:
    """What a text says."""
    return understand(received(text))


def bodies(text: str, sort: str) -> list[dict[str, Any]]:
    """What the proposals of one sort say."""
    return [dict(p.body) for p in understood(text).of(sort)]


HEAD = """UBND TỈNH MẪU                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ MẪU                        Độc lập - Tự do - Hạnh phúc
Số: 12/KH-SM                  Mẫu, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
Phát động phong trào thi đua cải cách hành chính

Căn cứ Quyết định số 34/QĐ-UBND ngày 01/02/2024 của Ủy ban nhân dân tỉnh về công tác thi đua;
Sở ban hành Kế hoạch như sau:

"""
TAIL = """
Trên đây là Kế hoạch của Sở./.

Nơi nhận:
- UBND tỉnh (báo cáo);
- Các phòng, đơn vị;
- Lưu: VT.

GIÁM ĐỐC

Nguyễn Văn Mẫu
"""


def plan(clauses: str) -> str:
    """A whole plan around some clauses."""
    return HEAD + clauses + TAIL
