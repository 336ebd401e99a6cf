"""From the draft to the decision: what each step asks, what it refuses, and what the criteria then read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.web.initiatives.made import STEPS, TEXTS, appraised, council, heard, recognised, written
from tests.web.world import DAY, World
from thidua import access
from thidua.audit.models import Entry
from thidua.clock import moment, set_to
from thidua.core.errors import Refused
from thidua.core.facts import tables
from thidua.core.wording import fold
from thidua.evidence.facts import put
from thidua.evidence.models import Fact
from thidua.evidence.resting import rest_on
from thidua.initiatives import actions
from thidua.initiatives.actions import Found, NewAdoption, NewAuthor, NewInitiative
from thidua.initiatives.actions.writing import page_of
from thidua.initiatives.models import Initiative, Recognition
from thidua.initiatives.queries.heard import waiting
from thidua.initiatives.queries.lists import alike, used_for
from thidua.nominations.actions import case
from thidua.nominations.actions.creating import create
from thidua.people.models import Person, User
from thidua.voting import actions as voting
from thidua.voting.actions import NewSession


def because(refused: pytest.ExceptionInfo[Refused]) -> str:
    return " ".join(say.vi for say in refused.value.reasons)


def test_a_draft_is_sent_only_when_it_is_complete_and_shares_are_whole(ready: World) -> None:
    by, someone = ready.users["a2-person"], ready.people["a2"]
    made = actions.register(NewInitiative(someone.unit, "Tên mẫu", someone), by=by)
    with pytest.raises(Refused) as refused:
        actions.submit(made, by=by)
    assert "còn thiếu vấn đề" in because(refused)
    actions.save(made, TEXTS, [NewAuthor(someone.name, Decimal("66.5"), someone)], DAY, by=by)
    with pytest.raises(Refused) as refused:
        actions.submit(made, by=by)
    assert "66,5%" in because(refused)
    actions.save(made, TEXTS, [NewAuthor(someone.name, Decimal(100), someone)], DAY, by=by)
    assert actions.submit(made, by=by).state == "submitted"
    with pytest.raises(Refused):
        actions.save(made, TEXTS, [], DAY, by=by)


def test_it_is_sent_inside_the_window_and_mended_at_any_time(ready: World) -> None:
    office, made = ready.users["a-office"], written(ready)
    with set_to(date(2024, 12, 1)), pytest.raises(Refused) as refused:
        actions.submit(made, by=office)
    assert "đến hết 30/11/2024" in because(refused)
    actions.submit(made, by=office)
    with pytest.raises(Refused):
        actions.return_(made, " ", by=office)
    assert actions.return_(made, "thiếu nguồn số liệu", by=office).state == "returned"
    with set_to(date(2024, 12, 5)):
        assert actions.submit(made, by=office).state == "submitted"
    assert actions.withdraw(made, by=office).state == "withdrawn"


def test_an_agency_that_has_set_no_days_takes_nothing(world: World) -> None:
    with pytest.raises(Refused) as refused:
        actions.submit(written(world), by=world.users["a-office"])
    assert "chưa mở thời gian nhận" in because(refused)


def test_who_may_write_and_who_may_not(ready: World) -> None:
    made = written(ready)
    for who in ("a2-clerk", "b-office", "a-member1", "a2-person"):
        with pytest.raises(access.NoRight):
            actions.save(made, {}, [], None, by=ready.users[who])
    assert actions.save(made, {}, [], None, by=ready.users["a1-clerk"]).version == 3


def test_nobody_registers_for_somebody_else(ready: World) -> None:
    for who in ("a2-person", "b1-clerk", "b-office"):
        with pytest.raises(access.NoRight):
            actions.register(
                NewInitiative(ready.units["A1"], "Tên mẫu", ready.people["a1"]), by=ready.users[who]
            )
        with pytest.raises(access.NoRight):
            actions.register(NewInitiative(ready.units["A1"], "Tên mẫu"), by=ready.users[who])


def test_near_copies_are_set_side_by_side(ready: World) -> None:
    first = appraised(ready)
    other = actions.submit(
        written(ready, "a3", title="Số hóa và tiếp nhận hồ sơ: gộp bước", solution=STEPS + " và lưu ngay."),
        by=ready.users["a-office"],
    )
    parts = {row.part: row.other for row in other.likenesses.all()}
    assert parts["title"] == parts["solution"] == first
    assert all(row.percent >= 85 for row in other.likenesses.all())
    assert not first.likenesses.exists()


def test_a_title_of_an_old_book_is_set_beside_too(ready: World) -> None:
    old = tables.Initiative(
        initiative_id="SK-CU-07", owner="person:a4", title="Gộp bước số hóa, tiếp nhận hồ sơ"
    )
    someone = ready.people["a4"]
    put(old, unit=someone.unit, person=someone, by=ready.users["a-office"])
    made = appraised(ready)
    assert [(row.other, row.record, row.theirs) for row in made.likenesses.all()] == [
        (None, "SK-CU-07", old.title)
    ]


def test_a_session_called_off_leaves_them_for_another(ready: World) -> None:
    made, found, by = appraised(ready), council(ready), ready.users["a-secretary"]
    session = actions.call_session(found, NewSession("Họp mẫu", moment(DAY), "open"), [made], by=by)
    assert list(waiting(made.host_id)) == []
    voting.call_off(session, "thiếu người", by=by)
    assert list(waiting(made.host_id)) == [made]


def test_an_award_uses_the_initiative_it_rests_on(ready: World) -> None:
    """The records of its own that a granted nomination rests on are marked, and freed by a revocation."""
    _decision, made = recognised(ready)
    someone, signer = ready.people["a1"], ready.users["a-signer"]
    movement = ready.movement(ready.plan("mau", "A"), "2024")
    nomination = create(
        agency=ready.units["A"], movement=movement, round=movement.rounds.get(), award="gk.individual",
        unit=someone.unit, person=someone, nominated_by=someone.unit, state="in_decision",
        holder=ready.units["A"], held_since=moment(DAY), plan=movement.plan, answer=3,
        made_by=ready.users["a-office"], made_at=moment(DAY),
    )  # fmt: skip
    fact = Fact.objects.get(table="initiatives", closed_on=None)
    rest_on(nomination, [fact.ident])
    case.grant(nomination, by=signer)
    marked = Fact.objects.get(table="initiatives", closed_on=None)
    assert marked.values["used_for"] == movement.plan.code
    assert marked.verified_by == fact.verified_by
    assert used_for(made) == [movement.plan.title]
    case.revoke(nomination, by=signer)
    freed = Fact.objects.get(table="initiatives", closed_on=None)
    assert "used_for" not in freed.values


def test_the_council_passes_by_two_thirds_of_all_members(ready: World) -> None:
    yes, no = appraised(ready, "a1"), appraised(ready, "a3")
    heard(ready, yes, votes="+++-")
    heard(ready, no, votes="++--")
    assert [Initiative.objects.get(pk=i.pk).state for i in (yes, no)] == ["passed", "not_passed"]


def test_an_author_in_the_council_stands_aside(ready: World) -> None:
    member = ready.users["a-member1"]
    User.objects.filter(person=ready.people["a1"]).update(person=None)
    User.objects.filter(pk=member.pk).update(person=ready.people["a1"])
    made = appraised(ready)
    told = NewSession("Họp mẫu", moment(DAY), "open")
    session = actions.call_session(council(ready), told, [made], by=ready.users["a-secretary"])
    item = session.items.get()
    assert [r.user for r in item.recusals.all()] == [member]
    found = Found(True, True, False, "khó nhân rộng")
    with pytest.raises(Refused):
        actions.mark(item, found, by=member)
    actions.mark(item, Found(True, True, True), by=ready.users["a-chair"])
    kept = actions.mark(item, found, by=ready.users["a-chair"])
    assert [m.pk for m in made.marks.all()] == [kept.pk]
    assert not kept.is_replicable


def test_a_decision_takes_a_number_and_leaves_records_for_the_criteria(ready: World) -> None:
    decision, made = recognised(ready)
    assert (made.state, str(decision)) == ("recognised", "01/QĐ-MẪU")
    fact = Fact.objects.get(table="initiatives", closed_on=None)
    assert fact.person == ready.people["a1"]
    assert fact.verified_by == ready.users["a-signer"]
    told = fact.values
    assert (told["level"], told["decision"], told["recognised_on"]) == ("base", "01/QĐ-MẪU", "2024-11-01")
    assert told["initiative_id"] == made.code == "SK-A-2024-001"


def test_only_what_passed_is_recognised_and_at_ones_own_level(ready: World) -> None:
    made, signer = appraised(ready), ready.users["a-signer"]
    with pytest.raises(Refused):
        actions.recognise(ready.units["A"], [made], "base", "base", by=signer)
    heard(ready, made)
    with pytest.raises(Refused) as refused:
        actions.recognise(ready.units["A"], [made], "province", "sector_province", by=signer)
    assert "cấp tỉnh" in because(refused)
    with pytest.raises(access.NoRight):
        actions.recognise(ready.units["A"], [made], "base", "base", by=ready.users["a-office"])
    assert not Recognition.objects.exists()


def test_the_level_above_recognises_it_wider_and_history_stays(ready: World) -> None:
    _decision, made = recognised(ready)
    actions.send_up(made, by=ready.users["a-office"])
    actions.appraise(made, "Đề nghị công nhận.", by=ready.users["p-office"])
    heard(ready, made, agency="P")
    actions.recognise(ready.units["P"], [made], "province", "sector_province", by=ready.users["p-signer"])
    levels = [line.recognition.level for line in made.recognised.order_by("pk")]
    assert levels == ["base", "province"]
    records = Fact.objects.filter(table="initiatives", closed_on=None)
    assert {f.values["level"] for f in records} == {"base", "province"}
    with pytest.raises(Refused) as refused:
        actions.send_up(made, by=ready.users["p-office"])
    assert "Không có cơ quan cấp trên" in because(refused)


def test_what_was_recognised_is_not_rewritten_for_the_level_above(ready: World) -> None:
    _decision, made = recognised(ready)
    actions.send_up(made, by=ready.users["a-office"])
    actions.return_(made, "thêm số liệu", by=ready.users["p-office"])
    with pytest.raises(Refused) as refused:
        actions.save(made, {"solution": "khác"}, [], None, by=ready.users["a-office"])
    assert "gửi bằng tệp kèm theo" in because(refused)
    assert actions.submit(made, by=ready.users["a-office"]).host == ready.units["P"]


def test_one_called_back_from_above_keeps_what_it_has(ready: World) -> None:
    _decision, made = recognised(ready)
    actions.send_up(made, by=ready.users["a-office"])
    back = actions.withdraw(made, by=ready.users["a-office"])
    assert (back.state, back.host) == ("recognised", ready.units["A"])
    assert actions.send_up(back, by=ready.users["a-office"]).host == ready.units["P"]


def test_a_revoked_recognition_counts_no_longer(ready: World) -> None:
    decision, made = recognised(ready)
    line, signer = decision.lines.get(), ready.users["a-signer"]
    with pytest.raises(Refused):
        actions.revoke(line, "", by=signer)
    line = actions.revoke(line, "số liệu không đúng", by=signer)
    made.refresh_from_db()
    assert (made.state, str(line.revoked_number)) == ("revoked", "02/QĐ-MẪU")
    assert not Fact.objects.filter(table="initiatives", closed_on=None).exists()
    with pytest.raises(Refused):
        actions.revoke(line, "lần nữa", by=signer)


def test_a_unit_of_another_agency_copies_it_once(ready: World) -> None:
    _decision, made = recognised(ready)
    told = NewAdoption(ready.units["B1"], DAY, "Một cửa B", "giảm 1 ngày")
    with pytest.raises(access.NoRight):
        actions.adopt(made, told, by=ready.users["a-office"])
    row = actions.adopt(made, told, by=ready.users["b1-clerk"])
    with pytest.raises(Refused):
        actions.adopt(made, told, by=ready.users["b-office"])
    with pytest.raises(Refused):
        actions.adopt(
            made, NewAdoption(ready.units["B"], date(2025, 1, 1), "B", "x"), by=ready.users["b-office"]
        )
    actions.withdraw_adoption(row, by=ready.users["b1-clerk"])
    assert actions.adopt(made, told, by=ready.users["b-office"]).withdrawn_at is None


def test_the_diary_holds_codes_and_no_words(ready: World) -> None:
    recognised(ready)
    told: list[Any] = list(
        Entry.objects.filter(action__startswith="initiative.").values_list("told", flat=True)
    )
    assert len(told) >= 7
    assert "Gộp bước" not in str(told)


def test_a_likeness_in_another_agency_is_told_without_showing_it(ready: World) -> None:
    """The host of A sees that there is one and whom to ask, not a word of it."""
    actions.set_window(ready.units["B"], 2024, (DAY, DAY), by=ready.users["b-office"])
    someone = ready.people["b1"]
    theirs = actions.register(NewInitiative(someone.unit, "Tên kín mẫu", someone), by=ready.users["b-office"])
    shares = [NewAuthor(someone.name, Decimal(100), someone)]
    theirs = actions.save(theirs, TEXTS | {"title": "Tên kín mẫu"}, shares, DAY, by=ready.users["b-office"])
    actions.submit(theirs, by=ready.users["b-office"])
    mine = appraised(ready)
    [solution, *_more] = [a for a in alike(mine, ready.users["a-office"]) if a.row.part == "solution"]
    assert (solution.other, solution.ask) == (None, ready.units["B"])
    told = ready.client("a-office").get(page_of(mine)).content.decode()
    assert "Một sáng kiến mà bạn không được xem" in told
    assert theirs.code not in told
    assert "Tên kín mẫu" not in told
    Initiative.objects.filter(pk=theirs.pk).update(host=ready.units["A"])
    shown = [a.other for a in alike(mine, ready.users["a-office"]) if a.row.part == "solution"]
    assert shown == [theirs]


def test_with_many_others_likenesses_come_from_the_background(
    ready: World, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    appraised(ready)
    monkeypatch.setattr("thidua.initiatives.actions.copies.AT_ONCE", 0)
    with django_capture_on_commit_callbacks(execute=True):
        made = actions.submit(written(ready, "a3"), by=ready.users["a-office"])
        assert not made.likenesses.exists()
    assert made.likenesses.exists()


def test_an_author_named_only_becomes_a_person_and_has_the_record(ready: World) -> None:
    office = ready.users["a-office"]
    _decision, made = recognised(ready)
    author = made.authors.get(person=None)
    someone = ready.people["a3"]
    with pytest.raises(Refused, match="Chỉ nối khi cùng họ tên"):
        actions.link_author(author, someone, "đơn đăng ký", by=office)
    Person.objects.filter(pk=someone.pk).update(name=author.name, folded=fold(author.name))
    someone.refresh_from_db()
    with pytest.raises(Refused, match="Nêu căn cứ"):
        actions.link_author(author, someone, " ", by=office)
    with pytest.raises(access.NoRight):
        actions.link_author(author, someone, "đơn", by=ready.users["a1-clerk"])
    actions.link_author(author, someone, "đơn đăng ký", by=office)
    fact = Fact.objects.get(table="initiatives", person=someone, closed_on=None)
    assert (fact.values["initiative_id"], fact.verified_by) == (made.code, office)
    entry = Entry.objects.get(action="initiative.link_author")
    assert entry.told["reason"] == "đơn đăng ký"
    with pytest.raises(Refused, match="được nối"):
        actions.link_author(author, someone, "lại", by=office)
    actions.revoke(made.recognised.get(), "số liệu sai", by=ready.users["a-signer"])
    assert not Fact.objects.filter(table="initiatives", closed_on=None).exists()


def test_a_co_author_of_another_agency_has_a_record_that_their_office_verifies(ready: World) -> None:
    _decision, made = recognised(ready)
    author, someone = made.authors.get(person=None), ready.people["b1"]
    Person.objects.filter(pk=someone.pk).update(name=author.name, folded=fold(author.name))
    client = ready.client("a-office")
    at = reverse("initiatives:link_author", args=[author.pk])
    assert "Nối với cá nhân" in client.get(page_of(made)).content.decode()
    typed = {"person": "Người ngoài mẫu", "reason": "quyết định", "once": str(uuid4())}
    assert client.post(at, typed).status_code == 422, "of another agency by the code only"
    assert client.post(at, typed | {"person": "b1"}).status_code == 302
    fact = Fact.objects.get(table="initiatives", person=someone, closed_on=None)
    assert (fact.agency, fact.verified_by, fact.state) == (ready.units["B"], None, "open")
    assert ready.users["b-office"].notices.filter(url=reverse("evidence:fact", args=[fact.pk])).exists()
    assert client.get(at).status_code == 404, "linked once"
