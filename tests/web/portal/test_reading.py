"""What the public reads: movements that were shown, the honour roll, and never more than that."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.counting import queries
from tests.web.portal.made import Site
from tests.web.world import DAY
from thidua.core.errors import Refused
from thidua.honours.actions import NewHonour, enter
from thidua.honours.models import Honour
from thidua.portal import actions, counting
from thidua.portal.models import Visits, Withheld


def page(name: str, *args: object) -> str:
    return reverse(f"portal:{name}", args=args)


def read(address: str, **asked: object) -> str:
    response = Client().get(address, asked)
    assert response.status_code == 200, (address, response.status_code)
    assert not response.cookies, "no cookie is needed to read"
    return str(response.content.decode())


def test_a_movement_is_public_only_when_its_office_says_so(ready: Site) -> None:
    pages = [page(name, ready.movement.pk) for name in ("movement", "plan", "calendar", "calendar_ics")]
    assert [Client().get(at).status_code for at in pages] == [404] * 4
    assert ready.movement.name not in read(page("movements")) + read(page("home"))
    ready.shown()
    assert [Client().get(at).status_code for at in pages] == [200] * 4
    assert ready.movement.name in read(page("movements"))
    actions.hide(ready.movement, by=ready.world.users["a-office"])
    assert [Client().get(at).status_code for at in pages] == [404] * 4
    with pytest.raises(Refused):
        actions.hide(ready.movement, by=ready.world.users["a-office"])


def test_only_the_office_that_runs_it_shows_a_movement(ready: Site) -> None:
    for who in ("b-office", "a-signer", "a1-clerk"):
        with pytest.raises(Refused):
            actions.show(ready.movement, by=ready.world.users[who])
    ready.shown()
    with pytest.raises(Refused, match="đã ở trên cổng"):
        ready.shown()


def test_the_plan_is_there_word_by_word_and_the_calendar_with_its_clauses(ready: Site) -> None:
    ready.shown()
    told = read(page("plan", ready.movement.pk))
    assert 'id="k-III.1.b-1"' in told
    assert 'href="#k-III"' in told, "its parts lead to their place"
    assert "rule" not in re.sub(r"<[^>]+>", "", told)
    assert ">Khoản III.3-2</summary>" in read(page("calendar", ready.movement.pk))
    assert "BEGIN:VCALENDAR" in read(page("calendar_ics", ready.movement.pk))


def test_the_roll_holds_published_decisions_with_the_least_of_a_person(ready: Site) -> None:
    ready.decided("a1", "a3")
    ready.decided("a2", published=False)
    told = read(page("honours"))
    assert "Cá nhân mẫu a1" in told
    assert "Cá nhân mẫu a3" in told
    assert "Cá nhân mẫu a2" not in told
    assert "Chức vụ mẫu" not in told, "name, unit, award, year: no post"


def test_a_revoked_award_shows_as_revoked_without_its_reason(ready: Site) -> None:
    ready.decided("a1")
    Honour.objects.update(revoked_on=DAY, revoked_by_number="9/QĐ", revoked_reason="Lý do kín")
    told = read(page("honours"))
    assert "đã hủy bỏ theo Quyết định 9/QĐ" in told
    assert "Lý do kín" not in told


def test_the_roll_is_searched_by_name_year_agency_and_form(ready: Site) -> None:
    ready.decided("a1", on=DAY)
    ready.decided("a3", on=DAY - timedelta(days=400))
    here = ready.world.units["A"].pk
    for asked, found in (
        ({"q": "ca nhan mau A3"}, ["a3"]),
        ({"year": 2024}, ["a1"]),
        ({"agency": here, "form": "commendation_certificate"}, ["a1", "a3"]),
        ({"agency": ready.world.units["B"].pk}, []),
        ({"q": "không có"}, []),
        ({"q": "1/qđ-mẫu cá nhân"}, ["a1", "a3"]),
        ({"year": "x", "page": "99", "agency": "9" * 30}, ["a1", "a3"]),
    ):
        told = read(page("honours"), **asked)
        assert re.findall(r'<th scope="row">Cá nhân mẫu (\w+)', told) == found, asked


def test_awards_of_old_books_stand_on_the_roll_when_their_decision_is_chosen(ready: Site) -> None:
    world, office = ready.world, ready.world.users["a-office"]
    for code in ("a1", "a3"):
        someone = world.people[code]
        told = NewHonour(someone.unit, someone, "commendation_certificate", "", f"7{code}/QĐ-CŨ", DAY)
        enter(told, by=office)
    ready.decided("a2", published=False)
    assert "Cá nhân mẫu" not in read(page("honours"))
    of_b = world.client("b-office").get(page("recall", world.units["B"].pk)).content.decode()
    assert "Nhập sổ cũ trước" in of_b, "nothing to choose from yet"
    client, at = world.client("a-office"), page("recall", world.units["A"].pk)
    form = client.get(at).content.decode()
    assert "7a1/QĐ-CŨ, 01/11/2024: 0 tập thể, 1 cá nhân" in form
    assert "1/QĐ-MẪU" not in form, "what is decided here waits for its own publication"
    chosen = {"chosen": [f"{DAY} 7a1/QĐ-CŨ"], "once": str(uuid4())}
    assert client.post(f"{at}?year={DAY.year}", chosen).status_code == 302
    told = read(page("honours"), q="7a1/qđ-cũ")
    assert "Cá nhân mẫu a1" in told
    assert "Cá nhân mẫu a3" not in read(page("honours"))
    with pytest.raises(Refused, match="không có quyết định 9/X"):
        actions.show_decisions(world.units["A"], DAY.year, [actions.Outside("9/X", DAY)], by=office)
    actions.show_decisions(world.units["A"], DAY.year, [], by=office)
    assert "Cá nhân mẫu" not in read(page("honours"))


def test_a_name_is_taken_off_and_comes_back(ready: Site) -> None:
    made, by = ready.decided("a1", "a3"), ready.world.users["a-office"]
    actions.withhold(ready.world.people["a1"], "Theo đề nghị của người đó", by=by)
    for at in (page("honours"), page("decision", made.pk)):
        told = read(at)
        assert "Cá nhân mẫu a1" not in told
        assert "Cá nhân mẫu a3" in told
        assert "Theo đề nghị" not in told
    actions.restore(Withheld.objects.get(), by=by)
    assert "Cá nhân mẫu a1" in read(page("honours"))
    with pytest.raises(Refused, match="Ghi lý do"):
        actions.withhold(ready.world.people["a1"], " ", by=by)
    with pytest.raises(Refused):
        actions.withhold(ready.world.people["b1"], "Không phải người của mình", by=by)


def test_pages_ask_as_often_for_three_as_for_one(ready: Site) -> None:
    made = ready.decided("a1")
    ready.shown()
    pages = [page("home"), page("movements"), page("honours"), page("decision", made.pk), page("initiatives")]
    pages += [page(name, ready.movement.pk) for name in ("movement", "plan", "calendar")]
    one = [queries(Client(), at) for at in pages]
    ready.decided("a2"), ready.decided("a3", "a4")
    more = ready.world.movement(ready.movement.plan, "2024")
    actions.show(more, by=ready.world.users["a-office"])
    assert [queries(Client(), at) for at in pages] == one == [8, 5, 10, 7, 4, 9, 4, 7]


def test_a_page_is_kept_by_caches_and_told_by_its_digest(ready: Site) -> None:
    ready.decided("a1")
    first = Client().get(page("honours"))
    assert first["Cache-Control"] == "public, max-age=120"
    again = Client().get(page("honours"), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    ready.decided("a3")
    assert Client().get(page("honours"), headers={"If-None-Match": first["ETag"]}).status_code == 200
    assert ready.world.client("a-office").get(page("honours"))["Cache-Control"].startswith("private")
    assert Client().post(page("honours")).status_code == 405


def test_language_size_and_contrast_work_by_plain_links(ready: Site) -> None:
    client = Client()
    at = page("honours")
    english = client.get(at, {"lang": "en"}).content.decode()
    assert "Honour roll" in english
    assert 'hreflang="vi"' in english
    assert "Bảng vinh danh" in client.get(at).content.decode()
    for name, value, mark in (("size", "1", 'data-size="1"'), ("contrast", "high", 'data-contrast="high"')):
        led = client.get(reverse("screens:look"), {name: value, "back": at})
        assert (led.status_code, led["Location"]) == (302, at)
        assert mark in client.get(at).content.decode()
    client.get(reverse("screens:look"), {"language": "en", "back": at})
    assert "Honour roll" in client.get(at).content.decode()
    away = client.get(reverse("screens:look"), {"language": "en", "back": "https://evil.test/"})
    assert away["Location"] == "/"


def test_search_engines_find_title_description_and_data(ready: Site) -> None:
    made = ready.decided("a1")
    told = read(page("decision", made.pk))
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{page("decision", made.pk)}">' in told
    assert '<meta property="og:title"' in told
    assert '<meta name="description" content="Tặng Giấy khen (mẫu)"' in told
    assert '"@type": "GovernmentDocument"' in told


def test_views_are_counted_by_the_day_without_a_name(ready: Site) -> None:
    counting.write_down()
    Visits.objects.all().delete()
    read(page("home")), read(page("honours"))
    counting.write_down()
    assert [(v.day, v.count) for v in Visits.objects.all()] == [(DAY, 2)]
    assert {f.name for f in Visits._meta.fields} == {"id", "day", "count"}


def test_the_office_sees_what_is_public_and_does_it_by_the_page(ready: Site) -> None:
    client = ready.world.client("a-office")
    assert client.get(page("show", ready.movement.pk)).status_code == 200
    assert client.post(page("show", ready.movement.pk)).status_code == 302
    told = client.get(page("manage")).content.decode()
    assert "đang công khai, từ" in told
    given = {"address": "Số 1 đường mẫu", "phone": "0296 000 000", "in_charge": "Văn phòng mẫu"}
    assert client.post(page("contact", ready.world.units["A"].pk), given).status_code == 302
    assert client.post(page("contact", ready.world.units["A"].pk), {"address": "x"}).status_code == 422
    assert "Số 1 đường mẫu" in client.get(page("manage")).content.decode()
    typed = {"person": "a1", "reason": "Theo đề nghị"}
    assert client.post(page("withhold"), typed).status_code == 302
    assert client.post(page("restore", Withheld.objects.get().pk)).status_code == 302
    assert queries(client, page("manage")) == 9
