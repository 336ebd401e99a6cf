"""Sample papers from before the council: notice for comments, slip, report of the appraisers; a radio bulletin."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from thidua.core.papers.appraisal import AppraisalReport, Contested, Ranked, Ranking
from thidua.core.papers.frame import Paper, Signer
from thidua.core.papers.minutes import Tally
from thidua.core.papers.notices import PublicNotice, Published, ReturnPoint, ReturnSlip
from thidua.core.papers.radio import RadioBulletin
from thidua.core.papers.samples_frame import FRAME, GROUNDS, OCCASION
from thidua.core.papers.samples_nominees import OWN, UPWARD


def public_notice() -> PublicNotice:
    """A notice with its days and address."""
    return PublicNotice(
        replace(FRAME, recipients=("Các phòng, đơn vị thuộc Sở", "Cổng thông tin điện tử Sở (để đăng)")),
        OCCASION,
        tuple(Published(n, "Rút ngắn thời gian giải quyết thủ tục (mẫu)") for n in UPWARD),
        date(2025, 5, 12),
        date(2025, 5, 23),
        "10 ngày làm việc",
        "điểm 2 mục V Kế hoạch mẫu",
        ("Cổng thông tin điện tử Sở Mẫu", "bảng tin tại trụ sở"),
        "Văn phòng Sở Mẫu (bộ phận thi đua), địa chỉ mẫu",
    )


def return_slip() -> ReturnSlip:
    """A slip that asks for two things."""
    return ReturnSlip(
        replace(FRAME, recipients=("Như trên",), signer=Signer("Chánh Văn phòng", "TL. Giám đốc")),
        "Phòng Mẫu 01",
        OWN[1],
        OCCASION,
        (
            ReturnPoint(
                "Báo cáo thành tích", "Chưa có xác nhận của cấp trên trực tiếp", "VI.2.b", "Bổ sung xác nhận"
            ),
            ReturnPoint("Chỉ số cải cách hành chính 2024", "Chưa kèm văn bản công bố", "IV.1.2.a-1"),
        ),
        date(2025, 5, 6),
        due=date(2025, 5, 15),
        due_clause="điểm 3 mục VI Kế hoạch mẫu",
        contact="Văn phòng Sở",
    )


def appraisal_report() -> AppraisalReport:
    """A report with a quota line between the third and the fourth person."""
    collectives, people = UPWARD[:3], tuple(replace(n, order=i) for i, n in enumerate(UPWARD[3:], 1))
    return AppraisalReport(
        replace(FRAME, signer=Signer("Chánh Văn phòng"), recipients=("Như trên",)),
        ("Hội đồng Thi đua - Khen thưởng Sở Mẫu", "Giám đốc Sở Mẫu"),
        OCCASION,
        (Tally("Bằng khen, tập thể", 3, 5, 1, 0), Tally("Bằng khen, cá nhân", 4, 7, 4, 2, 1)),
        (
            Contested(
                people[3],
                "Sáng kiến đã dùng cho đề nghị khác hay chưa",
                "Chưa đủ căn cứ; đề nghị Hội đồng xét",
                "IV.1.2.b-3",
            ),
        ),
        (
            Ranking("Bằng khen, tập thể", tuple(Ranked(n, "Chỉ số", "Đề nghị") for n in collectives)),
            Ranking("Bằng khen, cá nhân", tuple(Ranked(n, "Thứ tự ưu tiên", "") for n in people), 3),
        ),
        GROUNDS,
        28,
        3,
        "nhận 02 ý kiến, đã trả lời 02 ý kiến",
        ("Trình Hội đồng xét 03 tập thể và 03 cá nhân trong chỉ tiêu", "Xét riêng trường hợp còn ý kiến"),
    )


def radio_bulletin() -> RadioBulletin:
    """A short bulletin for the ward radio."""
    return RadioBulletin(
        replace(FRAME, signer=Signer("Người duyệt tin"), recipients=("Như trên",)),
        "Trả hồ sơ ngay trong ngày ở Phòng Mẫu một",
        (
            "Thưa bà con, từ đầu năm nay, Phòng Mẫu một trả kết quả ngay trong ngày cho người dân đến trước giờ trưa.",
            "Bà con cần hướng dẫn xin liên hệ bộ phận một cửa trong giờ làm việc. Đây là bản tin mẫu.",
        ),
        "khoảng 20 giây (47 tiếng)",
        ("Đài truyền thanh phường Mẫu",),
    )


def notices() -> tuple[Paper, ...]:
    """One paper of each kind."""
    return (public_notice(), return_slip(), radio_bulletin())
