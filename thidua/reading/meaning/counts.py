"""How many of whom: counts, shares and rows of figures, before they are anybody's quota."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thidua.reading.meaning.context import Place
from thidua.reading.meaning.rows import Count, row_counts
from thidua.reading.meaning.spoken import SPOKEN, is_spoken, worth_of
from thidua.reading.meaning.whom import COLLECTIVES, INDIVIDUALS, unit_of, who_in

_NOUNS = (
    rf"(?:{INDIVIDUALS}|{COLLECTIVES}|so(?! luong| tien)|co|suat|giay khen|bang khen|"
    r"giai(?= (?:nhat|nhi|ba|tu|khuyen|dac|xuat|tap|ca)\b)|(?:nhat|nhi|ba|khuyen khich)(?= ?(?:[,;.)(]|$|va\b))|"
    r"to(?= [,.;]|$)|doi(?! tuong)|lanh dao)"
)
_LIMIT = r"(?P<limit>khong qua|toi da|khong vuot qua|it nhat)? ?"
_COUNT = re.compile(
    rf"{_LIMIT}(?<![\w/.,-])(?:\d{{1,2}} ?- ?(?=\d{{1,2}} ))?(?P<n>\d{{1,4}}|(?:{SPOKEN})(?! so\b))"
    rf"(?: \( ?[a-z ]{{2,20}} ?\))? (?:cac )?(?P<unit>{_NOUNS}|to(?! chuc| truong))\b(?! thang)"
)
_THERE_ARE = re.compile(r"\b(?:toan [a-z]+(?: [a-z]+)?|hien|hien nay) co(?: tat ca| tong so)? ?$")
"""Before how many there are, which is not how many are awarded."""
_OF_SIZE = re.compile(
    r"\bhoi dong\b[^.;]{0,40}\b(?:gom|co) ?$|\bchia (?:thanh|lam) ?$|"
    r"\bmoi (?:cum|khoi|to|doi|nhom|lop) (?:co |gom )?tu \d+ den ?$|\b(?:cu|duoi|co tren|co tu|quy mo|"
    r"bien che)(?: du| tu| tren| co)? ?$"
)
_MEASURES = re.compile(r"(?: [a-z]+){0,4} ?,? (?:thi )?duoc [^.;,\d]{0,40}\b\d{1,3}\b(?! ?%)")
"""`từ 50 đến 100 người được đề nghị 04`: how large a unit is that may propose so many."""
_SIZED = re.compile(r"\bcu (?:du )?\d|\b(?:co|tu|duoi|tren) (?:tu |duoi |tren )?\d+ [^.;]{0,40}\bduoc\b")
_AT_LEAST = re.compile(r"\b(?:it nhat|toi thieu)(?: co| la| phai co)? ?$")
"""What a choice must hold at least is neither a number of places nor a part of it."""
_AFTER = re.compile(
    r"(?:\b(?P<unit>tap the|ca nhan|don vi)|"
    rf"(?:^\W*|[,;:(.)] |\bva |\bcho )(?:cac )?(?P<noun>{INDIVIDUALS}|{COLLECTIVES})"
    rf"(?: [a-z]+){{0,3}}?) ?:? ?(?:(?P<limit>khong qua|toi da|khong vuot qua) )?"
    rf"(?P<n>\d{{1,3}})(?= ?(?:[,;.()]|$|va\b))(?![\d/%-]|[.,]\d| (?:{_NOUNS}|nam|lan|thang)\b)"
)
"""Counts that stand behind whom they count: `Cá nhân: 15`, `phòng 02, trung tâm 03`."""
_GIVEN = re.compile(
    r"\b(?:khen|giay khen|bang khen|chon|gioi thieu) :? ?(?P<limit>khong qua |"
    r"toi da )?(?P<n>\d{1,3})(?= ?(?:[,.;(]|$))(?![.,]\d)"
)
"""A number without a noun, of those whom a label names: `Cá nhân: Giám đốc Sở khen 40`."""
_CHOOSES = re.compile(r"(?: (?:duoc|xet|chon|lua chon|de nghi|gioi thieu|khong|qua|toi da|la|,))*\s*$")
_NAMED_FIRST = re.compile(
    rf"^\W*(?:(?:cac|moi|tung|so|tong so|ty le|doi voi|cho|voi|rieng|cap|khoi|nhom) )*(?:(?!tang|khen|trinh|"
    rf"de nghi|xet)[a-z]+ ){{0,2}}?"
    rf"(?P<noun>{INDIVIDUALS}|{COLLECTIVES})\b"
    r"[a-z ,]{0,40}$"
)
_SHARE = re.compile(
    rf"{_LIMIT}(?P<n>\d{{1,3}}(?:[.,]\d+)?) ?% ?(?! ?(?:tong )?(?:so )?(?:phieu|y kien|diem|uy vien|ke hoach|"
    rf"nhiem vu|ho so|muc|quy(?! mo)))"
    rf"(?:tren )?(?:tong )?(?:so )?(?:luong )?(?:cac )?(?P<unit>{_NOUNS})?"
)
_AND = re.compile(r" ?(?:,|va) ?")
_EACH_BEHIND = re.compile(r" ?(?:/ ?|(?:cho |tren |o )?moi )(?:[a-z]+ )?[a-z]+\b")
_BOTH = re.compile(r" ?(?:,|va|hoac) (?:so )?(?P<other>ca nhan|tap the)\b(?! \d)")
"""A share of both is a share of each: `10% số tập thể, cá nhân`."""
_PER = re.compile(
    r"\bmoi (?:don vi|co quan|xa|phuong|dia phuong|so(?! luong)|truong (?:hoc|mam|tieu|trung|thpt|duoc|"
    r"chon|de nghi)|"
    r"tap the|khoi|cum|phong|khoa|thon|huyen|nganh|doan the|lop|to|chi bo|chi doan|chi hoi|"
    r"phan xuong|doi|ap|buon|khu)\b"
)
_COPIES = re.compile(r"\d\s+bản\b", re.IGNORECASE)
_PRIZES = ("giai", "nhat", "nhi", "ba", "khuyen khich", "suat", "giay khen", "bang khen")
"""What is counted in place of those who receive it."""
_OF_PAPERS = re.compile(r"\b(?:ho so|nop|gui|lap|bo|giay to|van ban)\b")
"""Copies of a paper, which only their mark tells from a board."""
_EACH = re.compile(
    r"\bmoi (?!nam|quy(?! tin dung)|thang|dot|lan|ky)(?:[a-z ]{2,40}? "
    rf"(?:duoc|de nghi|gioi thieu|de xuat|lua chon|chon|xet|khong qua|toi da)\b|(?:[a-z]+ )?(?:{COLLECTIVES})\b|"
    r"(?!giai doan|vong|tuan|hoc ky|thu|bo\b|ban\b)[a-z]+(?: [a-z]+){0,3} (?:khong qua |toi da )?(?:\d|$))"
)
"""Each unit may propose; asked only where `mỗi` is printed, for folded it is new, or to invite, too."""
_EACH_OF = re.compile(r" ?/ ?(?:cum|khoi|don vi|xa|phuong|huyen|nganh|nam hoc|co quan|phong|truong)\b")
_PARTS = re.compile(r"trong do|gom ?:|bao gom|gom co|(?<=\( )gom\b")
_ANEW = re.compile(
    r"[;:]|\. | , (?=(?:ban (?:thuong vu|chi dao|chap hanh|giam)|uy ban nhan dan|ubnd|hoi dong|nha truong|thuong truc|"
    r"lien doan|giam doc|chu tich|toan [a-z]+|tren co so|tu do)\b[^,;.]{0,60}"
    r"\b(?:chon|lua chon|xet|quyet dinh|de nghi|trinh|tang)\b)"
)
"""Where somebody else begins to choose."""
_BRACKET = re.compile(r"(?: ?[a-z ]{0,30}[a-z])? ?\( (?P<inside>[^()]*)\)")
_EACH_IN = re.compile(r"\bmoi [a-z ]+$|\bmoi [a-z ]{2,40}\d")
"""`(mỗi khối 03 lớp)`: how a number came about that stands before it."""
_PART_OF = re.compile(r"(?<![\w/.,-])(\d{1,3})(?![\d/%-]|[.,]\d| ?%)")
_NOT_AWARDED = re.compile(
    r"\b(?:bang|(?<!lam )sang|mo hinh|thang|nam|lan|dieu|khoan|muc|diem|nhom|top|thu|(?:trong|tren|"
    r"tu)(?: tong)? so) ?$"
)

_RATHER = re.compile(
    r"(?:uu tien|it nhat|bao dam|dam bao|trong do co|la lanh dao|la nu|lam quan ly|la nguoi)[^.;,]{0,24}$"
)
_REFUSED = re.compile(r"\bkhong (?:xet|khen|de nghi|tang|trinh|cong nhan)\b[^.;,]*$")
"""What is refused gives nobody a place."""
_ALLOWED = re.compile(
    r"\bcac (?:co quan|don vi|dia phuong)[^.;]{0,40}(?:duoc (?:xet )?chon|de xuat|lua chon|gioi thieu)[^.;]{0,30}$"
)
"""How many one unit may propose is no number of places."""


def counts(place: Place) -> list[Count]:
    """Every count of a clause or row, in the order of its words; parts of a whole stand with the whole."""
    if place.piece.table:
        return list(row_counts(place, worded))
    return worded(place.plain, place.who, place.piece.words)


def worded(plain: str, who: str | None, words: str) -> list[Count]:
    """Every count of a running text; `who`: whom its headings name, `words`: the text as printed."""
    found = [one for pattern in (_COUNT, _AFTER, _SHARE, _GIVEN) for one in _counted(plain, who, pattern)]
    if _COPIES.search(words) and _OF_PAPERS.search(plain):
        found = [c for c in found if not plain[: c.end].endswith(" ban")]
    found.sort(key=lambda c: (c.start, -c.end))
    kept: list[Count] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    each = bool(re.search(r"\bmỗi\b", words, re.IGNORECASE))
    kept = [c._replace(per=c.per or (each and bool(_EACH.search(_near(plain, _to(plain, c)))))) for c in kept]
    return _summed(_wholes(plain, _nested(plain, _joined(plain, kept))))


def _to(plain: str, one: Count) -> int:
    """Up to where words may say that a count is for each: to its number, if nothing stands behind that."""
    number = re.search(r"\d+", plain[one.start : one.end])
    return one.end if plain[one.end - 1].isdigit() else one.start + (number.end() if number else 0)


def _joined(plain: str, found: list[Count]) -> list[Count]:
    """`02 tập thể, 03 cá nhân mỗi đơn vị`: what stands behind the last of several is said of each."""
    kept: list[Count] = []
    for one in reversed(found):
        after = kept[-1] if kept else None
        alike = after and after.per and _EACH_BEHIND.match(plain, after.end)
        if after and alike and _AND.fullmatch(plain[one.end : after.start]):
            one = one._replace(per=True)
        kept.append(one)
    return kept[::-1]


def _counted(plain: str, above: str | None, pattern: re.Pattern[str]) -> Iterator[Count]:
    for found in pattern.finditer(plain):
        named = found.groupdict()
        start = found.start("noun" if named.get("noun") else 0)
        before = plain[max(0, start - 70) : start]
        if _is_other(before, pattern) or not is_spoken(found.group("n"), plain[: found.start("n")]):
            continue
        unit = named.get("unit") or named.get("noun")
        if named.get("limit") == "it nhat" or _MEASURES.match(plain, found.end()):
            continue
        who = _counted_who(unit) or _receiver(plain[found.end() : found.end() + 40])
        who = who or _beside(before) or who_in(re.split(r";|\. ", plain[:start])[-1]) or above
        if unit == "co" or (who is None and unit in _PRIZES[:4]):
            who = "collective"
        limited = named.get("limit") is not None
        after = re.split(r"[;.,]| \((?! ?moi [a-z ]+\))", plain[found.end() : found.end() + 44])[0]
        per = bool(_PER.search(_near(plain, found.end())) or _PER.search(after))
        per = per or bool(_EACH_OF.match(plain, found.end()) or _SIZED.search(_near(plain, start)))
        told = Count(start, found.end(), worth_of(found.group("n")), who, pattern is _SHARE, limited, per)
        yield told
        if pattern is _SHARE and unit and (other := _BOTH.match(plain, found.end())):
            yield told._replace(start=found.end(), end=other.end(), who=unit_of(other.group("other")))


def _is_other(before: str, pattern: re.Pattern[str]) -> bool:
    """Whether the words before a figure say that it counts nobody who is awarded."""
    if _NOT_AWARDED.search(before) or _OF_SIZE.search(before) or _AT_LEAST.search(before):
        return True
    if _ALLOWED.search(before) or _THERE_ARE.search(before) or _REFUSED.search(before):
        return True
    return pattern is _SHARE and bool(_RATHER.search(before))


def _near(plain: str, end: int) -> str:
    """The part of a sentence up to there, without what stands aside in brackets."""
    return _ANEW.split(re.sub(r"\([^()]*\)", "", plain[:end]))[-1]


def _beside(before: str) -> str | None:
    """Whom the words right before a share or a bare number name: `cấp xã không quá`, `tổ liên kết chọn`."""
    part = _CHOOSES.sub("", re.split(r"[;:.(]|\d|\bva\b", before)[-1])
    found = _NAMED_FIRST.match(part)
    return unit_of(found.group("noun")) if found else None


def _counted_who(unit: str | None) -> str | None:
    if unit is None or unit in _PRIZES:
        return None
    return None if unit == "co" else "individual" if unit == "lanh dao" else unit_of(unit)


def _receiver(after: str) -> str | None:
    """Whom `… Bằng khen cho tập thể` is for."""
    found = re.match(rf" ?(?:tang )?(?:cho )?(?:cac )?(?P<noun>{INDIVIDUALS}|{COLLECTIVES})\b", after)
    return unit_of(found.group("noun")) if found else None


def _nested(plain: str, found: list[Count]) -> list[Count]:
    """What stands in brackets behind a count and adds up to it are its parts, or those it is made of."""
    kept, taken = list[Count](), set[Count]()
    for one in found:
        opened = _BRACKET.match(plain, one.end)
        if one in taken:
            continue
        inside = [c for c in found if opened and opened.start() < c.start < opened.end()]
        if not opened or one.percent:
            kept.append(one)
            continue
        wholes = [one, *reversed(kept[-2:])]
        told = _parts(opened.group("inside"))
        whole = next((w for w in wholes if len(told) > 1 and sum(told) == float(w.number)), None)
        others = {c.who for c in inside}
        if whole and inside and whole.who is None and len(others) > 1:
            taken.update(inside)
            kept += [c for c in (*inside, one) if c is not whole]
        elif whole or (inside and all(_EACH_IN.search(plain[opened.start() : c.end]) for c in inside)):
            taken.update(inside)
            kept = [_parted(c, told) if c is whole else c for c in [*kept, one]]
        else:
            kept.append(one)
    return kept


def _parted(one: Count, parts: Sequence[int]) -> Count:
    return one._replace(parts=tuple(parts))


def _parts(inside: str) -> list[int]:
    """The numbers in brackets that may be parts of a whole: none of days, years, shares."""
    return [int(n) for n in _PART_OF.findall(inside)]


def _wholes(plain: str, found: list[Count]) -> list[Count]:
    """Counts behind `trong đó`, `gồm` are parts of the one before, if they are of the same people."""
    cut = next((m.start() for m in _PARTS.finditer(plain)), len(plain))
    marks = (")",) if plain[:cut].endswith("( ") else (" ; ", ". ")
    end = min((e for mark in marks if (e := plain.find(mark, cut)) >= 0), default=len(plain))
    wholes = [c for c in found if c.start < cut]
    behind = _up_to(wholes[-1:], [c for c in found if c.start >= cut], end)
    after = [c for c in found if c.start >= cut and c not in behind]
    if not wholes or not behind:
        return found
    last = wholes[-1]
    if last.who is None and len({c.who for c in behind}) > 1:
        return [*wholes[:-1], *behind, *after]
    parts = tuple(int(c.number) for c in behind if c.who == last.who and not c.percent)
    others = [c for c in behind if c.who != last.who and None not in (c.who, last.who)]
    return [*wholes[:-1], last._replace(parts=parts), *others, *after] if parts else found


def _up_to(whole: list[Count], behind: list[Count], end: int) -> list[Count]:
    """The parts of a whole: those that add up to it, else those before the end of its sentence part."""
    for at in range(2, len(behind) + 1):
        parts = behind[:at]
        alike = {(c.who, c.percent) for c in parts} == {(c.who, False) for c in whole}
        if alike and sum(float(c.number) for c in parts) == float(whole[0].number):
            return parts
    return [c for c in behind if c.start < end]


def _summed(found: list[Count]) -> list[Count]:
    """`03 cờ: 01 huyện, 01 xã, 01 sở`: what follows a number and adds up to it is its parts."""
    if len(found) < 3 or any(c.percent or c.per for c in found):
        return found
    whole, parts = int(float(found[0].number)), [int(float(c.number)) for c in found[1:]]
    if sum(parts) != whole:
        return found
    if found[0].who is None:
        return found[1:]
    return [found[0]._replace(parts=tuple(parts))] if len({c.who for c in found}) == 1 else found
