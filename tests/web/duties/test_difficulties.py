"""Difficulties raised, answered for all, answered again, taken back; an answer that settles a reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.web.counting import queries
from tests.web.duties.test_duty_pages import told
from tests.web.world import World
from thidua.access import NoRight
from thidua.clock import moment, set_to
from thidua.core.errors import Refused
from thidua.duties import actions
from thidua.duties.actions import NewAnswer, NewDifficulty
from thidua.duties.models import Difficulty, Interpretation
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement
from thidua.people.models import Notice

ANSWER = NewAnswer("Làm một cửa thì tính sao?", "Tính cho đơn vị chủ trì.", "Công văn 5 (mẫu)")


def raised(world: World, movement: Movement, unit: str = "A1", clause: str = "II-1") -> Difficulty:
    told = NewDifficulty(movement, world.units[unit], clause, "Thiếu máy quét ở một cửa.")
    return actions.raise_(told, by=world.users[f"{unit.lower()}-clerk"])


def refusal(do: Callable[[], Any]) -> str:
    with pytest.raises(Refused) as caught:
        do()
    return caught.value.reasons[0].vi


def test_the_office_is_told_and_its_answer_is_read_by_all(world: World, movement: Movement) -> None:
    made = raised(world, movement)
    assert Notice.objects.filter(user=world.users["a-office"], vi__contains="nêu khó khăn").exists()
    answer = actions.answer(made, ANSWER, by=world.users["a-office"])
    made.refresh_from_db()
    assert (made.state, made.answer, answer.letter) == ("answered", answer, "")
    assert Notice.objects.filter(user=world.users["a1-clerk"], vi__contains="đã có trả lời").exists()
    for who in ("a2-clerk", "b-office"):
        page = told(world.client(who), "answers", movement.pk)
        assert "Tính cho đơn vị chủ trì." in page
        assert "Thiếu máy quét" not in page


def test_what_cannot_be_raised_says_why(world: World, movement: Movement) -> None:
    by, new = world.users["a1-clerk"], NewDifficulty(movement, world.units["A1"], "II-1", "Vướng.")
    assert "Ghi khó khăn" in refusal(lambda: actions.raise_(replace(new, words=" "), by=by))
    assert "Chọn khoản" in refusal(lambda: actions.raise_(replace(new, clause="no"), by=by))
    movement.state = "suspended"
    assert "không đang chạy" in refusal(lambda: actions.raise_(new, by=by))
    for who in ("a2-clerk", "b-office", "a-auditor"):
        with pytest.raises(NoRight):
            actions.raise_(new, by=world.users[who])


def test_an_answer_is_whole_and_given_once_by_the_office(world: World, movement: Movement) -> None:
    made, by = raised(world, movement), world.users["a-office"]
    assert "cả câu hỏi" in refusal(lambda: actions.answer(made, replace(ANSWER, words=""), by=by))
    wrong = replace(ANSWER, reading="deadline:IV.2:z")
    assert "không có cách hiểu này" in refusal(lambda: actions.answer(made, wrong, by=by))
    for who in ("a1-clerk", "a-signer", "b-office"):
        with pytest.raises(NoRight):
            actions.answer(made, ANSWER, by=world.users[who])
    actions.answer(made, ANSWER, by=by)
    assert "đã trả lời" in refusal(lambda: actions.answer(made, ANSWER, by=by))
    assert "đã trả lời" in refusal(lambda: actions.withdraw(made, by=world.users["a1-clerk"]))


def test_the_same_question_is_answered_by_the_same_answer(world: World, movement: Movement) -> None:
    by = world.users["a-office"]
    answer = actions.answer(raised(world, movement), ANSWER, by=by)
    second = actions.answer_as(raised(world, movement, "A2"), answer, by=by)
    assert (second.state, second.answer_id, Interpretation.objects.count()) == ("answered", answer.pk, 1)
    actions.withdraw_answer(answer, by=by)
    assert set(Difficulty.objects.values_list("state", "answer")) == {("open", None)}
    assert "đã rút" in refusal(lambda: actions.withdraw_answer(answer, by=by))
    answer.refresh_from_db()
    assert "không còn dùng" in refusal(lambda: actions.answer_as(second, answer, by=by))
    assert "Tính cho đơn vị" not in told(world.client("a1-clerk"), "answers", movement.pk)


def test_a_difficulty_is_taken_back_before_its_answer(world: World, movement: Movement) -> None:
    made = actions.withdraw(raised(world, movement), by=world.users["a1-clerk"])
    assert made.state == "withdrawn"
    assert "đã rút" in refusal(lambda: actions.answer(made, ANSWER, by=world.users["a-office"]))


def test_an_answer_that_chooses_a_reading_is_written_into_the_draft(world: World, movement: Movement) -> None:
    """The plan then says by which document the reading holds, and since when; the movement keeps its version."""
    by = world.users["a-office"]
    mark = next(m for m in plan_of(movement.plan).sorted_as("deadline") if m.body.get("reading"))
    made = raised(world, movement, clause=mark.clause)
    answer = actions.answer(made, replace(ANSWER, reading=f"deadline:{mark.name}:b"), by=by)
    draft = actions.settle(answer, by=by)
    assert (draft.state, draft.number, movement.plan.number) == ("draft", 2, 1)
    written = next(m for m in plan_of(draft).sorted_as("deadline") if m.name == mark.name)
    assert written.body["reading"] == "b"
    assert written.body["settled_by"] == "Công văn 5 (mẫu)"
    assert written.body["settled_on"] == date(2024, 11, 1)
    assert "theo Công văn 5 (mẫu), từ 01/11/2024" in plan_of(draft).read_as(written, "b").vi
    assert actions.settle(answer, by=by).pk == draft.pk
    for who in ("a1-clerk", "a-signer", "b-office"):
        with pytest.raises(NoRight):
            actions.settle(answer, by=world.users[who])


def test_an_answer_without_a_reading_changes_no_plan(world: World, movement: Movement) -> None:
    answer = actions.answer(raised(world, movement), ANSWER, by=world.users["a-office"])
    assert "không chọn cách hiểu" in refusal(lambda: actions.settle(answer, by=world.users["a-office"]))


def test_lists_ask_as_often_for_three_rows_as_for_one(world: World, movement: Movement) -> None:
    client, by = world.client("a-office"), world.users["a-office"]
    pages = [reverse(f"duties:{n}", args=[movement.pk]) for n in ("difficulties", "answers")]
    raised(world, movement)
    actions.answer(raised(world, movement), ANSWER, by=by)
    one = [queries(client, page) for page in pages]
    for unit in ("A1", "A2"):
        raised(world, movement, unit)
        actions.answer(raised(world, movement, unit), ANSWER, by=by)
    assert [queries(client, page) for page in pages] == one == [10, 8]


def test_the_list_tells_how_long_each_has_waited(world: World, movement: Movement) -> None:
    raised(world, movement)
    with set_to(moment(date(2024, 12, 11))):
        raised(world, movement, "A2")
        page = told(world.client("a-office"), "difficulties", movement.pk)
        assert "2 khó khăn chờ trả lời, lâu nhất 40 ngày" in page
        assert "lâu nhất 40 ngày" in world.client("a-office").get("/").content.decode()
        own = told(world.client("a2-clerk"), "difficulties", movement.pk)
        assert "1 khó khăn chờ trả lời, lâu nhất 0 ngày" in own
        assert "Đơn vị mẫu A1" not in own
    assert "khớp bộ lọc" in told(world.client("a-office"), "difficulties", movement.pk, q="khong co")
    assert "Thiếu máy quét" in told(world.client("a-office"), "difficulties", movement.pk, q="thieu may")


@pytest.mark.slow
def test_raising_and_answering_on_screen(world: World, movement: Movement) -> None:
    clerk, office = world.client("a1-clerk"), world.client("a-office")
    assert "Chưa có khó khăn nào" in told(clerk, "difficulties", movement.pk)
    at = reverse("duties:raise", args=[movement.pk])
    typed = {"unit": world.units["A1"].pk, "clause": "II-1", "words": "Thiếu máy quét"}
    assert clerk.post(at, typed | {"words": "", "once": str(uuid4())}).status_code == 422
    assert clerk.post(at, typed | {"once": str(uuid4())}).status_code == 302
    made = Difficulty.objects.get()
    assert "Trả lời khó khăn" not in told(clerk, "difficulty", made.pk)
    assert "Trả lời khó khăn" in told(office, "difficulty", made.pk)
    assert world.client("b-office").get(reverse("duties:difficulty", args=[made.pk])).status_code == 404
    answer = {"question": "Máy quét lấy ở đâu?", "words": "Dùng kinh phí thường xuyên.", "document": ""}
    to = reverse("duties:answer", args=[made.pk])
    assert office.post(to, answer | {"once": str(uuid4())}).status_code == 302
    assert "Dùng kinh phí thường xuyên" in told(clerk, "difficulty", made.pk)
    assert "Máy quét lấy ở đâu?" in told(world.client("a2-clerk"), "duty", movement.pk, "II-1")
    second = raised(world, movement, "A2")
    assert "Dùng trả lời đã có" in told(office, "difficulty", second.pk)
    given = Interpretation.objects.get()
    as_ = reverse("duties:answer_as", args=[second.pk])
    assert office.post(as_, {"answer": given.pk, "once": str(uuid4())}).status_code == 302
    back = reverse("duties:answer_withdraw", args=[given.pk])
    assert "chờ trả lời lại" in office.get(back).content.decode()
    assert office.post(back, {"confirmed": "1", "once": str(uuid4())}).status_code == 302
    gone = reverse("duties:difficulty_withdraw", args=[made.pk])
    assert clerk.post(gone, {"once": str(uuid4())}).status_code == 302
    made.refresh_from_db()
    assert made.state == "withdrawn"


@pytest.mark.slow
def test_a_reading_is_chosen_and_written_on_screen(world: World, movement: Movement) -> None:
    office = world.client("a-office")
    mark = next(m for m in plan_of(movement.plan).sorted_as("deadline") if m.body.get("reading"))
    made = raised(world, movement, clause=mark.clause)
    to = reverse("duties:answer", args=[made.pk])
    assert "nộp ngày 10/01 vẫn kịp" in office.get(to).content.decode()
    typed = {
        "question": "Ngày 10/01 có kịp không?",
        "words": "Vẫn kịp.",
        "reading": f"deadline:{mark.name}:b",
    }
    assert office.post(to, typed | {"once": str(uuid4())}).status_code == 302
    assert "Ghi vào kế hoạch" in told(office, "answers", movement.pk)
    into = reverse("duties:answer_settle", args=[Interpretation.objects.get().pk])
    assert "nộp ngày 10/01 vẫn kịp" in office.get(into).content.decode()
    led = office.post(into, {"confirmed": "1", "once": str(uuid4())})
    assert led.status_code == 302
    assert "/ke-hoach/" in led.headers["Location"]
    assert world.client("a1-clerk").get(into).status_code == 403
