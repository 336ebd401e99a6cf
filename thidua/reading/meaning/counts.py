"""How many of whom: counts, shares and rows of figures, before they are anybody's quota."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from thidua.reading.meaning.context import Place
from thidua.reading.meaning.forms import FORM
from thidua.reading.meaning.rows import Count, row_counts
from thidua.reading.meaning.spoken import SPOKEN, is_spoken, worth_of
from thidua.reading.meaning.strata import parted
from thidua.reading.meaning.whom import COLLECTIVES, INDIVIDUALS, unit_of, who_in

_NOUNS = (
    rf"(?:{INDIVIDUALS}|{COLLECTIVES}|so(?! luong| tien)|co|suat|giay khen|bang khen|"
    r"giai(?= (?:nhat|nhi|ba|tu|khuyen|dac|xuat|tap|ca)\b)|(?:nhat|nhi|ba|khuyen khich)(?= ?(?:[,;.)(]|$|va\b))|"
    r"to(?= [,.;]|$)|doi(?! tuong)|don(?= ?(?:[,.;)]|va\b|$))|lanh dao|em(?= ?(?:[,.;)]|$))|"
    r"lao dong(?! (?:tien tien|gioi|xuat sac|sang tao|san xuat)))"
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
_ONLY_ONE = re.compile(
    r"(?:[ ,]+[a-z]+){0,6} chi (?:duoc )?(?:nhan|huong|xet|de nghi|khen|tang|dang ky|chon)\b"
)
"""`một tập thể chỉ nhận một hình thức`: nobody is counted."""
_SIZED = re.compile(r"\bcu (?:du )?\d|\b(?:co|tu|duoi|tren) (?:tu |duoi |tren )?\d+ [^.;]{0,40}\bduoc\b")
_AT_LEAST = re.compile(r"\b(?:it nhat|toi thieu|khong it hon|khong duoi)(?: co| la| phai co)? ?$")
"""What a choice must hold at least is neither a number of places nor a part of it."""
_AFTER = re.compile(
    r"(?:\b(?P<unit>tap the|ca nhan|don vi)|"
    rf"(?:^\W*|[,;:(.)] |\bva |\bcho )(?:cac )?(?P<noun>{INDIVIDUALS}|{COLLECTIVES})"
    rf"(?: [a-z]+){{0,3}}?) ?:? ?(?:(?P<limit>khong qua|toi da|khong vuot qua) )?"
    rf"(?P<n>\d{{1,3}})(?= ?(?:[,;.()]|$|va\b))(?![\d/%-]|[.,]\d| (?:{_NOUNS}|nam|lan|thang)\b)"
)
"""Counts that stand behind whom they count: `Cá nhân: 15`, `phòng 02, trung tâm 03`."""
_SOME = re.compile(
    rf"(?:\b(?:tang|khen|cho|va)|,|;|khong qua|toi da) (?:giay khen |bang khen |co thi dua )?(?:cho )?"
    rf"(?P<limit>khong qua |toi da )?"
    rf"(?<![\w/.,-])(?P<n>\d{{1,3}}) (?:cac )?(?!{_NOUNS}\b|(?:trieu|nghin|ngan|dong|lan|nam|thang|ngay|gio|phut|tuan|"
    r"quy|diem|ban|bo|trang|ban|giai|suat|co|cup|giay|bang|ky|dot|vong|tieu chi|tieu chuan|dieu|khoan|muc|"
    r"phan|chi tieu|"
    r"hinh thuc|noi dung|nhiem vu|sang kien|de tai|lien|tro|hoc|mo hinh|cong trinh|tac pham|san pham|bai|anh|"
    r"video|tai lieu|"
    r"loai|hang|cap|km|ha|m2|kg|tan|ngan|ty|dau|cho|nguoi|ca|vu)\b)(?P<some>[a-z]+(?: [a-z]+)?)\b"
)
"""So many of a sort of people or bodies that no known noun names, where something is given to them."""
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
_EACH_LABEL = re.compile(
    r"^\W*(?:[a-z\d]{1,2}[.)] )?(?:moi|tung) (?!nam|quy|thang|dot|ky|giai|lan)[a-z]+(?: [a-z]+){0,3} : "
)
"""`Mỗi khối: 01 giải Nhất, 02 giải Nhì`: all behind the colon are for each."""
_EACH_OF = re.compile(r" ?/ ?(?:cum|khoi|don vi|xa|phuong|huyen|nganh|nam hoc|co quan|phong|truong)\b")
_ANEW = re.compile(
    r"[;:]|\. | , (?=(?:ban (?:thuong vu|chi dao|chap hanh|giam)|uy ban nhan dan|ubnd|hoi dong|nha truong|thuong truc|"
    r"lien doan|giam doc|chu tich|toan [a-z]+|tren co so|tu do)\b[^,;.]{0,60}"
    r"\b(?:chon|lua chon|xet|quyet dinh|de nghi|trinh|tang)\b)"
)
"""Where somebody else begins to choose."""
_NOT_AWARDED = re.compile(
    r"\b(?:bang|(?<!lam )sang|mo hinh|thang|nam|lan|dieu|khoan|muc|diem|nhom|top|thu|(?:trong|tren|"
    r"tu)(?: tong)? so) ?$"
)

_OF_THOSE = re.compile(
    r"\btrong (?:so )?\d{1,3} (?:tap the|ca nhan)\b[^.;]*?\b(?:khong qua|it nhat|toi thieu|toi da|co)\b[^.;]*"
)
"""What is said of some of those who were counted before: `trong 40 cá nhân không quá 05 cán bộ Hội`."""
_RATHER = re.compile(
    r"(?:uu tien|it nhat|bao dam|dam bao|trong do co|la lanh dao|la nu|lam quan ly|la nguoi)[^.;,]{0,24}$"
)
_REFUSED = re.compile(r"\bkhong (?:xet|khen|de nghi|tang|trinh|cong nhan)\b[^.;,]*$")
"""What is refused gives nobody a place."""
_ALLOWED = re.compile(
    r"\bcac (?:co quan|don vi|dia phuong)[^.;]{0,40}(?:duoc (?:xet )?chon|de xuat|lua chon|gioi thieu)[^.;]{0,30}$"
)
"""How many one unit may propose is no number of places."""


@lru_cache(maxsize=500)  # awards and quotas ask for those of the same clauses
def counts(place: Place) -> Sequence[Count]:
    """Every count of a clause or row, in the order of its words; parts of a whole stand with the whole."""
    if place.piece.table:
        return tuple(row_counts(place, worded))
    return tuple(worded(place.plain, place.who, place.piece.words))


def worded(plain: str, who: str | None, words: str) -> list[Count]:
    """Every count of a running text; `who`: whom its headings name, `words`: the text as printed."""
    plain = _OF_THOSE.sub(lambda aside: " " * len(aside.group()), plain)
    found = [one for pattern in (_COUNT, _AFTER, _SHARE, _GIVEN) for one in _counted(plain, who, pattern)]
    found += _counted(plain, who, _SOME) if FORM.search(plain) else ()
    if _COPIES.search(words) and _OF_PAPERS.search(plain):
        found = [c for c in found if not plain[: c.end].endswith(" ban")]
    found.sort(key=lambda c: (c.start, -c.end))
    kept: list[Count] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    labelled = bool(_EACH_LABEL.match(plain))
    each = bool(re.search(r"\bm(?:ỗ|õ|o|6)i\b(?! tr\w{2,5}ng\b(?! đ| d))", words, re.IGNORECASE))
    near = [labelled or bool(_EACH.search(_near(plain, _to(plain, c)))) for c in kept]
    kept = [c._replace(per=c.per or (each and said)) for c, said in zip(kept, near, strict=True)]
    return parted(plain, _joined(plain, kept))


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
        start = found.start("n" if pattern is _SOME else "noun" if named.get("noun") else 0)
        before = plain[max(0, start - 70) : start]
        if _is_other(before, pattern) or not is_spoken(found.group("n"), plain[: found.start("n")]):
            continue
        unit = named.get("unit") or named.get("noun")
        if named.get("limit") == "it nhat" or any(
            one.match(plain, found.end()) for one in (_MEASURES, _ONLY_ONE)
        ):
            continue
        unit = None if pattern is _SHARE and unit == "so" else unit
        who = _counted_who(unit) or _receiver(plain[found.end() : found.end() + 90])
        who = who or _sort_of(named.get("some")) or _beside(before)
        who = who or who_in(re.split(r";|\. ", plain[:start])[-1]) or above
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


def _beside_known(more: Iterator[Count], known: Sequence[Count]) -> list[Count]:
    """Counts of unknown nouns where no known one stands."""
    return [one for one in more if not any(k.start < one.end and one.start < k.end for k in known)]


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
    return None if unit == "co" else "individual" if unit in ("lanh dao", "em", "lao dong") else unit_of(unit)


_PERSONS = re.compile(r"\b(?:vien|si|su|ta|thu|truong|nhan|dan|chu|tho|thay|nha|ong|ba|anh|chi|be)\b")
"""Syllables of words for persons."""


def _sort_of(some: str | None) -> str | None:
    """Whom a noun that is not known names, by its syllables; nobody where there is none."""
    if not some:
        return None
    return "individual" if _PERSONS.search(some) else "collective"


def _receiver(after: str) -> str | None:
    """Whom `… Bằng khen cho tập thể` is for."""
    found = re.match(
        rf" ?(?:cua [a-z ]{{4,60}}? (?=cho ))?(?:tang )?(?:cho )?(?:cac )?(?P<noun>{INDIVIDUALS}|{COLLECTIVES})\b",
        after,
    )
    return unit_of(found.group("noun")) if found else None
