"""The papers that a dossier needs, and in how many copies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thidua.reading.citations import cited
from thidua.reading.meaning.context import Place
from thidua.reading.meaning.spoken import worth_of
from thidua.reading.meaning.topics import topics
from thidua.reading.proposals import Proposal

_PAPERS = (
    (re.compile(r"\bto trinh\b|\bt\w? trinh\b"), "submission_letter"),
    (
        re.compile(
            r"bao cao (?:tom tat )?thanh tich|b\w{1,4} c\w{1,3} thanh tich|ban (?:(?:tu )?(?:ke )?khai |"
            r"tu thuat )?thanh tich|"
            r"bao cao [^,;.]{0,60}\bve thanh tich"
        ),
        "achievement_report",
    ),
    (
        re.compile(
            r"bien ban(?! (?:ban giao|nghiem thu|kiem tra|vi pham|thanh ly|giao nhan|lam viec|xu phat|"
            r"doi chieu|thu hoi))"
        ),
        "council_minutes",
    ),
    (re.compile(r"(?:ban|phieu|mau|giay) dang ky"), "registration_form"),
)
_NOUNS = (
    r"(?:van ban|cong van|ban(?! (?:giay|dien tu|cung|mem|quet|scan|word|pdf|in(?= ?(?:[,;.)]|va\b|$))|goc|"
    r"chinh thuc|chi dao|hanh|"
    r"to chuc|giam|thuong|chap|hoac|"
    r"cho|ve|gui))|"
    r"bang(?! khen)|bieu|giay(?! (?:khen|tai|hoac)\b)|phieu|danh sach|danh muc|hinh anh|anh|tai lieu|minh chung|"
    r"quyet dinh|xac nhan|chung nhan|phu luc|video|ket qua (?:quan trac|kiem tra|do|cham|xep)|"
    r"clip|duong dan|tep(?! (?:dien tu|mem|tin|pdf|word|scan|quet))|san pham|bai (?:viet|du thi|thu hoach)|"
    r"so lieu|thuyet minh|"
    r"y kien|nhan xet|trich ngang|"
    r"ly lich|"
    r"quy uoc|huong uoc|bien lai|bien nhan|giay to|so do|ban do|so yeu|mau|dia(?! (?:phuong|chi|ban|diem))|"
    r"hop dong|chung tu|hoa don|to khai|"
    r"don (?:de nghi|dang ky|xin)|de an|de cuong|bao cao|"
    r"so (?:theo doi|ghi|diem|dau bai|chi doi|lien lac|nhat ky|tay|sach|gop y|truc|quy)|nhat ky|ho so minh chung|"
    r"nghi quyet|cam ket|thong ke|trich bien ban)\b"
)
_KNOWN = r"(?:to trinh|bao cao|bien ban|ban thanh tich)"
_MARK = r"(?:\( ?\w{1,3} ?\) ?|[a-z\d] ?[.)/] )?"
"""What may number a paper within a sentence."""
_OTHER = re.compile(
    rf"^\W*{_MARK}(?:(?:bao )?gom (?:co )?|trong do co )?((?:(?:mot|hai|0?\d{{1,2}}) )?(?:cac |nhung )?{_NOUNS}.*)$"
)
_INSIDE = re.compile(
    rf"\b(?:bang(?! khen)|kem(?: theo)?|va|them|cung|nop|gui|gom(?: co)?|co(?= (?:ban|cong van|van ban|"
    rf"danh sach|bang|phieu|giay|don)\b)) ((?:0?\d )?{_NOUNS}.*)$"
)
"""A paper that stands behind what it is added to, or stands for."""
_REFUSED = re.compile(r"\bkhong (?:yeu cau|can|phai|nhan|nop)\b(?!.*(?:\bgom\b|:))")
_NOT_ASKED = re.compile(
    r"\bkhong (?:yeu cau|can|phai|nhan|nop)\b|\b(?:gui|nop|tiep nhan|nhan) (?:ve|qua|tren|tai|truoc)\b|"
    r"\b(?:truoc|cham nhat|den het|het) (?:la )?(?:\d+ gio )?(?:ngay|\d{1,2})\b|\bkhong bat buoc\b|"
    r"\bdang ky (?:thi dua|cho|voi|tham gia)\b|\bhan (?:chot|cuoi|nop|gui)\b|\d ?/ ?\d{1,2}\b|"
    r"\btrong (?:vong )?\d+ ngay\b|\bke tu (?:ngay|khi)\b"
)
_COUNT = r"\d{1,2}|mot|hai|ba|bon"
_COPIES = re.compile(
    rf"(?<![\w/.,-])({_COUNT}) (?:\( ?\w+ ?\) )?(?:bo|b[gqe0o]|ban)\b(?! (?:chi dao|nganh|hanh|tu |ke|sao|cam|"
    r"mo ta|thanh|tom|xac|nhan))"
)
_SETS = re.compile(r"\bso (?:bo|ban|bo ho so) ?: ?0?(\d{1,2})\b")
_SUMMARY = re.compile(r"^\W*(?:[\w.]{1,4}[.)] )?(?:ban )?tom tat thanh tich")
"""A report of merits by another name, where no report is asked for beside it."""
_OF_FORM = re.compile(r"^\W*(?:thi dua|danh hieu|noi dung)\b")
_TEMPLATE = re.compile(r"(?:theo )?mau (?:so )?(\d{1,2}|[a-z0-9.]{1,6})")
_CUT = re.compile(
    r" ,? ?(?:gui|nop)\b(?= (?:ve|cho|qua|truoc|len|tai|den|thu|truong|phong|ban|van phong|so|hoi dong|\d))|"
    r" ve (?=cong|so|phong|ban|van)|"
    r" , han (?:chot|cuoi|nop|gui)\b|"
    r" cho (?=(?:van phong|phong|ban|so|hoi dong|thu truong|co quan)\b)|"
    r" \( (?:doi voi|chi|voi|ap dung|danh cho|ban (?:tong|chinh|goc)|phu luc|mau|bieu|so luong|\d)|\. |"
    r" : (?=(?:it nhat |toi da |toi thieu |so luong )?\d)|"
    rf" ,? ?moi (?:loai|thu) (?:{_COUNT})\b"
)
_OF_VOTES = re.compile(r"^\W*phi?\w{1,3}(?: (?:b\w{1,2}|kin|kiem|lay)\b.*)?\W*$")
"""The ballots that go with the minutes."""
_BESIDE = re.compile(r"\b(?:t\w{1,2} tr\w{1,3}|cong van|van ban)\b[^;.,]* (?:va|kem(?: theo)?) $")
"""Before a list that goes with its letter and is no paper of its own."""
_LEADS = re.compile(
    r"(?:gom(?: co)?|ho so|giay to|tai lieu|minh chung|sau(?: day)?|can co|thanh phan)[^.:]{0,40}:? ?$"
)
_SURE = (
    rf"(?!san pham|mau|bieu|y kien(?! (?:[a-z]+ )?cua)|thong ke|xac nhan(?! cua)|nhan xet(?! cua))(?:{_NOUNS}|"
    rf"{_KNOWN})"
)
"""What begins another paper behind a comma."""
_REMARK = re.compile(
    r" ?\( ?(?:nếu có|neu co|nếu cần|bắt buộc|(?:tập thể|cá nhân|chủ|lớp|tổ|đội|phòng|thôn|hộ|người)\b)[^()]*\)?$",
    re.IGNORECASE,
)
"""For whom, or when, a paper is asked."""
_LISTED = re.compile(
    r"(?:ho so|tai lieu|giay to|minh chung) (?:de nghi |khen thuong |trinh )?[^.:]{0,80}(?:gom|bao gom|sau day|"
    rf":)|\b(?:nop|gui)\b[^.:;]{{0,60}} : (?=(?:\d+ )?(?:{_SURE}|phieu dang ky))|"
    rf"\bho so[a-z ]{{0,40}} \( ?(?:[^()]* )?(?={_KNOWN})[^()]*[,;]|\btrong do co (?=to trinh|bao cao|"
    rf"bien ban)|"
    r"\bmoi bo (?:gom|co)\b|\b(?:nop|gui|lap)\b[^.:;]{0,60}\bgom\b|"
    rf"\b(?:nop|gui) (?:\d+ )?(?={_SURE})[^.;]* (?:,|va) (?={_SURE})|"
    rf"(?:^\W*|; ){_SURE}[^.;]* (?:,|va|kem(?: theo)?) {_SURE}[^.;]*\b(?:gui|nop)\b"
)
_LIST_WORDS = ("ho so", "tai lieu", "giay to", "minh chung", "nop", "gui", "lap", "moi bo", "trong do co")
"""One of these stands in every clause that lists papers, and looking for them is quicker."""
_PAPER_NOUN = re.compile(rf"(?:[:,;] |\bva )(?:\d+ )?{_SURE}")
_ITEM = re.compile(
    rf" ; | \+ | , (?=(?:(?:0?\d{{1,2}}|mot) )?{_SURE})|[.:] |"
    rf" , kem(?: theo)? (?={_SURE})| (?:va|kem(?: theo)?|cung) (?=(?:0?\d )?{_SURE})"
)
_PARTED = re.compile(r" ; |[.:] ")
_BEGINS = re.compile(rf"^\W*{_MARK}(?:(?:bao )?gom (?:co )?|(?:0?\d|mot) (?:ban )?)?(?:{_NOUNS}|{_KNOWN})")
_SEVERAL = 2
"""So many semicolons part the papers of a list, and commas belong to one of them."""
_TELLS = re.compile(
    r"\b(?:gui|nop|lap thanh|lap|thoi (?:gian|han)|so luong|noi (?:nhan|gui)|dang ky|tiep nhan|thuc hien|duoc|phai|"
    r"tham dinh|to chuc|chiu trach nhiem|qua han)\b"
)
"""What makes of words under a dossier a sentence about it, and no paper."""
_LETTERED = 30
"""The level of items with letters, brackets and dashes, and of all below."""
_SHORT = 70
"""So many letters an item of a list has at most that is one paper, whatever commas it holds."""
_LONGEST = 160
"""So many letters a paper of a list is named with at most."""


def dossier(places: Sequence[Place]) -> Iterator[Proposal]:
    """Each paper that a clause about dossiers asks for; copies that stand alone are told alone."""
    for place in places:
        own = place.plain
        counted = _SETS.search(own) or _COPIES.search(own)
        beside = counted and "dossier" in place.topics and place.is_under("quota")
        several = sum(bool(pattern.search(own)) for pattern, _ in _PAPERS[:3]) > 1
        lists = _lists(own)
        if not (lists or several or place.is_under("dossier") or beside):
            continue
        copies = {"copies": int(worth_of(counted.group(1)))} if counted else {}
        alone = beside and not lists
        found = (
            []
            if (place.piece.heading and not several) or alone
            else [*_known(place, copies), *_others(place, copies)]
        )
        yield from found
        if counted and not found:
            yield place.proposes("dossier", copies, place.words(*counted.span()), 80)


def _lists(own: str) -> bool:
    """Whether a clause lists papers."""
    return any(map(own.__contains__, _LIST_WORDS)) and bool(_LISTED.search(own))


def _known(place: Place, copies: dict[str, int]) -> Iterator[Proposal]:
    own = place.plain
    lists, listed = _lists(own), _is_listed(place)
    for pattern, paper in _PAPERS:
        found = next(
            (m for m in pattern.finditer(own) if not _REFUSED.search(_sentence(own, m.start()))), None
        )
        other = own.replace(found.group(), "", 1) if found else own
        asked = lists or (listed and not _NOT_ASKED.search(_OF_FORM.sub("", other)) and " : " not in own)
        if not found or (paper == "registration_form" and not asked):
            continue
        body: dict[str, object] = {"paper": paper, "by": "candidate_unit", **copies}
        if template := _TEMPLATE.search(own[found.end() : found.end() + 60]):
            named = cited(place.piece.text)
            body["template"] = {"no": template.group(1), "of": named[0].number if named else None}
        yield place.proposes("dossier", body, place.words(*found.span()), 88)


def _sentence(own: str, at: int) -> str:
    """The words of a sentence before a paper that it names."""
    return own[max(own.rfind(". ", 0, at), own.rfind(" ; ", 0, at), 0) : at]


def _is_listed(place: Place) -> bool:
    """Whether a clause is an item of a list of papers."""
    lead = place.chain[-1] if place.chain else ""
    return place.piece.level >= _LETTERED and bool(_LEADS.search(lead) or topics(lead) == {"dossier"})


def _others(place: Place, copies: dict[str, int]) -> Iterator[Proposal]:
    """Papers that the terms of the field have no word for: in the document's own words."""
    own = place.plain
    listed = _is_listed(place)
    several = sum(bool(pattern.search(own)) for pattern, _ in _PAPERS) > 1
    several = several or (place.is_only("dossier") and len(_PAPER_NOUN.findall(own)) > 1)
    inline = _lists(own) or _COPIES.search(own) or _LEADS.match(own) or several
    numbered = place.is_only("dossier") and not _TELLS.search(own) and _OTHER.match(own)
    if not (listed or inline or numbered):
        return
    one = listed and not several and len(own) < _SHORT and bool(_OTHER.match(own))
    for begin, end, found in [(0, len(own), True)] if one else _items(own):
        item = _CUT.split(own[begin:end])[0]
        told = _TELLS.search(own[begin:end]) or item.startswith("ho so")
        whole = listed and not (found or told or inline) and len(own) < _LONGEST
        if not (found or whole) or _NOT_ASKED.search(item) or _COPIES.match(item):
            continue
        if _BESIDE.search(own[:begin]) and re.match(r"danh s\w{2,3}\b", item):
            continue
        if any(pattern.search(item) for pattern, _ in _PAPERS) or _OF_VOTES.match(item):
            continue
        if not item.strip(" .;,()").count(" ") or _is_office(place, begin, end):
            continue
        if _SUMMARY.search(item) and not _PAPERS[1][0].search(own):
            yield place.proposes(
                "dossier", {"paper": "achievement_report", "by": "candidate_unit", **copies}, item, 80
            )
            continue
        cut = _CUT.search(own, begin, end)
        words = place.words(begin, cut.start() if cut else end).strip(" ;,.-")
        words = re.sub(r"^0?\d{1,2} (?=\D)", "", words if "(" in words else words.rstrip(") "))
        words = _REMARK.sub("", words)
        yield place.proposes("dossier", {"paper": words, "by": "candidate_unit", **copies}, words, 75)


