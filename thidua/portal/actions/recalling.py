"""Which decisions made outside this program an agency lets stand on the public honour roll."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.honours.models import Honour
from thidua.people.models import Unit, User
from thidua.portal.models import ShownDecision


@dataclass(frozen=True)
class Outside:
    """A decision as an old book knows it: its number and its day."""

    number: str
    decided_on: date


@action("public.show_decisions")
def show_decisions(agency: Unit, year: int, chosen: Sequence[Outside], *, by: User) -> list[ShownDecision]:
    """Let exactly the chosen decisions of a year stand on the honour roll, of those made outside.

    Raises Refused for a decision that gave nobody of the agency an award, or that was made here.
    """
    access.check("public.show_decisions", by, agency)
    known = {
        Outside(number, on)
        for number, on in Honour.objects.filter(agency=agency, line=None, decided_on__year=year).values_list(
            "decision_number", "decided_on"
        )
    }
    if strange := [one.number for one in chosen if one not in known]:
        raise Refused(
            Say(
                f"Sổ khen thưởng năm {year} không có quyết định {', '.join(strange)} lập ngoài hệ thống.",
                f"The register of {year} has no decision {', '.join(strange)} made outside the program.",
            )
        )
    there = {
        Outside(row.number, row.decided_on): row
        for row in ShownDecision.objects.select_for_update(no_key=True).filter(
            agency=agency, decided_on__year=year
        )
    }
    changed = [_shown(agency, one, there.get(one), by) for one in chosen if not _stands(there.get(one))]
    gone = [row for one, row in there.items() if one not in chosen and _stands(row)]
    for row in gone:
        row.hidden_at = now()
        row.save(update_fields=["hidden_at"])
    told = {"shown": [r.number for r in changed], "hidden": [r.number for r in gone], "year": year}
    record("public.show_decisions", agency, by=by, told=told)
    return changed + gone


def _stands(row: ShownDecision | None) -> bool:
    return row is not None and row.hidden_at is None


def _shown(agency: Unit, one: Outside, row: ShownDecision | None, by: User) -> ShownDecision:
    row = row or ShownDecision(agency=agency, number=one.number, decided_on=one.decided_on)
    row.shown_at, row.shown_by, row.hidden_at = now(), by, None
    row.save()
    return row
