"""What was issued stays as it was issued, and a changed byte is told."""

from __future__ import annotations

from datetime import date

import pytest
from click.testing import CliRunner
from django.test import TestCase
from django.urls import reverse

from tests.web.decisions.round import DAY, Settled, settled
from tests.web.world import World
from thidua.audit.models import Entry
from thidua.cli.audit import verify
from thidua.clock import set_to
from thidua.core.errors import Refused
from thidua.decisions import actions
from thidua.decisions.models import Decision
from thidua.people.models import User
from thidua.records.keeping import faults, kept
from thidua.records.models import Kept
from thidua.records.storage import missing, sweep


@pytest.fixture
def a_round(world: World) -> Settled:
    return settled(world)


def issued(a_round: Settled) -> Decision:
    """A decision for a unit and a person, issued; its files are kept when the request has ended."""
    with set_to(DAY), TestCase.captureOnCommitCallbacks(execute=True):
        a_round.passed(None)
        a_round.passed("a1")
        sent = actions.send(a_round.decision(), by=a_round.user("a-office"))
        return actions.issue(sent, by=a_round.user("a-signer"))


def download(a_round: Settled, decision: Decision, ending: str) -> bytes:
    response = a_round.world.client("a-office").get(reverse("decisions:paper", args=[decision.pk, ending]))
    assert response.status_code == 200
    return response.content


def test_files_are_made_once_and_given_out_unchanged(a_round: Settled) -> None:
    decision = issued(a_round)
    rows = {row.form: row for row in Kept.objects.filter(kind="decisions.decision", ident=decision.pk)}
    assert set(rows) == {"pdf", "docx"}
    entry = Entry.objects.get(action="records.keep_issued")
    assert entry.told == {form: row.sha256 for form, row in rows.items()}
    User.objects.filter(pk=decision.signer_id).update(name="Tên khác về sau")
    decision.lines.update(name="Tên khác về sau")
    for form, row in rows.items():
        assert download(a_round, decision, form) == row.path.read_bytes()
    assert Kept.objects.count() == 2


def test_where_nobody_works_in_the_background_the_first_download_keeps(a_round: Settled) -> None:
    with set_to(DAY):
        a_round.passed("a1")
        sent = actions.send(a_round.decision(), by=a_round.user("a-office"))
        assert kept(sent, "pdf", by=a_round.user("a-office")) is None
        decision = actions.issue(sent, by=a_round.user("a-signer"))
        assert not Kept.objects.exists()
        first = download(a_round, decision, "pdf")
    with set_to(date(2025, 6, 1)):
        assert download(a_round, decision, "pdf") == first
    assert Kept.objects.count() == 2


def test_words_that_are_corrected_later_stay_in_the_kept_file(a_round: Settled) -> None:
    with set_to(DAY):
        a_round.passed("a1")
        office, signer = a_round.user("a-office"), a_round.user("a-signer")
        decision = actions.issue(actions.send(a_round.decision(), by=office), by=signer)
        assert not Kept.objects.exists()
        line = decision.lines.get()
        mended = actions.draft_correction(decision, [(line, "name", "Tên đã sửa")], "Nhầm.", by=office)
        actions.issue(actions.send(mended, by=office), by=signer)
    assert Kept.objects.filter(ident=decision.pk).count() == 2
    assert b"T\xc3\xaan \xc4\x91\xc3\xa3 s\xe1\xbb\xada" not in _document(download(a_round, decision, "docx"))


def _document(docx: bytes) -> bytes:
    from io import BytesIO
    from zipfile import ZipFile

    return ZipFile(BytesIO(docx)).read("word/document.xml")


def test_a_flipped_byte_is_told_and_the_file_not_given_out(a_round: Settled) -> None:
    decision = issued(a_round)
    assert list(faults()) == []
    row = Kept.objects.get(form="pdf")
    content = bytearray(row.path.read_bytes())
    content[len(content) // 2] ^= 1
    row.path.write_bytes(bytes(content))
    assert list(faults()) == [row]
    with pytest.raises(Refused, match="không còn nguyên như lúc ban hành"):
        kept(decision, "pdf", by=a_round.user("a-office"))
    page = a_round.world.client("a-office").get(reverse("decisions:paper", args=[decision.pk, "pdf"]))
    assert page.status_code == 403
    assert kept(decision, "docx", by=a_round.user("a-office"))


def test_a_row_changed_to_fit_another_file_is_found_by_the_diary(a_round: Settled) -> None:
    import hashlib

    issued(a_round)
    row = Kept.objects.get(form="pdf")
    row.path.write_bytes(b"%PDF-other")
    Kept.objects.filter(pk=row.pk).update(sha256=hashlib.sha256(b"%PDF-other").hexdigest(), size=10)
    assert [f.pk for f in faults()] == [row.pk]


def test_the_command_tells_it(a_round: Settled, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thidua.cli.audit.ready", lambda: None)
    issued(a_round)
    told = CliRunner().invoke(verify, [])
    assert told.exit_code == 0
    assert "2 tệp của văn bản đã ban hành còn nguyên" in told.output
    Kept.objects.get(form="docx").path.unlink()
    told = CliRunner().invoke(verify, [])
    assert told.exit_code == 1
    assert "1 trong 2 tệp" in told.output


def test_the_sweeper_and_the_backup_know_kept_files(a_round: Settled) -> None:
    issued(a_round)
    sweep(older_than=-1)
    assert all(row.path.is_file() for row in Kept.objects.all())
    row = Kept.objects.get(form="pdf")
    row.path.unlink()
    assert missing() == [row]
