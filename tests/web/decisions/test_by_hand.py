"""A draft edited in Word: its words come back, all else stays the system's."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from tests.web.decisions.round import Settled
from thidua.audit.models import Entry
from thidua.core.errors import Refused
from thidua.decisions import actions
from thidua.decisions.actions.hand import drop_edit, edit_words
from thidua.decisions.models import Decision
from thidua.records.actions import keep
from thidua.records.keeping import kept
from thidua.records.models import File, Reworded

pytestmark = pytest.mark.slow

NEW = "Nguồn chi theo quy chế chi tiêu nội bộ mẫu."


@pytest.fixture
def draft(a_round: Settled) -> Decision:
    a_round.passed(None)
    a_round.passed("a1")
    return a_round.decision()


def downloaded(a_round: Settled, decision: Decision, ending: str = "docx") -> bytes:
    address = reverse("decisions:paper", args=[decision.pk, ending])
    return a_round.world.client("a-office").get(address).content  # type: ignore[no-any-return]  # the client of tests has no types


def edited(a_round: Settled, decision: Decision, change: Callable[[Any], None]) -> SimpleUploadedFile:
    """The draft as somebody changed it in Word."""
    package, out = Document(BytesIO(downloaded(a_round, decision))), BytesIO()
    change(package)
    package.save(out)
    return SimpleUploadedFile("sua.docx", out.getvalue())


def article(package: Any) -> Any:
    return next(p for p in package.paragraphs if p.text.startswith("Điều 2"))


def add_sentence(package: Any) -> None:
    article(package).add_run(f" {NEW}")


def add_paragraph(package: Any) -> None:
    article(package).insert_paragraph_before("Đoạn thêm vào.")


def uploaded(a_round: Settled, decision: Decision, change: Callable[[Any], None] = add_sentence) -> File:
    return keep(edited(a_round, decision, change), by=a_round.user("a-office"))


def texts(docx: bytes) -> str:
    package = Document(BytesIO(docx))
    cells = [c.text for t in package.tables for r in t.rows for c in r.cells]
    return "\n".join([*(p.text for p in package.paragraphs), *cells])


def test_words_come_back_and_number_date_and_list_stay_the_systems(a_round: Settled, draft: Decision) -> None:
    office, signer = a_round.user("a-office"), a_round.user("a-signer")
    was = texts(downloaded(a_round, draft))
    edition = edit_words(draft, uploaded(a_round, draft), by=office)
    (change,) = edition.changes
    assert change[1] == f"{change[0]} {NEW}"
    assert Entry.objects.get(action="decision.edit_words").told == {
        "sha256": edition.file.sha256,
        "changes": 1,
    }
    assert texts(downloaded(a_round, draft)) == was.replace(change[0], change[1])
    decision = actions.issue(actions.send(draft, by=office), by=signer)
    issued = texts(kept(decision, "docx", by=office) or b"")
    assert NEW in issued
    assert "12/QĐ-STP" in issued
    assert "ngày 08 tháng 01 năm 2025" in issued
    assert "DỰ THẢO" not in issued
    assert "…" not in issued.split("Kèm theo")[1][:80]


def test_paragraphs_may_be_added_and_left_out(a_round: Settled, draft: Decision) -> None:
    edit_words(draft, uploaded(a_round, draft, add_paragraph), by=a_round.user("a-office"))
    assert "Đoạn thêm vào.\nĐiều 2" in texts(downloaded(a_round, draft))

    def leave_out(package: Any) -> None:
        found = next(p for p in package.paragraphs if p.text == "Đoạn thêm vào.")
        found._p.getparent().remove(found._p)
        add_sentence(package)

    edit_words(draft, uploaded(a_round, draft, leave_out), by=a_round.user("a-office"))
    told = texts(downloaded(a_round, draft))
    assert "Đoạn thêm vào" not in told
    assert NEW in told
    assert Reworded.objects.filter(ended_at=None).count() == 1


@pytest.mark.parametrize("text", ["Cá nhân mẫu a1", "Số:", "Nơi nhận:"])
def test_list_number_and_recipients_are_not_taken_from_a_hand(
    a_round: Settled, draft: Decision, text: str
) -> None:
    def change(package: Any) -> None:
        cells = (c for t in package.tables for r in t.rows for c in r.cells)
        paragraph = next(p for c in cells for p in c.paragraphs if text in p.text)
        paragraph.runs[0].text = "Người khác"

    with pytest.raises(Refused, match="do hệ thống ghi"):
        edit_words(draft, uploaded(a_round, draft, change), by=a_round.user("a-office"))
    assert not Reworded.objects.exists()


def test_the_line_that_names_number_and_date_is_not_changed(a_round: Settled, draft: Decision) -> None:
    def change(package: Any) -> None:
        paragraph = next(p for p in package.paragraphs if p.text.startswith("(Kèm theo"))
        paragraph.runs[0].text = "(Kèm theo Quyết định số 99/QĐ-STP"

    with pytest.raises(Refused, match="Dòng này do hệ thống ghi"):
        edit_words(draft, uploaded(a_round, draft, change), by=a_round.user("a-office"))


def test_undone_before_issue_and_never_after(a_round: Settled, draft: Decision) -> None:
    office, file = a_round.user("a-office"), uploaded(a_round, draft)
    was = downloaded(a_round, draft)
    edit_words(draft, file, by=office)
    drop_edit(draft, by=office)
    assert downloaded(a_round, draft) == was
    actions.send(draft, by=office)
    for act in (lambda: edit_words(draft, file, by=office), lambda: drop_edit(draft, by=office)):
        with pytest.raises(Refused, match="đã trình ký"):
            act()


def test_words_that_no_longer_fit_are_not_sent(a_round: Settled, draft: Decision) -> None:
    office = a_round.user("a-office")
    edit_words(draft, uploaded(a_round, draft), by=office)
    actions.take_out(draft.lines.last(), by=office)
    with pytest.raises(Refused, match="Số liệu của giấy tờ đã đổi"):
        actions.send(draft, by=office)
    drop_edit(draft, by=office)
    assert actions.send(draft, by=office).state == "for_signature"


def test_hostile_and_strange_files_are_refused(a_round: Settled, draft: Decision) -> None:
    client, address = a_round.world.client("a-office"), reverse("decisions:edit", args=[draft.pk])
    for name, content, words in (
        ("sua.docx", b"PK\x03\x04 not a package", "sua.docx"),
        ("sua.docm", b"PK\x03\x04", "sua.docm"),
        ("sua.docx", downloaded(a_round, draft), "Không có chữ nào khác"),
    ):
        told = client.post(address, {"file": SimpleUploadedFile(name, content)}).content.decode()
        assert words in told
    assert not Reworded.objects.exists()


def test_on_the_page_who_when_and_what_differs(a_round: Settled, draft: Decision) -> None:
    client, address = a_round.world.client("a-office"), reverse("decisions:edit", args=[draft.pk])
    answer = client.post(address, {"file": edited(a_round, draft, add_sentence)})
    assert answer["Location"] == address
    page = client.get(address).content.decode()
    assert f"{NEW}</ins>" in page
    assert a_round.user("a-office").name in page
    assert (
        "bản sửa trong Word của"
        in client.get(reverse("decisions:decision", args=[draft.pk])).content.decode()
    )
    client.post(reverse("decisions:unedit", args=[draft.pk]))
    assert not Reworded.objects.filter(ended_at=None).exists()
    assert a_round.world.client("b-office").get(address).status_code == 404
    assert a_round.world.client("a-signer").get(address).status_code == 403
