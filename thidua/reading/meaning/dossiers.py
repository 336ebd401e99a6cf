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
_COPIES = re.compile(
    r"(?:so luong (?:ho so )?:? ?|lap (?:thanh )?|gom )?(0?\d{1,2}) (?:\( ?\w+ ?\) )?(?:bo|ban)\b(?! chi dao)"
)
_TEMPLATE = re.compile(r"(?:theo )?mau (?:so )?(\d{1,2}|[a-z0-9.]{1,6})")
_LISTED = re.compile(r"ho so (?:de nghi )?[^.:]{0,80}(?:gom|bao gom|:)")


def dossier(places: Sequence[Place]) -> Iterator[Proposal]:
    """Each paper that a clause about dossiers asks for."""
    for place in places:
        own = place.plain
        listed = bool(_LISTED.search(own))
        if not listed and not place.is_under("dossier"):
            continue
        copies = _COPIES.search(own)
        for pattern, paper in _PAPERS:
            if found := pattern.search(own):
                body: dict[str, object] = {"paper": paper, "by": "candidate_unit"}
                if template := _TEMPLATE.search(own[found.end() :]):
                    named = cited(place.piece.text, own)
                    body["template"] = {"no": template.group(1), "of": named[0].number if named else None}
                if copies:
                    body["copies"] = int(copies.group(1))
                yield place.proposes("dossier", body, place.words(*found.span()), 88)
