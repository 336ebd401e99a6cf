"""A person's rights over their data: read, asked for, answered in time, erased as far as the law lets."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.apps import apps
from django.urls import reverse

from tests.web.asking import client
from tests.web.counting import queries
from tests.web.everything import Everything
from thidua.audit.models import Entry
from thidua.audit.verifying import verify
from thidua.clock import today
from thidua.core.errors import Refused
from thidua.core.facts.tables import Rating
from thidua.evidence.facts import put
from thidua.honours.models import Honour
from thidua.people.models import Person
from thidua.portal.models import Observation, Withheld
from thidua.privacy import actions
from thidua.privacy.models import DataRequest
from thidua.privacy.queries.erasing import DETAILS, GONE, foreseen

pytestmark = pytest.mark.django_db


TOLD = {
    "people.Posting",
    "honours.Honour",
    "stories.Story",
    "registrations.Registration",
    "evidence.Fact",
    "initiatives.Author",
    "nominations.Nomination",
    "privacy.DataRequest",
}
"""Where a person is named and the page of one's data tells it."""
NOT_TOLD = {
    "people.User": "the account has its own page",
    "people.Invitation": "a way in that ends within a week",
    "voting.Item": "stands in the minutes of the council, by the dossier",
    "initiatives.Initiative": "told by its author",
    "nominations.Standing": "asked on the page of eligibility, and judged anew each time",
    "portal.Attested": "told by the record that it leaves",
    "portal.Withheld": "the reason is the agency's; that the name is off is seen",
}


def test_whatever_names_a_person_is_told_or_has_a_reason() -> None:
    naming = {
        model._meta.label
        for model in apps.get_models()
        if any(field.related_model is Person for field in model._meta.concrete_fields)
    }
    assert naming == TOLD | NOT_TOLD.keys()


def newcomer(made: Everything) -> Person:
    """Somebody of A of whom nothing is kept but what the profile says."""
    unit = made.user("a2-person").person.unit
    return Person.objects.create(
        code="nguoi-moi-den", name="Cá nhân mẫu mới đến", unit=unit, agency=unit.agency, post="Chuyên viên"
    )


def accepted(made: Everything, person: Person, kind: str) -> DataRequest:
    """A request that came on paper and was accepted."""
    admin = made.user("a-agency_admin")
    asked = actions.receive(person, kind, "theo đơn giấy", by=admin)
    return actions.accept(asked, "Sẽ làm", by=admin)


def test_one_asks_about_oneself_and_hears_by_when(made: Everything) -> None:
    user = made.user("a2-person")
    asked = actions.send(user.person, "restrict", "", by=user)
    assert (asked.state, asked.received_on) == ("received", today())
    assert today() < asked.answer_by < asked.finish_by == today() + timedelta(days=15)
    with pytest.raises(Refused, match="đang được làm"):
        actions.send(user.person, "restrict", "", by=user)


def test_nobody_asks_for_somebody_else(made: Everything) -> None:
    with pytest.raises(Refused, match="Bạn không có quyền"):
        actions.send(made.user("b2-person").person, "see", "", by=made.user("a2-person"))


def test_a_correction_says_what_is_wrong(made: Everything) -> None:
    user = made.user("a2-person")
    DataRequest.objects.all().delete()
    with pytest.raises(Refused, match="điều sai và điều đúng"):
        actions.send(user.person, "correct", " ", by=user)


def test_a_refusal_has_its_reason(made: Everything) -> None:
    with pytest.raises(Refused, match="Ghi câu trả lời"):
        actions.refuse(made["request"], " ", by=made.user("a-agency_admin"))


def test_of_somebody_without_history_everything_goes_and_the_diary_stays_whole(made: Everything) -> None:
    person = newcomer(made)
    asked = accepted(made, person, "erase")
    done = actions.finish(asked, "", by=made.user("a-agency_admin"))
    person.refresh_from_db()
    assert done.outcome == {"erased": ["details", "name"], "kept": []}
    assert person.name == GONE
    assert not any(getattr(person, name) for name in DETAILS)
    assert verify("").why is None
    assert "Cá nhân mẫu mới đến" not in json.dumps(
        list(Entry.objects.values_list("told", flat=True)), default=str
    )


