"""From ballots to a result: who counts in the denominator, what is needed, what the numbers say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from thidua.core.ballots.ratio import Ratio, counted
from thidua.core.ballots.rules import Recusal
from thidua.core.terms import label
from thidua.core.wording import Say


class Choice(StrEnum):
    """What one ballot says of one nominee."""

    FOR = "for"
    AGAINST = "against"
    BLANK = "blank"  # blank or spoiled: counted as handed in, never as agreement

    @property
    def say(self) -> Say:
        """The choice in words."""
        return label("ballot", self)


class Standing(StrEnum):
    """How a nominee stands after the count."""

    PASSED = "passed"
    NOT_PASSED = "not_passed"
    NO_QUORUM = "no_quorum"

    @property
    def say(self) -> Say:
        """The standing in words."""
        return label("vote_result", self)


@dataclass(frozen=True)
class Counts:
    """Ballots of one kind on one item: in favour, against, blank or spoiled."""

    agree: int = 0
    against: int = 0
    blank: int = 0

    @property
    def total(self) -> int:
        """All ballots handed in."""
        return self.agree + self.against + self.blank

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.agree + other.agree, self.against + other.against, self.blank + other.blank)


def count(choices: Iterable[Choice]) -> Counts:
    """Choices as counts; nothing else is kept of them.

    >>> count([Choice.FOR, Choice.FOR, Choice.BLANK])
    Counts(agree=2, against=0, blank=1)
    """
    told = list(choices)
    return Counts(told.count(Choice.FOR), told.count(Choice.AGAINST), told.count(Choice.BLANK))


@dataclass(frozen=True)
class Council:
    """Who a vote is counted over: all members, those attending, and the rule of the day."""

    members: int
    attending: int
    threshold: Ratio
    quorum: Ratio
    recusal: Recusal = Recusal.REDUCES

    @property
    def quorum_needed(self) -> int:
        """How many must attend for the session to be valid."""
        return self.quorum.needed(self.members)

    @property
    def quorate(self) -> bool:
        """Whether enough attend; a written opinion is counted as a vote, not as attendance."""
        return self.attending >= self.quorum_needed

    def denominator(self, recused: int) -> int:
        """The members an item is counted over: never those present, always all, less the recused if so ruled.

        >>> half = Ratio.read("quá 1/2")
        >>> Council(9, 7, half, half).denominator(1), Council(9, 7, half, half, Recusal.STAYS).denominator(1)
        (8, 9)
        """
        return self.members - recused if self.recusal is Recusal.REDUCES else self.members

    def needed(self, recused: int) -> int:
        """How many must agree for an item to pass."""
        return self.threshold.needed(self.denominator(recused))


@dataclass(frozen=True)
class Outcome:
    """The result of one item, with everything that minutes must tell."""

    standing: Standing
    denominator: int
    needed: int
    box: Counts
    written: Counts
    recused: int

    @property
    def agree(self) -> int:
        """Votes in favour: from the box and in writing."""
        return self.box.agree + self.written.agree

    @property
    def passed(self) -> bool:
        """Whether the council agrees."""
        return self.standing is Standing.PASSED

    @property
    def share(self) -> Fraction:
        """Votes in favour of the denominator, exactly; nought where nobody could vote."""
        return Fraction(self.agree, self.denominator) if self.denominator else Fraction(0)

    @property
    def figures(self) -> Say:
        """Votes for, of how many, with their share."""
        return counted(self.agree, self.denominator)

    @property
    def say(self) -> Say:
        """The result as a sentence of the minutes.

        >>> eighty, two_thirds = Ratio.read("80%"), Ratio.read("2/3")
        >>> outcome(Council(9, 8, eighty, two_thirds), Counts(7, 1), Counts(1)).say.vi
        '8/9 phiếu, đạt 88,89% (hòm phiếu 7/8, bằng văn bản 1/1), cần 8: thông qua'
        """
        parts = self.figures
        if self.written.total:
            box, written = (f"{c.agree}/{c.total}" for c in (self.box, self.written))
            parts = Say(
                f"{parts.vi} (hòm phiếu {box}, bằng văn bản {written})",
                f"{parts.en} (box {box}, in writing {written})",
            )
        return Say(
            f"{parts.vi}, cần {self.needed}: {self.standing.say.vi}",
            f"{parts.en}, {self.needed} needed: {self.standing.say.en}",
        )


class Miscounted(ValueError):
    """Ballots that cannot all be right: more of them than people who could vote."""


def outcome(council: Council, box: Counts, written: Counts | None = None, recused: int = 0) -> Outcome:
    """The result of one item.

    Raises Miscounted when there are more ballots than members who could vote on it, so that a
    recused member can never be counted.
    """
    written = written or Counts()
    if recused < 0 or box.total + written.total > council.members - recused:
        raise Miscounted(f"{box.total} + {written.total} ballots, {council.members} - {recused} members")
    denominator, needed = council.denominator(recused), council.needed(recused)
    agreed = bool(denominator) and box.agree + written.agree >= needed
    standing = Standing.PASSED if agreed else Standing.NOT_PASSED
    if not council.quorate:
        standing = Standing.NO_QUORUM
    return Outcome(standing, denominator, needed, box, written, recused)
