"""Issued papers of a round: kept as they read when they were issued, and what anybody may know of them."""

from __future__ import annotations

from thidua.core.papers import Paper
from thidua.core.papers.frozen import Frozen
from thidua.papers.models import Release
from thidua.papers.queries import KINDS
from thidua.records.checking import Told, told_as
from thidua.records.keeping import kept_as


@kept_as(Release)
def release(row: Release) -> Paper | None:
    """A paper that was issued, void ones too."""
    return Frozen(row.content) if row.content else None


@told_as(Release)
def told(row: Release) -> Told | None:
    """That it was issued, and whether it stands; never whom it names."""
    if row.content is None or row.issued_on is None:
        return None
    after = row.replaced_by.filter(state="issued").first()
    replaced = f"{after.written} {after.issued_on:%d/%m/%Y}".strip() if after else ""
    return Told(KINDS[row.slug].say, row.written, row.issued_on, row.agency.name, replaced_by=replaced)
