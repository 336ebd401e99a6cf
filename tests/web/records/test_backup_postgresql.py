"""Backup and restore on PostgreSQL, by its own tools."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from tests.web.records.samples import pdf
from thidua.audit.verifying import verify
from thidua.cli import app
from thidua.cli.durability import check_durable
from thidua.core.errors import Refused
from thidua.people.models import Unit, User
from thidua.records import storage
from thidua.records.actions import keep, open_series, take_number
from thidua.records.models import NumberSeries

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="this database is SQLite"),
]


def test_what_was_saved_comes_back(tmp_path: Path, settings: object) -> None:
    settings.THIDUA_HOME = tmp_path  # type: ignore[attr-defined]  # the settings fixture takes any name
    saved = str(tmp_path / "sao-luu.tar.gz")
    agency = Unit.objects.create(code="A", name="Sở mẫu", kind="department", is_agency=True)
    user = User.objects.create(username="admin")
    for role in ("agency_admin", "office"):
        user.appointments.create(role=role, unit=agency, since="2024-01-01")
    open_series(agency, "decision", "{n}/QĐ", by=user, year=2024)
    keep(SimpleUploadedFile("báo cáo.pdf", pdf()), by=user)
    take_number("decision", agency, by=user, on=date(2024, 5, 5))
    assert CliRunner().invoke(app, ["backup", saved]).exit_code == 0
    take_number("decision", agency, by=user, on=date(2024, 5, 5))

    refused = CliRunner().invoke(app, ["restore", saved])
    assert isinstance(refused.exception, Refused)
    result = CliRunner().invoke(app, ["restore", saved, "--force"])
    assert result.exit_code == 0, result.exception
    assert NumberSeries.objects.get().last == 1
    assert (verify().why, storage.missing()) == (None, [])


def test_a_server_that_keeps_its_word_is_served() -> None:
    check_durable()
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
    with pytest.raises(Refused, match="synchronous_commit = off"):
        check_durable()
    connection.close()
