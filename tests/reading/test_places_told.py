"""How many places, in the sentences of many offices: of whom, a share, for each unit, all, or told elsewhere."""

import pytest

from tests.reading.said import plan, understood

SENTENCES = """
Tặng Bằng khen của Chủ tịch UBND tỉnh cho không quá 10 tập thể và 15 cá nhân. | C10 I15
Bằng khen của Chủ tịch UBND tỉnh: 10 tập thể, 15 cá nhân (gồm 05 cá nhân ngoài ngành). | C10 I15
Mỗi sở, ngành, địa phương đề nghị khen thưởng không quá 01 tập thể, 02 cá nhân. | C1* I2*
Mỗi đơn vị được chọn 02 tập thể và 03 cá nhân tiêu biểu đề nghị Giám đốc Sở tặng Giấy khen. | C2* I3*
Giấy khen của Giám đốc Sở: tập thể không quá 20% tổng số đơn vị trực thuộc; cá nhân không quá 15% công chức. | C20% I15%
Giấy khen của Giám đốc Sở cho 10% số tập thể và 20% số cá nhân trực thuộc Sở. | C10% I20%
Chọn ra 3 đơn vị xuất sắc nhất để tặng Cờ thi đua. | C3
Tổng số khen thưởng: 30 (gồm 10 tập thể, 20 cá nhân). | C10 I20
Tổng số 50 Bằng khen, trong đó 20 tập thể, 30 cá nhân. | C20 I30
Mỗi phòng 01 cá nhân, mỗi đơn vị trực thuộc 02 cá nhân được tặng Giấy khen. | I1* I2*
Cá nhân: 05 người; tập thể: 02 đơn vị. | I5 C2
Số lượng khen thưởng do Hội đồng Thi đua - Khen thưởng tỉnh quyết định. | -?
Số lượng theo thông báo phân bổ của Ban Thi đua - Khen thưởng tỉnh. | -?
Giám đốc Sở tặng Giấy khen không quá 02 tập thể/đơn vị. | C2*
Bằng khen của Thủ tướng Chính phủ cho 01 tập thể và 01 cá nhân tiêu biểu nhất. | C1 I1
Giấy khen cho 03 (ba) tập thể và 05 (năm) cá nhân. | C3 I5
Hiệu trưởng tặng Giấy khen cho 2 tập thể lớp và 5 học sinh. | C2 I5
Khen thưởng 10 hộ gia đình, 02 khu dân cư. | I10 C2
Cứ 10 đoàn viên được bình chọn 01 cá nhân đề nghị khen. | I1*
Tặng Giấy khen cho 05 xí nghiệp, 02 phân xưởng và 20 công nhân. | C5 C2 I20
Trao Cờ thi đua cho 03 đại đội; tặng Giấy khen cho 08 chiến sĩ. | C3 I8
Mỗi cụm thi đua suy tôn 01 tập thể dẫn đầu đề nghị tặng Cờ thi đua. | C1*
Sở lựa chọn 04 trường học, 06 nhà giáo đề nghị Bộ trưởng tặng Bằng khen. | C4 I6
Tập thể: 05 Bằng khen; cá nhân: 10 Bằng khen. | C5 I10
Mỗi chi bộ giới thiệu không quá 01 đảng viên để khen. | I1*
Khen 06 lớp đứng đầu các khối và 10% số học sinh của trường. | C6 I10%
Số lượng khen thưởng: tập thể 05; cá nhân 12. | C5 I12
Giấy khen dành cho 7 tổ dân phố và 14 cá nhân. | C7 I14
Chủ tịch UBND xã tặng Giấy khen cho tất cả các thôn đạt từ 90 điểm trở lên. | Call
Khen thưởng các tập thể, cá nhân đủ tiêu chuẩn nêu trên, không hạn chế số lượng. | -all
Tổng Công ty tặng Bằng khen cho 02 đơn vị, mỗi đơn vị được thưởng 10.000.000 đồng. | C2
Giám đốc Bệnh viện tặng Giấy khen: khối lâm sàng 04 khoa; khối cận lâm sàng 02 khoa. | C4 C2
Giám đốc Sở tặng Giấy khen cho các tập thể, cá nhân; kinh phí 200.000.000 đồng lấy từ Quỹ thi đua. |
Giám đốc Sở tặng Giấy khen; mỗi năm tổ chức 02 hội nghị biểu dương. |
Lựa chọn 03 tập thể, 03 cá nhân trong số 15 đơn vị dự xét để tặng Giấy khen. | C3 I3
Giám đốc Sở khen tối đa 25% số cá nhân, trong đó ít nhất 50% là người trực tiếp lao động. | I25%
Trình Chủ tịch UBND tỉnh khen: 05 tập thể (trong đó 02 doanh nghiệp), 08 cá nhân. | C5 I8
Xét tặng Giấy khen cho một tập thể và hai cá nhân của mỗi phòng. | C1* I2*
Đề nghị tặng Bằng khen 02 tập thể nhỏ, 04 cá nhân là nữ. | C2 I4
Khen thưởng tối đa 3 tập thể, 7 cá nhân cho mỗi đợt thi đua. | C3 I7
"""


