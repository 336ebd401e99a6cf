"""Steps and classes as people type them, one a line: `từ 80%: 2`, `từ 50%: 2 × tỷ lệ`, `Kịp thời: 2`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from thidua.core.errors import Refused
from thidua.core.scorecards.bands import band_say
from thidua.core.scorecards.class_file import class_code
from thidua.core.scorecards.model import Band
from thidua.core.wording import Say, both, figures

_PERCENT = re.compile(r"(?:từ|from|≥)?\s*(\d+(?:[.,]\d+)?)\s*%", re.IGNORECASE)
_POINTS = re.compile(r"(-?\d+(?:[.,]\d+)?)(\s*[×x*]\s*(?:tỷ lệ|tỉ lệ|%|the percent)?)?", re.IGNORECASE)


def lines_of(bands: Iterable[Band]) -> str:
    """The steps of an item, one a line, as `bands_from` reads them.

    >>> lines_of([Band(share=Decimal(2), from_percent=Decimal(80)), Band(Decimal(0), when=both("Chậm"))])
    'từ 80%: 2 × tỷ lệ\\nChậm: 0'
    """
    return "\n".join(band_say(band).vi for band in bands)


def bands_from(text: str, before: Iterable[Band] = ()) -> tuple[Band, ...]:
    """The steps that some lines say; a case that was there `before` keeps its English.

    Raises Refused with every line that cannot be read.
    """
    known = {band.when.vi: band.when for band in before if band.when.vi}
    found, wrong = [], []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        case, _, points = (part.strip() for part in line.rpartition(":"))
        told = _POINTS.fullmatch(points)
        if not case or told is None:
            wrong.append(_unread(line))
            continue
        figure, start = Decimal(told[1].replace(",", ".")), _PERCENT.fullmatch(case)
        found.append(
            Band(
                points=None if told[2] else figure,
                share=figure if told[2] else None,
                from_percent=Decimal(start[1].replace(",", ".")) if start else None,
                when=Say("", "") if start else known.get(case, both(case)),
            )
        )
    if wrong:
        raise Refused(*wrong)
    return tuple(found)


def class_lines(rows: Iterable[tuple[Say, Decimal | None]]) -> str:
    """Classes with their cut-offs, one a line; one that is not known stands alone.

    >>> class_lines([(Say("xuất sắc", "excellent"), Decimal(90)), (Say("tốt", "good"), None)])
    'xuất sắc: 90\\ntốt'
    """
    return "\n".join(f"{w.vi}: {figures(c).vi}" if c is not None else w.vi for w, c in rows)


def classes_from(text: str) -> list[tuple[str, Decimal | None]]:
    """The codes of classes with their cut-offs, best first. Raises Refused with every line not read.

    >>> classes_from("Xuất sắc: 90\\nTốt: 80,5")
    [('excellent', Decimal('90')), ('good', Decimal('80.5'))]
    """
    found, wrong = [], []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        word, _, cut = (part.strip() for part in line.partition(":"))
        cut = cut.removeprefix("từ").removesuffix("%").strip()
        if cut and not re.fullmatch(r"\d+(?:[.,]\d+)?", cut):
            wrong.append(_unread(line))
            continue
        found.append((class_code(word), Decimal(cut.replace(",", ".")) if cut else None))
    if wrong:
        raise Refused(*wrong)
    return found


def _unread(line: str) -> Say:
    return Say(
        f"Chưa đọc được dòng “{line}”. Viết như “từ 80%: 2”, “từ 50%: 2 × tỷ lệ” hoặc “Kịp thời: 2”.",
        f"The line “{line}” cannot be read. Write “từ 80%: 2”, “từ 50%: 2 × tỷ lệ” or “Kịp thời: 2”.",
    )
