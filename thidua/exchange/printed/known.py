"""What is known of the published indices without reading it in a table: who issues them, on which scale."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from thidua.core.wording import fold

ISSUERS = {
    "par_index": "Bộ Nội vụ",
    "sipas": "Bộ Nội vụ",
    "papi": "UNDP, CECODES",
    "pci": "VCCI",
}
"""Who publishes: the Ministry for PAR INDEX and SIPAS, UNDP with CECODES for PAPI, the chamber of commerce for PCI."""

_PAPI = ((2018, Decimal(80)), (2011, Decimal(60)))
"""PAPI: eight dimensions of ten points from 2018, six before (papi.org.vn, data sheets of 2011-2016 and 2018)."""
CITIES = ("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế")
OWN = ("province_scorecard", "ddci")
"""Indices that each province publishes of its own agencies."""
_NAMED_DECISION = re.compile(r"\bQĐ (\d+[^\s,;()]*) (?:ngày )?(\d{1,2})/(\d{1,2})/(\d{4})")
_LEADING = re.compile(r"^(?:tỉnh|thành phố|tp\.?)\s+", re.IGNORECASE)


def issuer_of(index: str, area: str | None) -> str | None:
    """Who publishes an index where the table does not say."""
    if index in OWN and area:
        bare = _LEADING.sub("", area.strip())
        city = fold(bare) in {fold(c) for c in CITIES}
        return f"UBND {'thành phố' if city else 'tỉnh'} {bare}"
    return ISSUERS.get(index)


def scale_of(index: str, year: int) -> Decimal | None:
    """The maximum of an index that never prints it; None where it is a hundred or not known."""
    if index != "papi":
        return None
    return next((most for since, most in _PAPI if year >= since), None)


def decision_in(source: str) -> tuple[str, date] | None:
    """The decision and its day that a source names in so many words.

    >>> decision_in("https://a.vn (QĐ 1051/QĐ-UBND 07/5/2019)")
    ('1051/QĐ-UBND', datetime.date(2019, 5, 7))
    """
    found = _NAMED_DECISION.search(source)
    if not found:
        return None
    try:
        return found[1], date(int(found[4]), int(found[3]), int(found[2]))
    except ValueError:
        return None
