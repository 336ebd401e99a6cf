"""What is printed of recognised initiatives: the decision, the confirmation of effect, the revocation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

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
    RecognitionRevoked,
    Signer,
)
from thidua.core.papers.frame import DOTS
from thidua.core.papers.issuer import head_of, right_of
from thidua.core.report_forms import form_note
from thidua.initiatives.models import Author as Written
from thidua.initiatives.models import Confirmation, Recognised, Recognition
from thidua.people.models import Unit
from thidua.records.checking import code_of
from thidua.rounds.official import SAMPLE


def confirmation(line: Recognised, given: Confirmation | None = None) -> InitiativeConfirmation:
    """The confirmation of one line of a decision; number, day and signer are blank until it is issued."""
    row, decision = line.initiative, line.recognition
    where = [part.strip() for part in row.applied_where.split(";") if part.strip()]
    frame = Frame(
        office_of(decision.agency), _signer(decision.agency), year=today().year, notes=tuple(_notes())
    )
    if given is not None:
        signer = replace(frame.signer, name=str(given.signer.name))
        frame = replace(frame, on=given.issued_on, written=given.written, signer=signer, code=code_of(given))
    return InitiativeConfirmation(
        replace(frame, recipients=("Tác giả, đồng tác giả",)),
        row.title,
        authors=tuple(_authors(line)),
        recognised_by=f"{decision.issued}, ngày {decision.decided_on:%d/%m/%Y}, {decision.agency.name}",
        level=terms.label("initiative_level", decision.level).vi,
        applied_from=f"từ ngày {row.applied_since:%d/%m/%Y}" if row.applied_since else "",
        applied_at=tuple(where),
        effect=row.effect,
        spread=row.spread,
        purpose=given.purpose if given else "",
        grounds=_grounds(decision.decided_on),
    )


def standing_confirmations(records: Iterable[str]) -> dict[str, Confirmation]:
    """The confirmations that stand for initiatives as records name them; one query whatever their number."""
    wanted = set(records)
    codes = {name.partition("/")[0] for name in wanted}
    rows = Confirmation.objects.filter(void_on=None, line__initiative__code__in=["", *codes]).select_related(
        "line__initiative__unit", "line__recognition__agency__parent", "line__recognition__issued", "signer"
    )
    return {row.line.record_id: row for row in rows.order_by("pk") if row.line.record_id in wanted}


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
            code=code_of(decision),
        ),
        f"{head} {agency.name}",
        terms.label("initiative_level", decision.level).vi,
        terms.label("influence_scope", decision.scope).vi,
        tuple(listed),
        f"kết quả của Hội đồng sáng kiến {agency.name}",
        _grounds(decision.decided_on),
        "Thủ trưởng các đơn vị và các tác giả có tên trong danh sách",
    )


def revocation_paper(line: Recognised) -> RecognitionRevoked:
    """The decision that took one recognition back."""
    decision, agency = line.recognition, line.agency
    head, row = head_of(agency.kind), line.initiative
    names = tuple(f"{a.name} ({_percent(a)}%)" for a in row.authors.all())
    return RecognitionRevoked(
        Frame(
            office_of(agency),
            replace(_signer(agency), name=str(line.revoked_by.name) if line.revoked_by else ""),
            on=line.revoked_on,
            recipients=("Như Điều 4",),
            notes=tuple(_notes(form=False)),
            written=str(line.revoked_number),
            code=code_of(line),
        ),
        f"{head} {agency.name}",
        row.title,
        names or (row.unit.name,),
        terms.label("initiative_level", decision.level).vi,
        f"Quyết định số {decision.issued} ngày {decision.decided_on:%d/%m/%Y}",
        line.revoked_reason,
        _grounds(line.revoked_on or today()),
        "Thủ trưởng các đơn vị và các tác giả",
    )


def office_of(agency: Unit) -> Office:
    """An agency in the head of its papers; a People's Committee has nobody over it there."""
    upper = "" if right_of(agency.kind) or not agency.parent_id else str(agency.parent.name)
    return Office(agency.name, agency.short.replace(" ", "") or DOTS, agency.place, upper)


def _grounds(day: date) -> tuple[str, ...]:
    """The law and decree of a day, each as a ground begins."""
    return tuple(f"Căn cứ {ground}" for ground in pack_on(day).grounds)


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
