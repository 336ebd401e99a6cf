"""From the text of plan.md to clauses with their raw marks; every fault has its line."""

from __future__ import annotations

import hashlib
import re
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import PurePath
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from thidua.core.errors import Fault
from thidua.core.plan.model import Clause, Lines, Mark
from thidua.core.plan.outline import Outline, marker_of
from thidua.core.wording import Say

_WRITTEN = re.compile(r"^\{#([^}\s]+)\}\s*$")
_SOURCE = re.compile(r"^<!--\s*source\s+(\d+(?:\s*[-–]\s*\d+)?(?:\s*,\s*\d+(?:\s*[-–]\s*\d+)?)*)\s*-->$")
_DATE = re.compile(r"\b\d{4}-\d{1,2}-\d{1,2}\b")
_ANCHOR = re.compile(r"(?:^|[\s\[{,])[&*]\w")
_COMMENT = re.compile(r"(^|\s)#")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")


@dataclass
class _Draft:
    id: str
    marker: str
    text: str
    heading: bool
    line: int
    source: Lines = ()
    marks: list[Mark] = field(default_factory=list)


@dataclass
class Text:
    """What a reading of plan.md found: front matter, clauses, faults."""

    front: dict[str, Any]
    clauses: tuple[Clause, ...]
    faults: list[Fault]
    digest: str
    heads: dict[str, tuple[str, ...]]


def read_yaml(text: str) -> Any:
    """YAML 1.2 as plans write it: duplicates refused, only true and false are booleans."""
    return deepcopy(_parsed(text))


@lru_cache(maxsize=2048)
def _parsed(text: str) -> Any:
    """Kept by its text: a plan that changed in one block is read again in that block only."""
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 2)
    return yaml.load(text)


def line_ranges(text: str) -> Lines:
    """Line ranges as written: `141-143, 150`.

    >>> line_ranges("141-143, 150")
    ((141, 143), (150, 150))
    """
    pairs = [part.replace("–", "-").split("-") for part in str(text).split(",")]
    return tuple((int(p[0]), int(p[-1])) for p in pairs)


