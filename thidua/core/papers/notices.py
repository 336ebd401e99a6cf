"""Before a decision: the notice that asks the public for comments, and the slip that sends a dossier back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from thidua.core.papers.blocks import Column, Row, Table
from thidua.core.papers.frame import DOTS, LINE, Frame, Paper, Signer, spoken_date
from thidua.core.papers.nominees import Nominee, banded, beside, headcount, kinds
from thidua.core.papers.template import Parts, Words
from thidua.core.wording import Say

RECEIVER = Signer("Người nhận phiếu", hint="(Ký, ghi rõ họ tên)")
EMPTY_ROWS = 3
"""Rows left to be filled by hand where a table has none."""


@dataclass(frozen=True)
class Published:
    """What the public may read of a nominee; nothing else of a person is ever told (law on personal data)."""

    nominee: Annotated[Nominee, "Tập thể, cá nhân được đề nghị"]
    achievement: Annotated[str, "Thành tích, một dòng"] = ""


@dataclass(frozen=True)
class PublicNotice(Paper):
    """Thông báo lấy ý kiến: who is proposed, in which days, where comments go."""

    slug: ClassVar[str] = "thong-bao-lay-y-kien"
    label: ClassVar[Say] = Say(
        "Thông báo lấy ý kiến về danh sách đề nghị khen thưởng", "Notice for comment on the list of nominees"
    )
    kind: ClassVar[str] = "TB"

    frame: Annotated[Frame, "Thể thức: cơ quan, người ký, số, ngày tháng, nơi nhận"]
    occasion: Annotated[str, "Phong trào thi đua và năm hoặc giai đoạn"]
    published: Annotated[tuple[Published, ...], "Danh sách công khai"]
    begins: Annotated[date | None, "Ngày bắt đầu; để trống thì in chỗ chấm"] = None
    ends: Annotated[date | None, "Ngày kết thúc; để trống thì in chỗ chấm"] = None
    length: Annotated[str, "Số ngày, ví dụ 10 ngày làm việc; để trống thì không in"] = ""
    ground: Annotated[str, "Căn cứ của việc lấy ý kiến: điểm, khoản của kế hoạch hoặc luật"] = ""
    shown_at: Annotated[tuple[str, ...], "Nơi công khai danh sách"] = ()
    address: Annotated[str, "Nơi nhận ý kiến: bộ phận, địa chỉ, thư điện tử, điện thoại"] = ""

    @property
    def title(self) -> str:
        return (
            f"THÔNG BÁO Lấy ý kiến về {kinds(self._nominees)} được đề nghị khen thưởng trong {self.occasion}"
        )

    @property
    def _nominees(self) -> tuple[Nominee, ...]:
        return tuple(p.nominee for p in self.published)

    def words(self) -> Words:
        return {
            "cơ quan": self.frame.office.spoken(),
            "phong trào": self.occasion,
            "đối tượng": kinds(self._nominees),
            "số lượng": headcount(self._nominees),
            "căn cứ": self.ground,
            "ngày bắt đầu": spoken_date(self.begins),
            "ngày kết thúc": spoken_date(self.ends),
            "thời hạn": self.length,
            "nơi công khai": "; ".join(self.shown_at),
            "nơi nhận ý kiến": self.address,
        }

    def parts(self) -> Parts:
        return {**self.frame.parts(self.kind), "danh sách": (self._table(),)}

    def _table(self) -> Table:
        columns = (
            Column("STT", 12, "centre"),
            Column("Tên tập thể; họ và tên cá nhân", 36),
            Column("Đơn vị, chức vụ", 33),
            Column("Hình thức đề nghị", 24),
            Column("Tóm tắt thành tích", 60),
        )
        return Table(columns, banded(self.published, lambda p: p.nominee, _published_row, len(columns)))


def _published_row(number: int, p: Published) -> Row:
    n = p.nominee
    return Row((str(number), n.name, beside(n), n.form, p.achievement or DOTS))


@dataclass(frozen=True)
class ReturnPoint:
    """One thing in a dossier that must be mended."""

    what: Annotated[str, "Mục, giấy tờ của hồ sơ"]
    reason: Annotated[str, "Lý do"]
    clause: Annotated[str, "Căn cứ: điểm, khoản"] = ""
    to_do: Annotated[str, "Việc cần làm"] = ""


@dataclass(frozen=True)
class ReturnSlip(Paper):
    """Phiếu trả hồ sơ, or, where it may still be mended, phiếu yêu cầu bổ sung hồ sơ."""

    slug: ClassVar[str] = "phieu-tra-ho-so"
    label: ClassVar[Say] = Say("Phiếu trả hồ sơ, yêu cầu bổ sung", "Slip returning a dossier to be completed")

    frame: Annotated[Frame, "Thể thức: cơ quan, người ký, ngày tháng, nơi nhận"]
    to: Annotated[str, "Kính gửi: đơn vị, người nộp hồ sơ"]
    nominee: Annotated[Nominee, "Hồ sơ của tập thể, cá nhân"]
    occasion: Annotated[str, "Phong trào thi đua và năm hoặc giai đoạn"]
    points: Annotated[tuple[ReturnPoint, ...], "Nội dung phải sửa, bổ sung; để trống thì chừa dòng"] = ()
    received: Annotated[date | None, "Ngày nhận hồ sơ; để trống thì in chỗ chấm"] = None
    to_be_mended: Annotated[bool, "Yêu cầu bổ sung; nếu không thì trả lại hẳn"] = True
    due: Annotated[date | None, "Hạn gửi lại; để trống thì in chỗ chấm"] = None
    due_clause: Annotated[str, "Căn cứ của hạn"] = ""
    contact: Annotated[str, "Người, nơi hướng dẫn"] = ""

    @property
    def name(self) -> str:
        """How the slip is called."""
        return "Phiếu yêu cầu bổ sung hồ sơ" if self.to_be_mended else "Phiếu trả hồ sơ"

    @property
    def title(self) -> str:
        return f"{self.name.upper()} {self.nominee.form} - {self.nominee.name}"

    def words(self) -> Words:
        n = self.nominee
        return {
            "tên phiếu": self.name,
            "cơ quan": self.frame.office.spoken(),
            "kính gửi": (self.to or LINE,),
            "ứng viên": f"{n.name}, {n.unit}" if n.unit else n.name,
            "hình thức": n.form,
            "phong trào": self.occasion,
            "ngày nhận, đầu câu": spoken_date(self.received).capitalize(),
            "bổ sung": "có" if self.to_be_mended else "",
            "hạn": spoken_date(self.due),
            "căn cứ hạn": self.due_clause,
            "liên hệ": self.contact,
        }

    def parts(self) -> Parts:
        return {**self.frame.parts("", left=RECEIVER), "bảng nội dung": (self._table(),)}

    def _table(self) -> Table:
        columns = (
            Column("STT", 12, "centre"),
            Column("Mục, giấy tờ", 38),
            Column("Lý do", 55),
            Column("Căn cứ", 25),
            Column("Việc cần làm", 35),
        )
        rows = [(p.what, p.reason, p.clause or DOTS, p.to_do or DOTS) for p in self.points]
        rows = rows or [(DOTS,) * 4] * EMPTY_ROWS
        return Table(columns, tuple(Row((str(i), *cells)) for i, cells in enumerate(rows, 1)))
