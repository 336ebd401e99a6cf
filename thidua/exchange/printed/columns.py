"""What the headings of published tables mean: the words of decisions, reports and data files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from thidua.core.wording import Say, fold
from thidua.exchange.cells import Cell, Number, seen

_WORDS = """
number | stt, tt, so tt, so thu tu, no, no.
named | don vi, ten don vi, ten co quan, co quan, co quan don vi, ten co quan don vi, don vi duoc danh gia
named | so ban nganh, ten, dia phuong, ten dia phuong, bo nganh, unit, entity, name
area | tinh, tinh thanh pho, tinh tp, ten tinh, province, prov, dia ban
code | ma don vi, ma so, ma, code, unit id
index | ten chi so, index, loai chi so
year | nam, year, nam danh gia, nam cham diem
period | ky, ky danh gia, quy, thang, period
as_at | so lieu luc, thoi diem, thoi diem so lieu, as at
score | diem, diem so, tong diem, tong so diem, diem tong, diem tong hop, diem dat duoc, tong diem dat, tong cong
score | gia tri, score, points, total, total points, total score, papi unweighted
max_score | diem toi da, thang diem, diem chuan, tong diem toi da, max, max points, max score, maximum
percent | ty le, ti le, percent, %, chi so %, ket qua %, dat %, ty le dat
printed_class | xep loai, loai, phan loai, muc xep loai, class
rank | thu hang, hang, xep hang, xep thu, vi thu, rank, thu tu xep hang
group_size | so don vi xep hang, so don vi, tong so don vi, so don vi trong nhom, out of, group size
group | nhom xep hang, loai don vi, nhom don vi, khoi, nhom, cap, unit type, level, group
issuer | co quan cong bo, don vi cong bo, noi cong bo, issuer, publisher
published_on | ngay cong bo, cong bo ngay, published on, published
decision | quyet dinh, so quyet dinh, quyet dinh so, van ban, decision
title | an pham, tai lieu, ten tai lieu, title, publication
source | nguon, nguon so lieu, source
derived | seen or derived, cach biet, suy ra
note | ghi chu, note, notes
"""
MEANINGS: dict[str, Say] = {
    "number": Say("số thứ tự, bỏ qua", "row number, left out"),
    "named": Say("tên đơn vị như in", "unit as printed"),
    "area": Say("tỉnh, địa bàn", "province, area"),
    "code": Say("mã đơn vị", "code of the unit"),
    "index": Say("chỉ số", "index"),
    "year": Say("năm", "year"),
    "period": Say("kỳ trong năm", "period"),
    "as_at": Say("số liệu lúc", "figures as at"),
    "score": Say("điểm", "score"),
    "max_score": Say("điểm tối đa", "maximum"),
    "percent": Say("tỷ lệ %", "percent"),
    "printed_class": Say("xếp loại", "class"),
    "rank": Say("thứ hạng", "rank"),
    "group_size": Say("số đơn vị xếp hạng", "size of the group"),
    "group": Say("nhóm xếp hạng", "group"),
    "issuer": Say("cơ quan công bố", "issuer"),
    "published_on": Say("ngày công bố", "day of publishing"),
    "decision": Say("quyết định", "decision"),
    "title": Say("ấn phẩm", "publication"),
    "source": Say("nguồn", "source"),
    "derived": Say("in ra hay suy ra", "printed or derived"),
    "note": Say("ghi chú", "note"),
    "part": Say("điểm thành phần", "part of the score"),
}
_KNOWN = {
    fold(word): name.strip()
    for line in _WORDS.strip().splitlines()
    for name, words in [line.split("|", 1)]
    for word in words.split(",")
}
_NOISE = re.compile(r"[()\[\]:;*/,.–-]+")
HEADING_ROWS = 40
"""In so many rows from the top the headings are looked for."""
LOOKED_AT = 2_000
"""In so many rows below it is seen whether a column holds figures."""
_FIGURE = re.compile(r"^[0-9]+(?:[.,][0-9]+)?\s*%?$")


@dataclass(frozen=True)
class Columns:
    """The headings of one table: where each known column lies, and the others, which are parts of the score."""

    row: int
    known: dict[str, int]
    parts: dict[int, str] = field(default_factory=dict)
    told: tuple[tuple[str, str], ...] = ()

    def name_at(self, place: int) -> str:
        """The heading of a column, as printed."""
        return self.told[place][0] if place < len(self.told) else ""


def meaning(heading: str) -> str | None:
    """The known column that a heading names.

    >>> meaning("Tỷ lệ (%)"), meaning("Tên cơ quan, đơn vị"), meaning("out_of"), meaning("Gửi, nhận")
    ('percent', 'named', 'group_size', None)
    """
    key = fold(_NOISE.sub(" ", heading).replace("_", " "))
    if key in _KNOWN:
        return _KNOWN[key]
    bare = re.sub(r"\s*\b(?:nam )?(?:19|20)[0-9]{2}\b", "", key).replace("%", "").strip()
    if bare in ("chi so", "ket qua") or bare.startswith(("chi so cchc", "chi so cai cach")):
        return "percent" if "%" in key else None
    return _KNOWN.get(bare) if bare != key and bare else None


def find_columns(rows: Sequence[tuple[int, Sequence[Cell]]]) -> Columns | None:
    """The row of headings: the one of the first rows that names most columns, among them whose figures they are."""
    best: Columns | None = None
    for at, (_, cells) in enumerate(rows[:HEADING_ROWS]):
        found = _read(at, cells, rows[at + 1 :])
        if found and (best is None or len(found.known) > len(best.known)):
            best = found
    return best


def _read(at: int, cells: Sequence[Cell], below: Sequence[tuple[int, Sequence[Cell]]]) -> Columns | None:
    known: dict[str, int] = {}
    others: dict[int, str] = {}
    for place, cell in enumerate(cells):
        heading = " ".join(seen(cell).split()) if cell != "" else ""
        if not heading:
            continue
        name = meaning(heading)
        if name and name not in known:
            known[name] = place
        else:
            others[place] = heading
    if "named" not in known and "area" in known:
        known["named"] = known.pop("area")
    if "named" not in known and "code" not in known:
        return None
    values = {"score", "percent", "rank", "printed_class"} & known.keys()
    if not values and not any(_numeric(place, below) for place in others):
        return None
    _take_for_score(known, others, below)
    parts = {place: name for place, name in others.items() if _numeric(place, below)}
    told = tuple(
        (" ".join(seen(c).split()) if c != "" else "", _meant(place, known, parts))
        for place, c in enumerate(cells)
    )
    return Columns(at, known, parts, told)


def _take_for_score(
    known: dict[str, int], others: dict[int, str], below: Sequence[tuple[int, Sequence[Cell]]]
) -> None:
    """A single column of figures without a known heading, such as `Chỉ số`, or the index's name, is the result."""
    figures = [place for place in others if _numeric(place, below)]
    if "score" not in known and "percent" not in known and len(figures) == 1:
        known["percent" if "%" in others[figures[0]] else "score"] = figures[0]
        del others[figures[0]]


def _meant(place: int, known: dict[str, int], parts: dict[int, str]) -> str:
    if place in parts:
        return "part"
    return next((name for name, at in known.items() if at == place), "")


def _numeric(place: int, below: Sequence[tuple[int, Sequence[Cell]]]) -> bool:
    """Whether a column holds figures."""
    cells = [row[place] for _, row in below[:LOOKED_AT] if place < len(row) and row[place] != ""]
    filled = [c for c in cells if not (isinstance(c, str) and not c.strip())]
    figures = sum(
        isinstance(c, Number) or (isinstance(c, str) and bool(_FIGURE.match(c.strip()))) for c in filled
    )
    return figures > 0 and figures * 2 >= len(filled)