def _is_office(place: Place, start: int, end: int) -> bool:
    """Whether what seems a paper (`bản`) is an office: `Ban Chính sách Pháp luật`."""
    return bool(re.match(r"[Bb]an [A-ZĐÀ-Ỹ]", place.words(start, end)))


def _items(own: str) -> Iterator[tuple[int, int, bool]]:
    """Each item that words list, from where to where, and whether it begins with a paper."""
    opened = re.search(rf"ho so[a-z ]{{0,30}} \( (?=(?:{_NOUNS}|{_KNOWN}))", own)
    start = opened.end() if opened else 0
    listed = sum(bool(_BEGINS.match(part)) for part in _PARTED.split(own[start:]))
    mixed = re.search(rf", (?:{_KNOWN})", own[start:])
    items = _PARTED if not (opened or mixed) and own.count(" ; ") >= _SEVERAL <= listed else _ITEM
    for end in [*(m.start() for m in items.finditer(own, start) if _parts(own, m)), len(own)]:
        item = items.match(own, start)
        first = item.end() if item else start
        start = end
        found = _OTHER.match(own[first:end]) or _INSIDE.search(own[first:end])
        if own[end : end + 2] != ": " or _CUT.match(own[end - 1 :]):
            yield (first + found.start(1) if found else first), end, bool(found)


_IN_BRACKETS = re.compile(rf"ho so[a-z ]{{0,40}} \( [^)]*$|\( (?=(?:{_KNOWN}))[^)]*$|\( ?\w{{1,3}} ?$")
"""A list that itself stands in brackets."""


def _parts(own: str, found: re.Match[str]) -> bool:
    """Whether what could part two papers does: `và`, `kèm` only behind a paper that the field knows."""
    if own.count("(", 0, found.start()) > own.count(")", 0, found.start()) and not _IN_BRACKETS.search(
        own[: found.start()]
    ):
        return False
    joins = re.match(r" (?:va|kem|cung)\b", found.group())
    if _CUT.match(own, found.start()) and found.group() == ": ":
        return False
    before = re.split(r"[;,:.]", own[: found.start()])[-1]
    known = any(pattern.search(before) for pattern, _ in _PAPERS)
    whole = re.match(rf"^\W*{_MARK}(?:{_NOUNS})", before)
    several = whole and not re.search(r"\b(?:ban sao|ban chup|sao|chup)\b", before)
    return (
        not joins
        or known
        or bool(several and not found.group().startswith(" kem"))
        or bool(re.match(rf" (?:va|cung|kem(?: theo)?) {_KNOWN}", own[found.start() :]))
    )
