"""A rating lowered after the award: the award is flagged for the office, nothing changes by itself."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.web.decisions.round import DAY, Settled
from thidua.core.errors import Refused
from thidua.core.facts import tables
from thidua.decisions import actions as decisions
from thidua.evidence import actions as evidence
from thidua.evidence.facts import put
from thidua.evidence.models import Fact, Review
from thidua.evidence.resting import rest_on
from thidua.honours.models import Honour
from thidua.nominations.actions.reviews import judge_again, keep


def rated(fact: Fact, class_: str) -> tables.Rating:
    return tables.Rating(
        subject=fact.values["subject"], year=2024, class_=class_, decision="9/QĐ-MẪU", decided_on=DAY
    )


@pytest.fixture
def awarded(a_round: Settled) -> tuple[Settled, Fact, Honour]:
    """An award that rests on a rating of the office."""
    nomination = a_round.passed("a1")
    person, office = a_round.world.people["a1"], a_round.user("a-office")
    given = tables.Rating(
        subject="person:a1", year=2024, class_="excellent", decision="9/QĐ-MẪU", decided_on=DAY
    )
    fact = put(given, unit=person.unit, person=person, by=office)
    rest_on(nomination, [fact.ident])
    decision = decisions.send(a_round.decision(), by=office)
    decisions.issue(decision, by=a_round.user("a-signer"))
    return a_round, fact, Honour.objects.get()


def test_a_rating_lowered_later_flags_the_award_that_rested_on_it(
    awarded: tuple[Settled, Fact, Honour],
) -> None:
    a_round, fact, honour = awarded
    office = a_round.user("a-office")
    evidence.restate(fact, rated(fact, "completed"), by=office)
    review = Review.objects.get(kind="honours.honour", ident=honour.pk)
    assert (review.state, review.change) == ("open", "restated")
    honour.refresh_from_db()
    assert honour.revoked_on is None
    client = a_round.world.client("a-office")
    told = client.get(reverse("nominations:reviews")).content.decode()
    assert honour.holder in told
    assert "Xem lại" in client.get("/").content.decode()


def test_the_office_keeps_it_with_a_reason_or_takes_it_back_by_a_decision(
    awarded: tuple[Settled, Fact, Honour],
) -> None:
    a_round, fact, honour = awarded
    office = a_round.user("a-office")
    evidence.restate(fact, rated(fact, "completed"), by=office)
    review = Review.objects.get(kind="honours.honour", ident=honour.pk)
    with pytest.raises(Refused, match="khóa"):
        judge_again(review, by=office)
    with pytest.raises(Refused):
        keep(review, " ", by=office)
    assert keep(review, "Tiêu chuẩn không đòi xuất sắc.", by=office).state == "kept"


def test_others_are_not_told(awarded: tuple[Settled, Fact, Honour]) -> None:
    a_round, fact, _honour = awarded
    evidence.restate(fact, rated(fact, "completed"), by=a_round.user("a-office"))
    for who in ("b-office", "a2-clerk", "a2-person"):
        assert not Review.objects.visible_to(a_round.user(who)).filter(kind="honours.honour").exists()
