"""Numbers and truth values of a cell: decimal commas, thousands, percent signs; never a float."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from thidua.core.wording import FRACTION_DIGITS, Say, figure, fold
from thidua.exchange.cells import Cell, Flag, Number, Unread, refuse, text_of

LARGEST = Decimal(10_000)
"""Largest score or percent: far above any scorecard, far below what overflows an engine."""
MOST = 1_000_000_000
"""Largest count."""

_PLAIN = re.compile(r"^[0-9]+(?:[.,][0-9]+)?$")
_DOTS = re.compile(r"^[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?$")
_COMMAS = re.compile(r"^[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$")
_SPACES = re.compile(r"^[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?$")
_TWO_WAYS = re.compile(r"^[1-9][0-9]{0,2}[.,][0-9]{3}$")

_NUMBER = Say("một số như 89,5 hoặc 89.5", "a number such as 89.5 or 89,5")
_COUNT = Say("một số nguyên như 12", "a whole number such as 12")


@dataclass(frozen=True, slots=True)
class Pending:
    """A score that only its row can settle: `other` is the second reading, `percent` a % of the maximum."""

    value: Decimal
    other: Decimal | None
    percent: bool
    cell: Cell

    def settled(self, most: Decimal | None) -> Decimal:
        """The score, knowing the maximum of the row; raises Unread when two readings remain."""
        if self.other is not None and not (most is not None and self.value <= most < self.other):
            raise two_ways(self.cell, self.value, self.other)
        if self.percent and most not in (None, Decimal(100)):
            raise refuse(
                self.cell,
                Say("điểm cùng thang với điểm tối đa", "a score on the scale of the maximum"),
                Say("Ghi số điểm, không ghi phần trăm.", "Write the points, not a percentage."),
            )
        return self.value


def two_ways(cell: Cell, low: Decimal, high: Decimal) -> Unread:
    """The refusal of a number that can be read in two ways."""
    return refuse(
        cell,
        Say(
            f"số chỉ đọc được một cách (đây là {figure(low)} hay {high}?)",
            f"a number with one reading (is it {low} or {high}?)",
        ),
        Say(
            f"Ghi {figure(low)}0 nếu là số thập phân, {high} nếu là hàng nghìn.",
            f"Write {low}0 for the fraction, {high} for thousands.",
        ),
    )


def score(cell: Cell) -> Decimal | Pending:
    """Points as printed; what only the row's maximum can settle comes back as Pending."""
    low, high, percent = _readings(cell, LARGEST)
    return Pending(low, high, percent, cell) if high is not None or percent else low


def points(cell: Cell) -> Decimal:
    """A decimal from 0 to LARGEST."""
    low, high, percent = _readings(cell, LARGEST)
    if percent:
        raise refuse(cell, _NUMBER, Say("Ghi số, không ghi phần trăm.", "Write the number without %."))
    if high is not None:
        raise two_ways(cell, low, high)
    return low


def percentage(cell: Cell) -> Decimal:
    """A percentage from 0 to 100, with or without the sign."""
    low, high, _ = _readings(cell, Decimal(100))
    if high is not None:
        raise two_ways(cell, low, high)
    return low


def _readings(cell: Cell, most: Decimal) -> tuple[Decimal, Decimal | None, bool]:
    text, percent = _figure_text(cell)
    low, high = _parse(cell, text)
    if high is not None and high > most:
        high = None
    if low > most:
        raise refuse(
            cell,
            Say(f"số không quá {most}", f"a number of at most {most}"),
            Say("Xem lại dấu phẩy, dấu chấm.", "Look at the decimal mark again."),
        )
    return low, high, percent


def _figure_text(cell: Cell) -> tuple[str, bool]:
    if isinstance(cell, Number):
        if not cell.percent:
            return cell.text, False
        plain = f"{Decimal(cell.text) * 100:f}"
        return (plain.rstrip("0").rstrip(".") if "." in plain else plain), True
    if not isinstance(cell, str):
        raise refuse(cell, _NUMBER, Say("Định dạng ô là Số rồi ghi lại.", "Format the cell as Number."))
    text = text_of(cell)
    return (text[:-1].rstrip(), True) if text.endswith("%") else (text, False)


