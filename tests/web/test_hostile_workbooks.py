"""Every page that takes a workbook refuses a hostile one in words, and nothing of it is left."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.web.everything import Everything
from tests.web.hostile_workbooks import HOSTILE, ODD
from thidua.evidence.models import Fact, Import
from thidua.honours.models import Honour
from thidua.people.models import Batch, Person
from thidua.records.models import File
from thidua.registrations.models import Registration
from thidua.screens.models import Job

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
WHO = ("a-office", "a-agency_admin", "a-clerk", "a-appraiser", "p-office", "p-appraiser")
ROOMS = (
    "evidence:import",
    "evidence:published_load",
    "honours:import",
    "people:import",
    "people:moves",
    "registrations:import",
    "scorecards:own_book",
    "scorecards:appraisal_book",
    "scorecards:survey_book",
)
THINGS = {
    "registrations:import": ("round", "unit"),
    "scorecards:own_book": ("card",),
    "scorecards:appraisal_book": ("scoring.submitted",),
    "scorecards:survey_book": ("scoring",),
}
MORE = {
    "on": "01/11/2024",
    "basis": "QĐ mẫu",
    "source": "https://mau.test/",
    "index": "par_index",
    "year": "2023",
}
"""What the forms ask for beside the file."""
COUNTED = (Fact, Import, File, Honour, Batch, Person, Registration, Job)


@dataclass(frozen=True)
class Room:
    """A page that takes a workbook, and somebody who may send one."""

    address: str
    browser: Client
    field: str


@pytest.fixture(scope="module")
def rooms(made: Everything) -> dict[str, Room]:
    """Every such page with the first account that has it."""
    found = {}
    for name in ROOMS:
        address = reverse(name, args=[made[thing].pk for thing in THINGS.get(name, ())])
        for user in WHO:
            browser = made.world.client(user)
            page = browser.get(address)
            field = re.search(
                r'type="file"[^>]*name="(\w+)"|name="(\w+)"[^>]*type="file"', page.content.decode()
            )
            if page.status_code == 200 and field:
                found[name] = Room(address, browser, field[1] or field[2])
                break
    return found


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is put aside while a file is looked at lies where only this test puts anything."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def _left() -> tuple[Any, ...]:
    """Rows of every table that an import may touch, a kept file among them, and what lies beside."""
    here = sorted(p.name for p in Path(tempfile.gettempdir()).iterdir())
    return (*(model._base_manager.count() for model in COUNTED), here)


def _sent(room: Room, name: str, body: bytes, language: str) -> str:
    room.browser.cookies["language"] = language
    told = {room.field: SimpleUploadedFile(name, body), **MORE}
    with transaction.atomic():
        page = room.browser.post(room.address, told, follow=True)
    assert page.status_code in (200, 422), page.status_code
    return re.sub(r"\s+", " ", page.content.decode())


@pytest.mark.slow
@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_workbook_is_refused_in_words_and_leaves_nothing(
    rooms: dict[str, Room], room: str, what: str
) -> None:
    before = _left()
    told = [_sent(rooms[room], *HOSTILE[what], language) for language in ("vi", "en")]
    assert _left() == before
    assert all(re.search(r'role="alert"|class="faults|class="error', page) for page in told), told[0][:3000]


@pytest.mark.slow
@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("what", ODD)
def test_an_odd_workbook_is_told_as_faults_and_writes_nothing(
    rooms: dict[str, Room], room: str, what: str
) -> None:
    name, body = ODD[what]
    with transaction.atomic():
        before = [model._base_manager.count() for model in COUNTED if model not in (Import, File)]
        page = _sent(rooms[room], name, body, "vi")
        after = [model._base_manager.count() for model in COUNTED if model not in (Import, File)]
        assert after == before
        assert re.search(r'role="alert"|class="faults|Lỗi', page), page[:3000]
        transaction.set_rollback(True)


def test_every_page_that_takes_a_workbook_is_tried(rooms: dict[str, Room]) -> None:
    assert set(rooms) == set(ROOMS)
