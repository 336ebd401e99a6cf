"""Sample reviews of a movement, with figures that are made up."""

from __future__ import annotations

from dataclasses import replace

from thidua.core.papers.frame import Paper
from thidua.core.papers.reviews import (
    Aim,
    AwardsTo,
    Coverage,
    CriterionResult,
    FinalReview,
    InterimReview,
    PeriodicReport,
    Reported,
    Years,
)
from thidua.core.papers.samples_frame import FRAME, OCCASION

COVERAGE = (
    Coverage("Phòng chuyên môn", 8, 8, 8, 31),
    Coverage("Đơn vị sự nghiệp", 5, 4, 6, 12),
    Coverage("Chi cục, trung tâm", 3, 2, 2, 5),
)
CRITERIA = (
    CriterionResult("IV.1.2.a-1", "Chỉ số cải cách hành chính từ loại tốt", 11, 3, 1, 1),
    CriterionResult("IV.1.2.a-2", "100% cá nhân hoàn thành tốt nhiệm vụ trở lên", 9, 4, 3, 0),
    CriterionResult("IV.1.2.a-4", "Có giải pháp, mô hình mới được nhân rộng", 6, 2, 0, 8),
)
AWARDS = (
    AwardsTo("Tập thể", 9, 5),
    AwardsTo("Cá nhân giữ chức vụ lãnh đạo", 8, 3),
    AwardsTo("Cá nhân trực tiếp làm cải cách hành chính", 14, 9),
)
YEARS = (
    Years("Tập thể đăng ký", 12, 16, "tập thể"),
    Years("Cá nhân đăng ký", 40, 48, "cá nhân"),
    Years("Được khen thưởng", 18, 17, "trường hợp"),
)
PLAN = "Kế hoạch mẫu về phong trào thi đua cải cách hành chính"


def interim() -> InterimReview:
    """A review with figures only: the office writes the rest."""
    frame = replace(FRAME, recipients=("Như trên",))
    return InterimReview(frame, ("Sở Nội vụ tỉnh Mẫu",), OCCASION, PLAN, COVERAGE, CRITERIA)


def final() -> FinalReview:
    """A review that says everything."""
    return FinalReview(
        replace(FRAME, recipients=("Như trên",)),
        ("UBND tỉnh Mẫu", "Sở Nội vụ tỉnh Mẫu"),
        OCCASION,
        PLAN,
        COVERAGE,
        CRITERIA,
        AWARDS,
        YEARS,
        ("Ban hành kế hoạch, phân công đơn vị đầu mối", "Kiểm tra giữa kỳ tại 06 đơn vị"),
        ("Mô hình mẫu “Trả kết quả tại nhà” của Phòng Mẫu 01",),
        ("Số đơn vị đăng ký tăng so với năm trước",),
        ("Một số hồ sơ thiếu văn bản công bố chỉ số, phải bổ sung",),
        ("Nhân rộng mô hình mẫu",),
        ("Công bố chỉ số sớm hơn để kịp hạn gửi hồ sơ",),
    )


def periodic() -> PeriodicReport:
    """A report of a year put together from those of the units below, one of which has not reported."""
    return PeriodicReport(
        replace(FRAME, recipients=("Như trên",)),
        ("UBND tỉnh Mẫu",),
        OCCASION,
        PLAN,
        COVERAGE,
        aims=(Aim("Tập thể đăng ký", 16, 12, "tập thể"), Aim("Cá nhân đăng ký", 48, 21, "cá nhân")),
        reported=(Reported("Phòng Mẫu 01", 12, 5, 2), Reported("Phòng Mẫu 02")),
    )


def reviews() -> tuple[Paper, ...]:
    """One paper of each kind."""
    return (interim(), final(), periodic())
