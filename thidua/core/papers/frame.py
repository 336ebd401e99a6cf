"""What every official paper carries: agency, number, date, signer, recipients, notes; and its blanks.

Layout and order follow annex I of Decree 30/2020/NĐ-CP. What is not known is printed as a
blank to be filled by hand; nothing is ever made up.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from thidua.core.papers.blocks import (
    Block,
    Closing,
    Code,
    Letterhead,
    Notes,
    Signature,
    Signatures,
    punctuated,
)
from thidua.core.papers.template import HEAD, SIGNED, Parts, Template, Words, given_template
from thidua.core.wording import Say

DRAFT = "DỰ THẢO"
"""The mark on a paper that nobody has signed."""
NOTES = "ghi chú"
"""The part with the small lines at the end."""
DOTS = "…"
LINE = "…" * 8
"""A blank as long as a name."""
COUNCIL = "THI ĐUA - KHEN THƯỞNG"
GAP = "\u00a0" * 6
"""The space left for a number that the registry writes in; it must not shrink or break."""


class Paper(ABC):
    """A paper that the program can print: data in, blocks out."""

    slug: ClassVar[str]
    """How its files are named."""
    label: ClassVar[Say]
    """What the paper is called on a screen."""

    @abstractmethod
    def words(self) -> Words:
        """What a wording may fill in, by name; every name is always there, with nothing to say if need be."""

    def parts(self) -> Parts:
        """What a wording may place but not change, by name: head, tables, signatures."""
        return {}

    def blocks(self, template: Template | None = None) -> tuple[Block, ...]:
        """What the paper says, from top to end, in the words of the project or of an office.

        Raises Faults when the wording names something that the paper does not give.
        """
        return (template or given_template(self.worded_as)).blocks(self.words(), self.parts())

    @property
    def worded_as(self) -> str:
        """The kind of paper whose wording it has: its own, unless it is several papers in one."""
        return self.slug

    @property
    def issued_on(self) -> date | None:
        """The day by which the layout is chosen; none while it is unknown."""
        frame = getattr(self, "frame", None)
        return frame.on if isinstance(frame, Frame) else None

    @property
    @abstractmethod
    def title(self) -> str:
        """The name of the paper with what it is about, for the properties of the file."""


class Worded(Paper):
    """A paper in the words of an office; it prints wherever a paper prints."""

    def __init__(self, paper: Paper, template: Template) -> None:
        self.paper, self.template = paper, template
        self.slug, self.label = paper.slug, paper.label  # type: ignore[misc]  # it stands for a paper of any kind

    @property
    def title(self) -> str:
        return self.paper.title

    @property
    def issued_on(self) -> date | None:
        return self.paper.issued_on

    def words(self) -> Words:
        return self.paper.words()

    def parts(self) -> Parts:
        return self.paper.parts()

    def blocks(self, template: Template | None = None) -> tuple[Block, ...]:
        return self.paper.blocks(template or self.template)


@dataclass(frozen=True)
class Office:
    """The agency or council that issues a paper."""

    name: Annotated[str, "Tên cơ quan, tổ chức ban hành"]
    code: Annotated[str, "Chữ viết tắt trong ký hiệu, ví dụ SXD"]
    place: Annotated[str, "Địa danh"]
    upper: Annotated[str, "Tên cơ quan chủ quản; để trống nếu không có"] = ""
    full: Annotated[str, "Tên đầy đủ dùng trong câu; để trống thì dùng tên ban hành"] = ""

    def spoken(self) -> str:
        """The name as it stands inside a sentence."""
        return self.full or self.name


@dataclass(frozen=True)
class Signer:
    """Who signs; a name is printed only when it is known."""

    post: Annotated[str, "Chức vụ người ký"]
    authority: Annotated[str, "Quyền hạn: TM., KT., TL., TUQ., Q. kèm chức danh; để trống nếu không có"] = ""
    name: Annotated[str, "Họ và tên người ký; để trống thì in chỗ chấm"] = ""
    hint: Annotated[str, "Lời nhắc dưới chức vụ, ví dụ (Ký, ghi rõ họ tên)"] = ""

    def block(self) -> Signature:
        """The signature as it is printed: right and post in capitals."""
        return Signature(self.authority.upper(), self.post.upper(), self.hint, self.name or LINE)


@dataclass(frozen=True)
class Frame:
    """Head and foot of an official paper."""

    office: Annotated[Office, "Cơ quan ban hành"]
    signer: Annotated[Signer, "Người ký"]
    number: Annotated[int | None, "Số văn bản; để trống thì in chỗ trống cho văn thư"] = None
    on: Annotated[date | None, "Ngày ban hành; để trống thì in chỗ chấm"] = None
    year: Annotated[int | None, "Năm in ở dòng ngày tháng khi chưa có ngày"] = None
    recipients: Annotated[tuple[str, ...], "Nơi nhận, chưa kể dòng Lưu"] = ()
    filed: Annotated[str, "Nơi lưu; để trống thì không in dòng Lưu"] = "VT"
    notes: Annotated[tuple[str, ...], "Ghi chú cuối văn bản: gói luật chưa kiểm chứng, dữ liệu mẫu"] = ()
    written: Annotated[str, "Số, ký hiệu đã cấp, viết đúng như trong sổ; thay cho số"] = ""
    code: Annotated[Code | None, "Mã kiểm tra của văn bản đã ban hành; để trống thì không in"] = None
    about: Annotated[str, "Trích yếu của công văn, in dưới số: V/v …; văn bản có tên loại để trống"] = ""

    def letterhead(self, kind: str, mark: str = "") -> Letterhead:
        """The head of a paper of this `kind` (TTr, QĐ, BB); without a kind it has no number."""
        number = f"Số: {self._numbered(kind)}" if kind or self.written else ""
        upper, name = self.office.upper.upper(), self.office.name.upper()
        # A council's name parts only before THI ĐUA - KHEN THƯỞNG, never at the dash inside it.
        name = name.replace(f" {COUNCIL}", f"\n{COUNCIL}")
        return Letterhead(upper, name, number, self.dateline(), mark, self.about)

    def dateline(self) -> str:
        """Place and date."""
        return f"{self.office.place or LINE}, {self.dated()}"

    def dated(self) -> str:
        """The date in words, blanks where it is not known."""
        return spoken_date(self.on, self.year)

    def cited(self, name: str, kind: str) -> str:
        """The paper as another one names it: kind, number, date and issuer."""
        dated = self.dated().replace(" ", "\u00a0")
        return f"{name} số {self._numbered(kind)} {dated}"

    def _numbered(self, kind: str) -> str:
        return self.written or f"{numbered(self.number)}/{kind}-{self.office.code}"

    def closing(self, left: Signer | None = None) -> Closing:
        """Signatures and recipients; the last recipient is always the file copy."""
        return Closing(left.block() if left else None, self.signer.block(), self._received(), self.code)

    def signed_by(self, *signers: Signer) -> Signatures:
        """Several signatures beside each other instead of one, with the same recipients."""
        return Signatures(tuple(s.block() for s in signers), self._received(), self.code)

    def unsent(self) -> Frame:
        """The same for a book or a list that is kept and sent to nobody."""
        return replace(self, recipients=(), filed="")

    def _received(self) -> tuple[str, ...]:
        return punctuated([*self.recipients, *([f"Lưu: {self.filed}"] if self.filed else [])])

    def parts(self, kind: str, mark: str = "", left: Signer | None = None) -> dict[str, tuple[Block, ...]]:
        """Head, signatures and notes, as a wording places them."""
        notes: tuple[Block, ...] = (Notes(self.notes),) if self.notes else ()
        return {HEAD: (self.letterhead(kind, mark),), SIGNED: (self.closing(left),), NOTES: notes}


def numbered(number: int | None) -> str:
    """A number with its leading zero, or the room for one.

    >>> numbered(7), numbered(609), numbered(None).isspace()
    ('07', '609', True)
    """
    return GAP if number is None else counted(number)


def counted(number: int) -> str:
    """A count as official papers write it, below ten with a leading zero.

    >>> counted(4)
    '04'
    """
    return f"{number:02d}"


def spoken_date(on: date | None, year: int | None = None) -> str:
    """A date in words: days below 10 and months 1 and 2 with a leading zero (Decree 30/2020).

    >>> spoken_date(date(2025, 2, 5)), spoken_date(date(2025, 3, 15))
    ('ngày 05 tháng 02 năm 2025', 'ngày 15 tháng 3 năm 2025')
    >>> spoken_date(None, 2025)
    'ngày … tháng … năm 2025'
    """
    if on is None:
        return f"ngày {DOTS} tháng {DOTS} năm {year or DOTS}"
    month = f"{on.month:02d}" if on.month < 3 else str(on.month)
    return f"ngày {on.day:02d} tháng {month} năm {on.year}"


def dong(amount: Decimal | int) -> str:
    """An amount of money, thousands parted by points.

    >>> dong(1520000)
    '1.520.000'
    """
    return f"{amount:,.0f}".replace(",", ".")
