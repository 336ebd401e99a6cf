"""What a movement came to: the interim and the final review, with figures the office has and text that it edits."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, ClassVar

from thidua.core.papers.frame import DOTS, Frame, Paper, counted
from thidua.core.papers.minutes import shared
from thidua.core.papers.review_tables import (
    aims_shown,
    awards_shown,
    coverage_shown,
    criteria_shown,
    reported_shown,
    years_shown,
)
from thidua.core.papers.template import Parts, Words
from thidua.core.wording import Say


@dataclass(frozen=True)
class Coverage:
    """How many units of one kind take part."""

    kind: Annotated[str, "Khối, loại đơn vị"]
    units: Annotated[int, "Số đơn vị thuộc đối tượng"]
    registered: Annotated[int, "Số đơn vị đã đăng ký"]
    collectives: Annotated[int | None, "Số tập thể đăng ký"] = None
    individuals: Annotated[int | None, "Số cá nhân đăng ký"] = None


@dataclass(frozen=True)
class CriterionResult:
    """How the candidates stand on one criterion."""

    clause: Annotated[str, "Điểm, khoản của kế hoạch"]
    criterion: Annotated[str, "Tiêu chuẩn"]
    met: Annotated[int, "Đạt"]
    unmet: Annotated[int, "Không đạt"]
    missing: Annotated[int, "Thiếu minh chứng"]
    to_judge: Annotated[int, "Cần người xét"]


@dataclass(frozen=True)
class AwardsTo:
    """Awards to one kind of holder: collectives, leaders, those who do the work."""

    holder: Annotated[str, "Đối tượng: tập thể, lãnh đạo, người trực tiếp làm"]
    nominated: Annotated[int, "Được đề nghị"]
    awarded: Annotated[int, "Được khen thưởng"]


@dataclass(frozen=True)
class Years:
    """One figure of this year beside that of the year before; one that nobody has is left blank."""

    figure: Annotated[str, "Chỉ tiêu"]
    before: Annotated[Decimal | int | None, "Năm trước"]
    current: Annotated[Decimal | int | None, "Năm nay"]
    unit: Annotated[str, "Đơn vị tính"] = ""


@dataclass(frozen=True)
class Aim:
    """What was registered as an aim beside what came of it."""

    aim: Annotated[str, "Chỉ tiêu đã đăng ký"]
    registered: Annotated[int | None, "Đăng ký"]
    reached: Annotated[int | None, "Thực hiện"]
    unit: Annotated[str, "Đơn vị tính"] = ""


@dataclass(frozen=True)
class Reported:
    """What one unit below has reported; figures are left blank where nothing has come."""

    unit: Annotated[str, "Đơn vị"]
    registered: Annotated[int | None, "Số đăng ký: tập thể và cá nhân"] = None
    nominated: Annotated[int | None, "Hồ sơ đề nghị"] = None
    awarded: Annotated[int | None, "Được khen thưởng"] = None


@dataclass(frozen=True)
class _Review(Paper):
    """What both reviews share."""

    kind: ClassVar[str] = "BC"
    review: ClassVar[str]

    frame: Annotated[Frame, "Thể thức: cơ quan, người ký, số, ngày tháng, nơi nhận"]
    to: Annotated[tuple[str, ...], "Kính gửi; để trống thì không in"]
    occasion: Annotated[str, "Phong trào thi đua và năm hoặc giai đoạn"]
    plan: Annotated[str, "Kế hoạch: tên, số, ngày, của ai; để trống thì in chỗ chấm"] = ""
    coverage: Annotated[tuple[Coverage, ...], "Đăng ký, theo khối đơn vị"] = ()
    criteria: Annotated[tuple[CriterionResult, ...], "Kết quả theo từng tiêu chuẩn"] = ()
    awards: Annotated[tuple[AwardsTo, ...], "Khen thưởng, theo đối tượng"] = ()
    years: Annotated[tuple[Years, ...], "So với năm trước"] = ()
    launched: Annotated[tuple[str, ...], "Công tác chỉ đạo, phát động; để trống thì chừa dòng"] = ()
    examples: Annotated[tuple[str, ...], "Mô hình hay, điển hình tiên tiến; để trống thì chừa dòng"] = ()
    strengths: Annotated[tuple[str, ...], "Ưu điểm; để trống thì chừa dòng"] = ()
    limits: Annotated[tuple[str, ...], "Khó khăn, hạn chế, nguyên nhân; để trống thì chừa dòng"] = ()
    next_steps: Annotated[tuple[str, ...], "Nhiệm vụ tiếp theo; để trống thì chừa dòng"] = ()
    proposals: Annotated[tuple[str, ...], "Kiến nghị; để trống thì chừa dòng"] = ()
    aims: Annotated[tuple[Aim, ...], "So với chỉ tiêu đã đăng ký"] = ()
    reported: Annotated[tuple[Reported, ...], "Tổng hợp báo cáo của đơn vị cấp dưới"] = ()

    @property
    def title(self) -> str:
        return f"BÁO CÁO {self.review} {self.occasion}"

    def words(self) -> Words:
        units = sum(c.units for c in self.coverage)
        registered = sum(c.registered for c in self.coverage)
        awarded = sum(a.awarded for a in self.awards)
        return {
            "cơ quan": self.frame.office.spoken(),
            "kính gửi": self.to,
            "phong trào": self.occasion,
            "kế hoạch": self.plan or DOTS * 5,
            "số đơn vị": counted(units) if units else DOTS,
            "số đăng ký": counted(registered) if units else DOTS,
            "tỷ lệ đăng ký": shared(registered, units),
            "số đã báo cáo": counted(sum(r.registered is not None for r in self.reported)),
            "số phải báo cáo": counted(len(self.reported)),
            "số khen thưởng": counted(awarded) if self.awards else DOTS,
            "chỉ đạo": self.launched,
            "điển hình": self.examples,
            "ưu điểm": self.strengths,
            "hạn chế": self.limits,
            "nhiệm vụ": self.next_steps,
            "kiến nghị": self.proposals,
        }

    def parts(self) -> Parts:
        return {
            **self.frame.parts(self.kind),
            "đăng ký": coverage_shown(self.coverage),
            "kết quả theo tiêu chuẩn": criteria_shown(self.criteria),
            "khen thưởng theo đối tượng": awards_shown(self.awards),
            "so với năm trước": years_shown(self.years),
            "so với đăng ký": aims_shown(self.aims),
            "tổng hợp cấp dưới": reported_shown(self.reported),
        }


@dataclass(frozen=True)
class InterimReview(_Review):
    """Báo cáo sơ kết phong trào thi đua."""

    slug: ClassVar[str] = "bao-cao-so-ket"
    label: ClassVar[Say] = Say("Báo cáo sơ kết phong trào thi đua", "Interim review of the movement")
    review: ClassVar[str] = "Sơ kết"


@dataclass(frozen=True)
class FinalReview(_Review):
    """Báo cáo tổng kết phong trào thi đua."""

    slug: ClassVar[str] = "bao-cao-tong-ket"
    label: ClassVar[Say] = Say("Báo cáo tổng kết phong trào thi đua", "Final review of the movement")
    review: ClassVar[str] = "Tổng kết"


@dataclass(frozen=True)
class PeriodicReport(_Review):
    """Báo cáo định kỳ về phong trào thi đua: of a quarter, a half, a year."""

    slug: ClassVar[str] = "bao-cao-dinh-ky"
    label: ClassVar[Say] = Say("Báo cáo định kỳ về phong trào thi đua", "Periodic report of the movement")
    review: ClassVar[str] = "Kết quả thực hiện"


REVIEWS = type[InterimReview] | type[FinalReview] | type[PeriodicReport]
"""Any of the reports on a movement."""
