"""Shares of a council as rules write them: from 80 %, from 2/3, more than 50 %; exact, never rounded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from thidua.core.errors import Refused
from thidua.core.wording import Say, figure, figures

_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,4})?)\s*%")
_PARTS = re.compile(r"(\d{1,3})\s*/\s*(\d{1,3})")
_OVER = re.compile(r"^\s*(?:>|trên|quá|hơn|more than|over)\s*", re.IGNORECASE)
_FROM = re.compile(r"^\s*(?:≥|>=|từ|ít nhất|at least|from)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Ratio:
    """A share that a count must reach, or must pass where the rule says `more than`."""

    share: Fraction
    over: bool = False
    text: str = ""

    @classmethod
    def read(cls, told: str) -> Ratio:
        """A share as people write it; raises Refused for anything that is not one, or not in (0, 1].

        >>> Ratio.read("80%").needed(9), Ratio.read("từ 2/3").needed(9), Ratio.read("> 50%").needed(8)
        (8, 6, 5)
        """
        over, rest = bool(_OVER.match(told)), _FROM.sub("", _OVER.sub("", told)).strip()
        rest = re.sub(r"\s*(trở lên)$", "", rest)
        share = _share(rest)
        if share is None or not 0 < share <= 1 or (over and share == 1):
            raise Refused(
                Say(
                    f"Không đọc được tỷ lệ “{told}”. Viết như 80%, 2/3 hoặc quá 50%.",
                    f"“{told}” is no share that a rule can use. Write 80%, 2/3 or more than 50%.",
                )
            )
        return cls(share, over, rest.replace(" ", "").replace(".", ","))

    @property
    def code(self) -> str:
        """How the share is kept: `read` gives the same share back.

        >>> Ratio.read(Ratio.read("quá 1/2").code) == Ratio.read("quá 1/2")
        True
        """
        return f"{'>' if self.over else ''}{self.text}"

    @property
    def say(self) -> Say:
        """The share in words.

        >>> Ratio.read("80%").say.vi, Ratio.read(">50%").say.en
        ('từ 80%', 'more than 50%')
        """
        if self.over:
            return Say(f"quá {self.text}", f"more than {self.text.replace(',', '.')}")
        return Say(f"từ {self.text}", f"at least {self.text.replace(',', '.')}")

    def needed(self, whole: int) -> int:
        """The smallest whole count that reaches the share of `whole`.

        >>> [Ratio.read("90%").needed(n) for n in (9, 10, 11)]
        [9, 9, 10]
        """
        exact = self.share * whole
        return exact.__floor__() + 1 if self.over else exact.__ceil__()

    def weaker_than(self, other: Ratio) -> bool:
        """Whether this share lets something through that `other` would stop."""
        return (self.share, self.over) < (other.share, other.over)


def _share(told: str) -> Fraction | None:
    percent, parts = _PERCENT.fullmatch(told), _PARTS.fullmatch(told)
    if percent:
        return Fraction(percent[1].replace(",", ".")) / 100
    if parts and int(parts[2]):
        return Fraction(int(parts[1]), int(parts[2]))
    return None


def percent(count: int, whole: int) -> Decimal | None:
    """A share for people to read, two digits; rules never compare it.

    >>> percent(8, 9), percent(0, 0)
    (Decimal('88.89'), None)
    """
    if not whole:
        return None
    return (Decimal(count) * 100 / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)


def counted(count: int, whole: int) -> Say:
    """Votes for, of how many, and their share, as minutes say it; a whole percent without its noughts.

    >>> counted(8, 9).vi, counted(7, 7).vi, counted(7, 8).en
    ('8/9 phiếu, đạt 88,89%', '7/7 phiếu, đạt 100%', '7/8 votes, 87.50%')
    """
    share = percent(count, whole)
    if share is None:
        return Say(f"{count}/{whole}", f"{count}/{whole}")
    if share == share.to_integral_value():
        share = share.quantize(Decimal(1))
    return Say(f"{count}/{whole} phiếu, đạt {figure(share)}%", f"{count}/{whole} votes, {figures(share).en}%")
