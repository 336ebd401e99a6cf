"""Issued papers are signed where the office has set a certificate, and only there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.documents.keys import NAME, PASSWORD, in_files
from tests.web.decisions.round import DAY, Settled, settled
from tests.web.records.test_keeping import download, issued
from tests.web.world import World
from thidua.cli.audit import file
from thidua.clock import set_to
from thidua.core.errors import Refused
from thidua.records.keeping import kept
from thidua.records.models import Kept
from thidua.records.signing import signatures_of

pytestmark = pytest.mark.slow


@pytest.fixture
def a_round(world: World) -> Settled:
    return settled(world)


@pytest.fixture
def with_file(settings: Any, tmp_path: Path) -> Path:
    made, roots = in_files(tmp_path)
    given = {"file": str(made), "password": PASSWORD, "roots": str(roots)}
    settings.SIGN = settings.SIGN | given
    return made


@pytest.mark.usefixtures("with_file")
def test_what_is_issued_is_signed_once(a_round: Settled) -> None:
    decision = issued(a_round)
    made = download(a_round, decision, "pdf")
    (one,) = signatures_of(made)
    assert (one.by, one.intact, one.trusted) == (NAME, True, True)
    assert download(a_round, decision, "pdf") == made
    assert "được ký số" in issuing_page(a_round)


def issuing_page(a_round: Settled) -> str:
    from django.urls import reverse

    from thidua.decisions import actions

    with set_to(DAY):
        a_round.passed("a3", "A2")
        sent = actions.send(a_round.decision(), by=a_round.user("a-office"))
        client = a_round.world.client("a-signer")
        return client.get(reverse("decisions:issue", args=[sent.pk])).content.decode()


def test_without_a_certificate_everything_is_as_before(a_round: Settled) -> None:
    assert signatures_of(download(a_round, issued(a_round), "pdf")) == []
    assert "được ký số" not in issuing_page(a_round)


def test_the_certificate_of_another_agency_is_not_used(
    a_round: Settled, with_file: Path, settings: Any
) -> None:
    settings.SIGN = settings.SIGN | {"agency": a_round.world.units["B"].code}
    assert signatures_of(download(a_round, issued(a_round), "pdf")) == []


def test_while_it_cannot_be_signed_nothing_is_kept(a_round: Settled, with_file: Path, settings: Any) -> None:
    right = settings.SIGN
    settings.SIGN = right | {"password": "sai"}
    decision = issued(a_round)
    with pytest.raises(Refused, match="Chưa ký số được"):
        kept(decision, "pdf", by=a_round.user("a-office"))
    assert not Kept.objects.exists()
    settings.SIGN = right
    assert signatures_of(download(a_round, decision, "pdf"))


@pytest.mark.usefixtures("with_file")
def test_the_command_tells_a_flipped_byte(
    a_round: Settled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("thidua.cli.audit.ready", lambda: None)
    made, paper = download(a_round, issued(a_round), "pdf"), tmp_path / "qd.pdf"
    paper.write_bytes(made)
    told = CliRunner().invoke(file, [str(paper)])
    assert told.exit_code == 0
    assert f"Chữ ký số của {NAME}" in told.output
    assert "Đúng từng byte với tệp đã ban hành" in told.output
    paper.write_bytes(made[:2000] + bytes([made[2000] ^ 1]) + made[2001:])
    told = CliRunner().invoke(file, [str(paper)])
    assert told.exit_code == 1
    assert "Không giống tệp nào" in told.output
