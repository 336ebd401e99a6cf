"""A story as the ward radio reads it out: two minutes, nothing in it that cannot be said aloud."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from thidua.core.papers.frame import Frame, Paper
from thidua.core.papers.template import Parts, Words
from thidua.core.wording import Say


@dataclass(frozen=True)
class RadioBulletin(Paper):
    """Bản tin truyền thanh: the words that are read, who they come from, how long they take."""

    slug: ClassVar[str] = "ban-tin-truyen-thanh"
    label: ClassVar[Say] = Say("Bản tin truyền thanh", "Radio bulletin")

    frame: Annotated[Frame, "Thể thức: cơ quan, người duyệt tin, ngày tháng, nơi nhận"]
    heading: Annotated[str, "Tên bản tin"]
    said: Annotated[tuple[str, ...], "Lời đọc, mỗi đoạn một dòng"]
    duration: Annotated[str, "Thời lượng đọc; để trống thì không in"] = ""
    to: Annotated[tuple[str, ...], "Kính gửi: đài truyền thanh; để trống thì không in"] = ()

    @property
    def title(self) -> str:
        return f"BẢN TIN TRUYỀN THANH {self.heading}"

    def words(self) -> Words:
        return {
            "kính gửi": self.to,
            "tên bản tin": self.heading,
            "thời lượng": self.duration,
            "lời đọc": self.said,
        }

    def parts(self) -> Parts:
        return self.frame.parts("")
