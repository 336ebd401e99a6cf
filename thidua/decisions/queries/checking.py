"""What anybody may know by the code on a decision or certificate, and nothing more.

Only what the published decision prints: names with the words beside them, number, day, agency; and
by which decision it was corrected or revoked, never why. Until it is published a code says nothing,
and says it by the same queries as a code that does not exist.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, QuerySet

from thidua.core.wording import Say
from thidua.decisions.models import Awarded, Decision, Wording
from thidua.decisions.queries.standing import awards_of
from thidua.movements.compiled import plan_of
from thidua.records.models import Paper
from thidua.records.queries import read_code
from thidua.rounds.pages.naming import award_name


@dataclass(frozen=True)
class Later:
    """A later decision that changed this one; the number is not told before that one is published."""

    number: str
    on: date | None


@dataclass(frozen=True)
class Holder:
    """One line as the published decision prints it; no name where it was taken off the public site."""

    name: str
    under: str
    corrected: tuple[Later, ...]
    revoked: Later | None


@dataclass(frozen=True)
class Checked:
    """What the page of a code tells."""

    decision: Decision
    award: Say
    certificate: bool
    holders: tuple[Holder, ...]

    @property
    def state(self) -> str:
        """In force, corrected, revoked in part or whole."""
        gone = [h.revoked is not None for h in self.holders]
        if gone and any(gone):
            return "revoked" if all(gone) else "partly"
        return "corrected" if any(h.corrected for h in self.holders) else "stands"


def checked(typed: str) -> Checked | None:
    """What the public may know of the paper with a code; None where there is nothing to tell."""
    paper = Paper.objects.filter(code=read_code(typed))
    decision = _published(Decision, paper).filter(published_at__isnull=False).first()
    line = _published(Awarded, paper).filter(decision__published_at__isnull=False).first()
    if line is not None:
        return _told(Decision.objects.get(pk=line.decision_id), line)
    return _told(decision) if decision is not None else None


def _published(model: type[Decision] | type[Awarded], paper: QuerySet[Paper]) -> QuerySet:
    return model._base_manager.filter(pk__in=paper.filter(kind=model._meta.label_lower).values("ident"))


def _told(decision: Decision, line: Awarded | None = None) -> Checked:
    award = awards_of(plan_of(decision.movement.plan), decision.award)[0]
    rows = _with_changes(decision.lines)
    rows = rows.filter(pk=line.pk) if line else rows
    off = Q(honour__person__withheld__isnull=False, honour__person__withheld__ended_at=None)
    withheld = set(decision.lines.filter(off).values_list("pk", flat=True))
    holders = tuple(
        replace(holder(row), name="", under="") if row.pk in withheld else holder(row) for row in rows
    )
    return Checked(decision, award_name(award), line is not None, holders)


def published_lines() -> QuerySet[Awarded]:
    """Every award that a published decision granted, revoked ones too, with what changed it since."""
    rows = Awarded.objects.filter(decision__published_at__isnull=False, honour__isnull=False)
    return _with_changes(rows)


def _with_changes(rows: QuerySet[Awarded]) -> QuerySet[Awarded]:
    return rows.select_related("honour").prefetch_related(
        "wordings__decision__issued", "withdrawals__decision__issued"
    )


def holder(line: Awarded) -> Holder:
    """One line in the words that are public."""
    words = {"name": line.name, "under": line.under}
    mended = [w for w in line.wordings.all() if w.decision.issued_id]
    for wording in reversed(mended):
        if wording.decision.published_at is None:
            words[wording.part] = wording.was
    later = dict.fromkeys(_laters(mended))
    return Holder(words["name"], words["under"], tuple(later), _revoked(line))


def _laters(mended: list[Wording]) -> Iterator[Later]:
    for wording in mended:
        if wording.decision.published_at is not None:
            yield Later(wording.decision.issued.text, wording.decision.signed_on)


def _revoked(line: Awarded) -> Later | None:
    """That an award no longer stands is told at once; by which decision, once that one is published."""
    honour = line.honour
    if honour is None or honour.revoked_on is None:
        return None
    by = [w.decision for w in line.withdrawals.all() if w.decision.issued_id]
    if by and by[-1].published_at is None:
        return Later("", None)
    return Later(honour.revoked_by_number, honour.revoked_on)
