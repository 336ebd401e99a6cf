"""From the rows of a published table to records of `index_results`, named as printed; every fault is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from thidua.core.errors import Fault
from thidua.core.facts.tables import IndexResult
from thidua.core.terms import label
from thidua.core.wording import Say, fold
from thidua.exchange.cells import Broken, Cell, Number, seen, text_of
from thidua.exchange.grid import Row
from thidua.exchange.layout import is_numbering, is_sum
from thidua.exchange.printed.columns import Columns, find_columns
from thidua.exchange.printed.gathering import Printed
from thidua.exchange.printed.known import decision_in, issuer_of, scale_of
from thidua.exchange.printed.values import READERS, Unread, blank, class_of, figure_of
from thidua.exchange.sense import CHECKS

_COUNTED = ("xuat sac", "tot", "kha", "trung binh", "yeu", "kem", "yeu kem", "rat tot")
VALUES = ("score", "percent", "rank", "printed_class", "parts")


@dataclass(frozen=True)
class About:
    """What is true of a whole table: what its own columns do not say, the person who brings it tells."""

    index: str | None = None
    year: int | None = None
    period: str | None = None
    as_at: str | None = None
    issuer: str | None = None
    area: str | None = None
    group: str | None = None
    published_on: date | None = None
    decision: str | None = None
    title: str | None = None
    source: str | None = None
    max_score: Decimal | None = None


@dataclass
class Lines:
    """One sheet as understood: records by the row they stand in, the code where one is printed, what was left out."""

    sheet: Printed
    columns: Columns | None = None
    records: list[tuple[int, IndexResult, str | None]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    left_out: list[tuple[int, str]] = field(default_factory=list)


def read_printed(sheet: Printed, about: About) -> Lines:
    """The figures of one sheet. Records have no unit yet: whose they are is found by their names."""
    lines = Lines(sheet, find_columns(sheet.rows))
    if lines.columns is None:
        lines.faults.append(Fault(sheet.where, *_NO_HEADINGS))
        return lines
    first = sheet.rows[lines.columns.row][0]
    lines.faults += [fault for row, fault in sheet.faults if row > first]
    _Body(lines, lines.columns, about).read(sheet.rows[lines.columns.row + 1 :])
    return lines


class _Body:
    """The rows under the headings; a line with nothing but words names the group of those below it."""

    def __init__(self, lines: Lines, columns: Columns, about: About) -> None:
        self.lines, self.columns, self.about = lines, _counting(columns), about
        self.group = about.group

    def read(self, rows: Sequence[Row]) -> None:
        """Every row in turn."""
        for number, cells in rows:
            if self._beside(number, cells):
                continue
            before = len(self.lines.faults)
            found = self._values(number, cells)
            record = self._record(number, found) if len(self.lines.faults) == before else None
            if record is not None:
                self.lines.records.append((number, record, found.get("code")))

    def _beside(self, number: int, cells: Sequence[Cell]) -> bool:
        """Whether a row holds no subject: numbers of the columns, a sum, a group, a note."""
        filled = [c for c in cells if not (isinstance(c, str) and not c.strip())]
        named = self._cell(cells, "named") if "named" in self.columns.known else self._cell(cells, "code")
        texts = [seen(c).strip("() ") for c in filled]
        if is_numbering(texts):
            return True
        if is_sum(seen(named) if named != "" else texts[0]):
            self.lines.left_out.append((number, texts[0]))
            return True
        values = [c for c in filled if isinstance(c, Number) or any(ch.isdigit() for ch in seen(c))]
        lone = len(filled) == 1 or (len(filled) == 2 and not values and self._is_number(cells))
        if lone and len(self.columns.told) > 2 and isinstance(filled[-1], str):
            self.group = " ".join(re.sub(r"^[IVXA-D0-9]+[.)]\s*", "", filled[-1]).split())
            return True
        return False

    def _is_number(self, cells: Sequence[Cell]) -> bool:
        return "number" in self.columns.known and not blank(self._cell(cells, "number"))

    def _cell(self, cells: Sequence[Cell], name: str) -> Cell:
        place = self.columns.known.get(name)
        return cells[place] if place is not None and place < len(cells) else ""

    def _values(self, number: int, cells: Sequence[Cell]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, place in self.columns.known.items():
            cell = self._cell(cells, name)
            if name in ("number", "score"):
                continue
            if blank(cell) and name != "named":
                continue
            found[name] = self._read(number, place, cell, READERS[name])
        most = found.get("max_score") or self.about.max_score
        if not blank(cell := self._cell(cells, "score")):
            place = self.columns.known["score"]
            found["score"] = self._read(number, place, cell, lambda c: figure_of(c, most))
        told = [
            (self.columns.parts[p], cells[p])
            for p in self.columns.parts
            if p < len(cells) and not blank(cells[p])
        ]
        parts = [f"{name} = {self._part(number, name, cell)}" for name, cell in told]
        return found | ({"parts": "; ".join(parts)} if parts else {})

    def _part(self, number: int, name: str, cell: Cell) -> str:
        if isinstance(cell, Broken):
            place = next(p for p, n in self.columns.parts.items() if n == name)
            self._read(number, place, cell, text_of)
        return " ".join(seen(cell).replace(";", ",").split())

    def _read(self, number: int, place: int, cell: Cell, reader: Any) -> Any:
        try:
            return reader(cell)
        except Unread as unread:
            self._tell(number, place, unread.what, unread.cure)
            return None

    def _tell(self, number: int, place: int | None, what: Say, cure: Say) -> None:
        column = f", cột {self.columns.name_at(place)}" if place is not None else ""
        self.lines.faults.append(Fault(f"{self.lines.sheet.where}, dòng {number}{column}", what, cure))

    def _record(self, number: int, found: dict[str, Any]) -> IndexResult | None:
        told = {
            k: v for k, v in vars(self.about).items() if v is not None and k not in ("max_score", "group")
        }
        told |= {k: v for k, v in found.items() if k != "code" and v not in (None, "")}
        told.setdefault("group", self.group)
        if isinstance(told.get("rank"), tuple):
            told["rank"], size = told["rank"]
            told.setdefault("group_size", size)
        lacking = [name for name in ("index", "year", "source") if not told.get(name)]
        if lacking or not (told.get("named") or found.get("code")):
            self._tell(number, None, *(_LACKS[lacking[0]] if lacking else _LACKS["named"]))
            return None
        made = IndexResult(unit_id="", **_completed(told, self.about))
        for check in CHECKS["index_results"]:
            if wrong := check(made):
                self._tell(number, self.columns.known.get(wrong[0]), wrong[1], wrong[2])
                return None
        return made


def _completed(told: dict[str, Any], about: About) -> dict[str, Any]:
    """With the issuer, scale, class and decision that follow from what is printed."""
    index, year = told["index"], told["year"]
    told.setdefault("issuer", issuer_of(index, told.get("area")))
    if told.get("score") is not None:
        most = told.get("max_score") or about.max_score or scale_of(index, year)
        told["max_score"] = most
    if printed := told.pop("printed_class", None):
        told["class_"] = class_of(printed)
        shown = label("index_class", told["class_"]).vi
        told["printed_class"] = printed if fold(shown) != fold(printed) else None
    if not told.get("decision") and (named := decision_in(told["source"])):
        told["decision"] = named[0]
        told.setdefault("published_on", named[1])
    return told


def _counting(columns: Columns) -> Columns:
    """A table that counts how many came into each class: the group is the subject, the counts are its parts."""
    classes = [name for name in columns.parts.values() if fold(name.replace("_", " ")) in _COUNTED]
    if len(classes) < 3 or "group" not in columns.known:
        return columns
    known = dict(columns.known)
    if "score" in known:
        known["group_size"] = known.pop("score")
    if "area" not in known:
        known["area"] = known.pop("named")
        known["named"] = known.pop("group")
    return replace(columns, known=known)


_NO_HEADINGS = (
    Say(
        "Không thấy dòng tiêu đề có cột tên đơn vị và một cột kết quả (điểm, tỷ lệ, thứ hạng, xếp loại).",
        "There is no row of headings with a column of units and one of results (score, percent, rank, class).",
    ),
    Say(
        "Đặt tiêu đề như “Đơn vị”, “Điểm”, “Thứ hạng”, “Xếp loại”; trang không có số liệu thì xóa.",
        "Use headings such as Unit, Score, Rank, Class; delete a sheet without figures.",
    ),
)
_LACKS = {
    "index": (
        Say("Chưa rõ là chỉ số nào.", "It is not clear which index this is."),
        Say(
            "Chọn chỉ số khi nạp, hoặc thêm cột “Chỉ số”.", "Choose the index when loading, or add a column."
        ),
    ),
    "year": (
        Say("Chưa rõ là năm nào.", "It is not clear which year this is."),
        Say("Ghi năm khi nạp, hoặc thêm cột “Năm”.", "Give the year when loading, or add a column."),
    ),
    "source": (
        Say("Chưa có nguồn.", "There is no source."),
        Say("Ghi nguồn khi nạp, hoặc thêm cột “Nguồn”.", "Give the source when loading, or add a column."),
    ),
    "named": (
        Say("Dòng có số mà không có tên đơn vị.", "The row has figures and no unit."),
        Say("Ghi tên đơn vị, hoặc xóa dòng.", "Write the unit, or delete the row."),
    ),
}
