"""What is printed of a recognised initiative: the confirmation of its effect, in the words of its agency."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.conf import settings

from thidua.clock import today
from thidua.core import terms
from thidua.core.law import pack_on
from thidua.core.papers import (
    Author,
    Frame,
    InitiativeConfirmation,
    Office,
    RecognisedInitiative,
    RecognitionDecision,
    Signer,
)
from thidua.core.papers.frame import DOTS
from thidua.core.papers.issuer import head_of, right_of
from thidua.core.report_forms import form_note
from thidua.initiatives.models import Author as Written
from thidua.initiatives.models import Recognised, Recognition
from thidua.people.models import Unit
from thidua.rounds.official import SAMPLE


def confirmation(line: Recognised) -> InitiativeConfirmation:
    """The confirmation of one line of a decision; its own number, day and signer are left to the agency."""
    row, decision = line.initiative, line.recognition
    where = [part.strip() for part in row.applied_where.split(";") if part.strip()]
    return InitiativeConfirmation(
        Frame(office_of(decision.agency), _signer(decision.agency), year=today().year, notes=tuple(_notes())),
        row.title,
        authors=tuple(_authors(line)),
        recognised_by=f"{decision.issued}, ngày {decision.decided_on:%d/%m/%Y}, {decision.agency.name}",
        level=terms.label("initiative_level", decision.level).vi,
        applied_from=f"từ ngày {row.applied_since:%d/%m/%Y}" if row.applied_since else "",
        applied_at=tuple(where),
        effect=row.effect,
        spread=row.spread,
        grounds=pack_on(decision.decided_on).grounds,
    )


def decision_paper(decision: Recognition) -> RecognitionDecision:
    """A signed decision with its annexed list; revoked lines stay as they were decided."""
    agency = decision.agency
    head = head_of(agency.kind)
    rows = decision.lines.select_related("initiative__unit").prefetch_related("initiative__authors")
    listed = (
        RecognisedInitiative(
            line.initiative.title,
            tuple(f"{a.name} ({_percent(a)}%)" for a in line.initiative.authors.all())
            or (line.initiative.unit.name,),
            line.initiative.unit.name,
        )
        for line in rows
    )
    return RecognitionDecision(
        Frame(
            office_of(agency),
            replace(_signer(agency), name=str(decision.signer.name)),
            on=decision.decided_on,
            recipients=("Như Điều 3",),
            notes=tuple(_notes(form=False)),
            written=str(decision.issued),
        ),
        f"{head} {agency.name}",
        terms.label("initiative_level", decision.level).vi,
        terms.label("influence_scope", decision.scope).vi,
        tuple(listed),
        f"kết quả của Hội đồng sáng kiến {agency.name}",
        pack_on(decision.decided_on).grounds,
        "Thủ trưởng các đơn vị và các tác giả có tên trong danh sách",
    )


def office_of(agency: Unit) -> Office:
    """An agency in the head of its papers; a People's Committee has nobody over it there."""
    upper = "" if right_of(agency.kind) or not agency.parent_id else str(agency.parent.name)
    return Office(agency.name, agency.short.replace(" ", "") or DOTS, agency.place, upper)


def _signer(agency: Unit) -> Signer:
    return Signer(head_of(agency.kind), right_of(agency.kind))


def _authors(line: Recognised) -> Iterator[Author]:
    row = line.initiative
    authors = list(row.authors.select_related("person__unit"))
    if not authors:
        yield Author(row.unit.name)
    for author in authors:
        person = author.person
        under = ", ".join(filter(None, (person.post, person.unit.name))) if person else ""
        yield Author(author.name, under, _percent(author))


def _percent(author: Written) -> str:
    return f"{author.percent:f}".replace(".", ",")


def _notes(*, form: bool = True) -> Iterator[str]:
    if settings.DEMO:
        yield SAMPLE
    if form and (note := form_note("initiative_confirmation", today()).vi):
        yield note
    yield f"Thủ tục công nhận theo {pack_on(today()).rules['initiatives'].cited.vi}."
