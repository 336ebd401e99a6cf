"""The tables of facts."""

from __future__ import annotations

from thidua.core.facts.columns import Column, Record, columns_of
from thidua.core.facts.registry import RECORDS
from thidua.core.wording import Say
from thidua.docpages.markdown import opening, table


def facts() -> list[str]:
    """Every table of facts with its columns."""
    page = opening(
        Say("Các bảng số liệu", "Tables of facts"),
        "Mỗi bảng là một tệp CSV hoặc một trang của tệp Excel mang đúng tên ấy. Tên cột viết bằng mã, tiếng "
        "Việt hay tiếng Anh đều được. ● bắt buộc, ◆ thuộc khóa của bản ghi.",
        "One CSV file or one sheet each. ● required, ◆ part of the record's identity.",
    )
    for record in RECORDS:
        page += [f"## `{record.table}` · {record.say.vi} · {record.say.en}", "", *_absence(record)]
        page += table(
            ("cột · column", "tiếng Việt", "English", "kiểu · kind", ""), map(_column, columns_of(record))
        )
    return page


def _absence(record: type[Record]) -> list[str]:
    dated = f"Ngày có hiệu lực · holds from: `{record.dated_by.rstrip('_')}`. " if record.dated_by else ""
    if record.complete:
        known = "Có bảng mà không có dòng thì coi là không có · an absent row means no."
    else:
        known = "Không có dòng thì là thiếu, trừ khi `coverage` nói đã đủ · an absent row means missing."
    return [dated + known, ""]


def _column(column: Column) -> list[str]:
    kind = column.kind.replace("term?:", "term:")
    shown = f"[{kind[5:]}](../glossary.md)" if kind.startswith("term:") else f"`{kind}`"
    flags = ("●" if column.required else "") + ("◆" if column.key else "")
    return [f"`{column.name}`", column.say.vi, column.say.en, shown, flags]
