"""What a filled workbook of scores says: own scores of a card, an agency's appraisals, points of the survey."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from thidua.core.errors import Fault
from thidua.core.scorecards.model import Item
from thidua.core.wording import Say, figures
from thidua.exchange.cells import Cell, Unread, clean, seen
from thidua.scorecards.actions.marking import faults_of
from thidua.scorecards.books import Column, Read
from thidua.scorecards.compiled import tree_of, trimmed
from thidua.scorecards.models import Card
from thidua.scorecards.queries.cards import Page, Told
from thidua.scorecards.sheets import CODE, OWN, POINTS, PROOF, REASON, UNIT, WHY, survey_columns


@dataclass
class Understood:
    """What a workbook would change: rows to show, what is kept to be written, how many stay, every fault."""

    shown: list[tuple[Any, ...]] = field(default_factory=list)
    kept: list[list[Any]] = field(default_factory=list)
    same: int = 0
    faults: list[Fault] = field(default_factory=list)
    aside: list[dict[str, Any]] = field(default_factory=list)
    """What of the sheet is none of its rows."""
    doubts: list[tuple[int, Say]] = field(default_factory=list)
    """What a person should look at, by row; nothing of it is changed."""


def own_scores(read: Read, page: Page) -> Understood:
    """What a filled card would change of the unit's own marks; nothing is written."""
    found, rows = Understood(faults=read.faults), {row.item.code: row for row in page.rows}
    seen_codes: set[str] = set()
    areas, printed = {area.item.code for area in page.areas} - rows.keys(), []
    for number, cells in read.rows:
        code = clean(seen(cells["code"]))
        row = rows.get(code)
        if code in areas:
            printed.append((number, code, cells["own"]))
            continue
        if _blank(cells, "own", "why", "section") or (row is None and _blank(cells, "own")):
            continue
        if row is None or code in seen_codes:
            read.fault(number, CODE, *(_twice(code) if row else _unknown(code)))
            continue
        seen_codes.add(code)
        if row.is_survey or row.exempt is not None:
            if not _blank(cells, "own"):
                read.fault(number, OWN, *_not_scored(row))
            continue
        try:
            points = read.figure(number, OWN, cells["own"])
            words = [read.text(number, column, cells[column.key]) for column in (WHY, PROOF)]
        except Unread:
            continue
        points = row.line.own if points is None else points
        if _fits(read, number, OWN, row, own=points):
            before, after = [row.line.own_why, row.line.section], [words[0], words[1][:120]]
            _changed(found, (code, row.item.name), (row.line.own, points), (before, after), key=[code])
    _look_at_totals(read, found, page, printed)
    return found


def _look_at_totals(read: Read, found: Understood, page: Page, printed: list[tuple[int, str, Cell]]) -> None:
    """Totals that were typed for an area, against the points of its items once the file is taken in."""
    after = {code: points for code, points, *_ in found.kept}
    for number, code, cell in printed:
        try:
            total = read.figure(number, OWN, cell)
        except Unread:
            continue
        [area] = [a for a in page.areas if a.item.code == code]
        own = [after.get(row.item.code, row.line.own) for row in area.rows if not row.is_survey]
        added = sum((Decimal(points) for points in own if points is not None), Decimal(0))
        if total is not None and total != added:
            t, a = figures(trimmed(total) or 0), figures(trimmed(added) or 0)
            say = Say(
                f"Mục {code}: tổng ghi {t.vi}, cộng các mục con được {a.vi}. Tổng do hệ thống tính, không lưu số này.",
                f"Item {code}: total typed {t.en}, its items add to {a.en}. Totals are computed; this one is not kept.",
            )
            found.doubts.append((number, say))


def appraisals(read: Read, mine: Iterable[Told]) -> Understood:
    """What a filled appraisal would change; a change of points without its reason is a fault."""
    found = Understood(faults=read.faults)
    rows = {(row.line.card.unit.code, row.item.code): row for row in mine}
    for number, cells in read.rows:
        at = (clean(seen(cells.get("unit", ""))), clean(seen(cells["code"])))
        if _blank(cells, "points", "reason"):
            continue
        row = rows.pop(at, None)
        if row is None:
            read.fault(number, CODE, *_unknown(" ".join(at)))
            continue
        try:
            points = read.figure(number, POINTS, cells["points"])
            why = read.text(number, REASON, cells["reason"])
        except Unread:
            continue
        if points is None:
            read.fault(number, POINTS, *_NO_POINTS)
        elif points != row.line.own and not why:
            read.fault(number, REASON, *_NO_REASON)
        elif _fits(read, number, POINTS, row, appraised=points):
            names = (str(row.line.card.unit), row.item.say)
            shown = [row.line.pk, _plain(row.line.appraised), row.line.appraised_why]
            before = (row.line.appraised, points)
            _changed(found, names, before, ([row.line.appraised_why], [why]), key=shown)
    return found


