"""Who is put forward: the list of nominees, the submission letter, and both as one for the level above."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal, TypeVar

from thidua.core.papers.blocks import (
    AnnexBreak,
    Block,
    Column,
    Para,
    Row,
    Table,
    Title,
    addressees,
    body,
    grounds,
    items,
    text,
)
from thidua.core.papers.frame import DOTS, Frame, Paper, counted
from thidua.core.terms import label

Subject = Literal["collective", "individual"]
SUBJECTS: tuple[Subject, ...] = ("collective", "individual")
Item = TypeVar("Item")


@dataclass(frozen=True)
class Nominee:
    """One collective or person put forward for one award."""

    name: Annotated[str, "Tên tập thể; họ và tên cá nhân"]
    subject: Annotated[Subject, "Tập thể hoặc cá nhân"]
    form: Annotated[str, "Hình thức khen thưởng đề nghị"]
    unit: Annotated[str, "Đơn vị, chức vụ"] = ""
    authority: Annotated[str, "Thẩm quyền quyết định"] = ""
    order: Annotated[int | None, "Thứ tự xếp; để trống khi chưa xếp"] = None
    remark: Annotated[str, "Ghi chú"] = ""
    clause: Annotated[str, "Điểm, khoản của kế hoạch làm căn cứ"] = ""


def present(nominees: Iterable[Nominee]) -> tuple[tuple[Subject, str, int], ...]:
    """Kinds of nominees that there are, how they are called and how many."""
    told = [n.subject for n in nominees]
    return tuple((kind, label("who", kind).vi, told.count(kind)) for kind in SUBJECTS if kind in told)


def headcount(nominees: Iterable[Nominee]) -> str:
    """How many collectives and people, as a letter says it.

    >>> headcount([Nominee("Phòng Mẫu", "collective", "Giấy khen")])
    '01 tập thể'
    """
    return " và ".join(f"{counted(n)} {word}" for _, word, n in present(nominees)) or "00 tập thể, cá nhân"


def kinds(nominees: Iterable[Nominee]) -> str:
    """Whom a paper is about, without counts: collectives, people or both."""
    return ", ".join(word for _, word, _ in present(nominees)) or "tập thể, cá nhân"


def banded(
    items: Sequence[Item], nominee: Callable[[Item], Nominee], row: Callable[[int, Item], Row], cells: int
) -> tuple[Row, ...]:
    """Rows under a band for each kind, collectives before people, each kind numbered from 1."""
    rows: list[Row] = []
    for place, (kind, word, _) in enumerate(present(map(nominee, items))):
        band = f"{'I' * (place + 1)}. {word.upper()}"
        rows.append(Row((band,) + ("",) * (cells - 1), band=True))
        mine = [item for item in items if nominee(item).subject == kind]
        rows.extend(row(i, item) for i, item in enumerate(mine, 1))
    return tuple(rows) or (Row(("Không có",) + ("",) * (cells - 1), band=True),)


def itself(nominee: Nominee) -> Nominee:
    """A nominee as the item of a list of nominees."""
    return nominee


@dataclass(frozen=True)
class NomineeList(Paper):
    """Danh sách tập thể, cá nhân đề nghị khen thưởng."""

    slug: ClassVar[str] = "danh-sach-de-nghi"
    label: ClassVar[str] = "Danh sách đề nghị khen thưởng"

    frame: Annotated[Frame, "Thể thức: cơ quan, người ký, ngày tháng"]
    occasion: Annotated[str, "Phong trào thi đua và năm hoặc giai đoạn"]
    nominees: Annotated[tuple[Nominee, ...], "Tập thể, cá nhân đề nghị"]
    attached_to: Annotated[str, "Văn bản mà danh sách kèm theo; để trống nếu đứng riêng"] = ""

    @property
    def title(self) -> str:
        return f"DANH SÁCH {_listed(self.nominees, self.occasion)}"

    def blocks(self) -> tuple[Block, ...]:
        return (
            self.frame.letterhead(""),
            *listing(self.nominees, self.occasion, self.attached_to),
            self.frame.closing(),
            *self.frame.footnotes(),
        )


def _listed(nominees: tuple[Nominee, ...], occasion: str) -> str:
    return f"{kinds(nominees).capitalize()} đề nghị khen thưởng trong {occasion}"


def listing(nominees: tuple[Nominee, ...], occasion: str, attached_to: str) -> tuple[Block, ...]:
    """Title, table and total of a list of nominees."""
    attached = (Para("attached", text(f"(Kèm theo {attached_to})")),) if attached_to else ()
    total = f"Danh sách này có {headcount(nominees)}."
    return (
        Title("DANH SÁCH", _listed(nominees, occasion), rule=not attached),
        *attached,
        nominee_table(nominees),
        body(total),
    )


NOMINEE_COLUMNS = (
    Column("STT", 12, "centre"),
    Column("Tên tập thể; họ và tên cá nhân", 40),
    Column("Đơn vị, chức vụ", 36),
    Column("Hình thức đề nghị", 32),
    Column("Thứ tự", 13, "centre"),
    Column("Căn cứ", 24),
    Column("Ghi chú", 22),
)


def nominee_table(nominees: tuple[Nominee, ...]) -> Table:
    """The table of nominees."""
    return Table(NOMINEE_COLUMNS, banded(nominees, itself, _nominee_row, len(NOMINEE_COLUMNS)))


def _nominee_row(number: int, n: Nominee) -> Row:
    order = "" if n.order is None else str(n.order)
    return Row((str(number), n.name, n.unit or DOTS, n.form, order or DOTS, n.clause, n.remark))


@dataclass(frozen=True)
class SubmissionLetter(Paper):
    """Tờ trình đề nghị khen thưởng, to the level above or to the head of the agency."""

    slug: ClassVar[str] = "to-trinh"
    label: ClassVar[str] = "Tờ trình đề nghị khen thưởng"
    kind: ClassVar[str] = "TTr"

    frame: Annotated[Frame, "Thể thức: cơ quan, người ký, số, ngày tháng, nơi nhận"]
    to: Annotated[tuple[str, ...], "Kính gửi"]
    occasion: Annotated[str, "Phong trào thi đua và năm hoặc giai đoạn"]
    nominees: Annotated[tuple[Nominee, ...], "Tập thể, cá nhân đề nghị"]
    grounds: Annotated[tuple[str, ...], "Căn cứ, mỗi căn cứ một dòng"] = ()
    papers: Annotated[tuple[str, ...], "Giấy tờ gửi kèm"] = ()

    @property
    def title(self) -> str:
        return f"TỜ TRÌNH {self.abstract}"

    @property
    def abstract(self) -> str:
        """What the letter is about."""
        return f"Về việc đề nghị khen thưởng {kinds(self.nominees)} trong {self.occasion}"

    def letter(self) -> tuple[Block, ...]:
        """The letter without the notes below it."""
        office = self.frame.office.spoken()
        attached = (body("Hồ sơ gửi kèm theo Tờ trình gồm:"), *items(self.papers)) if self.papers else ()
        return (
            self.frame.letterhead(self.kind),
            Title("TỜ TRÌNH", self.abstract),
            *addressees(self.to),
            *grounds(self.grounds),
            *self._request(office),
            *attached,
            body(f"{office} kính trình {self.to[0]} xem xét, quyết định./."),
            self.frame.closing(),
        )

    def _request(self, office: str) -> tuple[Block, ...]:
        if not self.nominees:
            return (body(f"{office} báo cáo: không có tập thể, cá nhân nào được đề nghị khen thưởng."),)
        people = headcount(self.nominees)
        asks = f"{office} đề nghị xét, khen thưởng {people} đã có thành tích xuất sắc trong {self.occasion}"
        return (body(f"{asks} (có danh sách kèm theo), cụ thể như sau:"), award_table(self.nominees))

    def blocks(self) -> tuple[Block, ...]:
        return (*self.letter(), *self.frame.footnotes())


def award_table(nominees: tuple[Nominee, ...]) -> Table:
    """How many collectives and people are put forward for each award, with the sum."""
    columns = (
        Column("STT", 12, "centre"),
        Column("Hình thức khen thưởng", 62),
        Column("Thẩm quyền quyết định", 61),
        Column("Tập thể", 20, "centre"),
        Column("Cá nhân", 20, "centre"),
    )
    awards = dict.fromkeys((n.form, n.authority) for n in nominees)
    rows = [_award_row(str(i), a, nominees) for i, a in enumerate(awards, 1)]
    return Table(columns, (*rows, Row(("", "Tổng cộng", "", *_by_kind(nominees)), bold=True)))


def _award_row(number: str, award: tuple[str, str], nominees: tuple[Nominee, ...]) -> Row:
    form, authority = award
    mine = tuple(n for n in nominees if (n.form, n.authority) == award)
    return Row((number, form, authority or DOTS, *_by_kind(mine)))


def _by_kind(nominees: tuple[Nominee, ...]) -> tuple[str, str]:
    collectives = sum(n.subject == "collective" for n in nominees)
    return counted(collectives), counted(len(nominees) - collectives)


@dataclass(frozen=True)
class UpwardProposal(Paper):
    """Tờ trình with its list as an annex, for awards that only the level above may give."""

    slug: ClassVar[str] = "de-nghi-cap-tren"
    label: ClassVar[str] = "Đề nghị cấp trên khen thưởng"

    submission: Annotated[SubmissionLetter, "Tờ trình"]

    @property
    def title(self) -> str:
        return self.submission.title

    def blocks(self) -> tuple[Block, ...]:
        letter = self.submission
        source = f"{letter.frame.cited('Tờ trình', letter.kind)} của {letter.frame.office.spoken()}"
        annex = listing(letter.nominees, letter.occasion, source)
        return (*letter.letter(), AnnexBreak(), *annex, *letter.frame.footnotes())
