"""The marks of a plan and the kinds of criteria, each with one from a real plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import Field, fields

from thidua.core.criteria.base import Kind
from thidua.core.criteria.registry import LAWFUL, MARKED, WRITTEN
from thidua.core.plan.marks import COMMON, READINGS, SORTS, MarkSort
from thidua.core.verdict import NAMES
from thidua.core.wording import Say
from thidua.docpages.markdown import ROOT, codes, opening, table


def example(sort: str, within: str = "") -> Iterator[str]:
    """The first fence of a sort that a plan of this project really holds, with its clause."""
    for plan, text in plan_texts().items():
        for found in re.finditer(rf"^```{sort}\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
            if re.search(rf"\b{within}:" if within else "", found[1]):
                yield from ["```yaml", f"# {sort}, plans/{plan}", *found[1].rstrip().split("\n"), "```", ""]
                return


def plan_texts() -> Mapping[str, str]:
    """The plans held here, the teaching one first."""
    paths = sorted((ROOT / "plans").glob("*/plan.md"), key=lambda p: (p.parent.name != "mau", p.parent.name))
    return {p.parent.name: p.read_text(encoding="utf-8") for p in paths}


def marks() -> list[str]:
    """Every sort of mark: what it may hold, what it must, and one from a real plan."""
    page = opening(
        Say("Các dấu trong kế hoạch", "Marks of a plan"),
        "Dấu là khối rào đứng ngay dưới điều khoản. Cách viết toàn tệp: "
        "[ghi một kế hoạch](../how-to/add-a-plan.md).",
        "A mark is a fence under its clause.",
    )
    page += [
        f"Mọi dấu · every mark: {codes(COMMON)}. Nơi có hai cách đọc · with readings: {codes(READINGS)}.",
        "",
    ]
    for sort, told in SORTS.items():
        page += [f"## `{sort}` · {told.say.vi} · {told.say.en}", "", _keys(told), "", *example(sort)]
    return page


def _keys(told: MarkSort) -> str:
    own = [k for k in told.keys if k not in READINGS]
    readings = " Có thể có hai cách đọc · may hold readings." if set(READINGS) & set(told.keys) else ""
    needs = f" Bắt buộc · required: {codes(told.needs)}." if told.needs else ""
    return (
        (f"Khóa · keys: {codes(own)}." if own else "Không có khóa riêng · no keys of its own.")
        + needs
        + readings
    )


def kinds() -> list[str]:
    """Every kind of criterion: what it asks, what it reads, its parameters, one from a real plan."""
    page = opening(
        Say("Các loại tiêu chuẩn", "Kinds of criteria"),
        "Mỗi loại viết một lần, có hai giọng: xét một ứng viên kèm lý do, và xét mọi ứng viên cùng lúc trên bảng.",
        "Each is written once, in two voices: one candidate with reasons, and all of them as a table.",
    )
    groups = (
        (WRITTEN, Say("Viết trong `rule`", "Written in a `rule`")),
        (MARKED, Say("Là dấu riêng", "Marks of their own")),
        (LAWFUL, Say("Luật đặt ra cho mọi hình thức khen", "Asked by law of every award")),
    )
    for group, say in groups:
        page += [f"## {say.vi} · {say.en}", ""]
        for name, kind in group.items():
            page += [f"### `{name}` · {kind.say.vi} · {kind.say.en}", "", *_kind(kind)]
            page += [*example("rule", name)] if group is WRITTEN else [*example(name)]
    return page


def _kind(kind: type[Kind]) -> list[str]:
    told = [_first_line(kind.__doc__)]
    if kind.reads:
        told.append(f"Đọc · reads: {codes(kind.reads)}.")
    told.append(f"Trả lời · answers: {codes(NAMES[a] for a in sorted(kind.answers))}.")
    taken = [f for f in fields(kind) if "say" in f.metadata]
    rows = ([f"`{f.name.rstrip('_')}`", f.metadata["say"].vi, f.metadata["say"].en, _reads(f)] for f in taken)
    heads = ("tham số · parameter", "tiếng Việt", "English", "giá trị · value")
    return [" ".join(told), "", *(table(heads, rows) if taken else [])]


def _reads(parameter: Field[object]) -> str:
    reader, _, group = str(parameter.metadata["reads"]).partition(":")
    if reader == "only":
        return f"`{group}`"
    return f"[{group}](../glossary.md){' …' if reader == 'terms' else ''}" if group else f"`{reader}`"


def _first_line(docstring: str | None) -> str:
    return (docstring or "").strip().split("\n")[0]
