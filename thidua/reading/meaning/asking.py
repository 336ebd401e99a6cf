"""What the sentences of a criterion ask: each a kind of rule, else for a person to judge."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from thidua.core.wording import Say
from thidua.reading.meaning.asked_rows import asking_of_row, only_weighs
from thidua.reading.meaning.context import Place, who_in
from thidua.reading.meaning.figures import figures, once, worth
from thidua.reading.meaning.rules import SORTS, Sort
from thidua.reading.meaning.whom import COLLECTIVES, INDIVIDUALS, unit_of
from thidua.reading.proposals import Proposal

_ASKED = re.compile(
    r"guong mau|chap hanh (?:tot|nghiem)|doan ket|thanh tich|tham muu|dan dau|nghiem (?:tuc|ky luat)|"
    r"thuc hien (?:tot|nghiem|day du|co hieu qua)|hoan thanh|tich cuc|gop phan|sang tao|"
    r"co (?:nhieu|mo hinh|giai phap|tac dung)|tham gia day du|dam bao|bao dam|dat (?:hieu qua|ket qua)|tieu bieu"
)
CUT = re.compile(r"(?<=[.;]) (?=\S)| ; ")
_OTHERS = re.compile(
    r"thuoc (?:cac )?tap the|khong co ca nhan|\d% (?:so )?ca nhan|ca nhan truc thuoc|tap the suy ton"
)
_ASIDE = re.compile(
    r"^\W*(moi [^.;:]{1,40}\b(?:cong|tru)(?: them)? \d|phong trao (?:thi dua )?(?:bat dau|dien ra|keo dai|"
    r"ket thuc)|[^.;:]*\b(?:deu|"
    r"cung) duoc (?:dang ky )?tham gia|"
    r"(?:truong hop|neu) (?!.*\b(?:phai|da|truoc do)\b)|rieng (?!.*\bphai\b)|diem (?:cong|tru|thuong)\b|uu tien|luu y|"
    r"viec xet|cach tinh|thoi diem|khong xet|[^.;:]{0,40}\btu cham\b|[^.;:]{0,40} : do\b)"
)
_CAPTION = re.compile(r"^\W*(?:bang|bieu|phu luc) \d{1,2}\b[.:]? ")
"""The words over a table: `Bảng 1. Đối với tập thể`."""
_SHORT_CAPTION = 100
_LEADS = re.compile(r"(?:sau(?: day)?|nhu sau|gom(?: co)?|cu the) ?: ?\W*$|: ?\W*$")
_SPLIT = re.compile(r" , | va | hoac | dong thoi ")
BY_LAW = re.compile(
    r"^(?=.*(?:khen|tang)).*?(?:dat |theo |dap ung )+(?:cac )?(?:tieu chuan )?(?:theo )?"
    r"quy dinh (?:tai |cua |ve )+(?:luat|nghi dinh|quy che)"
)
_FIGURE = re.compile(r"\d+ ?%|\b\d+ (diem|lan|nhiem vu|mo hinh)")
_NO_KIND = Say(
    "Câu có con số mà không loại tiêu chuẩn nào đọc được; ai xét?",
    "It names a figure that no kind reads; who judges?",
)
_BEGINS = re.compile(
    r"^\W*(?:la |cac |moi |chon |doi voi |voi )*(?:(?P<who>tap the|ca nhan)\b|"
    rf"(?P<noun>{INDIVIDUALS}|{COLLECTIVES})\b[^.;:]{{0,40}}?"
    r"(?: : |\b(?:duoc (?:xet|khen|binh|ton vinh|tang)|phai|can|muon)\b)|"
    r"[^.;]{0,60}?(?:tang|tang thuong|khen) (?:cho )?(?:cac )?(?P<given>tap the|ca nhan)\b(?! ?(?:,|va) (?:tap|ca)))"
)
MEASURES = re.compile(r"\b(?:dat|co|du) [^.;]{0,30}\d[^.;]{0,20}(?:%|diem)|\btro len\b[^:]{3,}")
"""What a lead to a list asks by itself: `Thôn đạt từ 85 điểm trở lên, đồng thời:`."""
_POINTS = re.compile(r" : ?(?:toi da )?\d{1,4}(?:,\d+)? diem\W*$")
"""How many points a part of a scale is worth, which asks nothing of anybody."""
_LEAD_OVER = re.compile(
    r"[^:.;]*\b(?:tang|khen|giay khen|bang khen|co thi dua)\b[^:.;]*"
    r"\b(?:tieu chuan|tieu chi|dieu kien|yeu cau)\b[^:.;]{0,24} : "
)
"""What an award is and for how many, before what it asks: `tặng 05 tập thể đạt các tiêu chuẩn: …`."""
_FILLED_IN = re.compile(r"\.{4,}|…{2,}|\.{3,} ?/|/ ?\.{3,}|_{4,}")
"""Room left to be filled in: the words of a form, which ask nothing."""
_POINTS_OFF = re.compile(r"\W*(?:cac )?diem (?:cong|tru|thuong|phat)\b[^.]{0,30} : ")
"""Points added and taken off, which ask nothing."""
_DEFINES = re.compile(
    rf"^\W*(?:{INDIVIDUALS}|{COLLECTIVES})\b[^.;,]{{0,30}} la (?:nhung )?(?:{INDIVIDUALS}|{COLLECTIVES})\W*$"
)
_PARTED = re.compile(r" [,:] | (?:va|dong thoi) (?=(?:khong|co|dat|duoc|xep|hoan thanh|la)\b)")
_MEASURED = re.compile(
    r"\b(?:dat|giam|tang|vuot)\b(?: (?:tu|tren|it nhat|toi thieu|khong duoi|hon))* \d+(?:,\d+)? ?(?:%|diem)"
)
_NEVER = re.compile(r"^\W*(?:va |dong thoi )?khong (?:vi pham|de|xay ra|phat sinh)\b(?!.*nhiem vu)")
_HAS = re.compile(
    r"^\W*(?:va |dong thoi )?co (?!the\b|sang kien|giai phap)[^.;]*\b(?:xac nhan|ghi nhan|de cu|gioi thieu|cu the)\b"
)
_HAD = re.compile(r"\b\d+ (?:nam|lan)\b[^.;]* duoc (?:tang|nhan|khen|cong nhan)\b")
"""What somebody has that another confirms, or was given so many times."""
_OR = re.compile(r"^\W*(?:hoac|ho\w{0,2}c(?= (?:co|dat|duoc|la|bang)\b))\b")
"""Between what may be done instead of another: they are asked together."""
_COUNTS = re.compile(
    r"\b(?:it nhat|toi thieu|tu du|tu|tren|hon|du) (?:du |co )?\d+(?:,\d+)? (?!(?:lan|nam|quy|thang) (?:lien|tro|"
    r"duoc|danh))[a-z]+\b|^\W*(?:va )?(?:ty le|so|muc|diem)\b[^.;]*\b(?:duoi|tren|khong qua|khong duoi|tu|"
    r"toi da) \d+(?:,\d+)?"
)
_AGREED = re.compile(r"^\W*(?:va )?duoc (?:tren |it nhat |tu |toi thieu )?\d+(?:[.,/]\d+)? ?%?(?= )")
"""By how many somebody is chosen: `được 80% đồng nghiệp tán thành`."""
_OF_THEM = re.compile(r"^\W*(?:trong do|rieng|tro len|ap dung|lam loi|co (?:tac dung|pham vi)|mang lai)\b")
"""Behind a rule, what is said of a part of those whom it counts."""
_FEWEST = 4
"""A part of a sentence with more words than these may ask something by itself."""
_SHORTEST = 8
"""Letters that a sentence has at least."""


class Taken(NamedTuple):
    """The words of a sentence that one kind has taken, and what it read there."""

    start: int
    end: int
    sort: Sort
    keys: dict[str, Any]


def left_to(law: re.Match[str]) -> dict[str, Any]:
    """To what paper a criterion is left that only names it."""
    return {"to": "law" if "luat" in law.group() else "document", "number": None}


def of_clause(place: Place) -> Iterator[Proposal]:
    """What a clause asks, or what the row of a table does."""
    if not place.piece.table:
        if not (_CAPTION.match(place.plain) and len(place.plain) < _SHORT_CAPTION):
            yield from between(place, 0, len(place.plain))
        return
    asked = _once(between(place, *asking_of_row(place)))
    scale = only_weighs(place)
    yield from (p for p in asked if not scale or p.sort == "rule" or p.figures or _ASKED.search(place.plain))


def _once(proposals: Iterator[Proposal]) -> Iterator[Proposal]:
    """Each kind of rule of a row once: its matter and the mark to be reached are one rule."""
    found: dict[tuple[str | None, ...], Proposal] = {}
    for number, one in enumerate(proposals):
        key = (one.who, *one.body) if one.sort == "rule" else (one.who, str(number))
        first = found.setdefault(key, one)
        if first is not one:
            found[key] = replace(first, figures=tuple(once([*first.figures, *one.figures])))
    yield from found.values()


def between(place: Place, start: int, whole: int) -> Iterator[Proposal]:
    """Sentence by sentence, from where to where; whom one is about its parts are about, too."""
    plain, subject = place.plain, None
    if _POINTS_OFF.match(plain, start):
        return
    if lead := _LEAD_OVER.match(plain, start, whole):
        start, subject = lead.end() - 1, subject_of(lead.group())
    for end in [*(m.start() for m in CUT.finditer(plain, start, whole)), whole]:
        part = plain[start:end]
        subject = (None if place.piece.table else subject_of(part)) or (
            subject if part.startswith(" ;") else None
        )
        if len(re.sub(r"\W", "", part)) > _SHORTEST:
            yield from of_sentence(place, start, end, subject)
        start = end


def of_sentence(place: Place, start: int, end: int, subject: str | None) -> Iterator[Proposal]:
    """The rules that a sentence holds, and one question for what is left of it to a person."""
    sentence = place.plain[start:end]
    bodies = subject == "collective" and place.who == "individual" and not _OUTRIGHT.match(sentence)
    who = (
        (None if bodies else subject)
        or place.who
        or who_in(_OTHERS.sub("", sentence))
        or who_in(_OTHERS.sub("", place.plain))
    )
    taken = list(_taken(sentence))
    rest = _rest(sentence, taken)
    leads = _LEADS.search(sentence) and not (_ASKED.search(sentence) or MEASURES.search(sentence))
    if _FILLED_IN.search(place.words(start, end)):
        return
    if not taken and (_ASIDE.match(sentence) or leads or _is_weight(sentence)):
        return
    if not taken and (law := BY_LAW.search(sentence)):
        yield replace(
            place.proposes("rule", {"delegated": left_to(law)}, place.words(start, end).strip(" ;."), 75),
            who=who,
        )
        return
    if not taken or rest:
        parts = rest or [(0, len(sentence))]
        words = " … ".join(place.words(start + a, start + b).strip(" ,;.:") for a, b in parts)
        asks = _NO_KIND if not taken and _FIGURE.search(sentence) else None
        told = place.proposes("attest", {"by": "appraiser"}, words, 75)
        numbers = once(n for a, b in parts for n in figures(sentence[a:b]))
        yield replace(told, who=who, asks=asks, figures=tuple(numbers))
    for one, (first, last) in zip(taken, _regions(sentence, taken, rest), strict=True):
        words = place.words(start + first, start + last).strip(" ;.,")
        body = {one.sort.kind: one.keys | _years(one.sort.kind, sentence)}
        told = place.proposes("rule", body, words, one.sort.sure)
        yield replace(told, who=who, figures=tuple(_figures_of(one, sentence[first:last])))


_OUTRIGHT = re.compile(r"^\W*(?:cac |doi voi )*tap the\b")
"""Under a heading for individuals, bodies before a colon are those whose people are meant: `Kho bạc: không bị …`."""


def _is_weight(sentence: str) -> bool:
    """Whether a sentence only says how many points a part of a scale is worth."""
    found = _POINTS.search(sentence)
    return bool(found) and not re.search(r"\d|\bkhong\b", sentence[: found.start()] if found else "")


def subject_of(sentence: str) -> str | None:
    """Whom a sentence is about that begins with them, whatever its heading says."""
    found = _BEGINS.match(sentence)
    named = found and (found.group("who") or found.group("noun") or found.group("given"))
    return unit_of(named) if named else None


def _figures_of(one: Taken, words: str) -> list[str]:
    """The figures that a rule compares with; a rank, where its words hide it: `từ thứ 1 đến thứ 3`."""
    if one.sort.kind == "no_discipline":
        words = _IN_SPAN.sub("", words)
    found, rank = figures(words), _rank(one)
    return found if found and (not rank or {worth(n) for n in found} & {*rank}) else rank or found


_IN_SPAN = re.compile(r"\b(?:trong|suot)(?: vong| thoi gian)? \d{1,3} (?:ngay|thang|nam)\b")
"""For how long nobody may be disciplined, which the rule does not compare with."""


def _rank(one: Taken) -> list[str]:
    """A rank told in words: `nhất, nhì`."""
    return [str(one.keys["at_most"])] if "at_most" in one.keys else []


def _taken(sentence: str) -> Iterator[Taken]:
    """What each kind takes of a sentence, in the order of the words."""
    left = sentence
    found: list[Taken] = []
    for sort in SORTS:
        for match in sort.pattern.finditer(left):
            keys = sort.keys(match, sentence)
            if keys is not None:
                found.append(Taken(*match.span(), sort, keys))
        for one in found:
            left = left[: one.start] + "#" * (one.end - one.start) + left[one.end :]
    yield from sorted(found)


def _rest(sentence: str, taken: Sequence[Taken]) -> list[tuple[int, int]]:
    """Parts between what the kinds took that still ask something of the candidate."""
    if not taken:
        return []
    edges = [0, *(e for one in taken for e in (one.start, one.end)), len(sentence)]
    found = []
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        start = first
        for end in [
            *(m.start() for m in _PARTED.finditer(sentence) if first <= m.start() < last),
            last,
        ]:
            part = sentence[start:end]
            joined = _OR.match(part) or _OR.match(sentence[end:])
            after = start > first or not first or bool(_PARTED.match(sentence, start))
            apart = not joined and after and (end < last or last == len(sentence))
            asked = any(one.search(part) for one in (_ASKED, _MEASURED, _NEVER, _HAS, _AGREED))
            asked = asked or (apart and bool(_COUNTS.search(part) or _HAD.search(part)))
            if (
                asked
                and not _OF_THEM.match(part)
                and len(part.split()) > _FEWEST
                and not _DEFINES.match(part)
            ):
                found.append((start, end))
            start = end
    return found


def _regions(
    sentence: str, taken: Sequence[Taken], rest: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The stretch of a sentence whose figures belong to each kind: its words and those that hang on them."""
    edges = [0]
    for one, other in itertools.pairwise(taken):
        cuts = [m.start() for m in _SPLIT.finditer(sentence, one.end, other.start)]
        edges.append(cuts[-1] if cuts else other.start)
    edges.append(len(sentence))
    for one, first, last in zip(taken, edges, edges[1:], strict=False):
        before = [b for _, b in rest if first < b <= one.start]
        after = [a for a, _ in rest if one.end <= a < last]
        if "at_most" in one.keys and (instead := sentence.find(" hoac ", one.end, last)) >= 0:
            after.append(instead)
        yield max([first, *before]), min([last, *after])


def _years(kind: str, sentence: str) -> dict[str, Any]:
    if kind not in ("index_class", "rating", "index_rank", "index_score"):
        return {}
    times = re.search(
        r"(?:it nhat (?:co )?|trong |tu )?(\d{1,2}) (?:lan|nam)(?: lien (?:tuc|tiep)| tro len|\b(?! \d))",
        sentence,
    )
    return {"years": {"at_least": int(times.group(1))}} if times else {}
