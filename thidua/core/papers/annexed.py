"""A form that the plan itself annexes, in the plan's own words and order, with the figures of who registers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, ClassVar

from thidua.core.papers.blocks import Block, Title
from thidua.core.papers.clauses import annex_title, annexed, set_clauses
from thidua.core.papers.frame import DOTS, LINE, Frame, Paper, Signer, counted
from thidua.core.papers.issuer import frame_of, parted_recipients, post_of
from thidua.core.papers.template import Parts, Words
from thidua.core.plan.model import Clause, Mark, Plan
from thidua.core.wording import Say

_DATELINE = re.compile(r"^([^,:.]{2,60}), ngày (\S+) tháng (\S+) năm (\S+?)\.?$")
_RECEIVED = "Nơi nhận:"
_COLLECTIVES = re.compile(r"(?:\d+|…|\.{2,})(?=\s+tập thể\b)")
_INDIVIDUALS = re.compile(r"(?:\d+|…|\.{2,})(?=\s+cá nhân\b)")
_BLANK = re.compile(r"…+|\.{4,}")
_AIM = re.compile(r"^((?:Đăng ký thi đua|Nội dung đăng ký)\s*:).*$")


@dataclass(frozen=True)
class Filled:
    """What one registration puts into the form; whatever it does not know is left as dots."""

    collectives: Annotated[int | None, "Số tập thể đăng ký; để trống thì in chỗ chấm"] = None
    individuals: Annotated[int | None, "Số cá nhân đăng ký; để trống thì in chỗ chấm"] = None
    units: Annotated[str, "Cơ quan, đơn vị của cá nhân; để trống thì giữ chỗ chấm của mẫu"] = ""
    aim: Annotated[str, "Nội dung đăng ký; để trống thì giữ lời in sẵn trên mẫu"] = ""
    on: Annotated[date | None, "Ngày đăng ký; để trống thì in chỗ chấm"] = None
    signer: Annotated[Signer | None, "Người ký; để trống thì in chức vụ của mẫu và chỗ chấm"] = None

    def into(self, words: str) -> str:
        """A line of the form with these figures in it."""
        told = _COLLECTIVES.sub(_counted(self.collectives), words)
        told = _INDIVIDUALS.sub(_counted(self.individuals), told)
        told = _BLANK.sub(lambda blank: self.units or blank[0], told) if "cá nhân" in words else told
        return _AIM.sub(lambda lead: f"{lead[1]} {self.aim}", told) if self.aim else told


@dataclass(frozen=True)
class AnnexedForm(Paper):
    """Mẫu đăng ký kèm theo kế hoạch, exactly as the plan prints it or filled in."""

    slug: ClassVar[str] = "mau-dang-ky-kem-ke-hoach"
    label: ClassVar[Say] = Say("Mẫu đăng ký thi đua kèm theo kế hoạch", "Registration form annexed to a plan")

    frame: Annotated[Frame, "Thể thức: cơ quan, người ký, ngày tháng, nơi nhận"]
    heading: Annotated[Title, "Tên mẫu và trích yếu"]
    body: Annotated[tuple[Block, ...], "Các dòng của mẫu, nguyên văn"]

    @property
    def title(self) -> str:
        return f"{self.heading.name} {self.heading.abstract}".strip()

    def words(self) -> Words:
        return {"tên mẫu": self.heading.name, "trích yếu": self.heading.abstract}

    def parts(self) -> Parts:
        return {**self.frame.parts(""), "nội dung": self.body}


def form_in(plan: Plan, paper: str) -> tuple[Clause, ...]:
    """The annex in which the plan prints a whole form for a kind of paper; nothing where it prints none."""
    for clauses in annexed(plan)[1:]:
        marks = [m for c in clauses for m in c.marks if _is_form(m, paper)]
        if marks and is_whole_form(clauses):
            return clauses
    return ()


def is_whole_form(clauses: Sequence[Clause]) -> bool:
    """Whether an annex is a paper of its own, with a date or a signature, and not a list of what to write."""
    ends = [c.text for c in clauses[1:]]
    return any(_DATELINE.match(words) or words.startswith(_RECEIVED) or _post(words) for words in ends)


def annexed_form(
    plan: Plan, clauses: Sequence[Clause], filled: Filled | None = None, notes: tuple[str, ...] = ()
) -> AnnexedForm:
    """An annexed form: as the plan prints it, or with what a registration puts into it."""
    head, *lines = clauses
    words = [c.text for c in lines]
    frame = replace(frame_of(plan, notes), written="", year=None, on=None)
    dated = next((found for w in words if (found := _DATELINE.match(w))), None)
    signed = next((w for w in reversed(words) if _post(w)), "")
    received = next((w for w in words if w.startswith(_RECEIVED)), "")
    kept = [c for c in lines if not _DATELINE.match(c.text) and c.text not in (signed, received)]
    frame = _received(_signed(_dated(frame, dated), signed, plan), received)
    if filled:
        kept = [replace(c, text=filled.into(c.text)) for c in kept]
        frame = replace(frame, on=filled.on, signer=filled.signer or replace(frame.signer, name=""))
    return AnnexedForm(frame, annex_title(head.text), tuple(set_clauses(kept, plan.heads)))


def _dated(frame: Frame, found: re.Match[str] | None) -> Frame:
    if found is None:
        return frame
    place, *numbers = found.groups()
    on = None
    if all(n.isdigit() for n in numbers):
        day, month, year = map(int, numbers)
        on = date(year, month, day)
    year_only = int(numbers[2]) if numbers[2].isdigit() else None
    return replace(frame, office=replace(frame.office, place=place), on=on, year=year_only)


def _signed(frame: Frame, words: str, plan: Plan) -> Frame:
    post = _post(words)
    if not post:
        return replace(frame, signer=Signer(post_of(plan), frame.signer.authority))
    return replace(frame, signer=Signer(post, frame.signer.authority, words.removeprefix(post).strip()))


def _received(frame: Frame, words: str) -> Frame:
    recipients, filed = parted_recipients(words.removeprefix(_RECEIVED).split(";"))
    return replace(frame, recipients=recipients or (LINE,), filed=filed or frame.filed)


def _post(words: str) -> str:
    """The post in capitals with which a line of signature opens; nothing where the line is no such one.

    >>> _post("GIÁM ĐỐC Nguyễn Văn Mẫu"), _post("Số lượng: 02 cá nhân")
    ('GIÁM ĐỐC', '')
    """
    told = words.split()
    post = [w for i, w in enumerate(told) if all(t.isalpha() and t.isupper() for t in told[: i + 1])]
    return " ".join(post) if 2 <= len(post) <= 6 and len(told) - len(post) <= 6 else ""


def _counted(number: int | None) -> str:
    return DOTS if number is None else counted(number)


def _is_form(mark: Mark, paper: str) -> bool:
    return mark.sort == "form" and mark.body.get("paper") == paper
