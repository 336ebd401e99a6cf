"""A document that was sent in and read, for tests of the pages and actions that confirm it."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.movements.read_words import WORDS
from tests.web.records.samples import document
from tests.web.world import World
from thidua.movements.actions.readings import draft_read
from thidua.movements.actions.sending import send_in
from thidua.movements.models import PlanReading, Proposed
from thidua.reading.apart import Read, read_apart
from thidua.records.actions import keep


def sent(world: World, agency: str = "A", words: str = WORDS) -> PlanReading:
    """A text of one page that waits to be read."""
    by = world.users[f"{agency.lower()}-office"]
    upload = SimpleUploadedFile("kế hoạch mẫu.docx", document(*words.splitlines()))
    return send_in([keep(upload, by=by)], world.units[agency], by=by)


@cache
def found(words: str = WORDS) -> Read:
    """What is read of a text; once for all tests of a process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ke-hoach.txt"
        path.write_text(words, "utf-8")
        return read_apart([path], "van-ban")


def read(world: World, agency: str = "A", words: str = WORDS) -> PlanReading:
    """That text as it was read, with its draft."""
    reading = sent(world, agency, words)
    draft_read(reading, found(words), by=world.users[f"{agency.lower()}-office"])
    reading.refresh_from_db()
    return reading


def proposal(reading: PlanReading, sort: str, clause: str | None = None) -> Proposed:
    """The first proposal of a sort, under a clause where one is named."""
    rows = reading.proposals.filter(sort=sort)
    return rows.filter(clause=clause)[0] if clause else rows[0]


def head(reading: PlanReading, name: str) -> Proposed:
    """What the head of the document says under a name."""
    return reading.proposals.get(sort="head", key=name)
