"""What plans say in many wordings, measured clause by clause as the benchmark measures documents; all are samples."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from benchmarks.reading.score import Scoring
from tests.reading.said import received
from thidua.reading.answers import told
from thidua.reading.folding import folded
from thidua.reading.meaning.topics import topics
from thidua.reading.meaning.whom import noun_in
from thidua.reading.understanding import understand

HERE = Path(__file__).parent / "wordings"
ISSUERS = {
    "SO": ("UBND TỈNH MẪU", "SỞ NỘI VỤ", "12/KH-SNV"),
    "TINH": ("ỦY BAN NHÂN DÂN", "TỈNH MẪU", "12/KH-UBND"),
    "XA": ("TỈNH MẪU", "ỦY BAN NHÂN DÂN XÃ MẪU THƯỢNG", "12/KH-UBND"),
    "TRUONG": ("SỞ GIÁO DỤC VÀ ĐÀO TẠO MẪU", "TRƯỜNG THPT MẪU", "12/KH-THPTM"),
    "DOAN": ("BAN CHẤP HÀNH ĐOÀN TỈNH MẪU", "BAN CHẤP HÀNH ĐOÀN TỈNH MẪU", "12-KH/TĐTN"),
    "BO": ("BỘ XÂY DỰNG", "BỘ XÂY DỰNG", "12/KH-BXD"),
    "CTY": ("TỔNG CÔNG TY MẪU", "CÔNG TY CỔ PHẦN MẪU", "12/KH-CTM"),
}
PLAN = """{above}                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
{agency}                        Độc lập - Tự do - Hạnh phúc
Số: {number}                  Mẫu, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Phát động phong trào thi đua “Mẫu mực phục vụ”

Căn cứ Quyết định số 34/QĐ-UBND ngày 01/12/2025 của Ủy ban nhân dân tỉnh về công tác thi đua;
Cơ quan ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Nâng cao chất lượng phục vụ.
2. Thi đua thiết thực, hiệu quả.

{text}
IX. TỔ CHỨC THỰC HIỆN
Văn phòng chủ trì, theo dõi, đôn đốc việc thực hiện Kế hoạch này./.

Nơi nhận:
- Các phòng, đơn vị;
- Lưu: VT.
"""


def cases() -> list[Any]:
    """Each wording with what is true of it, by file and line."""
    return [
        pytest.param(one, id=f"{path.stem}-{at}")
        for path in sorted(HERE.glob("*.yaml"))
        for at, one in enumerate(YAML(typ="safe").load(path.read_text(encoding="utf-8")))
    ]


def whole(case: dict[str, Any]) -> str:
    """The document around the clauses."""
    if not case["issuer"]:
        return str(case["text"])
    above, agency, number = ISSUERS[case["issuer"]]
    return PLAN.format(above=above, agency=agency, number=number, text=case["text"])


def missed(case: dict[str, Any], text: str) -> list[str]:
    """What the reader misses of a wording or makes up, field by field."""
    work = Scoring(case, told(understand(received(text))))
    for name in case:
        if name in ("quotas", "awards", "deadlines", "dossier", "recipients"):
            work.listed(name)
        elif name in ("eligible", "criteria", "period"):
            getattr(work, name)()
        elif name == "copies":
            work.scalar(name)
    return [f"{miss.field}: {miss.what}" for miss in work.score.misses]


@pytest.mark.parametrize("case", cases())
def test_a_wording_is_understood(case: dict[str, Any]) -> None:
    assert missed(case, whole(case)) == []


@pytest.mark.parametrize("sign", ["§{n}. ", "[{n}] ", "● ", "## ", "Thứ {n}: ", ""])
def test_headings_of_any_shape_part_a_document(sign: str) -> None:
    named = ("nhất", "hai", "ba", "tư")
    words = ("Ai tham gia", "Phải làm được gì", "Khen thưởng", "Giấy tờ")
    said = (
        "Các phòng, đơn vị thuộc Sở.",
        "1. Tập thể hoàn thành 100% nhiệm vụ được giao.",
        "1. Giám đốc Sở tặng Giấy khen cho 05 tập thể.",
        "- Tờ trình;\n- Bảng tự chấm điểm.",
    )
    clauses = "\n\n".join(
        f"{sign.format(n=named[at] if 'Thứ' in sign else at + 1)}{head}\n{text}"
        for at, (head, text) in enumerate(zip(words, said, strict=True))
    )
    above, agency, number = ISSUERS["SO"]
    text = PLAN.format(above=above, agency=agency, number=number, text=clauses)
    text = text.replace("I. MỤC ĐÍCH, YÊU CẦU\n", "").replace("IX. TỔ CHỨC THỰC HIỆN\n", "\n")
    answers = told(understand(received(text)))
    assert [one["words"] for one in answers["eligible"]] == ["Các phòng, đơn vị thuộc Sở"]
    assert [one["places"] for one in answers["quotas"]] == [5]
    assert answers["dossier"] == ["submission_letter", "Bảng tự chấm điểm"]
    assert ["100"] in [one["numbers"] for one in answers["criteria"]]


HEADINGS = """
eligible | Diện tham gia; Áp dụng cho ai; Chủ thể thi đua; Người dự và đội dự; Ai vào cuộc; Thành phần dự thi đua
criteria | Ngưỡng đạt; Lấy gì để xét; Khi nào được khen; Bình xét thế nào; Chấm đội; Những con số phải đạt
awards | Tặng gì, tặng ai; Cơ cấu giải; Các loại giải; Phần thưởng
quota | Khen bao nhiêu; Số được khen; Chỉ tiêu khen; Số suất
dossier | Nộp gì, nộp ở đâu; Danh mục tài liệu; Sổ sách, ngày tháng; Tài liệu
deadline | Các hạn; Hạn và nơi nộp; Khi nào gửi, gửi đâu; Các mốc ngày
period | Bao giờ; Khi nào bắt đầu, khi nào kết thúc; Thời hạn thi đua; Mở và đóng
duty | Phân việc; Triển khai; Ai làm gì
"""


@pytest.mark.parametrize("line", HEADINGS.strip().splitlines())
def test_headings_in_plain_words(line: str) -> None:
    topic, _, heads = line.partition(" | ")
    assert [head for head in heads.split("; ") if topic not in topics(folded(head).plain)] == []


NOUNS = """
collective | câu lạc bộ; tổ công nghệ số cộng đồng; thư viện; hạt kiểm lâm; kíp trực; chi bộ; đoàn cơ sở; phòng khám
individual | chủ doanh nghiệp; nghệ nhân; phóng viên; thuyền trưởng; trưởng thôn; thanh niên; lao động trực tiếp
"""


@pytest.mark.parametrize("line", NOUNS.strip().splitlines())
def test_nouns_name_bodies_or_persons(line: str) -> None:
    who, _, nouns = line.partition(" | ")
    assert [noun for noun in nouns.split("; ") if noun_in(folded(noun).plain) != who] == []
