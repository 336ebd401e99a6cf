"""The pages of docs that are made from the code, so that they cannot say anything else."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import Field, fields
from pathlib import Path

import click

from thidua.cli import app
from thidua.core.criteria.base import Kind
from thidua.core.criteria.registry import LAWFUL, MARKED, WRITTEN
from thidua.core.facts.columns import Column, Record, columns_of
from thidua.core.facts.registry import RECORDS
from thidua.core.plan.marks import COMMON, READINGS, SORTS, MarkSort
from thidua.core.terms import GROUPS
from thidua.core.verdict import NAMES
from thidua.core.wording import Say

ROOT = Path(__file__).parents[1]
MADE = "<!-- Trang sinh từ mã nguồn · made from the code: make docs-pages -->"

GROUP_TITLES = {
    "answer": Say("Câu trả lời", "Answers"),
    "who": Say("Ai", "Who"),
    "round": Say("Đợt", "Rounds"),
    "form": Say("Hình thức khen", "Forms of award"),
    "authority": Say("Cấp có thẩm quyền", "Authorities"),
    "unit_kind": Say("Loại đơn vị", "Kinds of unit"),
    "level": Say("Cấp", "Levels"),
    "staff_kind": Say("Đối tượng", "Kinds of staff"),
    "leadership": Say("Lãnh đạo", "Leadership"),
    "gender": Say("Giới tính", "Gender"),
    "rating": Say("Xếp loại hằng năm", "Yearly ratings"),
    "index_class": Say("Xếp loại chỉ số", "Classes of an index"),
    "discipline": Say("Hình thức kỷ luật", "Forms of discipline"),
    "initiative_level": Say("Cấp công nhận sáng kiến", "Levels of recognition"),
    "index": Say("Chỉ số", "Indices"),
    "programme": Say("Chương trình", "Programmes"),
    "paper": Say("Giấy tờ", "Papers"),
    "deadline": Say("Hạn", "Deadlines"),
    "event": Say("Sự kiện", "Events"),
    "change": Say("Biến động đơn vị", "Unit changes"),
    "succession": Say("Kế thừa", "Successions"),
    "hold": Say("Tạm dừng xét", "Holds"),
    "role": Say("Vai", "Roles"),
    "of": Say("Xét trên ai", "Judged of whom"),
    "actor_is": Say("Chủ thể trong kế hoạch", "Actors of a plan"),
    "does": Say("Nhiệm vụ", "Duties"),
    "act": Say("Nội dung thi đua", "Contents"),
    "ballot": Say("Lá phiếu", "Ballots"),
    "vote_result": Say("Kết quả bỏ phiếu", "Results of votes"),
    "vote_mode": Say("Cách bỏ phiếu", "Ways of voting"),
    "attendance": Say("Dự họp", "Attendance"),
    "recusal": Say("Cách tính khi từ chối xét", "How a recusal counts"),
    "seat": Say("Vị trí trong Hội đồng", "Seats of a council"),
    "council": Say("Loại Hội đồng", "Kinds of council"),
    "plan_state": Say("Trạng thái kế hoạch", "States of a plan"),
    "movement_state": Say("Trạng thái phong trào", "States of a movement"),
    "registration_state": Say("Trạng thái đăng ký", "States of a registration"),
    "nomination_state": Say("Trạng thái hồ sơ đề nghị", "States of a nomination"),
    "session_state": Say("Trạng thái phiên họp", "States of a session"),
    "decision_state": Say("Trạng thái quyết định", "States of a decision"),
    "review_state": Say("Trạng thái việc xem lại", "States of a review"),
    "relay_state": Say("Trạng thái chuyển cấp trên", "States of a relay"),
    "comment_state": Say("Trạng thái lấy ý kiến", "States of comment days"),
    "series": Say("Dãy số", "Number series"),
    "thing": Say("Sự vật trong nhật ký", "Things in the diary"),
    "key_holder": Say("Người giữ mã mở hòm phiếu", "Holders of the codes of the box"),
}


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """A table in Markdown."""
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return ["| " + " | ".join(line) + " |" for line in lines] + [""]


def codes(names: Iterable[str]) -> str:
    """Several names as code, between commas."""
    return ", ".join(f"`{name}`" for name in names)


def opening(say: Say, vi: str, en: str) -> list[str]:
    """Title of a page, what it holds, and the note that nobody edits it by hand."""
    return [f"# {say.vi} · {say.en}", "", MADE, "", f"{vi} *{en}*", ""]


def glossary() -> list[str]:
    """Every word of the field in both languages, by group."""
    page = opening(
        Say("Thuật ngữ", "Glossary"),
        "Mã dùng trong tệp và trong kế hoạch; chữ hiện trên màn hình và giấy tờ. Cột “cũng nhận” là "
        "những cách viết khác được chấp nhận khi nhập.",
        "The code stands in files and plans, the words on screen and paper; other spellings are accepted on input.",
    )
    for group, terms in GROUPS.items():
        say = GROUP_TITLES[group]
        page += [f"## {say.vi} · {say.en} (`{group}`)", ""]
        rows = ([f"`{t.code}`", t.vi, t.en, "; ".join(t.also), t.source] for t in terms.values())
        page += table(("mã · code", "tiếng Việt", "English", "cũng nhận · also", "căn cứ · source"), rows)
    return page


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


def commands() -> list[str]:
    """Every command with its arguments and options."""
    page = opening(
        Say("Các lệnh", "Commands"),
        "Gõ `.venv/bin/thidua LỆNH --help` để xem ngay trong màn hình lệnh.",
        "Type `.venv/bin/thidua COMMAND --help` to see the same in the terminal.",
    )
    for path, command in _commands(app, "thidua"):
        page += [f"## `{path}`", "", " ".join((command.help or "").split()), ""]
        rows = [_parameter(p) for p in command.params]
        if rows:
            page += table(("lựa chọn · option", "nghĩa · meaning", ""), rows)
    return page


def _commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from _commands(inner, f"{path} {name}")


def _parameter(parameter: click.Parameter) -> list[str]:
    required = "●" if parameter.required else ""
    if not isinstance(parameter, click.Option):
        return [f"`{parameter.make_metavar(click.Context(app))}`", "", required]
    names = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
    return [names, parameter.help or "", required]


def pages() -> dict[str, str]:
    """Every made page by its path below docs."""
    made = {
        "glossary.md": glossary(),
        "reference/marks.md": marks(),
        "reference/kinds.md": kinds(),
        "reference/facts.md": facts(),
        "reference/commands.md": commands(),
    }
    return {path: "\n".join(lines).rstrip() + "\n" for path, lines in made.items()}


def main() -> None:
    """Write the pages anew."""
    for path, text in pages().items():
        (ROOT / "docs" / path).write_text(text, encoding="utf-8")
        sys.stdout.write(f"docs/{path}\n")


if __name__ == "__main__":
    main()
