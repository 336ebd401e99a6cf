"""After a vote on paper: the record of the counting board, whose sums must come out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar

from thidua.core.ballots.paper import PaperTotals
from thidua.core.errors import Fault, Faults
from thidua.core.papers.blocks import Column, Row, Table
from thidua.core.papers.frame import DOTS, LINE, Frame, Paper, Signer, counted
from thidua.core.papers.invitation import day_of, hour
from thidua.core.papers.minutes import shared, verdict
from thidua.core.papers.nominees import Nominee, banded
from thidua.core.papers.template import SIGNED, Parts, Words
from thidua.core.wording import Say

HINT = "(Ký, ghi rõ họ tên)"
BOARD = ("Trưởng ban kiểm phiếu", "Ủy viên", "Ủy viên")
"""Whose signatures are awaited where nobody is named yet."""


@dataclass(frozen=True)
class Sheets:
    """Ballots as pieces of paper: handed out, unused, handed in, valid, invalid."""

    issued: Annotated[int, "Phát ra"]
    unused: Annotated[int, "Không sử dụng, thu lại"]
    returned: Annotated[int, "Thu về"]
    valid: Annotated[int, "Hợp lệ"]
    invalid: Annotated[int, "Không hợp lệ"]


@dataclass(frozen=True)
class Counted:
    """What the ballots say of one nominee; a figure is left blank until it has been counted."""

    nominee: Annotated[Nominee, "Tập thể, cá nhân"]
    agree: Annotated[int | None, "Đồng ý, trong phiếu hợp lệ"] = None
    against: Annotated[int | None, "Không đồng ý, trong phiếu hợp lệ"] = None
    blank: Annotated[int | None, "Không đánh dấu hoặc đánh dấu cả hai ô"] = None
    written: Annotated[int | None, "Ý kiến bằng văn bản đồng ý, của thành viên vắng mặt"] = None
    recused: Annotated[int, "Số thành viên từ chối xét dòng này"] = 0
    denominator: Annotated[
        int | None, "Số thành viên tính tỷ lệ: tổng số, trừ người từ chối nếu quy chế định"
    ] = None
    passed: Annotated[bool | None, "Thông qua hay không; để trống khi chưa kết luận"] = None

    @property
    def agreed(self) -> int | None:
        """Agreement from the box and in writing; none until the box is counted."""
        return None if self.agree is None else self.agree + (self.written or 0)


@dataclass(frozen=True)
class CountRecord(Paper):
    """Biên bản kiểm phiếu. Raises Faults where the figures contradict each other."""

    slug: ClassVar[str] = "bien-ban-kiem-phieu"
    label: ClassVar[Say] = Say("Biên bản kiểm phiếu", "Record of the count")
    kind: ClassVar[str] = "BB"

    frame: Annotated[Frame, "Thể thức: Hội đồng, số, ngày tháng, nơi nhận"]
    occasion: Annotated[str, "Phong trào thi đua và năm hoặc giai đoạn"]
    lines: Annotated[tuple[Counted, ...], "Kết quả của từng tập thể, cá nhân"]
    sheets: Annotated[Sheets | None, "Số phiếu; để trống thì in chỗ chấm"] = None
    members: Annotated[int | None, "Tổng số thành viên Hội đồng"] = None
    attending: Annotated[int | None, "Số thành viên dự họp"] = None
    rule: Annotated[str, "Điều kiện thông qua và căn cứ; để trống nếu chưa rõ"] = ""
    board: Annotated[tuple[Signer, ...], "Ban kiểm phiếu: trưởng ban trước"] = ()
    at: Annotated[datetime | None, "Giờ và ngày kiểm phiếu; để trống thì in chỗ chấm"] = None
    place: Annotated[str, "Địa điểm"] = ""
    recusals: Annotated[tuple[str, ...], "Thành viên từ chối xét: ai, dòng nào"] = ()
    kept: Annotated[str, "Phiếu được niêm phong, giao ai giữ"] = ""

    def __post_init__(self) -> None:
        found = list(self._faults())
        if found:
            raise Faults(found)

    @property
    def title(self) -> str:
        return f"BIÊN BẢN KIỂM PHIẾU Xét khen thưởng trong {self.occasion}"

    def words(self) -> Words:
        sheets = vars(self.sheets) if self.sheets else {}
        names = {"issued": "phát ra", "unused": "không sử dụng", "returned": "thu về"}
        names |= {"valid": "hợp lệ", "invalid": "không hợp lệ"}
        return {
            "hội đồng": self.frame.office.spoken(),
            "phong trào": self.occasion,
            "giờ kiểm phiếu": hour(self.at),
            "ngày kiểm phiếu": day_of(self.at, self.frame),
            "địa điểm": self.place,
            "số thành viên": _or_dots(self.members),
            "số dự họp": _or_dots(self.attending),
            "ban kiểm phiếu": tuple(f"{s.name or LINE}, {s.post}" for s in self._signers()),
            **{name: _or_dots(sheets.get(field)) for field, name in names.items()},
            "từ chối xét": self.recusals,
            "ngưỡng": self.rule,
            "niêm phong": self.kept,
        }

    def parts(self) -> Parts:
        signed = self.frame.signed_by(*self._signers())
        return {**self.frame.parts(self.kind), SIGNED: (signed,), "bảng kết quả": (self._table(),)}

    def _signers(self) -> tuple[Signer, ...]:
        return self.board or tuple(Signer(post, hint=HINT) for post in BOARD)

    def _table(self) -> Table:
        columns = (
            Column("STT", 12, "centre"),
            Column("Tập thể, cá nhân", 35),
            Column("Đồng ý", 16, "centre"),
            Column("Không đồng ý", 15, "centre"),
            Column("Phiếu trắng", 14, "centre"),
            Column("Đồng ý bằng văn bản", 17, "centre"),
            Column("Cộng đồng ý / số tính", 18, "centre"),
            Column("Tỷ lệ (%)", 15, "centre"),
            Column("Kết quả", 23, "centre"),
        )
        return Table(columns, banded(self.lines, lambda c: c.nominee, _row, len(columns)))

    def _faults(self) -> Iterator[Fault]:
        s = self.sheets
        if s is None:
            return
        totals = PaperTotals(s.issued, s.returned, s.unused, s.valid, s.invalid, s.valid, 0)
        for say in totals.faults(self.members or s.returned):
            yield Fault(self.label.vi, say, _CURE)
        for line in self.lines:
            told = [n for n in (line.agree, line.against, line.blank) if n is not None]
            if len(told) == 3 and not s.valid - line.recused <= sum(told) <= s.valid:
                yield Fault(line.nominee.name, _uneven(sum(told), s.valid, line.recused), _CURE)


_CURE = Say("Kiểm lại số phiếu.", "Count the ballots again.")


def _uneven(told: int, valid: int, recused: int) -> Say:
    return Say(
        f"Đồng ý + không đồng ý + trắng = {told}, phiếu hợp lệ là {valid}, người từ chối xét là {recused}.",
        f"In favour + against + blank = {told}, but {valid} ballots are valid and {recused} stood aside.",
    )


def _or_dots(number: int | None) -> str:
    return DOTS if number is None else counted(number)


def _row(number: int, c: Counted) -> Row:
    n = c.nominee
    name = f"{n.name}, {n.unit}" if n.subject == "individual" and n.unit else n.name
    box = (DOTS if v is None else str(v) for v in (c.agree, c.against, c.blank, c.written))
    total = "/".join(DOTS if v is None else str(v) for v in (c.agreed, c.denominator))
    return Row((str(number), name, *box, total, shared(c.agreed, c.denominator), verdict(c.passed)))
