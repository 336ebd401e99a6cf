"""The achievement report of a collective and of a person, made of the sections that are written on screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from thidua.core.papers.annexes import roman
from thidua.core.papers.blocks import Blank, Block, Column, Notes, Para, Row, Table, text
from thidua.core.papers.frame import DOTS, LINE, NOTES, Frame, Paper, Signer
from thidua.core.papers.signing import BY_HAND, ENDORSING_HEAD, HEAD, SUPERIOR, signed_by
from thidua.core.papers.template import SIGNED, Parts, Words
from thidua.core.report_forms import ReportForm, ReportPart
from thidua.core.report_sections import sections_for
from thidua.core.wording import Say

HONOURS = "honours"
SUMMARY = "summary"
"""The one-line summary serves lists and comment days; no form of a report has it."""
EMPTY_LINES = 5
EMPTY_ROWS = 3


@dataclass(frozen=True)
class Honour:
    """A rating, title or award already held."""

    year: Annotated[str, "Năm"]
    what: Annotated[str, "Xếp loại, danh hiệu, hình thức khen thưởng"]
    decision: Annotated[str, "Số, ngày, cơ quan ban hành quyết định"] = ""


@dataclass(frozen=True)
class _Report(Paper):
    who: ClassVar[str]

    frame: Annotated[Frame, "Thể thức: cơ quan chủ quản, đơn vị, ngày tháng"]
    form: Annotated[ReportForm, "Mẫu báo cáo theo luật của ngày lập"]
    name: Annotated[str, "Tên tập thể; họ và tên cá nhân"]
    award: Annotated[str, "Hình thức khen thưởng đề nghị"]
    occasion: Annotated[str, "Phong trào thi đua và năm hoặc giai đoạn"]
    sections: Annotated[tuple[tuple[str, str], ...], "Mã mục của báo cáo; lời đã viết"] = ()
    about: Annotated[tuple[tuple[str, str], ...], "Mã dòng sơ lược (seat, born, post…); lời ghi"] = ()
    honours: Annotated[tuple[Honour, ...], "Xếp loại, danh hiệu, khen thưởng đã có"] = ()
    superior: Annotated[Signer, "Cấp trên trực tiếp xác nhận"] = SUPERIOR

    @property
    def title(self) -> str:
        return f"BÁO CÁO THÀNH TÍCH {self.name} - {self.award}"

    def words(self) -> Words:
        return {
            "tên": self.name or LINE * 3,
            "hình thức": self.award or LINE,
            "phong trào": self.occasion,
            "tóm tắt": dict(self.sections).get(SUMMARY, "").strip(),
        }

    def parts(self) -> Parts:
        told = (block for i, part in enumerate(self.form.parts(self.who), 1) for block in self._part(i, part))
        notes = Notes((*self.frame.notes, self.form.note.vi))
        return {**self.frame.parts(""), "nội dung": tuple(told), NOTES: (notes,)}

    def _part(self, number: int, part: ReportPart) -> Iterator[Block]:
        yield Para("heading", text(f"{roman(number)}. {part.title}"))
        known = dict(self.about)
        for key, label in part.asks:
            value = known.get(key, "").strip()
            yield Para("item", text(f"- {label}: {value}")) if value else Blank(f"- {label}:")
        titles = {s.key: s.title.vi for s in sections_for(self.who)}
        for place, key in enumerate(part.sections, 1):
            if len(part.sections) > 1:
                yield Para("heading", text(f"{place}. {titles[key]}"))
            yield from self._section(key)

    def _section(self, key: str) -> Iterator[Block]:
        written = dict(self.sections).get(key, "")
        yield from prose(written)
        if key == HONOURS and (self.honours or not written.strip()):
            yield _honour_table(self.honours)
        elif not written.strip():
            yield Blank("", EMPTY_LINES)


@dataclass(frozen=True)
class CollectiveReport(_Report):
    """Báo cáo thành tích của tập thể, signed by its head and confirmed by the level above."""

    slug: ClassVar[str] = "bao-cao-thanh-tich-tap-the"
    label: ClassVar[Say] = Say("Báo cáo thành tích của tập thể", "Achievement report of a collective")
    who: ClassVar[str] = "collective"

    head: Annotated[Signer, "Thủ trưởng đơn vị báo cáo"] = HEAD

    def parts(self) -> Parts:
        return {**super().parts(), SIGNED: (signed_by(self.head, self.superior),)}


@dataclass(frozen=True)
class PersonalReport(_Report):
    """Báo cáo thành tích của cá nhân, endorsed by the head of the unit and confirmed by the level above."""

    slug: ClassVar[str] = "bao-cao-thanh-tich-ca-nhan"
    label: ClassVar[Say] = Say("Báo cáo thành tích của cá nhân", "Achievement report of an individual")
    who: ClassVar[str] = "individual"

    post: Annotated[str, "Chức vụ, đơn vị công tác"] = ""
    head: Annotated[Signer, "Thủ trưởng đơn vị xác nhận, đề nghị"] = ENDORSING_HEAD

    def words(self) -> Words:
        return {**super().words(), "chức vụ, đơn vị": self.post or LINE * 3}

    def parts(self) -> Parts:
        person = Signer("Người báo cáo thành tích", hint=BY_HAND, name=self.name)
        return {**super().parts(), SIGNED: (signed_by(person, self.head), signed_by(None, self.superior))}


def prose(written: str) -> Iterator[Para]:
    """A text as it was written: each line a paragraph, lines that begin with a dash as items.

    >>> [p.role for p in prose("Đã làm:\\n- Rút ngắn 02 ngày.\\n\\n")]
    ['body', 'item']
    """
    for line in filter(None, (" ".join(raw.split()) for raw in written.splitlines())):
        yield Para("item" if line[:2] in ("- ", "+ ", "* ", "– ") else "body", text(line))


def _honour_table(honours: tuple[Honour, ...]) -> Table:
    columns = (
        Column("Năm", 22, "centre"),
        Column("Xếp loại, danh hiệu, hình thức khen thưởng", 68),
        Column("Số, ngày, cơ quan ban hành quyết định", 75),
    )
    known = tuple(Row((h.year, h.what, h.decision or DOTS)) for h in honours)
    return Table(columns, known or (Row((DOTS,) * len(columns)),) * EMPTY_ROWS)
