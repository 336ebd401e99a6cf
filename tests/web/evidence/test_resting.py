"""A changed record is told to whatever rests on it: once, and only to those concerned."""

from __future__ import annotations

from datetime import date

from tests.web.world import World
from thidua.core.facts.acts import Attestation
from thidua.core.facts.tables import Rating
from thidua.evidence.actions import enter, restate, revoke
from thidua.evidence.facts import put, withdraw
from thidua.evidence.models import Fact, Review
from thidua.evidence.resting import rest_on, rests_of


def rating(class_: str = "good") -> Rating:
    return Rating(
        subject="person:a1", year=2023, class_=class_, decision="15/QĐ", decided_on=date(2024, 1, 5)
    )


def test_a_restated_record_opens_one_review_a_thing(world: World) -> None:
    fact = enter(rating(), by=world.users["a-office"])
    movement = world.movement(world.plan("ha-nam-so-tu-phap-2023", "A"), "2024")
    rest_on(movement, [fact.ident, fact.ident])
    assert rests_of(movement) == [fact.ident]
    new = restate(fact, rating("excellent"), by=world.users["a-office"])
    revoke(new, "nhầm", by=world.users["a-office"])
    review = Review.objects.get()
    assert (review.state, review.change, review.fact) == ("open", "restated", fact)
    assert (review.agency, review.movement_id) == (world.units["A"], movement.pk)


def test_reviews_are_seen_by_the_agency_and_the_host(world: World) -> None:
    fact = enter(rating(), by=world.users["a-office"])
    movement = world.movement(world.plan("an-giang-ubnd-tinh-2022", "P"), "2024")
    movement.agency_id, host = world.units["A"].pk, movement.agency_id
    rest_on(movement, [fact.ident])
    movement.agency_id = host
    revoke(fact, "nhầm", by=world.users["a-office"])
    seen = {
        n
        for n in ("a-office", "b-office", "p-office", "a2-person")
        if Review.objects.visible_to(world.users[n])
    }
    assert seen == {"a-office", "p-office"}


def test_what_rooms_above_leave_is_closed_and_told_too(world: World) -> None:
    given = Attestation(
        candidate="person:a1", plan="x", mark="I.1", answer="met", by="Người xét", on=date(2024, 11, 1)
    )
    fact = put(given, unit=world.units["A1"], person=world.people["a1"], by=world.users["a-office"])
    movement = world.movement(world.plan("ha-nam-so-tu-phap-2023", "A"), "2024")
    rest_on(movement, [fact.ident])
    withdraw(fact.ident, unit=world.units["A1"])
    assert Fact.objects.get().closed_on == date(2024, 11, 1)
    assert Review.objects.get().change == "closed"
