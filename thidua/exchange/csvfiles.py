"""A CSV file as people's programs write it: its code, its delimiter, its rows."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from thidua.core.errors import Fault
from thidua.core.facts.columns import Record
from thidua.core.wording import Say
from thidua.exchange.cells import CELL_LIMIT
from thidua.exchange.grid import Grid, Row, Stopped
from thidua.exchange.headings import recognised

DELIMITERS = (",", ";", "\t")
"""What may separate cells."""
_BYTES = 1_000_000_000
LINE = 1_000_000
"""Most characters looked at to find the delimiter."""


def open_csv(path: Path, record: type[Record]) -> Grid:
    """The grid of one file; nothing is read before its rows are asked for."""
    return Grid(record, path.name, rows_by(path, partial(_delimiter, record=record)), empty_counts=True)


def rows_by(path: Path, choose: Callable[[str], str]) -> Iterator[Row]:
    """The rows of a file; `choose` tells from its first line what separates the cells. Raises Stopped."""
    encoding, number = "utf-8", 0
    try:
        if path.stat().st_size > _BYTES:
            raise _stop(
                path, Say("Tệp quá lớn.", "The file is too large."), Say("Chia tệp.", "Split the file.")
            )
        encoding = encoding_of(path)
        with path.open(encoding=encoding, newline="") as file:
            first = next((line for line in iter(partial(file.readline, LINE), "") if line.strip()), "")
            delimiter = _declared(first) or choose(first)
            if _declared(first):
                number = 1
            else:
                file.seek(0)
            for cells in _reader(file, delimiter):
                number += 1
                yield number, cells
    except UnicodeDecodeError:
        raise _not_unicode(path, encoding) from None
    except csv.Error as error:
        raise _broken(path, number + 1, error) from None
    except OSError as error:
        raise _stop(
            path,
            Say(f"Không mở được tệp ({error.strerror}).", f"The file cannot be opened ({error.strerror})."),
            Say(
                "Đóng chương trình đang giữ tệp, xem quyền đọc.",
                "Close what holds it; look at its permissions.",
            ),
        ) from None


def _reader(lines: Iterator[str], delimiter: str) -> Iterator[Sequence[str]]:
    csv.field_size_limit(CELL_LIMIT * 10)
    return csv.reader(lines, delimiter=delimiter, strict=True)


def encoding_of(path: Path) -> str:
    """The code of a file by its first bytes; UTF-8 where they tell nothing."""
    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\x00" in start:  # UTF-16 without its mark: every other byte of plain text is nought
        return "utf-16-le" if start[1:2] == b"\x00" else "utf-16-be"
    return "utf-8-sig"


def _declared(first: str) -> str | None:
    """The delimiter of Excel's own first line `sep=;`."""
    line = first.strip()
    return line[4] if len(line) == 5 and line.lower().startswith("sep=") else None


def _delimiter(first: str, record: type[Record]) -> str:
    """The delimiter under which most headings are known."""

    def fitness(delimiter: str) -> tuple[int, int]:
        try:
            cells = next(iter(_reader(iter([first]), delimiter)), [])
        except csv.Error:
            return 0, first.count(delimiter)
        return recognised(record, cells), len(cells)

    return max(DELIMITERS, key=fitness)


def _stop(path: Path, what: Say, cure: Say) -> Stopped:
    return Stopped(Fault(path.name, what, cure))


def _not_unicode(path: Path, encoding: str) -> Stopped:
    codec = codecs.getincrementaldecoder(encoding)()
    row = 0
    with path.open("rb") as file, suppress(UnicodeDecodeError):
        for line in file:
            row += 1
            codec.decode(line)
    return Stopped(
        Fault(
            f"{path.name}, dòng {row}",
            Say("Tệp không phải UTF-8 (hay UTF-16).", "The file is not UTF-8 (nor UTF-16)."),
            Say(
                "Trong Excel chọn Lưu thành “CSV UTF-8 (ngăn bằng dấu phẩy)”, hoặc dùng XLSX.",
                "In Excel save as “CSV UTF-8 (Comma delimited)”, or use XLSX.",
            ),
        )
    )


def _broken(path: Path, row: int, error: csv.Error) -> Stopped:
    return Stopped(
        Fault(
            f"{path.name}, dòng {row}",
            Say(
                f"Dòng không đọc được ({error}): thường do nháy kép mở mà không đóng.",
                f"The row cannot be read ({error}): usually a quote that is opened and never closed.",
            ),
            Say('Đóng nháy kép; nháy kép trong ô viết hai lần ("").', "Close the quote; double it in text."),
        )
    )
