"""What checks find in the records of a verdict stands beside the criterion in the dossier, for who may read it."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from tests.web.nominations.dossiers import desk
from tests.web.world import World
from thidua.core.facts.tables import Discipline, Task
from thidua.evidence.actions import enter
from thidua.nominations.queries.verdicts import criteria_of, with_doubts

DAY = date(2024, 10, 20)


def test_a_doubted_record_is_told_beside_the_criterion(world: World) -> None:
    at = desk(world)
    nomination, office = at.start("a1"), at.user("a-office")
    fact = enter(Task(subject="person:a1", year=2024, assigned=3, recorded_on=DAY), by=office)
    secret = enter(Discipline(person_id="a1", form="reprimand", decided_on=DAY), by=office)
    leaf = {"clause": "III.2", "kind": "tasks", "answer": "met", "reason": "mẫu"}
    nomination.verdict = {
        "answer": "met",
        "criteria": [leaf | {"evidence": [fact.ident]}, leaf | {"evidence": [secret.ident]}],
    }
    nomination.as_of = DAY
    nomination.save()
    told = with_doubts(criteria_of(nomination), office)
    assert [(c.doubts, c.look_at) for c in told] == [(1, (fact.pk,)), (0, ())]
    page = world.client("a-office").get(reverse("nominations:dossier", args=[nomination.pk])).content.decode()
    assert "1 điều cần xem ở số liệu đã dùng" in page
    assert f"{reverse('evidence:fact', args=[fact.pk])}#can-xem" in page
