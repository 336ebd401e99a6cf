"""Minutes and letters edited in Word: issued by their own acts, in the words of the hand, with their code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document

from tests.documents.reading import pages
from tests.web.councils.sitting import sitting
from tests.web.decisions.round import DAY, settled
from tests.web.world import World
from thidua.clock import set_to
from thidua.core.errors import Refused
from thidua.councils import actions as councils
from thidua.decisions import actions as decisions
from thidua.decisions.models import Letter
from thidua.movements.models import Round
from thidua.papers.actions import drop_edit, edit
from thidua.papers.queries import Which, content, one
from thidua.records.actions import keep
from thidua.records.keeping import kept
from thidua.records.models import Paper

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NEW = "Đoạn do cơ quan viết thêm."


@pytest.fixture(autouse=True)
def _that_day() -> Iterator[None]:
    cache.clear()
    with set_to(DAY):
        yield


def edited(round_: Round, slug: str, ident: int, by: Any, reason: str = "Ý kiến của chủ tọa.") -> None:
    """The paper with a paragraph more before its last one."""
    found = one(round_, slug, ident, by)
    assert found is not None
    package, out = Document(BytesIO(content(found, round_, "docx", by))), BytesIO()
    spoken = [p for p in package.paragraphs if p.style.style_id == "PaperBody" and p.text.strip()]
    spoken[-1].insert_paragraph_before(NEW, style=spoken[-1].style)
    package.save(out)
    file = keep(SimpleUploadedFile("sua.docx", out.getvalue()), by=by)
    edit(Which(round_, slug, ident), file, reason, by=by)


def told(thing: Any, status: int = 200) -> str:
    code = Paper.objects.get(kind=thing._meta.label_lower, ident=thing.pk).code
    response = Client().get(reverse("decisions:check"), {"ma": code})
    assert response.status_code == status
    return str(response.content.decode())


def test_minutes_are_signed_in_the_words_of_the_hand_and_checked_by_their_code(world: World) -> None:
    council = sitting(world)
    case = council.appraised("a1")
    round_, secretary = case.round, council.user("a-secretary")
    called = council.called(case)
    with pytest.raises(Refused, match="sau khi kiểm phiếu"):
        edited(round_, "bien-ban", called.pk, secretary)
    called.session.items.all().delete()
    agenda = council.counted((council.appraised("a3", "A2"), 8))
    edited(round_, "bien-ban", agenda.pk, secretary)
    councils.sign_minutes(agenda, by=secretary)
    with pytest.raises(Refused, match="trước khi thư ký ký"):
        edited(round_, "bien-ban", agenda.pk, secretary)
    signed = councils.sign_minutes(agenda, by=council.user("a-chair"))
    words = " ".join(pages(kept(signed, "pdf", by=secretary) or b""))
    code = Paper.objects.get(kind="councils.agenda").code
    assert NEW in words
    assert code in words
    page = told(signed)
    for part in ("Biên bản họp Hội đồng", signed.minutes.text, signed.agency.name):
        assert part in page
    assert case.person.name not in page


def test_minutes_whose_words_no_longer_fit_are_not_signed(world: World) -> None:
    council = sitting(world)
    agenda = council.counted((council.appraised("a1"), 8))
    secretary = council.user("a-secretary")
    edited(agenda.round, "bien-ban", agenda.pk, secretary)
    councils.write_minutes(agenda, None, None, "Kết luận mới.", by=secretary)
    with pytest.raises(Refused, match="Số liệu của giấy tờ đã đổi"):
        councils.sign_minutes(agenda, by=secretary)
    drop_edit(Which(agenda.round, "bien-ban", agenda.pk), by=secretary)
    councils.sign_minutes(agenda, by=secretary)


def a_letter(world: World) -> tuple[Letter, Callable[[str], Any]]:
    """A letter to one not chosen, and the accounts."""
    a_round = settled(world)
    a_round.passed("a1")
    a_round.passed("a3", "A2", met=False)
    decision = decisions.send(a_round.decision(), by=a_round.user("a-office"))
    decisions.issue(decision, by=a_round.user("a-signer"))
    return Letter.objects.get(), a_round.user


def test_a_letter_edited_in_word_is_read_again_and_sent_as_it_was_edited(world: World) -> None:
    letter, user = a_letter(world)
    round_, office = letter.nomination.round, user("a-office")
    decisions.read_letter(letter, by=office)
    edited(round_, "thu", letter.pk, office)
    with pytest.raises(Refused, match="chưa ai đọc lại"):
        decisions.send_letters([letter], by=office)
    decisions.read_letter(letter, by=office)
    [sent] = decisions.send_letters([letter], by=office)
    words = " ".join(pages(kept(sent, "pdf", by=office) or b""))
    assert NEW in words
    assert Paper.objects.get(kind="decisions.letter").code in words
    page = told(sent)
    assert "Thư thông báo kết quả" in page
    assert str(sent) not in page
    with pytest.raises(Refused, match="lời văn không đổi nữa"):
        edited(round_, "thu", letter.pk, office)


def test_a_letter_takes_a_number_where_the_agency_keeps_a_book_of_letters(world: World) -> None:
    letter, user = a_letter(world)
    office = user("a-office")
    decisions.read_letter(letter, by=office)
    [sent] = decisions.send_letters([letter], by=office)
    if sent.number is None:
        assert "Số:" not in " ".join(pages(kept(sent, "pdf", by=office) or b""))
    else:
        assert f"Số: {sent.number.text}" in " ".join(pages(kept(sent, "pdf", by=office) or b""))
        assert sent.number_kept is not None
