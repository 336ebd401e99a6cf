"""One cell as it was read, before it means anything; and the refusal that says what was expected."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from thidua.core.wording import FRACTION_DIGITS, Say
from thidua.exchange.oldfonts import garbled

CELL_LIMIT = 10_000
"""Most characters in one cell."""

_NOISE = Decimal("1e-9")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_DANGEROUS = "=+-@"


@dataclass(frozen=True, slots=True)
class Number:
    """A number that came as a number, written out exactly; `percent` when the cell shows a percent sign."""

    text: str
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A date that came as a date."""

    value: date


@dataclass(frozen=True, slots=True)
class Moment:
    """A date that came with a time of day."""

    value: datetime


@dataclass(frozen=True, slots=True)
class Flag:
    """A truth value that came as one."""

    value: bool


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell that holds no usable value, with what it shows and why."""

    shown: str
    why: Say


Cell = str | Number | Day | Moment | Flag | Broken
Convert = Callable[[Cell], Any]


class Unread(Exception):
    """A cell that cannot be read as its column wants: what was read and expected, and the cure."""

    def __init__(self, what: Say, cure: Say) -> None:
        super().__init__(what.vi)
        self.what = what
        self.cure = cure


def refuse(cell: Cell, wanted: Say, cure: Say) -> Unread:
    """The refusal of a cell: shows what was read beside what was expected."""
    shown = seen(cell)
    what = Say(f"Đọc thấy “{shown}”, cần {wanted.vi}.", f"Read “{shown}”, expected {wanted.en}.")
    return Unread(what, cure)


def seen(cell: Cell) -> str:
    """A cell as a message shows it, long text cut short."""
    if isinstance(cell, str):
        return cell if len(cell) <= 60 else cell[:57] + "…"
    if isinstance(cell, Number):
        return cell.text + (" (%)" if cell.percent else "")
    if isinstance(cell, Broken):
        return cell.shown
    return str(cell.value)


def number(value: float) -> Number:
    """A workbook's number as a decimal: binary noise beyond the sixth digit removed, nothing else.

    >>> number(89.5).text, number(2024.0).text, number(0.1 + 0.2).text
    ('89.5', '2024', '0.3')
    """
    exact = Decimal(float.__repr__(float(value)))
    near = exact
    if exact.is_finite() and abs(exact) < Decimal("1e15"):
        rounded = exact.quantize(Decimal(1).scaleb(-FRACTION_DIGITS))
        near = rounded if abs(rounded - exact) <= _NOISE else exact
    text = f"{near:f}"
    return Number(text.rstrip("0").rstrip(".") if "." in text else text)


def clean(text: str) -> str:
    """Text in one form: NFC, plain spaces, nothing invisible at or within it."""
    if text.isascii():
        return text.strip()
    spaced = text.replace("\u00a0", " ").replace("\u202f", " ").translate(_INVISIBLE)
    return unicodedata.normalize("NFC", spaced).strip()


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet would take `text` for a formula once leading apostrophes are gone."""
    return text.lstrip("'")[:1] in tuple(_DANGEROUS)


def text_of(cell: Cell) -> str:
    """The cell as clean text.

    Raises Unread for dates and truth values (the spreadsheet has changed what was typed), formulas,
    control characters, over-long cells and text in an old font.
    """
    if isinstance(cell, str):
        return _sound(cell)
    if isinstance(cell, Number) and not cell.percent:
        return cell.text
    if isinstance(cell, Broken):
        raise Unread(
            Say(f"Đọc thấy “{cell.shown}”: {cell.why.vi}.", f"Read “{cell.shown}”: {cell.why.en}."),
            Say("Ghi giá trị thật vào ô.", "Put the real value into the cell."),
        )
    raise refuse(
        cell,
        Say("chữ; bảng tính đã đổi ô này thành kiểu khác", "text; the spreadsheet has changed its type"),
        Say("Định dạng ô là Văn bản (Text) rồi ghi lại.", "Format the cell as Text and type it again."),
    )


def _sound(raw: str) -> str:
    if len(raw) > CELL_LIMIT:
        raise refuse(
            raw,
            Say(f"nhiều nhất {CELL_LIMIT} ký tự", f"at most {CELL_LIMIT} characters"),
            Say("Rút gọn ô, hoặc tìm dấu nháy kép mở mà không đóng.", "Shorten it, or close the open quote."),
        )
    text = clean(raw)
    if _CONTROLS.search(text):
        raise refuse(
            repr(text)[1:-1],
            Say("chữ không có ký tự điều khiển", "text without control characters"),
            Say("Xóa ký tự lạ, ghi lại ô.", "Remove the odd character and type the cell again."),
        )
    if not text.isascii() or "?" in text:
        why = garbled(text)
        if why:
            raise Unread(
                Say(f"Đọc thấy “{seen(text)}”: {why[0].vi}.", f"Read “{seen(text)}”: {why[0].en}."), why[1]
            )
    return text


def typed_text(cell: Cell) -> str:
    """Free text as typed; a leading apostrophe that guards `= + - @` is taken off.

    Raises Unread for a text that a spreadsheet would run as a formula.
    """
    text = text_of(cell)
    if not isinstance(cell, str) or not looks_like_formula(text):
        return text
    if text.startswith("'"):
        return text[1:]
    if text[0] in "=@":
        raise refuse(
            text,
            Say("giá trị, không phải công thức", "a value, not a formula"),
            Say(
                "Dán giá trị thay cho công thức; nếu đúng là chữ thì thêm dấu ' ở đầu.",
                "Paste the value instead of the formula; if it is text, put ' in front.",
            ),
        )
    return text
