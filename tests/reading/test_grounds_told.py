"""Grounds in the words of many offices: what is cited, and its day; all are samples."""

import pytest

from tests.reading.said import HEAD, TAIL, understood

GROUNDS = """
Căn cứ Luật Thi đua, khen thưởng năm 2022; | Luật Thi đua, khen thưởng năm 2022
Căn cứ Luật Đất đai; | Luật Đất đai
Căn cứ Luật Thi đua, khen thưởng và các văn bản hướng dẫn thi hành; | Luật Thi đua, khen thưởng
Căn cứ Hướng dẫn số 22 HD/TWĐTN-BTC ngày 3/9/2025 của Ban Bí thư; | 22-HD/TWĐTN-BTC 2025-09-03
Căn cứ Công điện số 12/CĐ-TTg ngày 3/9/2025 của Thủ tướng Chính phủ; | 12/CĐ-TTg 2025-09-03
Căn cứ Chương trình phối hợp số 12/CTrPH-MTTQ-UBND ngày 04/9/2025; | 12/CTrPH-MTTQ-UBND 2025-09-04
Chấp hành Chỉ thị số 05/CT-BQP ngày 3/9/2025 của Bộ trưởng Bộ Quốc phòng; | 05/CT-BQP 2025-09-03
Quán triệt Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị; | 57-NQ/TW 2024-12-22
Trên cơ sở Kế hoạch số 12/KH-UBND ngày 3/9/2025 của Ủy ban nhân dân tỉnh; | 12/KH-UBND 2025-09-03
Nhằm cụ thể hóa Chỉ thị số 12/CT-UBND ngày 3/9/2025 của Chủ tịch Ủy ban nhân dân tỉnh; | 12/CT-UBND 2025-09-03
Được sự đồng ý của Ủy ban nhân dân tỉnh tại Công văn số 45/UBND-NC ngày 3/9/2025; | 45/UBND-NC 2025-09-03
Căn cứ Kế hoạch số 56/KH-UBND của Ủy ban nhân dân tỉnh ban hành ngày 12 tháng 3 năm 2025; | 56/KH-UBND 2025-03-12
Căn cứ Kế hoạch số 56/KH-UBND của Ủy ban nhân dân tỉnh về thi đua, ngày 12/3/2025; | 56/KH-UBND 2025-03-12
Căn cứ các Quyết định số 88/QĐ-BYT và số 89/QĐ-BYT cùng ngày 04/9/2025; | 88/QĐ-BYT 2025-09-04, 89/QĐ-BYT 2025-09-04
Căn cứ Nghị quyết Hội nghị viên chức ngày 12/01/2026 của Trung tâm; | Nghị quyết Hội nghị viên chức 2026-01-12
"""


@pytest.mark.parametrize("line", GROUNDS.strip().splitlines())
def test_what_is_cited(line: str) -> None:
    words, _, told = line.rpartition(" | ")
    opened = HEAD.replace("\nSở ban hành", f"\n{words}\nSở ban hành")
    grounds = understood(f"{opened}I. ĐỐI TƯỢNG\nCác phòng, đơn vị.\n{TAIL}").grounds[1:]
    found = [f"{g.number or g.words} {g.issued or ''}".strip() for g in grounds]
    assert ", ".join(found) == told


PLACED = [
    "1. Căn cứ Kế hoạch số 15/KH-CAT ngày 03/01/2026;\n2. Căn cứ Công văn số 16/UBND-VX ngày 04/01/2026;",
    "Kế hoạch này dựa trên:\n(1) Kế hoạch số 15/KH-CAT ngày 03/01/2026;\n(2) Công văn số 16/UBND-VX ngày 04/01/2026.",
    "Địa bàn còn phức tạp.\n\nTừ đó, theo Kế hoạch số 15/KH-CAT ngày 03/01/2026 và được cho chủ trương tại Công văn số"
    " 16/UBND-VX ngày 04/01/2026, Sở phát động:",
    "I. CĂN CỨ\n- Kế hoạch số 15/KH-CAT ngày 03/01/2026;\n- Công văn số 16/UBND-VX ngày 04/01/2026.\n",
]


@pytest.mark.parametrize("words", PLACED)
def test_wherever_they_stand(words: str) -> None:
    head = HEAD[: HEAD.index("Căn cứ")]
    grounds = understood(f"{head}{words}\n\nII. ĐỐI TƯỢNG\nCác phòng, đơn vị.\n{TAIL}").grounds
    assert [(g.number, str(g.issued)) for g in grounds] == [
        ("15/KH-CAT", "2026-01-03"),
        ("16/UBND-VX", "2026-01-04"),
    ]
