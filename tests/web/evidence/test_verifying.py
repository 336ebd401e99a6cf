"""A second person: what waits, what is verified or returned, where the agency or the plan asks for one."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.web.counting import queries
from tests.web.world import DAY, World
from thidua.core.errors import Refused
from thidua.core.facts import acts, tables
from thidua.core.facts.view import FactsView
from thidua.evidence import actions
from thidua.evidence.judging import facts_of
from thidua.evidence.models import Asked, Fact
from thidua.evidence.queries import claimed_about, rejected_of, to_verify
from thidua.home.queries.todo import todo
from thidua.movements.models import Movement
from thidua.people.models import Notice

pytestmark = pytest.mark.django_db


def rating(person: str = "a1", year: int = 2024) -> tables.Rating:
    return tables.Rating(
        subject=f"person:{person}", year=year, class_="good", decision=f"{year}/QĐ-MẪU", decided_on=DAY
    )


def entered(world: World, by: str = "a-office", **given: object) -> Fact:
    return actions.enter(rating(**given), by=world.users[by])


def counted(world: World, movement: Movement) -> set[str]:
    return {r.id for r in FactsView(facts_of(movement), DAY).rows(tables.Rating)}


@pytest.fixture
def movement(world: World) -> Movement:
    return world.movement(world.plan("mau", "A"), "2024")


def test_a_record_counts_at_once_where_nobody_asks(world: World, movement: Movement) -> None:
    fact = entered(world)
    assert fact.state == "open"
    assert fact.ident in counted(world, movement)


def test_where_the_agency_asks_a_new_record_waits_whoever_enters_it(world: World, movement: Movement) -> None:
    before = entered(world, year=2023)
    actions.ask(world.units["A"], ["ratings"], by=world.users["a-office"])
    fact = entered(world)
    assert fact.state == "waits"
    assert counted(world, movement) == {before.ident}
    assert claimed_about(world.users["a-office"], ["person:a1"], ()) == {"ratings": 1}
    actions.verify(fact, by=world.users["a-appraiser"])
    assert fact.ident in counted(world, movement)


def test_where_the_plan_asks_only_verified_records_are_read(world: World) -> None:
    plan = world.plan("mau", "A")
    plan.text = plan.text.replace("secondary: false", "secondary: false\nverify: [ratings]", 1)
    plan.save()
    movement = world.movement(plan, "2024")
    fact = entered(world)
    assert counted(world, movement) == set()
    assert claimed_about(world.users["a-office"], ["person:a1"], {"ratings"}) == {"ratings": 1}
    actions.verify(fact, by=world.users["a-appraiser"])
    assert counted(world, movement) == {fact.ident}


def test_what_is_returned_goes_to_whoever_entered_it_with_the_reason(
    world: World, movement: Movement
) -> None:
    fact = entered(world)
    actions.reject(fact, "Quyết định ghi loại khác.", by=world.users["a-appraiser"])
    fact.refresh_from_db()
    office = world.users["a-office"]
    assert fact.state == "rejected"
    assert fact.ident not in counted(world, movement)
    assert list(rejected_of(office)) == [fact]
    assert Notice.objects.filter(user=office, url=reverse("evidence:fact", args=[fact.pk])).exists()
    assert any("bị trả lại" in t.say.vi for t in todo(office).undated)


def test_a_returned_record_is_mended_or_let_be(world: World) -> None:
    office, other = world.users["a-office"], world.users["a-appraiser"]
    first, second = entered(world), entered(world, year=2023)
    for fact in (first, second):
        actions.reject(fact, "Sai năm.", by=other)
    made = actions.enter(rating(), by=office, mends=first)
    actions.let_be(second, by=office)
    first.refresh_from_db()
    assert (first.state, first.replaced_by) == ("rejected", made)
    assert not rejected_of(office).exists()
    with pytest.raises(Refused):
        actions.let_be(first, by=office)


def test_nobody_verifies_what_they_entered_or_what_is_about_them(world: World) -> None:
    fact = entered(world, person="a3")
    for act in (actions.verify, lambda f, by: actions.reject(f, "vì sao", by=by)):
        for who, why in (("a-office", "của mình"), ("a2-clerk", "chính mình")):
            with pytest.raises(Refused, match=why):
                act(fact, by=world.users[who])
    assert fact not in to_verify(world.users["a2-clerk"])


def test_a_return_needs_its_reason(world: World) -> None:
    with pytest.raises(Refused, match="lý do"):
        actions.reject(entered(world), " ", by=world.users["a-appraiser"])


@pytest.mark.parametrize("who", ["b-office", "a2-clerk", "a-auditor", "a-signer", "a2-person"])
def test_others_return_and_ask_nothing(world: World, who: str) -> None:
    fact = entered(world)
    with pytest.raises(Refused):
        actions.reject(fact, "vì sao", by=world.users[who])
    with pytest.raises(Refused):
        actions.ask(world.units["A"], ["ratings"], by=world.users[who])


def test_several_are_looked_at_then_verified_by_one_post(world: World) -> None:
    facts = [entered(world, year=y) for y in (2022, 2023, 2024)]
    client, back = world.client("a-appraiser"), reverse("evidence:to_verify")
    picked = {"pick": [f.pk for f in facts], "once": str(uuid4())}
    seen = client.post(reverse("evidence:verify_many"), picked)
    assert seen.status_code == 200
    assert Fact.objects.filter(verified_by=None, table="ratings").count() == 3
    done = client.post(reverse("evidence:verify_many"), picked | {"confirmed": "1"})
    assert (done.status_code, done.headers["Location"]) == (302, back)
    assert not to_verify(world.users["a-appraiser"]).exists()


def test_the_pages_return_mend_and_ask(world: World) -> None:
    fact = entered(world)
    second, first = world.client("a-appraiser"), world.client("a-office")
    page = reverse("evidence:reject", args=[fact.pk])
    assert second.post(page, {"reason": "", "once": str(uuid4())}).status_code == 422
    assert second.post(page, {"reason": "Sai loại.", "once": str(uuid4())}).status_code == 302
    told = first.get(reverse("evidence:fact", args=[fact.pk])).content.decode()
    assert "Sai loại." in told
    assert f"?sua={fact.pk}" in told
    again = first.get(f"{reverse('evidence:enter', args=['ratings'])}?sua={fact.pk}")
    assert "2024/QĐ-MẪU" in again.content.decode()
    asked = reverse("evidence:asked")
    assert first.post(asked, {"tables": ["ratings", "tasks"], "once": str(uuid4())}).status_code == 302
    assert set(Asked.objects.values_list("table", flat=True)) == {"ratings", "tasks"}
    assert first.post(asked, {"once": str(uuid4())}).status_code == 302
    assert not Asked.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_as_often_for_one_as_for_three(world: World, number: int) -> None:
    for year in range(2021, 2021 + number):
        entered(world, year=year)
    client = world.client("a-appraiser")
    assert queries(client, reverse("evidence:to_verify")) == 9


def test_an_attestation_is_chosen_by_its_words_and_read_by_the_rules(
    world: World, movement: Movement
) -> None:
    client, page = world.client("a-office"), reverse("evidence:enter", args=["attestations"])
    told = client.get(page)
    plan = movement.plan.code
    offered = [v for _group, rows in told.context["form"].fields["mark"].choices[1:] for v, _words in rows]
    assert offered
    given = {
        "candidate": "person:a1", "plan": plan, "mark": offered[0], "round": "2024", "answer": "met",
        "by": "Người xét mẫu", "on": "1/11/2024", "once": str(uuid4()),
    }  # fmt: skip
    answer = client.post(page, given)
    assert answer.status_code == 302, answer.content.decode()
    made = Fact.objects.get(table="attestations")
    assert made.values["mark"] == offered[0].partition(" ")[2]
    assert facts_of(movement).rows(acts.Attestation)
    assert world.client("a1-clerk").get(page).status_code == 403
