"""The papers that a dossier needs, and in how many copies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thidua.reading.citations import cited
from thidua.reading.meaning.context import Place
from thidua.reading.proposals import Proposal

_PAPERS = (
    (re.compile(r"\bto trinh\b|\bt\w? trinh\b|van ban de nghi"), "submission_letter"),
    (
        re.compile(r"bao cao (?:tom tat )?thanh tich|b\w{1,4} c\w{1,3} thanh tich|ban thanh tich"),
        "achievement_report",
    ),
    (re.compile(r"bien ban"), "council_minutes"),
    (re.compile(r"(?:ban|phieu|mau) dang ky"), "registration_form"),
)
_NOUNS = (
    r"(?:van ban|cong van|ban(?! (?:giay|dien tu|cung|mem|quet|scan|chi dao|hanh|to chuc|giam|thuong|chap|hoac|"
    r"cho|ve|gui))|"
    r"bang|bieu|giay|phieu|danh sach|danh muc|hinh anh|anh|tai lieu|minh chung|quyet dinh|xac nhan|chung nhan|"
    r"phu luc|video|"
    r"clip|duong dan|tep|san pham|bai (?:viet|du thi|thu hoach)|so lieu|thuyet minh|y kien|nhan xet|trich ngang|"
    r"ly lich|"
    r"so yeu|mau|dia|hop dong|chung tu|hoa don|to khai|don (?:de nghi|dang ky|xin)|de an|de cuong|bao cao|"
    r"so theo doi|nhat ky|"
    r"nghi quyet|cam ket|thong ke|ho so minh chung)\b"
)
_OTHER = re.compile(rf"^\W*((?:(?:mot|0?\d) )?(?:cac |nhung )?{_NOUNS}.*)$")
_INSIDE = re.compile(rf"\b(?:bang|kem(?: theo)?|va|them|cung|nop|co) ({_NOUNS}.*)$")
"""A paper that stands behind what it is added to, or stands for."""
_REFUSED = re.compile(r"\bkhong (?:yeu cau|can|phai|nhan|nop)\b")
_NOT_ASKED = re.compile(
    r"\bkhong (?:yeu cau|can|phai|nhan|nop)\b|\b(?:gui|nop|tiep nhan|nhan) (?:ve|qua|tren|tai|truoc)\b"
)
_COPIES = re.compile(
    r"(?<![\w/.,-])(\d{1,2}) (?:\( ?\w+ ?\) )?(?:bo|b[gqe0o]|ban)\b(?! (?:chi dao|nganh|hanh))"
)
_SETS = re.compile(r"\bso (?:bo|ban|bo ho so) ?: ?0?(\d{1,2})\b")
_TEMPLATE = re.compile(r"(?:theo )?mau (?:so )?(\d{1,2}|[a-z0-9.]{1,6})")
_CUT = re.compile(r" \( (?:doi voi|phu luc|mau|bieu|so luong|\d)| doi voi\b|\. ")
_BESIDE = re.compile(r"\bto trinh\b[^;.]* (?:,|va|kem(?: theo)?) $")
"""Before a list that goes with its letter and is no paper of its own."""
_LEADS = re.compile(r"(?:gom(?: co)?|ho so|giay to|sau|can co|thanh phan)[^.:]{0,40}:? ?$")
_LISTED = re.compile(r"ho so (?:de nghi |khen thuong |trinh )?[^.:]{0,80}(?:gom|bao gom|:)")
_ITEM = re.compile(rf" ; | \+ | , (?=(?:{_NOUNS}|to trinh|bao cao|bien ban))|[.:] ")


_PARTED = re.compile(r" ; |[.:] ")
_SEVERAL = 2
"""So many semicolons part the papers of a list, and commas belong to one of them."""


def dossier(places: Sequence[Place]) -> Iterator[Proposal]:
    """Each paper that a clause about dossiers asks for; copies that stand alone are told alone."""
    for place in places:
        own = place.plain
        counted = _SETS.search(own) or _COPIES.search(own)
        beside = counted and "dossier" in place.topics and place.is_under("quota")
        several = sum(bool(pattern.search(own)) for pattern, _ in _PAPERS[:3]) > 1
        if not (_LISTED.search(own) or several or place.is_under("dossier") or beside):
            continue
        copies = {"copies": int(counted.group(1))} if counted else {}
        found = [] if place.piece.heading or beside else [*_known(place, copies), *_others(place, copies)]
        yield from found
        if counted and not found:
            yield place.proposes("dossier", copies, place.words(*counted.span()), 80)


def _known(place: Place, copies: dict[str, int]) -> Iterator[Proposal]:
    own = place.plain
    for pattern, paper in _PAPERS:
        found = next(
            (m for m in pattern.finditer(own) if not _REFUSED.search(_sentence(own, m.start()))), None
        )
        if not found or (paper == "registration_form" and not _LISTED.search(own)):
            continue
        body: dict[str, object] = {"paper": paper, "by": "candidate_unit", **copies}
        if template := _TEMPLATE.search(own[found.end() : found.end() + 60]):
            named = cited(place.piece.text)
            body["template"] = {"no": template.group(1), "of": named[0].number if named else None}
        yield place.proposes("dossier", body, place.words(*found.span()), 88)


def _sentence(own: str, at: int) -> str:
    """The words of a sentence before a paper that it names."""
    return own[max(own.rfind(". ", 0, at), own.rfind(" ; ", 0, at), 0) : at]


def _others(place: Place, copies: dict[str, int]) -> Iterator[Proposal]:
    """Papers that the terms of the field have no word for: in the document's own words."""
    own = place.plain
    opened = re.search(rf"ho so[a-z ]{{0,30}} \( (?={_NOUNS}|to trinh|bao cao|bien ban)", own)
    start = opened.end() if opened else 0
    by_lead = place.piece.level >= 30 and bool(place.chain) and bool(_LEADS.search(place.chain[-1]))
    listed = by_lead or bool(_LISTED.search(own) or _COPIES.search(own) or _LEADS.match(own))
    if not listed:
        return
    items = _PARTED if not opened and own.count(" ; ") >= _SEVERAL else _ITEM
    for end in [*(m.start() for m in items.finditer(own, start)), len(own)]:
        item = re.match(r"(?: ; | , |[.:] )?", own[start:end])
        first = start + (item.end() if item else 0)
        start = end
        found = _OTHER.match(own[first:end]) or _INSIDE.search(own[first:end])
        if not found or _NOT_ASKED.search(own[first:end]) or own[end : end + 2] == ": ":
            continue
        begin = first + found.start(1)
        named = any(p.search(own[first:end]) for p, _ in _PAPERS)
        beside = found.group(1).startswith("danh sach") and _BESIDE.search(own[:begin])
        if named or beside:
            continue
        cut = _CUT.search(own, begin, end)
        words = place.words(begin, cut.start() if cut else end).strip(" ;,.-")
        yield place.proposes("dossier", {"paper": words, "by": "candidate_unit", **copies}, words, 78)
