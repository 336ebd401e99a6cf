"""A document is sent in, to be read in the background."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.movements.background import read_in_background
from thidua.movements.models import PlanReading, PlanReadingFile
from thidua.people.models import Unit, User
from thidua.records.models import File
from thidua.screens.jobs import begin

MOST_FILES = 200
"""Most files of one document: a photograph is one page."""


@action("plan.send_in")
def send_in(files: Sequence[File], agency: Unit, *, by: User) -> PlanReading:
    """Keep the files of one document, in the order of their pages, and put its reading in the queue.

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
    say = Say(f"Đọc văn bản {made.name}"[:200], f"Reading {made.name}"[:200])
    back = reverse("movements:reading", args=[made.pk])
    made.job = begin(by, say, read_in_background, back, reading_id=made.pk, by_id=by.pk)
    made.save(update_fields=["job"])
    record("plan.send_in", made, by=by, told={"files": [f.sha256 for f in files]})
    return made
