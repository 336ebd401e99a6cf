"""What headings announce, in the manner of many offices, and what no heading announces by itself."""

import pytest

from thidua.reading.folding import folded
from thidua.reading.meaning.topics import topics

HEADINGS = {
    "purpose": """
        I. MỤC ĐÍCH | 1. Mục đích | A. VÌ SAO PHẢI THI ĐUA | I. LÝ DO TỔ CHỨC PHONG TRÀO | 1. Ý nghĩa của phong trào
        I. SỰ CẦN THIẾT | Mục đích, ý nghĩa | I. ĐẶT VẤN ĐỀ | 1. Tại sao chúng ta thi đua | I. QUAN ĐIỂM CHỈ ĐẠO
        I. MỤC ĐÍCH, YÊU CẦU | I. MỤC ĐÍCH VÀ Ý NGHĨA
    """,
    "requirement": "2. Yêu cầu | II. YÊU CẦU | Yêu cầu chung | 3. Nguyên tắc khen thưởng | II. NGUYÊN TẮC",
    "contents": """
        II. NỘI DUNG THI ĐUA | III. NHIỆM VỤ TRỌNG TÂM | II. MỤC TIÊU | 1. Nội dung phong trào | II. VIỆC CẦN LÀM
        III. CHÚNG TA LÀM GÌ | II. CHỈ TIÊU PHẤN ĐẤU | 2. Thi đua những gì | III. GIẢI PHÁP | II. MỤC TIÊU, CHỈ TIÊU
        II. NỘI DUNG VÀ GIẢI PHÁP | B. TRỌNG TÂM THI ĐUA
    """,
    "eligible": """
        III. ĐỐI TƯỢNG | II. ĐỐI TƯỢNG THAM GIA | 3. Phạm vi, đối tượng áp dụng | II. THÀNH PHẦN THAM GIA
        C. NGƯỜI THAM GIA | B. AI THI ĐUA VỚI AI | 2. Ai được tham gia | II. LỰC LƯỢNG THAM GIA | III. ĐƠN VỊ THAM GIA
        2. Đối tượng và phạm vi | II. ĐỐI TƯỢNG THI ĐUA | 2. Phạm vi | 1. Những ai tham gia | III. ĐỐI TƯỢNG HƯỞNG ỨNG
        II. ĐỐI TƯỢNG DỰ THI | 1.2. Đối tượng xét
    """,
    "period": """
        IV. THỜI GIAN | III. THỜI GIAN THỰC HIỆN | 4. Thời gian phát động | C. LÀM TRONG BAO LÂU | II. CÁC ĐỢT THI ĐUA
        IV. THỜI GIAN TỔ CHỨC | 3. Thời gian áp dụng | III. THỜI GIAN DIỄN RA | Thời gian thi đua | II. LỘ TRÌNH
        3. Thi đua trong bao lâu | IV. THỜI LƯỢNG | 2. Các chặng thi đua | III. CÁC GIAI ĐOẠN
    """,
    "criteria": """
        IV. TIÊU CHUẨN | V. TIÊU CHÍ THI ĐUA | 2. Điều kiện xét khen thưởng | D. CHẤM NHƯ THẾ NÀO | IV. CÁCH CHẤM ĐIỂM
        D. CÁCH CHẤM, MỨC PHẢI ĐẠT | 4.2. Yêu cầu cần đạt để được xét khen | IV. CHỈ TIÊU XÉT CHỌN | III. THANG ĐIỂM
        V. TIÊU CHÍ BÌNH XÉT | IV. CĂN CỨ XÉT KHEN | 3. Cách tính điểm | IV. PHƯƠNG PHÁP ĐÁNH GIÁ | 2. Thế nào là đạt
        IV. TIÊU CHUẨN, ĐIỀU KIỆN | IV. THƯỚC ĐO | V. AI ĐƯỢC KHEN | 2. Được xét khi | IV. CÁCH ĐÁNH GIÁ, XẾP LOẠI
        3. Kết quả cần đạt | IV. MỨC CẦN ĐẠT | C. BẢNG ĐIỂM THI ĐUA | III. NỘI DUNG, TIÊU CHÍ THI ĐUA
        1. Tiêu chuẩn chung
        V. ĐÁNH GIÁ THI ĐUA | 3. Muốn được khen phải làm gì | IV. NGƯỠNG XÉT KHEN | 2. Điều kiện cần và đủ
        4. Tiêu chí chấm điểm | D. XẾP LOẠI THI ĐUA | III. CHUẨN THI ĐUA
    """,
    "awards": """
        VI. HÌNH THỨC KHEN THƯỞNG | V. HÌNH THỨC TÔN VINH | Đ. KHEN GÌ, KHEN BAO NHIÊU | V. HÌNH THỨC KHEN, SỐ LƯỢNG
        VI. CƠ CẤU GIẢI THƯỞNG | 5. Phần thưởng | V. DANH HIỆU VÀ HÌNH THỨC KHEN | VI. QUYỀN LỢI
        2. Hình thức động viên
        VI. GIẢI THƯỞNG | IV. GHI NHẬN, TÔN VINH | 3. Khen ai | V. HÌNH THỨC VÀ TỶ LỆ KHEN | VII. TRAO THƯỞNG
        V. CÁC HÌNH THỨC GHI NHẬN | 1. Được thưởng gì
    """,
    "quota": """
        V. SỐ LƯỢNG KHEN THƯỞNG | E. CƠ CẤU, SỐ LƯỢNG KHEN | 2. Chỉ tiêu khen thưởng | 5. Tỷ lệ khen
        3. Phân bổ chỉ tiêu
        2. Bao nhiêu tập thể, cá nhân được khen | VI. ĐỊNH MỨC KHEN | Cơ cấu, số lượng xét khen mỗi năm | 3. Số suất
    """,
    "dossier": """
        VII. HỒ SƠ | VI. HỒ SƠ ĐỀ NGHỊ KHEN THƯỞNG | E. GIẤY TỜ | VI. THỦ TỤC | 6. Quy trình, thủ tục
        VI. HỒ SƠ, CÁCH GỬI
        1. Thành phần hồ sơ | G. NỘP GIẤY TỜ GÌ | VI. MINH CHỨNG | VI. QUY TRÌNH XÉT KHEN | VI. HỒ SƠ VÀ HẠN NỘP
        2. Hồ sơ gồm có
    """,
    "deadline": """
        VIII. THỜI HẠN | VI. THỜI GIAN NỘP HỒ SƠ | E. HẠN NỘP | VI. TIẾN ĐỘ | 3. Thời hạn gửi | III. MỐC THỜI GIAN
        VI. THỦ TỤC VÀ THỜI HẠN GỬI VỀ | 2. Hạn chót | VI. HỒ SƠ, THỜI GIAN | 3. Thời gian đăng ký
        2. Nộp về đâu, khi nào nộp
        VI. LỊCH XÉT KHEN | 4. Thời điểm chốt số liệu
    """,
    "duty": """
        IX. TỔ CHỨC THỰC HIỆN | VIII. PHÂN CÔNG | G. AI LÀM VIỆC GÌ | VII. TRÁCH NHIỆM | H. PHÂN CÔNG THỰC HIỆN
        VII. TRIỂN KHAI THỰC HIỆN | 7. Kinh phí | VIII. KINH PHÍ THỰC HIỆN | IX. ĐIỀU KHOẢN THI HÀNH | VII. GIAO VIỆC
        VII. BIỆN PHÁP TỔ CHỨC | 2. Nhiệm vụ của các phòng | VIII. LÃNH ĐẠO, CHỈ ĐẠO | VII. VIỆC CỦA AI
    """,
    "review": """
        VII. SƠ KẾT, TỔNG KẾT | 3. Chế độ báo cáo | VIII. TỔNG KẾT PHONG TRÀO | VI. SƠ KẾT | VIII. KIỂM TRA, GIÁM SÁT
        VIII. BÁO CÁO
    """,
}
NOTHING = """
    1. Đối với tập thể | a) Khối cơ quan | 2. Hằng năm | Điều 7. Khi kết thúc giai đoạn | 1. Xã, phường | I. CÁ NHÂN
    2. Công đoàn cơ sở | 3. Các trường trung học phổ thông | 1. Giải quyết thủ tục hành chính | 2. Lớp, chi đoàn
"""


def listed(text: str) -> list[str]:
    """The headings of a table above."""
    return [words.strip() for line in text.strip().splitlines() for words in line.split("|") if words.strip()]


@pytest.mark.parametrize(("topic", "heading"), [(t, h) for t, text in HEADINGS.items() for h in listed(text)])
def test_a_heading_announces_its_matter(topic: str, heading: str) -> None:
    assert topic in topics(folded(heading).plain)


@pytest.mark.parametrize("heading", listed(NOTHING))
def test_others_leave_it_to_their_clauses(heading: str) -> None:
    assert not topics(folded(heading).plain)


def test_a_heading_of_criteria_and_contents_is_of_criteria() -> None:
    assert topics("4. noi dung va yeu cau can dat") == {"criteria"}


def test_a_long_sentence_names_nothing_in_other_words() -> None:
    plain = folded(
        "Ngoài ra, khi kết thúc đợt thi đua và kiểm tra xong, Công ty làm gì thì báo cho các đội biết"
    ).plain
    assert not topics(plain)
