"""An exact share becomes the figure that is printed: half a unit goes up, away from zero."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def rounded(value: Fraction | Decimal, places: int) -> Decimal:
    """The figure with so many decimal places, halves away from zero.

    >>> rounded(Fraction(6925, 7150) * 100, 2), rounded(Decimal("-0.125"), 2)
    (Decimal('96.85'), Decimal('-0.13'))
    """
    exact = Fraction(value) * 10**places
    whole = (abs(exact) + Fraction(1, 2)).__floor__()
    return Decimal(whole if exact >= 0 else -whole).scaleb(-places)