class Reader:
    """Reads plan.md line by line; a fault never stops it, so that all are told at once."""

    def __init__(self, text: str, where: str) -> None:
        self.lines = text.splitlines()
        self.where = PurePath(where).name
        self.outline = Outline()
        self.faults: list[Fault] = []
        self.drafts: list[_Draft] = []
        self.table: _Draft | None = None
        self.heads: dict[str, tuple[str, ...]] = {}
        self.written: str | None = None

    def fault(self, line: int, what: Say, cure: Say) -> None:
        """Note a fault at a line of plan.md."""
        self.faults.append(Fault(f"{self.where}:{line}", what, cure))

    def read(self, digest: str) -> Text:
        """Read the whole text."""
        front, at = self._front()
        while at < len(self.lines):
            at = self._line(at)
        known = [self._clause(d) for d in self.drafts]
        return Text(front, tuple(known), self.faults, digest, self.heads)

    def _clause(self, draft: _Draft) -> Clause:
        return Clause(
            draft.id,
            draft.marker,
            draft.text,
            draft.heading,
            draft.line,
            draft.source,
            self.outline.parent(draft.id),
            tuple(draft.marks),
        )

    def _front(self) -> tuple[dict[str, Any], int]:
        if not self.lines or self.lines[0].strip() != "---":
            self.fault(1, *_NO_FRONT)
            return {}, 0
        end = next((i for i, s in enumerate(self.lines[1:], 1) if s.strip() == "---"), None)
        if end is None:
            self.fault(1, *_NO_FRONT)
            return {}, len(self.lines)
        return self._yaml(self.lines[1:end], 1) or {}, end + 1

    def _yaml(self, lines: list[str], before: int) -> dict[str, Any] | None:
        for at, text in enumerate(lines, before + 1):
            bare = _QUOTED.sub("''", text)
            if _COMMENT.search(bare):
                self.fault(at, *_NO_COMMENT)
            if _ANCHOR.search(bare):
                self.fault(at, *_NO_ANCHOR)
                return None
        try:
            found = read_yaml("\n".join(lines))
        except ValueError:
            self._impossible_days(lines, before)
            return None
        except YAMLError as error:
            found_at = error.problem_mark if isinstance(error, MarkedYAMLError) else None
            line = before + 1 + (found_at.line if found_at else 0)
            problem = str(getattr(error, "problem", None) or error).splitlines()[0]
            self.fault(line, Say(f"YAML không đọc được: {problem}.", f"Bad YAML: {problem}."), _YAML)
            return None
        if found is not None and not isinstance(found, dict):
            self.fault(before + 1, *_NOT_A_MAPPING)
            return None
        self._refuse_floats(found or {}, before + 1)
        return found or {}

    def _impossible_days(self, lines: list[str], before: int) -> None:
        """A date of YAML that is on no calendar, such as 2024-02-30."""
        for at, text in enumerate(lines, before + 1):
            for written in _DATE.findall(_QUOTED.sub("''", text)):
                try:
                    date(*map(int, written.split("-")))
                except ValueError:
                    what = Say(f"Ngày “{written}” không có thật.", f"“{written}” is not a day.")
                    self.fault(at, what, Say("Viết một ngày có trên lịch.", "Write a real day."))

    def _refuse_floats(self, value: Any, line: int) -> None:
        if isinstance(value, float):
            what = Say(f"Số thập phân {value} viết không có ngoặc kép.", f"Unquoted decimal {value}.")
            self.fault(line, what, Say(f'Viết "{value}".', f'Write "{value}".'))
        for part in value.values() if isinstance(value, dict) else ():
            self._refuse_floats(part, line)
        for part in value if isinstance(value, list) else ():
            self._refuse_floats(part, line)

    def _line(self, at: int) -> int:
        line = self.lines[at]
        if line.startswith("```"):
            return self._fence(at)
        if not line.strip():
            self.table = None
        elif found := _WRITTEN.match(line):
            self.written = found.group(1)
        elif found := _SOURCE.match(line.strip()):
            self._source(found.group(1), at + 1)
        elif line.lstrip().startswith("<!--"):
            self.fault(at + 1, *_NO_HTML)
        elif line.startswith("|"):
            self._row(line, at + 1)
        else:
            self._text(line, at + 1)
        return at + 1

    def _source(self, ranges: str, line: int) -> None:
        if not self.drafts:
            self.fault(line, *_NO_CLAUSE)
            return
        self.drafts[-1].source = line_ranges(ranges)

    def _text(self, line: str, number: int) -> None:
        if line[0] in " \t":
            self.fault(number, *_INDENTED)
        heading = line.startswith("#")
        text = line.lstrip("#").strip()
        written, self.written = self.written, None
        clause_id = self.outline.place(text, heading=heading, written=written)
        if clause_id is None:
            self.fault(number, *_NO_ID)
            return
        if any(d.id == clause_id for d in self.drafts):
            what = Say(f"Mã khoản {clause_id} đã dùng ở trên.", f"Id {clause_id} is used above.")
            self.fault(number, what, _GIVE_ID)
        kind, _, words = marker_of(text)
        marker = text[: len(text) - len(words)].strip() if kind != "plain" else ""
        self.drafts.append(_Draft(clause_id, marker, words, heading, number))
        self.table = None

    def _row(self, line: str, number: int) -> None:
        cells = [c.strip() for c in line.strip().strip("|").split("|")]
        if self.table is None:
            base = self.written or self.outline.base
            self.written = None
            self.table = _Draft(base, "0", "", False, number)
            self.heads[base] = tuple(cells)
            return
        if all(set(c) <= set("-: ") for c in cells):
            return
        rows = int(self.table.marker) + 1
        self.table.marker = str(rows)
        row_id = f"{self.table.id}.r{rows}"
        self.outline.known.append(row_id)
        self.drafts.append(_Draft(row_id, "|", " | ".join(cells), False, number))

    def _fence(self, at: int) -> int:
        sort = self.lines[at][3:].strip()
        end = next((i for i in range(at + 1, len(self.lines)) if self.lines[i].startswith("```")), None)
        if end is None:
            self.fault(at + 1, *_OPEN_FENCE)
            return len(self.lines)
        body = self._yaml(self.lines[at + 1 : end], at + 1)
        if not self.drafts:
            self.fault(at + 1, *_NO_CLAUSE)
        elif body is not None:
            digest = hashlib.sha256("\n".join(self.lines[at : end + 1]).encode()).hexdigest()[:16]
            self._attach(sort, body, at + 1, digest)
        return end + 1

    def _attach(self, sort: str, body: dict[str, Any], line: int, digest: str) -> None:
        owner = self.drafts[-1]
        row = body.get("row")
        if row is not None and owner.marker == "|":
            stem = owner.id.rpartition(".r")[0]
            owner = next((d for d in self.drafts if d.id == f"{stem}.r{row}"), owner)
        if row is not None and not owner.id.endswith(f".r{row}"):
            self.fault(line, Say(f"Không có dòng {row} của bảng.", f"The table has no row {row}."), _ROW)
        rest = {k: v for k, v in body.items() if k not in ("key", "says", "row")}
        key = body.get("key") or (body.get("id") if sort in ("award", "form") else None)
        says = body.get("says")
        for name, value in (("key", key), ("says", says)):
            if value is not None and not isinstance(value, str):
                what = Say(f"{name} phải là chữ, đọc được “{value}”.", f"{name} must be text, not “{value}”.")
                self.fault(line, what, _QUOTE)
        key, says = (str(v) if v is not None else None for v in (key, says))
        owner.marks.append(Mark(sort, owner.id, key, says, rest, line, digest, row))


