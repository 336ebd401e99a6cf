"""What a cell of a workbook holds: its text, exact number or day, or why it holds no usable value."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from thidua.core.wording import Say
from thidua.exchange.cells import Broken, Cell, Day, Flag, Moment, Number, number
from thidua.exchange.sharedtexts import SharedTexts, unescaped
from thidua.exchange.sheetcells import Raw
from thidua.exchange.sheetstyles import Styles

_REMEMBERED = 2_000
"""Most distinct numbers and days that are remembered as they were read last."""
_NUMBER = re.compile(
    r"[-+]?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]{1,3})?|[-+]?\.[0-9]+(?:[eE][-+]?[0-9]{1,3})?"
)
_EPOCH, _OTHER_EPOCH = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001  # spreadsheets know no zones
_NO_LEAP_DAY = 60
"""Spreadsheets that count from 1900 take that year for a leap year: until this day they count one less."""
_LAST_DAY = 2_958_465


@dataclass
class Values:
    """The cells of one workbook as their sort and style mean them."""

    styles: Styles
    texts: Callable[[], SharedTexts | None]
    from_1904: bool = False
    _known: dict[tuple[str, str], Cell] = field(default_factory=dict)

    def read(self, raw: Raw) -> Cell:
        """One cell with anything in it."""
        if raw.sort == "s":
            return self._shared(raw.text)
        if raw.sort == "e":
            return Broken(raw.text or "#", _IN_ERROR)
        if raw.formula and not raw.text.strip():
            return Broken("=…", _UNCALCULATED)
        if raw.sort in ("str", "inlineStr"):
            return unescaped(raw.text)
        if raw.sort == "n":
            return self._remembered(raw)
        if raw.sort == "b" and raw.text.strip() in ("0", "1"):
            return Flag(raw.text.strip() == "1")
        return _iso(raw.text.strip()) if raw.sort == "d" else Broken(raw.text, _ODD)

    def _shared(self, text: str) -> Cell:
        texts = self.texts()
        try:
            return "" if texts is None else texts[int(text)]
        except (ValueError, IndexError):
            return Broken(text, _ODD)

    def _remembered(self, raw: Raw) -> Cell:
        key = raw.text, raw.style
        found = self._known.get(key)
        if found is None:
            found = self._number(raw.text.strip(), raw.style)
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[key] = found
        return found

    def _number(self, text: str, style: str) -> Cell:
        if not _NUMBER.fullmatch(text):
            return Broken(text, _ODD)
        value = float(text)
        if style in self.styles.lengths:
            return Broken(_length(value), _A_TIME)
        if style in self.styles.days:
            return self._day(value)
        read = number(value)
        return Number(read.text, percent=True) if style in self.styles.percent else read

    def _day(self, value: float) -> Cell:
        """A day, with its time where it has one; a time alone, and what is out of the calendar, is none."""
        if not 0 <= value < _LAST_DAY + 1 or (int(value) == _NO_LEAP_DAY and not self.from_1904):
            return Broken(number(value).text, _NO_DAY)
        if value < 1:
            return Broken(f"{_length(value):0>8}", _A_TIME)
        early = value < _NO_LEAP_DAY and not self.from_1904
        start = _OTHER_EPOCH if self.from_1904 else _EPOCH + timedelta(days=early)
        found = start + timedelta(days=int(value), milliseconds=round(value % 1 * 86_400_000))
        return Day(found.date()) if found.time() == time() else Moment(found)


def _length(value: float) -> str:
    """A part of a day, or more than one, as hours."""
    try:
        return str(timedelta(seconds=round(value * 86_400)))
    except OverflowError:
        return str(value)


def _iso(text: str) -> Cell:
    try:
        if "T" not in text:
            return Day(date.fromisoformat(text))
        found = datetime.fromisoformat(text.removesuffix("Z"))
    except ValueError:
        return Broken(text, _NO_DAY)
    return Day(found.date()) if found.time() == time() else Moment(found.replace(tzinfo=None))


_IN_ERROR = Say("ô công thức bị lỗi", "the formula of the cell is in error")
_UNCALCULATED = Say("công thức chưa được tính", "the formula was never calculated")
_A_TIME = Say("giờ, không phải ngày", "a time, not a date")
_NO_DAY = Say("ô định dạng ngày nhưng không phải ngày nào", "the cell is formatted as a date but holds none")
_ODD = Say("ô hỏng, bảng tính không ghi như thế", "a damaged cell; no spreadsheet writes it so")
