"""Working days: weekends and public holidays left out, as dated data; an office adds what was announced."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from thidua.core.plan.text import read_yaml
from thidua.core.wording import Say, join

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Announced:
    """A day that an office was told of: off though a working day, or worked though a day of rest."""

    on: date
    worked: bool = False


@dataclass(frozen=True)
class WorkingDays:
    """Which days are worked, by the shipped holidays and what an office has added.

    >>> WorkingDays().count(date(2025, 4, 28), date(2025, 5, 5))
    3
    """

    announced: tuple[Announced, ...] = ()

    def is_working(self, day: date) -> bool:
        """Whether one works on a day."""
        for told in reversed(self.announced):
            if told.on == day:
                return told.worked
        off, worked = _year(day.year)
        return day in worked or (day.weekday() < 5 and day not in off)

    def count(self, first: date, last: date) -> int:
        """How many days are worked from one day to another, both counted."""
        return sum(self.is_working(first + n * DAY) for n in range((last - first).days + 1))

    def after(self, day: date, days: int) -> date:
        """The day on which so many working days after another are over; the next day is the first."""
        while days > 0:
            day += DAY
            days -= self.is_working(day)
        return day

    def note(self, first: date, last: date) -> Say | None:
        """What whoever relies on a count must know: years whose holidays nobody has entered or verified."""
        years = range(first.year, last.year + 1)
        unknown = [Say(str(y), str(y)) for y in years if y not in _data()["years"]]
        if unknown:
            said = join(unknown)
            return Say(
                f"chưa có lịch nghỉ Tết, Giỗ Tổ, Quốc khánh năm {said.vi}: mới trừ ngày nghỉ cố định; ghi ngày "
                "nghỉ đã được thông báo",
                f"the days off for Tết, the Hùng Kings and National Day of {said.en} are not known yet: only fixed "
                "holidays are left out; record the days that were announced",
            )
        rule = _rule(first)
        if rule["verified"] and _data()["years_verified"]:
            return None
        law, told = rule["source"], _data()["years_source"]
        return Say(
            f"trừ ngày nghỉ lễ theo {law['vi']} và {told['vi']}; chưa kiểm chứng",
            f"holidays by {law['en']} and {told['en']} are left out; unverified",
        )


def working_days(announced: Iterable[Announced] = ()) -> WorkingDays:
    """The working days, with what an office has added; of two rows for a day the later one counts."""
    return WorkingDays(tuple(announced))


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Any]:
    found: Mapping[str, Any] = read_yaml((files(__package__) / "days.yaml").read_text("utf-8"))
    return found


def _rule(day: date) -> Mapping[str, Any]:
    begun = [r for r in _data()["rules"] if r["since"] <= day] or _data()["rules"][:1]
    rule: Mapping[str, Any] = begun[-1]
    return rule


@cache
def _year(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """Days off on which one would otherwise work, and days of rest that are worked instead."""
    lawful = sorted(_holidays(year))
    off = set(lawful)
    # Labour Code 2019 article 111.3: a holiday that falls on a day of rest is made up on the next working day
    for day in lawful:
        if day.weekday() >= 5:
            instead = day
            while instead.weekday() >= 5 or instead in off:
                instead += DAY
            off.add(instead)
    swaps = (_data()["years"].get(year) or {}).get("swaps") or {}
    return frozenset(off | set(swaps)), frozenset(swaps.values())


def _holidays(year: int) -> set[date]:
    found = {date.fromisoformat(f"{year}-{said}") for said in _rule(date(year, 12, 31))["fixed"]}
    told = _data()["years"].get(year)
    if told:
        first, last = told["tet"]
        found |= {first + n * DAY for n in range((last - first).days + 1)}
        found |= {told["hung"], told["national"]}
    return found
