"""Long work of this room, done in the background with its progress told."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from django_tasks import task

from thidua.core.wording import Say
from thidua.movements.actions.readings import draft_read
from thidua.movements.models import PlanReading
from thidua.people.models import User
from thidua.reading.apart import Tick, read_apart
from thidua.records.models import File
from thidua.screens.jobs import carry_out


@task()
def read_in_background(job_id: int, reading_id: int, by_id: int) -> None:
    """Read a document in the name of who sent it, and draft a plan of it."""
    reading, by = PlanReading.objects.get(pk=reading_id), User.objects.get(pk=by_id)

    def work(tick: Tick) -> Say:
        with tempfile.TemporaryDirectory() as folder:
            read = read_apart(laid_out(reading, Path(folder)), "van-ban", tick)
        draft = draft_read(reading, read, by=by)
        return Say(
            f"Đã đọc {read.pages} trang: {draft.title}. Xác nhận từng chỗ trước khi công bố.",
            f"Read {read.pages} pages: {draft.title}. Confirm what was read before you publish it.",
        )

    carry_out(job_id, work)


def laid_out(reading: PlanReading, folder: Path) -> list[Path]:
    """The files of a document under their own names; where there are several, numbered in the order of its pages."""
    parts = list(reading.parts.select_related("file"))
    if len(parts) == 1:
        return [laid_out_one(parts[0].file, folder)]
    return [laid_out_one(part.file, folder, f"{part.place:03d} ") for part in parts]


def laid_out_one(file: File, folder: Path, before: str = "") -> Path:
    """One kept file under its own name, so that the reader knows by the ending what it should be."""
    return Path(shutil.copyfile(file.path, folder / f"{before}{file.name}"))