def test_who_holds_an_award_keeps_the_name_and_is_told_why(made: Everything) -> None:
    person = Honour.objects.exclude(person=None).first().person
    items = {item.key: item for item in foreseen(person)}
    assert (items["honours"].goes, items["name"].goes) == (False, False)
    assert "phải giữ" in items["name"].why.vi
    before = person.name
    asked = accepted(made, person, "erase")
    actions.finish(asked, "", by=made.user("a-agency_admin"))
    person.refresh_from_db()
    assert person.name == before


def test_records_lose_the_name_when_their_term_is_over(made: Everything) -> None:
    person = newcomer(made)
    fact = made["fact.initiative"]
    old = type(fact).objects.filter(pk=fact.pk)
    old.update(person=person, recorded_on=today() - timedelta(days=365 * 9))
    assert not {i.key: i for i in foreseen(person)}["name"].goes
    old.update(recorded_on=today() - timedelta(days=365 * 11))
    assert {i.key: i for i in foreseen(person)}["name"].goes


def test_to_restrict_takes_the_name_off_the_public_site(made: Everything) -> None:
    person = newcomer(made)
    actions.finish(accepted(made, person, "restrict"), "", by=made.user("a-agency_admin"))
    assert Withheld.objects.filter(person=person, ended_at=None).count() == 1


def test_contacts_past_their_term_are_blanked_and_nothing_else(made: Everything) -> None:
    before = dict(Observation.objects.exclude(code="GY-2022-0009-MAUMAU").values_list("code", "contact"))
    assert actions.erase_due(made["agency"], by=made.user("a-agency_admin")) == 1
    old = Observation.objects.get(code="GY-2022-0009-MAUMAU")
    assert (old.name, old.contact, old.answer) == ("", "", "Đã trả lời")
    assert dict(Observation.objects.exclude(pk=old.pk).values_list("code", "contact")) == before
    with pytest.raises(Refused, match="Không có liên hệ nào"):
        actions.erase_due(made["agency"], by=made.user("a-agency_admin"))


def test_one_s_own_page_and_file_tell_everything_kept_and_of_nobody_else(made: Everything) -> None:
    browser = client(made, "a2-person")
    person = made.user("a2-person").person
    rated = Rating(subject=f"person:{person.code}", year=2023, class_="excellent")
    put(rated, unit=person.unit, person=person, by=made.user("a-office"))
    page = browser.get(reverse("privacy:mine")).content.decode()
    assert person.name in page
    assert "Xếp loại Hoàn thành xuất sắc nhiệm vụ" in page, "which class, not only of which year"
    told = json.loads(browser.get(reverse("privacy:download")).content)
    assert told["profile"][0]["code"] == person.code
    assert len(told["nominations"]) == person.nominations.count()
    others = Person.objects.exclude(pk=person.pk).exclude(name=person.name)
    assert [p.code for p in others if f'"{p.code}"' in json.dumps(told)] == []


@pytest.mark.parametrize("name", ["privacy:mine", "privacy:requests", "privacy:retention"])
def test_pages_ask_as_often_for_one_as_for_three(made: Everything, name: str) -> None:
    who = "a2-person" if name == "privacy:mine" else "a-agency_admin"
    browser, person = client(made, who), made.user("a2-person").person
    first = queries(browser, reverse(name))
    for kind in ("restrict", "erase"):
        actions.receive(person, kind, "", by=made.user("a-agency_admin"))
    assert queries(browser, reverse(name)) == first <= 20


def test_what_waits_stands_on_the_page_of_work(made: Everything) -> None:
    page = client(made, "a-agency_admin").get("/").content.decode()
    assert f"Trả lời yêu cầu {made['request']}" in page
    assert "Trả lời yêu cầu" not in client(made, "a-office").get("/").content.decode()