def told(sentence: str) -> str:
    """Each number as `C5` (collectives), `I10%`, `C1*` (for each unit), `-?` (elsewhere), `-all`."""
    found = []
    for p in understood(plan(f"I. KHEN THƯỞNG\n1. Hình thức, số lượng\na) {sentence}\n")).of("quota"):
        places = p.body.get("places")
        many = (
            f"{p.body['percent']}%"
            if "percent" in p.body
            else "all"
            if places == "each_qualifying"
            else places
        )
        letter = {"collective": "C", "individual": "I"}.get(str(p.who), "-")
        found.append(f"{letter}{'?' if many is None else many}{'*' if p.body.get('per') else ''}")
    return " ".join(found)


@pytest.mark.parametrize("line", SENTENCES.strip().splitlines())
def test_places(line: str) -> None:
    sentence, _, expected = line.rpartition("|")
    assert told(sentence.strip()) == expected.strip()


NO_PLACES = """
Mỗi tập thể được khen kèm tiền thưởng bằng 1,5 lần mức lương cơ sở; mỗi cá nhân 0,5 lần.
Việc xét khen phải được ít nhất 2/3 số thành viên Hội đồng đồng ý.
Tập thể, cá nhân được khen phải đạt từ 80% số phiếu đồng ý trở lên của Hội đồng.
Mỗi cá nhân chỉ được đề nghị 01 hình thức khen thưởng trong năm.
Không xét quá 02 hình thức khen cho một cá nhân trong một năm.
Tập thể được khen phải có trên 50% cá nhân hoàn thành tốt nhiệm vụ.
Cá nhân có từ 02 năm công tác trở lên được xét tặng Giấy khen.
Hội đồng xét khen gồm 09 thành viên, do Giám đốc Sở làm Chủ tịch.
Tiền thưởng kèm Giấy khen: tập thể 2.000.000 đồng, cá nhân 1.000.000 đồng.
Các đơn vị được chia thành 05 cụm, mỗi cụm từ 06 đến 08 đơn vị.
Ít nhất 30% số cá nhân được khen là người trực tiếp lao động.
Ưu tiên khen tập thể dưới 20 người và cá nhân ở vùng khó khăn.
Khen thưởng bảo đảm 100% tập thể, cá nhân được công khai trước khi trình.
Giám đốc Sở tặng Giấy khen cho tập thể có 02 năm liên tục dẫn đầu.
Cá nhân thuộc tập thể có từ 03 người bị kỷ luật thì không xét khen.
Danh sách đề nghị khen được niêm yết 05 ngày làm việc tại đơn vị.
"""


@pytest.mark.parametrize("sentence", NO_PLACES.strip().splitlines())
def test_other_numbers_are_no_places(sentence: str) -> None:
    assert told(sentence) == ""