def _parse(cell: Cell, text: str) -> tuple[Decimal, Decimal | None]:
    if text[:1] in ("-", "−"):
        raise refuse(
            cell,
            Say("số không âm", "a number that is not negative"),
            Say("Ghi số từ 0 trở lên; ô chưa có số thì để trống.", "Write 0 or more; leave unknown blank."),
        )
    if isinstance(cell, Number):
        return _fraction(cell, text), None
    if _TWO_WAYS.match(text):
        return Decimal(text.replace(",", ".")), Decimal(re.sub("[.,]", "", text))
    if _PLAIN.match(text):
        return _fraction(cell, text.replace(",", ".")), None
    if _DOTS.match(text):
        return _fraction(cell, text.replace(".", "").replace(",", ".")), None
    if _COMMAS.match(text):
        return _fraction(cell, text.replace(",", "")), None
    if _SPACES.match(text):
        return _fraction(cell, text.replace(" ", "").replace(",", ".")), None
    raise refuse(cell, _NUMBER, Say("Ghi lại số theo bản gốc.", "Write the number as in the original."))


def _fraction(cell: Cell, text: str) -> Decimal:
    fraction = text.partition(".")[2]
    if len(fraction) > FRACTION_DIGITS:
        raise refuse(
            cell,
            Say(f"nhiều nhất {FRACTION_DIGITS} chữ số thập phân", f"at most {FRACTION_DIGITS} decimals"),
            Say("Làm tròn đúng như đã công bố.", "Round it as it was published."),
        )
    if not re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", text):
        raise refuse(cell, _NUMBER, Say("Ghi lại số theo bản gốc.", "Write the number as in the original."))
    return Decimal(text)


def count(cell: Cell) -> int:
    """A whole number from 0 to MOST."""
    if not isinstance(cell, str | Number) or (isinstance(cell, Number) and cell.percent):
        raise refuse(cell, _COUNT, Say("Ghi số nguyên.", "Write a whole number."))
    text = text_of(cell)
    if _TWO_WAYS.match(text) and isinstance(cell, str):
        raise two_ways(cell, Decimal(text.replace(",", ".")), Decimal(re.sub("[.,]", "", text)))
    if isinstance(cell, str) and (_DOTS.match(text) or _COMMAS.match(text) or _SPACES.match(text)):
        text = re.sub("[., ]", "", text)
    if text.startswith(("-", "−")):
        raise refuse(
            cell,
            Say("số đếm từ 0 trở lên", "a count of 0 or more"),
            Say("Ghi số từ 0 trở lên; chưa có thì để trống.", "Write 0 or more; leave unknown blank."),
        )
    if not (text.isascii() and text.isdigit()) or int(text) > MOST:
        raise refuse(cell, _COUNT, Say("Ghi số nguyên, không phần thập phân.", "Write it without decimals."))
    return int(text)


_YES = {"co", "x", "true", "1", "yes", "dung", "y"}
_NO = {"khong", "false", "0", "no", "sai", "n"}


def truth(cell: Cell) -> bool:
    """Có or không."""
    if isinstance(cell, Flag):
        return cell.value
    word = fold(text_of(cell)) if isinstance(cell, str | Number) else ""
    if word in _YES or word in _NO:
        return word in _YES
    raise refuse(
        cell,
        Say("có hoặc không (x, true/false, 1/0)", "yes or no (x, true/false, 1/0)"),
        Say("Ghi “có” hoặc “không”, chưa biết thì để trống.", "Write yes or no; leave unknown blank."),
    )


def has_two_readings(text: str) -> bool:
    """Whether a figure could be a fraction or thousands: `1.234`."""
    return bool(_TWO_WAYS.match(text))
