"""How a value of a column is written for others: exactly as it will be read back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from thidua.core import terms
from thidua.core.facts.columns import Column, Record, columns_of
from thidua.core.wording import Say
from thidua.exchange.cells import looks_like_formula
from thidua.exchange.figures import has_two_readings

_KINDS: dict[str, tuple[Say, str]] = {
    "text": (Say("chữ", "text"), ""),
    "unit": (Say("mã một đơn vị của bảng units", "code of a unit in table units"), "so-xay-dung"),
    "person": (Say("mã một cá nhân của bảng people", "code of a person in table people"), "ca-nhan-01"),
    "candidate": (Say("unit:MÃ hoặc person:MÃ", "unit:ID or person:ID"), "person:ca-nhan-01"),
    "scope": (Say("tất cả, hoặc unit:MÃ", "all, or unit:ID"), "unit:so-xay-dung"),
    "year": (Say("năm", "year"), "2024"),
    "round": (Say("năm hoặc giai đoạn", "year or stage"), "2024; 2021-2025"),
    "date": (Say("ngày", "date"), "05/01/2025"),
    "period": (Say("kỳ", "period"), "2024; 2024-H1; 2024-Q1; 2024-03"),
    "decimal": (Say("số", "number"), "89,5"),
    "int": (Say("số nguyên", "whole number"), "12"),
    "bool": (Say("có hoặc không", "yes or no"), "có"),
    "answer": (Say("đạt hoặc không đạt", "met or unmet"), "đạt"),
    "table": (Say("tên một bảng", "name of a table"), "ratings"),
}


def kind_of(column: Column) -> Say:
    """What a column takes, in words."""
    if column.kind.startswith("term?"):
        return Say("một từ trong danh mục, hoặc từ khác", "a word of the list, or another")
    if column.kind.startswith("term"):
        return Say("một từ trong danh mục", "a word of the list")
    return _KINDS[column.kind][0]


def example_of(column: Column) -> str:
    """An example of what a column takes; nothing for free text."""
    if column.kind.startswith("term"):
        return next(iter(terms.GROUPS[column.kind.partition(":")[2]].values())).vi
    return _KINDS[column.kind][1]


def attributes_of(record: type[Record]) -> list[tuple[Column, str]]:
    """The columns of a table with the attribute that holds each."""
    held = record.__dataclass_fields__
    own = set(held) - {"table", "say", "complete", "dated_by"}
    return [(c, c.name if c.name in own else f"{c.name}_") for c in columns_of(record)]


def guarded(text: str) -> str:
    """Text that no spreadsheet runs as a formula: an apostrophe in front where needed."""
    return f"'{text}" if looks_like_formula(text) else text


def plain_text(value: Any) -> str:
    """A value for CSV: ISO dates, points for decimals, codes for words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return f"{text}0" if has_two_readings(text) else text
    return guarded(str(value))


def word_of(column: Column, value: Any) -> Any:
    """A value for a workbook that people read: Vietnamese words, real numbers and dates."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, int | date) or value is None:
        return value
    if column.kind == "answer":
        return terms.label("answer", value).vi
    if column.kind.startswith("term"):
        term = terms.GROUPS[column.kind.partition(":")[2]].get(value)
        return term.vi if term else guarded(value)
    return guarded(str(value))
