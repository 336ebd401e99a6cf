"""What an award council met about: minutes with the votes left blank for the meeting to fill in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, ClassVar

from thidua.core.papers.blocks import Column, Row, Table
from thidua.core.papers.frame import DOTS, Frame, Paper, Signer, counted
from thidua.core.papers.nominees import Nominee, banded
from thidua.core.papers.template import Parts, Words
from thidua.core.wording import Say, figure

SECRETARY = Signer("Thư ký", hint="(Ký, ghi rõ họ tên)")


@dataclass(frozen=True)
class Vote:
    """A nominee before the council; votes stay blank until they are cast."""

    nominee: Annotated[Nominee, "Tập thể, cá nhân đưa ra xét"]
    agree: Annotated[int | None, "Số phiếu đồng ý; để trống khi chưa bỏ phiếu"] = None
    total: Annotated[int | None, "Tổng số phiếu tính tỷ lệ; để trống khi chưa bỏ phiếu"] = None
    written: Annotated[int, "Trong đó số ý kiến đồng ý bằng văn bản của thành viên vắng mặt"] = 0
    passed: Annotated[bool | None, "Thông qua hay không; để trống khi chưa kết luận"] = None

    def share(self) -> str:
        """Percent of the votes, two digits; dots until both figures are known."""
        return shared(self.agree, self.total)

    def counts(self) -> str:
        """Votes for, of how many."""
        return "/".join(DOTS if n is None else str(n) for n in (self.agree, self.total))


def shared(part: int | None, whole: int | None) -> str:
    """Percent of a whole, two digits, none where it is whole; dots until both figures are known.

    >>> shared(8, 9), shared(7, 7), shared(None, 9)
    ('88,89', '100', '…')
    """
    if part is None or not whole:
        return DOTS
    share = (Decimal(part) * 100 / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return figure(share.quantize(Decimal(1)) if share == share.to_integral_value() else share)


@dataclass(frozen=True)
class Tally:
    """How the candidates for one award were judged against the plan."""

    form: Annotated[str, "Hình thức khen thưởng"]
    met: Annotated[int, "Đạt"]
    unmet: Annotated[int, "Không đạt"]
    missing: Annotated[int, "Thiếu minh chứng"]
    to_judge: Annotated[int, "Cần người xét"]
    held: Annotated[int, "Đang tạm dừng xét"] = 0


@dataclass(frozen=True)
class Waiting:
    """Places that only the council can fill: ties at the line, no order, reserved choices."""

    award: Annotated[str, "Hình thức khen thưởng, nhóm chỉ tiêu"]
    places: Annotated[int | None, "Số chỉ tiêu còn lại; để trống khi cấp trên chưa giao"]
    candidates: Annotated[tuple[str, ...], "Ứng viên chờ chọn"]
    reason: Annotated[str, "Vì sao chờ Hội đồng"]


@dataclass(frozen=True)
class Meeting:
    """What happened at the meeting; where it is given, the minutes leave no blank."""

    began: Annotated[str, "Giờ bắt đầu, ví dụ 14 giờ 00 phút"]
    ended: Annotated[str, "Giờ kết thúc; để trống nếu chưa rõ"]
    place: Annotated[str, "Địa điểm"]
    present: Annotated[int, "Số thành viên có mặt"]
    absent: Annotated[tuple[str, ...], "Thành viên vắng mặt, lý do, ý kiến bằng văn bản"]
    chair: Annotated[str, "Chủ trì: họ và tên"]
    secretary: Annotated[str, "Thư ký: họ và tên"]
    mode: Annotated[str, "Hình thức: bỏ phiếu kín hoặc biểu quyết"]
    ballots: Annotated[str, "Số phiếu phát ra, thu về, hợp lệ, không hợp lệ"] = ""
    recusals: Annotated[tuple[str, ...], "Thành viên từ chối xét: ai, dòng nào, lý do"] = ()
    statements: Annotated[tuple[str, ...], "Ý kiến phát biểu"] = ()
    differing: Annotated[tuple[str, ...], "Ý kiến khác, báo cáo người quyết định"] = ()
    results: Annotated[tuple[str, ...], "Kết quả từng dòng: số phiếu, tỷ lệ, thông qua hay không"] = ()
    conclusions: Annotated[tuple[str, ...], "Kết luận"] = ()


@dataclass(frozen=True)
class CouncilMinutes(Paper):
    """Biên bản họp Hội đồng Thi đua - Khen thưởng."""

    slug: ClassVar[str] = "bien-ban-hop-hoi-dong"
    label: ClassVar[Say] = Say("Biên bản họp Hội đồng", "Minutes of the council")

    frame: Annotated[Frame, "Thể thức: Hội đồng, chủ trì, số, ngày tháng, nơi nhận"]
    occasion: Annotated[str, "Phong trào thi đua và năm hoặc giai đoạn"]
    votes: Annotated[tuple[Vote, ...], "Danh sách đưa ra Hội đồng xét"]
    tallies: Annotated[tuple[Tally, ...], "Kết quả xét theo tiêu chuẩn, theo từng hình thức"] = ()
    waiting: Annotated[tuple[Waiting, ...], "Chỉ tiêu chờ Hội đồng quyết định"] = ()
    members: Annotated[int | None, "Tổng số thành viên Hội đồng"] = None
    documents: Annotated[tuple[str, ...], "Tài liệu trình Hội đồng"] = ()
    rule: Annotated[str, "Điều kiện thông qua: ngưỡng và cách tính, kèm căn cứ; để trống nếu chưa rõ"] = ""
    secretary: Annotated[Signer, "Thư ký cuộc họp"] = SECRETARY
    meeting: Annotated[Meeting | None, "Diễn biến cuộc họp; để trống thì chừa chỗ ghi tay"] = None

    @property
    def title(self) -> str:
        return f"BIÊN BẢN Họp {self.frame.office.spoken()} xét khen thưởng trong {self.occasion}"

    def words(self) -> Words:
        held = self.meeting
        return {
            "hội đồng": self.frame.office.spoken(),
            "phong trào": self.occasion,
            "ngày họp": self.frame.dated(),
            "số thành viên": DOTS if self.members is None else counted(self.members),
            "tài liệu": self.documents,
            "ngưỡng": self.rule,
            "đã họp": "có" if held else "",
            **(told_of(held) if held else dict.fromkeys(OF_A_MEETING, "")),
        }

    def parts(self) -> Parts:
        return {
            **self.frame.parts("BB", left=self.secretary),
            "bảng kết quả xét": (tally_table(self.tallies),) if self.tallies else (),
            "bảng biểu quyết": (_vote_table(self.votes),),
            "bảng chỉ tiêu chờ": (_waiting_table(self.waiting),) if self.waiting else (),
        }


def told_of(meeting: Meeting) -> dict[str, str | tuple[str, ...]]:
    """What happened, in the names of `OF_A_MEETING`."""
    said = meeting.recusals + meeting.statements + meeting.differing
    told: tuple[str | tuple[str, ...], ...] = (
        meeting.began,
        meeting.ended,
        meeting.place or DOTS,
        counted(meeting.present),
        counted(len(meeting.absent)),
        meeting.absent,
        meeting.chair,
        meeting.secretary,
        meeting.mode,
        meeting.ballots,
        meeting.recusals,
        meeting.statements,
        meeting.differing,
        "" if said else "không có ý kiến khác",
        meeting.results,
        meeting.conclusions,
    )
    return dict(zip(OF_A_MEETING, told, strict=True))


OF_A_MEETING = (
    "giờ bắt đầu",
    "giờ kết thúc",
    "địa điểm",
    "số có mặt",
    "số vắng mặt",
    "thành viên vắng mặt",
    "chủ trì",
    "thư ký",
    "hình thức biểu quyết",
    "số phiếu",
    "từ chối xét",
    "ý kiến thảo luận",
    "ý kiến khác",
    "không có ý kiến",
    "kết quả từng dòng",
    "kết luận",
)
"""What minutes tell of a meeting that was held."""


def tally_table(tallies: tuple[Tally, ...]) -> Table:
    """How the candidates for each award were judged."""
    labels = ("Đạt", "Không đạt", "Thiếu minh chứng", "Cần người xét", "Tạm dừng xét")
    columns = (Column("Hình thức khen thưởng", 65), *(Column(label, 20, "centre") for label in labels))
    cells = ((t.form, *map(counted, (t.met, t.unmet, t.missing, t.to_judge, t.held))) for t in tallies)
    return Table(columns, tuple(Row(c) for c in cells))


def _vote_table(votes: tuple[Vote, ...]) -> Table:
    columns = (
        Column("STT", 12, "centre"),
        Column("Tập thể, cá nhân", 38),
        Column("Hình thức khen thưởng", 30),
        Column("Đồng ý tại họp", 15, "centre"),
        Column("Đồng ý bằng văn bản", 17, "centre"),
        Column("Cộng / số tính", 17, "centre"),
        Column("Tỷ lệ (%)", 15, "centre"),
        Column("Kết quả", 21, "centre"),
    )
    return Table(columns, banded(votes, lambda v: v.nominee, _vote_row, len(columns)))


def _vote_row(number: int, vote: Vote) -> Row:
    n = vote.nominee
    name = f"{n.name}, {n.unit}" if n.subject == "individual" and n.unit else n.name
    met = (DOTS, DOTS) if vote.agree is None else (str(vote.agree - vote.written), str(vote.written))
    return Row((str(number), name, n.form, *met, vote.counts(), vote.share(), verdict(vote.passed)))


def verdict(passed: bool | None) -> str:
    """Whether a council agreed, in the words of its papers; dots before it has concluded."""
    return DOTS if passed is None else "Thông qua" if passed else "Không thông qua"


def _waiting_table(waiting: tuple[Waiting, ...]) -> Table:
    columns = (
        Column("STT", 12, "centre"),
        Column("Hình thức, nhóm chỉ tiêu", 38),
        Column("Chỉ tiêu", 15, "centre"),
        Column("Ứng viên", 42),
        Column("Lý do chờ", 35),
        Column("Ý kiến Hội đồng", 25),
    )
    return Table(columns, tuple(_waiting_row(i, w) for i, w in enumerate(waiting, 1)))


def _waiting_row(number: int, w: Waiting) -> Row:
    places = DOTS if w.places is None else counted(w.places)
    return Row((str(number), w.award, places, "; ".join(w.candidates), w.reason, DOTS))
