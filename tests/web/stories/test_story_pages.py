"""Pages of stories: writing that saves itself, reviewing, the radio bulletin, reading, the public site."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.documents.reading import docx_words
from tests.web.counting import queries
from tests.web.stories.made import begun, published, sent, written
from tests.web.world import DAY, World
from thidua.portal import actions as portal
from thidua.stories import actions
from thidua.stories.actions import NewAdoption
from thidua.stories.models import Adoption, Bulletin, Sending, Story

pytestmark = pytest.mark.slow

TYPED = {
    "kind": "good_deed",
    "title": "Trả lại ví (mẫu)",
    "lead": "Nhặt được ví, trả tận tay.",
    "text": "Chuyện mẫu.",
    "about": "Cá nhân mẫu",
    "consent": "Ký đồng ý",
    "consent_on": "01/11/2024",
}


def at(name: str, *parts: object) -> str:
    return reverse(f"stories:{name}", args=parts)


def told(client: Client, name: str, *parts: object, **asked: object) -> str:
    answer = client.get(at(name, *parts), asked)
    assert answer.status_code == 200, name
    return str(answer.content.decode())


def post(client: Client, name: str, pk: int, **typed: object) -> int:
    return client.post(at(name, pk), typed | {"once": str(uuid4())}).status_code


def test_pages_ask_as_often_for_three_as_for_one(world: World) -> None:
    client, office = world.client("a-office"), world.users["a-office"]
    first = published(world)
    actions.word(first, "Bản tin", "Lời mẫu.", by=office)
    pages = [at(n) for n in ("published", "list", "mine")]
    pages += [at(n, first.pk) for n in ("story", "read", "word")]
    pages += [reverse("portal:stories"), reverse("portal:story", args=[first.pk])]

    def more(unit: str) -> None:
        published(world)
        actions.send(first, "Đài mẫu", DAY, by=office)
        by = world.users[f"{unit[0].lower()}-office"]
        actions.adopt(first, NewAdoption(world.units[unit], DAY, "Đây", "Kết quả"), by=by)

    begun(world, by="a-office")
    more("A2")
    one = [queries(client, page) for page in pages]
    begun(world, by="a-office")
    more("B1")
    more("P")
    assert [queries(client, page) for page in pages] == one == [7, 7, 7, 10, 7, 6, 10, 7]


def test_a_clerk_writes_and_the_office_publishes(world: World) -> None:
    clerk, office = world.client("a1-clerk"), world.client("a-office")
    new = {"kind": "good_deed", "title": "Bài mẫu", "unit": world.units["A1"].pk, "once": str(uuid4())}
    assert clerk.post(at("start"), new).status_code == 302
    story = Story.objects.get()
    kept = clerk.post(at("save", story.pk), TYPED | {"version": 1})
    assert kept.json()["version"] == 2
    assert clerk.post(at("save", story.pk), TYPED | {"version": 1}).status_code == 409
    bad = clerk.post(at("save", story.pk), TYPED | {"version": 2, "consent_on": "31/31/2024"})
    assert bad.status_code == 422
    assert clerk.post(at("write", story.pk), TYPED | {"version": 2}).status_code == 302
    assert "Gửi bài điển hình để duyệt" in told(clerk, "story", story.pk)
    assert post(clerk, "submit", story.pk) == 302
    assert "Duyệt 1 bài điển hình" in office.get("/").content.decode()
    assert "Ký đồng ý" in told(office, "publish", story.pk)
    assert post(office, "return", story.pk, reason="Thêm ngày (mẫu)") == 302
    assert "Sửa bài điển hình: Trả lại ví" in clerk.get("/").content.decode()
    assert "Thêm ngày (mẫu)" in told(clerk, "write", story.pk)
    assert post(clerk, "submit", story.pk) == 302
    assert post(office, "publish", story.pk) == 302
    assert "Chuyện mẫu." in told(world.client("b1-clerk"), "read", story.pk)
    assert post(office, "withdraw", story.pk, reason="Rút đồng ý (mẫu)") == 302
    assert world.client("b1-clerk").get(at("read", story.pk)).status_code == 404
    assert "Rút đồng ý (mẫu)" in told(clerk, "story", story.pk)
    assert post(office, "restore", story.pk) == 302


def test_what_hinders_is_told_beside_the_button(world: World) -> None:
    draft = begun(world)
    assert "sự đồng ý của người, tập thể được kể" in told(world.client("a1-clerk"), "story", draft.pk)
    own = sent(world, by="a-office")
    assert "người khác duyệt" in told(world.client("a-office"), "story", own.pk)
    assert "Duyệt, đăng bài điển hình" in told(world.client("a-signer"), "story", own.pk)


def test_another_agency_has_no_working_page_and_reads_what_was_published(world: World) -> None:
    story, client = published(world), world.client("b-office")
    assert client.get(at("story", story.pk)).status_code == 404
    assert client.get(at("bulletin", story.pk, "pdf")).status_code == 404
    page = told(client, "read", story.pk)
    assert "Tổ trưởng đọc và đồng ý" not in page
    assert story.code not in told(client, "list")
    assert client.get(at("read", begun(world).pk)).status_code == 404


def test_lists_are_searched_without_accents_and_exported(world: World) -> None:
    story, client = published(world), world.client("b-office")
    assert story.title in told(client, "published", q="tra ket qua", kind="good_practice", year=2024)
    assert "khớp bộ lọc" in told(client, "published", q="khong co")
    assert "khớp bộ lọc" in told(client, "published", unit="don vi khac")
    sheet = client.get(at("published"), {"xuat": "csv"}).content.decode("utf-8-sig")
    assert "Cách làm hay" in sheet
    assert "CỘNG HÒA" in told(client, "published", **{"in": "1"})
    mine = world.client("a1-clerk")
    assert "Đã đăng" in told(mine, "mine", state="published")
    assert "Viết bài" in told(world.client("a2-clerk"), "mine")


def test_the_radio_bulletin_is_proposed_counted_printed_and_sent(world: World) -> None:
    story, client = published(world), world.client("a-office")
    page = told(client, "word", story.pk)
    assert "Ủy ban nhân dân phường trả mười hai loại giấy tờ" in page
    assert "Ngắn" in page
    assert client.get(at("bulletin", story.pk, "pdf")).status_code == 404
    words = "Thưa bà con, UBND phường có 12 tổ."
    assert post(client, "word", story.pk, heading="Bản tin mẫu", text=words, version=0) == 302
    page = told(client, "word", story.pk)
    assert "Viết đầy đủ: Ủy ban nhân dân" in page
    assert "Chỗ khó đọc: 2" in page
    stale = client.post(at("word", story.pk), {"heading": "Bản tin", "text": "Khác.", "version": 0})
    assert stale.status_code == 422
    assert "Khác." in stale.content.decode()
    sent_to = {"station": "Đài mẫu", "sent_on": "01/11/2024"}
    assert post(client, "send", story.pk, **sent_to) == 302
    paper = client.get(at("bulletin", story.pk, "docx"))
    read = " ".join(docx_words(paper.content))
    assert "BẢN TIN TRUYỀN THANH" in read
    assert "Thưa bà con, UBND phường có 12 tổ." in read
    assert "Đài mẫu" in read
    assert "gửi ngày 01/11/2024" in told(client, "story", story.pk)
    assert post(client, "withdraw_sending", Sending.objects.get().pk) == 302
    assert "Chưa gửi đài" in told(client, "story", story.pk)
    assert Bulletin.objects.get().version == 1


def test_another_unit_records_that_it_does_likewise(world: World) -> None:
    story, client = published(world), world.client("b1-clerk")
    typed = {"unit": world.units["B1"].pk, "since": "01/11/2024", "where": "Một cửa", "result": "Nhanh (mẫu)"}
    assert "Ghi áp dụng" in told(client, "read", story.pk)
    bad = client.post(at("adopt", story.pk), typed | {"since": "01/12/2030", "once": str(uuid4())})
    assert bad.status_code == 422
    assert "Nhanh (mẫu)" in bad.content.decode()
    assert post(client, "adopt", story.pk, **typed) == 302
    assert "Nơi áp dụng: 1" in told(world.client("a-office"), "read", story.pk)
    assert post(client, "withdraw_adoption", Adoption.objects.get().pk) == 302
    assert "Nơi áp dụng: 0" in told(client, "read", story.pk)


def test_the_public_reads_only_what_people_agreed_to(world: World) -> None:
    shown = published(world)
    hidden = published(world, title="Bài không công khai (mẫu)", is_public=False)
    about = published(world, title="Bài về một người (mẫu)", about=world.people["a1"].name)
    client = Client()
    page = client.get(reverse("portal:stories")).content.decode()
    assert [s.title in page for s in (shown, hidden, about)] == [True, False, True]
    assert client.get(reverse("portal:story", args=[hidden.pk])).status_code == 404
    one = client.get(reverse("portal:story", args=[shown.pk])).content.decode()
    assert "Trước đây người dân chờ" in one
    for private in (world.users["a1-clerk"].name, world.users["a-office"].name, "Tổ trưởng đọc"):
        assert private not in one
    portal.withhold(world.people["a1"], "Đề nghị của người này (mẫu)", by=world.users["a-office"])
    assert client.get(reverse("portal:story", args=[about.pk])).status_code == 404
    search = client.get(reverse("portal:stories"), {"q": "ket qua", "kind": "good_practice", "year": 2024})
    assert shown.title in search.content.decode()
    none = client.get(reverse("portal:stories"), {"year": 1999}).content.decode()
    assert "Không có bài nào khớp" in none


def test_what_is_published_is_found_by_the_search(world: World) -> None:
    published(world)
    actions.save(begun(world), written(title="Nháp (mẫu)"), by=world.users["a1-clerk"])
    page = world.client("b-office").get(reverse("home:search"), {"q": "tra ket qua"}).content.decode()
    assert "Trả kết quả trong buổi sáng (mẫu)" in page
