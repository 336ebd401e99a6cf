"""From the published scorecard to the restated result: every step, and what each refuses."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.web.scorecards.board import announced, appraised, card, line, marks, opened, published, sent
from tests.web.world import DAY, World
from thidua.access import NoRight
from thidua.clock import moment, set_to
from thidua.core.errors import Refused
from thidua.core.facts.tables import IndexResult
from thidua.core.facts.view import FactsView
from thidua.evidence.judging import facts_of
from thidua.evidence.models import Fact, Review
from thidua.evidence.resting import rest_on
from thidua.home.queries.deadlines import due_for
from thidua.movements.models import Event
from thidua.movements.queries.calendar import views_of
from thidua.scorecards.actions.announcing import announce, decide, restate, settle
from thidua.scorecards.actions.appraising import appraise, finish, grant_exempt, refuse_exempt
from thidua.scorecards.actions.complaints import make, refuse, uphold
from thidua.scorecards.actions.keeping import draft, edit, publish
from thidua.scorecards.actions.opening import NewScoring, extend, open_scoring
from thidua.scorecards.actions.scoring import OwnMark, ask_exempt, return_, score, submit
from thidua.scorecards.compiled import card_result
from thidua.scorecards.models import Card, Change, Line, Result, Scorecard, Scoring

AFTER = moment(date(2024, 11, 11))
pytestmark = pytest.mark.django_db


def test_a_faulty_scorecard_is_kept_but_not_published(world: World) -> None:
    by = world.users["p-office"]
    bad = draft(world.units["P"], 'code: x\ntitle: X\nissuer: P\nyears: "2024"\nunits: [department]\n', by=by)
    with pytest.raises(Refused, match="lỗi trong bộ tiêu chí"):
        publish(bad, "1/QĐ", DAY, by=by)
    with pytest.raises(Refused):
        draft(world.units["P"], "không phải yaml: [", by=by)


def test_a_published_scorecard_does_not_change(world: World) -> None:
    found = published(world)
    with pytest.raises(Refused, match="đã ban hành thì không sửa"):
        edit(found, found.text, by=world.users["p-office"])
    with pytest.raises(NoRight):
        edit(found, found.text, by=world.users["a-office"])


def test_a_new_version_stands_in_place_of_the_one_before(world: World) -> None:
    first, by = published(world), world.users["p-office"]
    text = first.text.replace("code: mau-thu", "code: mau-thu-2\nreplaces: mau-thu")
    second = publish(draft(world.units["P"], text, by=by, after=first), "02/QĐ-UBND", DAY, by=by)
    first.refresh_from_db()
    assert (first.state, second.state, second.number) == ("replaced", "published", 2)


def test_a_year_opens_a_card_for_every_unit_of_the_kind(world: World) -> None:
    scoring = opened(world)
    assert [c.unit.code for c in scoring.cards.all()] == ["A", "B"]
    assert Line.objects.filter(card__scoring=scoring).count() == 10
    desks = {d.name: d.appraiser.code for d in scoring.desks.all()}
    assert desks == {"Đơn vị mẫu B": "B", "Đơn vị mẫu P": "P"}
    with pytest.raises(Refused, match="đã mở"):
        open_scoring(scoring.scorecard, NewScoring(2024, "department"), by=world.users["p-office"])
    with pytest.raises(Refused, match="dùng cho 2024-2025"):
        open_scoring(scoring.scorecard, NewScoring(2023, "department"), by=world.users["p-office"])


def test_own_marks_are_refused_beyond_the_maximum_late_and_by_others(world: World) -> None:
    scoring = opened(world)
    mine, by = card(scoring, "A"), world.users["a-clerk"]
    with pytest.raises(Refused, match="vượt điểm tối đa 2"):
        score(mine, [OwnMark("1.1", Decimal("2.5"))], by=by)
    with pytest.raises(Refused, match="không tự chấm"):
        score(mine, [OwnMark("3.1", Decimal(1))], by=by)
    with pytest.raises(NoRight):
        score(mine, marks(), by=world.users["b-clerk"])
    with set_to(AFTER):
        with pytest.raises(Refused, match=r"hết lúc 24:00 ngày 10/11/2024 \(Kế hoạch 12/KH-UBND, mục III"):
            score(mine, marks(), by=by)
        extend(mine, date(2024, 11, 12), "mất mạng", by=world.users["p-office"])
        assert score(mine, marks(), by=by).version == 2


def test_the_head_sends_only_a_whole_card(world: World) -> None:
    scoring = opened(world)
    mine = card(scoring, "A")
    bare = [OwnMark(code, Decimal(1)) for code in ("1.1", "1.2", "2.1")]
    score(mine, bare, by=world.users["a-clerk"])
    with pytest.raises(Refused, match=r"Còn 4 mục: 1\.1 thiếu minh chứng hoặc giải trình.*2\.2 chưa chấm"):
        submit(mine, by=world.users["a-signer"])
    score(mine, marks(), by=world.users["a-clerk"])
    with pytest.raises(NoRight):
        submit(mine, by=world.users["a-clerk"])
    assert submit(mine, by=world.users["a-signer"]).state == "submitted"
    with pytest.raises(Refused, match="Phiếu đã gửi"):
        score(mine, marks(), by=world.users["a-clerk"])
    assert return_(mine, "thiếu trang", by=world.users["p-office"]).state == "scoring"


def test_an_item_that_does_not_apply_lowers_the_maximum(world: World) -> None:
    scoring = opened(world)
    ask_exempt(line(scoring, "A", "2.2"), "không ban hành văn bản", by=world.users["a-clerk"])
    sent(world, scoring, "A")
    asked = line(scoring, "A", "2.2")
    with pytest.raises(NoRight):
        grant_exempt(asked, "đúng", by=world.users["b-appraiser"])
    grant_exempt(asked, "đúng là không phát sinh", by=world.users["p-appraiser"])
    done = appraised(world, scoring, "A")
    result = card_result(done, done.lines.all())
    assert (result.maximum, result.points) == (Decimal(9), Decimal("8"))


def test_a_refused_exemption_is_scored_like_the_others(world: World) -> None:
    scoring = opened(world)
    ask_exempt(line(scoring, "A", "2.2"), "không có", by=world.users["a-clerk"])
    sent(world, scoring, "A")
    refused = refuse_exempt(line(scoring, "A", "2.2"), "có văn bản", by=world.users["p-appraiser"])
    assert (refused.exemption, refused.own) == ("refused", Decimal(1))


def test_each_agency_appraises_its_own_items_with_reasons(world: World) -> None:
    scoring = opened(world)
    sent(world, scoring, "A")
    of_b = line(scoring, "A", "1.2")
    with pytest.raises(NoRight):
        appraise(of_b, Decimal(2), "chậm", by=world.users["p-appraiser"])
    with pytest.raises(Refused, match="phải nêu lý do"):
        appraise(of_b, Decimal(2), " ", by=world.users["b-appraiser"])
    appraise(of_b, Decimal(2), "chậm hai nhiệm vụ", by=world.users["b-appraiser"])
    with pytest.raises(Refused, match=r"Đơn vị mẫu B: 1\.1; Đơn vị mẫu P: 2\.1, 2\.2"):
        finish(card(scoring, "A"), by=world.users["p-office"])
    told = Change.objects.filter(line=of_b).values_list("voice", "before", "after", "why", "by__username")
    assert list(told) == [
        ("own", None, Decimal(3), "theo báo cáo năm", "a-clerk"),
        ("appraised", None, Decimal(2), "chậm hai nhiệm vụ", "b-appraiser"),
    ]


def test_the_council_speaks_last_and_settles_by_its_minutes(world: World) -> None:
    scoring = opened(world)
    sent(world, scoring, "A")
    with pytest.raises(Refused, match="Chưa có phiếu nào thẩm định xong"):
        settle(scoring, "5/BB", DAY, by=world.users["p-secretary"])
    done = appraised(world, scoring, "A")
    decide(line(scoring, "A", "1.1"), Decimal("1.5"), "ban hành chậm", by=world.users["p-secretary"])
    with pytest.raises(Refused, match="Ghi số biên bản"):
        settle(scoring, " ", DAY, by=world.users["p-secretary"])
    settle(scoring, "5/BB", DAY, by=world.users["p-secretary"])
    assert card_result(done, done.lines.all()).points == Decimal("8.5")
    with pytest.raises(Refused, match="chưa chốt"):
        decide(line(scoring, "A", "1.1"), Decimal(2), "x", by=world.users["p-secretary"])


def test_announcing_ranks_within_the_kind_and_leaves_facts(world: World) -> None:
    made = announced(world)
    rows = Result.objects.filter(publication=made).order_by("rank")
    told = [(r.unit.code, r.points, r.percent, r.class_code, r.rank, r.size) for r in rows]
    assert told == [
        ("A", Decimal(9), Decimal(90), "excellent", 1, 2),
        ("B", Decimal("8.5"), Decimal(85), "good", 2, 2),
    ]
    fact = Fact.objects.get(table="index_results", unit__code="B")
    assert fact.values == {
        "unit_id": "B",
        "index": "province_scorecard",
        "issuer": "UBND tỉnh mẫu",
        "year": 2024,
        "score": "8.50",
        "max_score": "10",
        "class": "good",
        "rank": 2,
        "group": "sở, ban, ngành",
        "group_size": 2,
        "published_on": "2024-11-01",
        "decision": "77/QĐ-UBND",
    }
    assert Fact.objects.filter(table="index_classes").count() == 3


def test_a_unit_that_was_not_appraised_has_no_rank_and_no_fact(world: World) -> None:
    scoring = opened(world)
    sent(world, scoring, "A")
    appraised(world, scoring, "A")
    settle(scoring, "5/BB", DAY, by=world.users["p-secretary"])
    made = announce(scoring, "8/QĐ", DAY, by=world.users["p-signer"])
    assert {r.unit.code: r.rank for r in made.results.all()} == {"A": 1, "B": None}
    assert not Fact.objects.filter(table="index_results", unit__code="B").exists()


def test_deadlines_that_wait_for_the_result_count_from_its_day(world: World) -> None:
    movement = world.movement(world.plan("kien-giang-so-xay-dung-2022", "A"), "2024")
    deaf = world.movement(world.plan("mau", "B"), "2024")
    announced(world)
    told = Event.objects.get(movement=movement, event="index_recognised")
    assert (told.year, told.on, told.decision) == (2024, DAY, "77/QĐ-UBND")
    assert not Event.objects.filter(movement=deaf).exists()


def test_a_dossier_is_due_ten_days_after_the_result_of_its_agency_was_recognised(world: World) -> None:
    movement = world.movement(world.plan("kien-giang-so-xay-dung-2022", "A"), "2024")
    round_ = movement.rounds.get(name="2024")
    waits = due_for(round_, "bk-nam.tap-the", views_of([movement], DAY))
    assert waits
    assert (waits.last, waits.waits_for) == (None, "index_recognised")
    announced(world)
    due = due_for(round_, "bk-nam.tap-the", views_of([movement], DAY))
    assert due
    assert due.last == DAY + timedelta(days=10)


def test_results_of_others_do_not_move_the_deadlines_of_a_department(world: World) -> None:
    movement = world.movement(world.plan("kien-giang-so-xay-dung-2022", "B"), "2024")
    above = world.movement(world.plan("kien-giang-so-xay-dung-2022", "P"), "2024")
    scoring = opened(world)
    sent(world, scoring, "A")
    appraised(world, scoring, "A")
    settle(scoring, "5/BB", DAY, by=world.users["p-secretary"])
    announce(scoring, "8/QĐ", DAY, by=world.users["p-signer"])
    assert [e.movement_id for e in Event.objects.all()] == [above.pk], "B has no result yet"
    assert movement.events.count() == 0


def test_a_complaint_in_time_is_answered_and_restated(world: World) -> None:
    made = announced(world)
    scoring, by = made.scoring, world.users["b-signer"]
    fact = Fact.objects.get(table="index_results", unit__code="B")
    movement = world.movement(world.plan("mau", "B"), "2024")
    rest_on(movement, [fact.ident])
    asked = make(line(scoring, "B", "1.2"), "nhiệm vụ đã xong", by=by)
    with pytest.raises(Refused, match="chờ trả lời"):
        make(line(scoring, "B", "1.2"), "lần nữa", by=by)
    with pytest.raises(Refused, match="không có gì thay đổi"):
        restate(scoring, "99/QĐ-UBND", DAY, "kiến nghị", by=world.users["p-signer"])
    uphold(asked, Decimal(3), "đúng, có văn bản", by=world.users["p-office"])
    with set_to(moment(DAY + timedelta(days=40))):
        again = restate(
            scoring, "99/QĐ-UBND", date(2024, 12, 5), "theo kiến nghị", by=world.users["p-signer"]
        )
    assert [(r.unit.code, r.rank) for r in again.results.all()] == [("A", 1), ("B", 1)]
    assert [(r.unit.code, r.rank) for r in made.results.all()] == [("A", 1), ("B", 2)]
    fact.refresh_from_db()
    assert fact.closed_on is None
    assert fact.replaced_by.values["decision"] == "99/QĐ-UBND"
    assert Review.objects.get().record == fact.ident


def test_of_two_decisions_of_one_day_the_one_published_later_counts(world: World) -> None:
    scoring = announced(world).scoring
    asked = make(line(scoring, "B", "1.2"), "nhiệm vụ đã xong", by=world.users["b-signer"])
    uphold(asked, Decimal(3), "đúng, có văn bản", by=world.users["p-office"])
    on = scoring.publications.get().published_on
    restate(scoring, "99/QĐ-UBND", on, "theo kiến nghị", by=world.users["p-signer"])
    of_b = Fact.objects.filter(table="index_results", unit__code="B").order_by("pk")
    assert [f.closed_on is None for f in of_b] == [False, True]
    assert [f.values["rank"] for f in of_b] == [2, 1]
    movement = world.movement(world.plan("mau", "B"), "2024")
    counted = FactsView(facts_of(movement), on, DAY).current(IndexResult, "unit_id", "index", "year")
    assert [r.rank for rows in counted.values() for r in rows if r.unit_id == "B"] == [1]


def test_a_complaint_is_refused_late_by_others_and_without_words(world: World) -> None:
    scoring = announced(world).scoring
    of_b = line(scoring, "B", "1.2")
    with pytest.raises(NoRight):
        make(of_b, "sai", by=world.users["a-signer"])
    with pytest.raises(Refused, match="Nêu lý do"):
        make(of_b, " ", by=world.users["b-signer"])
    with set_to(moment(date(2024, 12, 1))), pytest.raises(Refused, match="hết lúc 24:00 ngày 30/11/2024"):
        make(of_b, "sai", by=world.users["b-signer"])
    asked = make(of_b, "sai", by=world.users["b-signer"])
    assert refuse(asked, "đúng theo biên bản", by=world.users["p-office"]).state == "refused"


def test_nobody_sees_the_card_of_another_unit(world: World) -> None:
    announced(world)

    def seen(kind: type[Card | Line | Scorecard | Scoring | Result], name: str) -> int:
        return int(kind.objects.visible_to(world.users[name]).count())

    assert [seen(Card, n) for n in ("a-clerk", "b-clerk", "a1-clerk", "p-office")] == [1, 1, 0, 2]
    assert [seen(Line, n) for n in ("a-clerk", "p-office")] == [5, 10]
    assert seen(Line, "b-appraiser") == 4
    assert [seen(Result, n) for n in ("a-clerk", "b-member1", "a1-clerk")] == [2, 2, 2]
