"""Where the words of a certificate stand on its sheet: millimetres as a table that an office can change.

The project gives two tables (`positions/`): plain paper, and blanks on which frame, name of the
state and form of award are printed already. What a table does not name is not printed.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import StringIO
from typing import Literal

from thidua.core.errors import Fault, Faults
from thidua.core.wording import Say

ELEMENTS = (
    "quốc hiệu",
    "tiêu ngữ",
    "người tặng",
    "tặng",
    "hình thức",
    "người nhận",
    "đơn vị",
    "thành tích",
    "nơi và ngày",
    "chức vụ",
    "họ tên",
    "quyết định",
    "sổ vàng",
    "mã kiểm tra",
    "ghi chú",
)
"""Everything that can stand on a certificate."""
COLUMNS = ("phần", "x", "y", "rộng", "cao", "cỡ chữ", "cỡ nhỏ nhất", "căn", "kiểu chữ", "màu", "kẻ dưới")
"""The heads of the table; x and y are those of the upper left corner, from that of the sheet."""
NUMBERS = COLUMNS[1:7]
CHOICES: dict[str, tuple[str, ...]] = {
    "căn": ("trái", "giữa", "phải"),
    "kiểu chữ": ("thường", "đậm", "nghiêng", "đậm nghiêng"),
    "màu": ("đen", "đỏ"),
    "kẻ dưới": ("", "có"),
}
ALIGN: dict[str, Literal["left", "centre", "right"]] = {"trái": "left", "giữa": "centre", "phải": "right"}
SMALLEST = 6.0
"""Type that can still be read, points."""


@dataclass(frozen=True)
class Spot:
    """Where one element stands, mm, and its type, points; it shrinks down to `least` before it is refused."""

    name: str
    x: float
    y: float
    width: float
    height: float
    size: float
    least: float
    align: Literal["left", "centre", "right"]
    bold: bool
    italic: bool
    red: bool
    ruled: bool

    def row(self) -> tuple[str, ...]:
        """The spot as a row of the table."""
        look = " ".join(word for word, is_so in (("đậm", self.bold), ("nghiêng", self.italic)) if is_so)
        numbers = (self.x, self.y, self.width, self.height, self.size, self.least)
        align = next(word for word, code in ALIGN.items() if code == self.align)
        told = (align, look or "thường", "đỏ" if self.red else "đen", "có" if self.ruled else "")
        return (self.name, *(f"{n:g}" for n in numbers), *told)


@dataclass(frozen=True)
class Sheet:
    """A sheet of certificates: its size in mm, where what stands, and whether the program draws its frame."""

    spots: tuple[Spot, ...]
    framed: bool = False
    width: float = 297
    height: float = 210

    def text(self) -> str:
        """The table as it is kept and changed.

        >>> read_sheet(given_sheet("phoi-in-san").text()) == given_sheet("phoi-in-san")
        True
        """
        out = StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(spot.row() for spot in self.spots)
        return out.getvalue()


@lru_cache(maxsize=2)
def given_sheet(name: Literal["giay-tron", "phoi-in-san"]) -> Sheet:
    """The table that the project gives for plain paper or for printed blanks."""
    text = (files("thidua.core.papers") / "positions" / f"{name}.csv").read_text(encoding="utf-8")
    return read_sheet(text, framed=name == "giay-tron")


def read_sheet(text: str, framed: bool = False) -> Sheet:
    """A table of positions. Raises Faults with every row that cannot be used, and why."""
    rows = list(csv.DictReader(StringIO(text)))
    if not rows or set(rows[0]) != set(COLUMNS):
        heads = ", ".join(COLUMNS)
        raise Faults([_fault(1, f"Thiếu hoặc thừa cột; cần: {heads}", f"These columns are needed: {heads}")])
    found = [fault for number, row in enumerate(rows, 2) for fault in _faults(number, row)]
    names = [row["phần"].strip() for row in rows]
    for n in {n for n in names if names.count(n) > 1}:
        found.append(_fault(names.index(n) + 2, f"“{n}” có nhiều dòng", f"“{n}” has several rows"))
    if found:
        raise Faults(found)
    return Sheet(tuple(_spot(row) for row in rows), framed)


def _faults(number: int, row: dict[str, str]) -> Iterator[Fault]:
    name = row["phần"].strip()
    if name not in ELEMENTS:
        listed = ", ".join(ELEMENTS)
        vi, en = f"Không có phần “{name}”; có: {listed}", f"There is no element “{name}”; there are: {listed}"
        yield _fault(number, vi, en)
    for column, known in CHOICES.items():
        if (row[column] or "").strip() not in known:
            listed = ", ".join(filter(None, known))
            yield _fault(number, f"Cột “{column}” chỉ nhận: {listed}", f"“{column}” takes only: {listed}")
    bad = [column for column in NUMBERS if _number(row[column]) is None]
    for column in bad:
        yield _fault(
            number, f"Cột “{column}” phải là số không âm", f"“{column}” must be a number, not negative"
        )
    if not bad:
        yield from _off_sheet(number, _spot(row))


def _off_sheet(number: int, spot: Spot) -> Iterator[Fault]:
    sheet = Sheet(())
    if (
        spot.x + spot.width > sheet.width
        or spot.y + spot.height > sheet.height
        or not spot.width * spot.height
    ):
        edge = f"{sheet.width:g} × {sheet.height:g} mm"
        yield _fault(
            number, f"Ô nằm ngoài tờ giấy {edge} hoặc rỗng", f"The box leaves the sheet ({edge}) or is empty"
        )
    if not SMALLEST <= spot.least <= spot.size:
        vi = f"Cỡ nhỏ nhất phải từ {SMALLEST:g} đến cỡ chữ"
        yield _fault(number, vi, f"The least size lies between {SMALLEST:g} and the size")


def _number(told: str | None) -> float | None:
    try:
        value = float((told or "").strip().replace(",", "."))
    except ValueError:
        return None
    return value if 0 <= value < 1000 else None


def _spot(row: dict[str, str]) -> Spot:
    x, y, wide, high, size, least = (_number(row[column]) or 0.0 for column in NUMBERS)
    look = row["kiểu chữ"].split()
    align = ALIGN.get(row["căn"].strip(), "left")
    red, ruled = row["màu"].strip() == "đỏ", row["kẻ dưới"].strip() == "có"
    bold, italic = "đậm" in look, "nghiêng" in look
    return Spot(row["phần"].strip(), x, y, wide, high, size, least, align, bold, italic, red, ruled)


def _fault(number: int, vi: str, en: str) -> Fault:
    cure = Say("Sửa dòng này trong bảng vị trí.", "Mend this row of the table of positions.")
    return Fault(f"dòng {number}", Say(f"{vi}.", f"{en}."), cure)
