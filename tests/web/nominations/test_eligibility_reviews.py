"""A record changed: a person keeps the result with a reason or judges again; nothing happens in silence."""

from __future__ import annotations

from datetime import date

import pytest

from tests.web.world import World
from thidua.audit.models import Entry
from thidua.clock import moment
from thidua.core.errors import Refused
from thidua.core.facts.tables import Rating
from thidua.evidence.actions import enter, revoke
from thidua.evidence.models import Review
from thidua.evidence.resting import changed_record, rest_on, rests_of
from thidua.nominations.actions.eligibility import judge_round
from thidua.nominations.actions.reviews import judge_again, keep
from thidua.nominations.models import Nomination, Standing


@pytest.fixture
def review(world: World) -> Review:
    """The rating under a standing was revoked."""
    round_ = world.movement(world.plan("ha-nam-so-tu-phap-2023", "A"), "2024").rounds.get()
    given = Rating(
        subject="person:a1", year=2024, class_="good", decision="15/QĐ", decided_on=date(2024, 10, 20)
    )
    fact = enter(given, by=world.users["a-office"])
    judge_round(round_, by=world.users["a-office"])
    revoke(fact, "ghi nhầm", by=world.users["a-office"])
    standing = Standing.objects.get(person__code="a1", award="gk-so.individual")
    return Review.objects.get(kind="nominations.standing", ident=standing.pk)


def test_keeping_needs_a_reason_and_answers_all_of_the_thing(world: World, review: Review) -> None:
    other = Review.objects.create(
        agency=review.agency,
        record="x",
        movement_id=review.movement_id,
        kind=review.kind,
        ident=review.ident,
        asked_at=review.asked_at,
        change="revoked",
    )
    with pytest.raises(Refused, match="Chưa nêu lý do"):
        keep(review, " ", by=world.users["a-office"])
    review = keep(review, "Đã có quyết định thay thế", by=world.users["a-office"])
    other.refresh_from_db()
    assert (review.state, other.state) == ("kept", "kept")
    assert Entry.objects.filter(action="review.keep").get().told == {"from": "open", "to": "kept"}


def test_judging_again_writes_the_new_answer(world: World, review: Review) -> None:
    before = Standing.objects.get(pk=review.ident).answers
    review = judge_again(review, by=world.users["a-office"])
    assert review.state == "judged_again"
    assert Standing.objects.get(pk=review.ident).answers != before
    for again in (
        lambda: judge_again(review, by=world.users["a-office"]),
        lambda: keep(review, "x", by=world.users["a-office"]),
    ):
        with pytest.raises(Refused, match="Lúc này: đã xét lại"):
            again()


def test_only_the_office_answers(world: World, review: Review) -> None:
    for name in ("a1-clerk", "a-auditor", "a2-person", "b-office"):
        with pytest.raises(Refused, match="không có quyền"):
            keep(review, "x", by=world.users[name])
        with pytest.raises(Refused, match="không có quyền"):
            judge_again(review, by=world.users[name])


def test_what_was_granted_is_never_judged_anew(world: World) -> None:
    movement = world.movement(world.plan("ha-nam-so-tu-phap-2023", "A"), "2024")
    rest_on(movement, ["honours:x"])
    review = changed_record("honours:x", "revoked")[0]
    with pytest.raises(Refused, match="khóa"):
        judge_again(review, by=world.users["a-office"])
    assert keep(review, "Đã báo cấp trên", by=world.users["a-office"]).state == "kept"


def test_judging_the_whole_round_again_answers_its_reviews(world: World, review: Review) -> None:
    round_ = Standing.objects.get(pk=review.ident).round
    judge_round(round_, by=world.users["a-office"])
    review.refresh_from_db()
    assert (review.state, review.answered_by) == ("judged_again", world.users["a-office"])
    assert not Review.objects.filter(kind="nominations.standing", state="open").exists()


def test_a_review_of_a_secret_record_is_not_there_without_the_right(world: World) -> None:
    movement = world.movement(world.plan("ha-nam-so-tu-phap-2023", "A"), "2024")
    rest_on(movement, ["discipline:a1/2024-05-05"])
    changed_record("discipline:a1/2024-05-05", "revoked")
    assert Review.objects.visible_to(world.users["a-office"]).exists()
    for name in ("a-auditor", "a-signer"):
        assert not Review.objects.visible_to(world.users[name]).exists(), name


def test_a_sent_dossier_is_reviewed_and_stays_locked(world: World) -> None:
    movement = world.movement(world.plan("ha-nam-so-tu-phap-2023", "A"), "2024")
    given = Rating(
        subject="person:a1", year=2024, class_="good", decision="15/QĐ", decided_on=date(2024, 10, 20)
    )
    fact = enter(given, by=world.users["a-office"])
    nomination = Nomination.objects.create(
        agency=world.units["A"],
        code="HS-1",
        movement=movement,
        round=movement.rounds.get(),
        award="gk-so.individual",
        unit=world.units["A1"],
        person=world.people["a1"],
        nominated_by=world.units["A1"],
        holder=world.units["A"],
        held_since=moment(date(2024, 11, 1)),
        plan=movement.plan,
        state="submitted",
        made_by=world.users["a1-clerk"],
        made_at=moment(date(2024, 11, 1)),
    )
    rest_on(nomination, [fact.ident])
    revoke(fact, "ghi nhầm", by=world.users["a-office"])
    review = Review.objects.get(kind="nominations.nomination")
    with pytest.raises(Refused, match="khóa"):
        judge_again(review, by=world.users["a-office"])
    nomination.state = "returned"
    nomination.save()
    assert judge_again(review, by=world.users["a-office"]).state == "judged_again"
    nomination.refresh_from_db()
    assert nomination.verdict
    assert fact.ident not in rests_of(nomination)
