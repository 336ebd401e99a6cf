"""Who is put forward: the list of nominees, the submission letter, and both as one for the level above."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar, Literal, TypeVar

from thidua.core.papers.blocks import Column, Row, Table
from thidua.core.papers.frame import DOTS, LINE, Frame, Paper, counted
from thidua.core.papers.template import Parts, Words
from thidua.core.terms import label
from thidua.core.wording import Say

Subject = Literal["collective", "enterprise", "household", "individual"]
SUBJECTS: tuple[Subject, ...] = ("collective", "enterprise", "household", "individual")
CALLED = {"enterprise": "doanh nghiệp", "household": "hộ gia đình"}
"""Kinds of collective that lists tell apart, as they call them."""
BANDS = ("I", "II", "III", "IV")
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


def beside(nominee: Nominee) -> str:
    """Unit and post beside a name; a household or an enterprise has none to be filled in."""
    return nominee.unit or ("" if nominee.subject in CALLED else DOTS)


def present(nominees: Iterable[Nominee]) -> tuple[tuple[Subject, str, int], ...]:
    """Kinds of nominees that there are, how they are called and how many."""
    told = [n.subject for n in nominees]
    return tuple(
        (kind, CALLED.get(kind) or label("who", kind).vi, told.count(kind))
        for kind in SUBJECTS
        if kind in told
    )


def headcount(nominees: Iterable[Nominee]) -> str:
    """How many collectives and people, as a letter says it.

    >>> headcount([Nominee("Phòng Mẫu", "collective", "Giấy khen")])
    '01 tập thể'
    >>> headcount(Nominee("Mẫu", kind, "Giấy khen") for kind in ("collective", "household", "individual"))
    '01 tập thể, 01 hộ gia đình và 01 cá nhân'
    """
    told = [f"{counted(n)} {word}" for _, word, n in present(nominees)]
    return " và ".join(filter(None, (", ".join(told[:-1]), *told[-1:]))) or "00 tập thể, cá nhân"


def kinds(nominees: Iterable[Nominee]) -> str:
    """Whom a paper is about, without counts: collectives, people or both."""
    return ", ".join(word for _, word, _ in present(nominees)) or "tập thể, cá nhân"


def banded(
    items: Sequence[Item], nominee: Callable[[Item], Nominee], row: Callable[[int, Item], Row], cells: int
) -> tuple[Row, ...]:
    """Rows under a band for each kind, collectives before people, each kind numbered from 1."""
    rows: list[Row] = []
    for place, (kind, word, _) in enumerate(present(map(nominee, items))):
        band = f"{BANDS[place]}. {word.upper()}"
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
    label: ClassVar[Say] = Say("Danh sách đề nghị khen thưởng", "List of nominees")

    frame: Annotated[Frame, "Thể thức: cơ quan, người ký, ngày tháng"]
    occasion: Annotated[str, "Phong trào thi đua và năm hoặc giai đoạn"]
    nominees: Annotated[tuple[Nominee, ...], "Tập thể, cá nhân đề nghị"]
    attached_to: Annotated[str, "Văn bản mà danh sách kèm theo; để trống nếu đứng riêng"] = ""

    @property
    def title(self) -> str:
        return f"DANH SÁCH {kinds(self.nominees).capitalize()} đề nghị khen thưởng trong {self.occasion}"

    def words(self) -> Words:
        return {**_told(self.nominees, self.occasion), "văn bản kèm theo": self.attached_to}

    def parts(self) -> Parts:
        return {**self.frame.parts(""), "danh sách": (nominee_table(self.nominees),)}


def _told(nominees: tuple[Nominee, ...], occasion: str) -> dict[str, str]:
    """Whom and what a list or letter is about."""
    who = kinds(nominees)
    return {
        "đối tượng": who,
        "đối tượng, đầu câu": who.capitalize(),
        "số lượng": headcount(nominees),
        "phong trào": occasion,
    }


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
    return Row((str(number), n.name, beside(n), n.form, order or DOTS, n.clause, n.remark))


@dataclass(frozen=True)
class SubmissionLetter(Paper):
    """Tờ trình đề nghị khen thưởng, to the level above or to the head of the agency."""

    slug: ClassVar[str] = "to-trinh"
    label: ClassVar[Say] = Say("Tờ trình đề nghị khen thưởng", "Submission proposing awards")
    kind: ClassVar[str] = "TTr"

    frame: Annotated[Frame, "Thể thức: cơ quan, người ký, số, ngày tháng, nơi nhận"]
    to: Annotated[tuple[str, ...], "Kính gửi"]
    occasion: Annotated[str, "Phong trào thi đua và năm hoặc giai đoạn"]
    nominees: Annotated[tuple[Nominee, ...], "Tập thể, cá nhân đề nghị"]
    grounds: Annotated[tuple[str, ...], "Căn cứ, mỗi căn cứ một dòng"] = ()
    papers: Annotated[tuple[str, ...], "Giấy tờ gửi kèm"] = ()
    council: Annotated[str, "Kết quả họp Hội đồng: ngày họp, số phiếu; để trống thì không in"] = ""
    comments: Annotated[str, "Kết quả lấy ý kiến công khai; để trống thì không in"] = ""
    cleared: Annotated[
        str, "Điều đã kiểm tra: không thuộc trường hợp tạm dừng xét; để trống thì không in"
    ] = ""

    @property
    def title(self) -> str:
        return f"TỜ TRÌNH {self.abstract}"

    @property
    def abstract(self) -> str:
        """What the letter is about."""
        return f"Về việc đề nghị khen thưởng {kinds(self.nominees)} trong {self.occasion}"

    def words(self) -> Words:
        return {
            **_told(self.nominees, self.occasion),
            "cơ quan": self.frame.office.spoken(),
            "kính gửi": self.to or (LINE * 3,),
            "nơi trình": self.to[0] if self.to else LINE * 2,
            "căn cứ": self.grounds,
            "giấy tờ": self.papers,
            "kết quả họp hội đồng": self.council.rstrip(" ."),
            "kết quả lấy ý kiến": self.comments.rstrip(" ."),
            "điều đã kiểm tra": self.cleared.rstrip(" ."),
            "có đề nghị": headcount(self.nominees) if self.nominees else "",
            "tờ trình này": f"{self.frame.cited('Tờ trình', self.kind)} của {self.frame.office.spoken()}",
        }

    def parts(self) -> Parts:
        return {
            **self.frame.parts(self.kind),
            "bảng hình thức": (award_table(self.nominees),) if self.nominees else (),
            "danh sách": (nominee_table(self.nominees),),
        }


def award_table(nominees: tuple[Nominee, ...]) -> Table:
    """How many collectives and people are put forward for each award, with the sum."""
    told = {n.subject for n in nominees}
    shown = [s for s in SUBJECTS if s in ("collective", "individual") or s in told]
    rest = 123 - 20 * (len(shown) - 2)
    columns = (
        Column("STT", 12, "centre"),
        Column("Hình thức khen thưởng", rest - rest // 2),
        Column("Thẩm quyền quyết định", rest // 2),
        *(Column(_headed(s), 20, "centre") for s in shown),
    )
    awards = dict.fromkeys((n.form, n.authority) for n in nominees)
    rows = [_award_row(str(i), a, nominees, shown) for i, a in enumerate(awards, 1)]
    return Table(columns, (*rows, Row(("", "Tổng cộng", "", *_by_kind(nominees, shown)), bold=True)))


def _headed(subject: Subject) -> str:
    word = CALLED.get(subject) or label("who", subject).vi
    return word[:1].upper() + word[1:]


def _award_row(
    number: str, award: tuple[str, str], nominees: tuple[Nominee, ...], shown: Sequence[Subject]
) -> Row:
    form, authority = award
    mine = tuple(n for n in nominees if (n.form, n.authority) == award)
    return Row((number, form, authority or DOTS, *_by_kind(mine, shown)))


def _by_kind(nominees: tuple[Nominee, ...], shown: Sequence[Subject]) -> tuple[str, ...]:
    return tuple(counted(sum(n.subject == kind for n in nominees)) for kind in shown)


@dataclass(frozen=True)
class UpwardProposal(Paper):
    """Tờ trình with its list as an annex, for awards that only the level above may give."""

    slug: ClassVar[str] = "de-nghi-cap-tren"
    label: ClassVar[Say] = Say("Đề nghị cấp trên khen thưởng", "Proposal to a higher level for an award")

    submission: Annotated[SubmissionLetter, "Tờ trình"]

    @property
    def issued_on(self) -> date | None:
        return self.submission.issued_on

    @property
    def title(self) -> str:
        return self.submission.title

    def words(self) -> Words:
        return self.submission.words()

    def parts(self) -> Parts:
        return self.submission.parts()
