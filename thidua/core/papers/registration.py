"""Who registers for a movement and what for: a good form of our own, for plans that annex none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from thidua.core.papers.blocks import Column, Row, Table
from thidua.core.papers.frame import DOTS, LINE, Frame, Paper, Signer, counted
from thidua.core.papers.signing import BY_HAND, SEALED, signed_by
from thidua.core.papers.template import SIGNED, Parts, Words
from thidua.core.wording import Say

EMPTY_ROWS = 3
CONFIRMING = Signer("Thủ trưởng đơn vị", "Xác nhận của", hint=SEALED)


@dataclass(frozen=True)
class Registrant:
    """A person of the collective who registers with it."""

    name: Annotated[str, "Họ và tên"]
    post: Annotated[str, "Chức vụ, nhiệm vụ"] = ""
    aim: Annotated[str, "Nội dung, hình thức đăng ký"] = ""


@dataclass(frozen=True)
class _Registration(Paper):
    frame: Annotated[Frame, "Thể thức: cơ quan, người ký, ngày tháng, nơi nhận"]
    name: Annotated[str, "Tên tập thể; họ và tên cá nhân; để trống thì in chỗ chấm"]
    occasion: Annotated[str, "Phong trào thi đua và năm hoặc giai đoạn"]
    to: Annotated[tuple[str, ...], "Kính gửi; để trống thì in chỗ chấm"] = ()
    theme: Annotated[str, "Chủ đề thi đua"] = ""
    aims: Annotated[tuple[str, ...], "Nội dung, chỉ tiêu đăng ký"] = ()
    ideas: Annotated[tuple[str, ...], "Sáng kiến, giải pháp dự kiến"] = ()
    award: Annotated[str, "Hình thức khen thưởng phấn đấu"] = ""
    grounds: Annotated[tuple[str, ...], "Căn cứ, mỗi căn cứ một dòng"] = ()

    @property
    def title(self) -> str:
        return f"ĐĂNG KÝ THI ĐUA {self.name} - {self.occasion}"

    def words(self) -> Words:
        return {
            "tên": self.name,
            "phong trào": self.occasion,
            "kính gửi": self.to or (LINE * 3,),
            "chủ đề": self.theme,
            "nội dung": self.aims,
            "sáng kiến": self.ideas,
            "hình thức": self.award,
            "căn cứ": self.grounds,
        }


@dataclass(frozen=True)
class CollectiveRegistration(_Registration):
    """Đăng ký thi đua của tập thể."""

    slug: ClassVar[str] = "dang-ky-thi-dua-tap-the"
    label: ClassVar[Say] = Say("Đăng ký thi đua của tập thể", "Emulation registration of a collective")

    staff: Annotated[int | None, "Tổng số công chức, viên chức, người lao động"] = None
    people: Annotated[
        tuple[Registrant, ...] | None, "Cá nhân cùng đăng ký; để trống thì in dòng trống để ghi"
    ] = None

    def words(self) -> Words:
        people = self.people
        return {
            **super().words(),
            "số người": DOTS if self.staff is None else counted(self.staff),
            "số cá nhân": DOTS if people is None else counted(len(people)),
        }

    def parts(self) -> Parts:
        blank = (Registrant(DOTS),) * EMPTY_ROWS
        people = blank if self.people is None else self.people
        return {**self.frame.parts(""), "bảng cá nhân": (_people(people),) if people else ()}


@dataclass(frozen=True)
class PersonalRegistration(_Registration):
    """Đăng ký thi đua của cá nhân, confirmed by the head of the unit."""

    slug: ClassVar[str] = "dang-ky-thi-dua-ca-nhan"
    label: ClassVar[Say] = Say("Đăng ký thi đua của cá nhân", "Emulation registration of an individual")

    post: Annotated[str, "Chức vụ, nhiệm vụ được giao"] = ""
    unit: Annotated[str, "Đơn vị công tác"] = ""
    head: Annotated[Signer, "Thủ trưởng đơn vị xác nhận"] = CONFIRMING

    def words(self) -> Words:
        return {**super().words(), "chức vụ": self.post, "đơn vị": self.unit}

    def parts(self) -> Parts:
        person = Signer("Người đăng ký", hint=BY_HAND, name=self.name)
        return {**self.frame.parts(""), SIGNED: (signed_by(person, self.head),)}


def _people(people: tuple[Registrant, ...]) -> Table:
    columns = (
        Column("STT", 12, "centre"),
        Column("Họ và tên", 45),
        Column("Chức vụ, nhiệm vụ", 45),
        Column("Nội dung, hình thức đăng ký", 63),
    )
    rows = (Row((str(i), p.name, p.post or DOTS, p.aim or DOTS)) for i, p in enumerate(people, 1))
    return Table(columns, tuple(rows))
