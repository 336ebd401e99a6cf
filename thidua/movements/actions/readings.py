"""A document is sent in, read in the background, and becomes a draft plan with everything proposed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.plan.asides import set_aside
from thidua.core.plan.file import read_texts
from thidua.core.plan.writing import change_front
from thidua.core.wording import Say, fold
from thidua.movements.actions.plans import Texts, bring
from thidua.movements.models import PlanReading, PlanReadingFile, PlanVersion, Proposed
from thidua.people.models import Unit, User
from thidua.reading.apart import Read
from thidua.records.models import File

MOST_FILES = 200
"""Most files of one document: a photograph is one page."""


@action("plan.send_in")
def send_in(files: Sequence[File], agency: Unit, *, by: User) -> PlanReading:
    """Keep the files of one document, in the order of their pages, to be read.

    Raises Refused without files, and for more than MOST_FILES of them.
    """
    made = PlanReading(agency=agency, made_by=by, made_at=now())
    access.check("plan.send_in", by, made)
    if not files or len(files) > MOST_FILES:
        raise Refused(
            Say(
                f"Gửi từ 1 đến {MOST_FILES} tệp của cùng một văn bản.",
                f"Send 1 to {MOST_FILES} files of one document.",
            )
        )
    made.name = files[0].name[:200]
    made.save()
    PlanReadingFile.objects.bulk_create(
        PlanReadingFile(reading=made, file=file, place=n) for n, file in enumerate(files, 1)
    )
    record("plan.send_in", made, by=by, told={"files": [f.sha256 for f in files]})
    return made


@action("plan.draft_read")
def draft_read(reading: PlanReading, read: Read, *, by: User) -> PlanVersion:
    """Make a draft of what was read: the text with sure proposals as rules, the others as questions.

    Raises Refused where a draft was made already, and where no plan is in the document.
    """
    reading = PlanReading.objects.select_for_update().get(pk=reading.pk)
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
