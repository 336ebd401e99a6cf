"""Files: kept durably, hung on things, seen with the thing and only then, served so that they cannot run."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.web.records.samples import document, pdf, picture, written
from tests.web.world import World
from thidua.audit.models import Entry
from thidua.audit.queries import history_of
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.people.models import Person
from thidua.records import storage
from thidua.records.actions import attach, keep, remove, restore
from thidua.records.fields import FilesField
from thidua.records.models import Attachment, File, folder
from thidua.records.queries import files_of, text_of, uses_of
from thidua.screens.forms import Form


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: object) -> Path:
    """A folder of data of its own."""
    settings.THIDUA_HOME = tmp_path  # type: ignore[attr-defined]  # the settings fixture takes any name
    return tmp_path


@pytest.fixture(autouse=True)
def _people_carry_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """For these tests a person is a thing with files, changed by whoever sees private data."""
    monkeypatch.setattr(Person, "files_change", "person.private", raising=False)


def sent(data: bytes = b"", name: str = "báo cáo.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data or pdf(), "application/x-lies")


def kept(world: World, user: str = "a-office", data: bytes = b"", name: str = "báo cáo.pdf") -> File:
    return keep(sent(data, name), by=world.users[user])


def on_disk() -> list[Path]:
    return [p for p in folder().rglob("*") if p.is_file()]


def test_a_file_is_kept_under_a_random_name_outside_what_is_served(world: World) -> None:
    file = kept(world, data=written("Chào"))
    assert (file.name, file.kind, file.pages, file.agency) == ("báo cáo.pdf", "pdf", 2, world.units["A"])
    assert on_disk() == [file.path]
    assert file.name not in str(file.path)
    assert file.path.stat().st_mode & 0o777 == 0o600
    entry = Entry.objects.get(action="records.keep")
    assert entry.told == {"kind": "pdf", "size": file.size, "sha256": file.sha256}


def test_the_same_content_is_stored_once(world: World) -> None:
    first, second = kept(world), kept(world, "b-office", name="khác.pdf")
    assert first.pk != second.pk
    assert on_disk() == [first.path] == [second.path]


def test_a_refused_file_leaves_nothing(world: World) -> None:
    with pytest.raises(Refused):
        kept(world, data=b"%PDF-1.7 /JavaScript")
    assert not File.objects.exists()
    assert on_disk() == []


def test_bytes_are_durable_before_the_row(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fsync of the file, rename, fsync of the folder, and only then the row."""
    seen: list[str] = []
    real = {"fsync": os.fsync, "rename": Path.rename, "save": File.save}

    def fsync(handle: int) -> None:
        seen.append("sync folder" if os.path.isdir(f"/proc/self/fd/{handle}") else "sync file")  # noqa: PTH112  # an open handle has no Path
        real["fsync"](handle)

    def rename(self: Path, to: Path) -> Path:
        seen.append("rename")
        return real["rename"](self, to)

    def save(self: File, *given: object, **more: object) -> None:
        seen.append("row")
        real["save"](self, *given, **more)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "rename", rename)
    monkeypatch.setattr(File, "save", save)
    kept(world)
    assert seen == ["sync file", "rename", "sync folder", "sync folder", "row"]


def test_the_sweeper_takes_files_without_rows_after_a_day_and_never_others(world: World) -> None:
    file = kept(world)
    with transaction.atomic():
        lost = kept(world, data=picture("PNG"), name="a.png")
        transaction.set_rollback(True)
    assert storage.sweep() == []
    for path in on_disk():
        os.utime(path, (1, 1))
    assert storage.sweep() == [lost.stored]
    assert on_disk() == [file.path]
    assert storage.missing() == []
    file.path.unlink()
    assert storage.missing() == [file]


