"""Faults of files and sheets that do not bear the name of one table."""

from __future__ import annotations

from collections.abc import Collection

from thidua.core.errors import Fault
from thidua.core.facts.columns import Record
from thidua.core.facts.registry import RECORDS
from thidua.core.wording import Say


def unknown_table(where: str, wanted: Collection[type[Record]] = RECORDS) -> Fault:
    """The fault of a file or sheet that bears the name of no table that is `wanted` here."""
    vi = ", ".join(f"{r.table} ({r.say.vi})" for r in wanted)
    en = ", ".join(r.table for r in wanted)
    return Fault(
        where,
        Say(f"Không có bảng nào tên như vậy. Các bảng: {vi}.", f"No table has this name. Tables: {en}."),
        Say("Đổi tên hoặc đưa ra ngoài.", "Rename it or take it away."),
    )


def table_twice(where: str, first: str) -> Fault:
    """The fault of a second file or sheet for one table."""
    return Fault(
        where,
        Say(f"Bảng này đã có ở {first}.", f"This table is already in {first}."),
        Say("Gộp hai nơi làm một.", "Put the two together."),
    )
