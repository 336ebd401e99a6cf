"""The archive of a movement: whole, linked, sealed; for the public without what is not theirs."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner

from tests.web.everything import Everything
from thidua.archive.packing import pack
from thidua.archive.verifier import faults, seal_line
from thidua.archive.writing import write
from thidua.cli import app
from thidua.core.errors import Refused
from thidua.decisions.models import Decision
from thidua.nominations.models import Nomination
from thidua.people.models import Person
from thidua.records.models import Kept

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def kept(made: Everything) -> None:
    """Files of issued papers, where the world has only their rows; one of a published decision."""
    decision = Decision.objects.get(movement=made["movement"], state="published")
    Kept.objects.filter(kind="decisions.decision").update(ident=decision.pk)
    for row in Kept.objects.all():
        if not row.path.is_file():
            content = f"tệp mẫu {row}".encode()
            row.stored, row.sha256 = f"{row.pk:040x}", hashlib.sha256(content).hexdigest()
            row.path.parent.mkdir(parents=True, exist_ok=True)
            row.path.write_bytes(content)
            row.save()


@pytest.fixture
def folder(made: Everything, tmp_path: Path) -> Path:
    """The whole archive of the movement in which everything has happened."""
    out = tmp_path / "goi"
    write(made["movement"], out)
    return out


def pages(folder: Path) -> Iterator[Path]:
    """Every page of an archive."""
    yield from sorted(folder.rglob("*.html"))


def words(folder: Path) -> str:
    """Everything that an archive says in text."""
    files = (p for p in sorted(folder.rglob("*")) if p.suffix in {".html", ".csv", ".json", ".jsonl", ".js"})
    return "\n".join(p.read_text("utf-8") for p in files)


def test_every_link_leads_to_a_place_in_the_archive(folder: Path) -> None:
    lost = []
    for page in pages(folder):
        for link in re.findall(r'(?:href|src)="([^"]+)"', page.read_text("utf-8")):
            path, _, anchor = unquote(link).partition("#")
            target = (page.parent / path).resolve() if path else page
            inside = target.is_file() and folder.resolve() in target.parents
            if not inside or (anchor and f'id="{anchor}"' not in target.read_text("utf-8")):
                lost.append(f"{page.name}: {link}")
    assert lost == []


def test_every_award_leads_to_its_reasons(made: Everything, folder: Path) -> None:
    front = (folder / "index.html").read_text("utf-8")
    led = re.findall(r'href="(ho-so/[^"]+)"', front)
    assert led
    for path in led:
        if Nomination.objects.get(code=Path(path).stem).verdict is None:
            continue
        assert 'class="clauses"' in (folder / path).read_text("utf-8")


def test_every_dossier_that_was_sent_has_its_page(made: Everything, folder: Path) -> None:
    sent = Nomination.objects.filter(movement=made["movement"]).exclude(submitted_at=None)
    assert {p.stem for p in (folder / "ho-so").glob("*.html")} == {n.code for n in sent}


def test_papers_lie_there_as_they_were_issued(folder: Path) -> None:
    listed = json.loads((folder / "danh-muc.json").read_text("utf-8"))
    issued = {k.sha256 for k in Kept.objects.filter(kind="decisions.decision")}
    assert issued
    assert issued <= {told["sha256"] for told in listed.values()}


def test_pages_need_no_script_and_nothing_from_outside(folder: Path) -> None:
    for page in pages(folder):
        text = page.read_text("utf-8")
        assert "<script" not in text or page.name == "tim.html"
        assert not re.search(r'(?:href|src)="(?:https?:)?//', text)


@pytest.mark.parametrize("part", [0.0, 0.5, 1.0])
def test_any_changed_byte_is_noticed(folder: Path, part: float) -> None:
    assert faults(folder) == []
    silent = []
    for path in (p for p in sorted(folder.rglob("*")) if p.is_file()):
        whole = path.read_bytes()
        at = min(int(len(whole) * part), len(whole) - 1)
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        if not faults(folder):
            silent.append(path.name)
        path.write_bytes(whole)
    assert silent == []
    assert faults(folder) == []


def test_a_file_more_or_less_is_noticed(folder: Path) -> None:
    (folder / "them.txt").write_text("thêm", "utf-8")
    (folder / "lich.html").unlink()
    assert [f.partition(":")[0] for f in faults(folder)] == ["lich.html", "them.txt"]


def test_an_entry_of_the_diary_that_was_written_anew_is_named(folder: Path) -> None:
    diary = folder / "nhat-ky.jsonl"
    first, *rest = diary.read_text("utf-8").splitlines()
    entry = json.loads(first)
    entry["told"] = {"to": "khác"}
    diary.write_text("\n".join([json.dumps(entry), *rest]), "utf-8")
    assert any(f"mục {entry['number']}" in f for f in faults(folder))


def test_the_check_that_lies_in_the_archive_needs_python_alone(folder: Path) -> None:
    command = [sys.executable, "-I", "-S", folder / "kiem-tra.py"]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder.parent)
    assert (run.returncode, seal_line(folder) in run.stdout) == (0, True)
    (folder / "index.html").write_text("khác", "utf-8")
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1


def test_a_zip_is_checked_byte_for_byte(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "goi.zip"
    pack(folder, target)
    whole = target.read_bytes()
    assert CliRunner().invoke(app, ["archive", "verify", str(target)]).exit_code == 0
    for at in range(0, len(whole), max(1, len(whole) // 40)):
        target.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert CliRunner().invoke(app, ["archive", "verify", str(target)]).exit_code == 1, at


def test_grounds_that_are_private_stay_out_unless_asked_for(made: Everything, tmp_path: Path) -> None:
    nomination = Nomination.objects.filter(movement=made["movement"]).exclude(verdict=None).first()
    assert nomination
    told = {"clause": "II.1", "kind": "no_discipline", "answer": "unmet", "reason": "bị khiển trách mẫu"}
    leaf = told | {"evidence": ["discipline:mau/1"], "private": True}
    nomination.verdict = nomination.verdict | {"answer": "unmet", "criteria": [leaf]}
    nomination.save()
    for name, private in (("thuong", False), ("rieng", True)):
        write(made["movement"], tmp_path / name, private=private)
        said = words(tmp_path / name)
        assert ("bị khiển trách mẫu" in said, "discipline:mau/1" in said) == (private, private)


def test_the_public_archive_names_nobody_but_those_awarded(made: Everything, tmp_path: Path) -> None:
    out = tmp_path / "cong-khai"
    write(made["movement"], out, public=True)
    said = words(out)
    awarded = set(Nomination.objects.filter(awarded__honour__isnull=False).values_list("person", flat=True))
    others = Person.objects.exclude(pk__in=[pk for pk in awarded if pk])
    assert [p.name for p in others if p.name in said] == []
    assert faults(out) == []
    assert not any((out / name).exists() for name in ("nhat-ky.jsonl", "van-ban", "so-lieu"))


def test_a_paper_that_is_gone_refuses_the_whole(made: Everything, tmp_path: Path) -> None:
    row = Kept.objects.filter(kind="decisions.decision").first()
    assert row
    aside = tmp_path / "de-rieng"
    shutil.move(row.path, aside)
    try:
        with pytest.raises(Refused, match="không còn nguyên"):
            write(made["movement"], tmp_path / "goi")
        assert [p.name for p in tmp_path.iterdir()] == ["de-rieng"]
    finally:
        shutil.move(aside, row.path)


def test_the_command_takes_a_number_a_code_or_words(made: Everything, tmp_path: Path) -> None:
    movement = made["movement"]
    told = CliRunner().invoke(app, ["archive", str(movement.pk), "--out", str(tmp_path / "a"), "--zip"])
    assert told.exit_code == 0
    assert (tmp_path / "a.zip").is_file()
    line = told.output.strip().rpartition(" ")[2]
    assert CliRunner().invoke(app, ["archive", "verify", str(tmp_path / "a"), "--seal", line]).exit_code == 0
    other = CliRunner().invoke(app, ["archive", "verify", str(tmp_path / "a"), "--seal", "0" * 64])
    assert other.exit_code == 1
    with pytest.raises(Refused, match="Chọn theo số"):
        CliRunner().invoke(app, ["archive", "khong-co-phong-trao-nay"], catch_exceptions=False)
    again = CliRunner().invoke(app, ["archive", str(movement.pk), "--out", str(tmp_path / "a")])
    assert isinstance(again.exception, Refused)


def test_what_a_movement_lived_by_is_kept(made: Everything, folder: Path) -> None:
    """Duties with what was reported, difficulties, checks, stories and reports; the public one has stories alone."""
    duties = (folder / "nhiem-vu.html").read_text("utf-8")
    assert made["duty_report.confirmed"].words in duties
    assert made["difficulty"].words in duties
    assert made["finding"].words in duties
    stories = (folder / "dien-hinh.html").read_text("utf-8")
    story = made["story.published"]
    assert (story.title in stories) == (story.movement_id == made["movement"].pk)
    assert (folder / "bao-cao.html").is_file()


def test_the_public_one_has_stories_and_answers_but_no_reports(made: Everything, tmp_path: Path) -> None:
    out = tmp_path / "cong-khai"
    write(made["movement"], out, public=True)
    assert (out / "dien-hinh.html").is_file()
    assert made["interpretation"].words in (out / "cach-hieu.html").read_text("utf-8")
    assert not (out / "bao-cao.html").exists()
    assert made["difficulty"].words not in words(out)
