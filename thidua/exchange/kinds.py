"""Which reading a column's kind asks for."""

from __future__ import annotations

from functools import partial

from thidua.core import terms
from thidua.core.facts.columns import Column
from thidua.core.facts.registry import RECORDS
from thidua.core.wording import Say, fold
from thidua.exchange import dates, figures, names
from thidua.exchange.cells import Cell, Convert, Unread, refuse, text_of, typed_text
from thidua.exchange.names import Known

_MET = {"met": "met", "unmet": "unmet", "dat": "met", "khong dat": "unmet"}
_TABLES = {fold(word): r.table for r in RECORDS for word in (r.table, r.say.vi, r.say.en)}

_PLAIN: dict[str, Convert] = {
    "text": typed_text,
    "year": dates.year_of,
    "round": dates.round_of,
    "date": dates.day_of,
    "period": dates.period_of,
    "int": figures.count,
    "bool": figures.truth,
}


def table_named(text: str) -> str | None:
    """The table that a file, sheet or cell names, by its code or in either language."""
    return _TABLES.get(fold(text))


def reading_of(column: Column, known: Known) -> Convert:
    """The function that reads a cell of this column, or raises Unread."""
    kind = column.kind
    if kind in ("unit", "person"):
        return partial(names.member, sort=kind, known=known)
    if kind == "candidate":
        return partial(names.candidate, known=known)
    if kind == "scope":
        return partial(names.scope, known=known)
    if kind == "decimal":
        return _decimal(column.name)
    if kind.startswith("term"):
        return partial(_term, group=kind.partition(":")[2], open_ended=kind.startswith("term?"))
    if column.name in ("recorded_at", "closed_at"):
        return dates.known_day_of
    if column.key and column.name in ("unit_id", "person_id"):
        return partial(_code, prefixes=("unit:", "person:"))
    return {"answer": _answer, "table": _table}.get(kind) or _PLAIN[kind]


def _decimal(name: str) -> Convert:
    if name == "score":
        return figures.score
    return figures.percentage if name.endswith("percent") else figures.points


def _code(cell: Cell, prefixes: tuple[str, ...]) -> str:
    text = typed_text(cell)
    if text.lower().startswith(prefixes):
        bare = text.partition(":")[2]
        raise refuse(
            cell,
            Say("mã không kèm unit: hay person:", "a code without unit: or person:"),
            Say(f"Ở bảng này chỉ ghi mã: {bare}.", f"In this table write only the code: {bare}."),
        )
    return text


def _term(cell: Cell, group: str, open_ended: bool) -> str:
    text = typed_text(cell)
    code = terms.read(group, text)
    if code is not None:
        return code
    if open_ended:
        return text
    known = terms.known(group)
    raise refuse(
        cell,
        Say(f"một trong: {known.vi}", f"one of: {known.en}"),
        Say("Ghi một trong các từ ấy.", "Write one of these words."),
    )


def _answer(cell: Cell) -> str:
    if isinstance(cell, str) and (found := _MET.get(fold(text_of(cell)))):
        return found
    try:
        return "met" if figures.truth(cell) else "unmet"
    except Unread:
        raise refuse(
            cell,
            Say("đạt hoặc không đạt", "met or unmet"),
            Say("Ghi “đạt” hoặc “không đạt”.", "Write met or unmet."),
        ) from None


def _table(cell: Cell) -> str:
    found = table_named(text_of(cell))
    if found is None:
        listed = ", ".join(r.table for r in RECORDS)
        raise refuse(
            cell,
            Say(f"tên một bảng: {listed}", f"the name of a table: {listed}"),
            Say("Ghi tên bảng.", "Write the name of a table."),
        )
    return found
