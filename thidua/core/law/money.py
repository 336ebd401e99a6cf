"""Prize money: a dated multiple of the base salary in force on the day of the decision, rounded as decreed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from functools import lru_cache
from importlib.resources import files

from thidua.core.law import LawRule, pack_on
from thidua.core.plan.text import read_yaml
from thidua.core.wording import Say, days, figure

STEP = Decimal(10_000)
"""Prize money is rounded to tens of thousands of dong."""


@dataclass(frozen=True)
class Salary:
    """A base salary in dong a month, from a day on, with the decree that sets it."""

    since: date
    amount: Decimal
    source: str
    verified: bool


@dataclass(frozen=True)
class Prize:
    """What goes with an award: the multiple, the base salary, their product, and what is paid."""

    multiple: Decimal
    salary: Salary
    rule: LawRule

    @property
    def exact(self) -> Decimal:
        """The product before rounding."""
        return self.multiple * self.salary.amount

    @property
    def amount(self) -> Decimal:
        """The product rounded to tens of thousands, as the rule of the day says.

        >>> day = date(2026, 11, 1)
        >>> prize("commendation_certificate", "department_director", "collective", day).amount
        Decimal('1520000')
        """
        how = ROUND_CEILING if self.rule.body.get("rounding") == "up" else ROUND_HALF_UP
        return (self.exact / STEP).quantize(Decimal(1), how) * STEP

    @property
    def worked(self) -> str:
        """The multiplication as an annex shows it.

        >>> prize("merit_certificate", "province_chair", "individual", date(2026, 11, 1)).worked
        '1,5 × 2.530.000'
        """
        return f"{figure(self.multiple)} × {_grouped(self.salary.amount)}"

    @property
    def basis(self) -> Say:
        """What multiple, salary and rounding rest on, with the mark of what nobody has verified."""
        since = days(self.salary.since)
        mark = Say("", "") if self.salary.verified else Say("; chưa kiểm chứng", "; unverified")
        cited = self.rule.cited
        return Say(
            f"mức {cited.vi}; lương cơ sở {_grouped(self.salary.amount)} đồng từ {since.vi}, "
            f"{self.salary.source}{mark.vi}; làm tròn đến hàng chục nghìn",
            f"multiple: {cited.en}; base salary {self.salary.amount:,.0f} dong from {since.en}, "
            f"{self.salary.source}{mark.en}; rounded to tens of thousands",
        )

    @property
    def ground(self) -> str:
        """Article and decrees as a decision cites them; what is not verified stands in `basis`.

        >>> prize("merit_certificate", "province_chair", "individual", date(2025, 11, 1)).ground
        'Điều 50, 54 Nghị định 152/2025/NĐ-CP; mức lương cơ sở 2.340.000 đồng, Nghị định 73/2024/NĐ-CP'
        """
        source = re.sub(r"\s*[(;].*$", "", self.rule.source.vi)
        cited = re.sub(r"^(.+?) (Điều .+)$", r"\2 \1", source)
        return f"{cited}; mức lương cơ sở {_grouped(self.salary.amount)} đồng, {self.salary.source}"

    @property
    def verified(self) -> bool:
        """Whether multiple and salary have both been verified."""
        return self.rule.verified and self.salary.verified


@lru_cache(maxsize=1)
def salaries() -> tuple[Salary, ...]:
    """The base salaries that are shipped, oldest first."""
    told = read_yaml((files("thidua.core.law") / "salaries" / "base.yaml").read_text("utf-8"))
    rows = (Salary(r["since"], Decimal(r["amount"]), r["source"], bool(r["verified"])) for r in told)
    return tuple(sorted(rows, key=lambda s: s.since))


def salary_on(day: date, more: Iterable[Salary] = ()) -> Salary | None:
    """The base salary in force on a day; `more` are those that an office has entered itself.

    >>> salary_on(date(2024, 6, 30)).amount, salary_on(date(2024, 7, 1)).amount
    (Decimal('1800000'), Decimal('2340000'))
    """
    begun = [s for s in (*salaries(), *more) if s.since <= day]
    return max(begun, key=lambda s: s.since, default=None)


def prize(
    form: str | None, authority: str | None, who: str, day: date, more: Iterable[Salary] = ()
) -> Prize | None:
    """The prize money of an award decided on a day; None where no multiple or no salary is known."""
    rule = pack_on(day).rules["money"]
    given = rule.body["multiple"].get(str(form)) or {}
    told = given.get(str(authority)) or given.get("any") or {}
    multiple = _of_household(rule, told) if who == "household" else told.get(who)
    salary = salary_on(day, more)
    if multiple is None or salary is None:
        return None
    return Prize(Decimal(multiple), salary, rule)


def _of_household(rule: LawRule, told: Mapping[str, str]) -> Decimal | None:
    """So many times what one person receives; none where the law of the day is not known to say."""
    times, person = rule.body.get("household"), told.get("individual")
    return Decimal(times) * Decimal(person) if times and person else None


def _grouped(amount: Decimal) -> str:
    return f"{amount:,.0f}".replace(",", ".")
