"""What was read of a document becomes a draft plan with everything proposed."""

from __future__ import annotations

import re

from thidua import access
from thidua.audit.writing import action, record
from thidua.core.errors import Refused
from thidua.core.plan.asides import set_aside
from thidua.core.plan.file import read_texts
from thidua.core.plan.writing import change_front
from thidua.core.wording import Say, fold
from thidua.movements.actions.plans import Texts, bring
from thidua.movements.models import PlanReading, PlanVersion, Proposed
from thidua.people.models import User
from thidua.reading.apart import Read


@action("plan.draft_read")
def draft_read(reading: PlanReading, read: Read, *, by: User) -> PlanVersion:
    """Make a draft of what was read: the text with sure proposals as rules, the others as questions.

    Raises Refused where a draft was made already, and where no plan is in the document.
    """
    reading = PlanReading.objects.select_for_update(no_key=True).get(pk=reading.pk)
    access.check("plan.draft_read", by, reading)
    if reading.plan_id is not None:
        raise Refused(Say("Văn bản này đã thành bản nháp.", "This document is a draft already."))
    reading.plan = bring(Texts(_finished(reading, read), "", read.source), reading.agency, by=by)
    reading.kind, reading.pages = read.kind, read.pages
    reading.lines, reading.leaves, reading.remarks = read.lines, read.leaves, read.remarks
    reading.save(update_fields=["plan", "kind", "pages", "lines", "leaves", "remarks"])
    Proposed.objects.bulk_create(_proposed(reading, read), batch_size=500)
    told = {"plan": reading.plan.pk, "proposals": len(read.items)}
    record("plan.draft_read", reading, by=by, told=told)
    return reading.plan


def _finished(reading: PlanReading, read: Read) -> str:
    """The text of the draft under a code of its own; its head lists the lines that are no part of the document."""
    plan, _ = read_texts(read.plan)
    if not plan.front:
        return read.plan
    named = {**plan.front, "code": _free_code(reading, plan.number or "")}
    return change_front(read.plan, set_aside(named, {n: vi for n, vi, _ in read.aside}))


def _free_code(reading: PlanReading, number: str) -> str:
    """A code made of the document's number that no other plan of the agency has."""
    stem = re.sub(r"[^a-z0-9]+", "-", fold(number)).strip("-")[:80] or f"van-ban-{reading.pk}"
    mine = PlanVersion.objects.filter(agency=reading.agency_id, code__startswith=stem)
    taken = set(mine.values_list("code", flat=True))
    return next(c for n in range(1, len(taken) + 2) if (c := stem if n == 1 else f"{stem}-{n}") not in taken)


def _proposed(reading: PlanReading, read: Read) -> list[Proposed]:
    return [
        Proposed(
            reading=reading,
            place=place,
            sort=item["sort"],
            body=item["body"],
            whole=item["whole"],
            words=item["words"],
            first=item["lines"][0],
            last=item["lines"][1],
            sure=item["sure"],
            asks_vi=item["asks"][0][:500],
            asks_en=item["asks"][1][:500],
            clause=item["clause"],
            mark=item["mark"],
            key=item["key"],
            doubt=item["doubt"],
        )
        for place, item in enumerate(read.items, 1)
    ]
