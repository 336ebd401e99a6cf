"""Deadlines and periods, in the sentences of many offices."""

from typing import Any

import pytest

from tests.reading.said import plan, understood
from thidua.reading.answers import told

DEADLINES = """
Hồ sơ gửi về Phòng Nội vụ trước ngày 15/12 hằng năm. | dossier <15/12 yearly
Hồ sơ đề nghị khen thưởng nộp chậm nhất ngày 20 tháng 11 năm 2026. | dossier 2026-11-20
Các đơn vị đăng ký thi đua xong trước ngày 31/01. | registration <31/1 yearly
Đăng ký tham gia: hạn cuối 17 giờ ngày 05/3/2026. | registration 2026-03-05
Báo cáo kết quả gửi về Sở muộn nhất là ngày 25/11 hằng năm. | report 25/11 yearly
Gửi báo cáo 6 tháng trước ngày 15/6, báo cáo năm trước ngày 15/12. | report <15/6 yearly; report <15/12 yearly
Hồ sơ gửi trong vòng 10 ngày làm việc kể từ ngày kết thúc đợt thi đua. | dossier 10 working days
Đợt 1 nộp hồ sơ trước ngày 30/6/2026; đợt 2 nộp trước ngày 30/11/2026. | dossier <2026-06-30; dossier <2026-11-30
Hạn nhận hồ sơ: hết ngày 10/12/2026 (tính theo dấu bưu điện). | dossier 2026-12-10
Tờ trình và hồ sơ gửi về Ban Thi đua không muộn hơn ngày 01/12/2026. | dossier 2026-12-01
Bản đăng ký gửi trong tháng 01 hằng năm. | registration 31/1 yearly
Hằng quý, các đơn vị báo cáo trước ngày 25 của tháng cuối quý. |
Ký giao ước thi đua trước ngày 28/02/2026. | registration <2026-02-28
Thời gian nộp hồ sơ: từ ngày 01/11/2026 đến hết ngày 15/11/2026. | dossier 2026-11-15
Hồ sơ trình khen gửi Vụ Thi đua - Khen thưởng trước 15/01 năm sau. | dossier <15/1 yearly
Thực hiện Công văn số 12/SNV-TĐKT ngày 03/02/2026 của Sở Nội vụ, hồ sơ lập thành 02 bộ. |
Chậm nhất 05 ngày sau khi kết thúc hội nghị bình xét, các khoa gửi hồ sơ về phòng. | dossier 5 days
Trước ngày 20/5/2026, các trường gửi danh sách đề nghị khen thưởng về Phòng Giáo dục. | dossier <2026-05-20
"""
PERIODS = """
Từ ngày 01/02/2026 đến hết ngày 30/11/2026. | 2026-02-01 2026-11-30
Phong trào bắt đầu từ ngày ký đến ngày 31/12/2027. | issued 2027-12-31
Từ tháng 3/2026 đến tháng 12/2026. | 2026-03-01 2026-12-31
Trong năm 2026. | 2026-01-01 2026-12-31
Năm 2026. | 2026-01-01 2026-12-31
Trong năm 2026; sơ kết vào tháng 6. | 2026-01-01 2026-12-31
Giai đoạn 2026 - 2030. | 2026-01-01 2030-12-31
Từ nay đến hết quý III/2026. | issued 2026-09-30
Bắt đầu từ 15/3/2026, kết thúc 15/9/2026. | 2026-03-15 2026-09-15
Từ 01/01/2026 - 31/12/2026. | 2026-01-01 2026-12-31
Kể từ ngày phát động đến hết tháng 10 năm 2026. | issued 2026-10-31
5 năm, từ năm 2026 đến năm 2030. | 2026-01-01 2030-12-31
Từ quý I/2026 đến hết quý IV/2026. | 2026-01-01 2026-12-31
Thi đua liên tục từ 05/9/2025 đến 31/5/2026, chia làm hai đợt. | 2025-09-05 2026-05-31
Từ ngày 19/5 đến ngày 02/9/2026. | 2026-05-19 2026-09-02
Đợt 1: từ ngày ban hành Kế hoạch đến 30/6/2026; đợt 2: từ 01/7/2026 đến 15/11/2026. | issued 2026-11-15
Học kỳ I: từ 05/9/2025 đến 10/01/2026; học kỳ II: từ 12/01/2026 đến 25/5/2026. | 2025-09-05 2026-05-25
Từ ngày 01 tháng 5 đến hết ngày 31 tháng 10 năm 2026. | 2026-05-01 2026-10-31
90 ngày đêm, từ 01/4/2026 đến 29/6/2026. | 2026-04-01 2026-06-29
Thời gian thực hiện 05 năm (2026 - 2030). | 2026-01-01 2030-12-31
Bắt đầu từ ngày phát động (06/01/2026) đến 15/12/2026. | 2026-01-06 2026-12-15
Thực hiện trong 6 tháng cuối năm 2026. | 2026-07-01 2026-12-31
Phong trào thi đua diễn ra trong tháng 5/2026 (Tháng Công nhân). | 2026-05-01 2026-05-31
Giai đoạn 1 (2026 - 2027): làm điểm; Giai đoạn 2 (2028 - 2030): làm rộng. | 2026-01-01 2030-12-31
Quý I/2026 đến hết quý IV/2026. | 2026-01-01 2026-12-31
Phát động ngày 12/01/2026; phong trào kết thúc ngày 30/11/2026; tổng kết trong tháng 12/2026. | 2026-01-12 2026-11-30
Hoàn thành trước ngày 31/12/2026. | issued 2026-12-31
Mùa hè 2026: 01/6 đến 31/8. | 2026-06-01 2026-08-31
Bắt đầu từ ngày 20/02/2026, kéo dài 100 ngày. | 2026-02-20 2026-05-30
Phát động ngày 20/02/2026 và thực hiện trong 06 tháng. | 2026-02-20 2026-08-19
Từ nay cho đến Đại hội Đảng bộ tỉnh (dự kiến 20/9/2026). | issued 2026-09-20
Chia hai đợt: Đợt I (quý I, II/2026), Đợt II (quý III, IV/2026). | 2026-01-01 2026-12-31
Các tháng 3, 4, 5/2026. | 2026-03-01 2026-05-31
Đến hết nhiệm kỳ 2025 - 2030. | issued 2030-12-31
Năm 2026, chia 2 chặng: chặng 1 đến 30/6/2026; chặng 2 đến 31/12/2026. | 2026-01-01 2026-12-31
Thời gian: từ 7 giờ 30 ngày 10/4/2026 đến 17 giờ ngày 30/10/2026. | 2026-04-10 2026-10-30
Hai năm 2026 và 2027. | 2026-01-01 2027-12-31
Đến hết năm 2028. | issued 2028-12-31
Thời gian: tháng 11/2026. | 2026-11-01 2026-11-30
Từ đầu năm đến cuối năm 2026. | 2026-01-01 2026-12-31
"""


def answers(clauses: str) -> dict[str, Any]:
    """What the reader answers about a plan with these clauses."""
    return told(understood(plan(clauses)))


def lines(table: str) -> list[str]:
    return table.strip().splitlines()


@pytest.mark.parametrize("line", lines(DEADLINES))
def test_deadlines(line: str) -> None:
    sentence, _, expected = line.rpartition("|")
    found = answers(f"I. HỒ SƠ, THỜI HẠN\n1. {sentence.strip()}\n2. Các đơn vị thực hiện đúng hạn.\n")[
        "deadlines"
    ]
    shown = [
        f"{d['what']} {'<' * d['exclusive']}{d['day']}{' yearly' * (d['yearly'] and 'days' not in str(d['day']))}"
        for d in found
    ]
    assert "; ".join(shown) == expected.strip()


@pytest.mark.parametrize("line", lines(PERIODS))
def test_periods(line: str) -> None:
    sentence, _, expected = line.rpartition("|")
    found = answers(f"I. THỜI GIAN\n{sentence.strip()}\nII. NỘI DUNG\nLàm tốt việc được giao.\n")["period"]
    assert found
    assert f"{found['from']} {found['to']}" == expected.strip()
