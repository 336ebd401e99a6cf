"""The doctor looks into the tables: the diary's chain, books of numbers, files, background work."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from tests.documents.keys import PASSWORD, in_files
from tests.web.everything import Everything
from thidua.audit.guard import put_up, take_down
from thidua.audit.models import Entry
from thidua.cli.doctor import database, kept
from thidua.cli.doctor.findings import Finding
from thidua.cli.durability import faults
from thidua.clock import now
from thidua.people.actions import Change, rename
from thidua.records.models import NumberSeries

pytestmark = pytest.mark.django_db


def found(group: object, *codes: str) -> list[Finding]:
    """What the checks of these codes find."""
    rows = group.CHECKS  # type: ignore[attr-defined]  # each group is a module with its table
    return [f for check in rows if check.code in codes for f in check.findings()]


def test_what_is_whole_is_passed_over(made: Everything) -> None:
    assert found(kept, "diary", "numbers", "background", "mail", "certificate") == []
    assert found(database, "database", "tables", "connections", "clock") == []


def test_the_doctor_and_the_start_ask_alike_whether_the_database_may_forget(made: Everything) -> None:
    """In memory that hangs on what other tests have set, so no answer is the right one here."""
    assert len(found(database, "durability")) == len(faults())


def test_a_gap_in_a_book_of_numbers_is_found(made: Everything) -> None:
    book = NumberSeries.objects.filter(issued__isnull=False).first()
    assert book is not None
    NumberSeries.objects.filter(pk=book.pk).update(last=book.last + 1)
    (told,) = found(kept, "numbers")
    assert str(book) in told.where


def test_a_changed_diary_is_found(made: Everything) -> None:
    world = made.world
    rename(world.units["A1"], "Phòng mới", Change(date(2024, 11, 1)), by=world.users["admin"])
    take_down(connection)
    try:
        assert found(kept, "diary") == []
        Entry.objects.update(told={"x": "y"})
        assert [f.code for f in found(kept, "diary")] == ["diary"]
    finally:
        put_up(connection)


def test_a_certificate_that_ends_soon_is_found(
    tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, _roots = in_files(tmp_path)
    settings.SIGN = settings.SIGN | {"file": str(file), "password": PASSWORD}
    assert [f.level for f in found(kept, "certificate")] == ["fault"]
    monkeypatch.setattr(kept, "SOON", timedelta(days=10))
    assert found(kept, "certificate") == []


def test_a_file_that_is_gone_is_found(made: Everything) -> None:
    made["file"].path.unlink(missing_ok=True)
    assert [f.code for f in found(kept, "files")] == ["files"]


def test_work_that_nobody_does_is_found(made: Everything) -> None:
    DBTaskResult.objects.create(
        task_path="x", args_kwargs={"args": [], "kwargs": {}}, backend_name="default", queue_name="default"
    )
    DBTaskResult.objects.update(enqueued_at=now() - timedelta(hours=2))
    assert [f.code for f in found(kept, "background")] == ["background"]