_NO_FRONT = (
    Say("Thiếu phần đầu giữa hai dòng ---.", "No front matter between two --- lines."),
    Say("Mở tệp bằng ---, các mục của phần đầu, rồi ---.", "Open with ---, the entries, then ---."),
)
_NO_COMMENT = (
    Say("Có chú thích # trong khối YAML.", "A # comment inside a YAML block."),
    Say("Dùng khóa note.", "Use the key note."),
)
_NO_ANCHOR = (
    Say("Có neo (& hoặc *) trong khối YAML.", "An anchor or alias (& or *) inside a YAML block."),
    Say("Viết lại đủ lời ở mỗi chỗ, hoặc đặt trong ngoặc kép.", "Write it out, or quote it."),
)
_NO_HTML = (
    Say("Chú thích <!-- --> này không phải dòng nguồn.", "This <!-- --> is not a line of the source."),
    Say(
        "Viết <!-- source 12-14, 20 -->, hoặc dùng khóa note.", "Write <!-- source 12-14, 20 -->, or a note."
    ),
)
_ROW = Say("Đặt khối dưới bảng và đếm dòng từ 1.", "Put the block below its table; rows count from 1.")
_QUOTE = Say("Viết trong ngoặc kép.", "Put it in quotes.")
_YAML = Say("Sửa khối YAML theo YAML 1.2.", "Mend the block as YAML 1.2.")
_NOT_A_MAPPING = (
    Say("Khối không phải là các cặp khóa: giá trị.", "The block is not key: value pairs."),
    Say("Viết mỗi khóa một dòng.", "Write one key a line."),
)
_INDENTED = (
    Say("Dòng bị thụt đầu dòng.", "The line is indented."),
    Say("Bỏ khoảng trắng đầu dòng; mã khoản theo dấu đầu mục.", "Remove the blanks."),
)
_NO_ID = (
    Say("Đoạn văn này không có mã khoản.", "This paragraph has no id."),
    Say("Viết {#mã} ở dòng trước nó.", "Write {#id} on the line before it."),
)
_GIVE_ID = Say("Viết mã riêng {#mã} ở dòng trước.", "Write an own {#id} on the line before.")
_NO_CLAUSE = (
    Say("Dấu này không đứng dưới khoản nào.", "This stands under no clause."),
    Say("Đặt nó dưới khoản mà nó thực hiện.", "Put it under the clause it carries out."),
)
_OPEN_FENCE = (
    Say("Khối ``` không có dòng đóng.", "A ``` block is not closed."),
    Say("Thêm dòng ``` sau khối.", "Add a ``` line after it."),
)
