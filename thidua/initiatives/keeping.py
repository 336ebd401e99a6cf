"""Which papers of this room are kept as they were signed, and what anybody may know of them by their code."""

from __future__ import annotations

from thidua.clock import VIETNAM
from thidua.core.papers import (
    InitiativeConfirmation,
    InitiativeMinutes,
    Paper,
    RecognitionDecision,
    RecognitionRevoked,
)
from thidua.initiatives.models import Confirmation, Minutes, Recognised, Recognition
from thidua.initiatives.queries.minutes import minutes_paper
from thidua.initiatives.queries.papers import confirmation, decision_paper, revocation_paper
from thidua.records.checking import Told, told_as
from thidua.records.keeping import kept_as
from thidua.records.printing import taken_at, worded


@kept_as(Recognition)
def decision(row: Recognition) -> Paper | None:
    """A decision that recognises, once it has its number."""
    return worded(decision_paper(row), row.agency_id, at=taken_at(row.issued)) if row.issued else None


@told_as(Recognition)
def decision_told(row: Recognition) -> Told | None:
    """That it was signed; never whom it names."""
    return Told(RecognitionDecision.label, str(row), row.decided_on, row.agency.name) if row.issued else None


@kept_as(Recognised)
def revocation(row: Recognised) -> Paper | None:
    """The decision that took a recognition back."""
    if row.revoked_number is None:
        return None
    return worded(revocation_paper(row), row.agency_id, at=taken_at(row.revoked_number))


@told_as(Recognised)
def revocation_told(row: Recognised) -> Told | None:
    """That it was signed."""
    if row.revoked_number is None:
        return None
    return Told(RecognitionRevoked.label, str(row.revoked_number), row.revoked_on, row.agency.name)


@kept_as(Confirmation)
def confirmed(row: Confirmation) -> Paper | None:
    """A confirmation as it was issued, void ones too."""
    return worded(confirmation(row.line, row), row.agency_id, at=row.at)


@told_as(Confirmation)
def confirmed_told(row: Confirmation) -> Told | None:
    """That it was issued, and whether it stands."""
    label = InitiativeConfirmation.label
    return Told(label, row.written, row.issued_on, row.agency.name, void_on=row.void_on)


@kept_as(Minutes)
def minutes(row: Minutes) -> Paper | None:
    """Minutes that secretary and chair have signed."""
    if row.signed_at is None:
        return None
    return worded(minutes_paper(row), row.agency_id, at=taken_at(row.number))


@told_as(Minutes)
def minutes_told(row: Minutes) -> Told | None:
    """That minutes were signed; never who sat there or what was said."""
    if row.signed_at is None:
        return None
    on = row.session.held_at.astimezone(VIETNAM).date()
    return Told(InitiativeMinutes.label, str(row.number or ""), on, row.agency.name)
