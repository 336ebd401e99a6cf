"""Names of units as tables print them: compared whatever the place of the tone mark, never by accident."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from thidua.core.wording import fold

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_COMMITTEE = re.compile(r"^(?:ubnd|uy ban nhan dan)\s+")
_SORTS = {
    "tỉnh": "province",
    "thành phố": "city",
    "tp.": "city",
    "tp": "city",
    "huyện": "district",
    "quận": "district",
    "thị xã": "town",
    "tx.": "town",
    "tx": "town",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
}
_ALIASES = {
    "brvt": "ba-ria-vung-tau",
    "br-vt": "ba-ria-vung-tau",
    "vung-tau": "ba-ria-vung-tau",
    "hcm": "ho-chi-minh",
    "hcmc": "ho-chi-minh",
    "tt-hue": "thua-thien-hue",
    "dak-lak": "dak-lak",
    "dac-lac": "dak-lak",
}
"""Short forms of provinces that data files use."""


class Name(NamedTuple):
    """A name without its committee: what sort of place it says it is, and the rest in one spelling."""

    sort: str
    bare: str
    plain: bool

    def is_of(self, other: Name) -> bool:
        """Whether both may mean one unit: one spelling, and no two sorts of place.

        Where one of the two is written without any accent, accents are not asked for.
        """
        if self.sort and other.sort and self.sort != other.sort:
            return False
        if self.plain or other.plain:
            return fold(self.bare) == fold(other.bare)
        return self.bare == other.bare


@lru_cache(maxsize=50_000)
def name_of(text: str) -> Name:
    """A printed name taken apart.

    >>> name_of("Quản lý thị trường").sort, name_of("Quận 1").sort
    ('', 'district')

    >>> name_of("UBND thị xã Hòa Thành") == name_of("Thị xã Hoà Thành")
    True
    >>> name_of("Tỉnh Tây Ninh").is_of(name_of("UBND thành phố Tây Ninh"))
    False
    """
    spelled = re.sub(r"\s*[-–]\s*", " - ", " ".join(text.split()))
    words = [_one_spelling(word) for word in spelled.lower().split()]
    folded = fold(" ".join(words))
    if committee := _COMMITTEE.match(folded):
        words = words[len(committee[0].split()) :]
    plain = spelled.isascii()
    for lead, sort in _SORTS.items():
        first = fold(lead) if plain else _spelled(lead)
        if " ".join(words).startswith(first + " "):
            return Name(sort, " ".join(words[len(lead.split()) :]), plain)
    return Name("", " ".join(words), plain)


@lru_cache(maxsize=100)
def _spelled(text: str) -> str:
    return " ".join(_one_spelling(word) for word in text.split())


def _one_spelling(word: str) -> str:
    """A word with its tone at its end: hòa and hoà are one, hòa and hóa are two."""
    parts = unicodedata.normalize("NFD", word)
    tones = "".join(c for c in parts if c in _TONES)
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES)) + tones


def without_area(text: str, area: str | None) -> str:
    """A name without the province at its end: `Sở Tư pháp tỉnh An Giang` of An Giang is `Sở Tư pháp`."""
    if not area:
        return text
    bare = re.escape(fold(name_of(area).bare))
    found = re.search(rf"\s+(?:tinh |thanh pho |tp\.? )?{bare}$", fold(text))
    kept = len(fold(text)[: found.start()].split()) if found else 0
    return " ".join(text.split()[:kept]) if kept >= 2 else text


def subject_key(named: str, area: str | None) -> str:
    """The key of a subject that is no unit here: a province by its bare name, others within their area.

    >>> subject_key("TP HCM", None), subject_key("Thành phố Hồ Chí Minh", None)
    ('~ho-chi-minh', '~ho-chi-minh')
    """
    name = name_of(named)
    if not area:
        slug = _slug(name.bare if name.sort in ("province", "city") else named)
        return "~" + _ALIASES.get(slug, slug)
    exact = f"{name.sort} {name.bare}"
    return f"~{_slug(name_of(area).bare)}.{_slug(named)}-{hashlib.sha256(exact.encode()).hexdigest()[:4]}"


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
