"""Which awards, given by whom to whom, in the sentences of many offices."""

import pytest

from tests.reading.said import plan, received
from thidua.reading.answers import told
from thidua.reading.understanding import understand

ISSUERS = {
    "Sở": "UBND TỈNH MẪU\nSỞ MẪU",
    "xã": "ỦY BAN NHÂN DÂN\nXÃ MẪU",
    "tỉnh": "ỦY BAN NHÂN DÂN\nTỈNH MẪU",
    "bộ": "BỘ MẪU\n-------",
    "trường": "SỞ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG THPT MẪU",
    "công ty": "TỔNG CÔNG TY MẪU\nCÔNG TY CỔ PHẦN MẪU",
    "liên đoàn": "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nLIÊN ĐOÀN LAO ĐỘNG TỈNH MẪU",
}
SENTENCES = """
Sở | Giám đốc Sở tặng Giấy khen cho tập thể, cá nhân tiêu biểu. | CC dir C; CC dir I
Sở | Giấy khen của Giám đốc Sở cho 05 cá nhân. | CC dir I
Sở | Sở lựa chọn 02 tập thể đề nghị Chủ tịch UBND tỉnh tặng Bằng khen. | MC prov C
Sở | Trình Bộ trưởng Bộ Mẫu tặng Bằng khen 01 tập thể, 01 cá nhân. | MC min C; MC min I
Sở | Đề nghị UBND tỉnh tặng Cờ thi đua cho 01 đơn vị. | FLAG prov C
Sở | Tặng thưởng Bằng khen của Thủ tướng Chính phủ cho 01 cá nhân. | MC pm I
Sở | Xét tặng danh hiệu Chiến sĩ thi đua cơ sở cho cá nhân đạt tiêu chuẩn. | FB ? I
xã | Chủ tịch UBND xã tặng Giấy khen cho 03 thôn và 10 hộ gia đình. | CC com C; CC com I
xã | UBND xã đề nghị UBND tỉnh khen thưởng bằng Bằng khen 01 tập thể. | MC prov C
xã | Biển “Thôn không rác” trao cho 02 thôn. | OTH com C
tỉnh | Chủ tịch UBND tỉnh tặng Bằng khen cho 20 tập thể, 30 cá nhân. | MC prov C; MC prov I
tỉnh | Cờ thi đua của UBND tỉnh tặng 05 tập thể dẫn đầu. | FLAG prov C
tỉnh | Đề nghị Chính phủ tặng Cờ thi đua cho 01 tập thể. | FG pm C
tỉnh | Thủ trưởng cơ quan, đơn vị tặng Giấy khen theo thẩm quyền cho tập thể, cá nhân. | CC head C; CC head I
tỉnh | Đề nghị Chủ tịch nước tặng Huân chương Lao động cho 01 cá nhân. | OTH pres I
bộ | Bằng khen của Bộ trưởng: 10 tập thể. | MC min C
bộ | Cờ thi đua của Bộ cho 03 tập thể dẫn đầu. | FLAG min C
bộ | Trình Thủ tướng Chính phủ xét, tặng Bằng khen 02 cá nhân. | MC pm I
trường | Hiệu trưởng tặng Giấy khen cho 03 lớp, 20 học sinh. | CC head C; CC head I
trường | Nhà trường đề nghị Giám đốc Sở Giáo dục và Đào tạo tặng Giấy khen 02 giáo viên. | CC dir I
trường | Tặng Giấy khen của trường cho 05 tổ chuyên môn. | CC head C
công ty | Giám đốc Công ty tặng Giấy khen cho 04 phân xưởng, 30 công nhân. | CC head C; CC head I
công ty | Công ty đề nghị Tổng công ty tặng Bằng khen 01 tập thể. | MC oth C
công ty | Danh hiệu “Bàn tay vàng” cho 10 công nhân. | OTH head I
liên đoàn | Bằng khen của Ban Chấp hành Liên đoàn Lao động tỉnh: 20 tập thể. | MC oth C
liên đoàn | Đề nghị Tổng Liên đoàn tặng Bằng khen cho 02 cá nhân. | MC oth I
liên đoàn | Ban Thường vụ Liên đoàn tặng Cờ thi đua cho 01 công đoàn cơ sở. | FLAG oth C
Sở | Cá nhân đã được tặng Giấy khen thì không xét. |
Sở | Hình thức khen thưởng: Giấy khen của Giám đốc Sở (tập thể, cá nhân). | CC dir C; CC dir I
Sở | Kỷ niệm chương “Vì sự nghiệp Mẫu” của Bộ trưởng cho 05 cá nhân. | OTH min I
"""
CODES = {
    "merit_certificate": "MC", "commendation_certificate": "CC", "flag_province": "FLAG", "flag_government": "FG",
    "other": "OTH", "fighter_base": "FB", "province_chair": "prov", "department_director": "dir", "minister": "min",
    "prime_minister": "pm", "commune_chair": "com", "unit_head": "head", "president": "pres", None: "?",
    "collective": "C", "individual": "I",
}  # fmt: skip


@pytest.mark.parametrize("line", SENTENCES.strip().splitlines())
def test_awards(line: str) -> None:
    issuer, sentence, expected = (part.strip() for part in line.split("|"))
    head, rest = plan(f"I. KHEN THƯỞNG\n1. {sentence}\n2. Các đơn vị xét đúng quy định.\n").split("\nSố:", 1)
    assert head
    found = told(understand(received(f"{ISSUERS[issuer]}\nSố:{rest}")))["awards"]
    given = {
        f"{CODES[a['form']]} {'oth' if a['authority'] == 'other' else CODES[a['authority']]} {CODES[a['who']]}"
        for a in found
    }
    assert given == {one.strip() for one in expected.split(";") if one.strip()}
