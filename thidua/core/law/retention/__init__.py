"""What is kept how long and on what ground; days by which a request about personal data is answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files

from thidua.core.law.holidays import working_days
from thidua.core.plan.text import read_yaml
from thidua.core.wording import Say, several

ANSWER_IN = 2
"""Working days within which a request is answered (Decree 356/2025/NĐ-CP, as law firms tell it; unverified)."""
FINISH_IN: Mapping[str, int] = {"see": 10, "correct": 10, "restrict": 15, "erase": 20}
"""Days within which what was asked is done (the same, as told; by kind only roughly known; unverified)."""
SOURCE = Say(
    "Nghị định 356/2025/NĐ-CP theo các bản tóm tắt, chưa kiểm chứng trong văn bản",
    "Decree 356/2025/NĐ-CP as summaries tell it, not verified in its text",
)


@dataclass(frozen=True)
class Period:
    """How long one sort of thing is kept. Without `years` and `months` it is kept for ever."""

    key: str
    what: Say
    begins: Say
    source: Say
    years: int | None = None
    months: int | None = None

    @property
    def length(self) -> Say:
        """The term in words.

        >>> period("award_agency").length.vi
        '10 năm'
        >>> period("register").length.en
        'for ever'
        """
        if self.years is not None:
            return Say(f"{self.years} năm", several(self.years, "year"))
        if self.months is None:
            return Say("vĩnh viễn", "for ever")
        if self.months == 0:
            return Say("xóa ngay", "erased at once")
        return Say(f"{self.months} tháng", several(self.months, "month"))

    def until(self, begun: date) -> date | None:
        """The last day on which a thing is kept; None where it is kept for ever.

        >>> period("award_agency").until(date(2024, 2, 29))
        datetime.date(2034, 2, 28)
        >>> period("contact").until(date(2024, 12, 31))
        datetime.date(2025, 12, 31)
        """
        if self.years is None and self.months is None:
            return None
        months = begun.month - 1 + 12 * (self.years or 0) + (self.months or 0)
        year, month = begun.year + months // 12, months % 12 + 1
        return date(year, month, min(begun.day, _last_day(year, month)))


def _last_day(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


@lru_cache(maxsize=1)
def periods() -> tuple[Period, ...]:
    """Every term, in the order of the page."""
    rows = read_yaml((files(__package__) / "periods.yaml").read_text("utf-8"))
    return tuple(
        Period(
            r["key"], Say(**r["what"]), Say(**r["from"]), Say(**r["source"]), r.get("years"), r.get("months")
        )
        for r in rows
    )


def period(key: str) -> Period:
    """The term of one sort of thing."""
    return next(p for p in periods() if p.key == key)


def answer_by(received: date) -> date:
    """The last day for the answer to a request.

    >>> answer_by(date(2026, 3, 5))
    datetime.date(2026, 3, 9)
    """
    return working_days().after(received, ANSWER_IN)


def finish_by(kind: str, received: date) -> date:
    """The last day for what was asked to be done."""
    return received + timedelta(days=FINISH_IN[kind])
