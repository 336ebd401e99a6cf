"""Sample achievement reports, their summary with confirmations, and a sample confirmation of an initiative."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from thidua.core.papers.initiative import Author, Effect, InitiativeConfirmation
from thidua.core.papers.merits import Merit, MeritSummary
from thidua.core.papers.nominees import Nominee
from thidua.core.papers.recognition import RecognisedInitiative, RecognitionDecision, RecognitionRevoked
from thidua.core.papers.reports import CollectiveReport, Honour, PersonalReport
from thidua.core.papers.samples_frame import FRAME, GROUNDS, OCCASION
from thidua.core.papers.samples_registering import UNIT_FRAME
from thidua.core.report_forms import thematic_form

DAY = date(2025, 12, 1)
SUMMARY = "Giải quyết 1.240 hồ sơ, 99,6% đúng hẹn, rút ngắn 02 ngày mỗi hồ sơ."
WRITTEN = (
    ("summary", SUMMARY),
    (
        "traits",
        "Phòng Mẫu 01 được thành lập theo quyết định mẫu.\nPhòng không có tổ chức đảng, đoàn thể riêng.",
    ),
    ("duties", "Tham mưu, giải quyết thủ tục hành chính thuộc lĩnh vực được giao."),
    (
        "results",
        "Kết quả theo từng nội dung của phong trào:\n- Tiếp nhận 1.240 hồ sơ, tăng 8% so với năm trước.\n"
        "- 99,6% hồ sơ được giải quyết đúng hẹn và trước hẹn.",
    ),
    ("measures", "Gộp hai bước tiếp nhận và số hóa hồ sơ thành một bước."),
)
INITIATIVE = "Gộp bước tiếp nhận và số hóa hồ sơ"


def collective_report() -> CollectiveReport:
    """A report whose section on compliance and whose table of awards are still to be written."""
    return CollectiveReport(
        UNIT_FRAME,
        thematic_form(DAY),
        "Phòng Mẫu 01 thuộc Sở Mẫu tỉnh Mẫu",
        "Giấy khen của Giám đốc Sở",
        OCCASION,
        WRITTEN,
        (("seat", "Số 00 đường Mẫu, phường Mẫu, Tỉnh Mẫu"), ("staff", "12 người")),
    )


def personal_report() -> PersonalReport:
    """A report of a person with a rating and an award."""
    written = (("traits", ""), *WRITTEN[2:], ("conduct", "Chấp hành tốt quy định; không vi phạm kỷ luật."))
    return PersonalReport(
        UNIT_FRAME,
        thematic_form(DAY),
        "Cá nhân mẫu 01",
        "Giấy khen của Giám đốc Sở",
        OCCASION,
        written,
        (("post", "Chuyên viên, Phòng Mẫu 01"), ("education", "Đại học")),
        (
            Honour("2023", "Hoàn thành tốt nhiệm vụ", "Quyết định mẫu số 01/QĐ-SM"),
            Honour("2024", "Giấy khen của Giám đốc Sở"),
        ),
        post="Chuyên viên, Phòng Mẫu 01 thuộc Sở Mẫu tỉnh Mẫu",
    )


def merit_summary(nominees: tuple[Nominee, ...]) -> MeritSummary:
    """A summary in which the first has been written and the others wait."""
    merits = tuple(Merit(n, SUMMARY if i == 0 else "") for i, n in enumerate(nominees))
    return MeritSummary(UNIT_FRAME, OCCASION, merits, "Thành tích đúng thực tế, đề nghị khen thưởng.")


def initiative_confirmation() -> InitiativeConfirmation:
    """An initiative of two authors with figures before and since."""
    return InitiativeConfirmation(
        replace(FRAME, recipients=("Tác giả, đồng tác giả",)),
        INITIATIVE,
        authors=(Author("Cá nhân mẫu 01", "Chuyên viên, Phòng Mẫu 01", "70"), Author("Cá nhân mẫu 02")),
        recognised_by="Quyết định mẫu số 02/QĐ-SM của Giám đốc Sở Mẫu",
        level="cơ sở",
        applied_from="từ ngày 01/3/2024",
        applied_at=("Bộ phận Một cửa Sở Mẫu", "Trung tâm Mẫu 02"),
        effect="Giảm thời gian đi lại của người dân và chi phí sao chụp hồ sơ.",
        figures=(
            Effect("Thời gian giải quyết trung bình một hồ sơ (ngày)", "7", "5"),
            Effect("Hồ sơ trễ hẹn"),
        ),
        spread="Áp dụng được ngay ở mọi bộ phận tiếp nhận hồ sơ, không cần thêm thiết bị.",
        purpose="xét thi đua, khen thưởng trong phong trào thi đua cải cách hành chính",
        grounds=GROUNDS[:1],
    )


def recognition() -> RecognitionDecision:
    """A decision on two initiatives, one of them a unit's own."""
    return RecognitionDecision(
        replace(FRAME, recipients=("Như Điều 3",)),
        "Giám đốc Sở Mẫu",
        "cấp cơ sở",
        "trong cơ sở",
        (
            RecognisedInitiative(
                INITIATIVE, ("Cá nhân mẫu 01 (70%)", "Cá nhân mẫu 02 (30%)"), "Phòng Mẫu 01"
            ),
            RecognisedInitiative("Mẫu đơn điền sẵn tại quầy", (), "Phòng Mẫu 02"),
        ),
        "kết quả bỏ phiếu của Hội đồng sáng kiến Sở Mẫu",
        GROUNDS[:1],
        "Chánh Văn phòng Sở, thủ trưởng các đơn vị và các tác giả",
    )


def recognition_revoked() -> RecognitionRevoked:
    """A decision that takes one recognition back."""
    return RecognitionRevoked(
        replace(FRAME, recipients=("Như Điều 4",)),
        "Giám đốc Sở Mẫu",
        INITIATIVE,
        ("Cá nhân mẫu 01 (70%)", "Cá nhân mẫu 02 (30%)"),
        "cấp cơ sở",
        "Quyết định mẫu số 02/QĐ-SM",
        "số liệu về hiệu quả không đúng thực tế (mẫu)",
        GROUNDS[:1],
        "Chánh Văn phòng Sở, thủ trưởng các đơn vị và các tác giả",
    )
