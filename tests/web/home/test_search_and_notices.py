"""Search finds what one may see, with or without accents; notices; the calendar's secret address; the demo."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.counting import queries
from tests.web.world import DAY, World
from thidua.audit.models import Entry
from thidua.clock import moment
from thidua.home.actions import open_feed
from thidua.home.models import Feed
from thidua.people.models import Notice, Person


def search(world: World, name: str, asked: str) -> str:
    return world.client(name).get(reverse("home:search"), {"q": asked}).content.decode()


def test_accents_need_not_be_typed(world: World) -> None:
    Person.objects.filter(code="a2").update(name="Trần Văn Đức", folded="tran van duc")
    assert "Trần Văn Đức" in search(world, "a-office", "tran duc")
    assert "Trần Văn Đức" in search(world, "a-office", "Đức")


def test_people_of_another_agency_are_not_found(world: World) -> None:
    Person.objects.filter(code="a2").update(name="Trần Văn Đức", folded="tran van duc")
    assert "Trần Văn Đức" not in search(world, "b-office", "duc")


def test_nothing_found_is_said(world: World) -> None:
    assert "Không tìm thấy gì khớp “khongco”" in search(world, "a-office", "khongco")


def test_search_makes_the_same_queries_whatever_it_finds(world: World) -> None:
    client = world.client("a-office")
    assert queries(client, "/tim-kiem?q=mau") == queries(client, "/tim-kiem?q=khongco")


@pytest.fixture
def notices(world: World) -> None:
    for number in (1, 2):
        Notice.objects.create(
            user=world.users["a-office"], at=moment(DAY), vi=f"Tin mẫu {number}", en=f"News {number}", url="/"
        )


def test_notices_are_read_in_one_s_language_and_marked(world: World, notices: None) -> None:
    client = world.client("a-office")
    assert "Tin mẫu 1" in client.get(reverse("home:notices")).content.decode()
    client.cookies["language"] = "en"
    assert "News 2" in client.get(reverse("home:notices")).content.decode()
    last = Notice.objects.order_by("pk").last()
    client.post(reverse("home:notices_read"), {"up_to": last.pk})
    assert not Notice.objects.filter(read_at=None).exists()


def test_notices_of_others_stay_theirs(world: World, notices: None) -> None:
    client = world.client("b-office")
    assert "Tin mẫu" not in client.get(reverse("home:notices")).content.decode()
    client.post(reverse("home:notices_read"), {"up_to": 10_000})
    assert Notice.objects.filter(read_at=None).count() == 2


def test_a_calendar_is_opened_read_by_its_address_changed_and_closed(world: World) -> None:
    client = world.client("a1-clerk")
    client.post(reverse("home:feed_open"))
    address = reverse("home:feed", args=[Feed.objects.get().token])
    answer = Client().get(address)
    assert answer["Content-Type"].startswith("text/calendar")
    assert answer.content.startswith(b"BEGIN:VCALENDAR")
    open_feed(by=world.users["a1-clerk"])
    assert Client().get(address).status_code == 404, "the older address has ended"
    client.post(reverse("home:feed_close"))
    assert not Feed.objects.exists()
    assert list(Entry.objects.values_list("action", flat=True)) == [
        "home.open_feed",
        "home.open_feed",
        "home.close_feed",
    ]


@pytest.mark.parametrize("page", ["home:become", "home:set_clock", "home:guide"])
def test_the_demo_is_not_there_where_it_was_not_asked_for(world: World, page: str) -> None:
    client = world.client("a-office")
    answer = client.get(reverse(page)) if page == "home:guide" else client.post(reverse(page), {"user": 1})
    assert answer.status_code == 404


def test_in_a_demo_only_sample_accounts_are_entered(world: World, settings: object) -> None:
    settings.DEMO = True
    user = world.users["a-office"]
    assert Client().post(reverse("home:become"), {"user": user.pk}).status_code == 404
    type(user).objects.filter(pk=user.pk).update(demo=True)
    client = Client()
    assert client.post(reverse("home:become"), {"user": user.pk, "to": "//evil.test/"})["Location"] == "/"
    assert client.session["_auth_user_id"] == str(user.pk)