def surveys(read: Read, cards: Iterable[Card], items: list[Item], *, absent: bool) -> Understood:
    """What a filled survey would change: points by unit and item, and the units of which none was held.

    A blank cell leaves what was entered before; only a unit without survey loses its points.
    """
    found, by_unit = Understood(faults=read.faults), {c.unit.code: c for c in cards}
    columns = {c.key: c for c in survey_columns(items, absent=absent)}
    for number, cells in read.rows:
        unit = clean(seen(cells["unit"]))
        card = by_unit.pop(unit, None)
        if card is None:
            read.fault(number, UNIT, *_unknown(unit))
            continue
        none = absent and not _blank(cells, "none")
        if none != card.survey_absent:
            turn = (_HELD[card.survey_absent], _HELD[none])
            found.shown.append((str(card.unit), columns["none"].say, *turn, ""))
            found.kept.append([unit, "", "x" if none else ""])
        lines = {line.code: line for line in card.lines.all()}
        for item in items:
            line = lines[item.code]
            line.card = card
            _surveyed(read, found, (number, columns[item.code], cells[item.code]), Told(item, line), none)
    return found


_HELD = (Say("có điều tra", "surveyed"), Say("không điều tra", "no survey"))


def _surveyed(read: Read, found: Understood, at: tuple[int, Column, Cell], row: Told, none: bool) -> None:
    """The points of one item of one unit."""
    number, column, cell = at
    try:
        points = read.figure(number, column, cell)
    except Unread:
        return
    if none and points is not None:
        read.fault(number, column, *_BOTH)
        return
    before, unit = row.line.appraised, row.line.card.unit
    points = before if points is None and not none else points
    if _fits(read, number, column, row, appraised=points):
        names = (str(unit), row.item.say)
        _changed(found, names, (before, points), ([], []), key=[unit.code, row.item.code])


def _changed(
    found: Understood,
    names: tuple[str, Say],
    points: tuple[Decimal | None, Decimal | None],
    told: tuple[list[str], list[str]],
    *,
    key: list[Any],
) -> None:
    """Note one row: its points before and after, and the words before and after them."""
    before, words = told
    if points[0] == points[1] and words == before:
        found.same += 1
        return
    said = [_said(p) for p in points]
    found.shown.append((*names, *said, " · ".join(filter(None, words))))
    found.kept.append([*key, _plain(points[1]), *words])


def _fits(read: Read, number: int, column: Column, row: Told, **marks: Decimal | None) -> bool:
    [points] = marks.values()
    if points is None:
        return True
    wrong = faults_of(tree_of(row.line.card.scoring.scorecard), row.line.card, row.item.code, **marks)
    for what in wrong:
        read.fault(number, column, what, Say("Sửa điểm trong ô này.", "Mend the points in this cell."))
    return not wrong


def _blank(cells: dict[str, Cell], *keys: str) -> bool:
    return all(isinstance(cell := cells.get(key, ""), str) and not clean(cell) for key in keys)


def _plain(points: Decimal | None) -> str | None:
    return None if points is None else str(points)


def _said(points: Decimal | None) -> str:
    return "–" if points is None else str(trimmed(points)).replace(".", ",")


def _unknown(code: str) -> tuple[Say, Say]:
    return (
        Say(f"Không có “{code}” trong tệp của bạn.", f"There is no “{code}” in your file."),
        Say("Giữ nguyên mã của tệp đã tải, không thêm dòng.", "Keep the codes as downloaded; add no rows."),
    )


def _twice(code: str) -> tuple[Say, Say]:
    return (
        Say(f"Mục {code} có hai dòng.", f"Item {code} has two rows."),
        Say("Giữ một dòng.", "Keep one."),
    )


def _not_scored(row: Told) -> tuple[Say, Say]:
    what = (
        Say("Điểm điều tra, đơn vị không tự chấm.", "A survey item: units never score it.")
        if row.is_survey
        else Say("Mục không áp dụng cho đơn vị.", "The item does not apply to the unit.")
    )
    return what, Say("Để trống ô điểm.", "Leave the points blank.")


_NO_POINTS = (
    Say("Có lý do mà chưa có điểm.", "A reason without points."),
    Say("Ghi điểm thẩm định, hoặc xóa lý do.", "Write the points, or delete the reason."),
)
_NO_REASON = (
    Say("Điểm khác điểm tự chấm mà chưa nêu lý do.", "Other points than the unit's own, without a reason."),
    Say("Nêu lý do ở ô bên cạnh.", "Give the reason in the cell beside."),
)
_BOTH = (
    Say("Ghi không điều tra mà có điểm.", "No survey was held, yet it has points."),
    Say("Xóa điểm, hoặc xóa dấu x.", "Delete the points, or the x."),
)
