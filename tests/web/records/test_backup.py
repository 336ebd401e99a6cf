"""Backup and restore: whole, also while people work; refused where something would be lost."""

import json
import shutil
import sqlite3
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from tests.web.atonce import at_once, on_disk
from tests.web.records.archives import member, rewritten
from tests.web.records.samples import document, pdf
from thidua.audit.verifying import verify
from thidua.cli import app
from thidua.cli.durability import check_durable
from thidua.cli.web import alone
from thidua.core.errors import Refused
from thidua.people.models import Unit, User
from thidua.records import storage
from thidua.records.actions import keep, open_series, take_number
from thidua.records.models import File, NumberSeries

pytestmark = [
    pytest.mark.slow,
    pytest.mark.one_database,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL is saved by its own tools"),
]


@pytest.fixture
def office(tmp_path: Path, settings: object) -> Iterator[User]:
    """An installation on the disk: an agency, its administrator, a book of numbers, a file."""
    settings.THIDUA_HOME = tmp_path  # type: ignore[attr-defined]  # the settings fixture takes any name
    with on_disk(tmp_path):
        agency = Unit.objects.create(code="A", name="Sở mẫu", kind="department", is_agency=True)
        user = User.objects.create(username="admin")
        for role in ("agency_admin", "office"):
            user.appointments.create(role=role, unit=agency, since="2024-01-01")
        open_series(agency, "decision", "{n}/QĐ", by=user, year=2024)
        keep(SimpleUploadedFile("báo cáo.pdf", pdf()), by=user)
        yield user


def run(*words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--lang", "vi"])


def worked(user: User, times: int = 1) -> None:
    from datetime import date

    for _ in range(times):
        take_number("decision", Unit.objects.get(), by=user, on=date(2024, 5, 5))


def told(result: Result) -> str:
    assert result.exit_code == 1
    assert isinstance(result.exception, Refused)
    return "; ".join(reason.vi for reason in result.exception.reasons)


def test_what_was_saved_comes_back_and_what_was_there_is_put_aside(office: User, tmp_path: Path) -> None:
    worked(office, 3)
    saved = tmp_path / "out" / "sao-luu.tar.gz"
    assert "Đã sao lưu" in run("backup", str(saved)).output
    worked(office, 2)
    keep(SimpleUploadedFile("mới.docx", document("a")), by=office)
    (old,) = File.objects.filter(name="báo cáo.pdf")
    old.path.unlink()

    assert "thêm --force" in told(run("restore", str(saved)))
    assert NumberSeries.objects.get().last == 5
    result = run("restore", str(saved), "--force")
    assert "tệp và nhật ký nguyên vẹn" in result.output, result.exception
    assert NumberSeries.objects.get().last == 3
    assert [f.name for f in File.objects.all()] == ["báo cáo.pdf"]
    assert storage.missing() == []
    (aside,) = tmp_path.glob("before-restore-*")
    kept = (
        sqlite3.connect(aside / "at-once.sqlite3").execute("SELECT last FROM records_numberseries").fetchone()
    )
    assert kept == (5,)
    worked(office)
    assert verify().why is None


def test_saved_while_people_work(office: User, tmp_path: Path) -> None:
    """Whatever moment the backup caught, it is one moment: numbers without gaps, the chain whole."""

    def work(number: int) -> None:
        if number == 0:
            for turn in range(3):
                assert run("backup", str(tmp_path / f"{turn}.tar.gz")).exit_code == 0
            return
        user = User.objects.get(pk=office.pk)
        for turn in range(8):
            keep(SimpleUploadedFile("a.docx", document(f"{number} {turn}")), by=user)
            worked(user)

    assert at_once(4, work) == []
    for turn in range(3):
        assert run("restore", str(tmp_path / f"{turn}.tar.gz"), "--force").exit_code == 0
        series = NumberSeries.objects.get()
        assert series.issued.count() == series.last
        assert verify().why is None


def test_it_is_not_restored_while_it_runs(office: User, tmp_path: Path) -> None:
    run("backup", str(tmp_path / "a.tar.gz"))
    with alone():
        assert "Thi Đua đang chạy" in told(run("restore", str(tmp_path / "a.tar.gz"), "--force"))
        with pytest.raises(Refused), alone():
            pass


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"engine": "postgresql"}, "Bản sao lưu là của postgresql"),
        ({"diary": "2024-11-01 2 " + "a" * 64}, "KHÔNG nguyên vẹn"),
    ],
)
def test_an_archive_that_does_not_fit_is_refused(
    office: User, tmp_path: Path, change: dict[str, str], why: str
) -> None:
    saved = tmp_path / "a.tar.gz"
    run("backup", str(saved))
    with tarfile.open(saved) as tar:
        listed = json.loads(member(tar, "backup.json"))
    assert listed["diary"].split()[1] == "2"
    other = rewritten(saved, {"backup.json": json.dumps(listed | change).encode()})
    assert why in told(run("restore", str(other), "--force"))


def test_a_damaged_archive_touches_nothing(office: User, tmp_path: Path) -> None:
    saved = tmp_path / "a.tar.gz"
    run("backup", str(saved))
    assert "hỏng" in told(run("restore", str(rewritten(saved, {"backup.json": b"{}"})), "--force"))
    assert NumberSeries.objects.count() == 1
    assert storage.missing() == []
    assert not list(tmp_path.glob("b*-*"))


def test_a_backup_that_breaks_off_leaves_no_archive(office: User, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("thidua.cli.archive._settle", lambda *_: (_ for _ in ()).throw(OSError(28, "No space")))
        assert run("backup", str(tmp_path / "out.tar.gz")).exit_code == 1
    assert not (tmp_path / "out.tar.gz").exists()
    assert not list(tmp_path.glob("*.partial"))


def test_a_restore_into_an_empty_installation_needs_no_force(office: User, tmp_path: Path) -> None:
    run("backup", str(tmp_path / "a.tar.gz"))
    connection.close()
    for path in tmp_path.glob("at-once.sqlite3*"):
        path.unlink()
    shutil.rmtree(tmp_path / "files")
    assert run("restore", str(tmp_path / "a.tar.gz")).exit_code == 0
    assert User.objects.get().username == "admin"
    assert storage.missing() == []


def test_a_database_that_may_forget_is_not_served(office: User) -> None:
    with connection.cursor() as cursor:
        check_durable()
        cursor.execute("PRAGMA synchronous=NORMAL")
    with pytest.raises(Refused, match="mất điện: PRAGMA synchronous = 1"):
        check_durable()
    connection.close()
