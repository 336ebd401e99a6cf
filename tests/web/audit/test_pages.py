"""The diary on screen: in words, in both languages, only for those who may read it."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.web.counting import queries
from tests.web.world import World
from thidua import access
from thidua.audit.models import Entry
from thidua.audit.queries import PAGES, deed, history_of, kind_of, line
from thidua.core import terms
from thidua.people.owned import OwnedQuerySet
from thidua.records.actions import open_series, take_number, void_number


def some_work(world: World, agency: str = "A") -> None:
    """A book opened, two numbers taken, one made void."""
    low = agency.lower()
    open_series(world.units[agency], "decision", "{n}/QĐ", by=world.users[f"{low}-agency_admin"], year=2024)
    office = world.users[f"{low}-office"]
    for _ in range(2):
        number = take_number("decision", world.units[agency], by=office, on=date(2024, 11, 1))
    void_number(number, "Nhầm", by=office)


def test_history_says_who_what_and_the_change(world: World) -> None:
    some_work(world)
    number = world.units["A"]._meta.apps.get_model("records.issued").objects.get(number=2)
    first, second = history_of(number)
    assert (first.who.vi, first.what) == ("Tài khoản mẫu a-office", ("Lấy số", "Take a number"))
    assert first.why == ("số 02/QĐ; sổ quyết định", "number 02/QĐ; book decision")
    assert second.what.en == "Make a number void"


@pytest.mark.parametrize(
    ("kind", "told", "said"),
    [
        ("nominations.nomination", {"from": "draft", "to": "submitted"}, ("đang lập", "đã gửi", "")),
        ("movements.planversion", {"to": "draft"}, ("", "đang soạn", "")),
        ("people.unit", {"fields": {"valid_to": ["", "2025-06-30"]}}, ("", "", "– → 30/06/2025")),
        ("people.unit", {"fields": ["name"]}, ("", "", "")),
        ("people.appointment", {"role": "clerk"}, ("", "", "vai đầu mối đơn vị")),
        ("no.such", {"from": "a", "to": "b"}, ("a", "b", "")),
    ],
)
def test_what_is_told_in_words(
    world: World, kind: str, told: dict[str, object], said: tuple[str, ...]
) -> None:
    found = line(Entry(number=1, at=None, action="nomination.submit", kind=kind, ident="1", told=told))
    assert found.who.vi == "Hệ thống"
    words = [part.vi if part else "" for part in (found.before, found.after, found.why)]
    assert words[:2] == list(said[:2])
    assert words[2].endswith(said[2])
    assert bool(words[2]) == bool(said[2])


def test_every_action_has_words_and_every_thing_a_term() -> None:
    from django.apps import apps

    from thidua.audit.writing import ACTIONS

    assert [name for name in ACTIONS if name not in access.RIGHTS] == []
    assert deed("records.take_number").vi == "Lấy số"
    owned = [m for m in apps.get_models() if isinstance(m._default_manager.all(), OwnedQuerySet)]
    unsaid = {m._meta.label_lower for m in owned} - set(terms.GROUPS["thing"])
    assert unsaid <= {"people.notice", "records.attachment"}
    assert kind_of("records.issued").en == "document number"


def test_the_list_is_filtered_searched_and_exported(world: World) -> None:
    some_work(world)
    client, address = world.client("a-auditor"), reverse("audit:diary")
    page = client.get(address).content.decode()
    for words in ("Mở sổ cấp số", "Bỏ số", "Tài khoản mẫu a-office", "số 02/QĐ"):
        assert words in page

    def shown(**asked: str) -> int:
        return client.get(address, asked).context["count"]

    assert shown() == 4
    assert shown(q="lay so") == 2
    assert shown(q="a-agency_admin") == 1
    assert shown(action="records.void_number") == 1
    assert shown(kind="records.issued") == 3
    assert shown(since="02/11/2024") == 0
    assert shown(until="01/11/2024", since="01/11/2024") == 4
    sheet = client.get(address, {"xuat": "csv", "q": "lay so"}).content.decode()
    assert "Lấy số" in sheet
    assert "Mở sổ" not in sheet
    english = Client()
    english.cookies["language"] = "en"
    english.force_login(world.users["a-auditor"], "allauth.account.auth_backends.AuthenticationBackend")
    page = english.get(address).content.decode()
    assert "Make a number void" in page
    assert "Nhật ký" not in page.split("<main")[1].split("</main>")[0]


def test_things_lead_to_their_pages_and_every_page_of_the_table_is_there(world: World) -> None:
    from django.apps import apps

    some_work(world)
    page = world.client("a-auditor").get(reverse("audit:diary")).content.decode()
    series = apps.get_model("records.numberseries").objects.get()
    assert f'href="{reverse("records:book", args=[series.pk])}">Sổ cấp số #{series.pk}</a>' in page
    for kind, name in PAGES.items():
        assert apps.get_model(kind)
        assert reverse(name, args=[1])
        assert name in access.PAGES


def test_the_registers_stand_beside_each_other(world: World) -> None:
    page = world.client("a-auditor").get(reverse("records:series")).content.decode()
    assert reverse("audit:diary") in page
    assert (
        reverse("audit:diary") not in world.client("a1-clerk").get(reverse("records:series")).content.decode()
    )


def test_the_same_number_of_queries_whatever_it_holds(world: World) -> None:
    client, address = world.client("a-auditor"), reverse("audit:diary")
    open_series(world.units["A"], "letter", "{n}", by=world.users["a-agency_admin"], year=2024)
    one = queries(client, address)
    some_work(world)
    assert queries(client, address) == one


def test_another_agency_reads_nothing_of_it(world: World) -> None:
    some_work(world)
    assert world.client("b-auditor").get(reverse("audit:diary")).context["count"] == 0
    assert world.client("admin").get(reverse("audit:diary")).context["count"] == 4
    assert world.client("a1-clerk").get(reverse("audit:diary")).status_code == 403
    assert Client().get(reverse("audit:diary")).status_code == 302
    assert world.client("a-auditor").get(reverse("audit:movement", args=[1])).status_code == 404


def test_verification_on_screen(world: World, django_capture_on_commit_callbacks: Any) -> None:
    some_work(world)
    client, address = world.client("a-auditor"), reverse("audit:verify")

    def verified() -> str:
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(address, {"anchor": ""})
        return client.get(answer["Location"]).content.decode()

    assert "ít nhất 16 ký tự" in client.post(address, {"anchor": "x"}).content.decode()
    assert "Nhật ký nguyên vẹn: 4 mục" in verified()
    Entry.objects.filter(number=3).update(told={})
    assert "hỏng đầu tiên ở mục 3" in verified()
    assert world.client("a-office").get(reverse("audit:verify")).status_code == 403


def test_anchors_to_print(world: World) -> None:
    client = world.client("a-auditor")
    assert "chưa có mục nào được ghi" in client.get(reverse("audit:anchors")).content.decode()
    some_work(world)
    assert "Hết ngày 01/11/2024, nhật ký có 4 mục" in client.get(reverse("audit:anchors")).content.decode()


def test_history_part_of_a_page(world: World) -> None:
    from django.template import engines

    some_work(world)
    series = world.units["A"]._meta.apps.get_model("records.numberseries").objects.get()
    text = engines["django"].from_string("{% load audit %}{% history_of thing %}")
    with translation.override("en"):
        shown = text.render({"thing": series})
    assert "Open a book of numbers" in shown
    assert "Tài khoản mẫu a-agency_admin" in shown
