"""The part of a page that lists files and takes more: who sees the form, what it says, without scripts."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from tests.web.counting import CaptureQueriesContext, connection
from tests.web.records.samples import pdf, workbook, written
from tests.web.world import World
from thidua.core.wording import Say
from thidua.people.models import Person
from thidua.records.actions import attach, keep


@pytest.fixture(autouse=True)
def _carrying(tmp_path: Path, settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person is a thing with files, changed by whoever sees private data."""
    settings.THIDUA_HOME = tmp_path  # type: ignore[attr-defined]  # the settings fixture takes any name
    monkeypatch.setattr(Person, "files_change", "person.private", raising=False)


def page(world: World, user: str, options: str = "", lang: str = "vi") -> str:
    request = RequestFactory().get("/ho-so/1?q=a")
    request.user = world.users[user]
    text = "{% load records %}{% files_of thing OPTIONS %}".replace("OPTIONS", options)
    with translation.override(lang):
        return engines["django"].from_string(text).render({"thing": world.people["a1"]}, request)


def hang(world: World, data: bytes, name: str, where: str = "") -> None:
    office = world.users["a-office"]
    attach(keep(SimpleUploadedFile(name, data), by=office), world.people["a1"], by=office, page=where)


def test_what_is_shown_of_each_file(world: World) -> None:
    hang(world, written("a"), "Báo cáo thành tích.pdf", "2")
    hang(world, workbook(), "số liệu.xlsx")
    shown = page(world, "a-office")
    for words in (
        "Báo cáo thành tích.pdf",
        "2 trang",
        "xem trang 2",
        "số liệu.xlsx",
        "2 trang tính",
        "09:00 ngày",
    ):
        assert words in shown
    assert 'name="back" value="/ho-so/1?q=a"' in shown
    assert "Remove file" in page(world, "a-office", lang="en")
    assert "2 sheets" in page(world, "a-office", lang="en")


def test_an_empty_list_says_so_and_what_is_taken_before_sending(world: World) -> None:
    shown = page(world, "a-office")
    assert "Chưa có tệp nào." in shown
    assert "PDF đến 50 MB" in shown
    assert 'enctype="multipart/form-data"' in shown
    assert "image/jpeg" in shown


def test_whoever_may_not_change_sees_the_list_and_why(world: World) -> None:
    hang(world, pdf(), "a.pdf")
    shown = page(world, "a-signer")
    assert "a.pdf" in shown
    assert "<form" not in shown
    assert "Bạn không có quyền" in shown
    assert "<form" not in page(world, "a-office", "only_read=True")


def test_a_shut_thing_says_why(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Person, "files_shut", Say("Hồ sơ đã gửi.", "It was sent."), raising=False)
    assert "Hồ sơ đã gửi." in page(world, "a-office")
    assert "It was sent." in page(world, "a-office", lang="en")


def test_names_cannot_break_the_page(world: World) -> None:
    hang(world, pdf(), '"><img src=x onerror=alert(1)>.pdf')
    assert "<img" not in page(world, "a-office")


def test_one_query_for_any_number_of_files(world: World) -> None:
    hang(world, pdf(), "1.pdf")
    page(world, "a-office")  # holdings and settings of the page are read once
    counts = []
    for name in ("2.pdf", "3.pdf"):
        with CaptureQueriesContext(connection) as seen:
            page(world, "a-office")
        counts.append(len(seen))
        hang(world, written(name), name)
    assert counts == [1, 1]
