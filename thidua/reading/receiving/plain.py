"""TXT and Markdown: the bytes become text without a guess, or are refused with the way to convert them."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator, Sequence

from thidua.core.wording import Say
from thidua.exchange.oldfonts import garbled
from thidua.reading.received import Line
from thidua.reading.receiving import refusing
from thidua.reading.receiving.lines import Row
from thidua.reading.receiving.refusing import Trouble, refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONVERT = Say(
    "Chuyển mã sang Unicode (UniKey: Ctrl+Shift+F6), lưu thành UTF-8 rồi gửi lại.",
    "Convert it to Unicode (UniKey: Ctrl+Shift+F6), save it as UTF-8 and send it again.",
)
_UNKNOWN = Trouble(
    Say("chữ không theo bảng mã Unicode", "its letters are not in Unicode"),
    Say(
        "Mở bằng trình soạn thảo, chọn Lưu thành… với bảng mã UTF-8 rồi gửi lại.",
        "Open it in an editor, save it with the encoding UTF-8 and send it again.",
    ),
)
_BINARY = Trouble(Say("bên trong không phải văn bản", "it holds no text"), _UNKNOWN.cure)
_PROPER = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_WIDE = 0.3
"""Share of noughts at every other byte that shows a text of two bytes a letter."""
_OLD_SHARE = 0.25
"""Share of lines that must look like an old font before a document is said to be in one."""


def decoded(data: bytes, name: str) -> str:
    """The text of a file, in one Unicode form.

    Raises Refused for an old Vietnamese code table (TCVN3, VNI, CP1258) and for what is no text.
    """
    text = _by_mark(data, name)
    if "\x00" in text:
        raise refusal(name, _BINARY)
    return unicodedata.normalize("NFC", text)


def _by_mark(data: bytes, name: str) -> str:
    for mark, table in _MARKS:
        if data.startswith(mark):
            return _strictly(data, table, name)
    odd, even = (data[at:400:2].count(0) / max(1, len(data[at:400:2])) for at in (1, 0))
    if max(odd, even) > _WIDE:
        return _strictly(data, "utf-16-le" if odd > even else "utf-16-be", name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        old = old_font(data.decode("cp1252", "replace").splitlines())
        raise refusal(name, Trouble(old, _CONVERT) if old else _UNKNOWN) from None


def _strictly(data: bytes, table: str, name: str) -> str:
    try:
        return data.decode(table)
    except UnicodeDecodeError:
        raise refusal(name, _UNKNOWN) from None


def old_font(lines: Sequence[str]) -> Say | None:
    """What old font a text was typed in, when a good part of its lines shows it and none is proper Vietnamese."""
    full = [line for line in lines if len(line) > 10]
    if not full or sum(bool(_PROPER.search(line)) for line in full) > len(full) * 0.2:
        return None
    told = [found for line in full if (found := _old(line))]
    return told[0] if len(told) >= max(1, len(full) * _OLD_SHARE) else None


def _old(line: str) -> Say | None:
    fault = garbled(line)
    return fault[0] if fault and re.search("TCVN3|VNI|sai bảng mã", fault[0].vi) else None


def check_font(rows: Sequence[Row], name: str) -> None:
    """Refuse text that was typed in an old font and would be read as nonsense."""
    if old := old_font([row.text for row in rows]):
        raise refusal(name, Trouble(old, _CONVERT))


def text_rows(data: bytes, name: str) -> list[Row]:
    """The lines of a text file; a form feed begins a page."""
    return [
        Row(line.rstrip(), page, indent=_indent(line))
        for page, text in enumerate(decoded(data, name).split("\f"), 1)
        for line in text.splitlines()
    ]


def _indent(line: str) -> int:
    wide = line.expandtabs(8)
    return len(wide) - len(wide.lstrip())


_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*$")
_RULE = re.compile(r"^\s*(?:[-*_]\s*){3,}$|^\s*=+\s*$")
_FENCE = re.compile(r"^\s*(?:```|~~~)")
_BORDER = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_SOFT = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![\w*_])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>-])")


def markdown_rows(data: bytes, name: str) -> list[Row]:
    """The lines of a Markdown file without its signs: headings bold, cells of tables apart."""
    return list(_marked(decoded(data, name).splitlines()))


def _marked(lines: Sequence[str]) -> Iterator[Row]:
    table, row = -1, -1
    for line in lines:
        if line.lstrip().startswith("|") or (row >= 0 and "|" in line):
            if _BORDER.match(line):
                continue
            table, row = (table, row + 1) if row >= 0 else (table + 1, 0)
            yield from _cells(line, table, row)
            continue
        row = -1
        if _RULE.match(line) or _FENCE.match(line):
            yield Row("")
            continue
        heading = _HEADING.match(line)
        text = (heading[2] if heading else line).strip().removeprefix("> ")
        bold = bool(heading) or bool(re.fullmatch(r"(\*\*|__)(?:(?!\1).)+\1", text))
        yield Row(_unsigned(text), bold=bold, indent=_indent(line))


def _cells(line: str, table: int, row: int) -> Iterator[Row]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    for column, cell in enumerate(re.split(r"(?<!\\)\|", inner)):
        for part in re.split(r"<br\s*/?>", cell):
            if part.strip():
                yield Row(_unsigned(part.strip()), table=(table, row, column))


def _unsigned(text: str) -> str:
    """Words without the signs that set them."""
    text = _LINK.sub(r"\1", text)
    text = _SOFT.sub(r"\2", _STRONG.sub(r"\2", text))
    return _ESCAPED.sub(r"\1", re.sub(r"(?:<br\s*/?>|  )\s*$", "", text)).strip()


def check_lines(rows: Sequence[Row | Line], name: str, most: int) -> None:
    """Refuse more lines than a plan can have, and a document without a word."""
    if not any(row.text.strip() for row in rows):
        raise refusal(name, refusing.NO_WORDS)
    if len(rows) > most:
        why = Say(f"có {len(rows)} dòng, tối đa {most}", f"it has {len(rows)} lines, at most {most} are read")
        raise refusal(name, Trouble(why, refusing.too_many_pages(0, 0).cure))
