"""Every page that takes a workbook gives the one to fill in, with lists and notes; sent as it is it says so."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.web.everything import Everything
from thidua.evidence.models import Fact
from thidua.honours.models import Honour
from thidua.people.models import Person, Unit
from thidua.registrations.models import Registration
from thidua.scorecards.models import Change

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.one_database]
COUNTED = (Fact, Honour, Person, Unit, Registration, Change)
TABLE = {
    "people:import": ("a-agency_admin", "people:import_template", "sheet", "mọi dòng đúng đã có ở đây"),
    "people:moves": ("a-agency_admin", "people:import_template", "sheet", "Không ai chuyển"),
    "registrations:import": ("a-office", "registrations:template", "sheet", "Không có ai mới trong tệp"),
    "honours:import": ("a-office", "honours:template", "sheet", "Tệp có 0 dòng khen thưởng"),
    "evidence:import": ("a-office", "evidence:template", "files", "Không có dòng mới nào"),
    "scorecards:own_book": ("a1-clerk", "", "sheet", "Tệp không đổi gì"),
}
"""A page | who | where its template lies, else on the page itself | the field | what an unfilled one is told."""
MORE = {"on": "01/11/2024", "basis": "QĐ mẫu"}


@pytest.mark.parametrize("page", TABLE)
def test_a_template_has_lists_and_notes_and_comes_back_empty_with_a_clear_word(
    made: Everything, page: str
) -> None:
    who, template, field, word = TABLE[page]
    parts = {"registrations:import": ("round", "unit"), "scorecards:own_book": ("card",)}.get(page, ())
    things = [made[part].pk for part in parts]
    browser, address = made.world.client(who), reverse(page, args=things)
    link = reverse(template, args=things) if template else "?tai=1"
    assert f'href="{link}"' in browser.get(address).content.decode()
    body = browser.get(link if template else f"{address}{link}").content
    with zipfile.ZipFile(BytesIO(body)) as archive:
        assert any(name.startswith("xl/comments") for name in archive.namelist()), "notes at the headings"
        sheets = [archive.read(n).decode() for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]
    assert any("<dataValidation " in sheet for sheet in sheets), "lists or limits under them"
    before = [model._base_manager.count() for model in COUNTED]
    sent = browser.post(address, {field: SimpleUploadedFile("mau.xlsx", body), **MORE}, follow=True)
    assert word in re.sub(r"\s+", " ", sent.content.decode())
    assert [model._base_manager.count() for model in COUNTED] == before
