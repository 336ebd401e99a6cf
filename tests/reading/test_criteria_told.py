"""What criteria ask, in the sentences of many offices: the kind of rule, its figures, its level."""

import pytest

from tests.reading.said import plan, received
from thidua.reading.answers import told
from thidua.reading.understanding import understand

SENTENCES = """
Được xếp loại chất lượng hoàn thành tốt nhiệm vụ trở lên. | rating good
Có 02 năm liên tục được đánh giá hoàn thành xuất sắc nhiệm vụ. | rating excellent 02
Ít nhất 90% cán bộ, công chức được xếp loại hoàn thành tốt nhiệm vụ trở lên. | rating good 90
Không bị kỷ luật từ hình thức cảnh cáo trở lên. | no_discipline warning
Không có đoàn viên, người lao động bị kỷ luật. | no_discipline any
Có sáng kiến được Hội đồng sáng kiến cấp tỉnh công nhận. | initiative province
Có ít nhất 02 sáng kiến được Giám đốc Sở công nhận. | initiative department 02
Chỉ số cải cách hành chính xếp thứ 5 trở lên. | index_rank 5
Chỉ số cải cách hành chính đạt từ 85 điểm trở lên. | index_score 85
Chỉ số chuyển đổi số xếp loại tốt trở lên. | index_class good
Hoàn thành 100% nhiệm vụ được giao đúng tiến độ. | tasks 100
Có đăng ký thi đua từ đầu năm. | registered
Giải quyết đúng hạn từ 99% hồ sơ thủ tục hành chính trở lên. | services 99
Không có hồ sơ thủ tục hành chính trễ hạn. | services
Nội bộ đoàn kết, chấp hành nghiêm nội quy. | attest
Tham gia từ 03 hội thi trở lên. | attest 03
Doanh thu tăng ít nhất 8% so với năm trước. | attest 8
Tỷ lệ học sinh chuyển lớp đạt 99,5% trở lên. | attest 99,5
Giúp đỡ ít nhất 2 hộ thoát nghèo bền vững. | attest 2
Thời gian xử lý sự cố không quá 04 giờ. | attest 04
Có ít nhất một mô hình điểm được nhân rộng. | attest
Đạt từ 85/100 điểm theo bảng chấm. | attest 85
Tỷ lệ giải ngân đạt từ 95% kế hoạch vốn được giao. | attest 95
Không để xảy ra cháy nổ, tai nạn lao động. | attest
Được ít nhất 2/3 số thành viên tổ tín nhiệm. | attest 2/3
Kết quả rèn luyện đạt loại tốt. | attest
Đạt giải từ cấp huyện trở lên trong các hội thi. | attest
Năng suất lao động vượt 10% định mức (20 điểm). | attest 10
Thuộc tập thể được tặng Bằng khen của Chủ tịch UBND tỉnh. | collective_awarded
Có ít nhất 12 tháng công tác tại đơn vị tính đến thời điểm xét. | attest 12
"""


def answer(sentence: str) -> str:
    """Kind, level and figures of what a sentence among the criteria asks."""
    found = told(
        understand(received(plan(f"I. TIÊU CHUẨN\n1. Đối với tập thể\n- {sentence}\n- Tham gia đầy đủ.\n")))
    )
    one = next(c for c in found["criteria"] if "Tham gia đầy đủ" not in c["words"])
    return " ".join(str(w) for w in (one["kind"], one.get("level") or "", *one["numbers"]) if w)


@pytest.mark.parametrize("line", SENTENCES.strip().splitlines())
def test_criteria(line: str) -> None:
    sentence, _, expected = line.rpartition("|")
    assert answer(sentence.strip()) == expected.strip()
