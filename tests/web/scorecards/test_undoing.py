"""Scores that came by a workbook go back to exactly what they were, while nobody has gone on."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.scorecards.board import card, line, opened, sent
from tests.web.scorecards.test_books import got, put, send
from tests.web.workbooks import upload
from tests.web.world import World
from thidua.clock import set_to
from thidua.core.errors import Refused
from thidua.people.models import Batch
from thidua.scorecards.actions.appraising import appraise, enter_survey
from thidua.scorecards.actions.entering import enter_book, undo_book
from thidua.scorecards.actions.scoring import OwnMark, score
from thidua.scorecards.models import Change, Line, Scoring

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def marks(scoring: Scoring) -> list[tuple[Any, ...]]:
    """Every mark with its words, and who has no survey."""
    named = ("own", "own_why", "section", "appraised", "appraised_why", "card__survey_absent")
    rows = Line.objects.filter(card__scoring=scoring).order_by("pk")
    return list(rows.values_list("pk", *named))


def own_book(world: World, scoring: Scoring) -> tuple[Client, str, dict[str, str]]:
    """A book of own scores that was sent and shown: the browser, where it stands, the agreement."""
    browser = world.client("a-clerk")
    address = reverse("scorecards:own_book", args=[card(scoring, "A").pk])
    name, rows, _ = got(browser, address)
    put(rows, "1.1", "Điểm tự chấm", 2)
    put(rows, "1.1", "Giải trình", "ban hành đúng hạn")
    put(rows, "2.1", "Minh chứng: văn bản, mục, trang", "QĐ 5, tr. 1")
    return browser, address, send(browser, address, name, rows)[1]


def test_own_scores_of_a_workbook_are_kept_with_their_file_and_taken_back_exactly(world: World) -> None:
    scoring = opened(world)
    typed = [OwnMark("1.1", Decimal("1.25"), "lời cũ", "mục cũ"), OwnMark("2.1", Decimal(1))]
    score(card(scoring, "A"), typed, by=world.users["a-clerk"])
    before = marks(scoring)
    browser, address, agree = own_book(world, scoring)
    browser.post(address, agree)
    assert marks(scoring) != before
    batch = Batch.objects.get()
    assert (batch.kind, batch.state, batch.by) == ("own_scores", "done", world.users["a-clerk"])
    kept = browser.get(reverse("people:batch_file", args=[batch.pk])).content
    assert hashlib.sha256(kept).hexdigest() == batch.sha256
    page = browser.get(reverse("scorecards:entered", args=[batch.pk])).content.decode()
    assert "2 mục đã đổi" in page
    undo = reverse("scorecards:entered_undo", args=[batch.pk])
    shown = browser.get(undo).content.decode()
    assert "lời cũ · mục cũ" in shown, "what comes back is shown first"
    assert '<td class="n">2,00</td><td class="n">1,25</td>' in shown
    browser.post(undo, {"confirmed": "1"})
    assert marks(scoring) == before
    last = Change.objects.filter(line=line(scoring, "A", "1.1")).last()
    assert (last.before, last.after, last.by) == (Decimal(2), Decimal("1.25"), world.users["a-clerk"])
    batch.refresh_from_db()
    assert batch.state == "undone"
    with pytest.raises(Refused, match="đã hoàn tác"):
        undo_book(batch, by=world.users["a-clerk"])


def test_own_scores_stay_once_an_item_was_changed_the_card_was_sent_or_the_time_is_over(world: World) -> None:
    scoring, by = opened(world), world.users["a-clerk"]
    browser, address, agree = own_book(world, scoring)
    browser.post(address, agree)
    batch = Batch.objects.get()
    with set_to(date(2030, 1, 1)), pytest.raises(Refused, match="Hạn tự chấm đã hết"):
        undo_book(batch, by=by)
    score(card(scoring, "A"), [OwnMark("1.1", Decimal(2), "lời khác")], by=by)
    with pytest.raises(Refused, match=r"1 mục đã có người sửa sau khi nhập .*: 1\.1"):
        undo_book(batch, by=by)
    page = browser.get(reverse("scorecards:entered", args=[batch.pk])).content.decode()
    assert "đã có người sửa sau khi nhập" in page
    page = browser.get(reverse("scorecards:entered_undo", args=[batch.pk])).content.decode()
    assert 'aria-disabled="true"' in page
    assert 'name="confirmed"' not in page, "what cannot be done is not offered"
    score(card(scoring, "A"), [OwnMark("1.1", Decimal(2), "ban hành đúng hạn")], by=by)
    sent(world, scoring, "A")
    with pytest.raises(Refused, match="phiếu đã sang bước khác"):
        undo_book(batch, by=by)
    with pytest.raises(Refused, match="không có quyền"):
        undo_book(batch, by=world.users["b-clerk"])
    assert world.client("b-clerk").get(reverse("scorecards:entered", args=[batch.pk])).status_code == 404


def test_appraisals_go_back_with_their_reasons_until_somebody_saves_one(world: World) -> None:
    scoring, by = opened(world), world.users["b-appraiser"]
    sent(world, scoring, "A")
    sent(world, scoring, "B")
    appraise(line(scoring, "A", "1.1"), Decimal("0.5"), "lý do cũ", by=by)
    before = marks(scoring)
    browser, address = world.client("b-appraiser"), reverse("scorecards:appraisal_book", args=[scoring.pk])
    name, rows, _ = got(browser, address)
    for row in rows[1:]:
        row[rows[0].index("Điểm thẩm định")] = row[rows[0].index("Điểm tự chấm")]
    browser.post(address, send(browser, address, name, rows)[1])
    batch = Batch.objects.get(kind="appraisals")
    undo = reverse("scorecards:entered_undo", args=[batch.pk])
    assert "lý do cũ" in browser.get(undo).content.decode()
    browser.post(undo, {"confirmed": "1"})
    assert marks(scoring) == before
    browser.post(address, send(browser, address, name, rows)[1])
    appraise(line(scoring, "B", "1.1"), Decimal("0.25"), "xem lại", by=by)
    again = Batch.objects.filter(kind="appraisals", state="done").latest("pk")
    with pytest.raises(Refused, match=r"Đơn vị mẫu B: 1\.1"):
        undo_book(again, by=by)
    assert line(scoring, "A", "1.1").appraised != Decimal("0.5")


def test_the_survey_goes_back_with_who_had_none(world: World) -> None:
    scoring, by = opened(world), world.users["p-appraiser"]
    before = marks(scoring)
    browser, address = world.client("p-appraiser"), reverse("scorecards:survey_book", args=[scoring.pk])
    name, rows, _ = got(browser, address)
    put(rows, "A", "3.1 Hài lòng", 1.5)
    put(rows, "B", "Không điều tra", "x")
    browser.post(address, send(browser, address, name, rows)[1])
    batch = Batch.objects.get()
    assert card(scoring, "B").survey_absent
    undo_book(batch, by=by)
    assert marks(scoring) == before
    browser.post(address, send(browser, address, name, rows)[1])
    enter_survey(scoring, [], by=by, absent=[])
    with pytest.raises(Refused, match="đã có người sửa sau khi nhập"):
        undo_book(Batch.objects.filter(state="done").latest("pk"), by=by)


def test_a_workbook_is_written_once_by_who_sent_it(world: World) -> None:
    scoring = opened(world)
    browser, address, agree = own_book(world, scoring)
    batch = Batch.objects.get()
    assert "Chưa ghi gì" in browser.get(reverse("scorecards:entered", args=[batch.pk])).content.decode()
    undo = browser.get(reverse("scorecards:entered_undo", args=[batch.pk])).content.decode()
    assert ("Lần nhập này chưa làm" in undo, 'name="confirmed"' in undo) == (True, False)
    browser.post(address, agree)
    with pytest.raises(Refused, match="đã làm rồi"):
        enter_book(batch, by=world.users["a-clerk"])
    with pytest.raises(Refused, match="không có quyền"):
        enter_book(batch, by=world.users["b-clerk"])


def test_the_same_file_again_says_who_sent_it_and_changes_nothing(world: World) -> None:
    scoring = opened(world)
    browser = world.client("a-clerk")
    address = reverse("scorecards:own_book", args=[card(scoring, "A").pk])
    name, rows, _ = got(browser, address)
    put(rows, "1.1", "Điểm tự chấm", 2)
    body = upload({name: rows}).read()
    for _ in range(2):
        file = upload({name: rows})
        file.file.seek(0)
        file.file.write(body)
        file.file.seek(0)
        page = browser.post(address, {"sheet": file}).content.decode()
        batch = Batch.objects.latest("pk")
        browser.post(address, {"rows": str(batch.pk)})
    assert Batch.objects.count() == 1
    assert "Tệp không đổi gì" in page
