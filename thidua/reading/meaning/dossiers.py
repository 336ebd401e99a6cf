"""The papers that a dossier needs, and in how many copies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thidua.reading.citations import cited
from thidua.reading.meaning.context import Place
from thidua.reading.proposals import Proposal

_PAPERS = (
    (re.compile(r"\bto trinh\b|\bt\w? trinh\b|van ban de nghi|cong van de nghi"), "submission_letter"),
    (
        re.compile(r"bao cao (?:tom tat )?thanh tich|b\w{1,4} c\w{1,3} thanh tich|ban thanh tich"),
        "achievement_report",
    ),
    (re.compile(r"bien ban"), "council_minutes"),
    (re.compile(r"(?:ban|phieu|mau) dang ky"), "registration_form"),
)
_OTHER = re.compile(
    r"^\W*((?:van ban (?:xac nhan|nhan xet)|ban (?:tom tat|sao|xac nhan|nhan xet|cam ket|tong hop)|"
    r"bang (?:tong hop|diem|ke)|"
    r"giay (?:xac nhan|chung nhan)|phieu (?:nhan xet|lay y kien)|(?:cac )?chung nhan|xac nhan|hinh anh|"
    r"tai lieu chung minh|quyet dinh cong nhan|bieu tong hop|phu luc)\b.*)$"
)
_COPIES = re.compile(
    r"(?<![\w/.,-])(\d{1,2}) (?:\( ?\w+ ?\) )?(?:bo|b[gqe0o]|ban)\b(?! (?:chi dao|nganh|hanh))"
)
_TEMPLATE = re.compile(r"(?:theo )?mau (?:so )?(\d{1,2}|[a-z0-9.]{1,6})")
_LISTED = re.compile(r"ho so (?:de nghi |khen thuong |trinh )?[^.:]{0,80}(?:gom|bao gom|:)")
_ITEM = re.compile(
    r" ; | , (?=(?:ban|bang|van ban|giay|phieu|quyet dinh|bieu|to trinh|bao cao|bien ban)\b)|[.:] "
)


def dossier(places: Sequence[Place]) -> Iterator[Proposal]:
    """Each paper that a clause about dossiers asks for; copies that stand alone are told alone."""
    for place in places:
        own = place.plain
        counted = _COPIES.search(own)
        beside = counted and "dossier" in place.topics and place.is_under("quota")
        if not _LISTED.search(own) and not place.is_under("dossier") and not beside:
            continue
        copies = {"copies": int(counted.group(1))} if counted else {}
        found = [] if place.piece.heading or beside else [*_known(place, copies), *_others(place, copies)]
        yield from found
        if counted and not found:
            yield place.proposes("dossier", copies, place.words(*counted.span()), 80)


def _known(place: Place, copies: dict[str, int]) -> Iterator[Proposal]:
    own = place.plain
    for pattern, paper in _PAPERS:
        found = pattern.search(own)
        if not found or (paper == "registration_form" and not _LISTED.search(own)):
            continue
        body: dict[str, object] = {"paper": paper, "by": "candidate_unit", **copies}
        if template := _TEMPLATE.search(own[found.end() : found.end() + 60]):
            named = cited(place.piece.text)
            body["template"] = {"no": template.group(1), "of": named[0].number if named else None}
        yield place.proposes("dossier", body, place.words(*found.span()), 88)


def _others(place: Place, copies: dict[str, int]) -> Iterator[Proposal]:
    """Papers that the terms of the field have no word for: in the document's own words."""
    own = place.plain
    start = 0
    for end in [*(m.start() for m in _ITEM.finditer(own)), len(own)]:
        item = re.match(r"(?: ; | , |[.:] )?", own[start:end])
        first = start + (item.end() if item else 0)
        cut = re.search(r" \(| gui\b| theo mau|[;.]", own[first:end])
        last = first + cut.start() if cut else end
        if _OTHER.match(own[first:last]) and not any(p.search(own[first:last]) for p, _ in _PAPERS):
            words = place.words(first, last).strip(" ;,.-")
            yield place.proposes("dossier", {"paper": words, "by": "candidate_unit", **copies}, words, 72)
        start = end
