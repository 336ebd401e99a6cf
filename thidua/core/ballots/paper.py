"""Totals of paper ballots as a counting board writes them, and the sums that must come out."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.core.ballots.counting import Counts
from thidua.core.wording import Say


@dataclass(frozen=True)
class PaperTotals:
    """One item's paper ballots: handed out, handed in, unused, valid or not, and what the valid say."""

    issued: int
    returned: int
    unused: int
    valid: int
    invalid: int
    agree: int
    against: int

    @property
    def counts(self) -> Counts:
        """The totals as ballots; an invalid one agrees to nothing."""
        return Counts(self.agree, self.against, self.invalid)

    def faults(self, roll: int) -> tuple[Say, ...]:
        """The sums that do not come out, for a roll of that many voters; empty when all do.

        >>> PaperTotals(9, 8, 1, 8, 0, 7, 1).faults(9)
        ()
        >>> PaperTotals(9, 8, 0, 8, 0, 7, 1).faults(9)[0].en
        'Handed out 9 ≠ handed in 8 + unused 0.'
        """
        checks = (
            (self.issued == self.returned + self.unused, self._issued()),
            (self.returned == self.valid + self.invalid, self._returned()),
            (self.valid == self.agree + self.against, self._valid()),
            (self.returned <= roll, self._roll(roll)),
            (min(vars(self).values()) >= 0, Say("Số phiếu không thể âm.", "No total can be below nought.")),
        )
        return tuple(say for right, say in checks if not right)

    def _issued(self) -> Say:
        return Say(
            f"Phát ra {self.issued} ≠ thu về {self.returned} + không dùng {self.unused}.",
            f"Handed out {self.issued} ≠ handed in {self.returned} + unused {self.unused}.",
        )

    def _returned(self) -> Say:
        return Say(
            f"Thu về {self.returned} ≠ hợp lệ {self.valid} + không hợp lệ {self.invalid}.",
            f"Handed in {self.returned} ≠ valid {self.valid} + invalid {self.invalid}.",
        )

    def _valid(self) -> Say:
        return Say(
            f"Hợp lệ {self.valid} ≠ đồng ý {self.agree} + không đồng ý {self.against}.",
            f"Valid {self.valid} ≠ in favour {self.agree} + against {self.against}.",
        )

    def _roll(self, roll: int) -> Say:
        return Say(
            f"Thu về {self.returned} phiếu, nhiều hơn {roll} người được bỏ phiếu.",
            f"{self.returned} ballots handed in, more than the {roll} who may vote.",
        )
