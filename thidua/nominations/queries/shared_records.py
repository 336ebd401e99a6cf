"""One achievement under two proposals: an initiative anywhere, an award or work done in movements that stand beside.

An initiative counts once (law.md §2.4). An award held, or tasks done, may be told of in several movements;
whoever appraises must then know it, and say why it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.db.models import Q

from thidua.duties.queries.checks import movements_beside
from thidua.evidence.models import Rest
from thidua.honours.models import Honour
from thidua.honours.queries import record_of
from thidua.nominations.models import Flag, Nomination
from thidua.nominations.queries.shared_files import way_of

KINDS = {"honours": "honour", "tasks": "work"}
"""By the table of a record of one's own the kind of likeness that its use in another movement is."""
KIND = Nomination._meta.label_lower


def records_shared(nomination: Nomination) -> Iterator[Flag]:
    """One flag for each achievement that another dossier rests on too."""
    mine = set(Rest.objects.filter(kind=KIND, thing=nomination.pk).values_list("record", flat=True))
    initiatives = {code_of(r) for r in mine if r.startswith("initiatives:")}
    own = {r for r in mine if r.partition(":")[0] in KINDS and f":{nomination.candidate}/" in r}
    if not initiatives and not own:
        return
    others = Nomination.objects.exclude(pk__in=way_of(nomination)).exclude(state="withdrawn")
    later = Q(movement=nomination.movement_id, round__name__gt=nomination.round.name)
    rows = Rest.objects.filter(kind=KIND, thing__in=others.exclude(later).values("pk"))
    elsewhere = rows.filter(movement_id__in=movements_beside(nomination.movement)) if own else rows.none()
    asked = Q(pk__in=[])
    for code in initiatives:
        asked |= Q(record__startswith=f"initiatives:{code}/")
    twice = {(pk, code_of(r)) for pk, r in rows.filter(asked).values_list("thing", "record")}
    for pk, code in sorted(twice):
        yield Flag(nomination=nomination, other_id=pk, kind="initiative", about=code[:300])
    again = sorted(elsewhere.filter(record__in=own).values_list("thing", "record"))
    called = _called(own, nomination) if again else {}
    for pk, record in again:
        kind = KINDS[record.partition(":")[0]]
        yield Flag(nomination=nomination, other_id=pk, kind=kind, about=called[record][:300])


def code_of(record: str) -> str:
    """The code of an initiative in the identity of its record, which names its owner too."""
    return record.partition(":")[2].partition("/")[0]


def _called(own: set[str], nomination: Nomination) -> dict[str, str]:
    """What each record of one's own is called: an award by its decision, work done by its year."""
    of = (
        {"person": nomination.person_id}
        if nomination.person_id
        else {"person": None, "unit": nomination.unit_id}
    )
    held = Honour.objects.filter(**of).select_related("person", "unit")
    found = {record_of(h).id: h.decision_number or f"{h.decided_on or ''}" for h in held}
    return {record: found.get(record) or _year(record) for record in own}


def _year(record: str) -> str:
    return next((p for p in record.split("/")[1:] if re.fullmatch(r"[12]\d{3}", p)), record)
