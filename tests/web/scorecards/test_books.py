"""Scores by Excel: what a file would change is shown first, its faults by row and column; then it is written."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.web.forms_of import forms_of
from tests.web.scorecards.board import card, line, opened, sent
from tests.web.workbooks import Sheets, read, upload
from tests.web.world import World
from thidua.people import sessions
from thidua.people.models import Batch
from thidua.scorecards.actions.appraising import appraise
from thidua.scorecards.actions.scoring import ask_exempt
from thidua.scorecards.background import appraise_in_background
from thidua.scorecards.compiled import card_result
from thidua.scorecards.models import Change, Line, Scoring
from thidua.scorecards.views import books
from thidua.screens.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_last_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "NOTED_EVERY", 3600)


def got(browser: Client, address: str) -> tuple[str, list[list[Any]], Sheets]:
    """The book as downloaded: the name of its sheet, its rows, all of it."""
    book = read(browser.get(address, {"tai": "1"}).content)
    name = next(iter(book))
    return name, book[name], book


def put(rows: list[list[Any]], key: str, heading: str, value: Any, *, at: int = 0) -> None:
    """Type a value into the row that begins with a code."""
    place = rows[0].index(heading)
    next(row for row in rows[1:] if str(row[at]) == key)[place] = value


def send(browser: Client, address: str, name: str, rows: list[list[Any]]) -> tuple[str, dict[str, str]]:
    """Send a book: the page that shows what it would change, and the fields that agree to it."""
    page = browser.post(address, {"sheet": upload({name: rows})}).content.decode()
    agree = [f for f in forms_of(page) if "rows" in f.fields]
    return page, {k: v for k, (_kind, v) in agree[0].fields.items()} if agree else {}


def test_a_card_goes_out_and_comes_back_filled(world: World) -> None:
    scoring = opened(world)
    mine, browser = card(scoring, "A"), world.client("a-clerk")
    address = reverse("scorecards:own_book", args=[mine.pk])
    name, rows, book = got(browser, address)
    assert [row[0] for row in rows[1:]] == ["1", "1.1", "1.2", "2", "2.1", "2.2", "3", "3.1"]
    assert "Hướng dẫn" in book
    assert rows[-1][rows[0].index("Giải trình")] == "(điểm điều tra)"
    put(rows, "1.1", "Điểm tự chấm", 1.5)
    put(rows, "1.1", "Giải trình", "đã ban hành")
    put(rows, "1.1", "Minh chứng: văn bản, mục, trang", "KH 12, mục II, tr. 3")
    put(rows, "1.2", "Điểm tự chấm", "2,75")
    page, agree = send(browser, address, name, rows)
    assert "2 dòng sẽ đổi" in page
    assert line(scoring, "A", "1.1").own is None, "nothing is written yet"
    assert browser.post(address, agree).status_code == 302
    first = line(scoring, "A", "1.1")
    assert (first.own, first.own_why, first.section) == (
        Decimal("1.5"),
        "đã ban hành",
        "KH 12, mục II, tr. 3",
    )
    assert line(scoring, "A", "1.2").own == Decimal("2.75")
    page, agree = send(browser, address, name, rows)
    assert ("Tệp không đổi gì" in page, agree) == (True, {})


def test_every_fault_has_its_row_and_column_and_right_rows_can_be_taken(world: World) -> None:
    scoring = opened(world)
    mine, browser = card(scoring, "A"), world.client("a-clerk")
    address = reverse("scorecards:own_book", args=[mine.pk])
    name, rows, _ = got(browser, address)
    put(rows, "1.1", "Điểm tự chấm", 2.5)
    put(rows, "1.2", "Điểm tự chấm", "ba")
    put(rows, "2.1", "Điểm tự chấm", 1)
    put(rows, "3.1", "Điểm tự chấm", 1)
    put(rows, "2.2", "Giải trình", "@SUM(1)")
    page, agree = send(browser, address, name, rows)
    assert f'<td>{name}</td><td class="n">3</td><td>Điểm tự chấm</td>' in page
    for told in ("vượt điểm tối đa 2", "Đọc thấy “ba”", "đơn vị không tự chấm", "công thức"):
        assert told in page
    assert "Chỉ ghi 1 dòng đúng" in page
    browser.post(address, agree)
    assert [line(scoring, "A", code).own for code in ("1.1", "2.1")] == [None, Decimal(1)]


def test_the_faulty_rows_come_back_with_notes_and_are_sent_by_themselves(world: World) -> None:
    scoring = opened(world)
    browser, address = world.client("a-clerk"), reverse("scorecards:own_book", args=[card(scoring, "A").pk])
    name, rows, _ = got(browser, address)
    put(rows, "1.1", "Điểm tự chấm", 2.5)
    put(rows, "1.2", "Điểm tự chấm", "ba")
    put(rows, "1.2", "Giải trình", "đã ban hành")
    put(rows, "2.1", "Điểm tự chấm", 1)
    page, agree = send(browser, address, name, rows)
    back = reverse("people:batch_left", args=[Batch.objects.get().pk])
    assert back in page
    browser.post(address, agree)
    entered = reverse("scorecards:entered", args=[Batch.objects.get().pk])
    assert back in browser.get(entered).content.decode()
    assert world.client("b-clerk").get(back).status_code == 404
    body = browser.get(back).content
    mended = read(body)[name]
    assert [row[0] for row in mended[1:]] == ["1.1", "1.2"]
    assert "vượt điểm tối đa 2" in notes(body)
    put(mended, "1.1", "Điểm tự chấm", 2)
    put(mended, "1.2", "Điểm tự chấm", 3)
    page, agree = send(browser, address, name, mended)
    assert "lỗi trong tệp" not in page
    browser.post(address, agree)
    told = [
        (line(scoring, "A", code).own, line(scoring, "A", code).own_why) for code in ("1.1", "1.2", "2.1")
    ]
    assert told == [(2, ""), (3, "đã ban hành"), (1, "")]


def left(browser: Client) -> list[list[Any]]:
    """The faulty rows of the workbook that was sent last."""
    address = reverse("people:batch_left", args=[Batch.objects.latest("pk").pk])
    [rows] = read(browser.get(address).content).values()
    return rows


def notes(body: bytes) -> str:
    """The notes on the cells of a workbook, as they lie in it."""
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        return " ".join(parts.read(n).decode() for n in parts.namelist() if "comments" in n)


def test_a_total_typed_for_an_area_is_compared_and_never_kept(world: World) -> None:
    scoring = opened(world)
    browser, address = world.client("a-clerk"), reverse("scorecards:own_book", args=[card(scoring, "A").pk])
    name, rows, _ = got(browser, address)
    for code, points in (("1", 4), ("1.1", 1.5), ("1.2", 2.5), ("2", 3), ("2.1", 1)):
        put(rows, code, "Điểm tự chấm", points)
    page, agree = send(browser, address, name, rows)
    assert "Mục 1:" not in page
    assert "Dòng 5: Mục 2: tổng ghi 3,00, cộng các mục con được 1,00." in re.sub(r"\s+", " ", page)
    assert "3 dòng sẽ đổi" in page
    browser.post(address, agree)
    assert line(scoring, "A", "2.1").own == 1


def test_a_file_of_another_card_or_no_workbook_is_refused(world: World) -> None:
    scoring = opened(world)
    mine, browser = card(scoring, "A"), world.client("a-clerk")
    address = reverse("scorecards:own_book", args=[mine.pk])
    name, rows, _ = got(world.client("b-clerk"), reverse("scorecards:own_book", args=[card(scoring, "B").pk]))
    page, agree = send(browser, address, name, rows)
    assert ("Đây không phải tệp của phiếu này" in page, agree) == (True, {})
    broken = upload({"x": [[1]]}, "phieu.xlsx")
    broken.file.seek(0)
    broken.file.write(b"not a zip")
    assert 'class="faults"' in browser.post(address, {"sheet": broken}).content.decode()
    own_name, own, _ = got(browser, address)
    page, _ = send(
        browser, address, own_name, [[cell for cell in row if cell != "Giải trình"] for row in own]
    )
    assert "Thiếu cột “Giải trình”" in page
    _, agree = send(
        browser, address, own_name, [[*row[:5], 1 if row[0] == "1.1" else row[5], *row[6:]] for row in own]
    )
    assert world.client("b-clerk").post(address, agree).status_code == 404
    sent(world, scoring, "A")
    late = browser.post(address, agree)
    assert (late.status_code, line(scoring, "A", "1.1").own) in ((409, 2), (422, 2))


def test_an_agency_appraises_by_a_workbook_with_reasons(world: World) -> None:
    scoring = opened(world)
    sent(world, scoring, "A")
    sent(world, scoring, "B")
    browser, address = world.client("b-appraiser"), reverse("scorecards:appraisal_book", args=[scoring.pk])
    assert address in browser.get(reverse("scorecards:queue")).content.decode()
    name, rows, _ = got(browser, address)
    assert [(row[0], row[1]) for row in rows[1:]] == [("1.1", "A"), ("1.1", "B"), ("1.2", "A"), ("1.2", "B")]
    for row in rows[1:]:
        row[rows[0].index("Điểm thẩm định")] = row[rows[0].index("Điểm tự chấm")]
    rows[3][rows[0].index("Điểm thẩm định")] = 2
    page, agree = send(browser, address, name, rows)
    assert "chưa nêu lý do" in page
    assert [row[:2] for row in left(browser)[1:]] == [["1.2", "A"]]
    rows[3][rows[0].index("Lý do")] = "chậm một việc"
    page, agree = send(browser, address, name, rows)
    assert "4 dòng sẽ đổi" in page
    assert browser.post(address, agree).status_code == 302
    of_a = line(scoring, "A", "1.2")
    assert (of_a.appraised, of_a.appraised_why) == (2, "chậm một việc")
    assert Change.objects.filter(voice="appraised").count() == 4
    assert world.client("a-office").get(address).status_code == 403


def test_a_workbook_read_before_another_saved_is_not_written_over_it(world: World) -> None:
    scoring = opened(world)
    sent(world, scoring, "A")
    browser, address = world.client("b-appraiser"), reverse("scorecards:appraisal_book", args=[scoring.pk])
    name, rows, _ = got(browser, address)
    rows[1][rows[0].index("Điểm thẩm định")], rows[1][rows[0].index("Lý do")] = 1, "của tôi"
    _, agree = send(browser, address, name, rows)
    appraise(line(scoring, "A", "1.1"), Decimal("1.5"), "của người khác", by=world.users["b-appraiser"])
    assert browser.post(address, agree).status_code == 409
    assert line(scoring, "A", "1.1").appraised_why == "của người khác"


def test_the_survey_of_several_units_comes_from_a_workbook(world: World) -> None:
    scoring = opened(world)
    ask_exempt(line(scoring, "A", "2.2"), "không có", by=world.users["a-clerk"])
    browser, address = world.client("p-appraiser"), reverse("scorecards:survey_book", args=[scoring.pk])
    name, rows, _ = got(browser, address)
    put(rows, "A", "3.1 Hài lòng", 2.5)
    put(rows, "B", "Không điều tra", "x")
    page, _ = send(browser, address, name, rows)
    assert "vượt điểm tối đa 2" in page
    assert [row[0] for row in left(browser)[1:]] == ["A"]
    put(rows, "A", "3.1 Hài lòng", "1,75")
    page, agree = send(browser, address, name, rows)
    assert browser.post(address, agree).status_code == 302
    assert line(scoring, "A", "3.1").appraised == Decimal("1.75")
    assert [card(scoring, unit).survey_absent for unit in "AB"] == [False, True]
    assert line(scoring, "B", "3.1").appraised is None
    name, rows, _ = got(browser, address)
    assert send(browser, address, name, rows)[1] == {}, "the same file twice changes nothing"


def test_an_absent_survey_stays_absent_and_is_rescaled(world: World) -> None:
    scoring = opened(world)
    sent(world, scoring, "B")
    browser, address = world.client("p-appraiser"), reverse("scorecards:survey_book", args=[scoring.pk])
    name, rows, _ = got(browser, address)
    put(rows, "B", "Không điều tra", "x")
    browser.post(address, send(browser, address, name, rows)[1])
    name, rows, _ = got(browser, address)
    put(rows, "A", "3.1 Hài lòng", 1)
    browser.post(address, send(browser, address, name, rows)[1])
    assert card(scoring, "B").survey_absent
    for desk in scoring.desks.all():
        by = world.users[f"{desk.appraiser.code.lower()}-appraiser"]
        for row in desk.lines.filter(card__unit__code="B", own__isnull=False):
            appraise(row, row.own, "", by=by)
    mine = card(scoring, "B")
    result = card_result(mine, mine.lines.all())
    assert (result.rescaled, result.maximum, result.printed) == (True, Decimal(10), Decimal("93.75"))


@pytest.mark.parametrize("name", ["own_book", "appraisal_book", "survey_book"])
def test_books_ask_as_often_for_two_units_as_for_one(world: World, name: str) -> None:
    made, counts = opened(world), []
    who = {"own_book": "b-clerk", "appraisal_book": "b-appraiser", "survey_book": "p-appraiser"}[name]
    for unit in "AB" if name != "own_book" else "A":
        sent(world, made, unit)
        pk = card(made, "B").pk if name == "own_book" else made.pk
        browser, address = world.client(who), reverse(f"scorecards:{name}", args=[pk])
        browser.get(address, {"tai": "1"})
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(address, {"tai": "1"}).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[-1]


def test_a_large_workbook_is_written_in_the_background(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    scoring = opened(world)
    sent(world, scoring, "A")
    browser, address = world.client("b-appraiser"), reverse("scorecards:appraisal_book", args=[scoring.pk])
    name, rows, _ = got(browser, address)
    for row in rows[1:]:
        row[rows[0].index("Điểm thẩm định")] = row[rows[0].index("Điểm tự chấm")]
    _, agree = send(browser, address, name, rows)
    monkeypatch.setattr(books, "MANY", 1)
    answer = browser.post(address, agree)
    job = Job.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, reverse("screens:job", args=[job.pk]))
    by, batch = world.users["b-appraiser"], Batch.objects.get()
    told = {"job_id": job.pk, "batch_id": batch.pk, "by_id": by.pk}
    Scoring.objects.update(appraise_until=None)
    appraise(line(scoring, "A", "1.1"), Decimal("1.5"), "của người khác", by=by)
    appraise_in_background.call(**told)
    job.refresh_from_db()
    assert (job.state, "đã có người lưu trong lúc đó" in job.told_vi) == ("refused", True)
    Line.objects.filter(card__scoring=scoring).update(appraised=None, appraised_why="")
    appraise_in_background.call(**told)
    job.refresh_from_db()
    assert (job.state, job.told_vi) == ("done", "Đã ghi 2 dòng từ Excel.")
    batch.refresh_from_db()
    assert (batch.state, len(batch.made["lines"])) == ("done", 2)
