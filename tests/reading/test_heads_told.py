"""Heads as agencies and web pages have them: number, day, grounds, period; all are samples."""

from typing import Any

import pytest

from tests.reading.said import received
from thidua.reading.answers import told
from thidua.reading.understanding import understand

BODY = """I. ĐỐI TƯỢNG
1. Các phòng, đơn vị trực thuộc.
2. Công chức, viên chức, người lao động.
II. THỜI GIAN: từ ngày 01/3/2026 đến ngày 30/11/2026.
III. KHEN THƯỞNG
1. Tặng Giấy khen cho 03 tập thể.
Nơi nhận:
- Như trên;
- Lưu: VT.
"""
HEADS: dict[str, tuple[str, str, str, list[str]]] = {
    "a number in the sign of the agency": (
        """HẢI QUAN VIỆT NAM                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HẢI QUAN KHU VỰC MẪU 12                    Độc lập - Tự do - Hạnh phúc
Số: 91/HQKV12-TCCB                      Mẫu Lộc, ngày 09 tháng 02 năm 2026
V/v phát động thi đua “Thông quan nhanh, đúng luật”

Kính gửi: Các đội, đơn vị trực thuộc.

Thực hiện Kế hoạch số 15/KH-HQ ngày 20/01/2026 của Hải quan Việt Nam, đề nghị các đơn vị thực hiện:

""",
        "91/HQKV12-TCCB",
        "2026-02-09",
        ["15/KH-HQ"],
    ),
    "grounds behind dashes, a law by number, a letter by its sign alone": (
        """SỞ TƯ PHÁP TỈNH MẪU                  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 05./KH- STP                      Mẫu, ngày 06 tháng 01 năm 2026

KẾ HOẠCH
Thi đua “Pháp luật về thôn” năm 2026

- Căn cứ Luật Phổ biến, giáo dục pháp luật số 14/2012/QH13 ngày 20/6/2012;
- Tiếp tục thực hiện Đề án số 02/ĐA-UBND ngày 03/3/2025 của Ủy ban nhân dân tỉnh;
- Phát huy kết quả thực hiện công văn số 64/STP ngày 10/01/2025;
Sở Tư pháp xây dựng Kế hoạch như sau:

""",
        "05/KH-STP",
        "2026-01-06",
        ["14/2012/QH13", "02/ĐA-UBND", "64/STP"],
    ),
    "cells parted by bars, an issue after a law told by its year": (
        """ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Số: 4855/UBND-KH | Vĩnh Mẫu, ngày 17 tháng 11 năm 2025 |
KẾ HOẠCH
PHÁT ĐỘNG THI ĐUA “ĐƯỜNG LÀNG SÁNG” NĂM 2026
Thực hiện Luật Thi đua, khen thưởng năm 2022 và Quyết định số 1564/QĐ - TTg
ngày 24 tháng 12 năm 2024 của Thủ tướng, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

""",
        "4855/UBND-KH",
        "2025-11-17",
        [None, "1564/QĐ-TTg"],
    ),
    "a page that tells of a plan": (
        """Mẫu Bình phát động thi đua “Thanh niên lập nghiệp” giai đoạn 2026 - 2029
Thứ sáu, 20/3/2026 - 14:05 | Lượt xem: 310

Mới đây, Chủ tịch UBND tỉnh đã ban hành Kế hoạch số 77/KH-UBND ngày 17/3/2026 phát động phong trào thi đua.

Kế hoạch nhằm cụ thể hóa Nghị quyết số 41-NQ/TW ngày 10/10/2023 của Bộ Chính trị.

""",
        "77/KH-UBND",
        "2026-03-17",
        ["41-NQ/TW"],
    ),
}


@pytest.mark.parametrize("name", HEADS)
def test_a_head_is_read(name: str) -> None:
    head, number, issued, grounds = HEADS[name]
    answers: dict[str, Any] = told(understand(received(head + BODY)))
    assert (answers["number"], str(answers["issued"])) == (number, issued)
    assert [one["number"] for one in answers["grounds"]] == grounds
    assert (str(answers["period"]["from"]), str(answers["period"]["to"])) == ("2026-03-01", "2026-11-30")
    assert [one["who"] for one in answers["eligible"]] == ["collective", "individual"]
    assert [one["places"] for one in answers["quotas"]] == [3]


def test_numbers_that_a_page_lost_stand_under_capitals() -> None:
    text = """TRƯỜNG TIỂU HỌC MẪU
Số: 12/QĐ-THM          Mẫu, ngày 06 tháng 9 năm 2025
QUY ĐỊNH
Tiêu chí thi đua năm học 2025 - 2026

1. MỤC ĐÍCH, YÊU CẦU
- Nâng cao chất lượng giáo dục.
1. TIÊU CHÍ XÉT ĐỐI VỚI CÁ NHÂN
2. Tư tưởng, đạo đức:
- Không bị kỉ luật từ hình thức khiển trách trở lên.
1. Chuyên môn:
- Hoàn thành tốt nhiệm vụ trở lên.
Nơi nhận:
- Lưu: VT.
"""
    answers = told(understand(received(text)))
    asked = [(one["who"], one["kind"], one["level"]) for one in answers["criteria"]]
    assert asked == [("individual", "no_discipline", "reprimand"), ("individual", "rating", "good")]