def test_a_day_has_an_allowance(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thidua.records.actions.files.A_DAY", 1000)
    kept(world)
    with pytest.raises(Refused, match="trong 24 giờ bạn đã tải"):
        kept(world, data=document())
    kept(world, "b-office")


def test_hung_on_a_thing_taken_off_and_hung_again(world: World) -> None:
    office, thing = world.users["a-office"], world.people["a1"]
    hung = attach(kept(world, data=written("Cải cách")), thing, by=office, page="2")
    assert [a.page for a in files_of(thing)] == ["2"]
    assert "Cải cách" in text_of(thing)
    remove(hung, by=office)
    assert not files_of(thing)
    restore(hung, by=office)
    assert list(files_of(thing)) == [hung]
    acts = Entry.objects.filter(kind="people.person", ident=str(thing.pk)).values_list("action", flat=True)
    assert list(acts) == ["records.attach", "records.remove", "records.restore"]
    assert history_of(thing)[0].why == ("tệp “báo cáo.pdf”; trang 2", "file “báo cáo.pdf”; page 2")
    assert "báo cáo" not in str(Entry.objects.values_list("told", flat=True))


def test_the_same_content_hangs_once_on_a_thing(world: World) -> None:
    office, thing = world.users["a-office"], world.people["a1"]
    attach(kept(world), thing, by=office)
    attach(kept(world), thing, by=office, page="1")
    assert [a.page for a in files_of(thing)] == ["1"]


@pytest.mark.parametrize("page", ["3", "0", "2-3", "x" * 61])
def test_a_page_that_is_not_there(world: World, page: str) -> None:
    with pytest.raises(Refused, match="có 2 trang, không có trang"):
        attach(kept(world, data=written("a")), world.people["a1"], by=world.users["a-office"], page=page)


def test_refused_to_whom_the_thing_is_not(world: World) -> None:
    file = kept(world, "b-office")
    with pytest.raises(Refused, match="Bạn không có quyền"):
        attach(file, world.people["a1"], by=world.users["b-office"])


def test_refused_while_the_thing_is_shut(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    office, thing = world.users["a-office"], world.people["a1"]
    hung = attach(kept(world), thing, by=office)
    monkeypatch.setattr(Person, "files_shut", Say("Hồ sơ đã gửi.", "It was sent."), raising=False)
    for act in (lambda: attach(kept(world), thing, by=office), lambda: remove(hung, by=office)):
        with pytest.raises(Refused, match="Hồ sơ đã gửi"):
            act()


def test_another_agency_sees_neither_the_file_nor_that_it_is_there(world: World) -> None:
    office = world.users["a-office"]
    file = kept(world)
    hung = attach(file, world.people["a1"], by=office)
    attach(kept(world, "b-office"), world.people["b1"], by=world.users["b-office"])
    assert len(uses_of(file, by=office)) == 1
    stranger = world.client("b-office")
    addresses = [reverse("records:file", args=[n]) for n in (file.pk, 10**6)]
    assert [stranger.get(a).status_code for a in addresses] == [404, 404]
    for name, args in (("pages", [hung.pk]), ("remove", [hung.pk]), ("restore", [hung.pk])):
        assert stranger.post(reverse(f"records:{name}", args=args)).status_code == 404
    there = reverse("records:attach", args=["people.person", world.people["a1"].pk])
    assert stranger.post(there, {"files": sent()}).status_code == 404
    assert stranger.post(reverse("records:attach", args=["people.user", office.pk])).status_code == 404


def test_a_file_that_hangs_nowhere_is_its_senders_alone(world: World) -> None:
    address = reverse("records:file", args=[kept(world).pk])
    assert world.client("a-office").get(address).status_code == 200
    assert world.client("a-signer").get(address).status_code == 404
    assert Client().get(address).status_code == 302


def test_a_right_of_the_thing_may_close_its_files(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    file = kept(world)
    attach(file, world.people["a1"], by=world.users["a-office"])
    monkeypatch.setattr(Person, "files_view", "person.private", raising=False)
    address = reverse("records:file", args=[file.pk])
    assert world.client("a-office").get(address).status_code == 200
    assert world.client("a-signer").get(address).status_code == 403


def test_a_file_is_served_so_that_it_cannot_run(world: World) -> None:
    file = kept(world, name="Tờ trình số 1.pdf")
    response = world.client("a-office").get(reverse("records:file", args=[file.pk]))
    assert b"".join(response.streaming_content) == file.path.read_bytes()
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Disposition"] == (
        "attachment; filename=\"to trinh so 1.pdf\"; filename*=UTF-8''T%E1%BB%9D%20tr%C3%ACnh%20s%E1%BB%91%201.pdf"
    )


def test_several_files_at_once_the_bad_one_is_told(world: World) -> None:
    thing, client = world.people["a1"], world.client("a-office")
    address = reverse("records:attach", args=["people.person", thing.pk])
    files = [sent(), sent(b"MZ", "virus.exe"), sent(document("a"), "a.docx")]
    answer = client.post(address, {"files": files, "back": "/"})
    assert answer["Location"] == "/"
    assert [a.file.name for a in files_of(thing)] == ["báo cáo.pdf", "a.docx"]
    told = [str(m) for m in answer.wsgi_request._messages]
    assert any("virus.exe" in m for m in told)
    assert any("Đã gắn 2 tệp" in m for m in told)


def test_posting_twice_hangs_once(world: World) -> None:
    thing, client = world.people["a1"], world.client("a-office")
    address = reverse("records:attach", args=["people.person", thing.pk])
    once = {"once": "6f1c1a58-6d3b-4a39-9d57-111111111111", "back": "/"}
    for _ in range(2):
        client.post(address, {"files": [sent()], **once})
    assert Attachment.objects.count() == 1


class Asking(Form):
    """A form of a thing that is not there yet."""

    files = FilesField()


@pytest.fixture
def ask(world: World) -> Iterator[object]:
    from django.utils.datastructures import MultiValueDict

    def filled(data: dict[str, list[str]], *uploads: SimpleUploadedFile) -> Asking:
        form = Asking(MultiValueDict(data), MultiValueDict({"files": list(uploads)}))
        form.fields["files"].by = world.users["a-office"]
        return form

    return filled


def test_a_refused_form_keeps_the_files_that_were_good(world: World, ask: object) -> None:
    form = ask({}, sent(name="tốt.pdf"), sent(b"MZ", "a.exe"))  # type: ignore[operator]  # a fixture's function
    assert not form.is_valid()
    assert "a.exe" in form.errors["files"][0]
    (file,) = File.objects.all()
    assert f'name="files_kept" value="{file.pk}" checked' in str(form["files"])
    again = ask({"files_kept": [str(file.pk)]})  # type: ignore[operator]  # a fixture's function
    assert again.is_valid()
    assert again.cleaned_data["files"] == [file]


def test_a_form_takes_no_file_of_another_person(world: World, ask: object) -> None:
    theirs = kept(world, "b-office")
    form = ask({"files_kept": [str(theirs.pk), "x"]})  # type: ignore[operator]  # a fixture's function
    assert form.errors["files"] == ["Chưa có tệp nào. Chọn ít nhất một tệp."]


def test_an_upload_beyond_the_largest_size_is_cut_and_refused(world: World, settings: object) -> None:
    handlers = settings.FILE_UPLOAD_HANDLERS  # type: ignore[attr-defined]  # the settings fixture
    assert handlers[0] == "thidua.records.arriving.Counting"
    thing, client = world.people["a1"], world.client("a-office")
    address = reverse("records:attach", args=["people.person", thing.pk])
    big = sent(b"%PDF-1.7" + bytes(52_000_000))
    answer = client.post(address, {"files": [big], "back": "/"})
    assert "tối đa 50 MB" in " ".join(str(m) for m in answer.wsgi_request._messages)
    assert not File.objects.exists()


def test_times_are_told_by_the_clock_of_the_office(world: World) -> None:
    assert kept(world).at.date() == date(2024, 11, 1)
